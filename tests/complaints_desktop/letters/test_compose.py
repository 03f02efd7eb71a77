"""What all letters say, and to whom; and that a value is only ever text."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.letters.brief import Lateness
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.characters import clean
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.copies import copies
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.gate import Severity, blockers
from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.page import Bullets, runs_of
from complaints_desktop.rules.clocks import ClockName
from db.terms import Closing, LettersTo
from resources.reader import read_text
from tests.complaints_desktop.facts import a_stage, an_adjustment, speaks
from tests.complaints_desktop.letters.said import holes, said
from tests.complaints_desktop.letters.sample import (
    OFFICER,
    RESIDENT,
    TYPED,
    acknowledgement,
    case,
    point,
    response,
    stage,
)

REPRESENTATIVE = PersonFacts(id="helper", name="Helper One", address="9 Example Lane", postcode="ZZ3 3ZZ")


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
