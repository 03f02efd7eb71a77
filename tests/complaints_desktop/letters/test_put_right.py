"""A letter that was wrong is put right by a new one, which says which it was; the first stays, and is marked."""

from datetime import date, timedelta

import pytest

from complaints_desktop.actions import letters
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.briefing import letter_blockers, letter_matter, matter_of
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.checks import Seen
from complaints_desktop.letters.checks.changes_nothing import changes_nothing, money_on_record
from complaints_desktop.letters.checks.dates import as_recorded
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import Run
from complaints_desktop.letters.text import write_text
from complaints_desktop.rules.refusals import Refused
from tests.complaints_desktop.facts import a_case, a_stage
from tests.complaints_desktop.letters.checks.seen import about, saying
from tests.complaints_desktop.letters.sample import acknowledgement, response
from tests.complaints_desktop.office import Office
from tests.complaints_desktop.sharing.acting import CALLS, WRONG

TODAY = date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint with a receipt of each of two days."""
    office.name()
    case_id = office.log(TODAY)
    for day in (TODAY, TODAY + timedelta(1)):
        office.on(day)
        issue(office, case_id, "receipt", **CALLS)
    return case_id


def issue(office: Office, case_id: str, kind: str, **typed: str) -> None:
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind=kind, typed=typed)


def test_whatever_letter_is_written_the_day_of_our_answer_is_known_until_it_is_given(office: Office):
    due = date(2026, 4, 20)
    asked = [(date(2026, 4, 14), "progress-update", None), (date(2026, 4, 27), "clarification", None)]
    asked += [(date(2026, 4, 14), "stage1-response", None), (date(2026, 4, 27), "progress-update", date(2026, 4, 20))]
    days = []
    for day, kind, answered_on in asked:
        stages = (a_stage(1, received_on=TODAY, acknowledged_on=date(2026, 4, 2), responded_on=answered_on),)
        matter = matter_of(a_case(stages=stages), office.on(day), kind=letter_kind(kind), typed={})
        days.append((matter.respond_by, matter.answer_was_due))
    assert days == [(due, None), (None, due), (None, None), (None, None)]


def read(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def draft(office: Office, case_id: str, **typed: str) -> tuple[str, list[str]]:
    """Return what a correction would say, and what stops it."""
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind="letter-put-right", typed={**WRONG, **typed})
    stopped = [each.why for each in letter_blockers(matter) if each.blocks]
    return write_text(compose(matter)).decode(), stopped


def test_it_says_which_letter_was_wrong_and_the_first_is_marked_and_stays(office: Office, case_id: str):
    first, second = read(office, case_id).letters
    words, stopped = draft(office, case_id, corrects=first.id)
    assert stopped == []
    assert "Our letter of Thursday 26 March 2026 (confirmation of receipt) was wrong. We are sorry." in words
    issue(office, case_id, "letter-put-right", corrects=first.id, **WRONG)
    case = read(office, case_id)
    assert case.letters[:2] == (first, second)
    right = case.put_right(first)
    assert right is not None
    assert (right.kind, right.corrects_id) == ("letter-put-right", first.id)
    assert case.put_right(second) is None


def test_where_none_is_chosen_it_is_about_the_last_that_was_issued(office: Office, case_id: str):
    words, _ = draft(office, case_id)
    assert "Our letter of Friday 27 March 2026" in words


def test_a_letter_of_another_case_is_not_put_right_here(office: Office, case_id: str):
    _, stopped = draft(office, case_id, corrects="another")
    assert "The letter that was chosen cannot be put right by this one" in stopped


def test_where_no_letter_was_issued_none_is_put_right(office: Office):
    office.name()
    with pytest.raises(Refused, match="No letter was issued here"):
        issue(office, office.log(TODAY), "letter-put-right", **WRONG)


def test_what_was_wrong_and_what_is_right_are_both_said(office: Office, case_id: str):
    _, stopped = draft(office, case_id, what_was_wrong="n/a", what_is_right="")
    assert len(stopped) >= 2


def test_what_is_said_to_have_stood_there_stands_in_the_letter_that_was_filed(office: Office, case_id: str):
    told = "It said that we received your complaint on Thursday 26 March 2026."
    _, stopped = draft(office, case_id, what_was_wrong=told)
    assert stopped == []
    _, stopped = draft(office, case_id, what_was_wrong="It said that we would pay £20 on Tuesday 7 April 2026.")
    letter = "does not stand in our letter of Friday 27 March 2026"
    assert [why for why in stopped if "stand" in why] == [f"“Tuesday 7 April 2026” {letter}", f"“£20” {letter}"]


def changed(words: str) -> list[str | None]:
    """Return by which paragraphs what is right, said of the sample response, is more than that: point 1 is upheld."""
    matter = response(typed={"what_is_right": words})
    return [found.paragraph for found in (*changes_nothing(about(matter)), *money_on_record(about(matter)))]


def test_it_changes_no_decision_no_promise_no_money_and_no_right():
    for words, paragraph in (
        ("We do not uphold point 1.", "6.7"),
        ("Point 1 is partly upheld.", "6.7"),
        ("Your complaint is not upheld.", "6.7"),
        ("We have changed our decision on point 1.", "6.7"),
        ("We uphold point 2.", "6.7"),
        ("Your complaint is now rejected.", "6.7"),
        ("There was no service failure.", "6.7"),
        ("We will not do the work.", "7.3"),
        ("We will no longer be able to repair the ceiling.", "7.3"),
        ("The appointment has been cancelled.", "7.3"),
        ("We are withdrawing our offer.", "7.3"),
        ("We are not coming to mend it.", "7.3"),
        ("You can no longer ask for stage 2 after 28 December.", "6.10"),
        ("You must ask for stage 2 by 28 December.", "6.10"),
        ("You cannot go to the Ombudsman.", "6.10"),
        ("We will pay you £50.", None),
    ):
        assert changed(words) == [paragraph], words
    for words in (
        "We uphold point 1.",
        "Point 1 is upheld, as our answer says under that point.",
        "We come on Thursday 9 April, in the morning.",
        "We do not come on Tuesday 7 April. We come on Thursday 9 April.",
        "I will call you on Thursday morning.",
        "Your flat is number 2, and not number 3.",
        "You can ask for stage 2 at any time. There is no deadline.",
        "You can go to the Ombudsman at any time, and you do not have to wait for us.",
        "You have 12 months from our stage 2 answer to go to the Ombudsman.",
    ):
        assert changed(words) == [], words


def test_the_wrong_day_it_quotes_is_not_held_against_the_record():
    runs = Run("It said that our answer is due on 22 April.", field="what_was_wrong")
    assert list(as_recorded(Seen(acknowledgement(), saying(runs).page))) == []
