"""What the two letters say, paragraph by paragraph of the Code; and that a value is only ever text."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.investigation import EvidenceFacts
from complaints_desktop.facts.people import AdjustmentFacts, PersonFacts
from complaints_desktop.letters.brief import Lateness, LetterMatter
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.characters import clean
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.copies import copies
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.gate import Severity, blockers
from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.page import Bullets, Heading, Page, Paragraph, Table, plain, runs_of
from complaints_desktop.rules.clocks import ClockName
from db.terms import Closing, CommitmentState, Decision, EvidenceResult, Hazard, LettersTo, MoneyKind, Responsibility
from resources.reader import read_text
from tests.complaints_desktop.facts import a_stage, an_adjustment, speaks
from tests.complaints_desktop.letters.sample import (
    OFFICER,
    PAYMENT,
    RESIDENT,
    SURVEYOR,
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

REPRESENTATIVE = PersonFacts(id="helper", name="Helper One", address="9 Example Lane", postcode="ZZ3 3ZZ")


def said(matter: LetterMatter, section: str | None = None) -> str:
    """Return what a letter says, or one section of it."""
    blocks = [block for block in compose(matter).blocks if section in (None, block.section)]
    return "\n".join(plain(runs_of(block)) for block in blocks)


def holes(page: Page) -> set[str | None]:
    """Return the fields that leave a hole."""
    return {run.field for block in page.blocks for run in runs_of(block) if run.hole}


def test_the_acknowledgement_says_when_the_complaint_came_and_its_stage():
    text = said(acknowledgement(), "received")

    assert "We received your complaint on Thursday 26 March 2026." in text
    assert "stage 1" in text


def test_the_acknowledgement_says_by_when_the_answer_comes_and_what_if_not():
    text = said(acknowledgement(), "received")

    assert "You will have our full answer by Monday 20 April 2026." in text
    assert "we will write to you before that day, tell you why and give you a new date" in text


def test_the_acknowledgement_numbers_each_point_with_its_outcome_sought():
    two = (point(), point(2, text="Nobody called back", outcome_sought="A call."))
    text = said(acknowledgement(case=case(points=two)), "definition")

    assert "Point 1: The leak from the bathroom ceiling was not mended" in text
    assert "What you would like us to do: The leak mended and the ceiling painted." in text
    assert "Point 2: Nobody called back" in text
    assert "What you would like us to do: A call." in text
    assert "If anything is missing or is not right, tell me" in text


@pytest.mark.parametrize(
    ("responsibility", "body", "sentence"),
    [
        (Responsibility.OURS, None, "We are responsible for this."),
        (Responsibility.NOT_OURS, "Sample Council", "We are not responsible for this. It is for Sample Council."),
        (Responsibility.TO_CLARIFY, "Sample Council", "We are asking Sample Council, and we will tell you"),
    ],
)
def test_the_acknowledgement_says_what_we_are_and_are_not_responsible_for(responsibility, body, sentence):
    only = point(responsibility=responsibility, responsible_body=body)

    assert sentence in said(acknowledgement(case=case(points=(only,))), "definition")


def test_the_acknowledgement_names_the_handler_where_somebody_else_signs():
    text = said(acknowledgement(case=case(handler=replace(SURVEYOR, phone="0300 000 0002"))), "received")

    assert "Officer Two, Senior Surveyor, is looking into your complaint." in text
    assert "You can contact Officer Two directly: 0300 000 0002." in text


def test_the_handler_who_signs_says_i():
    assert "I am looking into your complaint, and I am the person to contact" in said(acknowledgement())


def test_the_acknowledgement_says_how_we_agreed_to_keep_in_touch():
    text = said(acknowledgement(), "contact")

    assert "This is how we agreed to keep in touch with you: by phone, every Friday afternoon." in text


def test_the_acknowledgement_asks_where_nothing_is_agreed():
    text = said(acknowledgement(case=case(updates_agreed=None)), "contact")

    assert "Please tell me how you would like to hear from us, and how often" in text


def test_the_acknowledgement_notes_the_adjustments_agreed():
    agreed = AdjustmentFacts(id="a", kind="large print", detail="16 point", agreed_on=date(2026, 1, 5), review_on=None)
    someone = replace(RESIDENT, adjustments=(agreed,))
    matter = acknowledgement(case=case(resident=someone), text_size=16)

    assert "Large print: 16 point" in said(matter, "adjustments")
    assert "This letter is in large print (16 point), as we agreed with you." in said(matter, "about")


def test_the_acknowledgement_offers_adjustments_where_none_are_agreed():
    assert "If a disability, your health or anything else makes it harder" in said(acknowledgement(), "adjustments")


def test_the_acknowledgement_says_that_somebody_else_may_speak_for_the_resident():
    text = said(acknowledgement(), "representative")

    assert "You can ask anyone you trust to deal with your complaint for you, or to come with you when we meet" in text


@pytest.mark.parametrize("matter", [acknowledgement(), response()], ids=["acknowledgement", "response"])
def test_every_letter_says_how_to_reach_the_ombudsman_and_never_by_email(matter):
    text = said(matter, "ombudsman")

    assert "You can ask it for advice at any time" in text
    assert "Phone: 0300 111 3000" in text
    assert "www.housing-ombudsman.org.uk/residents/make-a-complaint/" in text
    assert "PO Box 1484, Unit D, Preston, PR2 0ET" in text
    assert "12 months" in text
    assert "@" not in text


def test_a_withdrawal_is_confirmed_with_its_day_and_the_way_back():
    ended = case(closed_on=date(2026, 4, 2), closed_as=Closing.WITHDRAWN)
    text = said(replace(acknowledgement(case=ended), kind=letter_kind("withdrawal")))

    assert "We received your complaint on Thursday 26 March 2026." in text
    assert "so we closed it on Thursday 2 April 2026, at stage 1" in text
    assert "We will go on with your complaint. You do not have to give a reason" in text


@pytest.mark.parametrize(("review_on", "blocks"), [(date(2026, 9, 1), False), (None, True)])
def test_what_was_agreed_is_confirmed_with_the_day_it_is_looked_at_again(review_on, blocks):
    agreed = replace(an_adjustment("large print", "18 point"), agreed_on=date(2026, 3, 2), review_on=review_on)
    matter = acknowledgement()
    resident = replace(matter.case.resident, adjustments=(agreed,))
    letter = replace(matter, kind=letter_kind("adjustments"), case=replace(matter.case, resident=resident))

    found = [each.field for each in blockers(letter) if each.severity is Severity.BLOCKS]
    assert any(each and each.startswith("adjustments") for each in found) is blocks
    if not blocks:
        text = said(letter)
        assert "Large print: 18 point. Agreed on 2 March 2026." in text
        assert "We will ask you by 1 September 2026 whether it still suits you." in text


@pytest.mark.parametrize("kind", ["progress-update", "withdrawal", "money-offer", "money-paid"])
def test_at_stage_2_the_complaint_came_on_its_own_day_and_not_when_stage_2_was_asked_for(kind):
    second = a_stage(2, received_on=date(2026, 5, 11))
    matter = replace(acknowledgement(), kind=letter_kind(kind))
    later = replace(matter, case=replace(matter.case, stages=(*matter.case.stages, second)))

    assert "received your complaint on Thursday 26 March 2026." in said(later)
    assert "11 May" not in said(later)


@pytest.mark.parametrize("directed_on", [None, date(2026, 3, 24)])
def test_what_the_ombudsman_directed_us_to_accept_is_acknowledged_as_that(directed_on):
    refused = stage(responded_on=None, acknowledged_on=None, refused_on=date(2026, 3, 20), directed_on=directed_on)
    text = said(acknowledgement(case=case(stages=(refused,))), "received")

    assert ("told us so on Tuesday 24 March 2026" in text) is bool(directed_on)
    assert ("On Friday 20 March 2026 we told you that we would not look into it" in text) is bool(directed_on)


@pytest.mark.parametrize("kind", ["stage1-refusal", "stage2-refusal"])
def test_a_refusal_sends_nobody_through_stage_2_before_the_ombudsman(kind):
    text = said(replace(acknowledgement(), kind=letter_kind(kind)), "ombudsman")

    assert "You can take our decision to it now" in text
    assert "If you have had our stage 2 answer" not in text
    assert "Phone: 0300 111 3000" in text


@pytest.mark.parametrize("matter", [acknowledgement(), response()], ids=["acknowledgement", "response"])
def test_every_letter_says_who_sends_it_how_else_to_have_it_and_what_becomes_of_the_data(matter):
    page = compose(matter)
    text = said(matter)

    assert page.landlord == "Sample Homes"
    assert page.recipient == ("Resident One", "Flat 2", "3 Example Road", "Sampletown", "ZZ2 2ZZ")
    assert dict(page.particulars)["Our reference"] == "26-K7Q-0042"
    assert dict(page.particulars)["Your contact"] == "Officer One"
    assert "Dear Mx One" in text
    assert "Officer One\nComplaint Resolution Officer, Sample Homes\n0300 000 0001 or one@homes.example" in text
    assert "in Easy Read, in braille, as audio, in British Sign Language or in another language" in text
    assert "Our privacy notice is on our website." in text


def test_what_is_not_asked_for_is_not_printed():
    sections = {block.section for block in compose(acknowledgement()).blocks}

    assert not {"late", "safety", "limits"} & sections


def test_a_hazard_asks_what_was_started_because_of_it():
    matter = acknowledgement(case=case(hazard=Hazard.SIGNIFICANT))

    assert holes(compose(matter)) == {"hazard_actions"}
    filled = replace(matter, typed={"hazard_actions": "A surveyor comes on Friday 3 April 2026."})
    assert "A surveyor comes on Friday 3 April 2026." in said(filled, "safety")


def test_an_outcome_out_of_reach_is_explained():
    matter = acknowledgement(typed={"unreachable": "We cannot dismiss a contractor's worker."})

    assert "We cannot dismiss a contractor's worker." in said(matter, "limits")


def test_a_late_acknowledgement_says_so_and_is_sorry():
    late = (Lateness(ClockName.ACKNOWLEDGE, date(2026, 4, 2), 1),)
    text = said(acknowledgement(lateness=late, typed={"lateness_reason": "We misread the date."}), "late")

    assert "You should have had this letter by Thursday 2 April 2026. It is 1 working day late." in text
    assert "We are sorry that you had to wait. We misread the date." in text


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


def test_a_letter_that_is_no_event_of_its_stage_admits_what_came_late_before_it():
    kind = replace(letter_kind("stage1-response"), records=Recorded.NOTHING)
    late = (Lateness(ClockName.RESPOND, date(2026, 4, 20), 3),)
    text = said(response(kind=kind, lateness=late), "late")

    assert "We should have answered your complaint by Monday 20 April 2026. We did so 3 working days late." in text


@pytest.mark.parametrize(("stages", "come_to", "about"), [((1,), 1, 1), ((1, 2), 1, 1), ((1, 2), 2, 2), ((1,), 2, 1)])
def test_a_letter_is_about_the_last_of_its_stages_that_the_case_has_come_to(stages, come_to, about):
    kind = replace(letter_kind("stage1-response"), stages=stages)
    reached = tuple(replace(stage(), number=number) for number in range(1, come_to + 1))
    matter = response(kind=kind, case=case(stages=reached))

    assert matter.stage is reached[about - 1]
    assert compose(matter).particulars[2] == ("Stage", str(about))


def test_a_letter_of_a_stage_not_come_to_says_its_own_stage():
    matter = response(kind=replace(letter_kind("stage1-response"), stages=(2,)))

    assert (matter.stage_number, matter.stage) == (2, None)


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


def test_a_representative_is_written_to_and_told_why():
    matter = response(case=case(authorities=(speaks(REPRESENTATIVE),)))

    assert compose(matter).recipient[0] == "Helper One"
    assert "You are acting for Resident One" in said(matter, "opening")


def test_who_gets_a_letter_is_told_who_else_does():
    both = speaks(REPRESENTATIVE, letters_to=LettersTo.BOTH)
    first, second = copies(response(case=case(authorities=(both,))))

    assert "This letter also goes to Helper One" in said(first, "opening")
    assert "acting for" not in said(first, "opening")
    assert "You are acting for Resident One" in said(second, "opening")
    assert "This letter also goes to Resident One" in said(second, "opening")


def test_each_copy_is_set_as_was_agreed_with_who_gets_it():
    large = replace(REPRESENTATIVE, adjustments=(an_adjustment("Large print", "20 point"),))
    both = speaks(large, letters_to=LettersTo.BOTH)
    first, second = copies(response(case=case(authorities=(both,))))

    assert (first.text_size, second.text_size) == (12, 20)
    assert compose(second).recipient[0] == "Helper One"


def test_the_resident_is_not_told_whom_they_act_for():
    assert "acting for" not in said(response())


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("1 High Road\r\nSampletown", ("1 High Road", "Sampletown", "ZZ2 2ZZ")),
        ("1 High Road, Sampletown, zz2 2zz", ("1 High Road", "Sampletown", "zz2 2zz")),
        ("", ("ZZ2 2ZZ",)),
    ],
)
def test_an_address_stands_line_by_line_with_the_postcode_once(address, lines):
    matter = response(case=case(resident=replace(RESIDENT, address=address)))

    assert compose(matter).recipient == ("Resident One", *lines)


def test_a_draft_and_sample_data_are_marked_and_an_issued_letter_is_not():
    sample = response(draft=True, case=case(sample=True))

    assert compose(sample).marks == ("DRAFT - not issued", "SAMPLE DATA")
    assert compose(response()).marks == ()


def test_the_title_of_the_file_names_nobody():
    page = compose(response())

    assert page.title == "Stage 1 response, complaint 26-K7Q-0042"


def test_a_missing_value_is_a_hole_that_says_what_is_missing():
    page = compose(response(typed={}))

    assert holes(page) == {"effect", "apology"}
    assert "[Our apology: still missing]" in said(response(typed={}))


def test_each_run_says_whose_words_it_is():
    runs = [run for block in compose(response()).blocks for run in runs_of(block)]
    fields = {run.field for run in runs}

    assert {"apology", "points.1.reasons", "commitments.1.who", None} <= fields
    assert all(run.field is None for run in runs if run.text.startswith("This letter is our"))


def test_the_number_of_a_point_is_its_own_where_another_was_withdrawn():
    fields = {run.field for block in compose(response(case=case(points=(point(3),)))).blocks for run in runs_of(block)}

    assert "points.3.reasons" in fields


def test_points_that_share_a_section_keep_their_order():
    points = tuple(point(number, text=f"Matter {number}") for number in range(1, 7))
    text = said(response(case=case(points=points)), "points")

    places = [text.index(f"Point {number}: Matter {number}") for number in range(1, 7)]
    assert places == sorted(places)


MARKUP = "{{name}} {{#points}} **bold** [x](http://example.com) <b>&amp;</b>\\"


def test_markup_in_a_value_is_only_text():
    matter = response(typed={**TYPED, "apology": MARKUP}, case=case(points=(point(text=MARKUP),)))
    page = compose(matter)

    assert MARKUP in said(matter, "remedy")
    assert f"Point 1: {MARKUP}" in said(matter, "points")
    assert len(page.blocks) == len(compose(response()).blocks)


@given(st.text(max_size=120))
def test_whatever_is_typed_is_printed_as_it_is(text):
    words = clean(text)
    page = compose(response(typed={**TYPED, "apology": text}))
    printed = [run.text for block in page.blocks for run in runs_of(block) if run.field == "apology" and not run.hole]

    assert [each for each in printed if each.strip()] == [line for line in words.split("\n") if line.strip()]


def test_a_list_is_one_block():
    (ways,) = [
        block for block in compose(response()).blocks if isinstance(block, Bullets) and block.section == "stage2"
    ]

    assert len(ways.items) == 5


def test_a_name_the_record_does_not_know_is_a_fault_of_the_template():
    broken = read_kind("mine", read_text("letters", "stage1-response.md") + "\n{{nobody_knows}}\n")

    with pytest.raises(KeyError, match="nobody_knows in the letter mine"):
        compose(response(kind=broken))


@pytest.mark.parametrize("wording", ["{{points}}", "{{#reference}}\nx\n{{/reference}}"])
def test_a_block_in_the_place_of_a_value_is_a_fault_of_the_template(wording):
    broken = read_kind("mine", read_text("letters", "stage1-response.md") + f"\n{wording}\n")

    with pytest.raises(TypeError, match="in the letter mine"):
        compose(response(kind=broken))


def test_the_author_is_the_officer_who_signs():
    assert compose(response(author=replace(OFFICER, job_title=None))).particulars[3] == ("Your contact", "Officer One")
    assert "Resolution officer, Sample Homes" in said(response(author=replace(OFFICER, job_title=None)), "closing")


def test_a_letter_late_by_a_weekend_is_late_and_not_0_days_late():
    late = Lateness(ClockName.RESPOND, date(2026, 4, 17), 0)
    text = said(response(lateness=(late,), issued_on=date(2026, 4, 18)), "late")
    assert "You should have had this letter by Friday 17 April 2026. It is late." in text
