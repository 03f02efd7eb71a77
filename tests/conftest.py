"""What holds for every test: the long ones first, and nothing left behind that still runs."""

import gc
import threading
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.thorough import ALL, some

pytest_plugins = ["tests.days", "tests.postgres"]

settings.register_profile("share", max_examples=some(25, 100), deadline=None)
if settings.get_current_profile_name() == "default":  # the planted faults are tried with a profile of their own
    settings.load_profile("share")

PATIENCE = 2.0
"""Seconds a thread that is ending may take."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what is marked `soak` to `make soak`; begin with what takes seconds: no worker ends alone with it."""
    left = [] if ALL else [item for item in items if item.get_closest_marker("soak")]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Leave what was read so far out of every later look for garbage: it lives to the end, and there is much of it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def known_running() -> set[int]:
    """What an earlier test was already blamed for."""
    return set()


@pytest.fixture(autouse=True)
def nothing_keeps_running(request: pytest.FixtureRequest, known_running: set[int]) -> Iterator[None]:
    """Fail a test that leaves a thread, or, where it has a Qt application, a timer or a QThread behind."""
    threads = set(threading.enumerate())
    with_qt = "qapp" in request.fixturenames
    if with_qt:
        gc.disable()  # as in the program: a collection in the midst of Qt's own work may wait for ever
    yield
    for thread in _started_since(threads):
        thread.join(PATIENCE)
    left: list[object] = [thread for thread in _started_since(threads) if thread.is_alive()]
    if with_qt:
        left += [running for running in _running_in_qt() if id(running) not in known_running]
        known_running.update(map(id, left))
        _collect_again()
    assert not left, f"still running after the test: {left}"


def _collect_again() -> None:
    from ui.workplace.garbage import collect_what_is_due

    collect_what_is_due()
    gc.enable()


def _started_since(before: set[threading.Thread]) -> list[threading.Thread]:
    """Return the new threads; one that Qt started and Python only met on the way is counted as a QThread."""
    return [
        thread for thread in threading.enumerate() if thread not in before and type(thread).__name__ != "_DummyThread"
    ]


def _running_in_qt() -> list[object]:
    """Return the active timers and running threads of Qt, after it has deleted what it was asked to delete."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
    from shiboken6 import getAllValidWrappers

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = [thing for thing in getAllValidWrappers() if isinstance(thing, (QTimer, QThread))]
    timers = [timer for timer in found if isinstance(timer, QTimer) and timer.isActive()]
    current = QThread.currentThread()
    return [
        *timers,
        *(each for each in found if isinstance(each, QThread) and each.isRunning() and each is not current),
    ]
