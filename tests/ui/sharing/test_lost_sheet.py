"""What was known here and lost at the server: given back or let go in the window, by the keyboard alone."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from complaints_desktop.reading.my_work import Kind, WorkItem
from complaints_desktop.sample import two_desks
from db.model import Case, Contact, GivenBack, Rescue, new_id
from db.terms import Rescued, Role
from tests.ui.sharing.conftest import tell, write
from tests.ui.sharing.test_screen import CTRL, DOWN, ENTER, ESC, SPACE, TAB, be, over, press
from tests.ui.test_every_screen import has_its_room, nameless
from ui.case.story_items import story
from ui.kit.theme import theme
from ui.sharing.lost_sheet import LostSheet

SHIFT = Qt.KeyboardModifier.ShiftModifier
GONE = "26-M2X-0043"


@pytest.fixture
def lost(bench, joined):
    """The id of a case that the server lost; with it a contact in a case that is there."""
    made = bench.read(write(bench, lambda session: two_desks.lost(session, bench.cases["working"])))
    tell(bench)
    return made


def shown(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def states(bench):
    with bench.office.record.reading() as session:
        return sorted(row.state for row in session.query(Rescue))


def contacts(bench):
    with bench.office.record.reading() as session:
        return {row.summary for row in session.query(Contact)}


def open_all(bench):
    screen = bench.show("sharing")
    screen.show_section("lost:all")
    bench.settle()
    assert isinstance(over(screen), LostSheet)
    return screen, over(screen)


def test_the_page_lists_what_was_lost_with_whose_when_and_of_which_case(bench, lost):
    screen = bench.show("sharing")
    assert screen.lost.isVisible()
    titles = [each.title for each in screen.lost.rows.columns]
    assert titles == ["What", "Case", "Resident", "Said to be by", "When"]
    rows = [[screen.lost.rows.index(line, n).data() for n in range(5)] for line in range(screen.lost.rows.rowCount())]
    gone = next(row for row in rows if row[1] == GONE)
    assert gone[2] == "Wanda Marsh"
    with bench.office.record.reading() as session:
        there = session.get_one(Case, bench.cases["working"]).reference
    assert there in [row[1] for row in rows]  # what is lost of a case that is there is said with its number
    assert all(gone)


def test_a_page_with_nothing_lost_says_nothing_of_it(bench, joined):
    screen = bench.show("sharing")
    assert not screen.lost.isVisible()
    assert not screen.all_lost.isVisible()


def test_the_foot_says_it_and_leads_to_the_list(bench, lost):
    assert "4 changes to give back" in bench.window.rail.status.words
    bench.window.rail.status.setFocus()
    press(bench, ENTER)
    screen = bench.window.shown("sharing")
    assert QApplication.focusWidget() is screen.lost


def test_one_case_is_given_back_by_the_keyboard_alone_and_the_next_one_opens(bench, lost):
    screen = bench.show("sharing")
    assert QApplication.focusWidget() is screen.lost
    press(bench, ENTER)
    sheet = over(screen)
    assert isinstance(sheet, LostSheet)
    assert QApplication.focusWidget() is sheet.action
    assert "Said to be by" in shown(sheet)
    press(bench, ENTER)
    assert states(bench) == [Rescued.GIVEN_BACK.value] * 3 + [Rescued.OPEN.value]
    assert "Water through the ceiling since Monday" in contacts(bench)
    assert isinstance(over(screen), LostSheet)
    assert over(screen) is not sheet
    press(bench, ENTER, CTRL)
    assert states(bench) == [Rescued.GIVEN_BACK.value] * 4
    assert over(screen) is screen.over.widget(0)
    assert "Nothing more to settle" in bench.window.word.words
    assert not screen.lost.isVisible()


def test_all_of_it_is_given_back_at_once_and_each_row_says_by_whom(bench, lost):
    screen = bench.show("sharing")
    screen.all_lost.setFocus()
    press(bench, SPACE)
    press(bench, ENTER)
    assert states(bench) == [Rescued.GIVEN_BACK.value] * 4
    with bench.office.record.reading() as session:
        given = session.query(GivenBack).all()
        assert {row.given_by_id for row in given} == {bench.office.desk().officer.id}
        assert len(given) == 4


def test_the_story_says_of_what_was_given_back_whose_it_is_said_to_be(bench, lost):
    _, sheet = open_all(bench)
    bench.bot.keyClick(sheet.action, ENTER)
    bench.settle()
    case = bench.case("working")
    by = {each.body: each.by for each in story(case.view.case)}
    giver = bench.office.desk().officer.name
    assert by["She is at home on Friday"] == f"said to be by Tom Hale, given back by {giver}"


def test_the_record_says_who_gave_it_back_and_whose_it_is_said_to_be(bench, lost):
    _, sheet = open_all(bench)
    bench.bot.keyClick(sheet.action, ENTER)
    bench.settle()
    screen = bench.case("working", "record")
    items = screen.tabs.page.timeline.entries.items
    (said,) = (each.by for each in items if each.title == "Contact given back")
    assert said.startswith(f"given back by {bench.office.desk().officer.name}")
    assert "; said to be written by Tom Hale on " in said


def test_letting_go_asks_once_says_what_it_does_and_begins_on_the_safe_answer(bench, lost):
    _, sheet = open_all(bench)
    press(bench, TAB, SHIFT)
    assert QApplication.focusWidget() is sheet.letting_go
    press(bench, ENTER)
    assert states(bench) == [Rescued.OPEN.value] * 4
    said = sheet.ask.accessibleName()
    assert said.startswith("Let go of 4 changes?")
    assert "cannot be undone here" in said
    assert "set aside" in said
    assert QApplication.focusWidget().text() == "Keep the question"
    press(bench, ENTER)
    assert states(bench) == [Rescued.OPEN.value] * 4
    assert not sheet.ask.isVisible()
    assert QApplication.focusWidget() is sheet.letting_go


def test_what_is_let_go_for_good_is_asked_no_more(bench, lost):
    screen, sheet = open_all(bench)
    sheet.letting_go.setFocus()
    press(bench, SPACE)
    press(bench, TAB)
    assert QApplication.focusWidget().text() == "Let go for good"
    press(bench, SPACE)
    assert states(bench) == [Rescued.LET_GO.value] * 4
    assert "the copy of the record set aside still has it" in bench.window.word.words
    assert not screen.lost.isVisible()
    assert "give back" not in bench.window.rail.status.words


def test_only_the_case_that_is_open_is_let_go(bench, lost):
    screen = bench.show("sharing")
    screen.show_section(f"lost:{lost}")
    bench.settle()
    over(screen).ask_once()
    over(screen).let_go()
    bench.settle()
    assert states(bench).count(Rescued.OPEN.value) >= 1
    assert "She is at home on Friday" in shown(over(screen))


def test_escape_decides_nothing(bench, lost):
    screen, _ = open_all(bench)
    press(bench, ESC)
    assert states(bench) == [Rescued.OPEN.value] * 4
    assert QApplication.focusWidget() is screen.lost


def test_what_another_desk_gave_back_meanwhile_is_said(bench, lost):
    screen, _ = open_all(bench)

    def decide(session):
        for row in session.query(Rescue):
            row.state = Rescued.GIVEN_BACK.value

    bench.read(write(bench, decide))
    press(bench, ENTER, CTRL)
    assert "given back any more" in over(screen).form.summary.accessibleName()


def test_an_auditor_reads_what_was_lost_and_is_offered_nothing(bench, lost):
    be(bench, Role.AUDITOR)
    _, sheet = open_all(bench)
    assert not sheet.action.isVisible()
    assert not sheet.letting_go.isVisible()
    assert "Water through the ceiling" in shown(sheet)
    press(bench, ENTER, CTRL)
    assert states(bench) == [Rescued.OPEN.value] * 4


def test_my_work_says_it_and_enter_opens_it(bench, lost):
    screen = bench.show("my-work")
    entries = screen.list.lines.entries
    places = [n for n, each in enumerate(entries) if isinstance(each, WorkItem) and each.kind is Kind.LOST]
    assert len(places) == 1
    screen.list.setCurrentIndex(screen.list.lines.index(places[0]))
    bench.bot.keyClick(screen.list, ENTER)
    bench.settle()
    assert isinstance(over(bench.window.shown("sharing")), LostSheet)


def test_an_auditor_is_given_no_work_by_it(bench, lost):
    be(bench, Role.AUDITOR)
    entries = bench.show("my-work").list.lines.entries
    assert not [each for each in entries if isinstance(each, WorkItem) and each.kind is Kind.LOST]


def test_the_arrows_go_through_the_list(bench, lost):
    screen = bench.show("sharing")
    first = screen.lost.currentIndex().row()
    press(bench, Qt.Key(DOWN))
    assert screen.lost.currentIndex().row() == first + 1


def test_every_control_has_a_name_and_its_room(bench, lost):
    theme().set(percent=200)
    bench.window.resize(1440, 900)
    screen = bench.show("sharing")
    for name in ("", f"lost:{lost}", "lost:all"):
        if name:
            screen.show_section(name)
            bench.settle()
            over(screen).ask_once()
        assert nameless(bench.window) == []
        bench.bot.waitUntil(lambda: has_its_room(screen))


def test_a_value_that_lost_a_clash_is_read_and_not_given_back(bench, joined):
    case_id = bench.cases["working"]
    doc = {
        "entity": "case_",
        "entity_id": case_id,
        "field": "learning",
        "their_change": new_id(),
        "their_by": "Tom Hale",
    }
    doc |= {"their_value": "Ring first", "kept_value": "Write first"}
    about = {"state": Rescued.OPEN.value, "found_at": bench.office.desk().now, "ver": json.dumps({"*": new_id()})}
    row = Rescue(entity="clash", entity_id=new_id(), case_id=case_id, image=json.dumps(doc), **about)
    bench.read(write(bench, lambda session: session.add(row)))
    tell(bench)
    _, sheet = open_all(bench)
    said = shown(sheet)
    assert "Lost a clash: Case learning" in said
    assert "Ring first" in said
    assert "type it in the case under your own name" in said
    assert not sheet.action.isVisible()
    assert not sheet.action.hasFocus()
    bench.bot.keyClick(sheet.letting_go, ENTER)
    assert states(bench) == [Rescued.OPEN.value]
