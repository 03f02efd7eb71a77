"""Run work off the GUI thread, and announce what changed: one thread each to write, to read, for errands, to share."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from shiboken6 import isValid

from complaints_desktop.desk.changes import Changes
from complaints_desktop.rules.refusals import Refused
from db.problems import EnvironmentProblem
from ui.workplace.fault import report_of
from ui.workplace.meter import GivenUp, Meter

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session
    from complaints_desktop.office import Office
    from complaints_desktop.sharing.sharing import News, Sharing

T = TypeVar("T")

KEPT_AFTER = 2_000
"""Milliseconds that who looked waits to be written: what is opened one after the other is one write."""

SLOW = 300
"""Milliseconds after which work shows progress and can be cancelled."""


@dataclass(eq=False)
class Task:
    """One piece of work on its way. Cancelled work is not begun, or its result is dropped."""

    asker: QObject
    topic: str
    words: str
    work: Callable[[], Any]
    then: Callable[[Any], object]
    refused: Callable[[Refused], object] | None
    writes: bool
    meter: Meter | None = None
    """Where the asker shows how far it has come."""
    shares: bool = False
    """Whether it asks the shared database, whose answers may take their time."""
    troubled: Callable[[EnvironmentProblem], object] | None = None
    """Takes a failure of disk or network, instead of the window's banner."""
    begun: float = field(default_factory=monotonic)
    told: bool = False
    """Whether it was said to be slow."""
    cancelled: bool = False
    done: bool = False
    result: Any = None
    error: BaseException | None = None

    def cancel(self) -> None:
        """Give this work up. A write that has begun ends as a whole, or not at all."""
        self.cancelled = True
        if self.meter is not None:
            self.meter.cancel()


@dataclass
class _Line:
    """A thread and the work waiting for it."""

    name: str
    finished: SignalInstance
    queue: SimpleQueue[Task | None] = field(default_factory=SimpleQueue)
    thread: threading.Thread | None = None
    settled: Task | None = None
    """The last that is over. Its thread holds it until the next, and what asked for it must not end there: a part of
    the window that is let go of on another thread, while Qt takes it apart on its own, ends the program."""

    def put(self, task: Task) -> None:
        if self.thread is None:
            self.thread = threading.Thread(target=self._run, name=self.name)
            self.thread.start()
        self.queue.put(task)

    def close(self) -> None:
        if self.thread is not None:
            self.queue.put(None)
            self.thread.join()
            self.thread = None

    def _run(self) -> None:
        while (task := self.queue.get()) is not None:
            try:
                if task.cancelled:
                    raise GivenUp
                task.result = task.work()
            except Exception as error:  # noqa: BLE001  # the one place where every failure is told apart
                task.error = error
            self.finished.emit(task)


