"""An officer of the walk: types at a desk whatever its record would let a person type, and writes down what."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import dbapi2

from db.model import new_id
from db.record.connection import Connection, raw_of
from db.record.engine import as_json
from db.record.local import Record
from db.sync import second_copy
from db.sync.rows import shapes
from tests.db.conftest import KEY

TODAY, LATER, NOW = "2026-03-26", "2026-04-02", "2026-03-26T12:00:00.000+00:00"

FIELDS: dict[str, tuple[Any, ...]] = {
    "learning": (None, "one", "two", "three"),
    "hazard": (None, "none", "significant"),
    "complex": (None, True, False),
    "vulnerable": (None, True, False),
    "updates_agreed": (None, "weekly", "by phone"),
}
"""What may be set in a case, and to what: few values, so that desks meet."""

Typed = Callable[["Typist", Connection, Random], None]


class CrashedError(Exception):
    """The program died at this point."""


class Typist:
    """A desk and who sits at it."""

    def __init__(self, login: str, path: Path, typed: set[str]) -> None:
        self.login, self.record = login, opened(path)
        self.typed = typed
        """Ids of all changes typed into this file: the walk's own book, beside whatever the file says."""

    def one(self, sql: str, *params: Any) -> Any:
        ((value,),) = self.record.rows(sql, params)
        return value

    def unsent(self) -> set[str]:
        return {each for (each,) in self.record.rows("SELECT change_id FROM change WHERE ack_pos IS NULL")}

    def type(self, name: str, random: Random, counts: Counter[str]) -> None:
        """Do one thing, in one batch, as far as the record allows it."""
        before = self.one("SELECT coalesce(max(seq), 0) FROM change")
        try:
            with self.record.writing(author=self.login) as session:
                globals()[name](self, raw_of(session), random)
        except dbapi2.IntegrityError:
            counts["refused at the desk"] += 1
        found = self.record.rows("SELECT change_id FROM change WHERE seq > ?", (before,))
        self.typed |= {each for (each,) in found}
        counts["typed"] += len(found)

    @contextmanager
    def at_rest(self) -> Iterator[Path]:
        """Close the record, so that its file may be copied or replaced, and open it again."""
        path = self.record.path
        self.record.close()
        yield path
        self.record = opened(path)

    def derive(self, session: Any, cases: frozenset[str]) -> None:
        """Write a line of the list for each case, empty but for its id; what is asked for must be here."""
        found = raw_of(session).execute(
            "SELECT count(*) FROM case_ WHERE id IN (SELECT value FROM json_each(?))", (as_json(sorted(cases)),)
        )
        assert found.fetchall() == [(len(cases),)]
        list_cases(raw_of(session), cases)

    def crashing(self, _session: Any, _cases: frozenset[str]) -> None:
        raise CrashedError

    def crash_late(self, random: Random) -> Callable[[int, int], None]:
        """Return a meter that ends the cycle after some steps."""
        left = random.randrange(1, 12)

        def step(_done: int, _total: int) -> None:
            nonlocal left
            left -= 1
            if left <= 0:
                raise CrashedError

        return step


def opened(path: Path) -> Record:
    """Open a record that has joined, as the program does when it starts."""
    record = Record.open(path, KEY)
    second_copy.install(record)
    return record


def pick(connection: Connection, random: Random, sql: str, *params: Any) -> Any:
    """Return one row of a query by chance, or None."""
    rows = connection.execute(sql, params).fetchall()
    return random.choice(rows) if rows else None


def insert(connection: Connection, table: str, **values: Any) -> str:
    row = {"id": new_id(), **values}
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))
    return str(row["id"])


def update(connection: Connection, table: str, row_id: str, **values: Any) -> None:
    held = ", ".join(f"{name} = ?" for name in values)
    connection.execute(f"UPDATE {table} SET {held} WHERE id = ?", (*values.values(), row_id))


