"""What somebody who takes a case over is told: all that the record knows, in lines, and nothing it does not know."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.desk.settings import Settings
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.investigation import EvidenceFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.reading.handover import LONGEST, handover
from db.terms import ContactKind, Direction, EvidenceResult, UpdateKind
from tests.complaints_desktop.facts import (
    OFFICER,
    RESIDENT,
    a_case,
    a_promise,
    a_stage,
    an_adjustment,
    an_update,
    speaks,
)

TODAY = date(2026, 1, 15)
"""A Thursday."""


@pytest.fixture(scope="module")
def desk() -> Desk:
    now = datetime(2026, 1, 15, 12, tzinfo=UTC)
    return Desk(officer=OFFICER, now=now, calendar=working_calendar(), settings=Settings())


def point(number: int, text: str) -> PointFacts:
    return PointFacts(
        id=str(number), number=number, text=text, outcome_sought=None, responsibility=None, responsible_body=None
    )


def lines(case, desk: Desk) -> dict[str, str]:
    """Return what is told by its title; where a title has several lines, with them."""
    whole = handover(case, desk).replace("\n- ", " - ")
    return dict(line.split(": ", 1) for line in whole.splitlines())


def test_where_it_stands_and_what_comes_next(desk: Desk):
    stage = a_stage(received_on=date(2026, 1, 5), acknowledged_on=date(2026, 1, 7))
    told = lines(a_case(stage, points=(point(1, "The boiler was not mended."), point(2, "Nobody came"))), desk)
    assert told["Where it stands"] == (
        "stage 1; received on Monday 5 January 2026; acknowledged on Wednesday 7 January 2026; 0 of 2 points decided."
    )
    assert told["It is about"] == "- Point 1: The boiler was not mended. - Point 2: Nobody came."
    assert told["Next"] == "respond stage 1 by Wednesday 21 January 2026, 4 working days left."


def test_what_was_promised_and_what_waits_for_whom(desk: Desk):
    chase = an_update(UpdateKind.PROGRESS, date(2026, 1, 12), text="The tiles are on order.")
    asked = EvidenceFacts(
        id="e",
        item="Repair log",
        result=EvidenceResult.ASKED,
        checked_on=TODAY,
        note=None,
        asked_of="Brixton Roofs",
        asked_on=date(2026, 1, 8),
        due_on=date(2026, 1, 13),
    )
    promise = a_promise(contractor="Brixton Roofs", updates=(chase,))
    told = lines(a_case(a_stage(evidence=(asked,)), commitments=(promise, a_promise(id="b", what="Call"))), desk)
    assert told["Promised and open"] == (
        "- Repair the gutter, by Monday 2 February 2026; An Officer sees to it through Brixton Roofs; last said on "
        "Monday 12 January 2026: The tiles are on order. - Call, by Monday 2 February 2026; An Officer sees to it."
    )
    assert told["Waiting for"] == "Repair log from Brixton Roofs, overdue since Tuesday 13 January 2026."


def test_how_the_resident_is_reached_what_was_agreed_and_who_speaks_for_them(desk: Desk):
    niece = PersonFacts(id="niece", name="Nia Fox")
    resident = replace(
        RESIDENT,
        preferred_name="Ms A",
        phone="01632 960111",
        how_to_contact="Text first",
        adjustments=(an_adjustment("Large print", "18 point"), an_adjustment("Text before calling")),
    )
    told = lines(a_case(resident=resident, authorities=(speaks(niece, capacity="niece"),)), desk)
    assert told["The resident"] == "A Resident, who is called Ms A; Text first; 01632 960111."
    assert told["Needs, and what was agreed"] == "Text before calling; Large print (18 point)."
    assert told["Who speaks for them"] == "Nia Fox, niece (All)."


def test_the_last_contact_is_told_shortly(desk: Desk):
    facts = SimpleNamespace(with_whom=None, author=None, recorded_at=datetime(2026, 1, 9, tzinfo=UTC))
    said = ContactFacts(
        id="c",
        kind=ContactKind.CALL,
        direction=Direction.IN,
        contact_on=date(2026, 1, 9),
        summary="She asks when they come. " * 40,
        **vars(facts),
    )
    told = lines(a_case(contacts=(said,)), desk)["Last contact"]
    assert told.startswith("call on Friday 9 January 2026: She asks when they come. She asks")
    assert told.endswith(" …")
    assert len(told) < LONGEST + 60


def test_what_the_record_does_not_say_has_no_line(desk: Desk):
    assert set(lines(a_case(), desk)) == {"Where it stands", "The resident"}
