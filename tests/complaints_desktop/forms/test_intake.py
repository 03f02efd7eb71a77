"""What is asked when a complaint is logged, taken as a draft keeps it or a script says it."""

from datetime import date

import pytest

from complaints_desktop.forms.answers import checked, take
from complaints_desktop.forms.intake import Intake
from complaints_desktop.forms.told import AdjustmentTyped, PointTyped
from complaints_desktop.rules.refusals import Refused
from db.terms import Hazard, Responsibility
from tests.complaints_desktop.forms.test_every_form import DESK

LEAST = {"name": "Ama Mensah", "summary": "It drips", "received_on": "yesterday"}


def taken(**typed):
    return take(Intake, {**LEAST, **typed}, DESK)


def test_the_details_of_the_person_are_asked_as_everywhere_and_first():
    assert list(Intake.asks)[:3] == ["name", "preferred_name", "address"]
    assert set(Intake.required()) == {"name", "summary", "received_on"}


def test_what_was_not_said_is_not_answered():
    said = taken()
    assert (said.points, said.needs, said.adjustments, said.hazard, said.category) == ((), (), (), None, None)
    assert said.received_on == date.fromordinal(DESK.today.toordinal() - 1)


def test_points_are_taken_with_and_without_what_would_put_them_right():
    said = taken(points=[["No heating", "A working boiler"], ["Nobody came", ""], "Cold"])
    assert said.points == (
        PointTyped(text="No heating", outcome_sought="A working boiler"),
        PointTyped(text="Nobody came"),
        PointTyped(text="Cold"),
    )
    assert taken(points="One alone").points == (PointTyped(text="One alone"),)
    ours = PointTyped(text="Cold", responsibility=Responsibility.OURS)
    assert taken(points=[["Cold", None, "ours"]]).points == (ours,)


@pytest.mark.parametrize("points", [[["a", "b", "c"]], [3], [{"text": "a"}], [[1, 2]]])
def test_points_of_another_shape_are_refused_in_words(points):
    with pytest.raises(Refused) as refused:
        taken(points=points)
    assert refused.value.field == "points"
    assert refused.value.do == (
        "Give a point as its words, the outcome sought, and “ours” or “not ours” or “to be clarified”; "
        "the first alone is enough."
    )


def test_of_a_list_several_are_taken_by_their_words_and_other_words_too():
    said = taken(needs=["Hearing", "a need of another kind"], adjustments=["large print"])
    assert said.needs == ("hearing", "a need of another kind")
    assert said.adjustments == (AdjustmentTyped(kind="Large print"),)


def test_choices_are_taken_by_their_keys():
    said = taken(hazard="significant", vulnerable="yes", complex="no", category="pest control")
    assert (said.hazard, said.vulnerable, said.complex, said.category) == (
        Hazard.SIGNIFICANT,
        True,
        False,
        "pest control",
    )


@pytest.mark.parametrize("field", ["name", "summary", "received_on"])
def test_what_cannot_be_missing_is_asked_for(field):
    with pytest.raises(Refused) as refused:
        checked(taken(**{field: " "}), DESK)
    assert (refused.value.field, refused.value.why) == (field, Intake.asks[field].missing)
