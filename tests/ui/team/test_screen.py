"""The team on the screen: who carries what, and who does the work of somebody who is away, by keys and by dragging."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from complaints_desktop.actions.absences import Given, give_out, say_away
from db.model import Absence, Officer
from db.problems import EnvironmentProblem
from db.team_terms import Part
from db.terms import Role
from tests.ui.office import TODAY
from ui.case.story_tab import StoryTab
from ui.kit.buttons import Button
from ui.team import plan_page, plan_tables
from ui.team.plan_acts import leave_out
from ui.team.plan_page import PlanPage
from ui.team.plan_tables import PIECES, dragged
from ui.workplace.place import Place

PEOPLE = {"ben": "Ben Okoro", "cat": "Cat Moss"}


def leading(bench, role=Role.COMPLAINTS_MANAGER):
    """Show the team, with two officers more."""
    with bench.office.record.writing(author="test") as session:
        session.get_one(Officer, bench.office.desk().officer.id).role = role.value
        session.add_all(Officer(id=key, name=name, role=Role.RESOLUTION_OFFICER.value) for key, name in PEOPLE.items())
    bench.office._seated = bench.office._sit_down()
    return bench.show("team")


def me(bench):
    return bench.office.desk().officer.id


def press(bench, key, held=Qt.KeyboardModifier.NoModifier):
    bench.bot.keyClick(QApplication.focusWidget() or bench.window, key, held)
    bench.settle()


def shared_out(bench):
    """Open the proposal for who is at the desk, who is away from today."""
    screen = leading(bench)
    bench.office.act(partial(say_away, officer_id=me(bench), from_on=TODAY, to_on=None))
    screen.load()
    bench.settle()
    screen.show_view("absences")
    screen.absences.asked.emit("share")
    bench.settle()
    assert isinstance(screen.plan, PlanPage)
    return screen


def rows(page):
    return page.table.rows.known(page.table.rows.ids)


def test_the_pieces_of_who_is_chosen_stand_below_and_open_their_case(bench):
    screen = leading(bench)
    view = screen.load_view
    assert view.people.current.officer.name == "Ruth Adeyemi", "who looks is chosen at first"
    assert view.people.current.number == len(view.pieces.rows.ids) > 0
    assert "stage 1" in view.pieces.rows.data(view.pieces.rows.index(0, 6))
    bench.bot.keyClick(view.people, Qt.Key.Key_Down)
    assert view.pieces.isHidden(), "no empty table without a word"
    assert "carries nothing; they can carry 200 points" in view._about.text()
    bench.bot.keyClick(view.people, Qt.Key.Key_Up)
    view.pieces.choose_row(0)
    bench.bot.keyClick(view.pieces, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.shown("case").isVisible()


def test_an_officer_sees_what_is_behind_their_own_bar_alone_and_gives_nothing_out(bench):
    screen = leading(bench, Role.RESOLUTION_OFFICER)
    names = [each.officer.id for each in screen.board.people]
    screen.load_view.people.choose_row(names.index(me(bench)))
    assert screen.load_view.pieces.rows.ids
    screen._do("plan")
    whole = screen.pages.minimumSizeHint().height()
    assert screen.over.minimumSizeHint().height() < whole, "a form needs no more room than it has itself"
    assert screen._opened.form["officer"].value == me(bench), "of others only who leads says that they are away"
    press(bench, Qt.Key.Key_Escape)
    bench.window.show_screen("cases")
    bench.settle()
    cases = bench.window.shown("cases")
    cases.table.selectAll()
    bench.bot.keyClick(cases.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    bench.settle()
    assert screen.plan is None


def test_an_auditor_is_told_why_no_absence_is_recorded_and_whose_work_is_not_shown(bench, monkeypatch):
    screen = leading(bench, Role.AUDITOR)
    with bench.office.record.writing(author="test") as session:
        session.add(Absence(officer_id="ben", kind="planned", from_on=TODAY, recorded_at=bench.office.desk().now))
    screen.load()
    bench.settle()
    screen.show_view("absences")
    assert screen.absences._whose.isVisible()
    said = []
    monkeypatch.setattr(screen.workplace.go, "say", lambda words, **_: said.append(words))
    screen._do("plan")
    assert screen._opened is None
    assert ["may not record an absence" in each for each in said] == [True]


def test_somebody_is_ill_today_and_all_of_their_work_is_given_out_and_taken_back_by_keys_alone(bench):
    screen = leading(bench)
    held = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)
    press(bench, Qt.Key.Key_A, held[0] | held[1] | held[2])
    screen._opened.form["officer"].set_value(me(bench))
    press(bench, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = screen.plan
    assert page is not None
    assert page.about.title == "While Ruth Adeyemi is away"
    assert page.action.text() == "Give 7 pieces to 2 people while Ruth Adeyemi is away"
    assert page.side.note.value.startswith("Where it stands: stage 1")
    page.table.choose_row(page.table.rows.ids.index(f"handler:{bench.cases['working']}"))
    bench.bot.keyClick(page.table, Qt.Key.Key_Delete)
    bench.settle()
    assert page._numbers.text() == "6 pieces to 2 people · 1 stays"
    bench.bot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert screen.plan is None
    assert screen.absences.line.out == 6
    bench.bot.keyClick(bench.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert screen.absences.line.out == 0


def test_a_piece_goes_to_whom_it_is_dropped_on_and_rules_refuse_in_words_at_its_row(bench):
    screen = shared_out(bench)
    page, people = screen.plan, screen.plan.side.people
    piece = rows(page)[0]
    held = dragged([piece.piece.id])  # an event of Qt does not keep what is dragged
    for officer, taken in (("ben", True), ("cat", True), (me(bench), False)):
        place = people.visualRect(people.rows.index(people.rows.ids.index(officer), 0)).center()
        drop = QDropEvent(
            QPointF(place),
            Qt.DropAction.MoveAction,
            held,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        people.dropEvent(drop)
        bench.settle()
        (now,) = (each for each in rows(page) if each.piece.id == piece.piece.id)
        assert (now.taker_id == officer) is taken, officer
        assert rows(page)[0].piece.id == piece.piece.id, "it goes to somebody else, and stays in its row"
    assert page.decided.locked[piece.piece.id] == "cat"
    assert "Ruth Adeyemi is away" in page.banner.accessibleName() + page._refused[piece.piece.id]


class Drag:
    """Stands in for the drag of Qt, which waits for a real pointer."""

    taken: ClassVar[list[str]] = []

    def __init__(self, table):
        self.table = table

    def setMimeData(self, data):
        Drag.taken = bytes(data.data(PIECES).data()).decode().split("\n")

    def exec(self, action):
        return action


def test_a_press_on_one_of_several_that_are_chosen_drags_all_of_them_and_a_click_chooses_it_alone(bench, monkeypatch):
    monkeypatch.setattr(plan_tables, "QDrag", Drag)
    table = shared_out(bench).plan.table
    first, third = (table.visualRect(table.rows.index(row, 0)).center() for row in (0, 2))
    bench.bot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    bench.bot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, third)
    bench.bot.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    away = QPointF(first) + QPointF(60, 0)
    there = QPointF(table.viewport().mapToGlobal(away))
    held, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, away, there, Qt.MouseButton.NoButton, held, none)
    QApplication.sendEvent(table.viewport(), moved)
    assert Drag.taken == [str(each) for each in table.rows.ids[:3]]
    bench.bot.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=away.toPoint())
    assert table.chosen_number == 3
    bench.bot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert (table.chosen_number, table.currentIndex().row()) == (1, 2)


def test_everybody_is_offered_by_f2_with_why_not(bench):
    page = shared_out(bench).plan
    bench.bot.keyClick(page.table, Qt.Key.Key_F2)
    (menu,) = (each for each in page.findChildren(QMenu) if each.title() == "Give to")
    said = {each.text(): each.isEnabled() for each in menu.actions()}
    assert [each for each, on in said.items() if not on] == ["Ruth Adeyemi is away"]
    assert any(each.startswith("Ben Okoro, ") and each.endswith(" after") for each in said)
    menu.close()


def test_what_is_given_for_good_says_so_and_a_handover_is_given_as_it_was_written(bench):
    page = shared_out(bench).plan
    bench.bot.keyClick(page.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert page.action.text().endswith("1 of them for good")
    page.side.note.box.setPlainText("Call before nine.")
    page.apply()
    bench.settle()
    words = {row[0] for row in bench.office.record.rows("SELECT words FROM handover_note")}
    assert "Call before nine." in words
    (case_id,) = bench.office.record.rows("SELECT case_id FROM handover_note WHERE words = 'Call before nine.'")[0]
    bench.window.open_case(case_id)
    bench.settle()
    for left in ("The resident was told today who their contact is", "All"):
        bench.window.shown("case").findChild(StoryTab)._cards[0].findChildren(Button)[0].setFocus()
        press(bench, Qt.Key.Key_Space)
        assert QApplication.focusWidget().text() == left, "the next Space does not begin another complaint"


def test_what_stays_is_ticked_by_space_and_the_rest_goes_back(bench):
    screen = shared_out(bench)
    screen.plan.apply()
    bench.settle()
    screen.absences.asked.emit("return")
    bench.settle()
    page = screen._opened
    assert page.action.text() == "Give 7 pieces back to Ruth Adeyemi"
    bench.bot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.action.text() == "Give 6 pieces back to Ruth Adeyemi; 1 stays"
    bench.bot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert screen.absences.line.out == 0


def test_cases_chosen_in_the_list_are_reassigned(bench):
    leading(bench)
    cases = bench.show("cases")
    cases.table.selectAll()
    bench.bot.keyClick(cases.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    bench.settle()
    page = bench.window.shown("team").plan
    assert page is not None
    assert page.about.title == "Reassign 4 cases"
    press(bench, Qt.Key.Key_Escape)
    assert cases.isVisible(), "back in the list they were chosen in"
    bench.bot.keyClick(cases.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    bench.settle()
    page = bench.window.shown("team").plan
    page.give([each.piece.id for each in rows(page)], "ben")
    bench.settle()
    page.apply()
    bench.settle()
    handlers = {row[0] for row in bench.office.record.rows("SELECT handler_id FROM case_")}
    assert handlers == {"ben"}


def test_pieces_are_given_out_one_by_one_and_the_plan_goes_on_with_the_rest(bench):
    screen = shared_out(bench)
    page = screen.plan
    assert page.part.text() == "Only what is chosen (1)"
    page.apply_chosen()
    bench.settle()
    assert screen.plan is page
    assert page._numbers.text() == "6 pieces to 2 people · 1 stays"
    assert screen.absences.line.out == 1


def test_what_changed_hands_meanwhile_is_refused_in_words_and_the_proposal_made_anew(bench):
    screen = shared_out(bench)
    page = screen.plan
    given = Given(case_id=bench.cases["late"], part=Part.HANDLER, officer_id="cat", because="knows it", for_good=True)
    bench.office.act(partial(give_out, absence_id=None, given=[given]))
    page.apply()
    bench.settle()
    assert screen.plan is page
    assert not page.banner.isHidden()
    assert page._numbers.text().startswith("6 pieces")
    page.apply()
    bench.settle()
    assert screen.absences.line.out == 6


def test_a_fairer_plan_waits_until_it_is_asked_for_and_what_is_searched_can_be_stopped(bench, monkeypatch):
    monkeypatch.setattr(plan_page, "NEAR", -1)
    page = shared_out(bench).plan
    first = page.found
    assert page.strip.isHidden()
    assert page.found is first, "nothing moves by itself"
    page._offer(replace(first, plan=replace(first.plan, moves=first.plan.moves[1:])))
    assert page.fairer.text() == "Show a fairer plan: 1 piece elsewhere"
    page.fairer.click()
    assert len(page.found.plan.moves) == 6
    page.stop()
    assert page._meter.cancelled
    monkeypatch.setattr(plan_page, "proposal", disk_gone)
    page._prove(page.found)
    assert not page.strip.isHidden()
    bench.settle()
    assert page.strip.isHidden(), "a search that broke is under way no more"


def disk_gone(*_args, **_named):
    raise EnvironmentProblem("The disk is gone", safe="Nothing was changed.", do="Put it back.")


def test_my_work_leads_to_the_absence_and_back_from_a_case_the_plan_stands_as_it_was_decided(bench):
    screen = leading(bench)
    made = bench.office.act(partial(say_away, officer_id=me(bench), from_on=TODAY, to_on=None)).made
    place = Place("team", place="absence", subject=made)
    bench.window.show_place(place)
    bench.settle()
    page = screen.plan
    leave_out(page)
    bench.settle()
    page.table.opened.emit(page.table.rows.ids[0])
    bench.settle()
    bench.window.back()
    bench.settle()
    assert screen.plan is page
    assert page.decided.left
    press(bench, Qt.Key.Key_Escape)
    assert screen.plan is None
    screen.absences.asked.emit("share")
    bench.settle()
    assert screen.plan.decided == page.decided, "Escape costs nothing"
    assert "1 piece" in screen.plan.banner.accessibleName()
    screen.plan.apply()
    bench.settle()
    screen.absences.asked.emit("share")
    bench.settle()
    assert not screen.plan.decided.of, "what was given out was decided for that time"


def test_an_officer_is_kept_in_the_form_below_the_list_and_who_may_not_is_told_so(bench):
    screen = leading(bench)
    screen.show_view("people")
    view = screen.people_view
    bench.settle()
    names = [each.name for each in view.table.rows.known(view.table.rows.ids)]
    view.table.choose_row(names.index("Ben Okoro"))
    assert view.form.text("name") == "Ben Okoro"
    view.form["friday"].set_value(0)
    view.form["deputy"].set_value("cat")
    view.save()
    bench.settle()
    (ben,) = [each for each in view.table.rows.known(view.table.rows.ids) if each.name == "Ben Okoro"]
    assert (ben.works, ben.deputy_name) == ("4 days: not on Friday", "Cat Moss")
    with bench.office.record.writing(author="test") as session:
        session.get_one(Officer, bench.office.desk().officer.id).role = Role.RESOLUTION_OFFICER.value
    bench.office._seated = bench.office._sit_down()
    screen.load()
    bench.settle()
    assert not view.notice.isHidden()
    assert view.foot.isHidden()
    assert view.form["name"].line.isReadOnly()


def test_what_was_typed_of_one_officer_and_not_saved_comes_back_with_them_alone(bench):
    screen = leading(bench)
    screen.show_view("people")
    view = screen.people_view
    bench.settle()
    rows = {each.name: number for number, each in enumerate(view.table.rows.known(view.table.rows.ids))}
    view.table.choose_row(rows["Ben Okoro"])
    bench.settle()
    view.form["job_title"].line.setText("Officer of the week")
    view.form["job_title"].edited.emit()
    view._draft.flush()
    bench.settle()
    view.discard()  # as a new window begins: nothing typed, and the draft kept
    view.table.choose_row(rows["Cat Moss"])
    bench.settle()
    assert view.form.text("job_title") == ""
    view.table.choose_row(rows["Ben Okoro"])
    bench.settle()
    assert view.form.text("job_title") == "Officer of the week"
    assert view.dirty
