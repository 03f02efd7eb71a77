"""Promises, as they are typed into the forms of a case, and what becomes of them."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from complaints_desktop.actions import drafts
from db.terms import CommitmentKind, CommitmentState, Dependency, EndedBy, EvidenceKind, UpdateKind

BOARD = "Replace the boiler's control board"
MADE = {
    "what": "Repaint the bathroom ceiling",
    "due_on": "24 apr 2026",
    "how_you_will_know": "We will ring you the day before",
    "impact": 3,
}


def promise(desk, what=BOARD):
    return next(each for each in desk.case().commitments if each.what == what)


def last(desk, what=BOARD):
    return promise(desk, what).updates[-1]


def test_a_promise_is_recorded_as_it_was_typed(desk):
    second = desk.case().points[1]
    desk.enter(
        "promise",
        owner="Nadia Rahman",
        kind=CommitmentKind.REPAIR,
        point_id=second.id,
        dependency=Dependency.CONTRACTOR,
        contractor="Hartwell Heating",
        needs_appointment=True,
        agreed_with_resident=True,
        higher_risk_home=True,
        **MADE,
    )
    made = promise(desk, MADE["what"])
    assert (made.owner.name, made.due_on, made.first_due_on) == ("Nadia Rahman", date(2026, 4, 24), date(2026, 4, 24))
    assert (made.kind, made.point_id, made.impact) == (CommitmentKind.REPAIR, second.id, 3)
    assert (made.dependency, made.contractor) == (Dependency.CONTRACTOR, "Hartwell Heating")
    assert (made.needs_appointment, made.agreed_with_resident, made.higher_risk_home) == (True, True, True)
    assert made.how_you_will_know == "We will ring you the day before"
    assert made.promised_on == desk.office.day


def test_what_is_not_ticked_is_not_so(desk):
    desk.enter("promise", **MADE)
    made = promise(desk, MADE["what"])
    assert (made.needs_appointment, made.agreed_with_resident, made.higher_risk_home) == (False, False, False)
    assert (made.kind, made.dependency, made.contractor) == (CommitmentKind.OTHER, Dependency.OWN_STAFF, None)


def test_one_is_suggested_as_the_owner_and_the_point_it_was_opened_for(desk):
    second = desk.case().points[1]
    sheet = desk.open("promise", subject=second.id)
    assert sheet.form.text("owner") == "Ruth Adeyemi"
    assert sheet.form["point_id"].value == second.id


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("what", "Say what is promised"),
        ("owner", "Name the person who sees to it"),
        ("due_on", "Give the date by which it is done"),
        ("how_you_will_know", "Say how the resident will know that it is done"),
        ("impact", "Say what it means if it is not done in time"),
    ],
)
def test_each_thing_a_promise_needs_is_asked_for(desk, errors, missing, said):
    entries = {**MADE, "owner": "Nadia Rahman", missing: None if missing == "impact" else ""}
    sheet = desk.enter("promise", **entries)
    assert errors(sheet) == {missing: said}
    assert len(desk.case().commitments) == 4


@pytest.mark.parametrize(("due", "made"), [("12/4/26", False), ("13/4/26", True)])
def test_a_promise_is_for_today_at_the_earliest(desk, errors, due, made):
    sheet = desk.enter("promise", **{**MADE, "due_on": due})
    assert (len(desk.case().commitments) == 5) is made
    assert ("That date has passed" in errors(sheet).get("due_on", "")) is not made


def test_a_date_that_cannot_be_is_said_before_anything_is_asked_of_the_record(desk, errors):
    sheet = desk.enter("promise", **{**MADE, "due_on": "31 april 2026"})
    assert list(errors(sheet)) == ["due_on"]
    assert sheet.form.keep()["due_on"] == "31 april 2026"
    assert len(desk.case().commitments) == 4


@pytest.mark.parametrize("kind", [UpdateKind.PROGRESS, UpdateKind.NO_ACCESS, UpdateKind.DECLINED])
def test_an_update_says_what_happened_and_of_what_sort_it_was(desk, kind):
    desk.enter("update", subject=promise(desk).id, text="Nobody opened the door at nine", kind=kind)
    assert (last(desk).kind, last(desk).text) == (kind, "Nobody opened the door at nine")
    assert promise(desk).started_on is None


def test_an_update_is_progress_where_nothing_else_is_said(desk):
    desk.enter("update", subject=promise(desk).id, text="The part has come")
    assert last(desk).kind == UpdateKind.PROGRESS


def test_an_update_brings_the_appointment_and_the_start(desk):
    desk.enter("update", subject=promise(desk).id, text="Begun", started=True, appointment_on="14/4/26")
    assert (promise(desk).started_on, promise(desk).appointment_on) == (desk.office.day, date(2026, 4, 14))


def test_an_update_says_something(desk, errors):
    before = promise(desk).updates
    sheet = desk.enter("update", subject=promise(desk).id, started=True)
    assert errors(sheet) == {"text": "Say what happened"}
    assert promise(desk).updates == before
    assert promise(desk).started_on is None


def test_the_promise_and_its_date_stand_above_each_form(desk):
    for name in ("update", "move", "complete", "cancel"):
        sheet = desk.open(name, subject=promise(desk).id)
        said = [label.text() for label in sheet.findChildren(QLabel)]
        assert BOARD in said, name
        assert "Ruth Adeyemi · due Wednesday 15 April 2026" in said, name


def test_a_moved_promise_shows_both_dates(desk):
    desk.enter("move", subject=promise(desk).id, due_on="22/4/26", because="The part is late", agreed=True)
    sheet = desk.open("update", subject=promise(desk).id)
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Ruth Adeyemi · due Wednesday 22 April 2026 · first promised for Wednesday 15 April 2026" in said


@pytest.mark.parametrize("agreed", [True, False])
def test_a_new_date_says_why_and_whether_it_was_agreed(desk, agreed):
    desk.enter("move", subject=promise(desk).id, due_on="22/4/26", because="The part is late", agreed=agreed)
    moved = promise(desk)
    assert (moved.due_on, moved.first_due_on) == (date(2026, 4, 22), date(2026, 4, 15))
    assert moved.agreed_with_resident is agreed
    assert [("agreed to the new date" in said, "is proposed" in said) for said in desk.done] == [(agreed, not agreed)]
    assert (last(desk).kind, last(desk).text) == (UpdateKind.REDATED, "The part is late")


@pytest.mark.parametrize(("due", "said"), [("15/4/26", "the date it has already"), ("12/4/26", "has passed")])
def test_a_date_that_is_none_is_refused_at_its_field(desk, errors, due, said):
    sheet = desk.enter("move", subject=promise(desk).id, due_on=due, because="The part is late", agreed=False)
    assert list(errors(sheet)) == ["due_on"]
    assert said in errors(sheet)["due_on"]
    assert promise(desk).due_on == date(2026, 4, 15)


SHEET = "Job sheet 4411, signed by Mr Okafor"
ENDED = {"because": "Mr Okafor has moved to another home", "ended_by": EndedBy.RESIDENT}


def test_what_shows_nothing_keeps_no_promise(desk, errors):
    table = [
        ({"evidence": "Job sheet 4411"}, "evidence_kind"),
        ({"evidence_kind": EvidenceKind.REFERENCE, "evidence": "x"}, "evidence"),
        ({"evidence_kind": EvidenceKind.REFERENCE, "evidence": "It was mended well"}, "evidence"),
        ({"evidence_kind": EvidenceKind.REFERENCE}, "evidence"),
        ({"evidence_kind": EvidenceKind.RESIDENT, "evidence": "Happy now"}, "evidence"),
        ({"evidence_kind": EvidenceKind.DOCUMENT, "evidence": "A photograph of the sill"}, "evidence_document_id"),
    ]
    for typed, field in table:
        sheet = desk.enter("complete", subject=promise(desk).id, **{"evidence_kind": None, "evidence": "", **typed})
        assert list(errors(sheet)) == [field], typed
        sheet.flush()
    assert promise(desk).state == CommitmentState.OPEN


def test_a_promise_is_kept_by_what_shows_it(desk):
    desk.enter("complete", subject=promise(desk).id, evidence_kind=EvidenceKind.REFERENCE, evidence=SHEET)
    kept = promise(desk)
    assert (kept.state, kept.completed_on) == (CommitmentState.COMPLETED, desk.office.day)
    assert (kept.evidence, kept.evidence_kind) == (SHEET, EvidenceKind.REFERENCE)
    assert desk.done == ["The promise is kept: it is done, with what shows it"]


def test_work_without_evidence_is_done_and_the_promise_stays_open(desk):
    desk.enter("complete", subject=promise(desk).id, completed_on="12/4/26")
    done = promise(desk)
    assert (done.state, done.work_done_on, done.completed_on) == (CommitmentState.OPEN, date(2026, 4, 12), None)
    assert desk.done == ["The work is done. The promise stays open until something shows it"]


def test_a_chase_brings_its_message_where_that_is_asked_for(desk):
    sheet = desk.open("chase", subject=promise(desk).id)
    desk.type(sheet, words="Has the board come?")
    desk.bot.keyClick(sheet.copy, Qt.Key.Key_Space)
    desk.settle()
    assert [each.words for each in desk.case().chases] == ["Has the board come?"]
    message = QGuiApplication.clipboard().text()
    assert BOARD in message
    assert "Has the board come?" in message
    assert [said.partition(" is copied. ")[1] for said in desk.done] == [" is copied. "]


def test_what_is_still_to_come_is_not_done(desk, errors):
    sheet = desk.enter("complete", subject=promise(desk).id, completed_on="14/4/26", evidence="Job sheet")
    assert list(errors(sheet)) == ["completed_on"]
    assert promise(desk).state == CommitmentState.OPEN


def test_nothing_is_done_before_it_was_promised(desk, errors):
    promised = promise(desk).promised_on
    sheet = desk.enter("complete", subject=promise(desk).id, completed_on="9/4/26", evidence="Job sheet")
    assert promised == date(2026, 4, 10)
    assert list(errors(sheet)) == ["completed_on"]
    assert promise(desk).state == CommitmentState.OPEN


def test_a_promise_is_ended_with_its_reason(desk):
    desk.enter("cancel", subject=promise(desk).id, **ENDED)
    assert promise(desk).state == CommitmentState.CANCELLED
    assert last(desk).text == "Mr Okafor has moved to another home"


def test_a_promise_is_not_ended_without_a_reason(desk, errors):
    sheet = desk.enter("cancel", subject=promise(desk).id)
    assert errors(sheet) == {"because": "Give the reason", "ended_by": "Say who ends it"}
    assert promise(desk).state == CommitmentState.OPEN


def test_a_promise_ended_by_somebody_else_meanwhile_is_not_ended_again(desk):
    first = desk.open("cancel", subject=promise(desk).id)
    second = desk.open("complete", subject=promise(desk).id)
    desk.type(first, **ENDED)
    desk.save(first)
    desk.type(second, evidence_kind=EvidenceKind.REFERENCE, evidence="Job sheet 4411")
    desk.save(second)
    assert "This commitment is cancelled" in second.form.summary.accessibleName()
    assert promise(desk).evidence is None
    assert second.form.text("evidence") == "Job sheet 4411"


def test_a_form_opened_on_a_promise_that_has_ended_says_so(desk):
    desk.enter("cancel", subject=promise(desk).id, **ENDED)
    sheet = desk.enter("update", subject=promise(desk).id, text="The part has come")
    assert "This commitment is cancelled" in sheet.form.summary.accessibleName()


@pytest.mark.parametrize(
    ("name", "field", "words"),
    [
        ("update", "text", "The part has come, and"),
        ("cancel", "because", "Mr Okafor has"),
        ("promise", "what", "Repaint the"),
    ],
)
def test_escape_goes_back_and_the_typing_is_there_when_the_form_opens_again(desk, name, field, words):
    subject = "" if name == "promise" else promise(desk).id
    sheet = desk.open(name, subject=subject)
    desk.type(sheet, **{field: words})
    desk.bot.keyClick(sheet.form[field].control, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.left == [sheet]
    again = desk.open(name, subject=subject)
    assert again.form.text(field) == words
    assert desk.done == []


def test_the_draft_of_one_promise_is_not_shown_at_another(desk):
    first, other = promise(desk), promise(desk, "Call Mr Okafor every Friday until the heating works")
    sheet = desk.open("update", subject=first.id)
    desk.type(sheet, text="The part has come")
    desk.bot.keyClick(sheet.form["text"].control, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.open("update", subject=other.id).form.text("text") == ""


def test_a_form_that_was_saved_opens_empty(desk):
    sheet = desk.open("update", subject=promise(desk).id)
    desk.type(sheet, text="The part has come", started=True)
    sheet.flush()
    desk.save(sheet)
    assert sheet.form.text("text") == ""
    sheet.flush()
    desk.settle()
    again = desk.open("update", subject=promise(desk).id)
    assert (again.form.text("text"), again.form["started"].value) == ("", False)
    assert again.form["kind"].value == UpdateKind.PROGRESS


def test_a_draft_that_an_earlier_program_kept_is_found_and_ends_with_the_form(desk):
    kept = {"kind": "PromiseSheet:", "case_id": desk.cases["working"]}
    desk.office.act(partial(drafts.save, content={"what": "Repaint the", "impact": 3}, **kept))
    sheet = desk.open("promise")
    assert (sheet.form.text("what"), sheet.form["impact"].value) == ("Repaint the", 3)
    desk.type(sheet, **MADE)
    desk.save(sheet)
    assert desk.open("promise").form.text("what") == ""


def test_what_was_typed_since_counts_before_what_an_earlier_program_kept(desk):
    kept = {"kind": "PromiseSheet:", "case_id": desk.cases["working"]}
    desk.office.act(partial(drafts.save, content={"what": "Repaint the"}, **kept))
    sheet = desk.open("promise")
    desk.type(sheet, what="Plaster the")
    sheet.flush()
    desk.settle()
    assert desk.open("promise").form.text("what") == "Plaster the"
    desk.type(sheet, **MADE)
    desk.save(sheet)
    assert desk.open("promise").form.text("what") == ""
