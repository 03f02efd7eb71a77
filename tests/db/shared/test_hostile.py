"""A desk whose program was tampered with: it harms neither the server nor what other desks read."""

import json
import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.db.rows import tables
from tests.db.shared.conftest import Case, Office
from tests.db.shared.desk import Change, Desk, Pulled, change, new_row
from tests.tables import each_row
from tests.thorough import some

SECRET = "the neighbour's complaint"
CLEAN = ("SY0", "22", "54001")
"""How an error may begin that stops a whole push: an answer of ours, or a text that is no JSON for PostgreSQL."""


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


def numbered(desk: Desk, *changes: Change) -> list[Change]:
    return [{**each, "seq": desk.seq + n} for n, each in enumerate(changes, 1)]


def payload(desk: Desk, changes: Any, **more: Any) -> str:
    said = {"device": desk.device, "epoch": desk.hello_said["epoch"], "after_seq": desk.seq, "prev_change": desk.last}
    return json.dumps({**said, "changes": changes, **more})


def send(desk: Desk, text: str) -> Any:
    row = desk.connection.execute("SELECT sync.push(%s::jsonb)", (text,)).fetchone()
    assert row is not None
    desk.seq, desk.last = row[0]["last_seq"], row[0]["last_change"]
    return row[0]["counts"]


@dataclass(frozen=True)
class Sending:
    """A desk about to send a change that is good."""

    desk: Desk
    good: Change

    def payload(self, changes: Any, **more: Any) -> str:
        return payload(self.desk, changes, **more)


UNREADABLE: dict[str, Callable[["Sending"], str]] = {
    "no JSON": lambda _: "{",
    "NaN": lambda at: at.payload([{**at.good, "patch": {"hazard": float("nan")}}]),
    "a NUL": lambda at: at.payload([{**at.good, "patch": {"learning": "a\0b"}}]),
    "half a surrogate pair": lambda at: at.payload([{**at.good, "patch": {"learning": "\ud800"}}]),
    "no changes": lambda at: at.payload([]),
    "changes that are an object": lambda at: at.payload({"a": 1}),
    "changes that are null": lambda at: at.payload(None),
    "too many changes": lambda at: at.payload([at.good] * 501),
    "a push of 70 MB": lambda at: at.payload([{**at.good, "patch": {"learning": "x" * 70_000_000}}]),
    "a change that is a text": lambda at: at.payload(["x"]),
    "a change that is null": lambda at: at.payload([None]),
    "a change id that is none": lambda at: at.payload([{**at.good, "change_id": "x"}]),
    "no change id": lambda at: at.payload([{**at.good, "change_id": None}]),
    "one change id twice": lambda at: at.payload([at.good, {**at.good, "seq": at.good["seq"] + 1}]),
    "one number twice": lambda at: at.payload([at.good, {**at.good, "change_id": str(uuid4())}]),
    "a number before the last": lambda at: at.payload([{**at.good, "seq": at.desk.seq}]),
    "a negative number": lambda at: at.payload([{**at.good, "seq": -1}]),
    "a number that is a text": lambda at: at.payload([{**at.good, "seq": "ten"}]),
    "a number of a million digits": lambda at: at.payload([{**at.good, "seq": 0.125}]).replace("0.125", "1e131071"),
    "no batch": lambda at: at.payload([{**at.good, "batch": None}]),
    "a list": lambda _: "[]",
    "null": lambda _: "null",
    "JSON a hundred thousand deep": lambda _: "[" * 100_000 + "]" * 100_000,
    "no device": lambda at: at.payload([at.good], device=None),
    "a device that is none": lambda at: at.payload([at.good], device="'; DROP TABLE app.case_"),
    "another's device": lambda at: at.payload([at.good], device=str(uuid4())),
}  # fmt: skip


@each_row("what", UNREADABLE)
def test_an_envelope_that_cannot_be_read_stops_the_push_and_nothing_else(office: Office, what: str):
    case = office.case("ann")
    desk = office["ann"]
    [good] = numbered(desk, case.set(hazard="none"))
    with pytest.raises(psycopg.Error) as error:
        send(desk, UNREADABLE[what](Sending(desk, good)))
    assert (error.value.sqlstate or "").startswith(CLEAN), error.value.sqlstate
    assert SECRET not in str(error.value)
    assert desk.push(case.set(hazard="none"))["counts"]["applied"] == 1


def bad(case: Case, **parts: Any) -> Change:
    return {**case.set(hazard="none"), **parts}


LONG = "x" * 20_001


def moment(time: str) -> str:
    return f"2026-03-26{time}+00:00"


def over(case: Case, field: str) -> dict[str, str]:
    return {field: case.made["change_id"]}


