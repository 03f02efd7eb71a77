"""The next two weeks: each day says what falls due on it, and one can be chosen."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from ui.kit.buttons import Button
from ui.kit.fortnight import FortnightCalendar, LoadDay

MONDAY = date(2026, 3, 30)
CLOSED = {date(2026, 4, 3): "Good Friday", date(2026, 4, 6): "Easter Monday"}
LOADS = {date(2026, 3, 31): 1, date(2026, 4, 2): 7}


@pytest.fixture
def calendar(qtbot, look):
    made = FortnightCalendar()
    qtbot.addWidget(made)
    days = [MONDAY + timedelta(n) for n in range(14)]
    made.show_days([LoadDay(day, LOADS.get(day, 0), CLOSED.get(day)) for day in days], MONDAY)
    made.resize(420, 160)
    look.dress(made).show()
    made.activateWindow()
    made.said = []
    made.chosen.connect(made.said.append)
    return made


def day(calendar, start):
    return next(each for each in calendar.findChildren(Button) if each.accessibleName().startswith(start))


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("Monday 30 March", "Monday 30 March 2026, 0 things due"),
        ("Tuesday 31 March", "Tuesday 31 March 2026, 1 thing due"),
        ("Thursday 2 April", "Thursday 2 April 2026, 7 things due"),
        ("Friday 3 April", "Friday 3 April 2026, 0 things due, Good Friday"),
        ("Monday 6 April", "Monday 6 April 2026, 0 things due, Easter Monday"),
    ],
)
def test_a_day_says_its_load_and_its_holiday(calendar, start, name):
    button = day(calendar, start)
    assert button.accessibleName() == name
    assert button.toolTip() == name


def test_two_weeks_stand_under_one_another(calendar):
    first, second = day(calendar, "Tuesday 31 March"), day(calendar, "Tuesday 7 April")
    assert first.x() == second.x()
    assert first.geometry().bottom() < second.y()


def test_space_chooses_a_day_and_again_frees_it(calendar, qtbot):
    button = day(calendar, "Thursday 2 April")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert calendar.said == [date(2026, 4, 2), None]


def test_one_day_is_chosen_at_most(calendar, qtbot):
    qtbot.keyClick(day(calendar, "Thursday 2 April"), Qt.Key.Key_Space)
    qtbot.keyClick(day(calendar, "Tuesday 31 March"), Qt.Key.Key_Space)
    assert calendar.said == [date(2026, 4, 2), date(2026, 3, 31)]
    assert [each.accessibleName()[:10] for each in calendar.findChildren(Button) if each.isChecked()] == ["Tuesday 31"]


def test_a_fuller_day_has_more_of_the_bar(calendar, look):
    accent = look.colour("accent")

    def inked(start):
        button = day(calendar, start)
        image = button.grab().toImage()
        return sum(image.pixelColor(image.width() // 2, y) == accent for y in range(image.height()))

    assert inked("Thursday 2 April") > inked("Tuesday 31 March") >= inked("Wednesday 1 April") == 0


def test_other_days_take_the_place_of_the_first(calendar):
    calendar.show_days([LoadDay(date(2026, 4, 13), 3)], date(2026, 4, 13))
    shown = [each.accessibleName() for each in calendar.findChildren(Button) if each.isVisible()]
    assert shown in ([], ["Monday 13 April 2026, 3 things due"])
    assert day(calendar, "Monday 13 April")
