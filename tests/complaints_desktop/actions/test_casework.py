"""Define, check, decide, offer, close: each allowed when the Code says, refused in words otherwise."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from complaints_desktop.actions import (
    assessment,
    closing,
    contacts,
    definition,
    findings,
    investigation,
    money,
    updates,
)
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.forms.definition import PointWords, WithdrawPoint
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.forms.form import At
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.forms.updates import Updates
from complaints_desktop.reading.history import history
from complaints_desktop.rules.refusals import Refused
from db.model import Stage
from db.terms import (
    ContactKind,
    ContactPurpose,
    Decision,
    Direction,
    EvidenceResult,
    Hazard,
    Responsibility,
)
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint logged today."""
    return office.log(TODAY)


@pytest.fixture
def acknowledged(office: Office, case_id: str) -> str:
    """The same, defined with one point and acknowledged."""
    with office.working() as session:
        words = PointWords(text="The leak", outcome_sought="Mend it", responsibility=Responsibility.OURS)
        definition.add_point(session, office.desk, case_id=case_id, typed=words)
        stage = load_case(session, case_id).current
        session.get_one(Stage, stage.id).acknowledged_on = TODAY
    return case_id


def read(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def test_points_are_numbered_as_they_come_and_can_be_withdrawn_with_a_reason(office: Office, case_id: str):
    with office.working() as session:
        for text in ("One", "Two"):
            definition.add_point(session, office.desk, case_id=case_id, typed=PointWords(text=text))
    first = read(office, case_id).points[0]
    with office.working() as session:
        definition.withdraw_point(
            session, office.desk, case_id=case_id, point_id=first.id, typed=WithdrawPoint(because="said twice")
        )
    assert [(point.number, point.text) for point in read(office, case_id).points] == [(2, "Two")]


def test_a_point_that_is_not_ours_names_whose_it_is(office: Office, case_id: str):
    elsewhere = PointWords(text="The street light", responsibility=Responsibility.NOT_OURS)
    with office.working() as session, pytest.raises(Refused, match="nobody else is named") as refused:
        definition.add_point(session, office.desk, case_id=case_id, typed=elsewhere)
    assert (refused.value.paragraph, refused.value.field) == ("5.7", "responsible_body")


def test_a_point_of_another_case_cannot_be_changed_from_this_one(office: Office, acknowledged: str):
    point = read(office, acknowledged).points[0]
    other = office.log(TODAY)
    words = PointWords(text="The leak")
    with office.working() as session, pytest.raises(Refused, match="not part of this case"):
        definition.change_point(session, office.desk, case_id=other, point_id=point.id, typed=words)


def test_a_contact_is_kept_as_it_happened_and_never_in_the_future(office: Office, case_id: str):
    said = filled("contact", summary="Rang; will ring again", contact_on=TODAY)
    tomorrow = replace(said, contact_on=TODAY + timedelta(1))
    with office.working() as session:
        contacts.record_contact(session, office.desk, case_id=case_id, typed=said)
        with pytest.raises(Refused, match="has not come yet"):
            contacts.record_contact(session, office.desk, case_id=case_id, typed=tomorrow)
    (contact,) = read(office, case_id).contacts
    assert contact.author is not None
    assert (contact.summary, contact.author.name) == ("Rang; will ring again", "Test Officer")


@pytest.mark.parametrize(
    ("days", "purpose", "kept"),
    [(0, ContactPurpose.FINDINGS, True), (-1, ContactPurpose.FINDINGS, False), (-1, None, True)],
)
def test_what_meets_a_target_is_not_said_before_we_heard_of_the_complaint(
    office: Office, case_id: str, days: int, purpose: ContactPurpose | None, kept: bool
):
    received = read(office, case_id).stages[0].received_on
    assert received is not None
    said = filled("contact", contact_on=received + timedelta(days), purpose=purpose)
    expected = nullcontext() if kept else pytest.raises(Refused, match="before we first heard of it")
    with office.working() as session, expected:
        contacts.record_contact(session, office.desk, case_id=case_id, typed=said)


def test_a_point_is_not_decided_before_the_acknowledgement(office: Office, case_id: str):
    with office.working() as session, pytest.raises(Refused, match="Acknowledge the complaint first"):
        findings.decide(
            session,
            office.desk,
            case_id=case_id,
            point_id="x",
            typed=PointDecision(decision=None, reasons=None, reference=None),
        )


def test_a_finding_can_be_saved_half_done_and_finished_later(office: Office, acknowledged: str):
    point = read(office, acknowledged).points[0]
    about = {"case_id": acknowledged, "point_id": point.id}
    with office.working() as session:
        findings.decide(
            session, office.desk, **about, typed=PointDecision(decision=None, reasons="So far", reference=None)
        )
    with office.working() as session:
        findings.decide(
            session,
            office.desk,
            **about,
            typed=PointDecision(decision=Decision.UPHELD, reasons="We were late", reference="Policy 4"),
        )
    (finding,) = read(office, acknowledged).points[0].findings
    assert (finding.decision, finding.reasons, finding.reference) == (Decision.UPHELD, "We were late", "Policy 4")


def test_evidence_asked_for_is_brought_up_to_date_when_it_is_seen(office: Office, acknowledged: str):
    with office.working() as session:
        made = investigation.record_evidence(
            session, office.desk, case_id=acknowledged, typed=Evidence(item="Job history", result=EvidenceResult.ASKED)
        ).made
    with office.working() as session:
        investigation.record_evidence(
            session,
            office.desk,
            case_id=acknowledged,
            evidence_id=made,
            typed=Evidence(item="Job history", result=EvidenceResult.SEEN),
        )
    assert [each.result for each in read(office, acknowledged).current.evidence] == [EvidenceResult.SEEN]


def test_a_conflict_is_declared_with_what_was_done_about_it(office: Office, acknowledged: str):
    with office.working() as session:
        with pytest.raises(Refused, match="without what was done"):
            investigation.declare_conflict(session, office.desk, case_id=acknowledged, typed=Declaration(conflict=True))
        investigation.declare_conflict(session, office.desk, case_id=acknowledged, typed=Declaration(conflict=False))
        investigation.declare_conflict(
            session, office.desk, case_id=acknowledged, typed=Declaration(conflict=True, measures="Another decides")
        )
    (declared,) = read(office, acknowledged).current.conflicts
    assert (declared.conflict, declared.measures) == (True, "Another decides")


def test_money_stops_at_the_officers_authority_and_not_a_penny_before(office: Office, acknowledged: str):
    with office.working() as session:
        money.offer(session, office.desk, case_id=acknowledged, typed=filled("offer", pence=499_999))
        money.offer(session, office.desk, case_id=acknowledged, typed=filled("offer", pence=1))
        with pytest.raises(Refused, match=r"That makes £5,000\.01 on this case") as refused:
            money.offer(
                session, office.desk, case_id=acknowledged, typed=filled("offer", pence=1, because="A further penny")
            )
        with pytest.raises(Refused, match="more than nothing"):
            money.offer(session, office.desk, case_id=acknowledged, typed=filled("offer", pence=0))
    assert refused.value.paragraph == "4.2"
    assert sum(offer.pence for offer in read(office, acknowledged).current.offers) == 500_000


def test_an_offer_taken_back_before_its_letter_is_no_offer(office: Office, acknowledged: str):
    with office.working() as session:
        made = money.offer(
            session,
            office.desk,
            case_id=acknowledged,
            typed=filled("offer"),
        ).made
        assert made is not None
        money.take_back(session, office.desk, case_id=acknowledged, offer_id=made)
    assert read(office, acknowledged).current.offers == ()


def test_the_sorting_of_hazard_complexity_and_need_is_kept(office: Office, case_id: str):
    with office.working() as session:
        assessment.assess(
            session,
            office.desk,
            case_id=case_id,
            typed=Assessment(hazard=Hazard.EMERGENCY, complex=True, vulnerable=False),
        )
    case = read(office, case_id)
    assert (case.hazard, case.complex, case.vulnerable) == (Hazard.EMERGENCY, True, False)


def sort_out(office: Office, case_id: str, **typed: Any) -> CaseFacts:
    said = filled("assess", hazard=Hazard.EMERGENCY, **typed)
    with office.working() as session:
        assessment.assess(session, office.desk, case_id=case_id, typed=said)
    return read(office, case_id)


def test_what_the_risk_matrix_suggests_is_taken_and_another_choice_says_why(office: Office, case_id: str):
    case = sort_out(office, case_id)
    assert (case.priority, case.route) == ("high", "full investigation, with the Director consulted")
    assert (case.triage_because or "").startswith("As suggested: ")
    with pytest.raises(Refused, match="suggests high priority") as refused:
        sort_out(office, case_id, priority="low")
    assert (refused.value.paragraph, refused.value.field) == ("6.1", "triage_because")
    with pytest.raises(Refused, match="says nothing"):
        sort_out(office, case_id, priority="low", triage_because="n/a")
    case = sort_out(office, case_id, priority="low", triage_because="It was mended this morning")
    assert (case.priority, case.triage_because) == ("low", "It was mended this morning")


def test_what_was_taken_as_suggested_is_suggested_again_and_an_own_choice_stands(office: Office, case_id: str):
    case = sort_out(office, case_id)
    assert "priority" not in Assessment.known(At(case, office.desk))
    case = sort_out(office, case_id, priority="low", triage_because="It was mended this morning")
    assert Assessment.known(At(case, office.desk))["priority"] == "low"


def test_a_case_is_closed_only_when_answered_and_with_what_was_learned(office: Office, acknowledged: str):
    with office.working() as session, pytest.raises(Refused, match="when it has been answered") as refused:
        closing.close(
            session, office.desk, case_id=acknowledged, typed=Closure(learning="Ring before a visit is moved")
        )
    assert refused.value.paragraph == "6.6"
    with office.working() as session:
        session.get_one(Stage, load_case(session, acknowledged).current.id).responded_on = TODAY
    with office.working() as session, pytest.raises(Refused, match="Say what was learned"):
        closing.close(session, office.desk, case_id=acknowledged, typed=Closure(learning=""))
    with office.working() as session:
        closing.close(
            session, office.desk, case_id=acknowledged, typed=Closure(learning="Ring before a visit is moved")
        )
    assert read(office, acknowledged).closed_on == TODAY


def test_a_complaint_withdrawn_says_who_asked_and_stays_on_record(office: Office, case_id: str):
    with office.working() as session:
        closing.withdraw(
            session, office.desk, case_id=case_id, typed=filled("withdraw", because="Rang: the leak is mended")
        )
    case = read(office, case_id)
    assert case.closed_on == TODAY
    assert case.contacts[-1].summary.endswith("Rang: the leak is mended")


def test_a_refused_action_leaves_no_trace(office: Office, case_id: str):
    before = office.record.rows("SELECT count(*) FROM change")
    with pytest.raises(Refused), office.working() as session:  # noqa: PT012 - the second refuses, and undoes the first
        contacts.record_contact(
            session,
            office.desk,
            case_id=case_id,
            typed=ContactMade(kind=ContactKind.CALL, direction=Direction.IN, contact_on=TODAY, summary="said"),
        )
        closing.close(session, office.desk, case_id=case_id, typed=Closure(learning=""))
    assert office.record.rows("SELECT count(*) FROM change") == before


def test_who_changed_what_is_read_from_the_captured_changes(office: Office, case_id: str):
    with office.working() as session:
        updates.agree_updates(session, office.desk, case_id=case_id, typed=Updates(updates_agreed="Phone, Fridays"))
    with office.record.reading() as session:
        newest, *_, oldest = history(session, office.desk, case_id=case_id)
    assert (newest.author, newest.entity, newest.fields) == (
        "Test Officer",
        "case_",
        (("updates_agreed", "Phone, Fridays"),),
    )
    assert oldest.made
