"""A complaint of several: each copy names all of them, says whose a thing is, and keeps what was agreed with one."""

from dataclasses import replace
from datetime import date
from typing import Any

from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.representatives import ComplainantFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.copies import copies
from complaints_desktop.letters.gate import blockers
from complaints_desktop.letters.text import write_text
from complaints_desktop.rules.taken_back import WITHDRAWN
from db.terms import Closing
from tests.complaints_desktop.facts import an_adjustment, speaks
from tests.complaints_desktop.letters.sample import RESIDENT, acknowledgement, case
from tests.complaints_desktop.letters.test_who_asked import a_note

TWO = PersonFacts(id="two", name="Resident Two", preferred_name="Two", address="Flat 2, 3 Example Road")
SPEAKER = PersonFacts(id="speaker", name="Speaker Three", address="4 Example Road")
ALL_OF_YOU = "When this letter says “you”, it means all of you, unless it gives a name."


def together(*beside: PersonFacts, kind: str = "stage1-acknowledgement", **facts: Any) -> LetterMatter:
    """Return a letter about the sample case that these complain of too."""
    too = tuple(ComplainantFacts(id=each.id, person=each, joined_on=date(2026, 3, 26)) for each in beside)
    return replace(acknowledgement(), kind=letter_kind(kind), case=case(complainants=too, **facts))


def each_copy(matter: LetterMatter) -> dict[str, str]:
    """Return what each copy says, by whose it is."""
    made = {copy.recipient.name: write_text(compose(copy)).decode() for copy in copies(matter) if copy.recipient}
    return {name: " ".join(words.split()) for name, words in made.items()}


def test_each_copy_greets_all_who_complain_and_says_whom_you_means():
    said = each_copy(together(TWO))
    assert f"Dear Mx One and Two You complain together with Resident Two. {ALL_OF_YOU}" in said["Resident One"]
    assert f"Dear Two and Mx One You complain together with Resident One. {ALL_OF_YOU}" in said["Resident Two"]


def test_one_who_complains_alone_is_greeted_alone():
    assert "together" not in each_copy(together())["Resident One"]


def test_who_speaks_for_one_of_them_and_a_group_of_many_are_greeted_by_their_own_name():
    spoken = each_copy(together(TWO, authorities=(speaks(SPEAKER, given_by_id=TWO.id),)))
    assert "Dear Speaker Three You are acting for Resident Two" in spoken["Speaker Three"]
    assert "Dear Mx One and Two You complain together with Resident Two" in spoken["Resident One"]
    many = each_copy(together(*(replace(TWO, id=str(n), name=f"Resident {n}") for n in range(9))))
    assert "Dear Mx One You complain together with 9 other people." in many["Resident One"]
    assert "This letter also goes to 9 other people." in many["Resident One"]


def test_what_one_of_them_asked_for_is_not_said_to_be_of_both():
    note = a_note(f"{WITHDRAWN}: Mended", with_whom=RESIDENT.name)
    ended = together(TWO, kind="withdrawal", contacts=(note,), closed_on=date(2026, 4, 2), closed_as=Closing.WITHDRAWN)
    said = each_copy(ended)
    assert "You told us by phone" in said["Resident One"]
    assert "Resident One told us by phone on Tuesday 14 April 2026 not to go on with it" in said["Resident Two"]


LARGE, VISITS = an_adjustment("Early visits", "before ten"), an_adjustment("Home visits", "on Mondays")


def test_what_was_agreed_with_one_goes_to_nobody_else():
    for kind in ("adjustments", "adjustment-review"):
        said = each_copy(together(replace(TWO, adjustments=(LARGE,)), kind=kind))
        assert list(said) == ["Resident Two"]
        assert "Early visits" in said["Resident Two"]
    both = together(
        replace(TWO, adjustments=(LARGE,)), resident=replace(RESIDENT, adjustments=(VISITS,)), kind="adjustments"
    )
    said = each_copy(both)
    assert ("Early visits" in said["Resident One"], "Home visits" in said["Resident One"]) == (False, True)
    assert ("Early visits" in said["Resident Two"], "Home visits" in said["Resident Two"]) == (True, False)
    assert "together" not in said["Resident One"] + said["Resident Two"]


def test_an_acknowledgement_notes_to_each_only_what_was_agreed_with_them():
    said = each_copy(together(replace(TWO, adjustments=(LARGE,))))
    assert ("Early visits" in said["Resident One"], "Early visits" in said["Resident Two"]) == (False, True)


def test_a_review_told_to_two_asks_whether_both_may_read_it():
    both = together(
        replace(TWO, adjustments=(LARGE,)), resident=replace(RESIDENT, adjustments=(VISITS,)), kind="adjustment-review"
    )
    asked = [each.why for each in blockers(replace(both, typed={"review_outcome": "We keep what we agreed."}))]
    assert "This goes to Resident One and Resident Two, and may tell one what was agreed with the other" in asked
