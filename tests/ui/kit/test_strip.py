"""The days of a clock in weeks, as on a wall calendar."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from ui.kit.strip import CalendarStrip, StripDay

THURSDAY = date(2026, 4, 2)


@pytest.fixture
def shown(qtbot, look):
    """Show days on a strip; returns the boxes by their dates."""

    def show(days, *, brief=False):
        strip = CalendarStrip(brief=brief)
        qtbot.addWidget(strip)
        strip.show_days(days)
        strip.resize(700, 300)
        strip.show()
        QApplication.processEvents()
        boxes = [each for each in strip.findChildren(QFrame) if each.property("role") == "day"]
        return strip, dict(zip([day.on for day in days], boxes, strict=True))

    return show


def words(box):
    return [label.text() for label in box.findChildren(QLabel) if label.text()]


def plain(start, many):
    return [StripDay(start + timedelta(n), n or None, "") for n in range(many)]


def test_a_day_stands_under_its_weekday_and_a_week_under_the_one_before(shown):
    _, boxes = shown(plain(THURSDAY, 8))
    assert boxes[THURSDAY].x() == boxes[THURSDAY + timedelta(7)].x()
    assert boxes[THURSDAY].geometry().bottom() < boxes[THURSDAY + timedelta(7)].y()
    sunday, monday = boxes[date(2026, 4, 5)], boxes[date(2026, 4, 6)]
    assert monday.x() < sunday.x()
    assert monday.y() > sunday.y()


def test_a_counted_day_shows_its_number_and_one_that_is_not_shows_why(shown):
    _, boxes = shown([StripDay(THURSDAY, 3, ""), StripDay(date(2026, 4, 3), None, "Good Friday", "skipped")])
    assert words(boxes[THURSDAY]) == ["2 Apr", "3"]
    assert words(boxes[date(2026, 4, 3)]) == ["3", "Good Friday"]
    assert boxes[THURSDAY].accessibleName() == "Thursday 2 April 2026, day 3"
    assert boxes[date(2026, 4, 3)].accessibleName() == "Friday 3 April 2026, not counted, Good Friday"


def test_the_month_is_named_where_it_begins(shown):
    _, boxes = shown(plain(date(2026, 4, 29), 4))
    tops = [words(box)[0] for box in boxes.values()]
    assert tops == ["29 Apr", "30", "1 May", "2"]


def test_a_weekend_says_nothing_but_its_date(shown):
    _, boxes = shown([StripDay(date(2026, 4, 4), None, "Saturday", "skipped")])
    assert words(boxes[date(2026, 4, 4)]) == ["4 Apr"]
    assert "Saturday" in boxes[date(2026, 4, 4)].accessibleName()


def test_today_is_named(shown):
    _, boxes = shown([StripDay(THURSDAY, 1, "", today=True)])
    assert words(boxes[THURSDAY])[0] == "2 Apr today"
    assert boxes[THURSDAY].property("today") == "true"


@pytest.mark.parametrize(
    ("kind", "said"),
    [("due", ["2", "1", "due"]), ("skipped", ["2", "1", "due"]), ("event", ["2", "1"]), ("", ["2", "1"])],
)
def test_a_brief_strip_says_only_what_is_short(shown, kind, said):
    _, boxes = shown([StripDay(THURSDAY, 1, "due", kind, today=True)], brief=True)
    assert words(boxes[THURSDAY]) == said
    assert boxes[THURSDAY].accessibleName().endswith(", due")


def test_a_day_is_dressed_by_its_kind(shown):
    _, boxes = shown([StripDay(THURSDAY, 1, "late", "late")])
    assert boxes[THURSDAY].property("kind") == "late"


def test_other_days_take_the_place_of_the_first_and_none_leave_it_empty(shown):
    strip, _ = shown(plain(THURSDAY, 3))
    strip.show_days([])
    QApplication.processEvents()
    assert not [label for label in strip.findChildren(QLabel) if label.isVisible()]
