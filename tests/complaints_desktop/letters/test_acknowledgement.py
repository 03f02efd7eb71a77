"""What the acknowledgement of stage 1 says, paragraph by paragraph of the Code."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.facts.absences import CoverFacts
from complaints_desktop.facts.people import AdjustmentFacts
from complaints_desktop.letters.brief import Lateness
from complaints_desktop.letters.compose import compose
from complaints_desktop.rules.clocks import ClockName
from db.team_terms import Part
from db.terms import Hazard, Responsibility
from tests.complaints_desktop.letters.said import holes, said
from tests.complaints_desktop.letters.sample import (
    OFFICER,
    RESIDENT,
    SURVEYOR,
    acknowledgement,
    case,
    point,
    stage,
)


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


@pytest.mark.parametrize("directed_on", [None, date(2026, 3, 24)])
def test_what_the_ombudsman_directed_us_to_accept_is_acknowledged_as_that(directed_on):
    refused = stage(responded_on=None, acknowledged_on=None, refused_on=date(2026, 3, 20), directed_on=directed_on)
    text = said(acknowledgement(case=case(stages=(refused,))), "received")

    assert ("told us so on Tuesday 24 March 2026" in text) is bool(directed_on)
    assert ("On Friday 20 March 2026 we told you that we would not look into it" in text) is bool(directed_on)


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


def test_the_contact_named_is_who_covers_and_not_who_is_away():
    other = replace(SURVEYOR, id="ben", name="Officer Three", phone="0300 000 0003")
    given = CoverFacts(
        id="c",
        part=Part.HANDLER,
        commitment_id=None,
        owner=OFFICER,
        officer=other,
        absence_id="a",
        for_good=False,
        from_on=date(2026, 3, 1),
        because="has most room",
        recorded_at=datetime(2026, 3, 1, tzinfo=UTC),
    )
    text = said(acknowledgement(case=case(covers=(given,))), "received")
    assert "Officer Three" in text
    assert "0300 000 0003" in text
    ended = replace(given, ended_on=date(2026, 3, 20))
    assert "Officer Three" not in said(acknowledgement(case=case(covers=(ended,))), "received")
