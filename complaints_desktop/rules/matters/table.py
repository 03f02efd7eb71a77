"""The tables of other matters: whose each kind is, and between which events its clocks run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.matters import MatterFacts
from complaints_desktop.rules.clocks.events import Event
from complaints_desktop.rules.register import (
    CARE_LIMITS,
    DATA_PROTECTION_LIMITS,
    MONEY_ADVICE_LIMITS,
    Called,
    Kind,
    Limit,
)
from db.terms import MatterKind


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MatterRow:
    """One row: a kind of matter, where its limits are, and to whom a letter about it sends."""

    about: str
    """What such a complaint is about, in a sentence."""
    limits: Kind[Limit] | None
    """None of a kind that only a newer program knows."""
    bodies: tuple[Called, ...]
    """Those a letter names, the one that looks into it first."""
    tell: Called | None = None
    """The body that we tell of it ourselves."""


MATTERS: Mapping[MatterKind, MatterRow] = {
    MatterKind.DATA_PROTECTION: MatterRow(
        about="personal data",
        limits=DATA_PROTECTION_LIMITS,
        bodies=(Called.INFORMATION_COMMISSIONER,),
    ),
    MatterKind.MONEY_ADVICE: MatterRow(
        about="money advice",
        limits=MONEY_ADVICE_LIMITS,
        bodies=(Called.FINANCIAL_OMBUDSMAN,),
    ),
    MatterKind.CARE: MatterRow(
        about="care",
        limits=CARE_LIMITS,
        bodies=(Called.CARE_OMBUDSMAN, Called.CARE_QUALITY_COMMISSION),
        tell=Called.CARE_QUALITY_COMMISSION,
    ),
}
"""world_2026.md 14.2; code_rules.md E15 and E16: the CQC settles no single complaint, and is told."""


def matter_row(kind: MatterKind) -> MatterRow:
    """Return the row of a kind; one that only a newer program knows has no limits here and no body to name."""
    return MATTERS.get(kind) or MatterRow(about=str(kind), limits=None, bodies=())


def _of(read: Callable[[MatterFacts], date | None]) -> Callable[[CaseFacts, object], date | None]:
    """Return what reads an event of the one matter of a case that is looked at."""
    return lambda case, _: read(case.matters[0])


RECEIVED = Event(what="it", done="received", read=_of(lambda matter: matter.received_on))
ACKNOWLEDGED = Event(what="the acknowledgement", done="sent", read=_of(lambda matter: matter.acknowledged_on))
ANSWERED = Event(what="the answer", done="sent", read=_of(lambda matter: matter.answered_on))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MatterRule:
    """One row: a clock that a matter has where the register gives its limit."""

    limit: str
    """Its name in the register."""
    do: str
    done: str
    ends: Event


ACKNOWLEDGE, ANSWER = "acknowledge", "answer"
"""What the limits are called in the register."""

MATTER_RULES: tuple[MatterRule, ...] = (
    MatterRule(limit=ACKNOWLEDGE, do="acknowledge", done="acknowledged", ends=ACKNOWLEDGED),
    MatterRule(limit=ANSWER, do="answer", done="answered", ends=ANSWERED),
)
"""Both run from receipt."""
