"""Which stages a measure counts in a period, and which it leaves out and why (kpis 2.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

import numpy as np

from complaints_desktop.numbers.packed import NO_FIRST_OUTCOME, Days
from complaints_desktop.numbers.stages import Chosen, Stages
from db.number_terms import Basis


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """Why a stage is left out of a measure: in words, and of which stages it is so."""

    words: str
    holds: Callable[[Stages], Chosen]


REFUSED = Reason("refused: counted with the refusals", lambda all_: all_.has("refused"))
MERGED = Reason("merged into another complaint, which counts", lambda all_: all_.has("merged"))
WITHDRAWN = Reason(
    "withdrawn by when it was due",
    lambda all_: all_.has("withdrawn") & ~all_.has("responded") & (all_.day("withdrawn") <= all_.day("due")),
)
"""Withdrawn later it is overdue: else a withdrawal would hide that it was late."""

NO_ANSWER_DAY = Reason(
    "the day of the answer is not recorded",
    lambda all_: ~all_.has("responded") & (all_.has("passed") | all_.closed_by("due")),
)
"""Closed later with no answer it is overdue: else closing a case would hide that it was late."""
NOT_DUE = Reason("not due yet", lambda all_: ~all_.come(all_.day("first_due")))
NOT_DUE_AND_OPEN = Reason("not due yet", lambda all_: all_.open & ~all_.come(all_.day("due")))
NO_DUE_DAY = Reason("the day it is counted from is not recorded", lambda all_: all_.day("first_due") == 0)

REFUSED_IN_TIME = Reason(
    "refused by when the acknowledgement was due",
    lambda all_: all_.has("refused") & (all_.day("refused") <= all_.day("acknowledge_by")),
)
WITHDRAWN_BEFORE = Reason(
    "withdrawn before the acknowledgement was due",
    lambda all_: all_.has("withdrawn") & (all_.day("withdrawn") < all_.day("acknowledge_by")),
)
NO_ACKNOWLEDGEMENT_DAY = Reason(
    "the day of the acknowledgement is not recorded",
    lambda all_: (
        ~all_.has("acknowledged") & (all_.has("responded") | all_.has("passed") | all_.closed_by("acknowledge_by"))
    ),
)
ACKNOWLEDGEMENT_NOT_DUE = Reason("not due yet", lambda all_: ~all_.come(all_.day("acknowledge_by")))
ACKNOWLEDGEMENT_STILL_OUT = Reason(
    "not due yet", lambda all_: ~all_.has("acknowledged") & ~all_.come(all_.day("acknowledge_by"))
)
NO_ACKNOWLEDGEMENT_DUE = Reason(
    "the day it is counted from is not recorded", lambda all_: all_.day("acknowledge_by") == 0
)
NOT_ANSWERED = Reason("not answered", lambda all_: ~all_.has("responded"))
NO_OUTCOME = Reason("no outcome is recorded", lambda all_: all_.number("outcome") == 0)
NOTHING_TO_COMPARE = Reason(
    "no outcome of stage 1 is recorded", lambda all_: all_.number("changed") == NO_FIRST_OUTCOME
)
NO_TIME_TAKEN = Reason("the day it is counted from is not recorded", lambda all_: all_.number("taken") < 0)


class Cohort(Enum):
    """What is counted of: by which day it falls in a period on each basis, and what is left out."""

    ACKNOWLEDGEMENTS = "acknowledgements"
    ANSWERS_DUE = "answers due"
    ANSWERS = "answers sent"
    RECEIVED = "received"
    REFUSALS = "refusals"


def days_of(cohort: Cohort, basis: Basis | None, all_: Stages) -> Days:
    """Return the day by which each stage falls in a period: its own of the cohort, or that of a basis."""
    own = {
        Cohort.ACKNOWLEDGEMENTS: "acknowledge_by",
        Cohort.ANSWERS_DUE: "first_due",
        Cohort.ANSWERS: "responded",
        Cohort.RECEIVED: "received",
        Cohort.REFUSALS: "refused",
    }[cohort]
    if cohort in FIXED or basis is None:
        return all_.day(own)
    due = "acknowledge_by" if cohort is Cohort.ACKNOWLEDGEMENTS else "first_due"
    return all_.day({Basis.RECEIVED: "received", Basis.DUE: due, Basis.RESPONDED: "responded"}[basis])


FIXED = frozenset({Cohort.RECEIVED, Cohort.REFUSALS})
"""They are what they are on any basis."""


def left_out(cohort: Cohort, basis: Basis | None) -> tuple[Reason, ...]:
    """Return the reasons for which a stage is left out, the first that holds first."""
    by_due = basis in (None, Basis.DUE)
    match cohort:
        case Cohort.ACKNOWLEDGEMENTS:
            waits = ACKNOWLEDGEMENT_NOT_DUE if by_due else ACKNOWLEDGEMENT_STILL_OUT
            ended = (MERGED, REFUSED_IN_TIME, WITHDRAWN_BEFORE)
            return (NO_ACKNOWLEDGEMENT_DUE, *ended, NO_ACKNOWLEDGEMENT_DAY, waits)
        case Cohort.ANSWERS_DUE:
            waits = NOT_DUE if by_due else NOT_DUE_AND_OPEN
            return (NO_DUE_DAY, MERGED, REFUSED, WITHDRAWN, NO_ANSWER_DAY, waits)
        case Cohort.ANSWERS:
            return (MERGED, REFUSED, NOT_ANSWERED)
        case Cohort.RECEIVED:
            return (MERGED, REFUSED)
        case Cohort.REFUSALS:
            return ()


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The stages of a cohort in a period: those counted, and those left out with why."""

    counted: Chosen
    out: tuple[tuple[str, Chosen], ...]


def counted(
    cohort: Cohort,
    all_: Stages,
    *,
    stage: int,
    start: date,
    end: date,
    basis: Basis | None = None,
    only: Chosen | None = None,
    beside: tuple[Reason, ...] = (),
) -> Counted:
    """Return the stages of a cohort from `start` to `end`, of one `stage` or, for 0, both.

    `beside` are further reasons of one measure.
    """
    days = days_of(cohort, basis, all_)
    left = all_.within(days, start, end) & (all_.begun > 0)
    if stage:
        left &= all_.number("stage") == stage
    if only is not None:
        left &= only
    out: list[tuple[str, Chosen]] = []
    for reason in (*left_out(cohort, basis), *beside):
        these = left & reason.holds(all_)
        if np.any(these):
            out.append((reason.words, these))
            left &= ~these
    return Counted(left, tuple(out))
