"""What happens to a case happens in order: with the clock of a computer set back, no event of it is dated."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import without_weekday

DATED = frozenset(
    {
        *(Act.ACKNOWLEDGE, Act.RESPOND, Act.EXTEND, Act.TELL_CHANGE, Act.WITHDRAW_POINT, Act.ESCALATE, Act.ALLOCATE),
        *(
            Act.REFUSE,
            Act.APPROVE,
            Act.DIRECT,
            Act.ACCEPT,
            Act.CLOSE,
            Act.WITHDRAW,
            Act.REOPEN,
            Act.MERGE,
            Act.UNMERGE,
            Act.END_REQUEST,
        ),
    }
)
"""The acts that date an event of the case today."""

KEPT = timedelta(milliseconds=1)
"""How finely a moment is kept."""


def after_all(now: datetime, before: Iterable[datetime]) -> datetime:
    """Return `now`, or a moment later than all that was said `before`: what is said last counts.

    A desk whose clock is ahead would otherwise have the last word until that day comes.
    """
    return max([now, *(each + KEPT for each in before)])


def require_order(case: CaseFacts, act: Act, today: date) -> None:
    """Raise Refused where `act` dates an event today, and today lies before what has happened to `case`."""
    if act not in DATED:
        return
    last, what = max(reversed(list(_happened(case))), key=lambda event: event[0], default=(today, ""))
    if today < last:
        raise Refused(
            f"This computer says it is {without_weekday(today)}, and the {_called(case)} was {what} on "
            f"{without_weekday(last)}",
            do="Set the date of this computer right, then try again.",
        )


def _called(case: CaseFacts) -> str:
    return "complaint" if case.kind is None else case.kind.value


def _happened(case: CaseFacts) -> Iterator[tuple[date, str]]:
    for stage in case.stages:
        events = (
            (stage.received_on, "taken to stage 2" if stage.number == 2 else "received"),
            (stage.refused_on, "refused"),
            (stage.directed_on, "accepted as the Ombudsman directed"),
            (stage.taken_back_on, "accepted after all"),
            (stage.acknowledged_on, "acknowledged"),
            (stage.responded_on, "answered"),
        )
        yield from ((day, what) for day, what in events if day)
    for end in (case.first_closed_on, case.closed_on, *(each.closed_on for each in case.reopenings)):
        if end:
            yield end, "closed"
    yield from ((each.reopened_on, "reopened") for each in case.reopenings)
