"""The closed lists of words: a row may hold one that only a newer program knows, and it stands for none of ours."""

import pytest

from db import terms
from db.terms import CommitmentState, Decision, Hazard, Word
from tests.tables import each_row

LISTS = [
    each for each in vars(terms).values() if isinstance(each, type) and issubclass(each, Word) and each is not Word
]


@each_row("kind", LISTS, ids=lambda kind: kind.__name__)
def test_every_word_of_a_list_is_read_back_as_itself(kind):
    assert [kind.of_row(word.value) for word in kind] == list(kind)
    assert all(kind.of_row(word.value) is word for word in kind)


@each_row("kind", LISTS, ids=lambda kind: kind.__name__)
def test_a_word_of_a_newer_program_is_kept_as_it_stands_and_is_none_of_ours(kind):
    unknown = kind.of_row("of a later year")
    assert unknown == "of a later year"
    assert str(unknown) == unknown.value == unknown.name == "of a later year"
    assert not unknown.known
    assert not any(unknown is word or unknown == word for word in kind)


def test_the_words_we_know_are_known():
    assert all(word.known for kind in LISTS for word in kind)


def test_an_unknown_word_does_not_become_a_member():
    CommitmentState.of_row("paused")
    assert [state.value for state in CommitmentState] == ["open", "completed", "cancelled"]
    with pytest.raises(ValueError, match="paused"):
        CommitmentState("paused")


@pytest.mark.parametrize("value", ["", " upheld", "Upheld", "UPHELD", "upheld "])
def test_a_word_is_known_letter_by_letter(value):
    assert not Decision.of_row(value).known


def test_two_lists_may_share_a_word_and_each_reads_its_own():
    assert Hazard.of_row("none") is Hazard.NONE
    assert not Decision.of_row("none").known


@each_row("kind", LISTS, ids=lambda kind: kind.__name__)
def test_words_are_what_people_read(kind):
    for word in kind:
        assert word.value == word.value.strip()
        assert word.value
        assert "_" not in word.value
