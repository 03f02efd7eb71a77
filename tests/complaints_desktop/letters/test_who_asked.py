"""A letter about what somebody took back says who did, how and on which day (letters L30)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.definition import PointChangeFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.text import write_text
from complaints_desktop.rules.taken_back import POINT_WITHDRAWN, WITHDRAWN
from db.terms import Closing, ContactKind, Direction, PointChangeKind
from tests.complaints_desktop.facts import speaks
from tests.complaints_desktop.letters.sample import RESIDENT, case, point, response

SPEAKER = PersonFacts(id="speaker", name="Speaker Two", address="4 Example Road")
ASKED, CLOSED = date(2026, 4, 14), date(2026, 4, 15)


def a_note(words: str, **said: Any) -> ContactFacts:
    """Return what was noted of somebody who took something back by phone."""
    known: dict[str, Any] = {"id": words, "kind": ContactKind.CALL, "direction": Direction.IN, "contact_on": ASKED}
    known |= {"with_whom": RESIDENT.name, "author": None, "recorded_at": datetime(2026, 4, 15, tzinfo=UTC)}
    return ContactFacts(**{**known, "summary": words, **said})


def withdrawn(*contacts: ContactFacts, **facts: Any) -> LetterMatter:
    """Return the letter about the sample case, withdrawn, with these notes of contacts."""
    ended = case(closed_on=CLOSED, closed_as=Closing.WITHDRAWN, contacts=contacts, **facts)
    return response(kind=letter_kind("withdrawal"), case=ended, typed={})


def said(matter: LetterMatter) -> str:
    return " ".join(write_text(compose(matter)).decode().split())


ASKING = f"{WITHDRAWN}: It is mended."


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (a_note(ASKING), "You told us by phone on Tuesday 14 April 2026 that you do not want us to go on"),
        (a_note(ASKING, kind=ContactKind.VISIT), "You told us when we met on Tuesday 14 April 2026"),
        (a_note(ASKING, kind=ContactKind.EMAIL), "You told us by email on Tuesday 14 April 2026"),
        (a_note(ASKING, with_whom=None), "You told us by phone on Tuesday 14 April 2026"),
        (a_note(ASKING, with_whom="A Name From Before"), "You told us by phone on Tuesday 14 April 2026"),
    ],
)
def test_it_says_how_and_when_they_asked_and_the_day_it_was_closed(note, words):
    letter = said(withdrawn(a_note("A call about the leak"), note))
    assert words in letter
    assert "We closed it on Wednesday 15 April 2026" in letter


def test_who_speaks_for_them_is_named_where_they_asked_and_is_you_in_their_own_letter():
    note = a_note(ASKING, with_whom=SPEAKER.name, kind=ContactKind.LETTER_IN)
    matter = withdrawn(note, authorities=(speaks(SPEAKER),))
    assert "You told us in a letter on Tuesday 14 April 2026" in said(matter)
    to_resident = replace(matter, to=RESIDENT)
    assert "Speaker Two told us in a letter on Tuesday 14 April 2026 not to go on" in said(to_resident)


def test_where_nobody_noted_it_the_letter_says_what_is_known():
    letter = said(withdrawn())
    assert "You have told us that you do not want us to go on" in letter
    assert "Wednesday 15 April 2026" in letter


def test_a_point_that_who_speaks_for_them_withdrew_was_not_withdrawn_by_the_reader():
    change = PointChangeFacts(id="c", kind=PointChangeKind.WITHDRAWN, was=None, because="Mended", changed_on=ASKED)
    gone = point(2, withdrawn_on=ASKED, changes=(change,), findings=())
    note = a_note(f"{POINT_WITHDRAWN.format(number=2)}: Mended", with_whom=SPEAKER.name)
    about = case(withdrawn=(gone,), contacts=(note,), authorities=(speaks(SPEAKER),))
    assert "You withdrew this point on Tuesday 14 April 2026" in said(response(case=about))
    assert "Speaker Two withdrew this point on Tuesday" in said(replace(response(case=about), to=RESIDENT))