def a_case(connection: Connection, random: Random) -> Any:
    found = pick(connection, random, "SELECT id FROM case_ ORDER BY id")
    return found[0] if found else None


def list_cases(connection: Connection, cases: Iterable[str]) -> None:
    """Write a line of the case list for each case."""
    about = ("reference", "resident", "address", "postcode", "category", "channel", "state", "next_kind")
    more = ("stage", "vulnerable", "hazard", "risk", "open_commitments", "open", "handler", "team")
    names, values = ", ".join((*about, *more)), ", ".join(["''"] * len(about) + ["0"] * (len(more) - 2) + ["''"] * 2)
    connection.executemany(
        f"INSERT INTO case_row (case_id, {names}) VALUES (?, {values}) ON CONFLICT DO NOTHING",
        [(each,) for each in sorted(cases)],
    )


def note(connection: Connection, case_id: str, said: str) -> None:
    insert(
        connection, "contact", case_id=case_id, kind="call", direction="in", contact_on=TODAY, summary=said,
        recorded_at=NOW,
    )  # fmt: skip


def new_case(_desk: Typist, connection: Connection, random: Random) -> None:
    """Log a case as the program does, with the next reference of this desk."""
    connection.execute("UPDATE desk SET last_number = last_number + 1")
    code, number = connection.execute("SELECT code, last_number FROM desk").fetchone()
    team = pick(connection, random, "SELECT id FROM team UNION ALL SELECT NULL")
    known = pick(connection, random, "SELECT id FROM person ORDER BY id") if random.random() < 0.3 else None
    person = known[0] if known else insert(connection, "person", name=random.choice(("Ada", "Ben", "Cy")))
    case_id = insert(
        connection, "case_", reference=f"26-{code}-{number:04}", person_id=person, team_id=team[0], logged_at=NOW,
        sample=False,
    )  # fmt: skip
    insert(connection, "stage", case_id=case_id, number=1, received_on=TODAY)
    note(connection, case_id, "logged")
    list_cases(connection, [case_id])


def edit(_desk: Typist, connection: Connection, random: Random) -> None:
    case_id = a_case(connection, random)
    if case_id:
        name = random.choice(sorted(FIELDS))
        update(connection, "case_", case_id, **{name: random.choice(FIELDS[name])})


def edit_person(_desk: Typist, connection: Connection, random: Random) -> None:
    found = pick(connection, random, "SELECT id FROM person ORDER BY id")
    if found:
        update(connection, "person", found[0], phone=random.choice((None, "1", "2")), name=random.choice(("Ada", "Di")))


def note_and_edit(desk: Typist, connection: Connection, random: Random) -> None:
    """Two entities in one batch."""
    case_id = a_case(connection, random)
    if case_id:
        note(connection, case_id, random.choice(("rang", "wrote")))
        update(connection, "case_", case_id, learning=random.choice(FIELDS["learning"]))


def second_stage(_desk: Typist, connection: Connection, _random: Random) -> None:
    """Two desks that do this to one case cannot both be right."""
    found = pick(connection, _random, "SELECT case_id FROM stage GROUP BY case_id HAVING count(*) = 1 ORDER BY case_id")
    if found:
        insert(connection, "stage", case_id=found[0], number=2, received_on=LATER)


def decide(_desk: Typist, connection: Connection, random: Random) -> None:
    """Name who decides a stage; on what this desk knows it is never who decides the other."""
    stage = pick(connection, random, "SELECT id, case_id, number FROM stage ORDER BY id")
    officer = pick(connection, random, "SELECT id FROM officer WHERE login IS NOT NULL ORDER BY login LIMIT 2")
    if stage:
        taken = connection.execute(
            "SELECT 1 FROM stage WHERE case_id = ? AND number <> ? AND decider_id = ?", (*stage[1:], officer[0])
        ).fetchone()
        if not taken:
            update(connection, "stage", stage[0], decider_id=officer[0])


