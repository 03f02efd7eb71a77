"""The gate: each row stops or warns on one side of its boundary and lets pass on the other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from complaints_desktop.desk.settings import LandlordDetails
from complaints_desktop.facts.investigation import ChecklistFacts
from complaints_desktop.facts.people import AdjustmentFacts, PersonFacts
from complaints_desktop.letters.brief import Lateness, LetterMatter
from complaints_desktop.letters.characters import LONGEST
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.gate import CHECKS, Blocker, Severity, blockers
from complaints_desktop.letters.header import read_kind
from complaints_desktop.rules.clocks import ClockName
from db.terms import Checked, Decision, Hazard, LettersTo, MoneyKind, Responsibility
from resources.reader import read_text
from tests.complaints_desktop.facts import a_stage, speaks
from tests.complaints_desktop.letters.sample import (
    LANDLORD,
    OFFICER,
    OMBUDSMAN,
    PAYMENT,
    RESIDENT,
    TYPED,
    acknowledgement,
    case,
    finding,
    offer,
    pays,
    point,
    promise,
    response,
    stage,
)

STRANGER = PersonFacts(id="stranger", name="Stranger One", address="8 Example Lane")
LARGE = AdjustmentFacts(id="a", kind="large print", detail=None, agreed_on=date(2026, 1, 5), review_on=None)
CHANGES = "Every contractor now phones on the day."


def asked(adjustment: AdjustmentFacts) -> Any:
    """Return the sample case with an adjustment agreed."""
    return case(resident=replace(RESIDENT, adjustments=(adjustment,)))


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


def test_a_recipient_without_an_address_is_a_warning():
    assert found(
        response(case=case(resident=replace(RESIDENT, address=" ")), typed={**TYPED, "changes": CHANGES}),
        Severity.WARNS,
    ) == [(None, "address")]


@pytest.mark.parametrize("landlord", [LandlordDetails(phone="1"), replace(LANDLORD, name=" ")])
def test_a_letterhead_without_the_landlords_name_stays(landlord):
    assert (None, "landlord") in found(response(landlord=landlord))


def test_a_letterhead_needs_one_way_to_reach_the_landlord():
    bare = replace(LANDLORD, address="", email="", phone="")

    assert found(response(landlord=bare)) == [(None, "landlord")]
    assert found(response(landlord=replace(bare, phone="0300 000 0000"))) == []


@pytest.mark.parametrize(("size", "stays"), [(11, True), (12, False), (28, False), (29, True)])
def test_text_is_from_12_to_28_point(size, stays):
    assert (found(response(text_size=size)) == [(None, "text_size")]) is stays


@pytest.mark.parametrize(
    ("detail", "size", "stays"),
    [(None, 12, True), (None, 15, True), (None, 16, False), ("20 pt please", 18, True), ("20 pt please", 20, False)],
)
def test_large_print_that_was_agreed_is_used(detail, size, stays):
    matter = response(case=asked(replace(LARGE, detail=detail)), text_size=size)

    assert (found(matter) == [("5.10", "text_size")]) is stays


@pytest.mark.parametrize(("kind", "stops"), [("Braille", True), ("BSL video", True), ("no unexpected calls", False)])
def test_a_format_this_program_cannot_make_stops_the_letter_until_it_is_said_how_it_is_applied(kind, stops):
    matter = acknowledgement(case=asked(replace(LARGE, kind=kind)))

    assert (found(matter) == [("5.10", "adjustments")]) is stops


def test_a_letter_for_a_stage_that_was_not_reached_stays():
    assert (None, "kind") in found(acknowledgement(case=case(stages=(a_stage(2),))))


def test_a_letter_is_not_older_than_its_complaint():
    received = date(2026, 3, 26)

    assert found(acknowledgement(issued_on=received)) == []
    assert (None, "issued_on") in found(acknowledgement(issued_on=received - timedelta(days=1)))


def test_the_answer_is_promised_for_a_day_to_come():
    assert found(acknowledgement(respond_by=date(2026, 4, 2))) == [("6.3", "respond_by")]
    assert found(acknowledgement(respond_by=date(2026, 4, 3))) == []


def test_the_whole_cannot_contradict_the_points():
    assert found(response(case=case(stages=(stage(outcome=Decision.NOT_UPHELD),)))) == [("6.9 c", "overall")]
    assert found(response(case=case(stages=(stage(outcome=Decision.UPHELD),)))) == []


def test_an_upheld_point_needs_a_remedy_or_a_reason_why_not():
    no_promise = {"commitments": ()}
    bare = response(case=case(**no_promise))
    explained = finding(point(), no_remedy_because="It was put right in March.")

    assert found(bare) == [("7.1", "points.1.remedy")]
    assert found(response(case=case(points=(explained,), **no_promise))) == []
    assert found(response(case=case(stages=(stage(offers=(offer(paid_on=date(2026, 4, 1)),)),), **no_promise))) == []
    not_upheld = finding(point(), decision=Decision.NOT_UPHELD)
    assert found(response(case=case(points=(not_upheld,), **no_promise))) == []


def test_a_remedy_for_one_point_is_none_for_another():
    other = finding(point(2), reasons="We painted it in June and did not come back to look at it.")
    assert found(with_points(point(), other)) == [("7.1", "points.2.remedy")]


@pytest.mark.parametrize(("limit", "stays"), [(11_999, True), (12_000, False)])
def test_money_stays_within_the_limit_of_the_sender(limit, stays):
    money = (offer(7_500), offer(4_500, MoneyKind.HANDLING))
    matter = response(
        case=case(stages=(stage(offers=money),), commitments=(promise(), PAYMENT, pays(money[1]))), money_limit=limit
    )

    assert (found(matter) == [("4.2", "money")]) is stays


@pytest.mark.parametrize("bare", [offer(because=" "), offer(kind=MoneyKind.WHOLE)])
def test_money_needs_its_heads_and_their_reasons(bare):
    matter = response(
        case=case(stages=(stage(offers=(bare,)),), commitments=(promise(), PAYMENT)),
        typed={**TYPED, "changes": CHANGES},
    )

    assert found(matter, ASKS) == [("7.2", "money.1.because")]


def test_a_promise_is_not_past_its_day_when_it_is_made():
    assert found(response(case=case(commitments=(promise(due_on=date(2026, 4, 19)),)))) == [
        ("7.3", "commitments.1.by_when")
    ]
    assert found(response(case=case(commitments=(promise(due_on=date(2026, 4, 20)),)))) == []


@pytest.mark.parametrize(("because", "warned"), [(None, True), ("tbc", True), ("The visit is tomorrow", False)])
def test_an_open_line_of_the_checklist_without_a_reason_is_a_warning_and_stops_nothing(because, warned):
    line = ChecklistFacts(line="gap", words="The gap is clear", answer=Checked.OPEN, because=because)
    matter = response(case=case(stages=(stage(checklist=(line,)),)))

    assert (("5.8", "checklist") in found(matter, Severity.WARNS)) is warned
    assert ("5.8", "checklist") not in found(matter)


def test_something_upheld_without_a_lesson_is_a_warning():
    assert found(response(), Severity.WARNS) == [("9.1", "changes")]
    nothing = with_points(finding(point(), decision=Decision.NOT_UPHELD), typed={})
    assert found(nothing, Severity.WARNS) == []


def test_nothing_agreed_about_keeping_in_touch_is_a_warning():
    assert found(acknowledgement(case=case(updates_agreed=None)), Severity.WARNS) == [("5.9", "updates_agreed")]


def test_details_of_the_ombudsman_older_than_a_year_are_a_warning():
    checked = OMBUDSMAN.checked_on
    due = {"respond_by": checked + timedelta(days=400)}

    assert found(acknowledgement(issued_on=checked + timedelta(days=365), **due), Severity.WARNS) == []
    assert ("3.7", None) in found(acknowledgement(issued_on=checked + timedelta(days=366), **due), Severity.WARNS)


def test_a_typed_text_may_be_as_long_as_its_field_and_no_longer():
    full = "We are sorry. " * 142 + "very, truly."

    assert len(full) == 2_000
    assert found(response(typed={**TYPED, "apology": full})) == []
    assert found(response(typed={**TYPED, "apology": full + "x"})) == [(None, "apology")]


def test_a_megabyte_in_a_field_of_the_record_stays():
    matter = with_points(finding(point(), reasons="damp " * 200_000))

    assert found(matter) == [(None, "points.1.reasons")]
    (blocker,) = [each for each in blockers(matter) if each.blocks]
    assert blocker.why == f"Point 1: “Reasons” has 1,000,000 characters; a letter takes {LONGEST:,}"


def test_a_text_of_too_many_lines_stays():
    assert found(response(typed={**TYPED, "apology": "We are very sorry\n" * 500})) == [(None, "apology")]


def test_a_field_the_letter_does_not_have_stays():
    assert found(response(typed={**TYPED, "colour": "red"})) == [(None, "colour")]


def test_what_comes_from_the_record_cannot_be_typed():
    (blocker,) = [each for each in blockers(response(typed={**TYPED, "overall": "We uphold nothing."})) if each.blocks]

    assert blocker.why == "“Our decision on the whole complaint” comes from the record"


BANNED = ["formal", "Informal", "stage 0", "stage zero", "designated person", "wait eight weeks", "wait 8 weeks"]
DISLIKED = ["complainant", "as per", "going forward", "isolated incident", "lifestyle", "sorry if you"]


@pytest.mark.parametrize("word", BANNED)
def test_a_word_the_code_forbids_stops_the_letter(word):
    stops = blockers(response(typed={**TYPED, "apology": f"We are sorry, ({word}), and so on."}))

    assert [each.field for each in stops if each.blocks] == ["apology"]


@pytest.mark.parametrize("word", DISLIKED)
def test_a_word_that_is_only_bad_asks_why_it_stays(word):
    matter = response(typed={**TYPED, "changes": CHANGES, "apology": f"We are sorry, {word} this."})

    assert found(matter) == []
    assert found(matter, ASKS) == [(None, "apology")]


@pytest.mark.parametrize("innocent", ["formaldehyde", "performally", "reformal", "on stage 01"])
def test_a_part_of_a_word_is_another_word(innocent):
    assert found(response(typed={**TYPED, "apology": f"We are sorry for the {innocent}."})) == []


def test_the_reasons_of_a_decision_are_looked_at_too():
    assert found(with_points(finding(point(), reasons="This was an informal matter."))) == [("5.2", "points.1.reasons")]


def test_the_words_of_the_resident_are_theirs():
    theirs = point(text="My formal complaint of May was ignored", outcome_sought="A formal apology")

    assert found(with_points(theirs)) == []


def test_a_forbidden_word_in_the_template_stops_the_letter():
    worded = read_kind("mine", read_text("letters", "stage1-response.md") + "\nThis is our formal answer.\n")

    assert ("5.2", None) in found(response(kind=worded))


@pytest.mark.parametrize(
    ("cut", "paragraph"),
    [('"3.7"', "3.7"), ('"6.9 g", ', "6.9 g"), ('"6.9 f", ', "6.9 f"), ('"6.9 a", ', "6.9 a")],
)
def test_a_template_that_leaves_out_what_the_code_asks_stops_its_letters(cut, paragraph):
    whole = read_text("letters", "stage1-response.md")
    declared, sections = whole.split("[sections]")
    less = read_kind("mine", f"{declared}[sections]{sections.replace(cut, '')}")

    assert (paragraph, None) not in found(response(kind=read_kind("mine", whole)))
    assert (paragraph, None) in found(response(kind=less))


def test_an_empty_section_stops_the_letter():
    text = (
        read_text("letters", "stage1-response.md")
        .replace("{{>ombudsman}}", "")
        .replace("## The Housing Ombudsman {#", "## {#")
    )

    assert ("3.7", None) in found(response(kind=read_kind("mine", text)))


@pytest.mark.parametrize(
    ("text", "warns"),
    [
        ("We sent the DHR team.", True),
        ("We sent the damp and housing repairs (DHR) team.", False),
        ("We wrote to your MP in the UK at ZZ1 1ZZ.", False),
    ],
)
def test_an_abbreviation_is_spelled_out(text, warns):
    matter = response(typed={**TYPED, "changes": CHANGES, "apology": f"We are sorry. {text}"})

    assert (found(matter, ASKS) == [(None, "apology")]) is warns


@pytest.mark.parametrize("left", ["[insert date]", "XXXX", "{{name}}", "???"])
def test_a_note_to_oneself_stops_the_letter(left):
    matter = response(typed={**TYPED, "changes": CHANGES, "apology": f"We are very sorry. {left}"})

    assert found(matter) == [(None, "apology")]


def test_a_character_no_font_prints_is_never_frozen_into_a_letter():
    matter = acknowledgement(case=case(resident=replace(RESIDENT, preferred_name="مريم")))

    assert found(matter) == [(None, "salutation")]


def test_a_sender_who_has_not_said_who_they_are_cannot_send():
    matter = acknowledgement(author=replace(OFFICER, job_title=None))

    assert (None, "sender") in found(matter)


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
    ("recipient_entitled", "3.6", BLOCKS, NEVER, EVERY),
    ("sender_known", None, BLOCKS, NEVER, EVERY),
    ("approved", None, BLOCKS, NEVER, EVERY),
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
    ("characters", None, BLOCKS, NEVER, EVERY),
    ("real", None, BLOCKS, STAYS, EVERY),
    ("typed_days", None, BLOCKS, NEVER, EVERY),
    ("as_recorded", None, BLOCKS, STAYS, EVERY),
    ("ahead", None, BLOCKS, STAYS, EVERY),
    ("dates_in_order", None, BLOCKS, NEVER, EVERY),
    ("answer_date", "6.3", BLOCKS, NEVER, ACKNOWLEDGING),
    ("acknowledged_ahead", "6.2", BLOCKS, NEVER, EVERY),
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
    ("review_ahead", "5.14", BLOCKS, NEVER, ON_CONDUCT),
    ("remedy", "7.1", BLOCKS, NEVER, RESPONDING),
    ("changes_said", "9.1", BLOCKS, NEVER, RESPONDING),
    ("money_untold", "7.2", BLOCKS, NEVER, OFFERING),
    ("money_within_limit", "4.2", BLOCKS, NEVER, RESPONDING | OFFERING),
    ("money_promised", "7.3", BLOCKS, NEVER, RESPONDING | OFFERING),
    ("find", "7.3", BLOCKS, NEVER, EVERY),  # money in free text that is promised
    ("promises_ahead", "7.3", BLOCKS, NEVER, RESPONDING | CONFIRMING),
    ("nothing_open", "7.3", BLOCKS, NEVER, FINISHING),
    ("told_today", None, BLOCKS, NEVER, {Recorded.MATTER_TOLD}),
    ("waits", None, BLOCKS, NEVER, MATTERS),
    ("bodies_known", None, BLOCKS, NEVER, MATTERS),
    ("on_record", "3.6", BLOCKS, NEVER, ON_AUTHORITY),
    ("somebody_asked", None, BLOCKS, NEVER, INSIDE),
    ("reply_ahead", "5.8", BLOCKS, NEVER, INSIDE),
    ("waits", None, BLOCKS, NEVER, {Recorded.SUMMARISED}),
    ("not_unhappy", "1.3", BLOCKS, NEVER, {Recorded.REQUEST_CONFIRMED}),
    ("look_ahead", "1.4", BLOCKS, NEVER, {Recorded.REQUEST_CONFIRMED}),
    ("addressed", None, WARNS, NEVER, EVERY - TO_OTHERS),
    ("address_shows", None, WARNS, NEVER, EVERY),
    ("other_formats", "5.10", WARNS, NEVER, EVERY),
    ("other_case", None, ASKS, NEVER, EVERY),
    ("keeping_in_touch", "5.9", WARNS, NEVER, ACKNOWLEDGING),
    ("money_explained", "7.2", ASKS, NEVER, RESPONDING | OFFERING),
    ("find", "7.2", ASKS, NEVER, EVERY),  # money in free text that is only named
    ("checklist_answered", "5.8", WARNS, NEVER, RESPONDING),
    ("lesson", "9.1", WARNS, NEVER, RESPONDING),
    ("ombudsman_checked", "3.7", WARNS, NEVER, EVERY - MATTERS - TO_OTHERS),
    ("bodies_checked", None, WARNS, NEVER, MATTERS),
    ("find", None, ASKS, NEVER, EVERY),  # the words that are only bad
    ("abbreviations", None, ASKS, NEVER, EVERY),
    ("kept", "7.3", ASKS, NEVER, RESPONDING),
    ("kept", "7.3", WARNS, NEVER, EVERY - RESPONDING),
    ("readable", None, WARNS, NEVER, EVERY),
]


def test_the_gate_checks_this_in_this_order():
    rows = [(row.find, row.paragraph, row.severity, row.judges_words, set(row.records)) for row in CHECKS]
    assert [(find.__name__, *rest) for find, *rest in rows] == GATE  # type: ignore[attr-defined]
    second = {row.paragraph: row.asked_by(2) for row in CHECKS if row.asked_by(2) != row.asked_by(1)}
    assert second == {"6.2": "6.11", "6.3": "6.14", "6.4": "6.15", "6.9 c": "6.19 c", "2.1": "5.11"}


def test_what_blocks_is_told_before_what_only_warns():
    told = [each.blocks for each in blockers(response(text_size=11))]
    assert (told[0], told[-1]) == (True, False)
    assert told == sorted(told, reverse=True)
