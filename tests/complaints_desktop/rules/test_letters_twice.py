"""Letters that two desks sent for the same: which kinds may rightly go again, and what a person settles (Code 5.12)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.facts.letters import LetterFacts, SettledFacts
from complaints_desktop.letters.catalogue import letter_names
from complaints_desktop.rules.letters_twice import AGAIN, Again, fallen, to_correct, twice
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


def test_every_kind_of_letter_says_whether_it_may_go_again():
    assert set(AGAIN) == set(letter_names())


@pytest.mark.parametrize(
    ("kind", "again"),
    [
        ("stage1-acknowledgement", Again.NEVER),
        ("stage1-response", Again.NEVER),
        ("stage2-acknowledgement", Again.NEVER),
        ("stage2-response", Again.NEVER),
        ("receipt", Again.NEVER),
        ("stage1-extension", Again.ANOTHER_DAY),
        ("stage2-refusal", Again.ANOTHER_DAY),
        ("progress-update", Again.ALWAYS),
        ("clarification", Again.ALWAYS),
    ],
)
def test_how_often_the_chief_letters_go(kind: str, again: Again):
    assert AGAIN[kind] is again


@pytest.mark.parametrize("kind", AGAIN)
def test_two_letters_are_for_the_same_by_their_kind_and_their_days(kind: str):
    same_day, next_day = (bool(twice(a_case(letters=two(kind, day)))) for day in (MONDAY, TUESDAY))

    expected = {Again.NEVER: (True, True), Again.ANOTHER_DAY: (True, False), Again.ALWAYS: (False, False)}
    assert (same_day, next_day) == expected[AGAIN[kind]]


def test_the_first_that_went_is_named_first_whatever_came_first_to_this_desk():
    (group,) = twice(a_case(letters=two("stage1-acknowledgement")))

    assert (group.first.id, [each.id for each in group.others]) == ("first", ["second"])


@pytest.mark.parametrize(
    "other",
    [
        replace(two("stage1-acknowledgement")[0], stage=2),
        replace(two("stage1-acknowledgement")[0], kind="stage1-response"),
        replace(two("stage1-acknowledgement")[0], kind="a-letter-of-a-later-program"),
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

    assert bool(to_correct(case)) is untold
