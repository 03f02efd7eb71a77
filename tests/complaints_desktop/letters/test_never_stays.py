"""What no manager may let stay, though words are judged: a way closed, an answer that is asked for, a date."""

from dataclasses import replace

import pytest

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.gate import Blocker, blockers
from complaints_desktop.letters.header import read_kind
from db.terms import Judgement
from resources.reader import read_text
from tests.complaints_desktop.letters.sample import TYPED, case, finding, point, promise, response
from tests.complaints_desktop.letters.test_staying import FORBIDDEN, request


def stops(matter: LetterMatter) -> list[Blocker]:
    return [each for each in blockers(matter) if each.blocks]


def apology(words: str) -> LetterMatter:
    return response(typed={**TYPED, "apology": words})


NEVER = {
    "a way closed": apology("We are sorry. You cannot go to the Ombudsman yet."),
    "a limit on it": apology("We are sorry. You have 6 months to go to the Ombudsman."),
    "an answer that the Code asks for and that says nothing": apology("Apology to follow from the team."),
    "one that is too short": apology("Sorry."),
    "a place left over in it": apology("We are sorry that [insert what happened] was late."),
    "reasons that say nothing": response(case=case(points=(finding(point(), reasons="As discussed."),))),
    "a day that is none": apology("We are sorry that nobody came on 31 February 2026."),
    "another day of the week": apology("We are sorry that nobody came on Monday 3 March 2026."),
    "another day than the record's": apology("We are sorry. You complained on 2 March 2026."),
    "a promise for a day that has passed": apology("We are sorry. The plumber will come on 3 March 2026."),
}


@pytest.mark.parametrize("what", NEVER)
def test_nobody_may_let_it_stay(what: str):
    found = stops(NEVER[what])
    assert found
    assert {(each.overridable, each.finding) for each in found} == {(False, "")}


def test_a_leave_that_was_given_for_it_elsewhere_counts_for_nothing():
    """An older program may have asked for it, and had an answer."""
    matter = NEVER["a way closed"]
    asked = tuple(replace(request(each.finding, Judgement.APPROVED), field=each.field) for each in stops(matter))
    assert stops(replace(matter, case=replace(matter.case, overrides=asked)))


def test_words_in_the_section_of_the_ombudsman_never_stay():
    text = read_text("letters", "stage1-response.md").replace(
        "{{>ombudsman}}", "This is a formal way.\n\n{{>ombudsman}}"
    )
    found = stops(response(kind=read_kind("stage1-response", text)))
    assert [(each.section, each.overridable) for each in found] == [("ombudsman", False)]


def test_what_words_mean_elsewhere_may_stay():
    (found,) = stops(apology(FORBIDDEN))
    assert found.overridable
    (short,) = stops(response(case=case(commitments=(promise(how_you_will_know="As discussed"),))))
    assert short.overridable, "no paragraph of the Code asks how they will know"
