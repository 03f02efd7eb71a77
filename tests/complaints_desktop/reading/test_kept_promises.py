"""The figures of promises kept in time: those of the period and no others, the Ombudsman's orders apart."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from complaints_desktop.reading.kept_promises import kept_now, kept_promises
from db.model import Case, Commitment, CommitmentUpdate, Officer
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
START, END = date(2026, 3, 1), date(2026, 3, 31)
NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)
DAY = timedelta(1)


def promise(session: Session, case_id: str, due: date, *, late: int | None = None, source: str = "stage 1") -> str:
    """Add a promise, kept so many days after its date; None where it is open."""
    row = Commitment(
        case_id=case_id,
        source=source,
        what="Repair",
        kind="repair",
        owner_id="ann",
        promised_on=due - timedelta(30),
        due_on=due,
        first_due_on=due,
        impact=2,
        completed_on=None if late is None else due + timedelta(late),
        state="open" if late is None else "completed",
    )
    session.add(row)
    session.flush()
    return row.id


def move(session: Session, case_id: str, made: str, to: date, *, agreed: bool) -> None:
    row = session.get_one(Commitment, made)
    said = {"kind": "new date", "text": "The part is late", "recorded_at": NOW, "resident_agreed": agreed}
    session.add(
        CommitmentUpdate(
            case_id=case_id, commitment_id=made, update_on=row.due_on, old_due_on=row.due_on, new_due_on=to, **said
        )
    )
    row.due_on = to


@pytest.fixture
def case_id(office: Office) -> str:
    office.on(TODAY)
    with office.working() as session:
        session.add(Officer(id="ann", name="Ann", role="owner of commitments"))
    return office.log(date(2026, 2, 2))


def test_what_is_due_in_the_period_counts_by_the_date_that_counts_and_by_the_first(office: Office, case_id: str):
    with office.working() as session:
        for due, late in ((START, 0), (END, -9), (START + DAY, 1), (START - DAY, 0), (END + DAY, -9), (END, None)):
            promise(session, case_id, due, late=late)
        into = promise(session, case_id, START - DAY, late=5)  # moved into the period, as the resident agreed
        move(session, case_id, into, START + 9 * DAY, agreed=True)
        unagreed = promise(session, case_id, START - DAY, late=5)
        move(session, case_id, unagreed, START + 9 * DAY, agreed=False)
    with office.record.reading() as session:
        found = kept_promises(session, office.desk, start=START, end=END)
    counted, first = found.counted, found.first
    assert (counted.due, counted.on_time, counted.missed, counted.running, counted.moved) == (5, 2, 1, 2, 1)
    assert (first.due, first.on_time, first.missed, first.running, first.moved) == (4, 1, 1, 2, 0)
    assert [(each.title, each.counted.due) for each in found.parts][:2] == [("Stage 1", 5), ("Stage 2", 0)]
    assert found.words[0].startswith("2 of 3 due from Sun 1 Mar 2026 to Tue 31 Mar 2026 kept in time (66.7%), 2 still")


def test_orders_stand_apart_and_a_case_that_counts_no_longer_is_in_neither(office: Office, case_id: str):
    with office.working() as session:
        promise(session, case_id, START, late=0)
        promise(session, case_id, START, late=1, source="Ombudsman order")
        promise(session, case_id, START, late=0, source="after the case")
    with office.record.reading() as session:
        month, quarter = kept_now(session, office.desk)
    assert (month.start, month.end, quarter.start, quarter.end) == (START, END, date(2026, 1, 1), END)
    assert (month.counted.due, month.orders.due, month.orders.missed) == (2, 1, 1)
    parts = {each.title: (each.counted.due, each.first.due) for each in month.parts}
    assert parts == {"Stage 1": (1, 1), "Stage 2": (0, 0), "Ombudsman orders": (1, 1), "Other promises": (1, 1)}
    assert month.words[1] == ("Ombudsman orders: 0 of 1 due this month kept in time (0%); 1 missed, where none may be")
    with office.working() as session:
        session.execute(update(Case).values(void_because="the import was undone"))
    with office.record.reading() as session:
        assert kept_now(session, office.on(date(2026, 12, 31)))[1].end == date(2026, 12, 31)
        assert kept_now(session, office.on(TODAY))[0].words == ("Nothing was promised for this month",)
