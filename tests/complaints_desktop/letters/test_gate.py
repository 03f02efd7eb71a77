"""The gate: each row stops or warns on one side of its boundary and lets pass on the other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from complaints_desktop.facts.investigation import ChecklistFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.letters.brief import Lateness, LetterMatter
from complaints_desktop.letters.characters import LONGEST
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.gate import CHECKS, Blocker, Severity, blockers
from complaints_desktop.letters.header import read_kind
from complaints_desktop.rules.clocks import ClockName
from db.terms import Checked, Decision, Hazard, LettersTo, Responsibility
from resources.reader import read_text
from tests.complaints_desktop.facts import speaks
from tests.complaints_desktop.letters.sample import (
    LANDLORD,
    OFFICER,
    RESIDENT,
    TYPED,
    acknowledgement,
    case,
    finding,
    offer,
    point,
    promise,
    response,
    stage,
)

STRANGER = PersonFacts(id="stranger", name="Stranger One", address="8 Example Lane")
CHANGES = "Every contractor now phones on the day."


def found(matter: LetterMatter, severity: Severity = Severity.BLOCKS) -> list[tuple[str | None, str | None]]:
    """Return paragraph and field of what the gate finds."""
    return [(each.paragraph, each.field) for each in blockers(matter) if each.severity is severity]


def with_points(*points: Any, **changes: Any) -> LetterMatter:
    """Return the response with other points."""
    return response(case=case(points=points), **changes)


def test_both_letters_of_a_complete_case_may_leave():
    assert found(acknowledgement()) == []
    assert found(response()) == []


def test_a_complete_letter_has_nothing_to_look_at_either():
    assert found(acknowledgement(), Severity.WARNS) == []
    assert found(response(typed={**TYPED, "changes": CHANGES}), Severity.WARNS) == []


HOLES: list[tuple[str, Callable[[], LetterMatter], tuple[str | None, str]]] = [
    (
        "no day of receipt",
        lambda: acknowledgement(case=case(stages=(stage(received_on=None),))),
        ("6.2", "received_on"),
    ),
    ("no day for the answer", lambda: acknowledgement(respond_by=None), ("6.3", "respond_by")),
    ("no point", lambda: acknowledgement(case=case(points=())), ("5.6", "points")),
    (
        "no outcome sought",
        lambda: acknowledgement(case=case(points=(point(), point(2, outcome_sought=None)))),
        ("5.6", "points.2.outcome_sought"),
    ),
    (
        "no responsibility",
        lambda: acknowledgement(case=case(points=(point(responsibility=None),))),
        ("5.7", "points.1.responsibility"),
    ),
    (
        "not ours, and nobody named",
        lambda: acknowledgement(case=case(points=(point(responsibility=Responsibility.NOT_OURS),))),
        ("5.7", "points.1.responsibility"),
    ),
    ("no handler", lambda: acknowledgement(case=case(handler=None)), ("4.1", "handler_name")),
    (
        "a hazard, and nothing said of it",
        lambda: acknowledgement(case=case(hazard=Hazard.EMERGENCY)),
        (None, "hazard_actions"),
    ),
    (
        "late, and not said why",
        lambda: acknowledgement(lateness=(Lateness(ClockName.ACKNOWLEDGE, date(2026, 4, 2), 1),)),
        ("6.2", "lateness_reason"),
    ),
    ("no resident", lambda: acknowledgement(case=case(resident=None)), (None, "salutation")),
    (
        "a sender nobody can reach",
        lambda: response(author=replace(OFFICER, phone=None, email=None)),
        (None, "author_contact"),
    ),
    (
        "no data protection line",
        lambda: response(landlord=replace(LANDLORD, data_protection="")),
        (None, "data_protection"),
    ),
    ("no point to answer", with_points, ("6.9 b", "points")),
    ("no decision", lambda: with_points(point(), finding(point(2), decision=None)), ("6.9 c", "points.2.decision")),
    ("no finding", lambda: with_points(point(findings=())), ("6.9 c", "points.1.decision")),
    ("no reasons", lambda: with_points(finding(point(), reasons=None)), ("6.9 d", "points.1.reasons")),
    ("reasons of spaces", lambda: with_points(finding(point(), reasons=" \n ")), ("6.9 d", "points.1.reasons")),
    ("no reference", lambda: with_points(finding(point(), reference="")), ("6.7", "points.1.reference")),
    ("no apology", lambda: response(typed={"effect": "You waited."}), ("7.1", "apology")),
    ("no effect", lambda: response(typed={"apology": "We are sorry that we came late."}), ("7.2", "effect")),
    (
        "money, and no promise to pay it",
        lambda: response(case=case(stages=(stage(offers=(offer(),)),))),
        ("7.3", "paid_by"),
    ),
    (
        "a promise, and nobody knows how it is told",
        lambda: response(case=case(commitments=(promise(how_you_will_know=None),))),
        (None, "commitments.1.how_you_will_know"),
    ),
    (
        "a late answer, and not said why",
        lambda: response(lateness=(Lateness(ClockName.RESPOND, date(2026, 4, 17), 1),)),
        ("6.3", "lateness_reason"),
    ),
]


@pytest.mark.parametrize(("_", "make", "expected"), HOLES, ids=[name for name, *_ in HOLES])
def test_a_letter_with_a_hole_stays(_, make, expected):
    assert expected in found(make())


def test_a_hole_is_named_with_its_row_and_what_to_do():
    (blocker,) = blockers(acknowledgement(case=case(points=(point(), point(2, outcome_sought=None)))))

    assert blocker == Blocker(
        paragraph="5.6",
        why="Point 2: “Outcome sought” is still empty",
        do="Ask what would put it right, and write it down for this point.",
        field="points.2.outcome_sought",
        section="definition",
        severity=Severity.BLOCKS,
    )
    assert blocker.blocks


def test_the_resident_and_the_representative_may_be_written_to_and_nobody_else():
    helper = replace(STRANGER, id="helper")

    assert found(response(to=STRANGER)) == [("3.6", "recipient")]
    assert found(response(case=case(authorities=(speaks(helper),)))) == []
    both = speaks(helper, letters_to=LettersTo.BOTH)
    assert found(response(case=case(authorities=(both,)), to=RESIDENT)) == []


def test_an_upheld_point_needs_a_remedy_or_a_reason_why_not():
    no_promise = {"commitments": ()}
    bare = response(case=case(**no_promise))
    explained = finding(point(), no_remedy_because="It was put right in March.")

    assert found(bare) == [("7.1", "points.1.remedy")]
    assert found(response(case=case(points=(explained,), **no_promise))) == []
    assert found(response(case=case(stages=(stage(offers=(offer(paid_on=date(2026, 4, 1)),)),), **no_promise))) == []
    not_upheld = finding(point(), decision=Decision.NOT_UPHELD)
    assert found(response(case=case(points=(not_upheld,), **no_promise))) == []


@pytest.mark.parametrize(("because", "warned"), [(None, True), ("tbc", True), ("The visit is tomorrow", False)])
def test_an_open_line_of_the_checklist_without_a_reason_is_a_warning_and_stops_nothing(because, warned):
    line = ChecklistFacts(line="gap", words="The gap is clear", answer=Checked.OPEN, because=because)
    matter = response(case=case(stages=(stage(checklist=(line,)),)))

    assert (("5.8", "checklist") in found(matter, Severity.WARNS)) is warned
    assert ("5.8", "checklist") not in found(matter)


def test_a_megabyte_in_a_field_of_the_record_stays():
    matter = with_points(finding(point(), reasons="damp " * 200_000))

    assert found(matter) == [(None, "points.1.reasons")]
    (blocker,) = [each for each in blockers(matter) if each.blocks]
    assert blocker.why == f"Point 1: “Reasons” has 1,000,000 characters; a letter takes {LONGEST:,}"


DISLIKED = ["complainant", "as per", "going forward", "isolated incident", "lifestyle", "sorry if you"]


@pytest.mark.parametrize("word", DISLIKED)
def test_a_word_that_is_only_bad_asks_why_it_stays(word):
    matter = response(typed={**TYPED, "changes": CHANGES, "apology": f"We are sorry, {word} this."})

    assert found(matter) == []
    assert found(matter, ASKS) == [(None, "apology")]


def test_the_reasons_of_a_decision_are_looked_at_too():
    assert found(with_points(finding(point(), reasons="This was an informal matter."))) == [("5.2", "points.1.reasons")]


def test_a_forbidden_word_in_the_template_stops_the_letter():
    worded = read_kind("mine", read_text("letters", "stage1-response.md") + "\nThis is our formal answer.\n")

    assert ("5.2", None) in found(response(kind=worded))


@pytest.mark.parametrize("name", ["Łukasz Żak", "Ștefan", "Γιώργος", "Мария", "Nguyễn Thị Hằng"])
def test_names_of_europe_and_vietnam_are_no_trouble(name):
    assert (
        found(acknowledgement(case=case(resident=replace(RESIDENT, name=name, preferred_name=name))), Severity.WARNS)
        == []
    )


def test_a_letter_that_is_hard_to_read_is_a_warning():
    hard = "Notwithstanding considerable organisational reconfiguration, multidisciplinary representatives " * 12
    matter = response(typed={"effect": hard[:1900] + ".", "apology": hard[:1900] + ".", "changes": hard[:1900] + "."})

    assert (None, None) in found(matter, Severity.WARNS)


def test_a_page_composed_already_is_not_composed_again():
    matter = response(typed={})

    assert blockers(matter, compose(response())) != blockers(matter)


EVERY = set(Recorded)
ACKNOWLEDGING, RESPONDING, OFFERING = {Recorded.ACKNOWLEDGED}, {Recorded.RESPONDED}, {Recorded.OFFERED}
MATTERS = {Recorded.MATTER_ACKNOWLEDGED, Recorded.MATTER_TOLD, Recorded.MATTER_ANSWERED}
ON_AUTHORITY = {Recorded.AUTHORITY_ASKED, Recorded.AUTHORITY_CONFIRMED, Recorded.ELECTED_ANSWERED}
CONFIRMING, FINISHING = {Recorded.COMMITMENTS_CONFIRMED}, {Recorded.COMMITMENTS_DONE}
INSIDE = {Recorded.SERVICE_ASKED, Recorded.STAFF_INVITED}
TO_OTHERS = INSIDE | {Recorded.OMBUDSMAN_TOLD}
NO_COMPLAINT = {Recorded.REQUEST_CONFIRMED, Recorded.CHOICE_OFFERED}
ON_CONDUCT = {Recorded.WARNED, Recorded.RESTRICTED, Recorded.REVIEWED}
BLOCKS, ASKS, WARNS = Severity.BLOCKS, Severity.ASKS, Severity.WARNS
STAYS, NEVER = True, False
ONCE_A_DAY = {Recorded.NOTHING, *ON_AUTHORITY, *CONFIRMING, *FINISHING, *NO_COMPLAINT, *(TO_OTHERS - INSIDE)}


GATE = [
    # what is checked, by which paragraph, what it does, may a manager let it stay, in which letters (3.1, 3.2)
    ("stage_reached", None, BLOCKS, NEVER, EVERY),
    (
        "not_again",
        None,
        BLOCKS,
        NEVER,
        ONCE_A_DAY,
    ),
    ("something_wrong", None, BLOCKS, NEVER, {Recorded.LETTER_PUT_RIGHT}),
    ("stood_there", None, BLOCKS, STAYS, {Recorded.LETTER_PUT_RIGHT}),
    ("changes_nothing", None, BLOCKS, NEVER, {Recorded.LETTER_PUT_RIGHT}),
    ("money_on_record", None, BLOCKS, STAYS, {Recorded.LETTER_PUT_RIGHT}),
    ("recipient_entitled", "3.6", BLOCKS, NEVER, EVERY),
    ("sender_known", None, BLOCKS, NEVER, EVERY),
    ("approved", None, BLOCKS, NEVER, EVERY),
    ("independent", "6.13", BLOCKS, NEVER, RESPONDING),
    ("landlord_named", None, BLOCKS, NEVER, EVERY),
    ("text_size", None, BLOCKS, NEVER, EVERY),
    ("large_print", "5.10", BLOCKS, NEVER, EVERY),
    ("unapplied", "5.10", BLOCKS, NEVER, EVERY),
    ("holes", None, BLOCKS, NEVER, EVERY),
    ("fillers", None, BLOCKS, STAYS, EVERY),
    ("placeholders", None, BLOCKS, STAYS, EVERY),
    ("short", None, BLOCKS, STAYS, EVERY),
    ("one_for_all", "6.7", BLOCKS, STAYS, RESPONDING),
    ("sections", None, BLOCKS, NEVER, EVERY),
    ("lengths", None, BLOCKS, NEVER, EVERY),
    ("fields_known", None, BLOCKS, NEVER, EVERY),
    ("find", None, BLOCKS, STAYS, EVERY),  # the words that the Code forbids
    ("ends_nothing", "5.6", BLOCKS, STAYS, {Recorded.NOTHING}),
    ("real", None, BLOCKS, NEVER, EVERY),
    ("typed_days", None, BLOCKS, NEVER, EVERY),
    ("as_they_say", None, BLOCKS, NEVER, EVERY),
    ("as_recorded", None, BLOCKS, NEVER, EVERY),
    ("ahead", None, BLOCKS, NEVER, EVERY),
    ("told_in_time", "6.4", BLOCKS, NEVER, {Recorded.EXTENDED}),
    ("something_changed", "6.8", BLOCKS, NEVER, {Recorded.CHANGED}),
    ("whole_follows", "6.9 c", BLOCKS, NEVER, RESPONDING),
    ("proposed", "2.1", BLOCKS, NEVER, {Recorded.REFUSED}),
    ("approved", "2.1", BLOCKS, NEVER, {Recorded.REFUSED}),
    ("usable", "2.1", BLOCKS, NEVER, {Recorded.REFUSED}),
    ("none_waits", "2.1", BLOCKS, NEVER, {Recorded.ACKNOWLEDGED, Recorded.RESPONDED}),
    ("something_to_tell", "5.14", BLOCKS, NEVER, ON_CONDUCT),
    ("approved", "5.15", BLOCKS, NEVER, {Recorded.RESTRICTED}),
    ("warned", "5.14", BLOCKS, NEVER, {Recorded.RESTRICTED}),
    ("needs_met", "5.15", BLOCKS, NEVER, {Recorded.RESTRICTED}),
    ("review_in_time", "5.14", BLOCKS, NEVER, ON_CONDUCT),
    ("remedy", "7.1", BLOCKS, NEVER, RESPONDING),
    ("changes_said", "9.1", BLOCKS, NEVER, RESPONDING),
    ("money_untold", "7.2", BLOCKS, NEVER, OFFERING),
    ("money_within_limit", "4.2", BLOCKS, NEVER, RESPONDING | OFFERING),
    ("money_promised", "7.3", BLOCKS, NEVER, RESPONDING | OFFERING),
    ("find", "7.3", BLOCKS, NEVER, EVERY),  # money in free text that is promised
    ("nothing_open", "7.3", BLOCKS, NEVER, FINISHING),
    ("told_today", None, BLOCKS, NEVER, {Recorded.MATTER_TOLD}),
    ("waits", None, BLOCKS, NEVER, MATTERS),
    ("bodies_known", None, BLOCKS, NEVER, MATTERS),
    ("on_record", "3.6", BLOCKS, NEVER, ON_AUTHORITY),
    ("somebody_asked", None, BLOCKS, NEVER, INSIDE),
    ("reply_by_their_date", None, BLOCKS, NEVER, {Recorded.OMBUDSMAN_TOLD}),
    ("waits", None, BLOCKS, NEVER, {Recorded.SUMMARISED}),
    ("not_unhappy", "1.3", BLOCKS, NEVER, {Recorded.REQUEST_CONFIRMED}),
    ("good_reason", "6.4", ASKS, NEVER, {Recorded.EXTENDED}),
    ("addressed", None, WARNS, NEVER, EVERY - TO_OTHERS),
    ("address_shows", None, WARNS, NEVER, EVERY),
    ("came_back", None, WARNS, NEVER, EVERY),
    ("other_formats", "5.10", WARNS, NEVER, EVERY),
    ("needs_of_one", "5.10", ASKS, NEVER, {Recorded.NOTHING}),
    ("other_case", None, ASKS, NEVER, EVERY),
    ("keeping_in_touch", "5.9", WARNS, NEVER, ACKNOWLEDGING),
    ("money_explained", "7.2", ASKS, NEVER, RESPONDING | OFFERING),
    ("find", "7.2", ASKS, NEVER, EVERY),  # money in free text that is only named
    ("something_new", "7.3", WARNS, NEVER, FINISHING | {Recorded.NOTHING}),
    ("checklist_answered", "5.8", WARNS, NEVER, RESPONDING),
    ("lesson", "9.1", WARNS, NEVER, RESPONDING),
    ("ombudsman_checked", "3.7", WARNS, NEVER, EVERY - MATTERS - TO_OTHERS),
    ("bodies_checked", None, WARNS, NEVER, MATTERS),
    ("find", None, ASKS, NEVER, EVERY),  # the words that are only bad
    ("characters", None, ASKS, NEVER, EVERY),
    ("abbreviations", None, ASKS, NEVER, EVERY),
    ("no_day", None, ASKS, NEVER, EVERY),
    ("kept", "7.3", ASKS, NEVER, RESPONDING),
    ("kept", "7.3", WARNS, NEVER, EVERY - RESPONDING),
    ("readable", None, WARNS, NEVER, EVERY),
]


def test_the_gate_checks_this_in_this_order():
    rows = [(row.find, row.paragraph, row.severity, row.judges_words, set(row.records)) for row in CHECKS]
    assert [(find.__name__, *rest) for find, *rest in rows] == GATE  # type: ignore[attr-defined]
    second = {row.paragraph: row.asked_by(2) for row in CHECKS if row.asked_by(2) != row.asked_by(1)}
    assert second == {"6.4": "6.15", "6.9 c": "6.19 c", "2.1": "5.11"}


def test_what_blocks_is_told_before_what_only_warns():
    told = [each.blocks for each in blockers(response(text_size=11))]
    assert (told[0], told[-1]) == (True, False)
    assert told == sorted(told, reverse=True)
