"""The solver: silent, loaded when first asked, and what time or a person ends is left aside."""

import subprocess
import sys

import pytest

from complaints_desktop.team.board import laid_out
from complaints_desktop.team.dealing import deal
from complaints_desktop.team.levelling import level, spare
from complaints_desktop.team.plan import Problem
from complaints_desktop.team.proposal import dealt, proved
from complaints_desktop.team.search import gap, searched
from complaints_desktop.team.solver import Ended, Model
from tests.complaints_desktop.team.judging import WHERE_IT_IS, carrier, every_plan, item, levels, problem

LUMPS = (21, 18, 16, 14, 12, 4, 4)


def lumpy() -> Problem:
    """Return what the quick deal does not get within one percent: a few heavy things and three people."""
    people = [carrier("ann", 47), carrier("ben", 32), carrier("cat", 45)]
    return problem([item(number, load, holder=None) for number, load in enumerate(LUMPS)], people)


def test_a_deal_that_is_not_near_enough_is_searched_until_it_is():
    before, after = dealt(lumpy()).proof, proved(lumpy(), stopped=lambda: False).proof
    assert before.gap is not None
    assert before.gap > 1
    assert "a search may find a fairer one" in before.said
    assert after.gap is not None
    assert after.gap <= 1


def test_a_search_that_is_stopped_leaves_the_plan_as_it_was_and_says_so():
    quick, stopped = dealt(lumpy()), proved(lumpy(), stopped=lambda: True)
    assert (stopped.moves, stopped.loads) == (quick.moves, quick.loads)
    assert "The search for a fairer one was stopped" in stopped.proof.said


def test_a_search_that_is_stopped_half_way_gives_out_nothing_of_what_it_found():
    quick, whole = dealt(lumpy()), proved(lumpy(), stopped=lambda: False)
    assert whole.moves != quick.moves
    for asked in range(1, 12):
        left = iter([False] * asked)
        plan = proved(lumpy(), stopped=lambda left=left: next(left, True))
        assert plan.moves == (quick if "was stopped" in plan.proof.said else whole).moves


def test_what_a_search_proves_is_true_of_every_plan():
    first = deal(laid_out(lumpy()))
    level(first)
    found, _, _ = searched(first, seconds=15.0, stopped=lambda: False)
    best = min(max(levels(lumpy(), each).values()) for each in every_plan(lumpy()) if WHERE_IT_IS not in each.values())
    assert found.fair.highest <= best + 1e-9


def test_a_search_that_is_out_of_time_leaves_all_it_found_aside():
    first = deal(laid_out(lumpy()))
    level(first)
    spare(first)
    asked: list[bool] = []

    def once() -> bool:
        asked.append(True)
        return False

    later, ended, _ = searched(first, seconds=0.0, stopped=once)
    assert (ended, later.at, gap(later)) == (Ended.OUT_OF_TIME, first.at, gap(first))
    assert asked


def test_it_prints_nothing(capfd: pytest.CaptureFixture[str]):
    proved(lumpy(), stopped=lambda: False)
    assert capfd.readouterr() == ("", "")


def test_it_is_loaded_only_when_it_is_asked():
    asks = (
        "import sys; from complaints_desktop.team.proposal import dealt;"
        "from complaints_desktop.team.plan import Problem; dealt(Problem(items=(), carriers=()));"
        "print('highspy' in sys.modules, 'numpy' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout
    assert said == "False False\n"


def test_what_cannot_be_is_told_from_what_was_not_found():
    model = Model()
    one = model.variable(0, 5)
    model.row(7, 9, {one: 1.0})
    answer = model.least({one: 1.0}, within=0.5, seconds=5.0, stopped=lambda: False, start=[0.0])
    assert answer.ended is Ended.IMPOSSIBLE
    model.row_lows[0] = 3
    answer = model.least({one: 1.0}, within=0.5, seconds=5.0, stopped=lambda: False, start=[5.0])
    assert (answer.ended, answer.values) == (Ended.FOUND, (3.0,))
