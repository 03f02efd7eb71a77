"""Who is asked how it went, and who must not be asked: each reason at both sides of its boundary."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.incidents import IncidentFacts
from complaints_desktop.facts.people import NeedFacts, PersonFacts
from complaints_desktop.facts.reopening import ReopeningFacts
from complaints_desktop.facts.restrictions import RestrictionFacts
from complaints_desktop.facts.retention import KeepingFacts
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.surveys.asked import (
    ASKING,
    DECIDED,
    REASONS,
    Candidate,
    Held,
    Known,
    asked_person,
    candidates,
    final,
    mode_for,
    why_held,
    window,
)
from db.number_terms import AskedAfter, HeldBack, SurveyMode
from db.terms import Basis, Closing, CommitmentSource, CommitmentState, Keeping, Reopened
from tests.complaints_desktop.facts import RESIDENT, a_case, a_letter, a_promise, a_stage, an_adjustment, speaks
from tests.complaints_desktop.rules.test_clocks import CALENDAR

TODAY = date(2026, 5, 27)
"""A Wednesday, after the bank holiday of Monday 25 May."""

ANSWERED = date(2026, 5, 12)
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
KNOWN = Known(today=TODAY)
STAGE = a_stage(responded_on=ANSWERED)
WELL = a_case(STAGE, closed_on=ANSWERED, closed_as=Closing.ANSWERED)
OTHER = PersonFacts(id="other", name="Another", address="2 High Street")


def candidate(case: CaseFacts, stage: int = 1) -> Candidate:
    return Candidate(case=case, stage=stage, after=AskedAfter.STAGE, ended_on=ANSWERED)


def held(case: CaseFacts, known: Known = KNOWN, stage: int = 1) -> list[HeldBack]:
    return [each.because for each in why_held(candidate(case, stage), known)]


def needs(kind: str) -> CaseFacts:
    need = NeedFacts(id="need", kind=kind, source=None, recorded_on=ANSWERED, review_on=None, note=None)
    return replace(WELL, resident=replace(RESIDENT, needs=(need,)))


def person(**facts: object) -> CaseFacts:
    return replace(WELL, resident=replace(RESIDENT, **facts))  # type: ignore[arg-type]


def restriction(imposed_on: date | None) -> RestrictionFacts:
    words = dict.fromkeys(("kind", "detail", "reach", "reasons", "evidence", "proportionate", "equality"), "words")
    none = dict.fromkeys(("arose_in_id", "adjusted", "no_warning", "no_warning_because", "proposed_by"))
    days = {"review_on": TODAY, "proposed_on": ANSWERED, "imposed_on": imposed_on}
    return RestrictionFacts(id="restriction", **words, **none, **days)  # type: ignore[arg-type]


def incident(answered_on: date | None) -> IncidentFacts:
    said = {"what": "w", "taken_to": "t", "told": "n", "told_at": NOON, "answer": None}
    return IncidentFacts(id="incident", answered_on=answered_on, **said)  # type: ignore[arg-type]


def keeping(*decisions: Keeping) -> tuple[KeepingFacts, ...]:
    said = {"because": "A claim", "keep_until": None, "decided_at": NOON, "by": None}
    return tuple(KeepingFacts(id=each, decision=each, **said) for each in decisions)  # type: ignore[arg-type]


def by_staff(words: str, category: str = "staff conduct") -> CaseFacts:
    return replace(WELL, category=category, summary=words)


REFUSED = a_stage(refused_on=ANSWERED)
AGAIN = ReopeningFacts(
    id="again",
    why=Reopened.RESIDENT,
    because="They asked",
    reopened_on=TODAY,
    reopened_by=None,
    recorded_at=NOON,
    closed_on=None,
    closed_as=None,
)
SENT, EVIDENCE = "ombudsman-acknowledgement", "ombudsman-evidence"
ORDER = a_promise(source=CommitmentSource.ORDER, state=CommitmentState.COMPLETED, completed_on=ANSWERED)

TABLE: list[tuple[HeldBack, CaseFacts, CaseFacts]] = [
    (HeldBack.ASKED_NOT, person(no_surveys_on=ANSWERED), person(no_surveys_on=None)),
    (HeldBack.BEREAVED, needs("bereavement"), needs("carer")),
    (HeldBack.BEREAVED, person(died_on=ANSWERED), WELL),
    (HeldBack.RESTRICTED, person(restrictions=(restriction(ANSWERED),)), person(restrictions=(restriction(None),))),
    (HeldBack.RESTRICTED, needs("safeguarding"), needs("mobility")),
    (
        HeldBack.RESTRICTED,
        replace(WELL, incidents=(incident(None),)),
        replace(WELL, incidents=(incident(ANSWERED),)),
    ),
    (HeldBack.HARASSMENT, by_staff("The caretaker harassed me"), by_staff("The caretaker came late")),
    (HeldBack.HARASSMENT, by_staff("He was bullying us"), by_staff("Neighbours are bullying us", "neighbour issues")),
    (
        HeldBack.NO_AUTHORITY,
        replace(WELL, authorities=(speaks(OTHER, basis=Basis.CONSENT, until_on=TODAY - timedelta(1)),)),
        replace(WELL, authorities=(speaks(OTHER, basis=Basis.CONSENT, until_on=TODAY),)),
    ),
    (
        HeldBack.OMBUDSMAN,
        replace(WELL, letters=(a_letter(SENT, ANSWERED),)),
        replace(WELL, letters=(a_letter(SENT, ANSWERED), a_letter("after-determination", TODAY))),
    ),
    (
        HeldBack.OMBUDSMAN,
        replace(WELL, letters=(a_letter(EVIDENCE, ANSWERED),)),
        replace(WELL, letters=(a_letter(EVIDENCE, ANSWERED),), commitments=(ORDER,)),
    ),
    (
        HeldBack.OMBUDSMAN,
        replace(WELL, keeping=keeping(Keeping.HOLD)),
        replace(WELL, keeping=keeping(Keeping.HOLD, Keeping.LIFTED)),
    ),
    (HeldBack.STAGE_2, replace(WELL, stages=(STAGE, a_stage(2))), WELL),
    (
        HeldBack.STAGE_2,
        replace(WELL, closed_on=None, reopenings=(AGAIN,)),
        replace(WELL, reopenings=(replace(AGAIN, closed_on=TODAY),)),
    ),
    (HeldBack.NOT_ANSWERED, a_case(REFUSED), a_case(replace(REFUSED, responded_on=ANSWERED))),
    (HeldBack.NOT_ANSWERED, a_case(closed_on=ANSWERED, closed_as=Closing.WITHDRAWN), WELL),
    (
        HeldBack.PROMISE,
        replace(WELL, commitments=(a_promise(due_on=TODAY - timedelta(1)),)),
        replace(WELL, commitments=(a_promise(due_on=TODAY),)),
    ),
    (HeldBack.NO_WAY, person(address=None), person(address=None, phone="01632 960100")),
    (HeldBack.NO_WAY, replace(WELL, resident=None), WELL),
]
"""A case that is held back by a reason, and one just beside it that is not."""


def test_each_reason_holds_back_and_does_not_hold_back_beside_it():
    for because, bad, good in TABLE:
        assert because in held(bad), because
        assert held(good) == [], because


def test_somebody_who_complains_through_a_representative_nobody_has_checked_is_not_asked():
    waits = speaks(OTHER, basis=Basis.CONSENT, seen_on=None, covers="everything")
    assert held(replace(WELL, authorities=(waits,))) == [HeldBack.NO_AUTHORITY]


def test_a_household_is_not_asked_twice_within_ninety_days():
    for days, reasons in ((89, [HeldBack.LATELY]), (90, [])):
        known = replace(KNOWN, household_asked_on=TODAY - timedelta(days))
        assert held(WELL, known) == reasons


def test_stage_2_is_asked_about_whatever_became_of_stage_1():
    both = replace(WELL, stages=(STAGE, a_stage(2, responded_on=ANSWERED)))
    assert (held(both), held(both, stage=2)) == ([HeldBack.STAGE_2], [])


def test_every_reason_of_the_record_is_found_here_but_that_of_a_person():
    assert {because for because, _ in REASONS} == set(HeldBack) - {HeldBack.DECIDED}
    assert {because for because, _, _ in TABLE} | {HeldBack.LATELY} == {because for because, _ in REASONS}


def test_what_somebody_asked_for_what_the_law_says_and_a_death_are_set_aside_by_nobody():
    finals = {each for each, _ in REASONS if final(Held(each, ""), WELL)}
    assert finals == {HeldBack.ASKED_NOT, HeldBack.NO_AUTHORITY, HeldBack.NO_WAY}
    assert final(Held(HeldBack.BEREAVED, ""), person(died_on=ANSWERED))


def test_the_letters_that_say_the_ombudsman_looks_at_it_are_letters_there_are():
    assert {kind.name for kind in letter_kinds()} >= ASKING | DECIDED


def test_people_are_asked_from_five_to_twenty_working_days_after_an_end():
    first, last = window(TODAY, CALENDAR)
    assert (first, last) == (date(2026, 4, 27), date(2026, 5, 19))
    assert [CALENDAR.between(day, TODAY) for day in (first, last)] == [20, 5]
    for day, asked in ((first, 1), (first - timedelta(1), 0), (last, 1), (last + timedelta(1), 0)):
        ended = a_case(a_stage(responded_on=day), closed_on=day, closed_as=Closing.ANSWERED)
        assert len(list(candidates(ended, first, last))) == asked, day


def test_the_end_of_a_stage_is_asked_after_and_the_end_of_the_last_promise_again():
    first, last = window(TODAY, CALENDAR)
    done = a_promise(state=CommitmentState.COMPLETED, completed_on=ANSWERED)
    earlier = date(2026, 3, 2)
    long_ago = a_case(a_stage(responded_on=earlier), closed_on=earlier, closed_as=Closing.ANSWERED, commitments=(done,))
    both = replace(WELL, commitments=(done,))
    owed = replace(WELL, commitments=(a_promise(due_on=TODAY),))
    for case, after in (
        (WELL, AskedAfter.STAGE),
        (long_ago, AskedAfter.PROMISES),
        (both, AskedAfter.PROMISES),
        (owed, AskedAfter.STAGE),
    ):
        assert [(each.after, each.ended_on) for each in candidates(case, first, last)] == [(after, ANSWERED)]


@pytest.mark.parametrize(
    "facts", [{"closed_as": Closing.MERGED}, {"void_because": "An error"}, {"stages": (a_stage(),), "closed_on": None}]
)
def test_nobody_is_asked_about_what_did_not_end_as_a_complaint_of_its_own(facts: dict[str, object]):
    first, last = window(TODAY, CALENDAR)
    assert list(candidates(replace(WELL, **facts), first, last)) == []  # type: ignore[arg-type]


def test_who_gets_their_letters_is_asked_in_their_place():
    spoken_for = replace(WELL, authorities=(speaks(OTHER, basis=Basis.CONSENT),))
    assert [asked_person(case, TODAY) for case in (WELL, spoken_for)] == [RESIDENT, OTHER]


def test_people_are_asked_in_the_way_that_was_agreed_with_them():
    reach = {"phone": "01632 960100", "email": "one@homes.example"}
    for facts, mode in (
        ({}, SurveyMode.LETTER),
        ({"adjustments": (an_adjustment("Plain email"),), **reach}, SurveyMode.EMAIL),
        ({"adjustments": (an_adjustment("Plain email"),)}, SurveyMode.LETTER),
        ({"adjustments": (an_adjustment("Phone instead of letter"),), **reach}, SurveyMode.PHONE),
        ({"adjustments": (an_adjustment("Text message"),), **reach}, SurveyMode.TEXT),
        ({"adjustments": (an_adjustment("Large print"),), **reach}, SurveyMode.LETTER),
        ({"address": None, **reach}, SurveyMode.EMAIL),
        ({"address": None, "phone": "01632 960100"}, SurveyMode.PHONE),
        ({"address": None}, None),
    ):
        assert mode_for(replace(RESIDENT, **facts)) is mode, facts  # type: ignore[arg-type]
