"""A letter leaves with another's approval where the landlord asks for one: of just what it says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from complaints_desktop.actions import letters, settings, submissions, undo
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.settings import settings_on
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from db.model import LetterSubmission, Officer, Person, Stage
from db.record.connection import SessionRows
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
CALL = {"who_calls": "I will call you by Thursday 2 April to hear more."}


def ask_for(office: Office, *kinds: str) -> None:
    with office.working() as session:
        settings.change_approvals(session, office.desk, kinds=kinds)
        read = settings_on(SessionRows(session), office.desk.today)
    office.desk = replace(office.desk, settings=read)


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint at a landlord who has receipts approved."""
    office.name()
    case_id = office.log(TODAY)
    ask_for(office, "receipt")
    return case_id


def another(office: Office, role: Role = Role.TEAM_LEADER) -> OfficerFacts:
    with office.working() as session:
        row = Officer(name="Ann Other", role=role.value, job_title="Team Leader", phone="01632 960124")
        session.add(row)
        session.flush()
        return OfficerFacts(id=row.id, name=row.name, role=role, job_title=row.job_title, phone=row.phone)


@contextmanager
def sitting(office: Office, officer: OfficerFacts) -> Iterator[None]:
    """Sit somebody else down at the desk for a while."""
    before, office.desk = office.desk, replace(office.desk, officer=officer)
    yield
    office.desk = replace(office.desk, officer=before.officer)


def act(office: Office, action: Any, **given: Any) -> Changes:
    with office.record.writing(author=office.desk.officer.id) as session:
        return undo.offered(session, office.desk, action(session, office.desk, **given))


def submit(office: Office, case_id: str, **typed: str) -> Changes:
    return act(office, submissions.submit, case_id=case_id, kind="receipt", typed={**CALL, **typed})


def issue(office: Office, case_id: str, **typed: str) -> None:
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="receipt", typed={**CALL, **typed})


def judge(office: Office, case_id: str, by: OfficerFacts, what: str = "approve") -> None:
    form = {"approve": "approve-letter", "send_back": "send-back-letter"}[what]
    with sitting(office, by):
        act(office, getattr(submissions, what), case_id=case_id, submission_id="", typed=filled(form))


def to_do(office: Office) -> list[tuple[Kind, str]]:
    with office.record.reading() as session:
        items = my_work(session, office.desk).items
    return [(each.kind, each.letter) for each in items if each.kind in (Kind.APPROVE_LETTER, Kind.ISSUE_LETTER)]


def test_a_letter_that_needs_approval_leaves_once_another_approved_it(office: Office, case_id: str):
    with pytest.raises(Refused, match="needs somebody else's approval"):
        issue(office, case_id)
    submit(office, case_id)
    with pytest.raises(Refused, match="nobody has approved it yet"):
        issue(office, case_id)
    judge(office, case_id, another(office))
    issue(office, case_id)
    with office.record.reading() as session:
        case = load_case(session, case_id)
    assert case.letters[0].submission_id == case.submissions[0].id
    assert case.submissions[0].approved_by is not None


def test_what_was_approved_may_leave_on_a_later_day(office: Office, case_id: str):
    submit(office, case_id)
    judge(office, case_id, another(office))
    office.on(TODAY + timedelta(1))
    issue(office, case_id)


@pytest.mark.parametrize("edited", ["a word", "the recipient", "the author"])
def test_an_edit_voids_the_approval(office: Office, case_id: str, edited: str):
    submit(office, case_id)
    leader = another(office)
    judge(office, case_id, leader)
    typed = {"who_calls": "I will call you by Friday 3 April to hear more."} if edited == "a word" else {}
    if edited == "the recipient":
        with office.working() as session:
            session.execute(update(Person).values(address="2 High Street"))
    if edited == "the author":
        office.desk = replace(office.desk, officer=replace(office.desk.officer, name="Somebody Else"))
    with pytest.raises(Refused, match="what was said to that is void") as refused:
        issue(office, case_id, **typed)
    assert refused.value.field == "approval"


def test_nobody_approves_what_they_wrote_whatever_their_role(office: Office, case_id: str):
    submit(office, case_id)
    with pytest.raises(Refused, match="wrote it, and somebody else judges it"):
        judge(office, case_id, office.desk.officer)
    assert to_do(office) == []


def test_a_resolution_officer_approves_no_letter(office: Office, case_id: str):
    submit(office, case_id)
    with pytest.raises(Refused, match="may not say whether a letter may leave"):
        judge(office, case_id, another(office, Role.RESOLUTION_OFFICER))


def test_at_stage_2_nobody_approves_who_considered_stage_1(office: Office, case_id: str):
    submit(office, case_id)
    leader = another(office)
    with office.working() as session:
        session.execute(update(Stage).values(decider_id=leader.id))
        session.add(Stage(case_id=case_id, number=2, received_on=TODAY))
    with pytest.raises(Refused, match="Ann Other answered it at stage 1"):
        judge(office, case_id, leader)
    with sitting(office, leader):
        assert to_do(office) == []


def test_a_letter_sent_back_is_its_authors_work_with_the_code_and_the_words(office: Office, case_id: str):
    submit(office, case_id)
    leader = another(office)
    with sitting(office, leader):
        assert [kind for kind, _ in to_do(office)] == [Kind.APPROVE_LETTER]
    judge(office, case_id, leader, "send_back")
    assert to_do(office) == [(Kind.ISSUE_LETTER, "receipt")]
    with pytest.raises(Refused, match="It was sent back: a fact is wrong: They came on the Tuesday"):
        issue(office, case_id)
    submit(office, case_id, who_calls="I will call you by Wednesday 1 April to hear more.")
    assert to_do(office) == []
    judge(office, case_id, leader)
    issue(office, case_id, who_calls="I will call you by Wednesday 1 April to hear more.")
    assert to_do(office) == []


def test_one_approval_is_for_one_letter(office: Office, case_id: str):
    submit(office, case_id)
    judge(office, case_id, another(office))
    issue(office, case_id)
    office.on(TODAY + timedelta(1))
    with pytest.raises(Refused, match="needs somebody else's approval"):
        issue(office, case_id)


def test_what_would_say_something_else_by_now_is_not_approved(office: Office, case_id: str):
    submit(office, case_id)
    with office.working() as session:
        session.execute(update(Person).values(name="B Resident"))
    with pytest.raises(Refused, match="The case has changed since"):
        judge(office, case_id, another(office))


def test_a_letter_with_a_gap_is_not_submitted(office: Office, case_id: str):
    with pytest.raises(Refused, match="is still empty") as refused:
        submit(office, case_id, who_calls="")
    assert refused.value.field == "who_calls"


def test_a_letter_that_needs_nobodys_approval_is_issued_and_not_submitted(office: Office, case_id: str):
    ask_for(office)
    with pytest.raises(Refused, match="needs nobody's approval"):
        submit(office, case_id)
    issue(office, case_id)


@pytest.mark.parametrize("kind", ["stage1-refusal", "stage2-refusal", "contact-restriction"])
def test_what_is_approved_as_a_decision_is_not_approved_twice(office: Office, kind: str):
    with pytest.raises(Refused, match="is approved by somebody else before it"):
        ask_for(office, kind)


def test_submitting_is_taken_back_on_its_day(office: Office, case_id: str):
    done = submit(office, case_id)
    assert done.written is not None
    with office.working() as session:
        undo.undo(session, office.desk, written=done.written)
        assert session.query(LetterSubmission).one().dropped_on == TODAY
