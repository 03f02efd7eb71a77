"""How far two reviewers agree, by the published vectors and by what has to hold of any marks."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.numbers.share import decimals
from complaints_desktop.quality.agreement import SCALE, agreement, said_of
from db.number_terms import Scored

YES, PARTLY, NO, OUT = Scored.YES, Scored.PARTLY, Scored.NO, Scored.NOT_APPLICABLE
TWO = (NO, YES)


def table(both: int, first_only: int, second_only: int, neither: int) -> list[tuple[Scored, Scored]]:
    """Return the marks of two who each said yes or no."""
    return [(YES, YES)] * both + [(YES, NO)] * first_only + [(NO, YES)] * second_only + [(NO, NO)] * neither


@pytest.mark.parametrize(
    ("marks", "share", "by_chance", "kappa", "ac1"),
    [
        ((40, 3, 3, 4), "0.880", "0.7592", "0.502", "0.842"),
        ((46, 2, 2, 0), "0.920", "0.9232", "-0.042", "0.913"),
    ],
)
def test_the_vectors_of_the_domain_come_out_to_the_last_digit(
    marks: tuple[int, int, int, int], share: str, by_chance: str, kappa: str, ac1: str
) -> None:
    found = agreement(table(*marks), TWO)
    assert found.share is not None
    assert found.by_chance is not None
    assert found.kappa is not None
    assert found.ac1 is not None
    assert (decimals(found.share, 3), decimals(found.by_chance, 4)) == (share, by_chance)
    assert (decimals(found.kappa, 3), decimals(found.ac1, 3)) == (kappa, ac1)
    assert found.weighted == found.kappa, "of two steps there is nothing between them"


def test_one_step_apart_counts_half_as_far_off_as_two() -> None:
    near = agreement([(YES, YES)] * 10 + [(NO, NO)] * 5 + [(YES, PARTLY)] * 5)
    far = agreement([(YES, YES)] * 10 + [(NO, NO)] * 5 + [(YES, NO)] * 5)
    assert near.share == far.share == Fraction(3, 4)
    assert near.weighted is not None
    assert far.weighted is not None
    assert near.weighted > far.weighted


def test_what_one_holds_to_be_not_applicable_is_counted_apart_and_what_both_do_nowhere() -> None:
    found = agreement([(YES, YES), (OUT, YES), (NO, OUT), (OUT, OUT)])
    assert (found.n, found.agreed, found.one_only) == (1, 1, 2)


def test_few_marks_and_marks_all_alike_make_no_figure() -> None:
    assert said_of(agreement([])) == "No answer was marked by both."
    assert said_of(agreement(table(18, 1, 0, 0), TWO)) == (
        "The same mark in 18 of 19. Fewer than 20 marks: no figure is made of them."
    )
    alike = agreement(table(30, 0, 0, 0), TWO)
    assert alike.kappa is None
    assert alike.ac1 == 1
    assert "none, for both gave one mark throughout" in said_of(alike)
    assert said_of(agreement(table(46, 2, 2, 0), TWO)) == (
        "The same mark in 46 of 50, 92.0%. Cohen’s kappa −0.04, weighted −0.04; Gwet’s AC1 0.91, "
        "which is good by a rule of thumb."
    )


@given(st.lists(st.tuples(st.sampled_from(SCALE), st.sampled_from(SCALE)), min_size=1))
def test_neither_the_order_of_marks_nor_of_reviewers_changes_it(
    pairs: list[tuple[Scored, Scored]],
) -> None:
    found = agreement(pairs)
    turned = sorted(((other, one) for one, other in pairs), key=repr)
    assert agreement(turned) == found
    for figure in (found.kappa, found.weighted, found.ac1):
        assert figure is None or figure <= 1
    if found.agreed == found.n:
        assert {found.kappa, found.weighted, found.ac1} <= {None, Fraction(1)}
