"""HiGHS, asked for the least of something in whole numbers; loaded when it is first asked (decision 63).

One thread and a fixed seed: the same model has the same answer. What it has found when it is stopped by time is not
given out, as it would hang on how fast the computer is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

MOST_NODES = 1_000
"""So many branches are looked at, if it is not said how many: a count, for every computer to give up at the same."""

SEED = 20_260_420


class Ended(StrEnum):
    """Why a search ended."""

    FOUND = "found"
    IMPOSSIBLE = "impossible"
    GAVE_UP = "gave up"
    TOO_LARGE = "too large"
    OUT_OF_TIME = "out of time"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found: a value of each variable, none where nothing was; and how long it took.

    Where it gave up, the best it had found by then: that is the same on every computer too.
    """

    ended: Ended
    values: tuple[float, ...] = ()
    seconds: float


@dataclass(slots=True)
class Model:
    """Variables and rows, as they are put down."""

    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)
    row_lows: list[float] = field(default_factory=list)
    row_highs: list[float] = field(default_factory=list)

    def variable(self, low: float, high: float, *, whole: bool = True) -> int:
        """Put down a variable, and return its number."""
        self.lows.append(low)
        self.highs.append(high)
        self.whole.append(whole)
        return len(self.lows) - 1

    def row(self, low: float, high: float, terms: Mapping[int, float]) -> None:
        """Put down that a sum of variables lies between two numbers."""
        self.index.extend(terms)
        self.value.extend(terms.values())
        self.starts.append(len(self.index))
        self.row_lows.append(low)
        self.row_highs.append(high)

    def least(
        self,
        costs: Mapping[int, float],
        *,
        within: float,
        seconds: float,
        stopped: Callable[[], bool],
        start: Sequence[float],
        nodes: int = MOST_NODES,
    ) -> Answer:
        """Return where the sum of `costs` is least, or no more than `within` above it; `start` is a place to begin."""
        import highspy

        solver = _silent()
        options = {"threads": 1, "random_seed": SEED, "time_limit": seconds}
        gaps = {"mip_abs_gap": within, "mip_rel_gap": 0.0, "mip_max_nodes": nodes}
        for name, value in {**options, **gaps}.items():
            solver.setOptionValue(name, value)
        solver.passModel(self._asked(costs))
        begin = highspy.HighsSolution()
        begin.col_value = list(start)
        solver.setSolution(begin)
        return _answered(solver, stopped)

    def _asked(self, costs: Mapping[int, float]) -> "highspy.HighsLp":
        """Return it as the solver is asked."""
        import highspy

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.lows), len(self.row_lows)
        lp.col_cost_ = [costs.get(each, 0.0) for each in range(len(self.lows))]
        lp.col_lower_, lp.col_upper_ = self.lows, self.highs
        lp.row_lower_, lp.row_upper_ = self.row_lows, self.row_highs
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if each else kinds.kContinuous for each in self.whole]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = self.starts, self.index, self.value
        return lp


def _silent() -> "highspy.Highs":
    """Return a solver that prints nothing, not even its own name as it begins."""
    import highspy

    class Silent(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    return Silent()  # type: ignore[no-untyped-call]


def _answered(solver: "highspy.Highs", stopped: Callable[[], bool]) -> Answer:
    """Return what the solver finds, unless it is stopped."""
    import highspy

    interrupted = False

    def ask(event: "highspy.HighsCallbackEvent") -> None:
        nonlocal interrupted
        if stopped():
            interrupted = True
            event.interrupt()

    solver.cbMipInterrupt += ask
    solver.cbSimplexInterrupt += ask
    solver.run()
    status, ends = solver.getModelStatus(), highspy.HighsModelStatus
    known = {
        ends.kOptimal: Ended.FOUND,
        ends.kInfeasible: Ended.IMPOSSIBLE,
        ends.kTimeLimit: Ended.OUT_OF_TIME,
    }
    ended = Ended.STOPPED if interrupted else known.get(status, Ended.GAVE_UP)
    feasible = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    given = feasible and ended in (Ended.FOUND, Ended.GAVE_UP)
    values = tuple(solver.getSolution().col_value) if given else ()
    return Answer(ended=ended, values=values, seconds=solver.getRunTime())
