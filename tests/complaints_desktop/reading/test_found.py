"""What is found: cases best first, promises by their words or owner, and where the typed words stand."""

from datetime import date

import pytest

from complaints_desktop.actions import commitments
from complaints_desktop.reading.found import found_commitments, places
from tests.complaints_desktop.filled import filled


@pytest.fixture
def promised(office):
    """One case with three promises."""
    case_id = office.log(date(2026, 3, 26))
    made = {}
    for what, owner, due in (
        ("Fit 100% new seals", "Repairs", 17),
        ("Call on Friday", "Ruth", 16),
        ("Call back", "Ruth", 18),
    ):
        typed = filled("promise", what=what, owner=owner, due_on=date(2026, 4, due))
        with office.working() as session:
            made[what] = commitments.promise(session, office.desk, case_id=case_id, typed=typed).made
    return made


def found(office, text, limit=5):
    with office.working() as session:
        return [each.what for each in found_commitments(session, text=text, limit=limit)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("call", ["Call on Friday", "Call back"]),
        ("ruth FRIDAY", ["Call on Friday"]),
        ("100%", ["Fit 100% new seals"]),
        ("call seals", []),
        ("%", []),
        ("", []),
    ],
)
def test_open_promises_are_found_by_every_word_typed_the_first_due_first(office, promised, text, what):
    assert found(office, text) == what


def test_no_more_are_found_than_asked_for(office, promised):
    assert found(office, "call", limit=1) == ["Call on Friday"]


def test_a_promise_that_was_cancelled_is_not_found(office, promised):
    with office.working() as session:
        commitments.cancel(
            session, office.desk, commitment_id=promised["Call back"], typed=filled("cancel", because="They moved away")
        )
    assert found(office, "call") == ["Call on Friday"]


@pytest.mark.parametrize(
    ("shown", "typed", "where"),
    [
        ("Thomas Greenhalgh", "green", [(7, 12)]),
        ("26-5MP-0121", "5mp-01", [(3, 6), (7, 9)]),
        ("Zoë Bâ", "zoe ba", [(0, 3), (4, 6)]),
        ("Evergreen Court", "green", []),
        ("Damp & Mould", "", []),
    ],
)
def test_the_places_are_where_a_word_begins_as_typed(shown, typed, where):
    assert places(shown, typed) == where
