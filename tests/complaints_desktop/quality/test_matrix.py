"""The matrix: what is asked, by which points, and what a landlord may not make of it."""

from dataclasses import replace

import pytest

from complaints_desktop.desk.matrix import shipped_matrix
from complaints_desktop.quality.matrix import DATA, PRESENCE, Criterion, as_value, changed, matrix_from
from complaints_desktop.rules.refusals import Refused

BY_HAND = {
    **{"A1": 5, "A2": 8, "A3": 3, "A4": 5, "A5": 6, "B1": 8, "B2": 3, "B3": 4, "C1": 12, "C2": 6, "C3": 6, "C4": 6},
    **{"C5": 6, "D1": 5, "D2": 6, "D3": 2, "D4": 5, "E1": 4},
}
SHIPPED = shipped_matrix()


def with_(which: str, **facts: object) -> tuple[Criterion, ...]:
    """Return the criteria with one of them changed."""
    return tuple(replace(each, **facts) if each.key == which else each for each in SHIPPED.criteria)  # type: ignore[arg-type]


def test_the_criteria_and_their_points_are_those_of_the_domain() -> None:
    assert {each.key: each.points for each in SHIPPED.criteria} == BY_HAND
    assert sum(BY_HAND.values()) == 100
    assert {each.key for each in SHIPPED.criteria if each.presence} == PRESENCE == {"A1", "C2", "D2", "E1"}
    assert set(SHIPPED.critical) == {"C1", "C2", "A5", "B3", "D2", DATA}
    assert all(each.ground for each in SHIPPED.criteria)


def test_a_change_is_another_version_and_two_made_apart_are_two() -> None:
    one = changed(SHIPPED, with_("A2", words="Every point is defined as the resident put it"))
    other = changed(SHIPPED, with_("A3", words="It says of each point whose it is"))
    assert one.version.startswith("2-")
    assert other.version.startswith("2-")
    assert one.version != other.version
    assert changed(one, SHIPPED.criteria).version.startswith("3-")
    assert matrix_from(as_value(one)) == one


@pytest.mark.parametrize(
    ("criteria", "why"),
    [
        (with_("A2", points=9), "come to 101"),
        (with_("A2", key="A1"), "key of its own"),
        (with_("A2", key="x"), "key of its own"),
        (with_("A2", words="n/a"), "does not say"),
        (with_("A2", ground=""), "does not say"),
        (with_("A2", words="The complaint was not upheld"), "what was decided"),
        (with_("A2", words="Long " * 80), "longer than 300"),
        (with_("A2", points=0), "0 points"),
        (tuple(replace(e, points={"A1": 9, "A2": 4}.get(e.key, e.points)) for e in SHIPPED.criteria), "of time"),
    ],
)
def test_what_makes_no_matrix_is_refused(criteria: tuple[Criterion, ...], why: str) -> None:
    with pytest.raises(Refused, match=why):
        changed(SHIPPED, criteria)
