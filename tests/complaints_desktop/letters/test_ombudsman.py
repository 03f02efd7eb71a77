"""The letters to the Ombudsman: to its address for post, with what happened by day, and the documents."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.gate import blockers
from complaints_desktop.letters.write import write
from db.terms import CommitmentState
from tests.complaints_desktop.facts import a_letter, a_promise
from tests.complaints_desktop.letters.sample import RESIDENT, acknowledgement, stage

SAID = {
    "their_reference": "HOS-26-0001",
    "they_asked": "You wrote on 3 March and asked for our file.",
    "position": "We came when we said that we would, and the work was done well.",
    "policies": "Our repairs policy of 2025.",
    "missing_items": "Nothing of it is missing.",
}


def evidence(**case: Any) -> LetterMatter:
    """Return the evidence about the sample case, answered on 20 March 2026, changed."""
    known = {"received_on": date(2026, 3, 9), "acknowledged_on": date(2026, 3, 9)}
    answered = stage(**known, responded_on=date(2026, 3, 20))
    matter = acknowledgement()
    about = replace(matter.case, **{"stages": (answered,), **case})
    return replace(matter, kind=letter_kind("ombudsman-evidence"), typed=SAID, case=about)


def a_document(title: str, **said: Any) -> DocumentFacts:
    known: dict[str, Any] = dict.fromkeys(DocumentFacts.__dataclass_fields__)
    known |= {"id": title, "title": title, "media_type": "image/png", "sha256": "", "size": 1, "kind": "photograph"}
    return DocumentFacts(**{**known, "added_at": datetime(2026, 3, 9, tzinfo=UTC), "here": True, **said})


def test_it_goes_to_the_ombudsman_where_the_register_says_and_nobody_else():
    matter = evidence()
    page = compose(matter)
    assert page.recipient == ("Housing Ombudsman Service", "PO Box 1484", "Unit D", "Preston", "PR2 0ET")
    assert RESIDENT.name not in " ".join(page.recipient)
    assert [each.why for each in blockers(matter) if each.blocks] == []


def test_what_happened_stands_by_day_and_documents_that_were_taken_away_do_not():
    sent = a_letter("stage1-response", date(2026, 3, 20))
    kept, gone = a_document("Photograph"), a_document("Taken away", withdrawn_on=date(2026, 3, 21))
    words = write(compose(evidence(letters=(sent,), documents=(kept, gone))), ".txt").decode()
    days = ["Stage 1: received", "Stage 1: acknowledged", "Letter: Stage 1 response"]
    assert sorted(days, key=words.index) == days
    assert "Photograph" in words
    assert "Taken away" not in words
    assert "No money was offered on this complaint." in words


def test_a_promise_that_was_kept_is_among_what_happened():
    done = a_promise(state=CommitmentState.COMPLETED, completed_on=date(2026, 3, 25))
    assert f"Kept: “{done.what}”" in write(compose(evidence(commitments=(done,))), ".txt").decode()
