"""A letter that puts another right says that nothing else is changed only where that is so."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.facts.letters import LetterFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.text import write_text
from tests.complaints_desktop.facts import a_letter
from tests.complaints_desktop.letters.sample import case, response

WRONG = a_letter("stage1-acknowledgement", date(2026, 4, 2))
TYPED = {"what_was_wrong": "It said that we come on 7 April.", "what_is_right": "We come on 9 April."}
ALONE = "Nothing else in that letter is changed by this one."
LATER = "What we have written to you since then still stands."


def right(*letters: LetterFacts, **typed: str) -> LetterMatter:
    """Return the letter that puts the acknowledgement of the sample case right."""
    about = case(letters=(WRONG, *letters))
    chosen = {**TYPED, "corrects": WRONG.id, **typed}
    return replace(response(case=about, typed=chosen), kind=letter_kind("letter-put-right"))


@pytest.mark.parametrize(
    ("letters", "typed", "said"),
    [
        ((), {}, {ALONE}),
        ((), {"means_for_you": "Please be at home on 9 April."}, set()),
        ((a_letter("progress-update", date(2026, 4, 9), id="2"),), {}, {LATER}),
        ((a_letter("service-request", date(2026, 4, 9), id="2"),), {}, {ALONE}),
        ((a_letter("progress-update", date(2026, 4, 1), id="2"),), {}, {ALONE}),
    ],
)
def test_nothing_else_is_said_to_be_changed_only_where_that_is_so(letters, typed, said):
    words = write_text(compose(right(*letters, **typed))).decode()
    assert {each for each in (ALONE, LATER) if each in words} == said
