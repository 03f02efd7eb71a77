"""What is no complaint has letters of no stage: a request is confirmed, the choice to complain offered (1.3, 1.4)."""

from datetime import date

import pytest

from complaints_desktop.actions import first_contact, letters
from complaints_desktop.case.case import load_case
from complaints_desktop.case.part import EVERYTHING
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.briefing import letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.write import write
from complaints_desktop.reading.case_lines import wrong_lines
from complaints_desktop.rules.refusals import Refused
from db.model import Case, FirstContact
from db.terms import CaseKind, ChoiceAnswer
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY, REVIEW = date(2026, 3, 26), date(2026, 4, 2)
CONFIRMED, OFFERED = "request-confirmation", "choice-to-complain"
WHY = {"why_request": "You asked us to mend the lock, and this is the first we heard of it."}
HEARD = {"unhappy_with": "In our survey you said that nobody called you back."}


@pytest.fixture
def request_(office: Office) -> str:
    """A request for service, with its next step told."""
    office.name()
    case_id = office.log(TODAY, kind=CaseKind.REQUEST, unhappy=False, summary="mend the lock of the front door")
    with office.working() as session:
        told = filled("tell-next-step", next_step="a joiner comes on Monday", told_on=TODAY, review_on=REVIEW)
        first_contact.tell_next_step(session, office.desk, case_id=case_id, typed=told)
    return case_id


def issue(office: Office, case_id: str, kind: str, typed: dict[str, str]) -> None:
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind=kind, typed=typed)


def case_of(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        assert list(wrong_lines(session, office.desk)) == []
        return load_case(session, case_id, parts=EVERYTHING)


def text_of(office: Office, case_id: str, kind: str, typed: dict[str, str]) -> str:
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind=kind, typed=typed)
        return write(compose(matter), ".txt").decode()


def test_a_request_is_confirmed_with_what_was_logged_why_and_the_next_step(office: Office, request_: str):
    words = text_of(office, request_, CONFIRMED, WHY)
    said = (
        "Mend the lock of the front door.",
        "A joiner comes on Monday.",
        "Thursday 2 April 2026",
        WHY["why_request"],
    )
    assert [each for each in said if each not in words] == []
    assert "You can complain to us at any time" in words
    assert "Stage" not in words

    issue(office, request_, CONFIRMED, WHY)
    (letter,) = case_of(office, request_).letters
    assert (letter.kind, letter.stage, letter.issued_on) == (CONFIRMED, 0, TODAY)
    assert office.record.rows("SELECT stage_id FROM letter") == [(None,)]


def test_the_confirmation_tells_the_next_step_where_nobody_told_it_before(office: Office, request_: str):
    with office.working() as session:
        session.query(FirstContact).one().told_on = None
    assert case_of(office, request_).untold
    issue(office, request_, CONFIRMED, WHY)
    told = case_of(office, request_).first_contact
    assert told is not None
    assert told.told_on == TODAY


@pytest.mark.parametrize(
    ("change", "typed", "why"),
    [
        ({"next_step": None}, WHY, "What happens next"),
        ({"review_on": None}, WHY, "When it is looked at again"),
        ({"review_on": date(2026, 3, 25)}, WHY, "has passed"),
        ({}, {}, "Why this is a request"),
        ({}, {"why_request": "n/a"}, "Why this is a request"),
        ({}, {"why_request": "It is one."}, "Why this is a request"),
    ],
)
def test_a_confirmation_that_says_nothing_stays_here(
    office: Office, request_: str, change: dict[str, object], typed: dict[str, str], why: str
):
    with office.working() as session:
        row = session.query(FirstContact).one()
        for name, value in change.items():
            setattr(row, name, value)
    with pytest.raises(Refused, match=why):
        issue(office, request_, CONFIRMED, typed)


@pytest.mark.parametrize(
    ("answer", "goes"),
    [
        (None, False),
        (ChoiceAnswer.NOT_ANSWERED, False),
        (ChoiceAnswer.COMPLAINT, False),
        (ChoiceAnswer.NO_COMPLAINT, True),
    ],
)
def test_who_said_that_they_are_unhappy_is_not_told_that_it_is_a_request(
    office: Office, request_: str, answer: ChoiceAnswer | None, goes: bool
):
    with office.working() as session:
        case = session.get_one(Case, request_)
        case.expressed_on, case.choice_answer = TODAY, answer and answer.value
    if goes:
        issue(office, request_, CONFIRMED, WHY)
    else:
        with pytest.raises(Refused, match="They have said that they are unhappy with us") as refused:
            issue(office, request_, CONFIRMED, WHY)
        assert refused.value.paragraph == "1.3"


def test_the_choice_to_complain_is_offered_by_the_letter_and_once(office: Office, request_: str):
    issue(office, request_, OFFERED, HEARD)
    case = case_of(office, request_)
    assert (case.choice_offered_on, case.choice_offered_by) == (TODAY, "Test Officer")
    assert case.choice_answer is ChoiceAnswer.NOT_ANSWERED

    with pytest.raises(Refused, match="This letter was issued today already"):
        issue(office, request_, OFFERED, HEARD)

    with office.working() as session:
        session.get_one(Case, request_).choice_answer = ChoiceAnswer.NO_COMPLAINT.value
    office.on(REVIEW)
    issue(office, request_, OFFERED, HEARD)
    again = case_of(office, request_)
    assert (again.choice_offered_on, again.choice_answer) == (TODAY, ChoiceAnswer.NO_COMPLAINT)


def test_a_complaint_is_sent_neither(office: Office):
    office.name()
    case_id = office.log(TODAY)
    for kind, typed in ((CONFIRMED, WHY), (OFFERED, HEARD)):
        with pytest.raises(Refused):
            issue(office, case_id, kind, typed)
