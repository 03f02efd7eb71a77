"""From the command to a window: against programs that only import the libraries and show an empty one."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Line, offscreen

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
{more}
app = QApplication(sys.argv[:1])
class Window(QMainWindow):
    def paintEvent(self, event):
        print("painted", flush=True)
        QTimer.singleShot(0, app.quit)
window = Window()
window.show()
app.exec()
"""

OURS = """
import sys
from pathlib import Path
from ui.app import open_window
def watch(program):
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication
    def done(word):
        print(word, flush=True)
        QTimer.singleShot(0, QApplication.quit)
    class Paint(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                done("painted")
            return False
    def populated():
        screen = program.window.shown("cases")
        if screen and screen.table.model().rowCount():
            timer.stop()
            done("listed")
    if "{until}" == "painted":
        program.paint = Paint()
        program.window.installEventFilter(program.paint)
    else:
        timer = QTimer(program, interval=5)
        timer.timeout.connect(populated)
        program.ready.connect(timer.start)
open_window(Path(sys.argv[1]), first="cases", meanwhile=watch)
"""

LISTED = OURS.format(until="listed")
"""The program, until its list of cases is there."""

RUNS = 7


def starting(home: Path) -> Iterator[Line]:
    """Yield the lines about starting."""
    yield _pair("frame painted", "painted", "", home, 2.0, "a bare PySide6 window")
    yield _pair(
        "start to a populated case list of 100,000",
        "listed",
        "import sqlalchemy.orm",
        home,
        1.5,
        "PySide6.QtWidgets, sqlalchemy.orm and an empty window",
    )


def _pair(what: str, until: str, more: str, home: Path, limit: float, name: str) -> Line:
    ours, bare = [], []
    for number in range(RUNS + 1):
        mine = run(OURS.format(until=until), str(home))
        theirs = run(BARE.format(more=more))
        if number:
            ours.append(mine)
            bare.append(theirs)
    mine, theirs = statistics.median(ours), statistics.median(bare)
    return Line(what=what, ours=mine, reference=theirs, against=name, limit=f"{limit:g} x", met=mine <= limit * theirs)


def run(program: str, *arguments: str) -> float:
    """Return the milliseconds until the program says that it is there."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True, env=offscreen()
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        taken = (time.perf_counter() - start) * 1000
        process.wait(timeout=60)
    return taken
