"""What the gate found stays for a reason: a warning that is answered, and words that a complaints manager lets stay."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.facts.overrides import OverrideAnswerFacts, OverrideRequestFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.gate import CHECKS, Blocker, Severity, blockers
from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.staying import LONGEST, STAYS
from db.terms import Judgement
from resources.reader import read_text
from tests.complaints_desktop.letters.sample import TYPED, case, response

CHANGES = "Contractors now confirm each visit on the day before."
WATCHED = "We are sorry. It was an isolated incident."
FORBIDDEN = "We are sorry. The formal survey of the roof was late."


def of_apology(matter: LetterMatter) -> Blocker:
    return next(each for each in blockers(matter) if each.field == "apology")


def written(apology: str, more: Mapping[str, str] | None = None) -> LetterMatter:
    return response(typed={**TYPED, "changes": CHANGES, "apology": apology, **(more or {})})


def answered(why: str, apology: str = WATCHED) -> Blocker:
    finding = of_apology(written(WATCHED)).finding
    return of_apology(written(apology, {f"{STAYS}{finding}": why}))


@pytest.mark.parametrize(
    "why", ["", "n/a", ".", "TBC", "see above", "\u2800", "because", "It stays", "x" * LONGEST * 2]
)
def test_a_warning_that_nobody_answered_stops_the_letter_and_so_does_a_filler(why):
    assert answered(why).blocks


@pytest.mark.parametrize("why", ["The repairs log shows one", "It happened just once.", "We looked for others " * 90])
def test_a_warning_that_is_answered_stops_nothing_any_more(why):
    found = answered(why)

    assert (found.severity, found.blocks, found.stays) == (Severity.ASKS, False, why.strip())


def test_an_answer_holds_for_what_was_found_and_for_nothing_else():
    why = "The repairs log shows one"

    assert not answered(why, f"{WATCHED} And we know it.").blocks
    assert answered(why, WATCHED.replace("an isolated", "a one-off")).blocks


def test_an_answer_to_what_is_not_found_any_more_is_passed_over():
    assert [each for each in blockers(written(TYPED["apology"], {f"{STAYS}abc": "x"})) if each.blocks] == []


def request(finding: str, *judgements: Judgement, dropped_on: date | None = None) -> OverrideRequestFacts:
    day = date(2026, 3, 9)
    answers = (
        OverrideAnswerFacts(
            id=f"answer {number}",
            judgement=each,
            because="It says nothing of a right",
            answered_by=None,
            answered_on=day,
            recorded_at=datetime(2026, 3, 9, number, tzinfo=UTC),
        )
        for number, each in enumerate(judgements)
    )
    return OverrideRequestFacts(
        id="request",
        letter="stage1-response",
        finding=finding,
        why="why",
        field="apology",
        words=FORBIDDEN,
        because="It is no bar",
        asked_on=day,
        asked_by=None,
        dropped_on=dropped_on,
        answers=tuple(answers),
    )


def overridden(asked: OverrideRequestFacts, apology: str = FORBIDDEN) -> Blocker:
    matter = written(apology)
    return of_apology(replace(matter, case=replace(matter.case, overrides=(asked,))))


FINDING = of_apology(written(FORBIDDEN)).finding
LEAVE, NO = Judgement.APPROVED, Judgement.SENT_BACK


@pytest.mark.parametrize(
    ("judgements", "stops"), [((), True), ((LEAVE,), False), ((NO,), True), ((LEAVE, NO), True), ((NO, LEAVE), False)]
)
def test_what_a_manager_lets_stay_stops_nothing_and_the_last_word_counts(judgements, stops):
    assert overridden(request(FINDING, *judgements)).blocks is stops


def test_a_request_that_was_dropped_lets_nothing_stay():
    assert overridden(request(FINDING, LEAVE, dropped_on=date(2026, 3, 9))).blocks


def test_leave_holds_for_these_words_and_for_no_others():
    assert overridden(request(FINDING, LEAVE), f"{FORBIDDEN} It was.").blocks


def test_the_same_words_in_another_letter_are_another_finding():
    second = replace(written(FORBIDDEN), kind=replace(written(FORBIDDEN).kind, name="stage2-response"))

    assert of_apology(second).finding != FINDING


def test_only_what_judges_words_can_be_let_stay():
    """What a manager can never let pass is told by hand in GATE; here, that no leave reaches it."""
    matter = response(case=case(), typed={**TYPED, "apology": ""}, text_size=11)
    stops = [each for each in blockers(matter) if each.blocks]

    assert {each.finding for each in stops} == {""}
    let = request("", LEAVE)
    assert blockers(replace(matter, case=replace(matter.case, overrides=(let,))))[0].blocks
    assert all(check.severity is Severity.BLOCKS for check in CHECKS if check.judges_words)


def test_watched_words_of_the_template_are_shown_to_the_officer_and_not_asked_of_them():
    worded = read_kind("stage1-response", read_text("letters", "stage1-response.md") + "\nUnfortunately so.\n")
    (found,) = blockers(replace(written(TYPED["apology"]), kind=worded))

    assert (found.severity, found.blocks, found.finding) == (Severity.WARNS, False, "")
