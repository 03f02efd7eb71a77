"""The month beside a date field, worked by keys and by the mouse."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from complaints_desktop.desk.holidays import working_calendar
from ui.kit.buttons import Button
from ui.kit.month import MonthPopup

TODAY = date(2026, 4, 13)


@pytest.fixture
def opened(qtbot, look):
    """Open the calendar on a day; returns it and the days that were picked."""
    page = QWidget()
    qtbot.addWidget(page)
    page.show()

    def at(shown):
        popup, picked = MonthPopup(page, shown, TODAY, working_calendar().why_not), []
        popup.picked.connect(picked.append)
        popup.show()
        return popup, picked

    return at


def words(popup):
    return [label.text() for label in popup.findChildren(QLabel) if not label.isHidden()]


def chosen(popup):
    QApplication.processEvents()  # what was put in is shown
    days = [b for b in popup.findChildren(Button) if b.isCheckable() and b.isChecked() and not b.isHidden()]
    return [button.accessibleName() for button in days]


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Qt.Key.Key_Left, date(2026, 3, 31)),
        (Qt.Key.Key_Right, date(2026, 4, 2)),
        (Qt.Key.Key_Up, date(2026, 3, 25)),
        (Qt.Key.Key_Down, date(2026, 4, 8)),
    ],
)
def test_the_arrows_move_by_a_day_or_a_week_over_the_end_of_a_month(opened, qtbot, key, reached):
    popup, picked = opened(date(2026, 4, 1))
    qtbot.keyClick(popup, key)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert picked == [reached]
    assert not popup.isVisible()


def test_the_arrows_cross_the_new_year(opened, qtbot):
    popup, picked = opened(date(2026, 12, 31))
    qtbot.keyClick(popup, Qt.Key.Key_Right)
    assert "January 2027" in words(popup)
    qtbot.keyClick(popup, Qt.Key.Key_Enter)
    assert picked == [date(2027, 1, 1)]


@pytest.mark.parametrize(
    ("name", "start", "title"),
    [
        ("Month before", date(2026, 1, 31), "December 2025"),
        ("Month after", date(2026, 1, 31), "February 2026"),
        ("Month after", date(2026, 12, 15), "January 2027"),
    ],
)
def test_the_buttons_turn_the_month_and_stand_on_its_first_day(opened, qtbot, name, start, title):
    popup, picked = opened(start)
    button = next(each for each in popup.findChildren(Button) if each.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert title in words(popup)
    assert [each.split()[1] for each in chosen(popup)] == ["1"]
    assert picked == []


@pytest.mark.parametrize(
    ("month", "days"),
    [(date(2026, 2, 1), 28), (date(2028, 2, 1), 29), (date(2026, 4, 1), 30), (date(2026, 8, 1), 31)],
)
def test_a_month_has_its_days_and_no_others(opened, month, days):
    popup, _ = opened(month)
    shown = [button.text() for button in popup.findChildren(Button) if button.isCheckable()]
    assert shown == [str(n) for n in range(1, days + 1)]


def test_a_bank_holiday_is_named_at_its_day_and_below(opened):
    popup, _ = opened(date(2026, 4, 3))
    tips = {b.accessibleName(): b.toolTip() for b in popup.findChildren(Button) if b.isCheckable()}
    assert tips["Friday 3 April 2026"] == "Good Friday"
    assert tips["Tuesday 7 April 2026"] == ""
    assert "Friday 3 April 2026 · Good Friday" in words(popup)


def test_past_the_bank_holidays_that_are_known_a_day_is_just_a_day(opened):
    popup, _ = opened(date(2095, 4, 1))
    assert "Friday 1 April 2095" in words(popup)


def test_a_click_picks_the_day_under_it(opened, qtbot):
    popup, picked = opened(TODAY)
    button = next(b for b in popup.findChildren(Button) if b.accessibleName() == "Tuesday 28 April 2026")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert picked == [date(2026, 4, 28)]


def test_escape_picks_nothing_and_goes(opened, qtbot):
    popup, picked = opened(TODAY)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert picked == []
    qtbot.waitUntil(lambda: not (isValid(popup) and popup.isVisible()))
