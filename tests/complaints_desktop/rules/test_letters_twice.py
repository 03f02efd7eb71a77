"""Letters that two desks sent for the same: which may rightly go again, and what a person settles (Code 5.12)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.facts.letters import LetterFacts, SettledFacts
from complaints_desktop.rules.letters_twice import fallen, to_tell_which_stands, twice
from tests.complaints_desktop.facts import a_case, a_letter

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)


def two(kind: str, second: date = MONDAY) -> tuple[LetterFacts, ...]:
    late = datetime(second.year, second.month, second.day, 15, tzinfo=UTC)
    return a_letter(kind, second, id="second", issued_at=late), a_letter(kind, MONDAY, id="first")


def settled(stands: str, falls: str, hour: int = 16) -> SettledFacts:
    return SettledFacts(
        id=f"settled at {hour}",
        stands_id=stands,
        falls_id=falls,
        because="It has the right date",
        settled_on=MONDAY,
        settled_by=None,
        recorded_at=datetime(2026, 3, 9, hour, tzinfo=UTC),
    )


ONCE, ANOTHER_DAY, ALWAYS = (True, True), (True, False), (False, False)
"""Whether a second letter of the day, and one of the next, is for the same as the first."""


def test_two_letters_are_for_the_same_by_their_kind_and_their_days():
    expected = {
        "stage1-acknowledgement": ONCE,
        "stage1-response": ONCE,
        "stage2-acknowledgement": ONCE,
        "stage2-response": ONCE,
        "receipt": ONCE,
        "stage1-extension": ANOTHER_DAY,
        "stage2-refusal": ANOTHER_DAY,
        "progress-update": ALWAYS,
        "clarification": ALWAYS,
        "a-letter-of-a-later-program": ALWAYS,
        "../reader": ALWAYS,
    }
    for kind, found in expected.items():
        same_day, next_day = (bool(twice(a_case(letters=two(kind, day)))) for day in (MONDAY, TUESDAY))
        assert (same_day, next_day) == found, kind


def test_the_first_that_went_is_named_first_whatever_came_first_to_this_desk():
    (group,) = twice(a_case(letters=two("stage1-acknowledgement")))

    assert (group.first.id, [each.id for each in group.others]) == ("first", ["second"])


@pytest.mark.parametrize(
    "other",
    [
        replace(two("stage1-acknowledgement")[0], stage=2),
        replace(two("stage1-acknowledgement")[0], kind="stage1-response"),
        two("a-letter-of-a-later-program")[0],
    ],
)
def test_a_letter_of_another_stage_or_kind_is_another_letter(other: LetterFacts):
    assert twice(a_case(letters=(other, two("stage1-acknowledgement")[1]))) == ()


def test_what_was_settled_is_asked_no_more_and_the_later_word_counts():
    letters = two("stage1-acknowledgement")
    once = a_case(letters=letters, settled_letters=(settled("first", "second"),))
    anew = a_case(letters=letters, settled_letters=(settled("first", "second"), settled("second", "first", 17)))

    assert (twice(once), set(fallen(once))) == ((), {"second"})
    assert (twice(anew), set(fallen(anew))) == ((), {"first"})


def test_a_third_letter_asks_again():
    third = a_letter("stage1-acknowledgement", TUESDAY, id="third")
    case = a_case(letters=(*two("stage1-acknowledgement"), third), settled_letters=(settled("first", "second"),))

    (group,) = twice(case)
    assert [each.id for each in group.letters] == ["first", "third"]


def test_a_letter_never_falls_by_itself():
    case = a_case(letters=two("stage1-acknowledgement"), settled_letters=(settled("first", "first"),))

    assert (dict(fallen(case)), len(twice(case))) == ({}, 1)


@pytest.mark.parametrize(("hour", "untold"), [(15, True), (17, False)])
def test_what_was_settled_is_told_by_a_later_letter(hour: int, untold: bool):
    told = a_letter("letter-correction", MONDAY, id="told", issued_at=datetime(2026, 3, 9, hour, tzinfo=UTC))
    case = a_case(letters=(*two("stage1-response"), told), settled_letters=(settled("first", "second"),))

    assert bool(to_tell_which_stands(case)) is untold
