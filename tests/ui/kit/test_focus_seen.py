"""Who goes by the keyboard sees where the cursor is: what changes when a control takes it stands out, in every look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.kit.buttons import Button, Segments
from ui.kit.colours import SHAPE, Look, contrast
from ui.kit.layouts import restyle

LOOKS = tuple(Look)


def a_button(role, *, on=False, tone=""):
    def made():
        button = Button("Write the response", role=role)
        if on:
            button.turns(lambda _: None)
            button.stand(on=True)
        if tone:
            restyle(button, tone=tone)
        return button

    return made


def in_error(kind):
    def made():
        field = kind()
        restyle(field, wrong="true")
        return field

    return made


CONTROLS = {
    "plain": a_button(""),
    "primary": a_button("primary"),
    "danger": a_button("danger"),
    "link": a_button("link"),
    "tool": a_button("tool"),
    "tool that is on": a_button("tool", on=True),
    "place": a_button("rail"),
    "place that is shown": a_button("rail", on=True),
    **{f"{tone} chip": a_button("chip", tone=tone) for tone in ("danger", "warn", "good", "info")},
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "choice": QComboBox,
    "box": QCheckBox,
    "line in error": in_error(QLineEdit),
    "text in error": in_error(QPlainTextEdit),
    "choice in error": in_error(QComboBox),
}


@pytest.fixture
def page(qtbot, look):
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    look.dress(made)
    made.resize(300, 120)
    yield made
    look.set(look=Look.LIGHT)


def pixels(control):
    image = control.grab().toImage()
    return [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]


def seen(page, control, within=None):
    """The number of pixels of `control` that change by 3:1 or more when it takes the cursor."""
    page.layout().addWidget(within or control)
    elsewhere = Button("Elsewhere")
    page.layout().addWidget(elsewhere)
    page.show()
    page.activateWindow()
    elsewhere.setFocus()
    QApplication.processEvents()
    before = pixels(control)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert QApplication.focusWidget() is control
    after = pixels(control)
    pairs = {(one.name(), other.name()) for one, other in zip(before, after, strict=True) if one != other}
    strong = {pair for pair in pairs if contrast(*(QColor(each).name().upper() for each in pair)) >= SHAPE}
    return sum((one.name(), other.name()) in strong for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("shade", LOOKS)
@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_with_the_cursor_shows_it_all_round(page, look, name, shade):
    look.set(look=shade)
    control = CONTROLS[name]()
    strong = seen(page, control)
    assert strong >= control.width() + control.height()


@pytest.mark.parametrize("shade", LOOKS)
def test_the_choice_that_is_made_shows_the_cursor(page, look, shade):
    look.set(look=shade)
    segments = Segments("Show", (("a", "All"), ("b", "Contacts")))
    button = segments.findChild(Button)
    assert seen(page, button, within=segments) >= button.width() + button.height()
