"""Builds the program from its parts: the window first, then the record behind it; the only composition root.

Only Qt and the frame are imported here; SQLAlchemy and the actions come with the record, in a thread,
after the first paint.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import delete, isValid

from db.moments import Clock, utc_now
from db.problems import EnvironmentProblem
from ui.kit.telling import tell
from ui.kit.theme import Theme
from ui.settings.appearance import Appearance
from ui.window.main_window import MainWindow, program_icon
from ui.window.placement import Placement
from ui.window.second_start import Door, bring_forward
from ui.workplace.classes import Classes
from ui.workplace.garbage import Garbage
from ui.workplace.places import PLACES, import_all

if TYPE_CHECKING:
    from complaints_desktop.office import Office
    from db.record.home import OpenHome
    from ui.sharing.poll import Poll
    from ui.workplace.operations import Operations
    from ui.workplace.word_taking import WordTaking

REST = 150
"""Milliseconds in which nothing is asked, after which the first screen is taken to be there."""

TURN = 0.0005
"""Seconds a thread at work may keep the interpreter while the window waits for it. Nearly every call of Qt's lets go of
it, and Python's own 5 ms came back with each of them: a screen built meanwhile took half as long again, or twice."""

MINUTE = 60_000
"""Milliseconds between two looks at the date: a program left open overnight derives the new day's list."""


class Opened(NamedTuple):
    """What the opening thread brings: the home with the office in it, or why not."""

    home: OpenHome | None = None
    office: Office | None = None
    sample: bool = False
    problem: EnvironmentProblem | None = None
    bug: BaseException | None = None


class Program(QObject):
    """The window and the record behind it, from the first frame to the last."""

    arrived = Signal(object)
    """The Opened of the record; from the opening thread."""
    ready = Signal()
    """The record is open and the first screen asked for."""

    def __init__(self, app: QApplication, home: Path | None, first: str = "my-work", now: Clock = utc_now) -> None:
        """Paint the frame at once; `home` is where the record lies, None for this user's own; `now` tells the time."""
        super().__init__(app)
        self._garbage = Garbage(self)
        self._classes = Classes(self)
        self._first, self._now = first, now
        self._home_folder = home
        self._home: OpenHome | None = None
        self.operations: Operations | None = None
        self.folder = _own_folder(home)
        """Where a person's own way of looking is kept."""
        self.window = MainWindow(Appearance(Theme(app), self.folder / "appearance.json"), self.folder)
        self.window.setWindowIcon(program_icon())
        self.arrived.connect(self._take)
        self._opener: Thread | None = None
        self._poll: Poll | None = None
        self._words: WordTaking | None = None
        self._day = QTimer(self, interval=MINUTE)
        self._day.timeout.connect(self._look_at_the_date)
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._at_rest)

    def open(self) -> None:
        """Open the record off the GUI thread."""
        self._opener = Thread(target=self._open, name="opener")
        self._opener.start()

    def recover(self, words: str) -> None:
        """Keep the key of the record here again by its recovery words, and open it, off the GUI thread."""
        self._opener = Thread(target=self._recover, args=(words,), name="opener")
        self._opener.start()

    def close(self) -> None:
        """Finish what is being written, close the record and give the home back."""
        self._classes.stop()  # before the opener is waited for: it may wait for them
        if self._opener is not None:
            self._opener.join()
        self._close_record()
        self._garbage.stop()
        if isValid(self.window):
            delete(self.window)  # while Qt is still there: a page of a PDF outlives no application

    def _close_record(self) -> None:
        self._day.stop()
        self._rest.stop()
        self._stop_sharing()
        if self._words is not None:
            self._words.stop()
            self._words = None
        if self.operations is not None:
            self.operations.close()
            self.operations = None
        if self._home is not None:
            self._home.close()
            self._home = None

    def _open(self) -> None:
        self.arrived.emit(_opened(self._home_folder, self._first, self._now, self._classes.met))

    def _recover(self, words: str) -> None:
        from complaints_desktop.desk.recovery.words import private_of
        from db.record.home import recover

        try:
            recover(self._home_folder, lambda: private_of(words))
        except EnvironmentProblem as problem:
            self.arrived.emit(Opened(problem=problem))
        else:
            self._open()

    def _take(self, opened: Opened) -> None:
        from ui.workplace.fault import report_of
        from ui.workplace.operations import Operations

        if opened.problem is not None:
            self.window.unopened.show_problem(opened.problem, self.open, self.recover)
        elif opened.bug is not None:
            self.window.under_way.show_bug(report_of(opened.bug))
        elif opened.office is not None:
            self._home = opened.home
            self.operations = Operations(opened.office)
            notice = (opened.home.notice if opened.home else None) or ""
            backup = opened.home.backup if opened.home else None
            self.window.opened(self.operations, sample=opened.sample, notice=notice, first=self._first, backup=backup)
            if opened.home and (copied := opened.home.copy_to_say):
                self.window.notices.say_copied(copied, opened.home.put_away_copy)
            self._day.start()
            self.operations.settled.connect(self._wait_for_rest)
            self._rest.start()
            self.ready.emit()

    def _wait_for_rest(self, _task: object) -> None:
        self._rest.start()

    def _at_rest(self) -> None:
        """Go on once the first screen has what it asked for: imports and the day's work would keep it waiting."""
        if self.operations is not None and self.operations.idle:
            self.operations.settled.disconnect(self._wait_for_rest)
            self.operations.read(self, lambda _: _import_screens(), lambda _: self._begin_day(), topic="ready")

    def _begin_day(self) -> None:
        """Derive the day's list, and from now on keep in step with the shared database, and take words of documents."""
        from ui.sharing.poll import Poll
        from ui.workplace.word_taking import WordTaking

        self.window.make_ready()
        self._look_at_the_date()
        if self.operations is not None:
            self._poll = Poll(self.operations, self)
            self._poll.revoked.connect(self._shut_out)
            self._poll.start()
            self._words = WordTaking(self.operations, self)
            self._words.start()

    def _stop_sharing(self) -> None:
        if self._poll is not None:
            self._poll.stop()
            self._poll.deleteLater()
            self._poll = None

    def _shut_out(self, problem: EnvironmentProblem) -> None:
        """Destroy the key of a record whose desk was revoked, close it, and show nothing of it any more."""
        if self._home is not None:
            self._home.destroy_key()
        self.window.shut_out(problem)
        self._close_record()

    def _look_at_the_date(self) -> None:
        from complaints_desktop.desk.changes import EVERYTHING

        if self.operations is not None:
            office = self.operations.office

            def new_day(_: object) -> None:
                if self.operations is not None:
                    self.operations.changed.emit(EVERYTHING, self)

            self.operations.read(
                self, lambda _: office.start_day(), lambda new: new_day(new) if new else None, topic="day"
            )


