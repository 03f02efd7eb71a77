"""The table of a hazard's clocks: between which events, for which gravity; the limit of each is in the register."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.hazards import INVESTIGATED as ENDING
from complaints_desktop.facts.hazards import HazardFacts
from complaints_desktop.rules.clocks.events import Event
from db.terms import CommitmentKind, Hazard, HazardStepKind

EITHER = frozenset({Hazard.EMERGENCY, Hazard.SIGNIFICANT})


def _of(read: Callable[[HazardFacts], date | None]) -> Callable[[CaseFacts, object], date | None]:
    """Return what reads an event of the one hazard of a case that is looked at."""
    return lambda case, _: read(case.hazards[0])


def _step(kind: HazardStepKind) -> Callable[[CaseFacts, object], date | None]:
    return _of(lambda hazard: hazard.first(kind))


AWARE = Event(what="the hazard", done="known to us", read=_of(lambda hazard: hazard.aware_at))
INVESTIGATED = Event(what="the investigation", done="ended", read=_of(lambda hazard: hazard.investigated_at))
SAFE = Event(what="the safety work", done="done", read=_step(HazardStepKind.SAFE))
SUMMARY = Event(what="the written summary", done="given", read=_step(HazardStepKind.SUMMARY))
BEGUN = Event(what="the further work", done="under way", read=_step(HazardStepKind.BEGUN))
STARTED = Event(what="the further work", done="physically started", read=_step(HazardStepKind.STARTED))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HazardRule:
    """One row: a clock of a hazard, and the promise that keeps it."""

    limit: str
    """Its limit in the register."""
    gravity: frozenset[Hazard]
    starts: Event
    ends: Event
    do: str
    done: str
    kind: CommitmentKind
    by: frozenset[HazardStepKind]
    """The steps that end it."""
    asked: Callable[[HazardFacts], bool] = lambda _: True
    """Whether this hazard has it."""


HAZARD_RULES: tuple[HazardRule, ...] = (
    HazardRule(
        limit="emergency-investigate",
        gravity=frozenset({Hazard.EMERGENCY}),
        starts=AWARE,
        ends=INVESTIGATED,
        by=ENDING,
        do="investigate the emergency",
        done="investigated",
        kind=CommitmentKind.INSPECTION,
    ),
    HazardRule(
        limit="emergency-make-safe",
        gravity=frozenset({Hazard.EMERGENCY}),
        starts=INVESTIGATED,
        ends=SAFE,
        by=frozenset({HazardStepKind.SAFE}),
        do="make it safe",
        done="made safe",
        kind=CommitmentKind.REPAIR,
        asked=lambda hazard: hazard.found,
    ),
    HazardRule(
        limit="investigate",
        gravity=frozenset({Hazard.SIGNIFICANT}),
        starts=AWARE,
        ends=INVESTIGATED,
        by=ENDING,
        do="investigate the hazard",
        done="investigated",
        kind=CommitmentKind.INSPECTION,
    ),
    HazardRule(
        limit="summary",
        gravity=EITHER,
        starts=INVESTIGATED,
        ends=SUMMARY,
        by=frozenset({HazardStepKind.SUMMARY}),
        do="give the tenant the written summary",
        done="summary given",
        kind=CommitmentKind.COMMUNICATION,
    ),
    HazardRule(
        limit="make-safe",
        gravity=frozenset({Hazard.SIGNIFICANT}),
        starts=INVESTIGATED,
        ends=SAFE,
        by=frozenset({HazardStepKind.SAFE}),
        do="make it safe",
        done="made safe",
        kind=CommitmentKind.REPAIR,
        asked=lambda hazard: hazard.found,
    ),
    HazardRule(
        limit="begin-steps",
        gravity=EITHER,
        starts=INVESTIGATED,
        ends=BEGUN,
        by=frozenset({HazardStepKind.BEGUN}),
        do="begin the steps of the further work",
        done="steps begun",
        kind=CommitmentKind.REPAIR,
        asked=lambda hazard: hazard.further,
    ),
    HazardRule(
        limit="begin-work",
        gravity=EITHER,
        starts=INVESTIGATED,
        ends=STARTED,
        by=frozenset({HazardStepKind.STARTED}),
        do="start the further work",
        done="further work started",
        kind=CommitmentKind.REPAIR,
        asked=lambda hazard: hazard.further,
    ),
)
"""Commitments 4.7, in the order in which they come."""
