"""A landlord's own clocks beside the Code's, never in their place: each is on where a target of the settings says so.

What ends them is read from contacts and letters, so no list asks for them: they are shown in the case, in My work and
in its JSON, with the limit and the days the target holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.clocks.events import Event
from complaints_desktop.rules.clocks.table import OURS, ClockTable, Rule
from complaints_desktop.rules.clocks.targets import Target
from complaints_desktop.rules.clocks.units import CLOCK_HOURS, begins, day_of
from db.terms import ContactKind, ContactPurpose, Direction

RECEIPT_LETTER = "receipt"


def _came(case: CaseFacts, stage: StageFacts) -> date | None:
    """The moment a complaint was logged, where that was the day it came: it came no later. Otherwise the day."""
    logged, came = case.logged_at, stage.came_on
    same = stage.number == 1 and logged is not None and day_of(logged) == came
    return logged if same else came


def _ours(case: CaseFacts, stage: StageFacts) -> Iterator[ContactFacts]:
    """Yield the contacts we made at a stage, in order."""
    later = case.stage(stage.number + 1)
    for contact in case.contacts:
        begun = stage.came_on is None or contact.contact_on >= stage.came_on
        ended = later is not None and later.came_on is not None and contact.contact_on >= later.came_on
        if contact.direction is Direction.OUT and begun and not ended:
            yield contact


def _moment(contact: ContactFacts) -> date:
    """When a contact was made: the moment it was written down, where that was the same day."""
    return contact.recorded_at if day_of(contact.recorded_at) == contact.contact_on else contact.contact_on


def _first(found: Sequence[date | None]) -> date | None:
    """The first; of one day a day before a moment, whose hour is not known."""
    return min((each for each in found if each is not None), key=begins, default=None)


def _confirmed(case: CaseFacts, stage: StageFacts) -> date | None:
    told = [_moment(each) for each in _ours(case, stage) if each.purpose is ContactPurpose.RECEIPT]
    sent = [each.issued_at for each in case.letters if each.kind == RECEIPT_LETTER and each.stage == stage.number]
    return _first([*told, *sent, _issued(case, stage, "acknowledgement"), _issued(case, stage, "response")])


def _issued(case: CaseFacts, stage: StageFacts, ending: str) -> date | None:
    """The moment of the letter of that day, where it is on record; else the day, of which no hour is known."""
    day = stage.acknowledged_on if ending == "acknowledgement" else stage.responded_on
    sent = (each for each in case.letters if each.kind == f"stage{stage.number}-{ending}" and each.issued_on == day)
    return next((each.issued_at for each in sent), day)


def _findings(case: CaseFacts, stage: StageFacts) -> date | None:
    told = [each.contact_on for each in _ours(case, stage) if each.purpose is ContactPurpose.FINDINGS]
    return _first([*told, stage.responded_on])


def _in_person(case: CaseFacts, stage: StageFacts) -> date | None:
    spoken = (ContactKind.CALL, ContactKind.VISIT)
    ours = (each for each in _ours(case, stage) if each.purpose is ContactPurpose.PERSONAL or each.kind in spoken)
    return _first([each.contact_on for each in ours])


CAME = Event(what="the complaint", done="received", read=_came)
CONFIRMED = Event(what="the receipt", done="confirmed", read=_confirmed)
FINDINGS = Event(what="what was found", done="told", read=_findings)
PERSONAL = Event(what="the resident", done="spoken to", read=_in_person)

OWN: tuple[Rule, ...] = tuple(
    rule
    for stage in (1, 2)
    for rule in (
        Rule(
            clock="receipt",
            stage=stage,
            paragraph="",
            law=OURS,
            do="confirm receipt",
            done="receipt confirmed",
            starts=CAME,
            ends=CONFIRMED,
            limit=24,
            unit=CLOCK_HOURS,
        ),
        Rule(
            clock="personal",
            stage=stage,
            paragraph="",
            law=OURS,
            do="speak to the resident",
            done="spoken to",
            starts=CAME,
            ends=PERSONAL,
            limit=2,
        ),
        Rule(
            clock="findings",
            stage=stage,
            paragraph="",
            law=OURS,
            do="tell what was found",
            done="findings told",
            starts=CAME,
            ends=FINDINGS,
            limit=5,
        ),
    )
)
"""Each clock a landlord may turn on, with the limit its own plan gives; no Code asks for any of them."""

KINDS: Mapping[tuple[str, int], Rule] = {(rule.clock, rule.stage): rule for rule in OWN}
"""Each of them by its name and stage."""


def own_table(targets: Sequence[Target]) -> ClockTable:
    """Return the clocks that are on, each with the limits of its targets; of two that hold, the one begun later."""
    begun = sorted(targets, key=lambda each: each.holds.first or date.min, reverse=True)
    rules = [
        replace(rule, limit=each.limit, unit=each.unit, holds=each.holds)
        for rule in OWN
        for each in begun
        if (each.clock, each.stage) == (rule.clock, rule.stage)
    ]
    return ClockTable(tuple(rules))
