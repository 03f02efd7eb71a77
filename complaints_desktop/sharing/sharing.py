"""This desk's side of the shared database while the program runs: one connection, one cycle at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import EVERYTHING, Changes, Subject
from complaints_desktop.desk.signing_in import is_sample
from complaints_desktop.forms import entry
from complaints_desktop.office import SET_UP
from complaints_desktop.reading.case_lines import follow, pages, restate
from complaints_desktop.reading.looked import Looks, Which, looks
from complaints_desktop.reading.sharing_state import SharingState, sharing_state
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require, require_auditing
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from complaints_desktop.sharing.desks import DeskHeard, desk_heard
from complaints_desktop.sharing.line import Connect, Line
from complaints_desktop.sharing.publishing import AT_ONCE, publish_some, publishes
from db.model.entities import about, captured
from db.problems import EnvironmentProblem
from db.progress import Progress, nobody_waits
from db.shared.address import Address

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.office import Office
    from complaints_desktop.sharing.passwords import Passwords
    from db.sync.cycle import Synced
    from db.sync.joining import Welcome
    from db.sync.transport import Transport

MOST_ROUNDS = 50
"""Cycles run one after the other while documents are on their way, 16 MB each way in one."""

Derive = Callable[["Session", "Desk", Sequence[str]], None]
"""Writes the lines of some cases anew."""


class News(StrEnum):
    """What happens to a copy of the record once in years."""

    FORK = "fork"
    RESTORED = "restored"
    DIGEST = "digest"


class Sharing:
    """Keeps this desk in step with the shared database. Called from one thread that is not the window's."""

    def __init__(self, office: Office, passwords: Passwords, connect: Connect) -> None:
        """Share the record of `office`; nothing is connected before it is needed."""
        self.office = office
        self.passwords = passwords
        self.problem: EnvironmentProblem | None = None
        """Why the last cycle did not come to its end."""
        self.news: News | None = None
        """The last thing that happened to this copy of the record and wants a word."""
        self._listed = False
        """Whether every case is known to have its line in the list."""
        self._unread: set[str] = set()
        """Cases that came and whose line could not be derived: a fault of ours, or of whoever wrote them."""
        self._line = Line(connect)
        self._transport: Transport | None = None
        self._busy = threading.Lock()

    def state(self) -> SharingState:
        """Return how it stands with this desk's record."""
        return sharing_state(self.office.record)

    def try_address(self, address: str, login: str, password: str | None) -> Welcome:
        """Connect, and return who this login is there; nothing is changed. Raise EnvironmentProblem for what fails."""
        from db.sync.joining import greet

        transport = self._line.open(address, login, password)
        try:
            return greet(self.office.record, transport)
        finally:
            transport.close()

    def join(
        self,
        address: str,
        login: str,
        password: str | None,
        meter: Progress = nobody_waits,
        *,
        remember: bool = True,
    ) -> Changes:
        """Join the shared database: this desk's officer becomes its officer there, and all it holds is shared.

        `remember`: the computer's credential store keeps the password; otherwise it is known until the program ends.
        """
        from db.sync.joining import join

        self._refuse_sample(address)
        with self._busy:
            self._hang_up()
            self._transport = self._line.open(address, login, password)
            join(self.office.record, self._transport, address=address, login=login)
            self.passwords.take(address, login, password, remember=remember)
        self.office.refresh(EVERYTHING)
        return self.once(meter)

    def _refuse_sample(self, address: str) -> None:
        """Raise Refused where invented cases would be shared with more than this computer."""
        if is_sample(self.office.record) and not Address.parse(address).local:
            raise Refused(
                "This record holds sample data, which has no place among real cases",
                do="Join from a record of your own: start the program without the sample's home.",
            )

    def once(self, meter: Progress = nobody_waits) -> Changes:
        """Run one cycle, and return what it brought; a desk that has joined nothing has nothing to do.

        Documents left on the way are carried on, up to MOST_ROUNDS times; what is left then waits for the next cycle.
        """
        rounds = []
        for _ in range(MOST_ROUNDS):
            synced = self._round(meter)
            if synced is None:
                break
            rounds.append(synced)
            if not synced.more:
                break
        changes = changes_of(rounds)
        self.office.refresh(changes)
        self._derive_the_rest(rounds, meter)
        self._publish(meter)
        if self._unread:
            self.problem = _unread_in_words(len(self._unread))
        return changes

    def _publish(self, meter: Progress) -> None:
        """Send what measures count to the shared database, where this desk sees every case."""
        done, step = 0, self._stoppable(meter)
        while publishes(self.office.record):
            with self._busy, self._connected() as transport:
                if transport is None or not publish_some(self.office.record, transport, self._device(), SET_UP):
                    return
            done += AT_ONCE
            step(done, 0)

    def _round(self, meter: Progress) -> Synced | None:
        """Run one cycle; None where this desk has joined nothing."""
        from db.sync.cycle import synchronise

        with self._busy, self._connected() as transport:
            if transport is None:
                return None
            synced = synchronise(self.office.record, transport, derive=self._derive, meter=self._stoppable(meter))
        self.news = news_of(synced) or self.news
        return synced

    def desks(self) -> tuple[DeskHeard, ...]:
        """Return the desks of the team, the longest quiet first; needs the server, and an officer who leads."""
        desk = self.office.desk()
        with self._busy, self._connected() as transport:
            rows = transport.desks() if transport else []
        found = [desk_heard(row, desk.now, desk.calendar) for row in rows]
        return tuple(sorted(found, key=lambda each: each.quiet_for, reverse=True))

    def erase(self, case_id: str, because: str) -> Changes:
        """Erase what the case says of people, everywhere, for good (UK GDPR art. 17); needs the server."""
        require(self.office.desk().officer.role, Act.ERASE)
        reason = entry.required(because, field="because", what="The reason", limit=200)
        with self._busy, self._connected() as transport:
            if transport is None:
                raise Refused(
                    "This desk has not joined a shared database, from which a case is erased for every desk",
                    do="Join it first.",
                )
            transport.erase({"device": self._device(), "case_id": case_id, "reason": reason})
        return self.once()

    def fetch_history(self, case_id: str) -> int:
        """Ask the server who changed what in a case, keep the answer on this desk, and return how much it is."""
        from db.sync.history import keep_history

        with self._busy, self._connected() as transport:
            return keep_history(self.office.record, transport, case_id) if transport else 0

    def who_looked(self, which: Which) -> Looks:
        """Return who looked at what at any desk, for those who audit; of a desk that shares nothing, its own lines."""
        from db.sync.looked import asked_looks

        self.office.keep_looks()
        require_auditing(self.office.desk().officer.role)
        with self._busy, self._connected() as transport:
            told = asked_looks(self.office.record, transport, **which.asked) if transport else []
        with self.office.record.reading() as session:
            return looks(session, self.office.desk(), which=which, told=told)

    def cut(self) -> None:
        """Let a cycle under way end at once, and begin none any more; the one call that comes from another thread."""
        self._line.cut()

    def close(self) -> None:
        """Hang up; a cycle under way is waited for."""
        with self._busy:
            self._hang_up()

    @contextmanager
    def _connected(self) -> Iterator[Transport | None]:
        """Lend the connection, opened where there is none; after a failure the next cycle opens another."""
        state = self.state()
        if not state.joined:
            yield None
            return
        try:
            if self._transport is None:
                password = self.passwords.of(state.address, state.login)
                self._transport = self._line.open(state.address, state.login, password)
            yield self._transport
            self.problem = None
        except BaseException as error:
            self._hang_up()
            self.problem = error if isinstance(error, EnvironmentProblem) else None
            raise

    def _stoppable(self, meter: Progress) -> Progress:
        """Return a meter at which the line is looked after as well."""

        def step(done: int, total: int) -> None:
            self._line.check()
            meter(done, total)

        return step

    def _device(self) -> str:
        ((device,),) = self.office.record.rows("SELECT device_id FROM desk")
        return str(device)

    def _hang_up(self) -> None:
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    def _derive(self, session: Session, cases: frozenset[str]) -> None:
        self._each(session, follow, sorted(cases))

    def _each(self, session: Session, derive: Derive, cases: Sequence[str]) -> None:
        """Derive the lines of these cases. One this program cannot read keeps its line, and stops no other."""
        desk = self.office.desk()
        if not _tried(session, derive, desk, cases):
            self._unread |= {case for case in cases if not _tried(session, derive, desk, [case])}

    def _derive_the_rest(self, rounds: Sequence[Synced], meter: Progress) -> None:
        """Derive the lines the cycles left: all where the rules of deriving came, and those of a large fetch."""
        came = frozenset().union(*(synced.entities for synced in rounds))
        every = any(about(entity).every_line for entity in came & captured().keys())
        if not every and self._listed and not any(synced.pulled for synced in rounds):
            return
        record, done = self.office.record, 0
        for page in pages(record, unlisted=not every):
            with record.writing(author=SET_UP) as session:
                self._each(session, restate, page)
            done += len(page)
            self._stoppable(meter)(done, 0)
        self._listed = True


