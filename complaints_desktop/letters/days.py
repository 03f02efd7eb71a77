"""The dates that letters print from the record: which speak of what has been, and which of what is still to come.

One table, one reader: `checks/dates.py` holds each date that a page prints against it. What officers type as a day
says so in the header of its letter, by the same words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Day(StrEnum):
    """What a letter says of a date, whatever the letter."""

    PAST = "past"
    """It has been: on the day of the letter at the latest."""
    TO_COME = "to come"
    """We do something by then; the day of the letter still counts."""
    AHEAD = "ahead"
    """Something is asked of somebody by then, or comes in another letter: after the day of this one."""
    TOLD = "told"
    """It was said to be the day, and is printed as that: it may lie before or behind."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """A row: what is said of the date, and what to do where that is not so."""

    day: Day
    do: str = "Correct the date on the record."


_PAST, _TOLD = DayRow(Day.PAST), DayRow(Day.TOLD)
_PROMISED = DayRow(Day.TO_COME, "Complete it, or agree a new date with the resident.")
_ASKED = DayRow(Day.AHEAD, "Give a later day: bring what was asked up to date.")

PRINTED_DAYS: Mapping[str, DayRow] = {
    "received_on": _PAST,
    "complained_on": _PAST,
    "receipt_was": _PAST,
    "refused_on": _PAST,
    "directed_on": _PAST,
    "taken_back_on": _PAST,
    "withdrawn_on": _PAST,
    "answered_on": _PAST,
    "answer_was_due": _PAST,
    "asked_on": _PAST,
    "wrong_letter_on": _PAST,
    "withdrawal.asked_on": _PAST,
    "other_received_on": _PAST,
    "other_late": _PAST,
    "elsewhere_on": _PAST,
    "adjustments.since": _PAST,
    "chronology.on": _PAST,
    "corrected.stands_on": _PAST,
    "corrected.falls_on": _PAST,
    "hazard_summary.aware_on": _PAST,
    "hazard_summary.investigated_on": _PAST,
    "restriction.starts_on": _PAST,
    "restriction.warned_on": _PAST,
    "review.imposed_on": _PAST,
    "review.appealed_on": _PAST,
    "offered.told": _PAST,
    "index.dated": _TOLD,
    "moved.was": _TOLD,
    "ordered.by": _TOLD,
    "acknowledge_by": DayRow(Day.TO_COME, "Send the acknowledgement itself: it is late."),
    "respond_by": DayRow(Day.AHEAD),
    "extension_to": DayRow(Day.AHEAD, "Give a later one."),
    "next_update": DayRow(Day.AHEAD, "Say how often they hear from us."),
    "paid_by": _PROMISED,
    "commitments.by_when": _PROMISED,
    "to_pay.by_when": _PROMISED,
    "moved.now": DayRow(Day.AHEAD, "Move the date again, to a day that lies ahead."),
    "other_by": DayRow(Day.TO_COME),
    "adjustments.review": DayRow(Day.TO_COME, "Review what was agreed, and give the next day."),
    "looked_at_on": DayRow(Day.TO_COME, "Review the request, and give the next day."),
    "restriction.review_on": DayRow(Day.AHEAD, "Propose it again, with a later day."),
    "review.next_on": DayRow(Day.AHEAD, "Review it again, with a later day."),
    "asked.due": _ASKED,
    "invitation.reply_by": _ASKED,
}
"""Each name that prints a date and nothing beside; what is a sentence chooses its own words in `values`."""

TYPED_DAYS: Mapping[str, Day] = {each.value: each for each in (Day.PAST, Day.TO_COME, Day.AHEAD)}
"""What a header may say of a day that is typed."""
