"""My work: what hurts first stands first, and one key opens the right form at the right place."""

from datetime import date

from PySide6.QtCore import Qt

from complaints_desktop.reading.my_work import Kind, WorkItem
from ui.kit.buttons import Link
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
    assert (
        index.data() == "Acknowledge stage 1. 26-K7Q-0001, Mrs Oyelaran Bello. Mon 30 Mar 2026, 8 working days overdue"
    )
    assert "(Code 6.2)" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_arrows_pass_over_the_headings(bench):
    screen = bench.show("my-work")
    bench.bot.keyClick(screen.list, Qt.Key.Key_Down)
    current = entries(screen)[screen.list.currentIndex().row()]
    assert isinstance(current, WorkItem)
    assert current.resident == "Thomas Greenhalgh"


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


def test_a_day_of_the_calendar_narrows_the_list_to_it(bench):
    screen = bench.show("my-work")
    screen.calendar.chosen.emit(date(2026, 4, 17))
    items = [each for each in entries(screen) if isinstance(each, WorkItem)]
    assert {item.due_on for item in items} == {date(2026, 4, 17)}
    screen.calendar.chosen.emit(None)
    assert len(groups(screen)) == 4


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
    log._start_afresh()
    bench.show("my-work")
    assert not go_on.isVisible()
