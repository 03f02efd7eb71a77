"""What a decision rests on: evidence asked of whom, what is disputed, who was heard, and the checklist (Code 5.8)."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from complaints_desktop.actions import checklist, disputes, investigation
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.checklist import lines
from complaints_desktop.rules.refusals import Refused
from db.model import Stage
from db.terms import Checked, EvidenceResult, Party, Preferred
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint acknowledged today."""
    made = office.log(TODAY)
    with office.working() as session:
        session.execute(update(Stage).where(Stage.case_id == made).values(acknowledged_on=TODAY))
    return made


def read(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def evidence(office: Office, case_id: str, evidence_id: str | None = None, **typed: Any) -> str | None:
    said = filled("evidence", **{"item": "Repair log", "result": EvidenceResult.ASKED, **typed})
    with office.working() as session:
        return investigation.record_evidence(
            session, office.desk, case_id=case_id, typed=said, evidence_id=evidence_id
        ).made


def dispute(office: Office, case_id: str, disputed_id: str | None = None, **typed: Any) -> str | None:
    said = filled("dispute", **typed)
    with office.working() as session:
        return disputes.record_dispute(session, office.desk, case_id=case_id, typed=said, disputed_id=disputed_id).made


def invite(office: Office, case_id: str, invitation_id: str | None = None, **typed: Any) -> str | None:
    said = filled("invite", **typed)
    with office.working() as session:
        return disputes.invite(session, office.desk, case_id=case_id, typed=said, invitation_id=invitation_id).made


def answer(office: Office, case_id: str, **typed: Any) -> None:
    said = filled("checklist", **typed)
    with office.working() as session:
        checklist.answer_line(session, office.desk, case_id=case_id, typed=said)


def test_evidence_says_of_whom_what_was_asked_by_when_and_when_it_was_chased(office: Office, case_id: str):
    made = evidence(office, case_id, asked_of="Repairs North", question="When did anyone come?", due_on=TOMORROW)
    (kept,) = read(office, case_id).current.evidence
    assert (kept.asked_of, kept.question, kept.asked_on) == ("Repairs North", "When did anyone come?", TODAY)
    assert (kept.due_on, kept.chased_on) == (TOMORROW, None)
    evidence(office, case_id, made, asked_of="Repairs North", chased_on=TODAY, result=EvidenceResult.NOT_HELD)
    (kept,) = read(office, case_id).current.evidence
    assert (kept.asked_on, kept.chased_on, kept.result) == (TODAY, TODAY, EvidenceResult.NOT_HELD)


def test_nothing_is_chased_before_it_was_asked_for(office: Office, case_id: str):
    with pytest.raises(Refused, match="is before it was asked for") as refused:
        evidence(office, case_id, chased_on=YESTERDAY)
    assert refused.value.field == "chased_on"


def test_what_was_asked_for_days_ago_is_written_down_later_with_its_chasing(office: Office, case_id: str):
    evidence(office, case_id, asked_of="Repairs North", asked_on=YESTERDAY, chased_on=TODAY)
    (kept,) = read(office, case_id).current.evidence
    assert (kept.asked_on, kept.chased_on) == (YESTERDAY, TODAY)


@pytest.mark.parametrize(("due", "late"), [(YESTERDAY, True), (TODAY, False), (None, False)])
def test_evidence_is_overdue_the_day_after_its_day(office: Office, case_id: str, due: date | None, late: bool):
    evidence(office, case_id, due_on=due)
    (kept,) = read(office, case_id).current.evidence
    assert kept.overdue(TODAY) is late


def test_a_disputed_fact_keeps_both_sides_and_later_which_we_prefer_and_why(office: Office, case_id: str):
    made = dispute(office, case_id)
    with pytest.raises(Refused, match="preferred, and not why") as refused:
        dispute(office, case_id, made, preferred=Preferred.RESIDENT)
    assert (refused.value.field, refused.value.paragraph) == ("because", "5.8")
    dispute(office, case_id, made, preferred=Preferred.RESIDENT, because="The log shows no visit")
    (kept,) = read(office, case_id).current.disputed
    assert (kept.resident_says, kept.we_hold) == ("Nobody did", "A visit on 3 March")
    assert (kept.preferred, kept.because) == (Preferred.RESIDENT, "The log shows no visit")
    dispute(office, case_id, made, struck=True)
    assert read(office, case_id).current.disputed == ()


@pytest.mark.parametrize("because", ["n/a", ".", "TBC"])
def test_a_placeholder_is_no_reason_to_prefer_an_account(office: Office, case_id: str, because: str):
    with pytest.raises(Refused, match="says nothing"):
        dispute(office, case_id, preferred=Preferred.OURS, because=because)


def test_an_invitation_is_kept_with_the_reply(office: Office, case_id: str):
    made = invite(office, case_id, reply_by=TOMORROW)
    with pytest.raises(Refused, match="not what they said"):
        invite(office, case_id, made, replied_on=TODAY)
    invite(office, case_id, made, replied_on=TODAY, said="It began in May")
    (kept,) = read(office, case_id).current.invitations
    assert (kept.party, kept.replied_on, kept.said) == (Party.RESIDENT, TODAY, "It began in May")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reply_by": YESTERDAY}, "reply_by"),
        ({"replied_on": YESTERDAY, "said": "It began in May"}, "replied_on"),
        ({"party": Party.STAFF}, "name"),
    ],
)
def test_nobody_replies_before_they_are_invited_and_staff_are_named(
    office: Office, case_id: str, typed: dict[str, Any], field: str
):
    with pytest.raises(Refused) as refused:
        invite(office, case_id, **typed)
    assert refused.value.field == field
    assert read(office, case_id).current.invitations == ()


def test_the_checklist_has_twelve_lines_and_a_line_answered_again_is_not_doubled(office: Office, case_id: str):
    answer(office, case_id, answer=Checked.OPEN, because="The visit is tomorrow")
    answer(office, case_id)
    kept = read(office, case_id).current.checklist
    assert len(kept) == len(lines()) == 12
    assert [(each.line, each.answer) for each in kept if each.answer] == [("person", Checked.DONE)]


@pytest.mark.parametrize("how", [Checked.OPEN, Checked.NOT_NEEDED])
def test_a_line_that_is_open_or_not_needed_says_why(office: Office, case_id: str, how: Checked):
    with pytest.raises(Refused, match="and not why") as refused:
        answer(office, case_id, answer=how)
    assert refused.value.field == "because"
    answer(office, case_id, answer=how, because="Nobody else lives there")


def test_what_is_of_another_case_is_refused(office: Office, case_id: str):
    other = office.log(TODAY)
    fact, invited = dispute(office, other), invite(office, other)
    with pytest.raises(Refused, match="not part of this case"):
        dispute(office, case_id, fact)
    with pytest.raises(Refused, match="not part of this case"):
        invite(office, case_id, invited)
