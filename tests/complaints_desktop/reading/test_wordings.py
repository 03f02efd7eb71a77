"""What the editor of the wording is told: how each section stands, and every version with what it changed."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.actions.wordings import reset_wording, write_wording
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.wordings import EVERY_LETTER, wordings_of
from complaints_desktop.letters.wordings import section_text
from complaints_desktop.reading.wordings import letter_states, section_book, section_state
from complaints_desktop.rules.refusals import Refused
from db.model import Wording
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 2)
CHANGES = ("stage1-response", "changes")
OTHER = section_text(*CHANGES).replace("What we are changing", "What will be different")


def at(office: Office, role: Role = Role.TEAM_LEADER) -> Desk:
    desk = office.on(TODAY)
    return replace(desk, officer=replace(desk.officer, role=role), wordings=wordings_of(office.record))


def test_every_letter_and_section_is_listed_what_all_say_first(office: Office):
    states = letter_states(at(office))
    assert [states[0].name, *(each.title for each in states[0].sections)] == [
        EVERY_LETTER, "Dear …", "Yours sincerely", "About this letter",
    ]  # fmt: skip
    response = next(each for each in states if each.name == "stage1-response")
    assert (response.code, len(response.sections)) == ("L08", 9)
    locked = {each.name for each in response.sections if each.locked}
    assert locked == {"answer", "points", "stage2", "ombudsman"}
    assert not any(each.own or each.clash or each.passed_over for state in states for each in state.sections)


def test_the_versions_say_who_when_why_and_what_they_changed(office: Office):
    with office.working() as session:
        write_wording(session, at(office), kind=CHANGES[0], section=CHANGES[1], text=OTHER, why="Clearer.")
        reset_wording(session, at(office), kind=CHANGES[0], section=CHANGES[1], why="Back.")
    with office.working() as session:
        book = section_book(session, at(office), *CHANGES)

    back, first = book.versions
    assert (first.why, first.by, first.from_on, first.letters) == ("Clearer.", "Test Officer", TODAY, 0)
    assert [part for part, differs in first.difference()[1] if differs] == ["will", "be", "different"]
    assert (back.stands, first.stands, back.text) == (True, False, book.ours)
    assert (book.text, book.state.own) == (book.ours, False)


def test_two_versions_that_clash_are_both_shown_and_what_holds_is_ours(office: Office):
    for text in (OTHER, OTHER.replace("will", "shall")):
        row = {"number": 1, "why": "There.", "from_on": TODAY, "set_at": office.desk.now}
        with office.working() as session:
            session.add(Wording(kind=CHANGES[0], section=CHANGES[1], text=text, **row))
    with office.working() as session:
        book = section_book(session, at(office), *CHANGES)
    assert [each.clash for each in book.versions] == [True, True]
    assert (book.state.clash, book.text) == (True, book.ours)
    assert section_state(at(office), *CHANGES).clash


def test_why_a_section_may_not_be_changed_is_said_and_one_nobody_has_is_refused(office: Office):
    with office.working() as session:
        assert section_book(session, at(office), "stage1-response", "stage2").may_not
        assert section_book(session, at(office), *CHANGES).may_not is None
        with pytest.raises(Refused):
            section_book(session, at(office), "receipt", "nothing")
