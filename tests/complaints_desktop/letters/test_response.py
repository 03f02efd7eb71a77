"""What the stage 1 response says, paragraph by paragraph of the Code."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.investigation import EvidenceFacts
from complaints_desktop.letters.brief import Lateness
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import Heading, Paragraph, Table, plain
from complaints_desktop.rules.clocks import ClockName
from db.terms import CommitmentState, Decision, EvidenceResult, MoneyKind
from tests.complaints_desktop.letters.said import holes, said
from tests.complaints_desktop.letters.sample import (
    PAYMENT,
    TYPED,
    case,
    finding,
    offer,
    pays,
    point,
    promise,
    response,
    stage,
)


def test_the_response_begins_with_the_answer_and_says_its_stage():
    text = said(response(), "answer")

    assert text.startswith(
        "Our answer to your complaint\nWe uphold your complaint. This letter is our stage 1 response."
    )


@pytest.mark.parametrize(
    ("decisions", "sentence"),
    [
        ((Decision.UPHELD, Decision.UPHELD), "We uphold your complaint."),
        ((Decision.UPHELD, Decision.NOT_UPHELD), "We uphold part of your complaint."),
        ((Decision.PARTLY_UPHELD, Decision.NOT_UPHELD), "We uphold part of your complaint."),
        ((Decision.NOT_UPHELD, Decision.NOT_UPHELD), "We do not uphold your complaint."),
    ],
)
def test_the_decision_on_the_whole_follows_from_the_points(decisions, sentence):
    points = tuple(finding(point(number), decision=each) for number, each in enumerate(decisions, start=1))

    assert sentence in said(response(case=case(points=points)), "answer")


def test_the_response_answers_each_point_with_decision_reasons_and_what_they_rest_on():
    text = said(response(), "points")

    assert "Point 1: The leak from the bathroom ceiling was not mended" in text
    assert "What you asked for: The leak mended and the ceiling painted." in text
    assert "Our decision: We uphold this point." in text
    assert "Why: We were told of the leak on 2 March" in text
    assert "What we based this on: Our repairs policy, section 4; Landlord and Tenant Act 1985" in text


def test_a_point_too_long_for_a_heading_stands_in_full_beneath_its_number():
    long = "The ceiling leaks. " * 12
    page = compose(response(case=case(points=(point(text=long),))))
    headings = [plain(block.runs) for block in page.blocks if isinstance(block, Heading)]

    assert "Point 1" in headings
    assert long.strip() in said(response(case=case(points=(point(text=long),))))


def test_reasons_of_several_paragraphs_stay_several_paragraphs():
    several = finding(point(), reasons="First.\n\nSecond.")
    blocks = compose(response(case=case(points=(several,)))).blocks

    paragraphs = [plain(block.runs) for block in blocks if isinstance(block, Paragraph) and block.section == "points"]
    assert "Why: First." in paragraphs
    assert "Second." in paragraphs


def test_evidence_seen_and_not_held_is_listed_without_the_notes_of_colleagues():
    missing = EvidenceFacts(
        id="e2",
        item="The first surveyor's report",
        result=EvidenceResult.NOT_HELD,
        checked_on=date(2026, 4, 10),
        note=None,
    )
    silent = replace(missing, id="e3", item="The contractor's job sheets", result=EvidenceResult.NO_ANSWER)
    matter = response(case=case(stages=(stage(evidence=(*stage().evidence, missing, silent)),)))
    text = said(matter, "checked")

    assert "Our repair log from 1 February to 20 April 2026" in text
    assert "do not hold it:\nThe first surveyor's report" in text
    assert "and got no answer:\nThe contractor's job sheets" in text
    assert "not for the letter" not in said(matter)


def test_the_remedy_names_the_effect_and_the_apology():
    assert f"{TYPED['effect']}\n{TYPED['apology']}" in said(response(), "remedy")


def test_a_complaint_not_upheld_asks_for_no_apology():
    matter = response(case=case(points=(finding(point(), decision=Decision.NOT_UPHELD),)), typed={})
    page = compose(matter)

    assert holes(page) == set()
    assert "If you know of something we have missed" in said(matter, "remedy")
    assert "does not excuse the delay" not in said(matter, "remedy")


def test_a_complaint_not_upheld_and_answered_late_is_no_reason_to_be_less_sorry():
    late = (Lateness(ClockName.RESPOND, date(2026, 4, 17), 1),)
    matter = response(case=case(points=(finding(point(), decision=Decision.NOT_UPHELD),)), lateness=late)
    assert "That does not excuse the delay." in said(matter, "remedy")


def test_the_reason_for_no_remedy_is_printed_where_nothing_else_answers_the_point():
    let_off = finding(point(), no_remedy_because="The new boiler was fitted before you complained.")
    words = "Why we do nothing more about this point: The new boiler was fitted before you complained."
    assert words in said(response(case=case(points=(let_off,), commitments=())), "points")
    assert words not in said(
        response(case=case(points=(let_off,), commitments=(promise(point_id="point1"),))), "points"
    )


def test_that_stage_1_was_never_answered_is_not_mixed_up_with_evidence_that_never_came():
    silent = stage(evidence=(replace(stage().evidence[0], result=EvidenceResult.NO_ANSWER),))
    answered, never = stage(responded_on=date(2026, 4, 20)), stage(responded_on=None)
    for first, told in ((answered, False), (never, True)):
        second = replace(silent, id="second", number=2, responded_on=None)
        matter = response(kind=letter_kind("stage2-acknowledgement"), case=case(stages=(first, second)))
        assert ("We did not answer your complaint at stage 1." in said(matter)) is told


def test_money_is_a_table_of_heads_with_a_total_and_a_day_of_payment():
    money = (offer(), offer(4550, MoneyKind.HANDLING, because="We answered late."))
    promised = (promise(), PAYMENT, pays(money[1]))
    matter = response(case=case(commitments=promised, stages=(stage(offers=money),)))
    table = next(block for block in compose(matter).blocks if isinstance(block, Table) and block.section == "remedy")

    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Distress and inconvenience", "You lived with a dripping ceiling for 17 days.", "£75.00"],
        ["Complaint handling", "We answered late.", "£45.50"],
        ["Total", "", "£120.50"],
    ]
    assert "We will pay it by Tuesday 5 May 2026." in said(matter, "remedy")
    assert "You can still go to stage 2 and to the Housing Ombudsman." in said(matter, "remedy")


@pytest.mark.parametrize("because", ["Two missed visits", "Two missed visits."])
def test_why_money_is_offered_ends_before_it_is_said_when_that_was_told(because):
    told = offer(because=because, offered_on=date(2026, 4, 1))
    matter = response(case=case(commitments=(promise(), PAYMENT), stages=(stage(offers=(told,)),)))
    assert "Two missed visits. We told you of this on 1 April 2026." in said(matter, "remedy")


def test_money_without_a_promise_to_pay_leaves_a_hole():
    assert holes(compose(response(case=case(stages=(stage(offers=(offer(),)),))))) == {"paid_by"}


def test_money_already_paid_needs_no_promise():
    paid = offer(paid_on=date(2026, 4, 17))
    matter = response(case=case(stages=(stage(offers=(paid,)),)))

    assert holes(compose(matter)) == set()
    assert "Paid on 17 April 2026." in said(matter, "remedy")


def test_outstanding_actions_are_rows_of_who_does_what_by_when():
    matter = response(case=case(commitments=(promise(appointment_on=date(2026, 4, 29)),)))
    table = next(block for block in compose(matter).blocks if isinstance(block, Table) and block.section == "actions")
    what, who, when = (plain(cell) for cell in table.rows[0])

    assert what.startswith("Mend the pipe above the bathroom and make the ceiling good.")
    assert "The appointment is on Wednesday 29 April 2026." in what
    assert "How you will know: The surveyor will phone you" in what
    assert who == "Officer Two, Senior Surveyor, with Sample Plumbing"
    assert when == "Tuesday 5 May 2026"


def test_promises_kept_are_told_as_done_and_cancelled_ones_not_at_all():
    done = promise(2, what="Painted the ceiling", state=CommitmentState.COMPLETED, completed_on=date(2026, 4, 10))
    dropped = promise(3, what="Replace the door", state=CommitmentState.CANCELLED)
    matter = response(case=case(commitments=(done, dropped)))

    assert "Painted the ceiling. Done on Friday 10 April 2026." in said(matter, "remedy")
    assert "There are no actions still to be done" in said(matter, "actions")
    assert "Replace the door" not in said(matter)


def test_the_response_says_how_to_go_to_stage_2_without_reason_or_deadline():
    text = said(response(), "stage2")

    assert "You do not have to give a reason.\nThere is no deadline for asking." in text
    assert "phone us on 0300 000 0000" in text
    assert "write to us at 1 Example Square, Sampletown, ZZ1 1ZZ" in text
    assert "tell any member of our staff" in text
    assert "Someone who had no part in this answer" in text
    assert "Within 5 working days" in text
    assert (
        "aim to answer you within 20 working days of that letter. If they need longer, they will tell you why" in text
    )
    assert "our final answer" in text


def test_lateness_of_both_steps_is_admitted_in_the_response():
    late = (
        Lateness(ClockName.ACKNOWLEDGE, date(2026, 4, 2), 2),
        Lateness(ClockName.RESPOND, date(2026, 4, 20), 3),
    )
    text = said(response(lateness=late, typed={**TYPED, "lateness_reason": "I was ill."}), "late")

    assert "We should have confirmed your complaint by Thursday 2 April 2026. We did so 2 working days late." in text
    assert "You should have had this letter by Monday 20 April 2026. It is 3 working days late." in text


def test_an_extension_is_told_with_its_reason():
    extension = ExtensionFacts(
        id="x",
        due_on=date(2026, 5, 5),
        notified_on=date(2026, 4, 17),
        reason="The survey is on 29 April.",
        good_reason=None,
    )
    text = said(response(case=case(stages=(stage(extensions=(extension,)),))), "answer")

    assert "On Friday 17 April 2026 we told you that we needed until Tuesday 5 May 2026" in text
    assert "The survey is on 29 April." in text


def test_a_letter_late_by_a_weekend_is_late_and_not_0_days_late():
    late = Lateness(ClockName.RESPOND, date(2026, 4, 17), 0)
    text = said(response(lateness=(late,), issued_on=date(2026, 4, 18)), "late")
    assert "You should have had this letter by Friday 17 April 2026. It is late." in text
