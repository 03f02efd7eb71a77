"""Every action on a case asks for its own right, says what it changed, and is kept under the officer's name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from complaints_desktop.actions import (
    assessment,
    closing,
    commitments,
    contacts,
    definition,
    drafts,
    findings,
    investigation,
    money,
    people,
    updates,
)
from complaints_desktop.actions.table import FORMS, On
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms.about import About
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.closing import Closure, Withdrawal
from complaints_desktop.forms.commitments import Cancel, Complete, Move, Update
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.forms.definition import PointWords, WithdrawPoint
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.forms.money import MoneyOffer
from complaints_desktop.forms.people import NeedTold, PersonDetails, Review
from complaints_desktop.forms.updates import Updates
from complaints_desktop.reading.case_lines import restate_all, wrong_lines
from complaints_desktop.rules.refusals import Refused
from db.model import Case, Stage
from db.terms import (
    ContactKind,
    Decision,
    Direction,
    EvidenceResult,
    Hazard,
    MoneyKind,
    Responsibility,
    Role,
    UpdateKind,
)
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office, open_office

TODAY = date(2026, 3, 26)
DUE = TODAY + timedelta(20)
CASE = frozenset({Subject.CASE})
PROMISED = frozenset({Subject.CASE, Subject.COMMITMENTS})
PERSON = frozenset({Subject.PEOPLE, Subject.CASE})


@dataclass(frozen=True)
class At:
    """What there is to act on: an acknowledged case with one of everything, and one that was answered."""

    case_id: str
    answered: str
    person_id: str
    point_id: str
    offer_id: str
    adjustment_id: str
    commitment_id: str


Do = Callable[[Session, Desk, At], Changes]


@dataclass(frozen=True)
class Action:
    """An action as a test does it, and what is to be seen of it."""

    do: Do
    may: str
    """The words of the right it needs."""
    subjects: frozenset[Subject] = CASE
    made: bool = False
    answered: bool = False
    """Whether it is done to the answered case."""


ACTIONS = {
    "add a point": Action(
        lambda s, d, at: definition.add_point(s, d, case_id=at.case_id, typed=PointWords(text="Two")),
        "define the complaint",
        made=True,
    ),
    "change a point": Action(
        lambda s, d, at: definition.change_point(
            s, d, case_id=at.case_id, point_id=at.point_id, typed=PointWords(text="One, in other words")
        ),
        "define the complaint",
    ),
    "withdraw a point": Action(
        lambda s, d, at: definition.withdraw_point(
            s, d, case_id=at.case_id, point_id=at.point_id, typed=WithdrawPoint(because="twice")
        ),
        "define the complaint",
    ),
    "assess": Action(
        lambda s, d, at: assessment.assess(
            s, d, case_id=at.case_id, typed=Assessment(hazard=Hazard.SIGNIFICANT, complex=True, vulnerable=True)
        ),
        "assess hazard and complexity",
    ),
    "agree updates": Action(
        lambda s, d, at: updates.agree_updates(s, d, case_id=at.case_id, typed=Updates(updates_agreed="Fridays")),
        "record a contact",
    ),
    "record a contact": Action(
        lambda s, d, at: contacts.record_contact(
            s,
            d,
            case_id=at.case_id,
            typed=ContactMade(kind=ContactKind.CALL, direction=Direction.OUT, contact_on=TODAY, summary="Rang"),
        ),
        "record a contact",
        made=True,
    ),
    "record evidence": Action(
        lambda s, d, at: investigation.record_evidence(
            s, d, case_id=at.case_id, typed=Evidence(item="Photos", result=EvidenceResult.SEEN)
        ),
        "weigh evidence and declare conflicts",
        made=True,
    ),
    "declare a conflict": Action(
        lambda s, d, at: investigation.declare_conflict(s, d, case_id=at.case_id, typed=Declaration(conflict=False)),
        "weigh evidence and declare conflicts",
    ),
    "decide a point": Action(
        lambda s, d, at: findings.decide(
            s,
            d,
            case_id=at.case_id,
            point_id=at.point_id,
            typed=PointDecision(decision=Decision.UPHELD, reasons="We were late", reference="Policy 4"),
        ),
        "decide a point",
        made=True,
    ),
    "offer money": Action(
        lambda s, d, at: money.offer(
            s, d, case_id=at.case_id, typed=MoneyOffer(kind=MoneyKind.TIME, pence=100, because="As agreed")
        ),
        "offer money",
        made=True,
    ),
    "take an offer back": Action(
        lambda s, d, at: money.take_back(s, d, case_id=at.case_id, offer_id=at.offer_id), "offer money"
    ),
    "promise": Action(
        lambda s, d, at: commitments.promise(
            s, d, case_id=at.case_id, typed=filled("promise", what="Paint it", owner="Repairs", due_on=DUE)
        ),
        "promise a remedy",
        PROMISED,
        made=True,
    ),
    "say how a promise goes": Action(
        lambda s, d, at: commitments.update(
            s, d, commitment_id=at.commitment_id, typed=Update(kind=UpdateKind.PROGRESS, text="Begun")
        ),
        "update a commitment",
        PROMISED,
    ),
    "move a promise": Action(
        lambda s, d, at: commitments.move(
            s, d, commitment_id=at.commitment_id, typed=Move(due_on=DUE + timedelta(1), because="Rain", agreed=True)
        ),
        "update a commitment",
        PROMISED,
    ),
    "keep a promise": Action(
        lambda s, d, at: commitments.complete(
            s, d, commitment_id=at.commitment_id, typed=Complete(completed_on=TODAY, evidence="Photos")
        ),
        "update a commitment",
        PROMISED,
    ),
    "cancel a promise": Action(
        lambda s, d, at: commitments.cancel(s, d, commitment_id=at.commitment_id, typed=Cancel(because="They moved")),
        "update a commitment",
        PROMISED,
    ),
    "learn": Action(
        lambda s, d, at: closing.learn(s, d, case_id=at.case_id, learning="Ring first"), "record a contact"
    ),
    "withdraw": Action(
        lambda s, d, at: closing.withdraw(s, d, case_id=at.case_id, typed=Withdrawal(because="Rang")),
        "withdraw at the resident's request",
    ),
    "close": Action(
        lambda s, d, at: closing.close(s, d, case_id=at.answered, typed=Closure(learning="Ring first")),
        "close",
        answered=True,
    ),
    "change a person": Action(
        lambda s, d, at: people.change_person(s, d, details=PersonDetails(person_id=at.person_id, name="Renamed")),
        "record needs and adjustments",
        PERSON,
        made=True,
    ),
    "record a need": Action(
        lambda s, d, at: people.record_need(s, d, person_id=at.person_id, typed=NeedTold(kind="hearing")),
        "record needs and adjustments",
        PERSON,
        made=True,
    ),
    "agree an adjustment": Action(
        lambda s, d, at: people.agree_adjustment(
            s, d, person_id=at.person_id, typed=filled("adjust", kind="large print")
        ),
        "record needs and adjustments",
        PERSON,
        made=True,
    ),
    "review an adjustment": Action(
        lambda s, d, at: people.review_adjustment(s, d, adjustment_id=at.adjustment_id, typed=Review(keep=False)),
        "record needs and adjustments",
        PERSON,
        made=True,
    ),
}
"""Each action, done once as it is meant to be."""


def _furnish(office: Office) -> At:
    """Make a case with one of everything, and an answered one of the same person."""
    case_id = office.log(TODAY)
    desk = office.desk
    with office.working() as session:
        words = PointWords(text="One", responsibility=Responsibility.OURS)
        point = definition.add_point(session, desk, case_id=case_id, typed=words).made
        session.execute(update(Stage).values(acknowledged_on=TODAY))
        offer = money.offer(
            session, desk, case_id=case_id, typed=MoneyOffer(kind=MoneyKind.GOODWILL, pence=100, because="As agreed")
        ).made
        told = filled("promise", what="Mend it", owner="Repairs", due_on=DUE)
        promised = commitments.promise(session, desk, case_id=case_id, typed=told).made
        person = session.get_one(Case, case_id).person_id
        assert person is not None
        people.agree_adjustment(session, desk, person_id=person, typed=filled("adjust", kind="visits in the morning"))
        resident = load_case(session, case_id).resident
    assert resident is not None
    answered = office.log(TODAY, resident=PersonDetails(person_id=person, name="A Resident"))
    with office.working() as session:
        responded = {"acknowledged_on": TODAY, "responded_on": TODAY}
        session.execute(update(Stage).where(Stage.case_id == answered).values(**responded))
        restate_all(session, desk)
    assert point
    assert offer
    assert promised
    return At(case_id, answered, person, point, offer, resident.adjustments[0].id, promised)


@pytest.fixture(scope="module")
def furnished(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, At]:
    """The record with both cases, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("furnished")
    office = open_office(template, folder, TODAY)
    at = _furnish(office)
    office.record.close()
    return folder / "record.db", at


