"""Applies one pull in one transaction: the server's rows, what left, what is to be decided, and our changes over it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.model.entities import marked, target_of
from db.record import capture, indexing, migrate
from db.record.connection import raw_of
from db.record.engine import as_json
from db.sync import departure, rescue
from db.sync.feeds import FEEDS
from db.sync.overlay import Shown, overlay, shadowed, under_way
from db.sync.position import put
from db.sync.rows import Incoming, Key, shapes, write
from db.sync.transport import SEES_ALL, Json, OtherEpoch, Resync

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Derive = Callable[["Session", frozenset[str]], None]
"""Writes the list's lines of these cases anew."""

DERIVED = ("case_row", "stage_row")
"""What is derived of each case, and written anew with it."""

MOST_DERIVED = 2_000
"""Cases whose lines are derived at once, while the record is held; the lines of more are left to be derived later."""

BY_NAME = tuple((target_of(column), column.name) for column, said in marked("case_") if said.on_line)
"""Entities whose name is on the line of a case, and by which column."""


@dataclass(slots=True)
class Applied:
    """What a pull did to this desk."""

    pos: int = 0
    full: bool = False
    rows: int = 0
    cases: set[str] = field(default_factory=set)
    """Cases touched; none are named after everything came and that was much."""
    entities: set[str] = field(default_factory=set)
    erased: bool = False
    displaced: bool = False
    """Unsent rows of this desk had to make room: until the server has judged them they are not shown."""
    told: Json | None = None
    """What the server said its rows come to, to be compared with those here (`db.sync.digest`)."""


def apply(session: "Session", lines: Iterable[str], expected: Json, derive: Derive) -> Applied:
    """Apply the `lines` of a pull within the transaction of `session`.

    `expected` has the cursor, epoch and scope the desk asked with, whether it asked for everything, and where the file
    was copied aside, if it was. Raise
    OtherEpoch or Resync, with nothing applied, where the server answered as another than it was.
    """
    parts = iter(lines)
    head = json.loads(next(parts))["head"]
    if head["epoch"] != expected["epoch"]:
        raise OtherEpoch
    if not expected["full"] and (head["full"] or head["scope"] != expected["scope"]):
        raise Resync
    return _Pull(session, head, expected).run(parts, derive)


