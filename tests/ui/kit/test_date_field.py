"""A date field says back which day was understood, and explains one that cannot be."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.forms.form import When
from ui.kit.buttons import Button
from ui.kit.date_field import DateField
from ui.kit.month import MonthPopup

TODAY = date(2026, 4, 13)


@pytest.fixture
def field(qtbot, look):
    made = DateField("received_on", "Received", today=lambda: TODAY, why_not=working_calendar().why_not, when=When.PAST)
    qtbot.addWidget(made)
    made.show()
    return made


def said(field):
    return " ".join(label.text() for label in field.findChildren(QLabel))


def test_the_weekday_and_the_bank_holiday_are_said_back(field, qtbot):
    qtbot.keyClicks(field.line, "3/4/26")
    assert "Friday 3 April 2026 · Good Friday" in said(field)
    assert field.value == date(2026, 4, 3)


def test_a_saturday_is_said_not_to_be_a_working_day(field, qtbot):
    qtbot.keyClicks(field.line, "11 apr")
    assert "Saturday 11 April 2026 · not a working day" in said(field)


def test_an_impossible_date_is_explained_when_the_field_is_left(field, qtbot):
    qtbot.keyClicks(field.line, "30 feb 2026")
    assert field.error == ""
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert "30 feb 2026" in field.error
    assert field.value is None
    assert field.line.accessibleDescription().startswith(field.error)


def test_a_day_to_come_is_refused_where_something_has_happened(field, qtbot):
    qtbot.keyClicks(field.line, "tomorrow\r")
    assert "has not come yet" in field.error
    assert field.value is None


def test_today_is_the_last_day_that_may_be(field, qtbot):
    qtbot.keyClicks(field.line, "today\r")
    assert field.error == ""
    assert field.value == TODAY
    assert field.line.text() == "13 Apr 2026"


def test_what_was_understood_of_words_is_said_in_full_before_it_counts(field, qtbot):
    qtbot.keyClicks(field.line, "last fri")
    assert "Friday 10 April 2026" in said(field)
    assert "or" not in said(field).split("2026")[-1]


def test_another_day_that_may_be_meant_is_still_said_when_the_field_is_left(field, qtbot):
    qtbot.keyClicks(field.line, "14/4\r")
    assert field.line.text() == "14 Apr 2025"
    assert "Monday 14 April 2025 · 14 April 2026 has not come yet" in said(field)


def test_of_a_doubt_nothing_is_left_with_the_next_date(field, qtbot):
    qtbot.keyClicks(field.line, "14/4\r")
    field.line.selectAll()
    qtbot.keyClicks(field.line, "13/4\r")
    assert "has not come yet" not in said(field)


def test_a_draft_keeps_even_a_date_that_cannot_be(field, qtbot):
    qtbot.keyClicks(field.line, "31 apr")
    assert field.kept == "31 apr"


def test_the_calendar_beside_is_worked_by_keys(field, qtbot):
    button = next(each for each in field.findChildren(Button) if each.accessibleName().startswith("Calendar"))
    qtbot.keyClick(button, Qt.Key.Key_Space)
    popup = field.findChild(MonthPopup)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(popup, key)
    assert field.value == date(2026, 4, 5)
    assert "Sunday 5 April 2026" in said(field)


def test_escape_in_the_calendar_leaves_the_date_as_it_was(field, qtbot):
    field.set_value(TODAY)
    popup = MonthPopup(field, TODAY, TODAY, working_calendar().why_not)
    popup.picked.connect(field.set_value)
    popup.show()
    qtbot.keyClick(popup, Qt.Key.Key_Up)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert field.value == TODAY
