"""What is drawn for review: the same wherever it is drawn, in the shares asked, and nothing it must not be."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.quality.draws import (
    CENSUS,
    HOW,
    RISKS,
    Answer,
    Asked,
    draw,
    left_out,
    risk_of,
    risk_words,
    sample_size,
    seconds,
    shares,
    to_see,
    to_see_among,
)
from complaints_desktop.rules.refusals import Refused
from db.number_terms import DrawMethod

DAY = date(2026, 3, 2)


def answers(number: int, handlers: int = 3, **facts: object) -> list[Answer]:
    """Return so many answers, shared by so many handlers."""
    return [
        Answer(
            **{
                "case_id": f"case-{n:03}",
                "reference": f"26-{n:04}",
                "stage": 1,
                "responded_on": DAY,
                "handler_id": f"h{n % handlers}",
                **facts,
            }  # type: ignore[arg-type]
        )
        for n in range(number)
    ]


def asked(method: DrawMethod = DrawMethod.RANDOM, number: int = 5, **facts: object) -> Asked:
    """Return what is asked of a draw."""
    return Asked(**{"method": method, "number": number, "seed": "spring", **facts})  # type: ignore[arg-type]


def test_a_random_draw_is_the_same_on_every_machine() -> None:
    drawn = draw(answers(40), asked())
    assert [each.case_id for each in drawn.answers] == WRITTEN_DOWN
    assert (drawn.population, drawn.method, len(HOW)) == (40, DrawMethod.RANDOM, len(DrawMethod))


WRITTEN_DOWN = ["case-000", "case-012", "case-010", "case-034", "case-038"]
"""By `printf "spring|case-000:1" | sha256sum` and `sort`, apart from the program."""


@given(st.permutations(answers(30)), st.sampled_from(sorted(DrawMethod)), st.text(min_size=1, max_size=5))
def test_the_same_seed_draws_the_same_in_whatever_order_they_were_read(
    read: list[Answer], method: DrawMethod, seed: str
) -> None:
    said = asked(method, seed=seed, category="")
    risky = [Answer(**{**_fields(each), "risks": frozenset({"late"})}) for each in read]
    drawn = draw(risky, said)
    assert drawn == draw(sorted(risky, key=lambda each: each.name), said)
    names = [each.name for each in drawn.answers]
    assert len(set(names)) == len(names)
    assert set(names) <= {each.name for each in read}


def _fields(each: Answer) -> dict[str, object]:
    return {name: getattr(each, name) for name in Answer.__slots__}


def test_of_few_answers_all_are_drawn() -> None:
    for number in (1, CENSUS):
        drawn = draw(answers(number), asked(number=1))
        assert (len(drawn.answers), drawn.method) == (number, DrawMethod.CENSUS)
    assert draw(answers(CENSUS + 1), asked(number=1)).method is DrawMethod.RANDOM


def test_a_stratified_draw_takes_its_least_of_everybody_and_shares_the_rest() -> None:
    assert shares({"a": 10, "b": 30, "c": 1}, 12, 2) == {"a": 4, "b": 7, "c": 1}
    for groups in permutations({"a": 50, "b": 7, "c": 3}.items()):
        assert shares(dict(groups), 20, 3) == {"a": 13, "b": 4, "c": 3}
    drawn = draw(answers(60), asked(DrawMethod.STRATIFIED, 9, least=2))
    assert drawn.strata == {"h0": (20, 3), "h1": (20, 3), "h2": (20, 3)}
    assert len(drawn.answers) == 9


@given(
    st.dictionaries(st.text(max_size=2), st.integers(1, 40), min_size=1, max_size=6),
    st.integers(1, 100),
    st.integers(0, 5),
)
def test_no_group_gives_more_than_it_has_nor_fewer_than_its_least(
    there: dict[str, int], number: int, least: int
) -> None:
    given_ = shares(there, number, least)
    assert all(min(least, there[who]) <= given_[who] <= there[who] for who in there)
    floor = sum(min(least, many) for many in there.values())
    assert sum(given_.values()) == max(floor, min(number, sum(there.values())))


def test_by_risk_the_heaviest_come_first_with_their_reasons_and_none_without() -> None:
    plain, late, grave = answers(3)
    late = Answer(**{**_fields(late), "risks": frozenset({"late"})})
    grave = Answer(**{**_fields(grave), "risks": frozenset({"hazard", "stage 2"})})
    drawn = draw([plain, late, grave], asked(DrawMethod.RISK))
    assert [risk_of(each) for each in drawn.answers] == [5, 2]
    assert risk_words(grave) == "a hazard in the home, stage 2"
    assert set(RISKS) >= {"hazard", "vulnerable", "staff", "ombudsman", "stage 2", "late", "repeat", "money", "new"}
    with pytest.raises(Refused, match="has a risk"):
        draw([plain], asked(DrawMethod.RISK))


def test_of_somebody_new_the_first_ten_are_drawn_and_are_not_all() -> None:
    drawn = draw(answers(60), asked(DrawMethod.CENSUS, handler_id="h1"))
    assert len(drawn.answers) == 10
    assert drawn.strata == {"h1": (20, 10)}
    assert {each.handler_id for each in drawn.answers} == {"h1"}


def test_who_handled_or_approved_an_answer_does_not_review_it_nor_anybody_what_is_fresh() -> None:
    calendar = working_calendar()
    (each,) = answers(1, approved_by=frozenset({"leader"}))
    assert left_out(each, ["h0"], date(2026, 4, 1), calendar) == "the reviewer handled it"
    assert left_out(each, ["leader"], date(2026, 4, 1), calendar) == "the reviewer approved it"
    assert left_out(each, ["other"], date(2026, 3, 6), calendar) == "answered less than 5 working days ago"
    assert left_out(each, ["other"], date(2026, 3, 9), calendar) == ""


def test_one_in_ten_is_marked_twice() -> None:
    for number, twice in ((1, 1), (10, 1), (11, 2), (40, 4)):
        assert len(seconds(answers(number), "spring")) == twice


def test_the_sizes_of_samples_are_those_of_the_table() -> None:
    table = {
        20: (17, 20, 18),
        50: (34, 45, 37),
        100: (50, 80, 59),
        200: (66, 132, 83),
        400: (78, 197, 103),
        2_000: (92, 323, 130),
    }
    for population, (ten, five, near_ninety) in table.items():
        found = sample_size(population, 10), sample_size(population, 5), sample_size(population, 5, 90)
        assert found == (ten, five, near_ninety), population
    assert [to_see(percent) for percent in (5, 10, 20)] == [59, 29, 14]
    assert (to_see_among(20, 10), to_see_among(50, 10)) == (20, 22)


def test_nothing_to_draw_from_is_said_and_not_drawn() -> None:
    of_damp = asked(DrawMethod.TARGETED, category="Damp")
    for found, said in (([], asked()), (answers(30), asked(number=0)), (answers(3), of_damp)):
        with pytest.raises(Refused):
            draw(found, said)
