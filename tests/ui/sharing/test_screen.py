"""Sharing: how it stands in plain words; joining, settling and setting aside by the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from complaints_desktop.actions.settling import settle
from complaints_desktop.reading.my_work import Kind, WorkItem
from complaints_desktop.sharing.sharing import News
from db.model import Case, Commitment, Point, Settlement
from db.shared.failures import WrongPassword
from db.sync.transport import Revoked
from db.terms import Choice, Role
from tests.ui.sharing.conftest import NO_NETWORK, tell, write
from tests.ui.test_every_screen import has_its_room, nameless
from ui.kit.theme import theme
from ui.sharing.clash_sheet import ClashSheet
from ui.sharing.held_sheet import HeldSheet
from ui.sharing.join_sheet import JoinSheet

ENTER, SPACE, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Escape
DOWN, RIGHT, CTRL = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier


def press(bench, key, modifier=Qt.KeyboardModifier.NoModifier):
    bench.bot.keyClick(QApplication.focusWidget() or bench.window, key, modifier)
    bench.settle()


def type_words(bench, words):
    bench.bot.keyClicks(QApplication.focusWidget(), words)


def over(screen):
    return screen.over.currentWidget()


def shown(sheet):
    """Every word a person sees in a form."""
    return " ".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def settlements(bench):
    with bench.office.record.reading() as session:
        return [
            (row.choice, row.because)
            for row in session.query(Settlement).order_by(Settlement.settled_at, Settlement.id)
        ]


def get(bench, entity, **where):
    with bench.office.record.reading() as session:
        return session.query(entity).filter_by(**where).order_by(entity.id).first()


# joining


def open_join(bench):
    screen = bench.show("sharing")
    assert QApplication.focusWidget() is screen.join
    press(bench, ENTER)
    assert isinstance(over(screen), JoinSheet)
    return screen, over(screen)


def fill_in(bench):
    type_words(bench, "records.landlord.example/complaints")
    press(bench, TAB)
    type_words(bench, "radeyemi")
    press(bench, TAB)
    type_words(bench, "a first password")


def test_a_desk_that_shares_with_nobody_says_so_and_offers_to_join(bench, server):
    screen = bench.show("sharing")
    assert screen.join.isVisible()
    assert not screen.share.isVisible()
    assert "lies on this computer only" in screen._about.text()


def test_a_failing_test_says_why_in_words_and_joining_waits_for_a_good_one(bench, server):
    server.problem = NO_NETWORK
    _, sheet = open_join(bench)
    assert not sheet.action.isEnabled()
    fill_in(bench)
    press(bench, ENTER)
    assert sheet.said.accessibleName().startswith("No network reaches the shared database Everything typed is kept")
    assert not sheet.action.isEnabled()
    assert not bench.window.word.isVisible()
    server.problem = None
    press(bench, ENTER)
    assert sheet.said.accessibleName() == (
        "The shared database answers There you are Ruth Adeyemi, resolution officer. "
        "This desk will be yours, with the code K7Q."
    )
    assert QApplication.focusWidget() is sheet.action


def test_joining_after_a_good_test_shares_the_record(bench, server):
    screen, _ = open_join(bench)
    fill_in(bench)
    press(bench, ENTER)
    press(bench, ENTER)
    entries = ("records.landlord.example/complaints", "radeyemi", "a first password")
    assert server.asked == [("try", *entries), ("join", *entries, True)]
    assert "Joined to records.landlord.example/complaints as radeyemi." in screen._about.text()
    assert screen.share.isVisible()


def test_an_entry_changed_after_the_test_has_to_be_tested_again(bench, server):
    _, sheet = open_join(bench)
    fill_in(bench)
    press(bench, ENTER)
    assert sheet.action.isEnabled()
    sheet.form["login"].control.setFocus()
    type_words(bench, "x")
    assert not sheet.action.isEnabled()
    assert not sheet.said.isVisible()


def test_what_is_missing_is_said_at_its_field_before_anything_is_asked(bench, server):
    _, sheet = open_join(bench)
    press(bench, ENTER)
    assert sheet.form["address"].error == "Give the address of the shared database"
    assert server.asked == []


def test_the_password_is_not_shown_and_in_no_draft(bench, server):
    _, sheet = open_join(bench)
    fill_in(bench)
    field = sheet.form["password"]
    assert field.line.echoMode() == field.line.EchoMode.Password
    assert sheet.form.keep()["password"] is None


def test_the_window_goes_on_while_joining_and_the_first_fetch_can_be_stopped(bench, server):
    screen, sheet = open_join(bench)
    fill_in(bench)
    press(bench, ENTER)
    server.gate.clear()
    bench.bot.keyClick(sheet.action, SPACE)
    read = []
    bench.operations.read(bench.window, lambda office: office.desk().today, read.append)
    bench.bot.waitUntil(lambda: bool(read))
    assert sheet.progress.isVisible()
    cancel = next(each for each in sheet.progress.findChildren(QPushButton) if each.text() == "Cancel")
    bench.bot.keyClick(cancel, SPACE)
    server.gate.set()
    bench.settle()
    assert "The first fetch was stopped" in bench.window.word.words
    assert screen.join.isVisible()


# how it stands


def test_the_foot_and_the_screen_say_how_it_stands_and_the_foot_leads_there(bench, joined):
    with bench.office.record.writing(author="test", applying=True) as session:
        from sqlalchemy import text

        session.execute(text("UPDATE change SET ack_pos = 1"))
    tell(bench)
    assert bench.window.rail.status.words.startswith("All work shared 11:41")
    bench.window.rail.status.setFocus()
    press(bench, ENTER)
    screen = bench.window.shown("sharing")
    assert screen.isVisible()
    assert screen.state.accessibleName().startswith("All work shared 11:41 Everything typed here is in")


def test_a_failure_says_what_is_safe_and_try_again_tries_again(bench, joined):
    joined.problem = NO_NETWORK
    screen = bench.show("sharing")
    press(bench, Qt.Key.Key_F5)
    assert screen.trouble.accessibleName().startswith("No network reaches the shared database Everything typed is")
    assert "no network reaches" in bench.window.rail.status.words
    joined.problem = None
    again = next(each for each in screen.trouble.findChildren(QPushButton) if each.text() == "Try again")
    bench.bot.keyClick(again, SPACE)
    bench.settle()
    assert joined.asked == [("once",), ("once",)]
    assert not screen.trouble.isVisible()


def test_a_desk_that_was_shut_out_is_not_told_to_try_again(bench, joined):
    joined.problem = Revoked()
    screen = bench.show("sharing")
    screen.share_now()
    bench.settle()
    assert screen.trouble.isVisible()
    assert "Try again" not in [button.text() for button in screen.trouble.findChildren(QPushButton)]


def test_those_who_lead_see_the_desks_and_which_is_worth_a_call(bench, joined):
    screen = bench.show("sharing")
    screen.ask_desks.button.setFocus()
    press(bench, ENTER)
    rows = [screen.desks.rows.index(0, n).data() for n in range(5)]
    assert rows == [
        "M2X", "Tom Hale", "Tue 7 Apr 2026, 17:05", "12 changes",
        "Quiet for 4 working days: call Tom Hale, work may be waiting there",
    ]  # fmt: skip
    assert screen.desks.rows.index(1, 4).data() == ""
    stuck = screen.desks.rows.index(2, 4).data()
    assert stuck == "Its work is not taken. A thousand pieces of this officer's work wait"


def test_what_needs_the_shared_database_says_why_it_cannot_be_done_now(bench, joined):
    joined.problem = NO_NETWORK
    screen = bench.show("sharing")
    press(bench, Qt.Key.Key_F5)
    assert not screen.ask_desks.button.isEnabled()
    assert screen.ask_desks.why_not.startswith("It cannot be asked now: no network reaches")


@pytest.mark.parametrize("name", list(News))
def test_what_happens_once_in_years_has_words(bench, joined, name):
    screen = bench.show("sharing")
    screen.show_notice(name)
    assert screen.notice.isVisible()
    screen.show_notice("")
    assert not screen.notice.isVisible()


# clashes


def open_first(bench):
    screen = bench.show("sharing")
    assert QApplication.focusWidget() is screen.questions
    press(bench, ENTER)
    assert isinstance(over(screen), ClashSheet)
    return screen, over(screen)


def test_a_clash_is_shown_and_not_decided(bench, questions):
    _, sheet = open_first(bench)
    assert sheet.title == "Point 1: text"
    assert sheet.choice is None
    assert QApplication.focusWidget() is sheet.options[Choice.KEPT]
    assert "23 days" in sheet.options[Choice.KEPT].accessibleName()
    assert sheet.options[Choice.THEIRS].accessibleName() == (
        "Take this instead: The boiler was not repaired for 24 days, by Tom Hale · Thu 26 Mar 2026, 09:30 · desk M2X"
    )
    press(bench, ENTER, CTRL)
    assert "Choose one of the two" in sheet.form.summary.accessibleName()
    assert settlements(bench) == []


def test_a_clash_is_settled_by_the_keyboard_alone_and_the_next_one_opens(bench, questions):
    screen, sheet = open_first(bench)
    press(bench, RIGHT)
    assert sheet.choice is None
    press(bench, SPACE)
    assert sheet.choice is Choice.THEIRS
    press(bench, ENTER, CTRL)
    assert settlements(bench) == [("theirs", None)]
    assert get(bench, Point, number=1, case_id=bench.cases["working"]).text.endswith("24 days")
    following = over(screen)
    assert following is not sheet
    assert isinstance(following, HeldSheet | ClashSheet)
    assert QApplication.focusWidget() is not None
    assert following.isAncestorOf(QApplication.focusWidget())


def test_a_third_value_is_written_and_typing_it_chooses_it(bench, questions):
    screen = bench.show("sharing")
    screen.show_section(f"clash:{questions['due']}")
    bench.settle()
    sheet = over(screen)
    sheet.own.control.setFocus()
    press(bench, Qt.Key.Key_A, CTRL)
    type_words(bench, "22/4/2026")
    assert sheet.choice is Choice.WRITTEN
    press(bench, ENTER, CTRL)
    with bench.office.record.reading() as session:
        days = {str(row.due_on) for row in session.query(Commitment).filter_by(case_id=bench.cases["working"])}
    assert "2026-04-22" in days


def test_a_clash_settled_elsewhere_meanwhile_is_refused_in_words(bench, questions):
    _, sheet = open_first(bench)
    bench.office.act(lambda session, desk: settle(session, desk, clash_id=questions["point"], choice=Choice.KEPT))
    press(bench, SPACE)
    press(bench, ENTER, CTRL)
    assert "settled already" in sheet.form.summary.accessibleName()


def test_escape_goes_back_and_settles_nothing(bench, questions):
    screen, _ = open_first(bench)
    press(bench, ESC)
    assert over(screen) is screen.over.widget(0)
    assert QApplication.focusWidget() is screen.questions
    assert settlements(bench) == []


def test_after_the_last_question_the_page_says_that_nothing_is_left(bench, questions):
    screen, _ = open_first(bench)
    for _ in range(2):
        press(bench, SPACE)
        press(bench, ENTER, CTRL)
    type_words(bench, "Closed already")
    press(bench, ENTER, CTRL)
    assert over(screen) is screen.over.widget(0)
    assert "Nothing more to settle" in bench.window.word.words
    assert not screen.questions.isVisible()


def be(bench, role):
    """Give the officer at the desk another role."""

    def work(session):
        from db.model import Officer

        session.get(Officer, bench.office.desk().officer.id).role = role.value

    bench.read(write(bench, work))
    from complaints_desktop.desk.changes import Changes, Subject

    bench.office.refresh(Changes(subjects=frozenset({Subject.SETTINGS})))
    tell(bench)


def test_a_clash_over_what_an_officer_may_not_write_is_read_and_not_settled(bench, joined):
    def work(session):
        from complaints_desktop.sample import two_desks

        case_id = bench.cases["working"]
        two_desks.clash(session, "case_", case_id, "handler_id", theirs=None, case_id=case_id)

    bench.read(write(bench, work))
    be(bench, Role.RESOLUTION_OFFICER)
    _, sheet = open_first(bench)
    assert sheet.options == {}
    assert not sheet.action.isVisible()
    assert "is not yours to settle" in shown(sheet)
    assert "A resolution officer may not" in shown(sheet)


def test_an_auditor_reads_a_clash_and_is_offered_nothing(bench, questions):
    be(bench, Role.AUDITOR)
    screen, sheet = open_first(bench)
    assert (sheet.options, sheet.own) == ({}, None)
    assert not sheet.action.isVisible()
    assert "An auditor may not settle a clash" in shown(sheet)
    assert all(f">{number}</span> days" in shown(sheet) for number in (23, 24))
    assert QApplication.focusWidget() is sheet.back
    press(bench, ENTER, CTRL)
    assert settlements(bench) == []
    screen.show_section(f"held:{questions['held']}")
    bench.settle()
    assert isinstance(over(screen), HeldSheet)
    assert not over(screen).action.isVisible()
    assert "Why is it set aside?" not in shown(over(screen))
    assert "Nothing to learn" in shown(over(screen))
    press(bench, ENTER, CTRL)
    assert settlements(bench) == []


# held work


def open_held(bench, questions):
    screen = bench.show("sharing")
    screen.show_section(f"held:{questions['held']}")
    bench.settle()
    assert isinstance(over(screen), HeldSheet)
    return screen, over(screen)


def test_held_work_is_set_aside_with_a_reason_by_the_keyboard(bench, questions):
    _, sheet = open_held(bench, questions)
    assert sheet.title == "Case: learning"
    assert QApplication.focusWidget() is sheet.because.control  # what is usually right comes first
    press(bench, ENTER, CTRL)
    assert sheet.because.error == "Say why it is set aside"
    type_words(bench, "Tom closed it")
    press(bench, ENTER, CTRL)
    assert settlements(bench) == [("set aside", "Tom closed it")]


def test_held_work_is_tried_again(bench, questions):
    _, sheet = open_held(bench, questions)
    sheet.again.setFocus()
    press(bench, ENTER)
    assert settlements(bench) == [("redone", None)]
    assert get(bench, Case, id=bench.cases["working"]).learning == "Nothing to learn"


def test_what_was_typed_in_a_question_is_still_there_after_escape(bench, questions):
    screen, _ = open_held(bench, questions)
    type_words(bench, "Tom clo")
    press(bench, ESC)
    screen.show_section(f"held:{questions['held']}")
    bench.settle()
    assert over(screen).because.value == "Tom clo"


def test_what_was_typed_of_a_first_connection_is_still_there_after_escape(bench, server):
    screen, _ = open_join(bench)
    fill_in(bench)
    press(bench, ESC)
    assert QApplication.focusWidget() is screen.join
    press(bench, ENTER)
    assert over(screen).entries.login == "radeyemi"


def test_a_password_that_is_no_longer_right_is_typed_anew(bench, joined):
    joined.problem = WrongPassword("That is not the password", safe="All is kept.", do="Type it again.")
    screen = bench.show("sharing")
    press(bench, Qt.Key.Key_F5)
    button = next(each for each in screen.trouble.findChildren(QPushButton) if each.text() == "Type the password")
    bench.bot.keyClick(button, SPACE)
    bench.settle()
    type_words(bench, "wrong again")
    press(bench, ENTER, CTRL)
    assert over(screen).said.accessibleName().startswith("That is not the password")
    joined.problem = None
    over(screen).form["password"].control.selectAll()
    type_words(bench, "the new one")
    press(bench, ENTER, CTRL)
    assert joined.passwords.taken == [("records.landlord.example/complaints", "radeyemi", "the new one", True)]
    assert joined.asked[-1] == ("once",)
    assert over(screen) is screen.over.widget(0)


# where the rest of the program shows it


def test_my_work_lists_clashes_and_held_work_and_enter_opens_them(bench, questions):
    screen = bench.show("my-work")
    items = [each for each in screen.list.lines.entries if isinstance(each, WorkItem)]
    kinds = [each.kind for each in items]
    assert (kinds.count(Kind.CLASH), kinds.count(Kind.HELD)) == (2, 1)
    place = next(n for n, e in enumerate(screen.list.lines.entries) if isinstance(e, WorkItem) and e.kind is Kind.HELD)
    screen.list.setCurrentIndex(screen.list.lines.index(place))
    bench.bot.keyClick(screen.list, ENTER)
    bench.settle()
    assert isinstance(over(bench.window.shown("sharing")), HeldSheet)


def test_the_head_of_a_case_says_what_is_to_settle_and_its_button_opens_it(bench, questions):
    case = bench.case("working")
    assert case.head.unsettled.accessibleName().startswith("2 clashes and 1 piece of held work to settle")
    bench.bot.keyClick(case.head.unsettled, SPACE)
    bench.settle()
    assert isinstance(over(bench.window.shown("sharing")), ClashSheet)
    assert bench.case("late").head.unsettled is None


def test_the_list_of_cases_marks_what_waits_by_a_shape_and_words(bench, questions):
    screen = bench.show("cases")
    column = [each.name for each in screen.table.rows.columns].index("sync")
    assert not screen.table.isColumnHidden(column)
    marked = {
        screen.table.rows.index(n, 0).data(): screen.table.rows.index(n, column).data()
        for n in range(screen.table.rows.rowCount())
    }
    assert sorted(marked.values()) == ["2 clashes", *sorted(v for v in marked.values() if v.endswith("waiting"))]
    assert screen.table.rows.index(0, column).data(Qt.ItemDataRole.DecorationRole) is not None


# erasing


def open_erase(bench):
    sheet = bench.case("working", "erase").over.currentWidget()
    bench.settle()
    return sheet


def test_a_case_is_erased_only_when_its_reference_is_typed_again(bench, joined):
    sheet = open_erase(bench)
    type_words(bench, "Retention is over")
    press(bench, TAB)
    type_words(bench, "26-K7Q-9999")
    press(bench, ENTER, CTRL)
    assert "is not the reference of this case" in sheet.form["again"].error
    assert joined.asked == []
    sheet.form["again"].control.selectAll()
    type_words(bench, sheet.case.reference)
    press(bench, ENTER, CTRL)
    assert joined.asked == [("erase", bench.cases["working"], "Retention is over")]
    assert "erased in the shared database" in bench.window.word.words


def test_erasing_needs_the_shared_database_and_says_so(bench, server):
    sheet = open_erase(bench)
    assert not sheet.action.isEnabled()
    assert "has not joined" in sheet._answer.accessibleName()


def test_a_failure_to_erase_says_that_nothing_was_erased(bench, joined):
    sheet = open_erase(bench)
    joined.problem = NO_NETWORK
    sheet.form["because"].set_value("Retention is over")
    sheet.form["again"].set_value(sheet.case.reference)
    press(bench, ENTER, CTRL)
    assert "Nothing was erased" in sheet._answer.accessibleName()
    assert sheet.action.isEnabled()


# for everybody


def sheets(bench, questions):
    screen = bench.show("sharing")
    yield screen
    for name in (f"clash:{questions['point']}", f"clash:{questions['due']}", f"held:{questions['held']}", "join"):
        screen.show_section(name)
        bench.settle()
        yield screen


def test_every_control_has_a_name_for_a_screen_reader(bench, questions):
    for _ in sheets(bench, questions):
        assert nameless(bench.window) == []


def test_at_200_per_cent_everything_has_its_room(bench, questions):
    theme().set(percent=200)
    bench.window.resize(1440, 900)
    for screen in sheets(bench, questions):
        assert (bench.window.width(), bench.window.height()) == (1440, 900)
        bench.bot.waitUntil(lambda: has_its_room(screen))  # noqa: B023  # waited for here