class Operations(QObject):
    """The only way from a screen to the record."""

    changed = Signal(object, object)
    """(Changes, initiator): after every write; each open screen decides for itself what to load anew."""
    written = Signal(object, object)
    """(Changes, initiator): after a write of this desk, before `changed`."""
    slow = Signal(object)
    """A Task that takes longer than SLOW."""
    settled = Signal(object)
    """A Task that is over."""
    trouble = Signal(object, object)
    """(EnvironmentProblem, what tries again)."""
    refused = Signal(object)
    """A Refused that no field took."""
    broke = Signal(str)
    """The report of a bug, without personal data."""
    _finished = Signal(object)

    def __init__(self, office: Office, sharing: Sharing | None = None) -> None:
        """Work on `office`, and share it by `sharing`; threads start with the first work."""
        super().__init__()
        self.office = office
        self._sharing = sharing
        self._finished.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._reader = _Line("reader", self._finished)
        self._writer = _Line("writer", self._finished)
        self._errand = _Line("errand", self._finished)
        self._sharer = _Line("sharer", self._finished)
        self._newest: dict[tuple[int, str], Task] = {}
        self._under_way: set[Task] = set()
        self._closed = False
        self._keeps = QTimer(self, interval=KEPT_AFTER, singleShot=True)
        self._keeps.timeout.connect(self._keep_looks)
        self._watch = QTimer(self, interval=SLOW // 6)
        self._watch.timeout.connect(self._look_at_the_clock)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._under_way

    def read(
        self,
        asker: QObject,
        work: Callable[[Office], T],
        then: Callable[[T], object],
        *,
        topic: str = "",
        words: str = "Reading the record",
        refused: Callable[[Refused], object] | None = None,
        meter: Meter | None = None,
    ) -> Task:
        """Run `work` on the reading thread and give `then` its result.

        A later read of the same `asker` and `topic` makes this one stale: its result is dropped. Work with a `meter`
        takes long, and is an errand of its own: the screens go on reading beside it.
        """
        task = Task(asker, topic, words, lambda: work(self.office), then, refused, writes=False, meter=meter)
        earlier = self._newest.get((id(asker), topic))
        if earlier is not None:
            earlier.cancel()
        self._newest[id(asker), topic] = task
        return self._start(task)

    def do(
        self,
        initiator: QObject,
        work: Callable[[Session, Desk], Changes],
        then: Callable[[Changes], object] = lambda _: None,
        *,
        words: str = "Saving",
        refused: Callable[[Refused], object] | None = None,
        meter: Meter | None = None,
    ) -> Task:
        """Run one action as one transaction on the writing thread, and announce its Changes.

        Where `work` calls a `meter`, cancelling it rolls all of the action back.
        """

        def write() -> Changes:
            from complaints_desktop.actions.undo import offered

            desk = self.office.desk()
            with self.office.record.writing(author=desk.officer.id) as session:
                changes = offered(session, desk, work(session, desk))
            self.office.refresh(changes)
            return changes

        return self._start(Task(initiator, "", words, write, then, refused, writes=True, meter=meter))

    def share(
        self,
        asker: QObject,
        work: Callable[[Sharing], T],
        then: Callable[[T], object] = lambda _: None,
        *,
        words: str = "Asking the shared database",
        refused: Callable[[Refused], object] | None = None,
        troubled: Callable[[EnvironmentProblem], object] | None = None,
        meter: Meter | None = None,
    ) -> Task:
        """Run `work` on the thread that talks to the shared database; Changes it returns are announced to all."""
        task = Task(asker, "", words, lambda: work(self._shared()), then, refused, writes=False, meter=meter)
        task.shares, task.troubled = True, troubled
        return self._start(task)

    def share_by(self, sharing: Sharing) -> None:
        """Go another way to the shared database from now on."""
        self._sharing = sharing

    def _shared(self) -> Sharing:
        """Return this desk's side of the shared database, made when it is first needed."""
        if self._sharing is None:
            from complaints_desktop.sharing.connecting import sharing_of

            self._sharing = sharing_of(self.office)
        return self._sharing

    @property
    def not_shared(self) -> EnvironmentProblem | None:
        """Why the record was last not shared; None after it was, or where nothing was tried."""
        return self._sharing.problem if self._sharing else None

    @property
    def news(self) -> News | None:
        """The last thing that happened to this copy of the record and wants a word."""
        return self._sharing.news if self._sharing else None

    def close(self) -> None:
        """Finish what is being written, give up what has a meter, and stop; nothing is begun any more."""
        self._closed = True
        self._watch.stop()
        self._keeps.stop()
        for task in {*self._newest.values(), *(task for task in self._under_way if task.meter)}:
            task.cancel()
        if self._sharing is not None:
            self._sharing.cut()  # a server that does not answer is not waited for
        for line in (self._sharer, self._errand, self._reader):
            line.close()
        if self.office.record.looks.waiting:
            self._writer.put(self._keeping())
        self._writer.close()
        if self._sharing is not None:
            self._sharing.close()

    def _keep_looks(self) -> None:
        self._start(self._keeping())

    def _keeping(self) -> Task:
        """Return the work of writing who looked; where the disk takes nothing, the next is tried, and says so."""
        work = self.office.keep_looks
        return Task(self, "", "Keeping who looked", work, lambda _: None, None, writes=True, troubled=lambda _: None)

    def _start(self, task: Task) -> Task:
        if self._closed:
            task.cancel()
            return task
        self._under_way.add(task)
        self._line_of(task).put(task)
        if not self._watch.isActive():
            self._watch.start()
        return task

    def _line_of(self, task: Task) -> _Line:
        if task.shares:
            return self._sharer
        return self._writer if task.writes else self._errand if task.meter else self._reader

    def _look_at_the_clock(self) -> None:
        """Say which work has become slow, each once; of work with a meter its asker shows how far it has come."""
        for task in [each for each in self._under_way if each.meter is None and not each.troubled]:
            if not task.cancelled and not task.told and monotonic() - task.begun > SLOW / 1000:
                task.told = True
                self.slow.emit(task)

    def _settle(self, task: Task) -> None:
        task.done = True
        self._under_way.discard(task)
        self._line_of(task).settled = task
        if not self._under_way:
            self._watch.stop()
        if self.office.record.looks.waiting and not self._keeps.isActive():
            self._keeps.start()
        self.settled.emit(task)
        key = (id(task.asker), task.topic)
        if self._newest.get(key) is task:
            del self._newest[key]
        if task.error is not None:
            self._fail(task, task.error)
        elif task.writes or isinstance(task.result, Changes):
            if task.result is not None:
                if task.writes:
                    self.written.emit(task.result, task.asker)
                self.changed.emit(task.result, task.asker)
                if isValid(task.asker):
                    task.then(task.result)
        elif (task.meter or not task.cancelled) and isValid(task.asker):  # a meter says itself what was given up
            task.then(task.result)

    def _fail(self, task: Task, error: BaseException) -> None:
        if isinstance(error, GivenUp):
            if task.meter is not None and isValid(task.meter):
                task.meter.given_up.emit()
        elif isinstance(error, Refused):
            if task.refused and isValid(task.asker):
                task.refused(error)
            else:
                self.refused.emit(error)
        elif isinstance(error, EnvironmentProblem) and task.troubled:
            if isValid(task.asker):
                task.troubled(error)
        elif isinstance(error, EnvironmentProblem):
            self.trouble.emit(error, lambda: self._again(task))
        else:
            self.broke.emit(report_of(error))

    def _again(self, task: Task) -> None:
        task.error, task.done, task.cancelled, task.told, task.begun = None, False, False, False, monotonic()
        self._start(task)
