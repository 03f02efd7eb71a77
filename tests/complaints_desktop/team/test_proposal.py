"""The proposal keeps every rule, places what can be placed, and is as near the best of all plans as it says."""

import re
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.team.board import laid_out
from complaints_desktop.team.fairness import fairness
from complaints_desktop.team.plan import Plan, Problem
from complaints_desktop.team.proposal import dealt, proved
from tests.complaints_desktop.team.judging import (
    NAMES,
    WHERE_IT_IS,
    broken,
    carrier,
    deal_of,
    end,
    every_plan,
    item,
    levels,
    placed,
    problem,
    problems,
)

NEAR = 0.01


def proven(of: Problem) -> Plan:
    return proved(of, stopped=lambda: False)


@given(problems(most_items=9))
def test_no_plan_breaks_a_rule_and_each_says_what_it_does(of: Problem):
    for plan in (dealt(of), proven(of)):
        assert broken(of, plan) == []
        assert all(each.because for each in (*plan.moves, *plan.left))
        held = {who.id: who.carried for who in of.carriers}
        for each in of.items:
            if (who := end(plan, each)) in held:
                held[who] += each.load
        assert {each.carrier: each.after for each in plan.loads} == held


@given(problems(most_items=9), st.randoms(use_true_random=False))
def test_the_same_problem_has_the_same_plan_in_whatever_order_it_comes(of: Problem, luck: Random):
    turned = replace(
        of,
        items=tuple(luck.sample(of.items, len(of.items))),
        carriers=tuple(luck.sample(of.carriers, len(of.carriers))),
    )
    assert dealt(turned) == dealt(of)
    assert proven(turned) == proven(of)


@given(problems(most_items=5))
def test_a_small_problem_is_dealt_as_well_as_the_best_of_all_its_plans(of: Problem):
    plan = proven(of)
    ours, all_plans = deal_of(of, plan), list(every_plan(of))
    assert ours in all_plans
    assert placed(of, ours) == max(placed(of, each) for each in all_plans)
    left = {name for name, who in ours.items() if who == WHERE_IT_IS}
    rivals = [each for each in all_plans if {name for name, who in each.items() if who == WHERE_IT_IS} == left]
    highest = max(levels(of, ours).values(), default=0.0)
    assert highest <= (1 + NEAR) * min(max(levels(of, each).values(), default=0.0) for each in rivals) + 1e-9
    _no_better_than_it_says(plan, min(max(levels(of, each).values(), default=0.0) for each in rivals))
    _spread_as_fairly(of, ours, [each for each in rivals if max(levels(of, each).values(), default=0.0) <= highest])


def _no_better_than_it_says(plan: Plan, best: float) -> None:
    """What a plan says that no plan can do, none of them all does."""
    said = re.search(r"no plan keeps them all below ([0-9.]+)%", plan.proof.said)
    assert said is None or float(said[1]) <= 100 * best + 0.06


def _spread_as_fairly(of: Problem, ours: dict[str, str | None], rivals: list[dict[str, str | None]]) -> None:
    """Nobody is farther above the fair share than somebody in every plan, and no plan so fair takes two moves fewer."""
    board = laid_out(of)
    fair = fairness(board, [each for each in board.units if ours[each.items[0].id] != WHERE_IT_IS])
    share = {who.id: share for who, share in zip(board.carriers, fair.shares, strict=True)}
    taking = {board.carriers[place].id for each in board.units for place in each.allowed}

    def above(deal: dict[str, str | None]) -> list[float]:
        return [level - share[who] for who, level in levels(of, deal).items() if who in taking]

    def moves(deal: dict[str, str | None]) -> int:
        return sum(who not in (WHERE_IT_IS, each.holder) for each in of.items for who in (deal[each.id],))

    if taking:
        best = min(max(above(each)) for each in rivals)
        assert max(above(ours)) <= best + NEAR * fair.usual + 1e-9
        as_fair = [
            each for each in rivals if max(above(each)) <= max(above(ours)) and min(above(each)) >= min(above(ours))
        ]
        assert moves(ours) <= min(map(moves, as_fair)) + 1


@given(st.lists(st.integers(1, 12), max_size=40), st.lists(st.integers(30, 90), min_size=2, max_size=6))
def test_nobody_is_worse_off_than_where_each_item_goes_by_itself_to_who_has_most_room(
    loads: list[int], rooms: list[int]
):
    of = _absence(loads, rooms)
    carried = {each.id: 0 for each in of.carriers}
    for each in of.items:
        best = min(of.carriers, key=lambda who: ((carried[who.id] + each.load) / who.capacity, who.id))
        carried[best.id] += each.load
    theirs = max(carried[who.id] / who.capacity for who in of.carriers)
    plan = dealt(of)
    ours = max(each.after / each.capacity for each in plan.loads)
    assert plan.proof.gap is not None
    assert ours <= theirs * (1 + plan.proof.gap / 100) + 1e-9


@given(st.lists(st.integers(1, 12), max_size=40), st.lists(st.integers(30, 90), min_size=2, max_size=6))
def test_the_word_of_a_plan_holds_it_is_no_farther_from_the_fairest_than_it_says(loads: list[int], rooms: list[int]):
    of = _absence(loads, rooms)
    quick, best = dealt(of), proven(of)
    assert quick.proof.gap is not None
    reached = max(each.after / each.capacity for each in best.loads)
    assert max(each.after / each.capacity for each in quick.loads) <= reached * (1 + quick.proof.gap / 100) + 1e-4
    assert best.proof.gap is not None
    assert best.proof.gap <= 1


def _absence(loads: list[int], rooms: list[int]) -> Problem:
    names = ("ann", "ben", "cat", "dev")
    people = [replace(carrier(names[place % 4], room), id=f"o{place}") for place, room in enumerate(rooms)]
    return problem([item(number, load, holder=None) for number, load in enumerate(loads)], people)


@given(problems(most_items=7))
def test_what_is_locked_stays_locked_when_the_rest_is_dealt_again(of: Problem):
    first = dealt(of)
    moved = {move.item: move.taker for move in first.moves}
    some = sorted(moved)[::2]
    locked = replace(
        of, items=tuple(replace(each, kept=moved[each.id]) if each.id in some else each for each in of.items)
    )
    again = dealt(locked)
    for each in of.items:
        if each.id in some:
            assert end(again, each) == moved[each.id]
    assert sum(each.unplaced for each in again.left) <= sum(each.unplaced for each in first.left)


def test_one_who_could_take_all_passes_on_what_others_can_so_that_nothing_is_left():
    only = {"cat": frozenset({"dev"}), "dev": frozenset({"cat"})}
    of = problem(
        [
            item(1, 9, holder=None, excluded=only["cat"]),
            *(item(each, holder=None, excluded=only["dev"]) for each in (2, 3)),
        ],
        [carrier("ben", 90, takes_at_most=1), carrier("cat", takes_at_most=1), carrier("dev", takes_at_most=1)],
    )
    moves = {move.item: move.taker for move in dealt(of).moves}
    assert moves["i1"] == "cat"
    assert sorted(moves.values()) == ["ben", "cat", "dev"]


def test_what_one_holds_alone_is_dealt_at_once_to_all_within_one_percent():
    of = problem([item(number, 2 + number % 5) for number in range(180)], [carrier(who, 200) for who in NAMES])
    assert (dealt(of).proof.gap or 0) <= 1
    assert len(dealt(of).moves) < 150
