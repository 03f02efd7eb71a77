"""What is said of an owner or contractor: how many of ten or more promises of the last 90 days were kept on time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.track_record import DAYS, FEWEST, TrackRecords, leaning_on, risk_of
from db.model import Case, Commitment, CommitmentUpdate, Officer, Stage
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
FIRST, LAST = TODAY - timedelta(90), TODAY - timedelta(1)
"""The days that count."""

NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)


@pytest.fixture
def owners(office: Office) -> Office:
    """Two owners and no case."""
    with office.working() as session:
        session.add_all([Officer(id="ann", name="Ann", role="owner of commitments")])
        session.add_all([Officer(id="bob", name="Bob", role="owner of commitments")])
    return office


def promise(
    session: Session,
    case_id: str,
    due_on: date,
    *,
    owner: str = "ann",
    contractor: str | None = None,
    late: int | None = None,
    cancelled: bool = False,
    past_hour: bool | None = None,
) -> None:
    """Add a promise; `late`: days after its date on which it was kept, None where it is open."""
    done = None if late is None or cancelled else due_on + timedelta(late)
    session.add(
        Commitment(
            case_id=case_id,
            source="stage 1",
            what="Repair",
            kind="repair",
            owner_id=owner,
            contractor=contractor,
            promised_on=due_on - timedelta(30),
            due_on=due_on,
            first_due_on=due_on,
            impact=2,
            completed_on=done,
            past_hour=past_hour,
            ended_by="the resident" if cancelled else None,
            state="cancelled" if cancelled else "open" if done is None else "completed",
        )
    )


def a_case(session: Session, case_id: str = "case") -> str:
    session.add(Case(id=case_id, reference=case_id, logged_at=NOW))
    session.flush()
    session.add(Stage(case_id=case_id, number=1, received_on=TODAY - timedelta(100)))
    session.flush()
    return case_id


def open_promise(session: Session, owner: str = "ann", contractor: str | None = None) -> CommitmentFacts:
    """A promise for next week, in a case of its own."""
    promise(session, a_case(session, "asked"), TODAY + timedelta(7), owner=owner, contractor=contractor)
    session.flush()
    return load_case(session, "asked").commitments[0]


def test_the_window_and_the_fewest_are_those_of_the_design():
    assert (FEWEST, DAYS) == (10, 90)


@pytest.mark.parametrize(
    ("on_time", "late", "open_", "share"),
    [
        (9, 0, 0, None),
        (10, 0, 0, 1.0),
        (9, 1, 0, 0.9),
        (9, 0, 1, 0.9),
        (0, 10, 0, 0.0),
        (0, 0, 10, 0.0),
        (15, 5, 0, 0.75),
        (3, 3, 3, None),
    ],
)
def test_the_share_is_of_those_due_and_what_is_still_open_was_not_on_time(
    owners: Office, on_time: int, late: int, open_: int, share: float | None
):
    with owners.working() as session:
        case_id = a_case(session)
        for days in [0] * on_time + [1] * late:
            promise(session, case_id, LAST, late=days)
        for _ in range(open_):
            promise(session, case_id, LAST)
        assert TrackRecords(session, TODAY).worse_of(open_promise(session)) == share


@pytest.mark.parametrize(("late", "share"), [(-9, 1.0), (0, 1.0), (1, 0.0)])
def test_on_the_day_is_on_time_and_the_day_after_is_not(owners: Office, late: int, share: float):
    with owners.working() as session:
        case_id = a_case(session)
        for _ in range(10):
            promise(session, case_id, LAST - timedelta(2), late=late)
        assert TrackRecords(session, TODAY).worse_of(open_promise(session)) == share


def test_what_was_kept_on_its_day_and_after_its_hour_was_not_kept_in_time(owners: Office):
    with owners.working() as session:
        case_id = a_case(session)
        for past_hour in (True, True, *[False] * 4, *[None] * 4):
            promise(session, case_id, LAST - timedelta(2), late=0, past_hour=past_hour)
        assert TrackRecords(session, TODAY).worse_of(open_promise(session)) == 0.8


@pytest.mark.parametrize(
    ("due_on", "counts"),
    [(FIRST - timedelta(1), False), (FIRST, True), (LAST, True), (TODAY, False), (TODAY + timedelta(1), False)],
)
def test_promises_count_that_fell_due_in_the_90_days_before_today(owners: Office, due_on: date, counts: bool):
    with owners.working() as session:
        case_id = a_case(session)
        for _ in range(9):
            promise(session, case_id, LAST, late=0)
        promise(session, case_id, due_on, late=0)
        assert TrackRecords(session, TODAY).worse_of(open_promise(session)) == (1.0 if counts else None)


def test_a_promise_that_the_resident_ended_says_nothing_of_anyone(owners: Office):
    with owners.working() as session:
        case_id = a_case(session)
        for number in range(10):
            promise(session, case_id, LAST, late=0, cancelled=number == 0)
        assert TrackRecords(session, TODAY).worse_of(open_promise(session)) is None


def test_a_promise_that_the_resident_ended_once_it_was_missed_was_not_kept(owners: Office):
    for late, share in ((0, None), (1, 0.9)):
        with owners.working() as session:
            case_id = a_case(session, f"late {late}")
            for number in range(10):
                promise(session, case_id, LAST, owner="bob" if late else "ann", late=0, cancelled=number == 0)
            session.flush()
            theirs = select(Commitment).where(Commitment.case_id == case_id, Commitment.ended_by != "")
            (ended,) = session.scalars(theirs)
            said = {"kind": "cancelled", "text": "They moved", "recorded_at": NOW, "update_on": LAST + timedelta(late)}
            session.add(CommitmentUpdate(case_id=case_id, commitment_id=ended.id, **said))
            session.flush()
            asked = load_case(session, case_id).commitments[0]
            assert TrackRecords(session, TODAY).worse_of(asked) == share


@pytest.mark.parametrize(
    ("owner_late", "contractor_late", "share"), [(0, 3, 0.7), (3, 0, 0.7), (0, 0, 1.0), (2, 1, 0.8)]
)
def test_the_worse_of_owner_and_contractor_is_said(owners: Office, owner_late: int, contractor_late: int, share: float):
    with owners.working() as session:
        case_id = a_case(session)
        for number in range(10):
            promise(session, case_id, LAST, owner="ann", late=int(number < owner_late))
            promise(session, case_id, LAST, owner="bob", contractor="Brixton Roofs", late=int(number < contractor_late))
        asked = open_promise(session, owner="ann", contractor="Brixton Roofs")
        assert TrackRecords(session, TODAY).worse_of(asked) == pytest.approx(share)


def test_a_contractor_of_whom_nothing_is_known_leaves_the_owners_share(owners: Office):
    with owners.working() as session:
        case_id = a_case(session)
        for _ in range(10):
            promise(session, case_id, LAST, late=0)
        asked = open_promise(session, contractor="Somebody new")
        assert TrackRecords(session, TODAY).worse_of(asked) == 1.0


def test_nothing_is_said_of_another_owner(owners: Office):
    with owners.working() as session:
        case_id = a_case(session)
        for _ in range(10):
            promise(session, case_id, LAST, owner="bob", late=9)
        assert TrackRecords(session, TODAY).worse_of(open_promise(session, owner="ann")) is None


def test_the_risk_of_a_promise_says_the_share_of_its_owner(owners: Office):
    with owners.working() as session:
        case_id = a_case(session)
        for number in range(10):
            promise(session, case_id, LAST, late=int(number < 3))
        asked = open_promise(session)
        records = TrackRecords(session, TODAY)
        scored = risk_of(load_case(session, "asked"), asked, owners.desk, records)
    assert any("on time in 70% of the last 90 days" in why for why in scored.because)


@pytest.mark.parametrize(("due", "leans"), [(8, False), (9, True), (10, True)])
def test_other_cases_lean_on_this_one_where_one_promise_more_or_less_may_say_something(
    owners: Office, due: int, leans: bool
):
    with owners.working() as session:
        case_id = a_case(session)
        for _ in range(due):
            promise(session, case_id, LAST, late=0)
        open_promise(session)
        assert list(leaning_on(session, [case_id], TODAY)) == (["asked"] if leans else [])


def test_no_case_leans_on_itself_or_by_a_promise_that_is_done_or_anothers(owners: Office):
    with owners.working() as session:
        case_id = a_case(session)
        for _ in range(10):
            promise(session, case_id, LAST, late=0)
        promise(session, case_id, TODAY + timedelta(7))
        promise(session, a_case(session, "done"), TODAY + timedelta(7), late=-8)
        promise(session, a_case(session, "another"), TODAY + timedelta(7), owner="bob")
        assert list(leaning_on(session, [case_id], TODAY)) == []


def test_a_case_leans_on_another_by_a_contractor_too(owners: Office):
    with owners.working() as session:
        case_id = a_case(session)
        for _ in range(10):
            promise(session, case_id, LAST, owner="bob", contractor="Brixton Roofs", late=0)
        open_promise(session, owner="ann", contractor="Brixton Roofs")
        assert list(leaning_on(session, [case_id], TODAY)) == ["asked"]
