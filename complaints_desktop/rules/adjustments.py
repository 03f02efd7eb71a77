"""What an adjustment asks of us besides the print of a letter: the way we reach somebody, and the time they need."""

from collections.abc import Iterator, Mapping
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import AdjustmentFacts, AdjustmentUseFacts, PersonFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full, working_days
from db.terms import ContactKind

ARRANGED = (
    *(
        "braille",
        "audio",
        "easy read",
        "bsl",
        "sign language",
        "interpreter",
        "translation",
        "welsh",
        "read aloud",
        "read-aloud",
    ),
    *("phone instead of letter", "plain email", "text message", "relay uk", "shorter letters"),
)
"""Adjustments that bear on every letter and that somebody has to arrange (taxonomies 6.7)."""

WAYS: Mapping[str, ContactKind] = {
    "plain email": ContactKind.EMAIL,
    "text message": ContactKind.MESSAGE,
    "phone instead of letter": ContactKind.CALL,
    "relay uk": ContactKind.CALL,
}
"""The way we reach somebody with whom it is agreed."""

IN_PLACE_OF_POST = ("plain email", "text message", "phone instead of letter")
"""Agreed with somebody, it is not by post that our letters reach them."""

UNEXPECTED = "no unexpected calls"
TIMED = "time of day"
EXPECTED = frozenset({ContactKind.CALL, ContactKind.VISIT})
REACHING = EXPECTED | {ContactKind.EMAIL, ContactKind.MESSAGE}


def use_of(case: CaseFacts, adjustment: AdjustmentFacts) -> AdjustmentUseFacts | None:
    """Return what was last said of how an adjustment is applied in a case."""
    said = [each for each in case.adjustment_uses if each.adjustment_id == adjustment.id]
    return said[-1] if said else None


def arranged(person: PersonFacts) -> Iterator[AdjustmentFacts]:
    """Yield what is agreed of letters with somebody that no program makes."""
    for adjustment in person.adjustments:
        if any(each in adjustment.kind.casefold() for each in ARRANGED):
            yield adjustment


def against(case: CaseFacts, kind: ContactKind) -> AdjustmentFacts | None:
    """Return what is agreed with the resident and would not be kept, were they reached like that, or might not be.

    A contact has no hour: at which it was is asked wherever one is agreed.
    """
    agreed = case.resident.adjustments if case.resident else ()
    ways = {WAYS[word]: each for each in agreed for word in WAYS if word in each.kind.casefold()}
    other = next(iter(ways.values()), None) if kind in REACHING and kind not in ways else None
    spoken = tuple(each for each in agreed if kind in EXPECTED)
    unasked = (each for each in spoken if UNEXPECTED in each.kind.casefold() and kind not in ways)
    timed = (each for each in spoken if TIMED in each.kind.casefold())
    return other or next(unasked, None) or next(timed, None)


def in_place_of_post(kind: str) -> bool:
    """Whether an adjustment of this kind means that letters do not go by post."""
    return any(each in kind.casefold() for each in IN_PLACE_OF_POST)


def in_words(adjustment: AdjustmentFacts) -> str:
    """Return what is agreed, with what was said of it, as "Time of day (after 4 pm)"."""
    return f"{adjustment.kind} ({adjustment.detail})" if adjustment.detail else adjustment.kind


def require_way(case: CaseFacts, kind: ContactKind, because: str | None) -> None:
    """Raise Refused where we reached the resident otherwise than was agreed, and nobody says why."""
    agreed = against(case, kind)
    if agreed and because is None:
        why = f"“{in_words(agreed)}” is agreed with the resident"
        do = "Say when it was, how they knew of it, or why it was otherwise."
        raise Refused(why, do=do, paragraph="5.10", field="otherwise_because")


def require_time(case: CaseFacts, asked_on: date, by: date | None, calendar: WorkingCalendar, *, field: str) -> None:
    """Raise Refused where the resident would have less time to reply than was agreed with them."""
    agreed = [each.days_more for each in (case.resident.adjustments if case.resident else ()) if each.days_more]
    least = calendar.due(asked_on, max(agreed)) if agreed else None
    if by and least and by < least:
        why = f"It is agreed that they have {working_days(max(agreed))} to reply: until {in_full(least)}"
        raise Refused(why, do="Give that day, or a later one.", paragraph="5.10", field=field)
