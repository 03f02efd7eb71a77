"""The story of a case stands in true order: by day, and on one day by the moment each thing was written down."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.facts.absences import HandoverFacts
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.reopening import ReopeningFacts
from db.terms import Closing, ContactKind, Direction, LinkKind, Reopened, UpdateKind
from tests.complaints_desktop.facts import OFFICER, a_case, a_followed_case, a_letter, a_promise, a_stage, an_update
from ui.case.story_items import story

DAY = date(2026, 6, 8)
"""In summer, so that ten in the morning is nine by UTC."""


def at(hour, minute=0):
    return datetime(2026, 6, 8, hour, minute, tzinfo=UTC)


def a_contact(moment, on=DAY, summary="Rang"):
    return ContactFacts(
        id=f"{moment}",
        kind=ContactKind.CALL,
        direction=Direction.OUT,
        contact_on=on,
        with_whom=None,
        summary=summary,
        author=OFFICER,
        recorded_at=moment,
    )


def told(case):
    return [(item.body or item.title, item.time) for item in story(case)]


def test_what_was_recorded_after_the_letter_stands_above_it_and_before_it_below():
    stage = a_stage(received_on=date(2026, 6, 5), acknowledged_on=DAY)
    calls = (a_contact(at(8), summary="Before"), a_contact(at(9, 30), summary="After"))
    assert told(a_case(stage, contacts=calls, letters=(a_letter("stage1-acknowledgement", DAY, issued_at=at(9)),))) == [
        ("After", "10:30"),
        ("To A Resident", "10:00"),
        ("Stage 1 acknowledged", "10:00"),
        ("Before", "09:00"),
        ("Complaint received", ""),
    ]


@pytest.mark.parametrize(
    ("recorded", "time"),
    [
        (datetime(2026, 6, 7, 22, 59, tzinfo=UTC), ""),
        (datetime(2026, 6, 7, 23, 0, tzinfo=UTC), "00:00"),
        (datetime(2026, 6, 8, 22, 59, tzinfo=UTC), "23:59"),
        (datetime(2026, 6, 8, 23, 0, tzinfo=UTC), ""),
    ],
)
def test_a_time_is_said_of_what_was_written_down_on_its_day_in_london(recorded, time):
    assert told(a_case(contacts=(a_contact(recorded),))) == [("Rang", time)]


def test_a_call_of_yesterday_written_down_today_stands_at_yesterday():
    late = a_contact(at(16), on=date(2026, 6, 7), summary="Yesterday's")
    assert [body for body, _ in told(a_case(contacts=(late, a_contact(at(7), summary="Today's"))))] == [
        "Today's",
        "Yesterday's",
    ]


def test_what_bears_no_time_stands_before_what_does_but_after_the_log_of_its_day():
    promise = a_promise(promised_on=DAY, updates=(an_update(UpdateKind.PROGRESS, DAY, recorded_at=at(15)),))
    case = a_case(a_stage(received_on=DAY), logged_on=DAY, logged_at=at(8), commitments=(promise,))
    assert told(case) == [
        ("said", "16:00"),
        ("Promised for Mon 2 Feb 2026: Repair the gutter", ""),
        ("Complaint received", "09:00"),
    ]


def test_a_day_nobody_recorded_comes_last():
    case = a_case(a_stage(received_on=DAY), contacts=(a_contact(at(9)),), closed_on=None)
    assert [body for body, _ in told(case)] == ["Rang", "Complaint received"]


def a_link(kind=LinkKind.MERGED, **facts):
    given = {"id": "link", "kind": kind, "other_id": "other", "other_reference": "26-AAA-0002", "from_here": False}
    given |= {"because": "The same leak", "linked_on": DAY, "ended_on": None}
    return LinkFacts(**{**given, **facts})


def test_the_case_that_stays_tells_what_happened_in_the_one_merged_into_it():
    other = a_case(contacts=(a_contact(at(9)),), reference="26-AAA-0002")
    titles = [item.title for item in story(a_case(links=(a_link(),)), (other,))]
    assert titles == ["26-AAA-0002: Call to the resident", "26-AAA-0002 was linked to this case: merged into it"]


def test_a_link_is_told_at_both_ends_and_when_it_ended():
    link = a_link(LinkKind.HOUSEHOLD, from_here=True, ended_on=date(2026, 6, 9))
    (item,) = story(a_case(links=(link,)))
    assert (item.title, item.body) == ("Same household: 26-AAA-0002", "The same leak Ended on Tue 9 Jun 2026.")


def test_a_case_that_went_on_tells_each_of_its_ends():
    again = ReopeningFacts(
        id="again", why=Reopened.RESIDENT, because="The leak is back", reopened_on=DAY, reopened_by=OFFICER,
        recorded_at=at(9), closed_on=date(2026, 6, 9), closed_as=Closing.ANSWERED,
    )  # fmt: skip
    first = {"first_closed_on": date(2026, 6, 5), "first_closed_as": Closing.WITHDRAWN}
    last = {"closed_on": date(2026, 6, 9), "closed_as": Closing.ANSWERED}
    titles = [item.title for item in story(a_case(reopenings=(again,), **first, **last))]
    assert titles == ["Closed: answered", "Reopened: the resident asked for it", "Closed: withdrawn"]


def test_why_we_accepted_after_all_what_we_had_refused_is_said_once():
    why = "The bath was fitted last month: we had the wrong job"
    again = ReopeningFacts(
        id="r",
        why=Reopened.ACCEPTED,
        because=why,
        reopened_on=DAY,
        reopened_by=OFFICER,
        recorded_at=at(9),
        closed_on=None,
        closed_as=None,
    )
    taken_back = RefusalFacts(
        **{field.name: None for field in fields(RefusalFacts)}
        | {"id": "f", "stage": 1, "ground": "it is too old", "proposed_on": DAY, "refused_on": DAY, "approvals": ()}
        | {"taken_back_on": DAY, "taken_back_because": why, "taken_back_by": OFFICER}
    )
    case = a_case(a_stage(received_on=DAY), refusals=(taken_back,), reopenings=(again,))
    said = [item.title for item in story(case) if item.body == why]
    assert said == ["Refusal taken back"]
    other = a_case(a_stage(received_on=DAY), reopenings=(replace(again, why=Reopened.MISTAKE),))
    assert [item.title for item in story(other) if item.body == why] == ["Reopened: closed by mistake"]


def test_how_a_promise_was_followed_to_its_end_is_part_of_the_story():
    told = {each.title: each.body for each in story(a_followed_case(a_promise(what="Mend the roof"), DAY))}
    assert {
        "Brixton Roofs was asked: Mend the roof": "When?",
        "Level 3 answered: Mend the roof": "On Friday.\nTold: The head",
        "Why it was missed, materials: Mend the roof": "No tiles.\nWhat changes: We stock them.",
        "The resident, it is done: Mend the roof": "It is dry",
    }.items() <= told.items()
    assert "Signed off: Mend the roof" in told


def test_a_handover_stays_in_the_story_with_whether_it_was_read_and_from_when_the_resident_knew():
    note = HandoverFacts(id="n", officer=OFFICER, words="Call before nine.", written_by=OFFICER, written_at=at(9))
    assert told(a_case(a_stage(), handovers=(note,)))[:1] == [("Call before nine.\nNot read yet", "10:00")]
    done = replace(note, read_at=at(10), resident_told_on=date(2026, 6, 9))
    assert [each.title for each in story(a_case(a_stage(), handovers=(done,)))][:2] == [
        f"Resident told that their contact is {OFFICER.name}",
        f"Handover to {OFFICER.name}",
    ]
