"""The window on a desk that shares its record with a server that answers, waits or fails as a test says."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.sample import two_desks
from complaints_desktop.sharing.desks import DeskHeard
from db.model import Commitment, Point
from db.problems import EnvironmentProblem
from tests.ui.conftest import Bench

NO_NETWORK = EnvironmentProblem(
    "No network reaches the shared database", safe="Everything typed is kept here.", do="It is tried again by itself."
)


@dataclass(frozen=True)
class Known:
    """What the server says of a login."""

    name: str = "Ruth Adeyemi"
    role: str = "resolution officer"
    code: str = "K7Q"


class Passwords:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.taken: list[tuple[object, ...]] = []

    def take(self, address, login, password, *, remember) -> None:
        self.taken.append((address, login, password, remember))


class Server:
    """Answers as the shared database would; a closed `gate` makes it wait."""

    def __init__(self, office) -> None:
        self.office = office
        self.problem: EnvironmentProblem | None = None
        self.news = None
        self.passwords = Passwords()
        self.asked: list[tuple[object, ...]] = []
        self.gate = threading.Event()
        self.gate.set()

    def _answer(self, *asked: object) -> None:
        self.asked.append(asked)
        self.gate.wait(5)
        if self.problem:
            raise self.problem

    def try_address(self, address, login, password):
        self._answer("try", address, login, password)
        return Known()

    def join(self, address, login, password, meter, *, remember):
        self._answer("join", address, login, password, remember)
        for step in range(3):
            meter(step, 3)
        with self.office.record.writing(author="test") as session:
            two_desks.join(session)
        return Changes(subjects=frozenset({Subject.SHARING}))

    def once(self, meter=lambda _done, _total: None):
        self._answer("once")
        meter(1, 1)
        return Changes(subjects=frozenset({Subject.SHARING}))

    def fetch_history(self, case_id):
        self._answer("history", case_id)
        return 0

    def desks(self):
        self._answer("desks")
        at = datetime(2026, 4, 7, 16, 5, tzinfo=UTC)
        return (
            DeskHeard(code="M2X", officer="Tom Hale", last_heard_at=at, waiting=12, revoked=False, quiet_for=4),
            DeskHeard(code="K7Q", officer="Ruth Adeyemi", last_heard_at=at, waiting=0, revoked=False, quiet_for=0),
            DeskHeard(
                code="T4P",
                officer="Ben Ode",
                last_heard_at=at,
                waiting=9,
                revoked=False,
                quiet_for=0,
                stuck="A thousand pieces of this officer's work wait",
            ),
        )

    def erase(self, case_id, because):
        self._answer("erase", case_id, because)
        return Changes(frozenset({case_id}), frozenset({Subject.CASE}))

    def cut(self) -> None:
        """End what is under way."""

    def close(self) -> None:
        """Hang up."""


@pytest.fixture
def server(bench: Bench) -> Server:
    """The shared database as this desk meets it."""
    made = Server(bench.office)
    bench.operations.share_by(made)
    return made


@pytest.fixture
def joined(bench: Bench, server: Server) -> Server:
    """The desk has joined."""
    bench.read(write(bench, two_desks.join))
    tell(bench)
    return server


def write(bench: Bench, work: Callable[..., object]) -> Callable[..., object]:
    """Write to the record as a pull would."""

    def do(office):
        with office.record.writing(author="test", applying=True) as session:
            return work(session)

    return do


def tell(bench: Bench) -> None:
    """Say what a pull would say."""
    bench.operations.changed.emit(Changes(subjects=frozenset({Subject.SHARING, Subject.CASE})), bench.operations)
    bench.settle()


@pytest.fixture
def questions(bench: Bench, joined: Server) -> dict[str, str]:
    """Two clashes and held work in the case that is being investigated; their ids."""
    case_id = bench.cases["working"]

    def work(session):
        point = session.query(Point).filter_by(case_id=case_id, number=1).one()
        promise = session.query(Commitment).filter_by(case_id=case_id).order_by(Commitment.due_on).first()
        late = {"received_at": "2026-04-13T09:00:00.000+00:00"}
        return {
            "point": two_desks.clash(
                session,
                "point",
                point.id,
                "text",
                theirs="The boiler was not repaired for 24 days",
                case_id=case_id,
                before="The boiler was not repaired",
            ),
            "due": two_desks.clash(
                session, "commitment", promise.id, "due_on", theirs="2026-04-20", case_id=case_id, **late
            ),
            "held": two_desks.held(
                session,
                "closed_once",
                case_id,
                two_desks.change("case_", case_id, "update", {"learning": "Nothing to learn"}),
                by="Ruth Adeyemi",
            ),
        }

    made = bench.read(write(bench, work))
    tell(bench)
    return made