@pytest.fixture
def at(furnished: tuple[Path, At]) -> At:
    return furnished[1]


@pytest.fixture
def office(furnished: tuple[Path, At], tmp_path: Path) -> Iterator[Office]:
    opened = open_office(furnished[0], tmp_path, TODAY)
    yield opened
    opened.record.close()


@pytest.fixture(params=ACTIONS, ids=str)
def action(request: pytest.FixtureRequest) -> Action:
    return ACTIONS[request.param]


def test_it_says_what_it_changed_and_the_list_follows(office: Office, at: At, action: Action):
    with office.working() as session:
        changes = action.do(session, office.desk, at)
    both = action.subjects == PERSON
    assert changes.cases == {at.answered if action.answered else at.case_id} | ({at.answered} if both else set())
    assert changes.subjects == action.subjects
    assert (changes.made is not None) is action.made
    with office.record.reading() as session:
        assert list(wrong_lines(session, office.desk)) == []


def test_it_is_kept_as_one_batch_under_the_officers_name(office: Office, at: At, action: Action):
    ((before,),) = office.record.rows("SELECT max(seq) FROM change")
    with office.working() as session:
        action.do(session, office.desk, at)
    kept = office.record.rows("SELECT DISTINCT batch, author FROM change WHERE seq > ?", (before,))
    assert [author for _, author in kept] == ["Test Officer"]


