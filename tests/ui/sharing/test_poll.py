"""The desk keeps in step by itself: soon after a change, and every so often; a failure makes it ask less often."""

import pytest
from PySide6.QtCore import QObject

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.reading.sharing_state import SharingState
from db.problems import EnvironmentProblem
from db.sync.transport import Revoked
from ui.sharing.poll import EVERY, SLOWEST, SOON, Poll
from ui.workplace.operations import Operations


class Server:
    """Counts the cycles, and fails or waits as a test says."""

    def __init__(self) -> None:
        self.joined = True
        self.cycles = 0
        self.error: Exception | None = None
        self.problem = self.news = None

    def state(self) -> SharingState:
        return SharingState(joined=self.joined)

    def once(self) -> Changes:
        self.cycles += 1
        if self.error:
            raise self.error
        return changed(Subject.SHARING)

    def cut(self) -> None:
        """End what is under way."""

    def close(self) -> None:
        """Hang up."""


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def operations(qtbot, look, office, server):
    made = Operations(office, server)
    yield made
    made.close()


@pytest.fixture
def poll(operations):
    made = Poll(operations)
    yield made
    made.stop()


COARSE = 0.95
"""Qt may let a timer fire this much later, to fire several at once."""


def wait_of(poll: Poll) -> int:
    """Return the milliseconds to the next cycle, -1 where none is planned."""
    return int(poll._timer.remainingTime() * COARSE)


def rest(qtbot, operations, poll):
    qtbot.waitUntil(lambda: operations.idle and not poll._under_way)


def test_it_shares_at_once_and_then_every_ten_to_twenty_seconds(qtbot, operations, poll, server):
    poll.start()
    rest(qtbot, operations, poll)
    assert server.cycles == 1
    assert EVERY[0] - 1000 < wait_of(poll) <= EVERY[1]


def test_a_change_of_ones_own_is_shared_soon(qtbot, operations, poll, server):
    poll.start()
    rest(qtbot, operations, poll)
    operations.changed.emit(changed(Subject.CASE), QObject())
    assert 0 < wait_of(poll) <= SOON


def test_what_a_cycle_brings_does_not_start_the_next(qtbot, operations, poll, server):
    poll.start()
    rest(qtbot, operations, poll)
    assert wait_of(poll) > SOON


def test_asked_for_during_a_cycle_another_one_follows(qtbot, operations, poll, server):
    poll.start()
    poll.share_now()
    poll.share_now()
    qtbot.waitUntil(lambda: server.cycles == 2)
    rest(qtbot, operations, poll)
    assert server.cycles == 2


def test_a_desk_that_has_joined_nothing_does_not_ask_until_something_changes(qtbot, operations, poll, server):
    server.joined = False
    poll.start()
    rest(qtbot, operations, poll)
    assert (server.cycles, poll._timer.isActive()) == (0, False)


def test_a_server_out_of_reach_is_asked_less_and_less_often_and_the_foot_hears_of_it(qtbot, operations, poll, server):
    heard = []
    operations.changed.connect(lambda changes, _: heard.append(changes.subjects))
    server.error = EnvironmentProblem("Nothing answers", safe="", do="")
    poll.start()
    rest(qtbot, operations, poll)
    assert heard == [{Subject.SHARING}]
    for _ in range(20):
        poll.share_now()
        rest(qtbot, operations, poll)
    assert EVERY[1] < wait_of(poll) <= SLOWEST


def test_after_a_failure_a_cycle_that_goes_well_brings_back_the_pace(qtbot, operations, poll, server):
    server.error = EnvironmentProblem("Nothing answers", safe="", do="")
    for _ in range(10):
        poll.share_now()
        rest(qtbot, operations, poll)
    poll._timer.stop()
    server.error = None
    poll.share_now()
    rest(qtbot, operations, poll)
    assert wait_of(poll) <= EVERY[1]


def test_a_revoked_desk_asks_no_more(qtbot, operations, poll, server):
    server.error = Revoked()
    with qtbot.waitSignal(poll.revoked):
        poll.start()
    assert not poll._timer.isActive()


def test_a_bug_is_reported_and_the_sharing_goes_on_later(qtbot, operations, poll, server):
    server.error = KeyError("a bug")
    with qtbot.waitSignal(operations.broke):
        poll.start()
    assert 0 < wait_of(poll) <= SLOWEST
    server.error = None
    poll.share_now()
    rest(qtbot, operations, poll)
    assert server.cycles == 2
