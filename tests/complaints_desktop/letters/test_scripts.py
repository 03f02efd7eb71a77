"""A name in a script that our PDF has no letters for stops nobody's letter: Word carries it, and is filed beside."""

from datetime import date

import pytest

from complaints_desktop.actions import letters
from complaints_desktop.case.case import load_case
from complaints_desktop.documents.words import words_of
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.reading.documents import filed_document
from tests.complaints_desktop.office import Office
from tests.complaints_desktop.sharing.acting import CALLS

TODAY = date(2026, 3, 26)
ARABIC, HEBREW, BENGALI, CHINESE, WELSH = "سارة", "דוד", "নাদিয়া", "陈丽", "Siân Ŵyn ap Dafŷdd"


def logged(office: Office, name: str) -> str:
    office.name()
    return office.log(TODAY, resident=PersonDetails(name=name, address="1 High Street", postcode="zx11aa"))


@pytest.mark.parametrize("name", [ARABIC, HEBREW, BENGALI, CHINESE, "Jo 🏠"])
def test_a_letter_to_such_a_name_leaves_with_the_word_document_that_carries_it(office: Office, name: str):
    case_id = logged(office, name)
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind="receipt", typed=CALLS)
        found = [each for each in letter_blockers(matter) if "cannot be printed in the PDF" in each.why]
    assert [each.blocks for each in found] == [False]
    assert "Word document is filed beside it" in found[0].do
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="receipt", typed=CALLS)
    with office.record.reading() as session:
        (document,) = load_case(session, case_id).documents
        carried = filed_document(session, document_id=document.id)
    assert document.title == "Confirmation of receipt, as Word"
    assert name in words_of(carried.media_type, carried.content)


def test_a_welsh_name_is_printed_and_needs_nothing_beside(office: Office):
    case_id = logged(office, WELSH)
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="receipt", typed=CALLS)
    with office.record.reading() as session:
        assert load_case(session, case_id).documents == ()
