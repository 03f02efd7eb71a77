"""What a table says of its rows that fail."""

import pytest

from tests.tables import each_row


@each_row(("number", "twice"), [(1, 2), (2, 5), pytest.param(3, 6, id="three"), pytest.param(4, 9, id="four"), (5, 0)])
def doubled(number: int, twice: int, *, by: int = 2) -> None:
    if twice == 9:
        pytest.fail("no nine")
    if twice == 0:
        pytest.skip("no matter")
    assert number * by == twice


def test_every_row_that_fails_is_named_and_the_first_is_shown_whole():
    with pytest.raises(AssertionError) as failed:
        doubled()
    first, *rows = str(failed.value).splitlines()
    assert first.startswith("3 of 5 rows failed")
    assert rows[0].startswith("row 2, 2, 5: AssertionError: assert (2 * 2) == 5")
    assert rows[-2:] == ["row 4, four: Failed: no nine", "row 5, 5, 0: Skipped: no matter"]
    assert failed.value.__cause__ is not None


def test_a_table_tried_against_a_table_tries_every_pair():
    tried = []

    @each_row("one", "ab", ids=["A", "B"])
    @each_row("other", "xyz")
    def pair(one: str, other: str) -> None:
        tried.append(one + other)

    pair()
    assert tried == ["ax", "ay", "az", "bx", "by", "bz"]


@pytest.mark.parametrize("again", [1, 2])
@each_row("letter", "abc")
def test_what_a_test_takes_beside_its_row_it_is_given_as_ever(again: int, letter: str, tmp_path):
    (tmp_path / letter).touch()
    assert again in (1, 2)


def test_a_table_without_a_row_is_refused_for_it_tries_nothing():
    with pytest.raises(ValueError, match="tries nothing"):
        each_row("row", [])
