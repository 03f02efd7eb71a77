"""How it stands with the sharing of this desk's record, as the record itself knows it."""

from dataclasses import dataclass
from datetime import datetime

from complaints_desktop.reading.unsettled import counted, lost, unsettled
from complaints_desktop.rules.wording import LONDON, count
from db.problems import EnvironmentProblem
from db.record.connection import Rows

STATE = "SELECT address, login, synced_at, leads, erases FROM shared_database"
WAITING = "SELECT count(*) FROM change WHERE ack_pos IS NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingState:
    """What the foot of the window and the Sharing screen say; counts are of this desk."""

    joined: bool = False
    address: str = ""
    login: str = ""
    last_shared_at: datetime | None = None
    waiting: int = 0
    """Changes the shared database has not confirmed yet."""
    clashes: int = 0
    held: int = 0
    lost: int = 0
    """Changes the shared database lost and this desk still knows: to be given back or let go."""
    leads: bool = False
    """Whether this officer sees which desks have not been heard from."""
    erases: bool = False


def sharing_state(record: Rows) -> SharingState:
    """Return how it stands; a desk that has joined nothing has nothing waiting."""
    rows = record.rows(STATE)
    if not rows:
        return SharingState()
    ((address, login, synced_at, leads, erases),) = rows
    ((waiting,),) = record.rows(WAITING)
    clashes, held = unsettled(record)
    return SharingState(
        joined=True,
        address=address,
        login=login,
        last_shared_at=datetime.fromisoformat(synced_at) if synced_at else None,
        waiting=waiting,
        clashes=clashes,
        held=held,
        lost=lost(record),
        leads=bool(leads),
        erases=bool(erases),
    )


def to_settle(state: SharingState) -> str:
    """Return what waits for a person, in words; empty where nothing does."""
    words = counted(state.clashes, state.held)
    parts = [f"{words} to settle"] if words else []
    parts += [f"{count(state.lost, 'change')} to give back"] if state.lost else []
    return ", ".join(parts)


def in_words(state: SharingState, problem: EnvironmentProblem | None) -> str:
    """Return it in one line for the foot of the window; nothing is called shared before the server has answered."""
    if not state.joined:
        return "On this desk only"
    if to_settle(state):
        return to_settle(state)
    if problem is not None:
        waits = f"{count(state.waiting, 'change')} waiting" if state.waiting else "Nothing waiting"
        return f"{waits}, {problem.what[0].lower()}{problem.what[1:]}"
    if state.waiting:
        return f"{count(state.waiting, 'change')} waiting"
    if state.last_shared_at is None:
        return "Not shared yet"
    return f"All work shared {state.last_shared_at.astimezone(LONDON):%H:%M}"


def why_not(state: SharingState | None, problem: EnvironmentProblem | None) -> str:
    """Return why what needs the shared database's word cannot be done now; empty where it can be tried."""
    if state is None or not state.joined:
        return "This desk has not joined a shared database."
    return f"It cannot be asked now: {problem.what[0].lower()}{problem.what[1:]}. {problem.do}" if problem else ""


def seen_later(state: SharingState, problem: EnvironmentProblem | None) -> str:
    """Return that others learn of what is done now only once it is shared; empty where they do so at once."""
    if not state.joined or (problem is None and state.last_shared_at is not None):
        return ""
    why = f": {problem.what[0].lower()}{problem.what[1:]}" if problem else ""
    return (
        f"Others see this only when this desk shares again{why}. Until then another desk may give out the same piece; "
        "then both are told, and whoever gives out work says whose it is."
    )
