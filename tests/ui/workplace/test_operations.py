"""Work runs off the GUI thread; what changed is announced once; every failure is told apart and said."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QThread, QTimer

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.rules.refusals import Refused
from db.problems import EnvironmentProblem
from ui.workplace.garbage import Garbage
from ui.workplace.operations import Operations, report_of


@pytest.fixture
def operations(qtbot, look, office):
    made = Operations(office)
    yield made
    made.close()


def failing(error):
    def work(*_):
        raise error

    return work


def test_reading_runs_in_another_thread_and_answers_in_this_one(operations, qtbot):
    seen = {}

    def then(ident):
        seen.update(worked=ident, answered=threading.get_ident())

    operations.read(operations, lambda _: threading.get_ident(), then)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen["answered"] == threading.get_ident() != seen["worked"]
    assert QThread.currentThread() is operations.thread()


def test_an_answer_that_was_asked_for_again_is_dropped(operations, qtbot):
    gate, answers = threading.Event(), []
    operations.read(operations, lambda _: gate.wait(5) and "first", answers.append, topic="list")
    operations.read(operations, lambda _: "second", answers.append, topic="list")
    operations.read(operations, lambda _: "other", answers.append, topic="facets")
    gate.set()
    qtbot.waitUntil(lambda: operations.idle)
    assert answers == ["second", "other"]


def test_an_answer_for_a_screen_that_has_gone_is_dropped(operations, qtbot):
    gate, answers, asker = threading.Event(), [], QObject()
    operations.read(asker, lambda _: gate.wait(5), answers.append)
    with qtbot.waitSignal(asker.destroyed):
        asker.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: operations.idle)
    assert answers == []


def test_a_write_is_one_transaction_and_is_announced_before_its_own_answer(operations, qtbot):
    heard = []
    operations.changed.connect(lambda changes, initiator: heard.append(("changed", changes, initiator)))
    operations.do(operations, lambda *_: changed(Subject.CASE, case="a"), lambda c: heard.append(("then", c)))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[0] == ("changed", Changes(frozenset("a"), frozenset({Subject.CASE})), operations)
    assert heard[1][0] == "then"


def test_a_refused_write_leaves_nothing_behind(operations, office, qtbot):
    from db.model import Team

    def work(session, _desk):
        session.add(Team(name="Half-written"))
        session.flush()
        raise Refused("No", do="Do not.")

    refusals = []
    operations.do(operations, work, refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    with office.record.reading() as session:
        assert session.query(Team).filter_by(name="Half-written").count() == 0


def test_a_refusal_that_no_field_takes_is_said_by_the_window(operations, qtbot):
    with qtbot.waitSignal(operations.refused) as said:
        operations.do(operations, failing(Refused("No", do="Do not.")))
    assert said.args[0].why == "No"


def test_a_problem_of_the_machine_can_be_tried_again(operations, qtbot):
    tries = []

    def work(_):
        tries.append(1)
        if len(tries) == 1:
            raise EnvironmentProblem("The disk is full", safe="Nothing is lost.", do="Make room.")
        return "done"

    answers = []
    with qtbot.waitSignal(operations.trouble) as trouble:
        operations.read(operations, work, answers.append)
    problem, again = trouble.args
    assert (problem.what, answers) == ("The disk is full", [])
    again()
    qtbot.waitUntil(lambda: answers == ["done"])


def test_the_report_of_a_bug_names_places_in_the_code_and_nothing_anyone_typed(operations, qtbot):
    def work(_):
        raise KeyError("Mrs Bello of 12 Alder Court")

    with qtbot.waitSignal(operations.broke) as broke:
        operations.read(operations, work, lambda _: None)
    (report,) = broke.args
    assert "KeyError" in report
    assert "test_operations.py" in report
    assert "Bello" not in report


def test_a_report_tells_of_the_cause_too():
    try:
        try:
            raise ValueError("inner")
        except ValueError as inner:
            raise KeyError("outer") from inner
    except KeyError as outer:
        report = report_of(outer)
    assert report.index("KeyError") < report.index("ValueError")
    assert "inner" not in report


def test_slow_work_says_so_and_can_be_given_up(operations, qtbot):
    gate, answers = threading.Event(), []
    with qtbot.waitSignal(operations.slow, timeout=2000) as slow:
        operations.read(operations, lambda _: gate.wait(5), answers.append, words="Counting")
    task = slow.args[0]
    assert task.words == "Counting"
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: operations.idle)
    assert answers == []


def test_the_window_stays_alive_while_the_record_is_read(operations, qtbot):
    gate, beats = threading.Event(), []
    heart = QTimer(operations, interval=5)
    heart.timeout.connect(lambda: beats.append(1))
    heart.start()
    operations.read(operations, lambda _: gate.wait(5), lambda _: None)
    qtbot.waitUntil(lambda: len(beats) > 10)
    heart.stop()
    gate.set()
    qtbot.waitUntil(lambda: operations.idle)


def test_nothing_begins_after_the_close(operations, qtbot):
    operations.close()
    task = operations.read(operations, lambda _: 1, lambda _: None)
    assert task.cancelled
    assert operations.idle


class Let:
    """What asks for something, and notes on which thread it is let go of."""

    def __init__(self, threads: list[int]) -> None:
        self.threads = threads

    def __del__(self) -> None:
        self.threads.append(threading.get_ident())

    def take(self, _answer: object) -> None:
        """Take an answer."""


def test_what_asked_is_let_go_of_on_the_thread_of_the_window(operations, qtbot):
    threads: list[int] = []
    for work in (operations.read, operations.do):
        for _ in range(3):
            work(operations, lambda *_: Changes(), Let(threads).take)
            qtbot.waitUntil(lambda: operations.idle)
    assert threads == [threading.get_ident()] * 4  # the last of each thread is let go of with the next


def test_garbage_is_collected_on_the_thread_of_the_window_whoever_made_it(operations, qtbot):
    garbage, threads = Garbage(operations), []

    def circles(*_):
        for _ in range(5_000):
            let = Let(threads)
            let.itself = let

    assert not gc.isenabled()
    operations.read(operations, circles, lambda _: None)
    qtbot.waitUntil(lambda: len(threads) == 5_000)
    assert set(threads) == {threading.get_ident()}
    garbage.stop()
    assert not gc.isenabled()  # while the window is taken apart nothing is collected either
