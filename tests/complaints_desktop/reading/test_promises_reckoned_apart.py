"""K11 and K12 reckoned apart, in plain Python from the words of the definitions, of some hundreds of drawn promises."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from complaints_desktop.case.commitments import commitments
from complaints_desktop.case.team import Names
from complaints_desktop.facts import commitments as facts
from complaints_desktop.reading.kept_promises import kept_promises
from complaints_desktop.reading.open_promises import all_open
from complaints_desktop.reading.track_record import EveryDay, TrackRecords
from complaints_desktop.rules import on_time
from complaints_desktop.rules.on_time import OnTime
from db.model import Commitment, CommitmentUpdate, Officer
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
START, END = date(2026, 1, 1), date(2026, 3, 31)
DAY = timedelta(1)
NUMBER = 400
SOURCES = {"stage 1": "Stage 1", "stage 2": "Stage 2"}
OURS, RESIDENT, MISTAKE = "us", "the resident", "nobody: it was written down by mistake"


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One promise as it was drawn: nothing of it is worked out."""

    source: str
    owner: str
    contractor: str | None
    first: date
    moves: list[tuple[date, date, bool]]
    """The day it was said, the new date, and whether the resident agreed."""
    attempts: list[date]
    done: date | None
    ended: tuple[date, str] | None

    @property
    def last(self) -> date:
        return self.moves[-1][1] if self.moves else self.first

    def counts(self) -> date:
        """Due date changed only by agreement with the resident before it passed counts as new due, else original."""
        day = self.first
        for said, new, agreed in self.moves:
            if agreed and said <= day:
                day = new
        return day

    def became(self, day: date) -> str:
        """What it is by a day: the sentence of K11, clause by clause."""
        if self.ended:
            on, by = self.ended
            if by == OURS:
                return "missed"
            if on <= day:
                return "out"
        if self.done and self.done <= day:
            return "on time"
        if not self.done and day >= TODAY:
            return "running"
        return "no access" if len({on for on in self.attempts if on <= day}) >= 2 else "missed"


def drawn(random: Random) -> Drawn:
    first = START + random.randint(-20, 100) * DAY
    moves, due = [], first
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        said, due = due + random.randint(-3, 2) * DAY, due + random.choice((-4, 3, 8, 15)) * DAY
        moves.append((max(said, moves[-1][0] if moves else said), due, random.random() < 0.6))
    ends = random.random()
    near = max(first + random.randint(-4, 4) * DAY, *(said for said, _, _ in moves)) if moves else first
    return Drawn(
        source=random.choice((*SOURCES, "Ombudsman order")),
        owner=random.choice(("ann", "bob")),
        contractor=random.choice((None, "Roofers")),
        first=first,
        moves=moves,
        attempts=[first + random.randint(-5, 1) * DAY for _ in range(random.choice((0, 0, 1, 2, 3)))],
        done=near + random.randint(-1, 2) * DAY if ends < 0.6 else None,
        ended=(near + random.randint(-1, 2) * DAY, random.choice((OURS, RESIDENT, MISTAKE))) if ends > 0.85 else None,
    )


def rows(case_id: str, each: Drawn) -> list[Any]:
    made = Commitment(
        case_id=case_id, source=each.source, what="Repair", kind="repair", owner_id=each.owner, impact=2,
        contractor=each.contractor, promised_on=each.first - 30 * DAY, due_on=each.last, first_due_on=each.first,
        completed_on=each.done, ended_by=each.ended[1] if each.ended else None,
        state="completed" if each.done else "cancelled" if each.ended else "open",
    )  # fmt: skip
    dues = [each.first, *(new for _, new, _ in each.moves)]
    said: list[tuple[date, dict[str, Any]]] = [(on, {"kind": "no access"}) for on in each.attempts]
    for old, (on, new, agreed) in zip(dues, each.moves, strict=False):
        said.append((on, {"kind": "new date", "old_due_on": old, "new_due_on": new, "resident_agreed": agreed}))
    if each.ended:
        said.append((each.ended[0], {"kind": "cancelled"}))
    told = {"case_id": case_id, "commitment_id": made.id, "text": "Said so"}
    at = datetime(2026, 3, 26, 12, tzinfo=UTC)
    return [
        made,
        *(
            CommitmentUpdate(**told, update_on=on, recorded_at=at + number * timedelta(seconds=1), **more)
            for number, (on, more) in enumerate(said)
        ),
    ]