HELD: dict[str, Callable[[Case], Change]] = {
    "an unknown entity": lambda case: bad(case, entity="pg_authid"),
    "an entity with SQL in it": lambda case: bad(case, entity="case_; DROP TABLE app.case_"),
    "no entity": lambda case: bad(case, entity=None),
    "an entity that is a list": lambda case: bad(case, entity=[]),
    "an unknown op": lambda case: bad(case, op="delete"),
    "no op": lambda case: bad(case, op=None),
    "an unknown field": lambda case: bad(case, patch={"password": "x"}),
    "the position": lambda case: bad(case, patch={"pos": 1}),
    "the versions": lambda case: bad(case, patch={"ver": {"*": str(uuid4())}}),
    "the id": lambda case: bad(case, patch={"id": str(uuid4())}),
    "a field with SQL in its name": lambda case: bad(case, patch={"hazard = 'none'; --": "x"}),
    "a patch that is a list": lambda case: bad(case, patch=[1]),
    "a patch that is a text": lambda case: bad(case, patch="x"),
    "no patch": lambda case: bad(case, patch=None),
    "a base that is a list": lambda case: bad(case, base=["x"]),
    "a base that is no change": lambda case: bad(case, base={"hazard": "x"}),
    "a base of a number": lambda case: bad(case, base={"hazard": 7}),
    "no base": lambda case: bad(case, base=None),
    "an entity id that is none": lambda case: bad(case, entity_id="../../etc/passwd"),
    "no entity id": lambda case: bad(case, entity_id=None),
    "an entity id of a megabyte": lambda case: bad(case, entity_id="x" * 1_000_000),
    "an upper-case entity id": lambda case: bad(case, entity_id=case.id.upper()),
    "no schema": lambda case: bad(case, schema=None),
    "a number for a text": lambda case: bad(case, patch={"learning": 7}, base=over(case, "learning")),
    "an object for a text": lambda case: bad(case, patch={"learning": {"a": 1}}, base=over(case, "learning")),
    "a text for a yes or no": lambda case: bad(case, patch={"complex": "yes"}, base=over(case, "complex")),
    "a number for a yes or no": lambda case: bad(case, patch={"complex": 1}, base=over(case, "complex")),
    "a word for a date": lambda case: new_row("stage", case.ids, number=2, received_on="today"),
    "a date written otherwise": lambda case: new_row("stage", case.ids, number=2, received_on="1 March 2026"),
    "a date that is none": lambda case: new_row("stage", case.ids, number=2, received_on="2026-02-30"),
    "a date for ever": lambda case: new_row("stage", case.ids, number=2, received_on="infinity"),
    "a moment that is none": lambda case: new_row("contact", case.ids, recorded_at="yesterday"),
    "a moment without a zone": lambda case: new_row("contact", case.ids, recorded_at="2026-03-01T10:00:00"),
    "a moment that never was": lambda case: new_row("contact", case.ids, recorded_at="2026-13-41T10:00:00.000+00:00"),
    "a moment in a sixtieth second": lambda case: new_row("contact", case.ids, recorded_at=moment("T12:00:60.000")),
    "a moment in a twenty-fourth hour": lambda case: new_row("contact", case.ids, recorded_at=moment("T24:00:00.000")),
    "a moment in a sixtieth minute": lambda case: new_row("contact", case.ids, recorded_at=moment("T12:60:00")),
    "a moment long ago": lambda case: new_row("contact", case.ids, recorded_at="0001-01-01T00:00:00.000+00:00"),
    "a moment far ahead": lambda case: new_row("contact", case.ids, recorded_at="9999-12-31T23:59:59.999+00:00"),
    "a date before there were any": lambda case: new_row("stage", case.ids, number=2, received_on="0044-03-15 BC"),
    "a text for a number": lambda case: new_row("stage", case.ids, number="2"),
    "half a number": lambda case: new_row("stage", case.ids, number=1.5),
    "a number beyond its column": lambda case: new_row("stage", case.ids, number=2**40),
    "a number of a million digits": lambda case: new_row("draft", {}, case_id=case.id, content={"a": 10**400}),
    "a document that is a list": lambda case: new_row("draft", {}, case_id=case.id, content=[1]),
    "a document 40 deep": lambda case: new_row("draft", {}, case_id=case.id, content={"a": deep(40)}),
    "a patch 40 deep": lambda case: bad(case, patch={"learning": deep(40)}),
    "null where there has to be something": lambda case: new_row("contact", case.ids, summary=None),
    "a word that is not in the list": lambda case: new_row("contact", case.ids, kind="telepathy"),
    "a text longer than its column": lambda case: bad(case, patch={"learning": LONG}, base=over(case, "learning")),
    "a case there is not": lambda _: new_row("contact", {"case_": str(uuid4())}),
    "an officer there is not": lambda case: new_row("contact", case.ids, author_id=str(uuid4())),
    "a settlement of a clash that is no id": lambda case: new_row("settlement", {}, case_id=case.id, clash_id="x"),
}  # fmt: skip


