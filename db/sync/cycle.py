"""One cycle: hello, send, fetch, apply. A crash or a cut anywhere leaves a record that the next cycle heals.

The record is held only to write what has already come; never while the network is waited for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from db.moments import as_kept
from db.problems import EnvironmentProblem
from db.record import migrate
from db.record.connection import SessionRows, raw_of
from db.record.kept import place_in
from db.record.local import Record
from db.shared.failures import kept_state, too_old
from db.sync import digest, documents, looked, outbox, rescue, second_copy
from db.sync.applying import Applied, Derive, apply
from db.sync.outbox import Stand
from db.sync.overlay import under_way
from db.sync.position import AUTHOR, Place, place_of, put, unsent
from db.sync.second_copy import SecondCopy
from db.sync.spool import Spool
from db.sync.transport import Json, OtherEpoch, Resync, Revoked, TooOldToRead, Transport, Unsteady

Meter = Callable[[int, int], None]
"""Told steps done and steps in all; raises to give the cycle up between two of them."""

ROUNDS = 5
"""How often a cycle begins again where the server turned out to stand elsewhere than it said."""

SAID_AGAIN_SECONDS = 60
"""How old the moment of the last cycle may be before an idle one writes it anew."""

PRODUCT = "complaints-desktop"


@dataclass(frozen=True, slots=True)
class Synced:
    """What a cycle did."""

    cases: frozenset[str] = frozenset()
    """Cases of which anything changed here, those that left among them; none are named where very many came anew."""
    entities: frozenset[str] = frozenset()
    """Entities of which rows came or left; `clash`, `held` and `document` for news of those."""
    pushed: int = 0
    pulled: int = 0
    full: bool = False
    """Everything was fetched anew."""
    forked: bool = False
    """This file turned out to be a copy: it has become a desk of its own."""
    restored: bool = False
    """The server turned out to be at an earlier state, or another one: it was sent again what it lacks."""
    differed: bool = False
    """The daily comparison found other rows here than at the server; everything was fetched anew."""
    more: bool = False
    """Pieces of documents, or changes written meanwhile, are left for another cycle at once."""


def nobody_waits(_done: int, _total: int) -> None:
    """Take no notice of progress."""


def derives_nothing(_session: object, _cases: frozenset[str]) -> None:
    """Leave the lists as they are."""


def synchronise(
    record: Record, transport: Transport, *, derive: Derive = derives_nothing, meter: Meter = nobody_waits
) -> Synced:
    """Run one cycle for a record that has joined. Call it off the window's thread, one at a time.

    Raise EnvironmentProblem where network or server fail: what the server confirmed stays confirmed, the rest waits.
    Raise Revoked where this desk was shut out.
    """
    if record.second_copy is None:
        second_copy.install(record)
    cycle = _Cycle(record, transport, derive, meter)
    try:
        cycle.run()
    except EnvironmentProblem as problem:
        _note(record, problem.what)
        raise
    return cycle.result()


class _Cycle:
    """One cycle under way."""

    def __init__(self, record: Record, transport: Transport, derive: Derive, meter: Meter) -> None:
        self.record, self.transport, self.derive, self.meter = record, transport, derive, meter
        self.pushed, self.steps, self.waiting = 0, 0, 0
        self.applied: list[Applied] = []
        self.forked = self.restored = self.more = self.differed = False

    def run(self) -> None:
        """Go round until nothing is left that belongs to this cycle."""
        for _ in range(ROUNDS):
            try:
                if self._round():
                    return
            except (Resync, OtherEpoch):
                continue
        raise Unsteady

    def result(self) -> Synced:
        """Say what was done."""
        return Synced(
            cases=frozenset().union(*(each.cases for each in self.applied)),
            entities=frozenset().union(*(each.entities for each in self.applied)),
            pushed=self.pushed,
            pulled=sum(each.rows for each in self.applied),
            full=any(each.full for each in self.applied),
            forked=self.forked,
            restored=self.restored,
            differed=self.differed,
            more=self.more,
        )

    def _round(self) -> bool:
        """Do all of a cycle once; return whether it is complete."""
        hello, stand = self._hello()
        if outbox.is_another_file(self.record, stand):
            outbox.fork(self.record)
            self.forked = True
            return False
        self._meet(hello)
        self._push(stand)
        if hello["min_schema"] > migrate.HEAD:
            raise TooOldToRead(hello["min_schema"], migrate.HEAD)
        again = self._pull(hello)
        if again:
            return False
        rescue.ask(self.record, self.transport, self._place(), again=bool(self.applied))
        more_looks = looked.send_looks(self.record, self.transport, self._place())
        self.more = documents.carry(self.record, self.transport, self._place(), self._step) or more_looks
        return True

    def _hello(self) -> tuple[Json, Stand]:
        """Learn where the server stands."""
        place, self.waiting = self._place(), unsent(self.record)
        about = {"schema": migrate.HEAD, "app": app_version(), "code": place.code, "waiting": self.waiting}
        about["problem"] = kept_state(place.problem)
        hello = self.transport.hello({**about, **_standing(place)})
        if hello.get("revoked"):
            raise Revoked
        if hello["schema"] < migrate.HEAD:
            raise too_old(hello["schema"], migrate.HEAD)
        return hello, Stand(hello["last_seq"], hello["last_change"])

    def _meet(self, hello: Json) -> None:
        """Take what hello said, where it is news; an idle cycle writes next to nothing."""
        place = self._place()
        known = (place.epoch, place.code, place.leads, place.erases)
        told = (hello["epoch"], hello["code"], hello["officer"]["leads"], hello["officer"].get("erases", False))
        news = known != told or outbox.lost_answer(self.record, hello["last_seq"])
        another_life = place.epoch != hello["epoch"] or outbox.is_older(self.record, hello)
        away = place.epoch == hello["epoch"] and hello.get("forgotten", False)  # longer than the server keeps its marks
        self.restored |= another_life and place.epoch is not None and not away
        if news or another_life:
            outbox.meet(self.record, hello, another_life=another_life)
        elif self._seconds_since(place.synced_at) > SAID_AGAIN_SECONDS:
            with self.record.writing(author=AUTHOR, applying=True) as session:
                before = place_in(SessionRows(session))
                put(raw_of(session), synced_at=session.info["at"], problem=None)
                after = place_in(SessionRows(session))
            self.record.kept.pulled(before, after)

    def _push(self, stand: Stand) -> None:
        """Send all that waits, a page at a time; each confirmed page stays confirmed."""
        place = self._place()
        while page := outbox.page_after(self.record, place, stand):
            self._step()
            text, count = page
            answer = self.transport.push(text)
            stand = Stand(answer["last_seq"], answer["last_change"])
            outbox.confirm(self.record, answer["pos"], stand.seq)
            self.pushed += count

    def _pull(self, hello: Json) -> bool:
        """Fetch and apply what changed; return whether another round is needed at once."""
        place = self._place()
        full = place.full or place.scope != hello["scope"] or place.schema_version != migrate.HEAD
        daily = (
            place.digest_on != as_kept(self.record.now())[:10] and not full
        )  # what has just come whole is compared by the next cycle
        if not (full or daily or self.pushed) and hello["pos"] == place.cursor:
            return False
        asked = {**_standing(place, anew=full), "digest": daily, "values": True}
        with Spool() as spool:
            spool.fill(self._counted(self.transport.pull(asked)))
            self._step()
            aside = rescue.set_aside(self.record) if full and place.doubted_at else None
            about = {"aside": aside, "key": self.record.key, "at": rescue.stamp(self.record)}
            expected = {"cursor": place.cursor, "epoch": place.epoch, "scope": place.scope, "full": full, **about}
            with self.record.writing(author=AUTHOR, applying=True) as session:
                before = place_in(SessionRows(session))
                applied = apply(session, spool, expected, self.derive)
                put(raw_of(session), problem=None)
                _stale_copy(self.record, applied)
                after = place_in(SessionRows(session))
            if not (applied.full or applied.erased):
                self.record.kept.pulled(before, after, cases=applied.cases, entities=applied.entities)
        self.applied.append(applied)
        differs = applied.told is not None and self._differs(applied.told, applied.pos)
        if applied.erased:
            self.record.empty_log()
            rescue.forget_copies(self.record)
        if daily:
            outbox.prune(self.record, applied.pos)
        return applied.displaced or differs

    def _differs(self, told: Json, pos: int) -> bool:
        """Whether this desk holds other rows than the server said; then everything is to come anew.

        Compared while others write, in one moment in which nothing of this desk is under way; else another cycle does.
        """
        with self.record.reading() as session:
            connection = raw_of(session)
            if under_way(connection, pos):
                return False
            differs = digest.differs(connection, told, self._step)
        self.differed |= differs
        with self.record.writing(author=AUTHOR, applying=True) as session:
            at = session.info["at"]
            put(raw_of(session), digest_on=at[:10], full=differs, doubted_at=at if differs else None)
        return differs

    def _counted(self, lines: Iterator[str]) -> Iterator[str]:
        """Pass lines on, and let the cycle be given up between two."""
        for line in lines:
            self._step()
            yield line

    def _place(self) -> Place:
        place = place_of(self.record)
        if place is None:
            raise RuntimeError("the record has joined no shared database")
        return place

    def _seconds_since(self, at: str | None) -> float:
        since = self.record.now() - datetime.fromisoformat(at) if at else None
        return since.total_seconds() if since else SAID_AGAIN_SECONDS + 1

    def _step(self) -> None:
        self.steps += 1
        self.meter(self.pushed, max(self.waiting, self.pushed))


@cache
def app_version() -> str:
    """Return the version of the program, as the server notes it of each desk."""
    try:
        return version("complaints-desktop")
    except PackageNotFoundError:  # a frozen build
        return "unknown"


def _standing(place: Place, *, anew: bool = False) -> Json:
    """Return who asks and how far the desk has followed the server; `anew` as one that has followed nothing yet."""
    return {"device": place.device, "cursor": 0 if anew else place.cursor, "token": None if anew else place.token}


def _note(record: Record, problem: str) -> None:
    """Keep what the cycle met; a disk that cannot take it has been said already."""
    try:
        with record.writing(author=AUTHOR, applying=True) as session:
            put(raw_of(session), problem=problem)
    except EnvironmentProblem:
        return


def _stale_copy(record: Record, applied: Applied) -> None:
    """Have the second copy written anew where unsent changes were emptied by an erasure."""
    if applied.erased and isinstance(record.second_copy, SecondCopy):
        record.second_copy.stale = True
