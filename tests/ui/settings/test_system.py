"""Until a person chooses otherwise, the program looks as the computer's own settings ask."""

import pytest
from PySide6.QtCore import QObject, Signal

from ui.kit.colours import Look
from ui.settings.appearance import AS_SYSTEM, SYSTEM, Appearance
from ui.settings.system import per_cent


class Computer(QObject):
    """A computer whose settings are set by the test."""

    changed = Signal()

    def __init__(self, *, dark=False, contrast=False, percent=100):
        super().__init__()
        self.dark, self.contrast, self.percent = dark, contrast, percent


@pytest.mark.parametrize(
    ("dark", "contrast", "shown"),
    [
        (False, False, Look.LIGHT),
        (True, False, Look.DARK),
        (False, True, Look.CONTRAST),
        (True, True, Look.CONTRAST),
    ],
)
def test_colours_and_contrast_of_the_computer_are_followed(look, dark, contrast, shown):
    Appearance(look, system=Computer(dark=dark, contrast=contrast))
    assert look.look is shown


def test_a_change_there_is_followed_at_once_and_what_a_person_chose_here_stays(look):
    computer = Computer()
    appearance = Appearance(look, system=computer)
    computer.contrast = True
    computer.changed.emit()
    assert look.look is Look.CONTRAST
    appearance.choose_look(Look.LIGHT)
    computer.changed.emit()
    assert look.look is Look.LIGHT
    appearance.choose_look(SYSTEM)
    assert look.look is Look.CONTRAST


@pytest.mark.parametrize(("asked", "shown"), [(100, 100), (104, 100), (106, 110), (140, 150), (225, 200)])
def test_the_size_of_text_of_the_computer_is_followed_to_the_nearest_offered(look, asked, shown):
    Appearance(look, system=Computer(percent=asked))
    assert look.percent == shown


def test_a_size_chosen_here_goes_before_that_of_the_computer_until_it_is_given_up(look, tmp_path):
    file, computer = tmp_path / "appearance.json", Computer(percent=150)
    appearance = Appearance(look, file, system=computer)
    appearance.step(1)
    assert look.percent == 175
    assert Appearance(look, file, system=computer).size == 175
    appearance.choose_size(AS_SYSTEM)
    assert look.percent == 150
    assert Appearance(look, file, system=computer).size == AS_SYSTEM


@pytest.mark.parametrize(
    ("points", "platform", "expected"),
    [
        (9, "win32", 100),
        (13.5, "win32", 150),
        (13, "darwin", 100),
        (11, "linux", 100),
        (9, "linux", 100),
        (22, "linux", 200),
        (-1, "win32", 100),
    ],
)
def test_points_of_the_systems_own_font_are_per_cent_of_what_is_usual(points, platform, expected):
    assert per_cent(points, platform) == expected
