"""The desks and how the shared database stands, for whoever looks after it; and the register of erasures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.shared.connecting import in_words
from db.shared.failures import said_of

if TYPE_CHECKING:
    from psycopg import Connection


@dataclass(frozen=True, slots=True)
class DeskStanding:
    """One desk: when it was last heard from, what it had waiting then, and how far behind it is (positions)."""

    device: str
    code: str
    officer: str
    login: str
    last_seen: str
    waiting: int
    behind: int
    revoked: bool
    problem: str
    """What keeps its work from being taken, in words; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The shared database in numbers, and its desks, the longest unheard first."""

    revision: str
    schema: str
    epoch: str
    pos: int
    cases: int
    changes: int
    clashes: int
    held: int
    desks: tuple[DeskStanding, ...]


@dataclass(frozen=True, slots=True)
class OpenClash:
    """A clash that nobody has settled: where it is, and no values, for they may be personal."""

    reference: str | None
    entity: str
    entity_id: str
    field: str
    received_at: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erased case, as the register outside the back-ups keeps it."""

    case_id: str
    reason: str
    author: str


def revoke_desk(connection: "Connection[Any]", desk: str) -> int:
    """Shut out one desk, by its code or its device: at its next visit it is told to destroy its key.

    Return how many desks that was: 0 where there is none of that name.
    """
    with in_words():
        return connection.execute(
            "UPDATE sync.device SET revoked = TRUE WHERE device_id::text = %s OR code = upper(%s)", (desk, desk)
        ).rowcount


def readmit_desk(connection: "Connection[Any]", desk: str) -> int:
    """Let a desk in again that was shut out, by its code or its device; return how many that was."""
    with in_words():
        return connection.execute(
            "UPDATE sync.device SET revoked = FALSE WHERE revoked AND (device_id::text = %s OR code = upper(%s))",
            (desk, desk),
        ).rowcount


def status(connection: "Connection[Any]") -> Standing:
    """Return how the shared database stands."""
    with in_words():
        numbers = connection.execute(
            "SELECT v.revision, v.schema, sync.epoch()::text, c.pos, (SELECT count(*) FROM app.case_),"
            " (SELECT count(*) FROM sync.change), (SELECT count(*) FROM sync.clash WHERE state = 'open'),"
            " (SELECT count(*) FROM sync.held WHERE state = 'open') FROM sync.version v, sync.ctr c"
        ).fetchone()
        desks = connection.execute(
            "SELECT device_id::text, code, sync.name_of(officer), officer, sync.moment(last_seen), waiting,"
            " (SELECT pos FROM sync.ctr) - cursor, revoked, problem FROM sync.device ORDER BY sync.device.last_seen"
        ).fetchall()
    if numbers is None:
        raise RuntimeError("the counter of the shared database is gone")
    standing: tuple[DeskStanding, ...] = tuple(DeskStanding(*(*row[:-1], said_of(row[-1]))) for row in desks)
    return Standing(*(*numbers, standing))


def conflicts(connection: "Connection[Any]") -> tuple[OpenClash, ...]:
    """Return the clashes that wait for a person, the oldest first."""
    with in_words():
        found = connection.execute(
            "SELECT c.reference, k.entity, k.entity_id, k.field, sync.moment(k.received_at) FROM sync.clash k"
            " LEFT JOIN app.case_ c ON c.id = k.case_id WHERE k.state = 'open' ORDER BY k.received_at"
        ).fetchall()
    return tuple(OpenClash(*row) for row in found)


def register(connection: "Connection[Any]") -> tuple[Erasure, ...]:
    """Return the register of erasures, to be kept where a restore of the server does not reach."""
    with in_words():
        found = connection.execute("SELECT case_id, reason, author FROM sync.erasure ORDER BY pos").fetchall()
    return tuple(Erasure(*row) for row in found)


def erase_again(connection: "Connection[Any]", erased: Iterable[Erasure]) -> int:
    """Erase what a restore brought back, by the register; return how many cases the server did not know as erased."""
    known = {each.case_id for each in register(connection)}
    missing = [each for each in erased if each.case_id not in known]
    with in_words(), connection.transaction():
        for each in missing:
            connection.execute("SELECT sync.erase_case(%s, %s, %s)", (each.case_id, each.reason, each.author))
    return len(missing)


def begin_another_life(connection: "Connection[Any]") -> None:
    """Tell every desk that the data was put back in place to an earlier moment: each sends what the server lacks."""
    with in_words():
        connection.execute("UPDATE sync.ctr SET base_epoch = gen_random_uuid()")