@each_row("what", HELD)
def test_what_cannot_be_is_held_and_the_next_goes_through(office: Office, what: str):
    case = office.case("ann")
    made = HELD[what](case)
    counts = office["ann"].push(new_row("contact", case.ids), made, new_row("contact", case.ids))["counts"]
    assert counts == {"applied": 2, "same": 0, "clash": 0, "held": 1, "again": 0}
    pulled = office["bob"].pull()
    assert len(pulled.rows["contact"]) == 2
    assert office.shared.admin.execute(
        "SELECT count(*) FROM sync.change WHERE batch = %s AND outcome ->> '_' = 'held'", (made["batch"],)
    ).fetchone() == (1,)
    assert_readable(office["ann"].pull(0))


def assert_readable(pulled: Pulled) -> None:
    """Fail where another desk could not read what it was sent."""
    for feed in pulled.feeds.get("held", []):
        for each in feed["changes"]:
            assert isinstance(each["patch"], dict)
            json.dumps(each["patch"])


def test_nothing_of_another_teams_case_comes_back_in_any_way(office: Office):
    case = office.case("cat", summary=SECRET)
    desk = office["ann"]
    tries = [
        case.set(hazard="none"),
        case.set(team_id=office.team("ann")),
        new_row("contact", case.ids),
        new_row("case_", {}, reference=case.id),
        {**new_row("case_", {}, reference="R"), "entity_id": case.id},
        new_row("settlement", {}, case_id=case.id, choice="kept"),
        new_row("draft", {}, case_id=case.id),
    ]
    counts = desk.push(*tries)["counts"]
    assert counts["held"] == len(tries)
    lines = desk.connection.execute(
        "SELECT sync.pull(%s::jsonb)", (json.dumps({"device": desk.device, "cursor": 0, "digest": True}),)
    ).fetchall()
    assert SECRET not in str(lines)
    assert desk.call("history", case_id=case.id) == []
    assert office["cat"].pull(0).row("case_", case.id) is not None


def test_a_broken_rule_says_its_name_and_not_what_it_met(office: Office):
    office.case("cat", reference=SECRET)
    office["ann"].push(new_row("case_", {}, reference=SECRET))
    [held] = office["ann"].pull().feeds["held"]
    assert held["rule"] == "uq_case__reference"
    assert office.case("cat")


WORDS = (
    "",
    "x",
    "none",
    "2026-03-01",
    "2026-03-01T10:00:00.000+00:00",
    "today",
    "\u202e",
    "'",
    '"',
    "\\",
    "x" * 300,
    "💥",
)


def noise(random_: random.Random, depth: int = 0) -> Any:
    """Return any JSON."""
    kind = random_.randrange(9 if depth < 3 else 6)
    if kind == 0:
        return None
    if kind == 1:
        return random_.choice((True, False))
    if kind == 2:
        return random_.choice((0, 1, -1, 2**31, 2**63, 10**30, 0.1, -1e300))
    if kind in (3, 4):
        return random_.choice(WORDS)
    if kind == 5:
        return str(uuid4())
    if kind == 6:
        return [noise(random_, depth + 1) for _ in range(random_.randrange(3))]
    return {random_.choice(WORDS): noise(random_, depth + 1) for _ in range(random_.randrange(3))}


def hostile(random_: random.Random, case: Case) -> Change:
    """Return a change with some of its parts replaced by noise."""
    table = random_.choice(tables())
    made = new_row(table.name, {**dict.fromkeys((each.name for each in tables()), str(uuid4())), **case.ids})
    if random_.random() < 0.3:
        made = change(table.name, random_.choice([case.id, *case.ids.values()]), "update", dict(made["patch"]), {})
    for _ in range(random_.randrange(3)):
        made["patch"][random_.choice([*made["patch"], "x"])] = noise(random_)
    if random_.random() < 0.3:
        made[random_.choice(["entity", "entity_id", "op", "patch", "base", "at", "schema", "case_id"])] = noise(random_)
    return made


def test_hundreds_of_hostile_changes_leave_the_server_whole(office: Office):
    pushes = some(40, 100)
    seed = int(os.environ.get("SEED", "7"))
    random_ = random.Random(seed)
    case, desk = office.case("ann"), office["ann"]
    arrived = 3
    for _ in range(pushes):
        changes = [hostile(random_, case) for _ in range(19)]
        good = new_row("contact", case.ids)
        changes.insert(random_.randrange(20), good)
        office.shared.admin.execute(
            "UPDATE sync.held SET state = 'settled'"
        )  # of a thousand open ones it takes no more
        try:
            counts = send(desk, payload(desk, numbered(desk, *changes)))
        except psycopg.Error as error:
            assert (error.sqlstate or "").startswith(CLEAN), (seed, error)  # noqa: PT017 - any other is a finding
            continue
        assert sum(counts.values()) == 20, seed
        arrived += 20
        found = office.shared.admin.execute("SELECT FROM app.contact WHERE id = %s", (good["entity_id"],)).fetchall()
        assert len(found) == 1, seed
    assert arrived > 15 * pushes, seed
    logged = office.shared.admin.execute("SELECT count(*) FROM sync.change WHERE seq IS NOT NULL").fetchone()
    assert logged == (arrived,), seed
    for login in ("ann", "bob", "mia"):
        assert_readable(office[login].pull(0, digest=True))
