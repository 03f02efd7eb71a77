"""Log a complaint: on the phone, in any order, kept from the first key."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from complaints_desktop.actions import drafts
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import EVERYTHING
from tests.complaints_desktop.documents import hostile, outlook
from ui.intake.screen import LogScreen
from ui.kit.buttons import Button, Link
from ui.kit.fields import MUST, GrowingText

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def fields(bench, screen, **typed):
    for name, words in typed.items():
        bench.bot.keyClicks(screen.form[name].control, words)


def kept(bench):
    with bench.office.record.reading() as session:
        return drafts.saved(session, bench.office.desk(), kind="log", case_id=None)


def test_the_date_of_the_acknowledgement_is_said_at_once_with_its_reason(bench):
    screen = bench.show("log")
    assert screen.due.due.text() == "Monday 20 April 2026 · 5 working days left"
    screen.form["received_on"].control.clear()
    fields(bench, screen, received_on="3/4/26")
    assert screen.due.due.text() == "Monday 13 April 2026 · today"


def test_an_earlier_first_expression_is_said_beside_the_date_and_does_not_move_it(bench):
    screen = bench.show("log")
    by = screen.due.due.text()
    fields(bench, screen, expressed_on="26 mar 2026")
    assert screen.due.due.text() == by
    assert screen.due._why.text().endswith("First voiced 10 working days before that (Code 1.3, 1.5).")


def test_a_word_that_may_mean_another_matter_is_pointed_out_as_it_is_typed(bench):
    screen = bench.show("log")
    assert not screen.other.isVisible()
    fields(bench, screen, summary="The carers came late")
    assert "“carers” may mean a complaint about care." in screen.other.words.text()
    assert screen.other.isVisible()


def test_a_complaint_is_logged_from_the_keyboard_alone(bench):
    screen = bench.show("log")
    fields(bench, screen, name="Efosa Igbinovia", postcode="le39qx", summary="No heating since Sunday.")
    point = next(box for box in screen.form["points"].findChildren(GrowingText))
    bench.bot.keyClicks(point, "No heating")
    bench.bot.keyClick(point, *CTRL_ENTER)
    bench.settle()
    case = bench.window.shown("case").view.case
    assert (case.resident.name, case.resident.postcode) == ("Efosa Igbinovia", "LE3 9QX")
    assert [p.text for p in case.points] == ["No heating"]
    assert case.current.received_on == date(2026, 4, 13)
    assert kept(bench) == {}


def test_what_is_missing_is_said_and_the_cursor_goes_there(bench):
    screen = bench.show("log")
    bench.bot.keyClick(screen.foot.log, Qt.Key.Key_Space)
    assert screen.form["name"].error == "Give the name"
    assert screen.form["summary"].error == "Write what happened"
    bench.bot.waitUntil(screen.form["name"].control.hasFocus)


def test_a_known_person_is_found_as_they_are_typed_with_their_cases(bench):
    screen = bench.show("log")
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, "oka")
    bench.bot.waitUntil(screen.finder.listing.isVisible)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Return)
    assert screen.form.text("name") == "Samuel Okafor"
    line = screen.caller.known.findChild(Link)
    assert line.words.startswith("26-K7Q-0004 · Heating and hot water · acknowledged · 4 open commitments")


def test_a_case_of_a_known_person_keeps_the_person(bench):
    screen = bench.show("log")
    bench.bot.keyClicks(screen.finder, "oka")
    bench.bot.waitUntil(screen.finder.listing.isVisible)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Return)
    fields(bench, screen, summary="The new part failed too.")
    bench.bot.keyClick(screen.foot.log, Qt.Key.Key_Space)
    bench.settle()
    with bench.office.record.reading() as session:
        earlier = load_case(session, bench.cases["working"])
    assert bench.window.shown("case").view.case.resident.id == earlier.resident.id


def test_typing_is_kept_and_comes_back(bench):
    screen = bench.show("log")
    fields(bench, screen, name="Ama Mens", summary="It drips")
    bench.show("cases")
    assert kept(bench)["name"] == "Ama Mens"
    again = LogScreen(screen.workplace)
    bench.bot.addWidget(again)
    again.show()
    bench.bot.waitUntil(lambda: again.form.text("summary") == "It drips")
    assert not again.calls.isVisible()


def test_what_this_officer_types_at_another_desk_is_listed_and_never_written_over(bench):
    screen = bench.show("log")
    with bench.office.record.writing(author=bench.office.desk().officer.id) as session:
        drafts.save(session, bench.office.desk(), kind="log", case_id=None, content={"name": "Ama Mensah"})
    bench.operations.changed.emit(EVERYTHING, screen)
    bench.settle()
    assert [each.text() for each in screen.calls.findChildren(Button)] == ["Ama Mensah · 11:00"]
    fields(bench, screen, name="Efosa")
    bench.show("cases")
    assert kept(bench)["name"] == "Ama Mensah"


def choose_kind(bench, screen, words):
    button = next(b for b in screen.test.choice.findChildren(QPushButton) if b.text() == words)
    bench.bot.keyClick(button, Qt.Key.Key_Space)


def test_a_service_request_is_logged_with_what_is_asked_of_one(bench):
    screen = bench.show("log")
    choose_kind(bench, screen, "Service request")
    shown = {name for name in screen.form.names if not screen.form[name].isHidden()}
    assert {"next_step", "told_on", "review_on", "unhappy", "choice_offered_on"} <= shown
    assert not {"points", "expressed_on", "asked_by", "about_whom"} & shown
    fields(bench, screen, name="Efosa", summary="Mend the gate")
    screen.form["unhappy"].set_value(False)
    screen.log_it()
    bench.settle()
    case = bench.window.shown("case").view.case
    assert (case.kind, case.summary, case.first_contact.told_on) == ("service request", "Mend the gate", None)


def test_who_is_unhappy_is_not_logged_as_a_service_request_and_nothing_is_lost(bench):
    screen = bench.show("log")
    choose_kind(bench, screen, "Service request")
    fields(bench, screen, name="Efosa", summary="Nobody came")
    screen.form["unhappy"].set_value(True)
    screen.log_it()
    bench.settle()
    assert "never kept as a service request" in screen.form["unhappy"].error
    assert screen.form.text("summary") == "Nobody came"
    assert bench.window.shown("case") is None


def test_what_was_typed_of_a_complaint_stays_to_be_seen_when_it_is_called_otherwise(bench):
    screen = bench.show("log")
    fields(bench, screen, expressed_to="their MP")
    choose_kind(bench, screen, "Compliment")
    assert not screen.form["expressed_to"].isHidden()
    assert screen.form["expressed_on"].isHidden()


def test_what_must_be_filled_in_and_what_is_to_be_written_down_follow_the_kind(bench):
    screen = bench.show("log")
    summary, unhappy = (screen.form[name].control for name in ("summary", "unhappy"))
    assert MUST not in unhappy.accessibleDescription()
    choose_kind(bench, screen, "Service request")
    assert MUST in unhappy.accessibleDescription()
    assert "What they ask us to put right" in summary.accessibleDescription()
    choose_kind(bench, screen, "Complaint")
    assert MUST not in unhappy.accessibleDescription()
    assert "What happened, since when" in summary.accessibleDescription()


def test_the_kind_is_kept_with_the_draft(bench):
    screen = bench.show("log")
    choose_kind(bench, screen, "MP or councillor asks")
    fields(bench, screen, name="Efosa")
    bench.show("cases")
    assert kept(bench)["kind"] == "enquiry"


@pytest.mark.parametrize(
    ("whom", "follows"),
    [("their MP", "nothing starts until it reaches us"), ("the repairs line", "treating it later is a failing")],
)
def test_what_follows_from_whom_they_told_is_said_at_once(bench, whom, follows):
    screen = bench.show("log")
    screen.form["expressed_to"].control.setFocus()
    fields(bench, screen, expressed_to=whom)
    bench.bot.keyClick(screen.form["expressed_to"].control, Qt.Key.Key_Tab)
    assert follows in screen.form["expressed_to"].doubt


def dropped(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at = QPointF(5, 5)
    return QDropEvent(
        at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    ), data


def test_an_e_mail_that_is_dropped_begins_a_draft_and_goes_with_the_case(bench, tmp_path):
    screen = bench.show("log")
    fields(bench, screen, name="Somebody Else")
    (tmp_path / "mail.msg").write_bytes(outlook.message(attached={"kitchen.png": hostile.a_picture()}))
    event, _data = dropped(tmp_path / "mail.msg")
    screen.dropEvent(event)
    bench.settle()
    assert (screen.form.text("name"), screen.form.text("email")) == ("Pat Tenant", "pat@home.example")
    assert screen.form.date("received_on") == date(2026, 3, 24)
    assert "It drips again." in screen.form.text("summary")
    assert next(b.accessibleName() for b in screen.calls.findChildren(Button)).startswith("Go on with: Somebody Else")
    screen._draft.flush()
    bench.settle()
    screen.log_it()
    bench.settle()
    case = bench.window.shown("case").view.case
    assert case.resident.name == "Pat Tenant"
    assert [each.title for each in case.documents] == ["The leak", "kitchen"]
