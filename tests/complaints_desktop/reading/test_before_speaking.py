"""What must be known before speaking with a resident, and what need not."""

from datetime import date

import pytest

from complaints_desktop.facts.people import AdjustmentFacts, NeedFacts, PersonFacts
from complaints_desktop.forms.choices import listed
from complaints_desktop.reading.before_speaking import adjustments_to_know, needs_to_know

DAY = date(2026, 3, 2)


def resident(need: str = "", adjustment: str = "") -> PersonFacts:
    about = {"source": None, "recorded_on": DAY, "review_on": None, "note": None}
    agreed = AdjustmentFacts(id="a", kind=adjustment, detail=None, agreed_on=DAY, review_on=None)
    return PersonFacts(
        id="p",
        name="A Resident",
        needs=(NeedFacts(id="n", kind=need, **about),) if need else (),  # type: ignore[arg-type]
        adjustments=(agreed,) if adjustment else (),
    )


@pytest.mark.parametrize(
    ("need", "known"),
    [
        *((each, True) for each in ("hearing", "dementia", "language support", "domestic abuse", "Lip-reads")),
        *((each, False) for each in ("wheelchair user", "Mobility", "financial hardship", "older person")),
    ],
)
def test_a_need_is_to_know_where_it_bears_on_speaking_or_no_list_says_otherwise(need: str, known: bool):
    assert bool(list(needs_to_know(resident(need=need)))) is known


@pytest.mark.parametrize(
    ("agreed", "known"),
    [
        *(
            (each, True)
            for each in ("Interpreter", "Time of day", "No unexpected calls or visits", "Text before calling")
        ),
        *((each, False) for each in ("Large print", "Large print (18 point)", "braille", "Shorter letters")),
    ],
)
def test_an_adjustment_is_to_know_where_it_is_not_of_letters_alone(agreed: str, known: bool):
    assert bool(list(adjustments_to_know(resident(adjustment=agreed)))) is known


@pytest.mark.parametrize("name", ["needs", "adjustments"])
def test_what_need_not_be_known_is_of_the_list_it_is_chosen_from(name: str):
    assert {each.words for each in listed(f"{name}_not_for_speaking")} <= {each.words for each in listed(name)}