def answer(_desk: Typist, connection: Connection, random: Random) -> None:
    found = pick(
        connection, random, "SELECT id FROM stage WHERE responded_on IS NULL AND decider_id IS NOT NULL ORDER BY id"
    )
    if found:
        on = random.choice((LATER, "2026-04-03"))
        update(connection, "stage", found[0], responded_on=on, outcome=random.choice(("upheld", "not upheld")))


def move(_desk: Typist, connection: Connection, random: Random) -> None:
    case_id = a_case(connection, random)
    team = pick(connection, random, "SELECT id FROM team UNION ALL SELECT NULL")
    if case_id:
        update(connection, "case_", case_id, team_id=team[0])


def close(_desk: Typist, connection: Connection, random: Random) -> None:
    found = pick(connection, random, "SELECT id FROM case_ WHERE closed_on IS NULL ORDER BY id")
    if found:
        update(connection, "case_", found[0], closed_on=random.choice((LATER, TODAY)), closed_as="answered")


def offer(_desk: Typist, connection: Connection, random: Random) -> None:
    found = pick(connection, random, "SELECT id, case_id FROM stage ORDER BY id")
    if found:
        pence = random.choice((5_000, 60_000))
        insert(connection, "offer", case_id=found[1], stage_id=found[0], kind="distress and inconvenience", pence=pence)


def settle(desk: Typist, connection: Connection, random: Random) -> None:
    """Answer a clash: keep what stands, or take the other."""
    found = pick(connection, random, "SELECT doc FROM clash WHERE state = 'open' ORDER BY id")
    if not found:
        return
    doc = json.loads(found[0])
    there = connection.execute(f"SELECT 1 FROM {doc['entity']} WHERE id = ?", (doc["entity_id"],)).fetchone()
    if there and (doc["case_id"] is None or _has_case(connection, doc["case_id"])):
        theirs = random.random() < 0.5
        if theirs:
            update(connection, doc["entity"], doc["entity_id"], **{doc["field"]: doc["their_value"]})
        insert(
            connection, "settlement", case_id=doc["case_id"], clash_id=doc["id"], their_change=doc["their_change"],
            choice="theirs" if theirs else "kept", settled_by_id=_officer(desk, connection), settled_at=NOW,
        )  # fmt: skip


def redo(desk: Typist, connection: Connection, random: Random) -> None:
    """Take up held work: do again what still can be done, or set it aside."""
    found = pick(connection, random, "SELECT doc FROM held WHERE state = 'open' ORDER BY id")
    if not found:
        return
    doc = json.loads(found[0])
    if doc["case_id"] is not None and not _has_case(connection, doc["case_id"]):
        return
    again = random.random() < 0.6
    for change in doc["changes"] if again else ():
        _do_again(connection, change)
    insert(
        connection, "settlement", case_id=doc["case_id"], held_id=doc["id"], settled_at=NOW,
        choice="redone" if again else "set aside", settled_by_id=_officer(desk, connection),
    )  # fmt: skip


def _officer(desk: Typist, connection: Connection) -> str:
    ((officer,),) = connection.execute("SELECT id FROM officer WHERE login = ?", (desk.login,)).fetchall()
    return str(officer)


def _do_again(connection: Connection, change: dict[str, Any]) -> None:
    entity = change["entity"]
    if entity in ("settlement", "case_") or entity not in shapes():
        return
    there = connection.execute(f"SELECT 1 FROM {entity} WHERE id = ?", (change["entity_id"],)).fetchone()
    if change["op"] == "update" and there and entity != "stage":
        update(connection, entity, change["entity_id"], **change["patch"])
    elif change["op"] == "insert" and entity == "contact" and _has_case(connection, change["patch"]["case_id"]):
        insert(connection, entity, **change["patch"])


def _has_case(connection: Connection, case_id: str) -> bool:
    return connection.execute("SELECT 1 FROM case_ WHERE id = ?", (case_id,)).fetchone() is not None
