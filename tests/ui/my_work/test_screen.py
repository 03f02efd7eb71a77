"""My work: what hurts first stands first, and one key opens the right form at the right place."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from complaints_desktop.reading.my_work import Kind, MyWork, WorkItem
from complaints_desktop.rules.wording import in_full
from ui.kit.buttons import Button, Link
from ui.my_work.screen import days_shown
from ui.my_work.work_list import WorkGroup


def entries(screen):
    return screen.list.lines.entries


def groups(screen):
    return [each.title for each in entries(screen) if isinstance(each, WorkGroup)]


def test_the_groups_stand_by_urgency(bench):
    screen = bench.show("my-work")
    assert groups(screen) == ["Overdue", "Due today", "Due in the next 7 days", "Later"]


def test_a_late_acknowledgement_says_how_late_and_why(bench):
    screen = bench.show("my-work")
    index = screen.list.lines.index(1)
    what, about, when = index.data().split(". ")
    assert (what, about) == ("Acknowledge stage 1", "Acknowledgement, 26-K7Q-0001, Mrs Oyelaran Bello")
    assert when == "Mon 30 Mar 2026, 8 working days overdue"
    assert "(Code 6.2)" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_arrows_pass_over_the_headings(bench):
    screen = bench.show("my-work")
    bench.bot.keyClick(screen.list, Qt.Key.Key_Down)
    current = entries(screen)[screen.list.currentIndex().row()]
    assert isinstance(current, WorkItem)


def test_enter_on_an_acknowledgement_opens_the_letter(bench):
    screen = bench.show("my-work")
    bench.bot.keyClick(screen.list, Qt.Key.Key_Return)
    bench.settle()
    letter = bench.window.shown("letter")
    assert letter.proof.matter.kind.name == "stage1-acknowledgement"


def test_enter_on_a_promise_opens_the_promises_of_its_case(bench):
    screen = bench.show("my-work")
    item = next(each for each in entries(screen) if isinstance(each, WorkItem) and each.kind is Kind.COMMITMENT)
    screen.list.setCurrentIndex(screen.list.lines.index(entries(screen).index(item)))
    bench.bot.keyClick(screen.list, Qt.Key.Key_Return)
    bench.settle()
    case = bench.window.shown("case")
    assert case.tabs.title == "Commitments"


def day(screen, start):
    return next(each for each in screen.calendar.findChildren(Button) if each.accessibleName().startswith(start))


def days_listed(screen):
    return {each.due_on for each in entries(screen) if isinstance(each, WorkItem)}


def chips(screen):
    return [each for each in screen.findChildren(Button) if each.accessibleName().endswith(": take away")]


def test_a_day_of_the_calendar_opens_that_day_and_says_so_over_the_list(bench):
    screen = bench.show("my-work")
    bench.bot.mouseClick(day(screen, "Friday 17 April"), Qt.MouseButton.LeftButton)
    assert days_listed(screen) == {date(2026, 4, 17)}
    assert [chip.text() for chip in chips(screen)] == ["Due on Friday 17 April 2026"]
    bench.bot.mouseClick(chips(screen)[0], Qt.MouseButton.LeftButton)
    assert len(groups(screen)) == 4
    assert not day(screen, "Friday 17 April").isChecked()


def test_escape_in_the_list_shows_all_days_again(bench):
    screen = bench.show("my-work")
    bench.bot.keyClick(day(screen, "Friday 17 April"), Qt.Key.Key_Space)
    bench.bot.keyClick(screen.list, Qt.Key.Key_Escape)
    assert len(groups(screen)) == 4


def test_the_day_that_is_open_stays_so_when_something_is_done(bench):
    screen = bench.show("my-work")
    bench.bot.mouseClick(day(screen, "Friday 17 April"), Qt.MouseButton.LeftButton)
    screen.load()
    bench.settle()
    assert days_listed(screen) == {date(2026, 4, 17)}
    assert day(screen, "Friday 17 April").isChecked()


def test_a_day_with_nothing_due_says_so_and_offers_all_days(bench):
    screen = bench.show("my-work")
    bench.bot.mouseClick(day(screen, "Sunday 19 April"), Qt.MouseButton.LeftButton)
    bench.settle()
    assert "Nothing is due on Sunday 19 April 2026" in [label.text() for label in screen.empty.findChildren(QLabel)]
    next(each for each in screen.empty.findChildren(Button) if each.text() == "Show all days").click()
    assert screen.list.isVisible()


def test_what_is_overdue_this_week_is_counted_on_its_day(bench):
    bench.office.day = date(2026, 4, 15)
    screen = bench.show("my-work")
    screen.load()
    bench.settle()
    on = {each.due_on for each in screen.work.items if each.due_on and date(2026, 4, 13) <= each.due_on}
    assert min(on) < date(2026, 4, 15)
    assert "0 things due" not in day(screen, f"{in_full(min(on))}").accessibleName()


def test_somebody_with_nothing_to_do_is_offered_to_log_and_to_see_what_others_have(bench):
    screen = bench.show("my-work")
    screen._show(MyWork(items=()))
    offered = [each.text() for each in screen.empty.findChildren(Button)]
    assert offered == ["Log a complaint", "See the cases of others"]


def test_what_is_done_in_a_case_leaves_the_list(bench):
    screen = bench.show("my-work")
    before = len(entries(screen))
    bench.office.day = date(2026, 4, 13)
    bench.office.acknowledge(bench.cases["due"], date(2026, 4, 13))
    screen.load()
    bench.settle()
    titles = [
        each.what for each in entries(screen) if isinstance(each, WorkItem) and each.resident == "Thomas Greenhalgh"
    ]
    assert titles == ["Respond stage 1"]
    assert len(entries(screen)) <= before


def test_a_complaint_half_logged_is_gone_on_with_from_here(bench):
    screen = bench.show("my-work")
    go_on = next(each for each in screen.findChildren(Link) if "logging a complaint" in each.words)
    assert not go_on.isVisible()
    bench.bot.keyClicks(bench.show("log").form["name"].control, "Ama Mens")
    bench.show("my-work")
    assert go_on.isVisible()
    bench.bot.keyClick(go_on, Qt.Key.Key_Return)
    bench.settle()
    log = bench.window.shown("log")
    assert log.isVisible()
    log.discard()
    bench.show("my-work")
    assert not go_on.isVisible()


@pytest.mark.parametrize(
    ("today", "weeks"),
    [(date(2026, 11, 27), 2), (date(2026, 11, 28), 3), (date(2026, 11, 29), 3), (date(2026, 11, 30), 2)],
)
def test_the_calendar_shows_today_and_two_weeks_of_work_on_a_weekend_too(today, weeks):
    days = days_shown(today)
    assert (days[0].weekday(), len(days)) == (0, 7 * weeks)
    assert today in days
    assert len([day for day in days if day > today and day.weekday() < 5]) >= 5