@pytest.fixture
def promised(office: Office) -> list[Drawn]:
    """Promises that were drawn, and written as rows."""
    office.on(TODAY)
    case_id, random = office.log(date(2026, 1, 2)), Random(13)
    found = [drawn(random) for _ in range(NUMBER)]
    with office.working() as session:
        session.add_all([Officer(id=name, name=name.title(), role="owner of commitments") for name in ("ann", "bob")])
        session.flush()
        session.add_all([row for each in found for row in rows(case_id, each)])
    return found


def reckoned(promised: list[Drawn], by: Callable[[Drawn], date]) -> dict[str, float]:
    """What the definitions make of these promises in the period."""
    due = [(each, each.became(by(each))) for each in promised if START <= by(each) <= END]
    number = Counter(became for _, became in due)
    moved = [each for each, became in due if each.moves and became != "out"]
    return {
        "due": len(due) - number["out"],
        "on_time": number["on time"],
        "missed": number["missed"],
        "no_access": number["no access"],
        "out": number["out"],
        "moved": len(moved),
        "slip": sum((each.last - each.first).days for each in moved) / len(moved),
    }


def said(found: OnTime) -> dict[str, float]:
    return {name: getattr(found, name) for name in OnTime.__slots__ if name != "written_late"}  # nothing of it is drawn


def figures(office: Office) -> list[dict[str, float]]:
    """By stage, by the day that counts and by the first."""
    with office.record.reading() as session:
        found = kept_promises(session, office.desk, start=START, end=END)
    parts = {part.title: part for part in found.parts}
    return [said(each) for title in SOURCES.values() for each in (parts[title].counted, parts[title].first)]


def apart(promised: list[Drawn]) -> list[dict[str, float]]:
    by_source = [[each for each in promised if each.source == source] for source in SOURCES]
    return [reckoned(some, by) for some in by_source for by in (Drawn.counts, lambda each: each.first)]


def test_the_figures_are_those_of_the_definitions_and_a_fault_in_any_part_of_them_shows(
    office: Office, promised: list[Drawn], monkeypatch: pytest.MonkeyPatch
):
    expected = apart(promised)
    assert all(min(each.values()) > 0 for each in expected), "every kind of promise was drawn"
    assert figures(office) == expected
    for module, name, fault in (
        (facts, "counting", lambda first, _: first),
        (facts, "counting", lambda first, moves: [first, *(new for _, new, _ in moves if new)][-1]),
        (on_time, "ATTEMPTS", 3),
        (on_time, "BY_OTHERS", frozenset()),
        (on_time, "ended_by_us", lambda _: False),
    ):
        with monkeypatch.context() as planted:
            planted.setattr(module, name, fault)
            assert figures(office) != expected, name


def test_the_shares_of_owner_and_contractor_are_counted_so_too(office: Office, promised: list[Drawn]):
    shares = {}
    for who, of in (("owner_id", lambda each: each.owner), ("contractor", lambda each: each.contractor)):
        for name in {of(each) for each in promised} - {None}:
            theirs = [each for each in promised if of(each) == name]
            due = [each for each in theirs if TODAY - 90 * DAY <= each.counts() < TODAY]
            became = Counter(each.became(each.counts()) for each in due)
            shares[who, name] = became["on time"] / (sum(became.values()) - became["out"])
    with office.record.reading() as session:
        records = TrackRecords(session, TODAY)
        for asked in ({("owner_id", "ann")}, set(shares)):  # one by its name, then all at once
            records.know_of(asked)
    assert dict(records.known) == pytest.approx(shares)


def test_what_is_counted_for_every_day_at_once_is_what_is_counted_for_each(office: Office, promised: list[Drawn]):
    everybody = {("owner_id", "ann"), ("owner_id", "bob"), ("contractor", "Roofers"), ("contractor", "Nobody")}
    with office.record.reading() as session:
        every = EveryDay(session)
        for days in range(-130, 131, 13):
            today = TODAY + days * DAY
            at_once, alone = TrackRecords(session, today, tally=every.tally(today)), TrackRecords(session, today)
            for records in (at_once, alone):
                records.know_of(everybody)
            assert at_once.known == alone.known


def test_the_tracker_reads_every_promise_that_was_missed_and_leaves_out_those_that_cannot_be(
    office: Office, promised: list[Drawn]
):
    with office.record.reading() as session:
        (read,) = all_open(session, Names(session)).values()
        every = commitments(session, [read.head.case_id], Names(session))[read.head.case_id]
    there = {each.id for each in read.commitments}
    assert {each.id for each in every if each.open or on_time.missed(each, TODAY)} <= there
    assert len(there) < len(every)