def test_an_auditor_is_refused_in_the_words_of_the_right_and_nothing_is_written(office: Office, at: At, action: Action):
    auditor = replace(office.desk, officer=OfficerFacts(id="auditor", name="An Auditor", role=Role.AUDITOR))
    before = office.record.rows("SELECT max(seq) FROM change")
    with pytest.raises(Refused) as refused, office.working() as session:
        action.do(session, auditor, at)
    assert refused.value.why == f"An auditor may not {action.may}"
    assert refused.value.do.startswith("Ask a ")
    assert office.record.rows("SELECT max(seq) FROM change") == before


def test_a_draft_is_refused_to_who_only_reads(office: Office, at: At):
    auditor = replace(office.desk, officer=OfficerFacts(id="auditor", name="An Auditor", role=Role.AUDITOR))
    for act in (drafts.save, drafts.end):
        content = {"content": {"a": "b"}} if act is drafts.save else {}
        with pytest.raises(Refused, match="An auditor reads and writes nothing"), office.working() as session:
            act(session, auditor, kind="case", case_id=at.case_id, **content)


CLOSED = "(it is closed, commitments open)"


@pytest.mark.parametrize(
    ("name", "paragraph", "why"),
    [
        ("add a point", "6.8", "The definition is fixed once stage 1 has been answered"),
        ("change a point", "6.8", "The definition is fixed once stage 1 has been answered"),
        ("withdraw a point", "6.8", "The definition is fixed once stage 1 has been answered"),
        ("assess", "6.1", "A closed case is not assessed again"),
        ("record evidence", "5.8", "Evidence is weighed before the response"),
        ("declare a conflict", "5.8", "Evidence is weighed before the response"),
        ("decide a point", "6.7", "Points are decided between the acknowledgement and the response"),
        ("offer money", "7.2", "Money is offered with the response"),
        ("take an offer back", "7.2", "Money is offered with the response"),
        (
            "withdraw",
            "5.12",
            "A complaint that has been answered, or is closed, cannot be withdrawn: the answer stands",
        ),
    ],
)
def test_of_a_closed_case_the_definition_and_the_answer_stand(
    office: Office, at: At, name: str, paragraph: str, why: str
):
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=at.case_id, typed=Withdrawal(because="Rang"))
    with pytest.raises(Refused) as refused, office.working() as session:
        ACTIONS[name].do(session, office.desk, at)
    assert (refused.value.why, refused.value.paragraph) == (f"{why} {CLOSED}", paragraph)


@pytest.mark.parametrize("name", ["agree updates", "record a contact", "promise", "move a promise", "learn"])
def test_of_a_closed_case_contacts_promises_and_learning_go_on(office: Office, at: At, name: str):
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=at.case_id, typed=Withdrawal(because="Rang"))
    with office.working() as session:
        assert ACTIONS[name].do(session, office.desk, at).cases == {at.case_id}


ASKED = [
    (name, field) for name, row in FORMS.items() if row.do for field, asked in row.form.asks.items() if asked.required
]
"""Each field that has to be filled in, but those of the form that the shared database takes."""


@pytest.mark.parametrize(("name", "field"), ASKED)
def test_an_action_refuses_its_form_without_a_required_field_in_words_at_that_field(
    office: Office, at: At, name: str, field: str
):
    about = {About.RESIDENT: at.person_id, About.POINT: at.point_id, About.COMMITMENT: at.commitment_id}
    row = FORMS[name]
    subject = {**about, About.ADJUSTMENT: at.adjustment_id}.get(row.form.header.about, "")
    on = On(at.answered if name == "close" else at.case_id, subject)
    before = office.record.rows("SELECT max(seq) FROM change")
    with pytest.raises(Refused) as refused, office.working() as session:
        row.work(on, filled(name, **{field: None}))(session, office.desk)
    asked = row.form.asks[field]
    assert (refused.value.field, refused.value.why, refused.value.paragraph) == (field, asked.missing, asked.paragraph)
    assert office.record.rows("SELECT max(seq) FROM change") == before
