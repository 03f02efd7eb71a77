"""The rail: room for nine places, the foot always inside, words where there is width for them."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from ui.kit.theme import theme
from ui.settings.appearance import Appearance
from ui.window import main_window
from ui.window.main_window import MainWindow
from ui.workplace.places import PLACES, Entry

MORE = {
    name: Entry(title, "ui.cases.screen", "CasesScreen", f"Ctrl+{number}", on_rail=True)
    for number, (name, title) in enumerate(
        (
            ("letters", "Letters"),
            ("law", "Ombudsman"),
            ("question", "Learning"),
            ("tick-circle", "Assurance"),
        ),
        6,
    )
}
"""The places that are still to come, with drawings that are there."""


@pytest.fixture
def window(qtbot, look, monkeypatch):
    monkeypatch.setattr(main_window, "PLACES", PLACES | MORE)
    made = MainWindow(Appearance(look))
    qtbot.addWidget(made)
    made.show()

    def resize(width, height):
        made.resize(width, height)
        qtbot.waitUntil(lambda: (made.width(), made.height()) == (width, height))
        QApplication.processEvents()  # what is inside has its size with the next turn
        return made

    made.to = resize
    return made


def inside(part, window):
    """Whether all of a part is within its window and can be seen."""
    corner = part.mapTo(window, part.rect().topLeft())
    return window.rect().contains(part.rect().translated(corner)) and part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720)])
def test_nine_places_stand_on_the_rail_without_scrolling(window, size):
    window.to(*size)
    assert sum(entry.on_rail for entry in (PLACES | MORE).values()) == 9
    for name, button in window.rail.buttons.items():
        assert inside(button, window), name


@pytest.mark.parametrize(("width", "height", "percent"), [(1024, 700, 100), (1280, 720, 100), (1024, 700, 200)])
def test_the_settings_and_the_state_of_sharing_are_always_inside(window, width, height, percent):
    theme().set(percent=percent)
    window.to(width, height)
    for part in (window.rail.buttons["settings"], window.rail.buttons["sharing"], window.rail.status):
        assert inside(part, window), part.accessibleName()


def test_a_place_that_does_not_fit_is_scrolled_to_when_it_is_shown(window):
    theme().set(percent=200)
    window.to(1024, 700)
    last = window.rail.buttons["tick-circle"]
    assert not inside(last, window)
    window.rail.show_place("tick-circle")
    assert inside(last, window)
    assert window.rail.findChild(QScrollArea).verticalScrollBar().isVisible()


def test_a_narrow_window_shows_drawings_whose_words_are_still_told(window):
    button = window.to(1119, 700).rail.buttons["cases"]
    assert (button.text(), button.accessibleName(), button.toolTip()) == ("", "Cases", "Cases (Ctrl+2)")
    assert window.rail.width() <= 60
    assert window.to(1120, 700).rail.buttons["cases"].text() == "Cases"


def test_larger_text_makes_the_same_window_narrow(window):
    window.to(1440, 900)
    theme().set(percent=150)
    assert window.rail.narrow
    theme().set(percent=100)
    assert not window.rail.narrow


def test_a_narrow_rail_keeps_the_notice_about_the_key_in_sight(window):
    window.to(1024, 700).rail.say_key("The key is in the file record.key, which others could read")
    assert window.rail.key_mark.isVisible()
    assert "others could read" in window.rail.key_mark.toolTip()
    window.to(1440, 900)
    assert window.rail.key.isVisible()
    assert not window.rail.key_mark.isVisible()