class _Pull:
    """One pull on its way into the record."""

    def __init__(self, session: "Session", head: Json, expected: Json) -> None:
        self.session, self.head, self.expected = session, head, expected
        self.connection = raw_of(session)
        self.done = Applied(pos=head["pos"], full=expected["full"])
        ours = under_way(self.connection, expected["cursor"])
        self.shown = Shown(full=expected["full"], lain_over=ours, shadows=shadowed(self.connection))
        self.columns = {name: Incoming(name, sent) for name, sent in head["columns"].items() if name in shapes()}
        self.watched: dict[str, set[str]] = {name: set() for name in shapes()}
        for entity, entity_id in self.shown.watched:
            self.watched.setdefault(entity, set()).add(entity_id)
        self.referred = departure.Referred()
        self.came: dict[str, set[str]] = {name: set() for name in ("case_", *(entity for entity, _ in BY_NAME))}
        self.displaced: set[Key] = set()
        self.feeds: dict[str, list[Any]] = {}

    def run(self, lines: Iterator[str], derive: Derive) -> Applied:
        """Do all of it."""
        if self.done.full:
            self._make_way()
        for line in lines:
            name, content = json.loads(line)
            self._take(name, content)
        if self.expected["aside"]:  # before what was erased is told: then it leaves what was noted too
            rescue.note(self.connection, self.expected["aside"], self.expected["key"], self.expected["at"])
        self._take_feeds()
        overlay(self.connection, self.shown, self.done.pos)
        ours = under_way(self.connection, self.done.pos)
        if self.head["scope"] not in SEES_ALL:
            departure.take_off_unreferred(self.connection, self.referred, ours)
        self.done.displaced = bool(self.displaced & ours)
        at = self.session.info["at"]
        about = {"token": self.head["token"], "scope": self.head["scope"], "epoch": self.head["epoch"]}
        put(self.connection, cursor=self.done.pos, **about, synced_at=at)
        self._finish()
        rescue.came_back(self.connection, at)
        self._restate(derive)
        return self.done

    def _make_way(self) -> None:
        """Take all rows off, and triggers and index too: made anew afterwards they cost a fraction."""
        capture.uninstall(self.connection)
        indexing.uninstall(self.connection)
        self.done.entities |= set(shapes())
        if self._number_of_cases() <= MOST_DERIVED:
            self.done.cases |= self._all_cases()
        departure.empty(self.connection)

    def _take(self, name: str, content: Any) -> None:  # noqa: ANN401 - each kind of line has its own
        """Take one line of the pull."""
        if name in self.columns:
            self._take_rows(self.columns[name], content)
        elif name == "!dropped":
            self._drop(set(content) - self.came["case_"])
        elif name == "!digest":
            self.done.told = content
        elif name in FEEDS:
            self.feeds[name] = content

    def _take_feeds(self) -> None:
        """Take what came beside the rows, what was erased first."""
        for name, take in FEEDS.items():
            if content := self.feeds.get(name):
                take(self.connection, content)
                self.done.entities.add(name[1:])
                self.done.cases |= {each["case_id"] for each in content if isinstance(each, dict) and each["case_id"]}
        late = any(each["rule"] == "erased" for each in self.feeds.get("!held", ()))
        self.done.erased = late or "!erased" in self.feeds

    def _take_rows(self, incoming: Incoming, sent: list[list[Any]]) -> None:
        entity, rows = incoming.entity, incoming.ready(sent)
        watched = self.watched[entity]
        if watched or not self.done.full:
            ids = {row[0] for row in rows}
            self.shown.pulled |= {(entity, each) for each in watched & ids}
            self._note(incoming, rows, ids)
        self.displaced |= write(self.connection, incoming.sql, entity, rows)
        self.done.rows += len(rows)
        self.done.entities.add(entity)

    def _note(self, incoming: Incoming, rows: Sequence[Sequence[Any]], ids: set[str]) -> None:
        """Note which cases the rows are about, and what the rows here pointed at before."""
        entity, case_id = incoming.entity, incoming.place("case_id")
        if self.done.full:
            return
        if entity in self.came:
            self.came[entity] |= ids
        if case_id is not None:
            self.done.cases |= {row[case_id] for row in rows if row[case_id] is not None}
        self.referred.note(self.connection, entity, "id", ids)

    def _drop(self, cases: set[str]) -> None:
        gone = departure.take_off(self.connection, cases, self.referred)
        self.shown.left |= gone
        self.done.cases |= cases
        self.done.entities |= {entity for entity, _ in gone}

    def _finish(self) -> None:
        """Bring triggers, index and what lies beside the rows into line with them."""
        departure.forget_bytes(self.connection)
        self.done.erased |= departure.forget_destroyed(self.connection)
        if self.done.full:
            departure.forget_what_did_not_come(self.connection)
            capture.install(self.connection, migrate.HEAD)
            put(self.connection, full=0, schema_version=migrate.HEAD, doubted_at=None)
        if self.done.full or self.done.erased:
            indexing.install(self.connection)  # an index made anew holds no word of what was erased

    def _restate(self, derive: Derive) -> None:
        """Have the lines of all cases touched written anew, and take off the lines of those that left."""
        if self.done.full and self._number_of_cases() > MOST_DERIVED:
            for table in DERIVED:
                self.connection.execute(f"DELETE FROM {table}")
            self.done.cases.clear()
            return
        self.done.cases |= self._cases_of_changes({entity_id for _, entity_id in self.shown.watched | self.displaced})
        here = self._all_cases() if self.done.full else self._touched()
        self.done.cases |= here
        gone = as_json(list(self.done.cases - here if len(here) <= MOST_DERIVED else self.done.cases))
        for table in DERIVED:
            self.connection.execute(f"DELETE FROM {table} WHERE case_id IN (SELECT value FROM json_each(?))", (gone,))
        if here and len(here) <= MOST_DERIVED:
            derive(self.session, frozenset(here))

    def _number_of_cases(self) -> int:
        ((number,),) = self.connection.execute("SELECT count(*) FROM case_").fetchall()
        return int(number)

    def _touched(self) -> set[str]:
        """Return the cases on this desk whose line may have changed."""
        about = {"id": self.done.cases | self.came["case_"]}
        about |= {column: self.came[entity] for entity, column in BY_NAME}
        return {case for column, ids in about.items() if ids for case in self._cases_by(column, ids)}

    def _cases_by(self, column: str, ids: set[str]) -> set[str]:
        sql = f"SELECT id FROM case_ WHERE {column} IN (SELECT value FROM json_each(?))"
        return {str(each) for (each,) in self.connection.execute(sql, (as_json(sorted(ids)),))}

    def _cases_of_changes(self, rows: set[str]) -> set[str]:
        sql = "SELECT DISTINCT case_id FROM change WHERE entity_id IN (SELECT value FROM json_each(?))"
        return {str(each) for (each,) in self.connection.execute(sql, (as_json(sorted(rows)),)) if each is not None}

    def _all_cases(self) -> set[str]:
        return {str(each) for (each,) in self.connection.execute("SELECT id FROM case_")}
