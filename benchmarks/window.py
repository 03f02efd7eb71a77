"""The window at work: the longest gap of its event loop, and its memory."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measure import Line, offscreen
from benchmarks.writing import table_of_10_000

LONGEST_GAP = 50
"""Milliseconds the event loop may be away."""

LONGEST_WAIT = 100
"""Milliseconds from a filter or an order to its rows, and from a key to a case with a long story."""

MOST_MEMORY = 350
"""MB resident with 100,000 cases open."""

PROGRAM = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.app import open_window

class Watch:
    def __init__(self, program):
        self.program, self.gaps, self.last, self.where = program, {}, 0.0, ""
        self.waits, self.opened = {}, 0.0
        self.ticks = QTimer(program, interval=0)
        self.ticks.timeout.connect(self.tick)
        self.steps = iter(STEPS)
        program.ready.connect(lambda: QTimer.singleShot(1500, self.begin))
    def begin(self):
        self.last = time.perf_counter()
        self.ticks.start()
        self.next()
    def tick(self):
        now = time.perf_counter()
        self.gaps[self.where] = max(self.gaps.get(self.where, 0), (now - self.last) * 1000)
        self.last = now
    def next(self):
        step = next(self.steps, None)
        if step is None:
            self.ticks.stop()
            status = Path("/proc/self/status").read_text()  # ru_maxrss would count the parent's pages too
            peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
            print(json.dumps({"gaps": self.gaps, "peak": peak, "waits": self.waits,
                              "opened": self.opened}), flush=True)
            self.program.window.close()
            return
        self.where, act, wait = step
        act(self)
        if wait:
            QTimer.singleShot(wait, self.next)

def show(name):
    return lambda watch: watch.program.window.show_screen(name)
def scroll(watch):
    bar = watch.program.window.shown("cases").table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
def everything(watch):
    from ui.cases.views import BUILT_IN
    watch.program.window.shown("cases").show_view(BUILT_IN[-1])
def timed(change):
    def act(watch):
        cases, began = watch.program.window.shown("cases"), time.perf_counter()
        def painted():
            cases.table.viewport().repaint()
            watch.waits[watch.where] = (time.perf_counter() - began) * 1000
        here = cases.table.rows.modelReset.connect(lambda: QTimer.singleShot(0, painted))
        change(cases)
        QTimer.singleShot(900, lambda: cases.table.rows.modelReset.disconnect(here))
    return act
def typed(text):
    def act(watch):
        search = watch.program.window.search
        if not search.isVisible():
            search.open_()
        search.line.setText(text)
        search.line.textEdited.emit(text)
    return act
def a_case(watch):
    ((case_id,),) = watch.program.operations.office.record.rows("SELECT case_id FROM case_row LIMIT 1")
    watch.program.window.open_case(case_id)
def lengthen(watch):
    from complaints_desktop.desk.changes import Changes
    from db.model import Contact
    record = watch.program.operations.office.record
    ((watch.long,),) = record.rows("SELECT case_id FROM stage WHERE number = 2 ORDER BY case_id LIMIT 1")
    ((there,),) = record.rows("SELECT count(*) FROM contact WHERE case_id = ?", (watch.long,))
    def work(session, desk):
        told = {"kind": "call", "direction": "in", "contact_on": desk.today, "recorded_at": desk.now}
        for n in range(there, 500):
            words = f"They rang about visit {n}, and we said who would come and when."
            session.add(Contact(case_id=watch.long, summary=words, author_id=desk.officer.id, **told))
        return Changes()
    watch.program.operations.do(watch.program, work, lambda _: watch.next())
def a_long_case(watch):
    operations, began = watch.program.operations, time.perf_counter()
    def look():
        if not operations.idle:
            return QTimer.singleShot(0, look)
        watch.program.window.shown("case").repaint()
        watch.opened = (time.perf_counter() - began) * 1000
    watch.program.window.open_case(watch.long)
    QTimer.singleShot(0, look)
def bring_in(watch):
    from complaints_desktop.exchange.importing import import_file
    def work(session, desk):
        return import_file(session, desk, Path(sys.argv[2]))[1]
    watch.program.operations.do(watch.program, work, lambda _: watch.next())

AT_WORK = [("cases", show("cases"), 1500), ("everything", everything, 1500), ("scroll", scroll, 800),
           ("the overdue", timed(lambda cases: cases.filters.switches["overdue"].toggle()), 1000),
           ("all again", timed(lambda cases: cases.filters.switches["overdue"].toggle()), 1000),
           ("stage 2", timed(lambda cases: cases.filters.facets.choose("stage", 2)), 1000),
           ("either stage", timed(lambda cases: cases.filters.facets.choose("stage", None)), 1000),
           ("by resident", timed(lambda cases: cases.table.sort_asked.emit("resident", False)), 1000),
           ("search r", typed("r"), 600), ("search ro", typed("ro"), 600), ("search rowan", typed("rowan"), 800),
           ("a case", a_case, 1200), ("500 contacts written", lengthen, 0), ("cases again", show("cases"), 1500),
           ("a long case", a_long_case, 1200), ("commitments", show("commitments"), 2500),
           ("my work", show("my-work"), 2000)]
def share(watch):
    watch.program.operations.share(watch.program, lambda sharing: sharing.once(), lambda _: watch.next())

IMPORTING = [("cases", show("cases"), 800), ("import", bring_in, 0)]
SHARING = [("share", share, 0), ("cases", show("cases"), 1500), ("share again", share, 0)]
def read_documents(watch):
    rows = watch.program.operations.office.record.rows
    unread = "SELECT 1 FROM document_bytes WHERE document_id NOT IN (SELECT document_id FROM document_text) LIMIT 1"
    look, until = QTimer(watch.program, interval=2000), time.monotonic() + 60
    look.timeout.connect(lambda: watch.program.operations.read(watch.program, lambda _: rows(unread), ended))
    def ended(left):
        if not left or time.monotonic() > until:
            look.stop()
            watch.next()
    look.start()

INDEXING = [("index", read_documents, 0), ("cases", show("cases"), 500)]
STILL = [("before", lambda watch: None, 8000), ("index", lambda watch: None, 20000)]
ASKED = {"share": SHARING, "index": INDEXING, "still": STILL}
STEPS = AT_WORK if len(sys.argv) == 2 else ASKED.get(sys.argv[2], IMPORTING)
open_window(Path(sys.argv[1]), meanwhile=Watch)
"""


