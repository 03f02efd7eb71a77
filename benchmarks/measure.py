"""How a figure is taken: ours and the reference in turn, several times, and the medians compared."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table; times in milliseconds, memory in MB."""

    what: str
    ours: float
    reference: float | None
    """None where the limit is absolute."""
    against: str
    limit: str
    met: bool
    unit: str = "ms"

    def __str__(self) -> str:
        """Say it as a row of a Markdown table."""
        ratio = f"{self.ours / self.reference:.2f}" if self.reference else "-"
        reference = f"{self.reference:.1f} {self.unit}" if self.reference is not None else "-"
        verdict = "met" if self.met else "**over**"
        return (
            f"| {self.what} | {self.ours:.1f} {self.unit} | {reference} ({self.against}) | {ratio} | "
            f"{self.limit} | {verdict} |"
        )


HEADER = "| what | ours | reference | ratio | limit | |\n|---|---:|---:|---:|---|---|"


def against(
    what: str, ours: Callable[[], object], reference: Callable[[], object], name: str, limit: float, *, runs: int = 7
) -> Line:
    """Run both in turn after one warm-up each; met where the ratio of the medians is within `limit`."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for place, work in enumerate((ours, reference)):
            taken = timed(work)
            if run:
                times[place].append(taken)
    mine, theirs = (statistics.median(each) for each in times)
    return Line(
        what=what,
        ours=mine,
        reference=theirs,
        against=name,
        limit=f"{limit:g} x",
        met=mine <= limit * theirs,
    )


def within(what: str, ours: Callable[[], object], limit: float, *, runs: int = 7) -> Line:
    """Run ours after one warm-up; met where the median is within `limit` milliseconds."""
    ours()
    mine = statistics.median(timed(ours) for _ in range(runs))
    return Line(what=what, ours=mine, reference=None, against="", limit=f"{limit:g} ms", met=mine <= limit)


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` took, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def offscreen() -> dict[str, str]:
    """Return the environment of a program without a screen, its modules compiled once as on any user's machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(Path("build/bench/compiled").absolute())}