def _tried(session: Session, derive: Derive, desk: Desk, cases: Sequence[str]) -> bool:
    """Whether the lines could be derived; where not, nothing of it remains."""
    try:
        with session.begin_nested():
            derive(session, desk, cases)
    except EnvironmentProblem:
        raise
    except Exception:  # noqa: BLE001  # whatever a row holds, what came with it must stay
        return False
    return True


def _unread_in_words(number: int) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{count(number, 'case')} came that this program cannot read",
        safe="Everything is taken in, and all else is shared as ever; the list shows them as they were.",
        do="Install the current version of the program.",
    )


def news_of(synced: Synced) -> News | None:
    """Return what a cycle found out that wants a word, if anything."""
    found = {News.FORK: synced.forked, News.RESTORED: synced.restored, News.DIGEST: synced.differed}
    return next((news for news, happened in found.items() if happened), None)


def changes_of(rounds: Sequence[Synced]) -> Changes:
    """Return what open screens have to look at again after a cycle."""
    cases = frozenset().union(*(synced.cases for synced in rounds))
    came = frozenset().union(*(synced.entities for synced in rounds))
    subjects = {Subject(about(entity).subject) for entity in came & captured().keys()}
    if cases or came - captured().keys():  # a clash, held work or an erasure is about a case
        subjects.add(Subject.CASE)
    return Changes(cases, frozenset(subjects | {Subject.SHARING}) if rounds else frozenset())