def window(home: Path) -> Iterator[Line]:
    """Yield the lines about the open window."""
    at_work = _run(str(home))
    gaps = at_work["gaps"]
    worst = max(gaps, key=lambda step: gaps[step])
    yield _gap(f"longest gap at work, each screen built anew (at: {worst})", gaps[worst])
    yield _gap("longest gap while searching as one types", max(gaps[step] for step in gaps if "search" in step))
    yield _memory(at_work["peak"])
    waits = at_work["waits"]
    slowest = max(waits, key=lambda step: waits[step])
    yield _gap(f"a filter or an order to its rows painted (slowest: {slowest})", waits[slowest], LONGEST_WAIT)
    yield _gap("a case with two stages and 500 contacts, opened and painted", at_work["opened"], LONGEST_WAIT)
    with TemporaryDirectory() as folder:
        table = table_of_10_000(Path(folder) / "complaints.csv")
        gaps = _run(str(Path(folder) / "home"), str(table))["gaps"]
        yield _gap("longest gap while importing 10,000 rows", gaps["import"])


def sharing(home: Path) -> Iterator[Line]:
    """Yield the line about the window while a desk that has just joined fetches everything."""
    found = _run(str(home), "share")
    yield _gap("longest gap while all cases are fetched and listed", found["gaps"]["share"])
    yield _memory(found["peak"])


def indexing(home: Path, still: Path) -> Line:
    """Return the line about the window while documents are read for the search, against one with nothing to do."""
    reading, resting = (_run(str(each), how)["gaps"]["index"] for each, how in ((home, "index"), (still, "still")))
    return Line(
        what="longest gap in a minute of reading documents of 1 MB for the search",
        ours=reading,
        reference=resting,
        against="a window at rest",
        limit=f"{LONGEST_GAP} ms",
        met=reading <= LONGEST_GAP,
    )


def _memory(peak: float) -> Line:
    return Line(
        what="peak resident memory meanwhile",
        ours=peak,
        reference=None,
        against="",
        limit=f"{MOST_MEMORY} MB",
        met=peak <= MOST_MEMORY,
        unit="MB",
    )


def _gap(what: str, gap: float, limit: int = LONGEST_GAP) -> Line:
    return Line(
        what=what,
        ours=gap,
        reference=None,
        against="",
        limit=f"{limit} ms",
        met=gap <= limit,
    )


def _run(*arguments: str) -> dict[str, Any]:
    """Run the program offscreen and return what it says of itself."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env=offscreen(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
