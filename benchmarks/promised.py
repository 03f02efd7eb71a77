"""A record with 50,000 promises, 5,000 of them open, as a team has it after some years; made once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.large_home import FOLDER
from complaints_desktop.office import Office
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.sample.demo import make_demo
from db.model import Commitment, CommitmentUpdate, LevelAnswer, Miss
from db.model.base import Base, new_id
from db.record import home
from db.record.bulk import bound, insert_many
from db.terms import UpdateKind

CASES, PROMISES, OPEN = 20_000, 50_000, 5_000
CONTRACTORS = tuple(f"Contractor {number}" for number in range(1, 13))
YEARS = 3 * 365

Row = dict[str, Any]
Rows = dict[type[Base], list[Row]]


def promised_home(cases: int = CASES, promises: int = PROMISES, is_open: int = OPEN, folder: Path = FOLDER) -> Path:
    """Return the home with so many promises; makes it where it is not there yet, which takes some minutes."""
    folder = folder.with_name(f"home-promises-{promises}")
    if not (folder / "record.db").exists():
        print(f"Making {promises:,} promises in {folder}; this is done once.", flush=True)
        make_demo(folder, cases=cases, seed=1)
        with home.open_home(folder, exclusive=False) as opened:
            _add(Office(opened.record), promises, is_open)
    return folder


def _add(office: Office, promises: int, is_open: int) -> None:
    """Add what is missing to so many promises."""
    record, desk, random = office.record, office.desk(), Random(1)
    cases = [row for (row,) in record.rows("SELECT id FROM case_ WHERE void_because IS NULL")]
    officers = [row for (row,) in record.rows("SELECT id FROM officer")]
    ((there, standing),) = record.rows("SELECT count(*), sum(state = 'open') FROM commitment")
    rows: Rows = {Commitment: [], CommitmentUpdate: [], LevelAnswer: [], Miss: []}
    for number in range(promises - there):
        for entity, row in _promise(random, desk.today, number < is_open - standing):
            rows[entity].append(row)
            if entity is Commitment:
                row |= {"case_id": random.choice(cases), "owner_id": random.choice(officers)}
            else:
                row |= {"id": new_id(), "case_id": rows[Commitment][-1]["case_id"]}
    with record.writing(author="sample") as session:
        for entity, found in rows.items():
            insert_many(session, entity, bound(entity, found))
        restate_all(session, desk)


def _promise(random: Random, today: date, is_open: bool) -> Iterator[tuple[type[Base], Row]]:
    """Yield the rows of one promise, but whose it is: itself, what was said of it, and why it was missed."""
    first = today + timedelta(random.randint(-20, 60) if is_open else -random.randint(1, YEARS))
    promised, identity = first - timedelta(random.randint(25, 60)), new_id()
    moved = first + timedelta(random.randint(3, 20)) if random.random() < 0.12 else None
    due, late = moved or first, random.random() < 0.12
    done = None if is_open else due + timedelta(random.randint(1, 15) if late else -random.randint(0, 9))
    ended_by = random.choice(("us", "the resident")) if done and random.random() < 0.03 else None
    ended_on, done = (done, None) if ended_by else (None, done)
    contractor = random.choice((None, *CONTRACTORS))
    yield (
        Commitment,
        {
            "id": identity,
            "what": f"Repair number {random.randint(1, 99_999)}: renew the kitchen window and make good the plaster",
            "kind": "repair",
            "source": random.choices(("stage 1", "stage 2", "Ombudsman order"), (70, 27, 3))[0],
            "contractor": contractor,
            "promised_on": promised,
            "due_on": due,
            "first_due_on": first,
            "agreed_with_resident": True,
            "impact": random.randint(1, 4),
            "higher_risk_home": random.random() < 0.15,
            "hazard": random.choices(("none", "significant", "emergency"), (94, 5, 1))[0],
            "dependency": "contractor" if contractor else "own staff",
            "needs_appointment": random.random() < 0.7,
            "appointment_on": due - timedelta(2) if random.random() < 0.6 else None,
            "started_on": promised + timedelta(3) if random.random() < 0.6 else None,
            "work_done_on": promised + timedelta(random.randint(5, 90)) if is_open and random.random() < 0.03 else None,
            "completed_on": done and min(done, today),
            "evidence": f"Job {random.randint(1000, 99_999)}" if done else None,
            "ended_by": ended_by,
            "state": ("open" if is_open else "cancelled" if ended_by else "completed"),
        },
    )
    for _ in range(random.randint(1, 3)):
        kind = random.choices((UpdateKind.PROGRESS, UpdateKind.NO_ACCESS), (85, 15))[0]
        yield CommitmentUpdate, _said(identity, min(promised + timedelta(random.randint(1, 20)), today), kind)
    if ended_on:
        yield CommitmentUpdate, _said(identity, min(ended_on, today), UpdateKind.CANCELLED)
    if moved:
        agreed = {"old_due_on": first, "new_due_on": moved, "resident_agreed": random.random() < 0.7}
        when = min(first - timedelta(random.randint(-3, 8)), today)
        yield CommitmentUpdate, _said(identity, when, UpdateKind.REDATED) | agreed
    if is_open and random.random() < 0.2:
        yield (
            LevelAnswer,
            {"commitment_id": identity, "level": random.randint(1, 3), "due_on": due, "answer": "They come on Monday",
             "told": "The team leader", "answered_on": today, "recorded_at": _moment(today)},
        )  # fmt: skip
    if late and done and random.random() < 0.9:
        yield (
            Miss,
            {"commitment_id": identity, "cause": "delay", "level": "supplier", "missed_on": due, "said_on": due,
             "recorded_at": _moment(due)},
        )  # fmt: skip


def _said(commitment: str, day: date, kind: UpdateKind) -> Row:
    words = "Spoke to the team; the job is raised and in the diary."
    return {
        "commitment_id": commitment, "kind": kind.value, "update_on": day, "text": words, "recorded_at": _moment(day),
    }  # fmt: skip


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(10, 30), UTC)