def _opened(folder: Path | None, first: str, now: Clock, classes: Event) -> Opened:
    """Open the home and sit down, with what the `first` screen needs; every failure is brought back to the window.

    My work brings SQLAlchemy: imported by the window itself, it stood still for a second.
    """
    home = None
    try:
        from complaints_desktop.desk.signing_in import is_sample
        from complaints_desktop.office import Office
        from db.record.home import open_home

        home = open_home(folder, now=now)
        office = Office(home.record)
        classes.wait()
        import_module(PLACES[first].module)
        return Opened(home, office, is_sample(home.record))
    except EnvironmentProblem as problem:
        _give_back(home)
        return Opened(problem=problem)
    except Exception as bug:  # noqa: BLE001  # shown as a report, like every bug
        _give_back(home)
        return Opened(bug=bug)


def _import_screens() -> None:
    """Import every screen before it is asked for, and leave what is now loaded out of garbage collections.

    A collection looks at every object with all threads waiting: over the libraries' half a million it took 100 ms
    of each, again and again during an import of complaints. None is made here: this is not the window's thread.
    """
    from ui.sheets.case_acts import case_acts

    import_all()
    for name in ("ui.window.case_menu", "ui.window.search"):
        import_module(name)
    case_acts()  # reads the letters
    gc.freeze()


def _give_back(home: OpenHome | None) -> None:
    if home is not None:
        home.close()


def _own_folder(home: Path | None) -> Path:
    """Where a person's own way of looking is kept: beside the record."""
    if home is not None:
        return home
    from db.record.home import default_folder

    return default_folder()


def application(arguments: list[str] | None = None) -> QApplication:
    """Return the one QApplication, named."""
    app = QApplication.instance() or QApplication(arguments or sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - the instance is the one we make
    app.setApplicationName("Complaints Desktop")
    app.setApplicationDisplayName("Complaints Desktop")
    tell()
    return app


def open_window(
    home: Path | None = None, *, first: str = "my-work", meanwhile: Callable[[Program], object] = lambda _: None
) -> int:
    """Open the window on the record in `home`, at its `first` screen, and stay until it is closed.

    Where there is a window on it already, that one comes forward.
    """
    sys.setswitchinterval(TURN)
    app = application()
    try:
        if bring_forward(_own_folder(home)):
            return 0
    except EnvironmentProblem as problem:
        _show(app, problem)
        raise
    program = Program(app, home, first)
    Placement(program.window, program.folder / "window.json")
    program.window.show()
    doors: list[Door] = []

    def begin() -> None:
        doors.append(Door(program.folder, app))
        doors[0].asked.connect(program.window.come_forward)
        program.open()

    QTimer.singleShot(0, begin)  # once the frame is painted
    meanwhile(program)
    code = app.exec()
    for door in doors:
        door.close()
    program.close()
    return code


def _show(app: QApplication, problem: EnvironmentProblem) -> None:
    """Say what is wrong where there is no window to say it in."""
    Theme(app)
    box = QMessageBox(QMessageBox.Icon.Warning, app.applicationName(), problem.what)
    box.setInformativeText(problem.advice)
    box.exec()
