"""How the fields of a letter stand, as the left of the letter screen shows them."""

from datetime import date

from complaints_desktop.letters.brief import Lateness, LetterMatter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.filling import Filling, field_states
from complaints_desktop.rules.clocks import ClockName
from db.terms import Hazard
from tests.complaints_desktop.letters.sample import acknowledgement, case, point, response


def states(matter: LetterMatter) -> dict[str, Filling]:
    """Return how each field of a letter stands."""
    return {state.field.name: state.filling for state in field_states(matter.kind, compose(matter))}


def test_what_the_record_knows_is_filled():
    text = {state.field.name: state.text for state in field_states(acknowledgement().kind, compose(acknowledgement()))}

    assert states(acknowledgement())["received_on"] is Filling.FILLED
    assert text["received_on"] == "Thursday 26 March 2026"


def test_what_is_missing_is_missing_in_its_block_too():
    found = states(acknowledgement(case=case(points=(point(), point(2, outcome_sought=None)))))

    assert found["points.outcome_sought"] is Filling.MISSING
    assert found["points"] is Filling.MISSING
    assert found["points.responsibility"] is Filling.FILLED


def test_what_this_letter_does_not_print_is_not_needed_until_it_does():
    late = (Lateness(ClockName.ACKNOWLEDGE, date(2026, 4, 2), 1),)

    assert states(acknowledgement())["lateness_reason"] is Filling.NOT_NEEDED
    assert states(acknowledgement(lateness=late))["lateness_reason"] is Filling.MISSING
    assert states(acknowledgement(case=case(hazard=Hazard.SIGNIFICANT)))["hazard_actions"] is Filling.MISSING


def test_what_may_be_added_is_optional_until_it_is():
    assert states(response())["personal_note"] is Filling.OPTIONAL
    assert states(response(typed={"personal_note": "Thank you."}))["personal_note"] is Filling.FILLED


def test_every_field_of_the_template_has_its_state_in_its_order():
    kind = response().kind

    assert [state.field for state in field_states(kind, compose(response()))] == list(kind.fields)
