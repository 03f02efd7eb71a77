"""Decisions, evidence and conflicts of interest, as they are typed into the forms of a case."""

import pytest
from PySide6.QtWidgets import QLabel

from db.terms import Decision, EvidenceResult


def point(desk, number):
    return next(each for each in desk.case().points if each.number == number)


def evidence(desk):
    return {piece.item: piece for piece in desk.case().current.evidence}


@pytest.mark.parametrize("decision", list(Decision))
def test_a_decision_is_recorded_with_its_reasons(desk, decision):
    desk.enter(
        "decide",
        subject=point(desk, 2).id,
        decision=decision,
        reasons="The contractor's sheets show two visits, and nobody came to either.",
        reference="Customer standards 3",
    )
    found = point(desk, 2).finding(1)
    assert (found.decision, found.reference) == (decision, "Customer standards 3")
    assert found.reasons == "The contractor's sheets show two visits, and nobody came to either."
    assert desk.done == ["The decision is saved"]


def test_reasons_may_be_kept_before_anything_is_decided(desk):
    desk.enter("decide", subject=point(desk, 2).id, reasons="Still waiting for the sheets.")
    found = point(desk, 2).finding(1)
    assert (found.decision, found.reasons, found.reference) == (None, "Still waiting for the sheets.", None)


def test_the_point_and_what_was_sought_stand_above_the_decision(desk):
    sheet = desk.open("decide", subject=point(desk, 2).id)
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Point 2: Two appointments were missed" in said
    assert "Outcome sought: An apology and money for lost wages" in said


def test_a_decision_opens_as_it_stands_and_only_what_is_changed_changes(desk):
    sheet = desk.open("decide", subject=point(desk, 1).id)
    assert sheet.form["decision"].value == Decision.UPHELD
    assert sheet.form.text("reference") == "Repairs policy 4.2; Landlord and Tenant Act 1985, section 11"
    before = point(desk, 1).finding(1)
    desk.type(sheet, decision=Decision.PARTLY_UPHELD)
    desk.save(sheet)
    found = point(desk, 1).finding(1)
    assert found.decision == Decision.PARTLY_UPHELD
    assert (found.reasons, found.reference) == (before.reasons, before.reference)


def test_a_decision_can_be_taken_back_to_not_decided_yet(desk):
    sheet = desk.open("decide", subject=point(desk, 1).id)
    desk.type(sheet, decision=None)
    desk.save(sheet)
    assert point(desk, 1).finding(1).decision is None


def test_why_nothing_is_put_right_is_recorded(desk):
    desk.enter(
        "decide",
        subject=point(desk, 2).id,
        decision=Decision.UPHELD,
        no_remedy_because="Mr Okafor asked for nothing more than to be told.",
    )
    assert point(desk, 2).finding(1).no_remedy_because == "Mr Okafor asked for nothing more than to be told."


def test_reasons_of_several_lines_keep_their_lines(desk):
    sheet = desk.open("decide", subject=point(desk, 2).id)
    desk.type(sheet, reasons="The first visit.\r\rThe second visit.")
    desk.save(sheet)
    assert point(desk, 2).finding(1).reasons == "The first visit.\n\nThe second visit."


@pytest.mark.parametrize("result", [each for each in EvidenceResult if each is not EvidenceResult.NO_ANSWER])
def test_evidence_is_recorded_with_what_came_of_it(desk, result):
    desk.enter("evidence", item="The call of 3 March", result=result, note="It lasted 40 seconds.")
    piece = evidence(desk)["The call of 3 March"]
    assert (piece.result, piece.note, piece.checked_on) == (result, "It lasted 40 seconds.", desk.office.day)


def test_evidence_without_a_name_or_result_is_not_recorded(desk, errors):
    sheet = desk.enter("evidence", note="It lasted 40 seconds.")
    assert errors(sheet) == {"item": "Say what the evidence is", "result": "Say what came of it"}
    assert len(evidence(desk)) == 2


def test_evidence_that_was_asked_for_is_brought_up_to_date_and_not_doubled(desk):
    asked = evidence(desk)["Contractor's job sheets"]
    sheet = desk.open("evidence", subject=asked.id)
    assert (sheet.form.text("item"), sheet.form["result"].value) == ("Contractor's job sheets", EvidenceResult.ASKED)
    desk.type(sheet, result=EvidenceResult.SEEN, note="Two visits, no access written down.")
    desk.save(sheet)
    piece = evidence(desk)["Contractor's job sheets"]
    assert len(evidence(desk)) == 2
    assert (piece.id, piece.result, piece.note) == (
        asked.id,
        EvidenceResult.SEEN,
        "Two visits, no access written down.",
    )
    assert piece.checked_on == desk.office.day


def test_that_there_is_no_conflict_is_a_declaration(desk):
    assert desk.case("new").current.conflicts == ()
    desk.enter("declare-conflict", which="new", conflict=False)
    (declared,) = desk.case("new").current.conflicts
    assert (declared.conflict, declared.officer.name, declared.declared_on) == (
        False,
        "Ruth Adeyemi",
        desk.office.day,
    )
    assert desk.done == ["Your declaration is on record"]


def test_a_conflict_is_declared_with_what_was_done_about_it(desk):
    desk.enter("declare-conflict", conflict=True, measures="Nadia Rahman decides instead")
    last = desk.case().current.conflicts[-1]
    assert (last.conflict, last.measures, last.officer.name) == (True, "Nadia Rahman decides instead", "Ruth Adeyemi")


def test_a_conflict_about_which_nothing_was_done_is_refused_at_its_field(desk, errors):
    before = desk.case().current.conflicts
    sheet = desk.enter("declare-conflict", conflict=True)
    assert list(errors(sheet)) == ["measures"]
    assert "(Code 5.8)" in errors(sheet)["measures"]
    assert desk.case().current.conflicts == before


def test_neither_yes_nor_no_is_no_declaration(desk, errors):
    before = desk.case().current.conflicts
    sheet = desk.enter("declare-conflict", measures="Nadia Rahman decides instead")
    assert errors(sheet) == {"conflict": "Say yes or no"}
    assert desk.case().current.conflicts == before
