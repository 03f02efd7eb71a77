"""What the sharing of the record says of itself: how it stands, and the few things that happen once in years."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from complaints_desktop.reading.sharing_state import in_words, to_settle
from complaints_desktop.rules.wording import count, moment_words

if TYPE_CHECKING:
    from complaints_desktop.reading.sharing_state import SharingState
    from db.problems import EnvironmentProblem


class Said(NamedTuple):
    """One line with its shape and tone, and what stands under it."""

    words: str
    more: str
    icon: str
    tone: str


WHAT_IT_IS = (
    "Until now this record lies on this computer only. Once you join your landlord's shared database, the whole team "
    "sees the same cases. You go on working without a network as before: what you type is kept here first, and shared "
    "when the network is there. Where two people change the same thing, nobody's words are lost: both are shown, and a "
    "person decides."
)

LOST = (
    "Other people wrote this, this desk had fetched it, and the shared database no longer has it. Nothing of it leaves "
    "this desk before you have given it back or let it go."
)

NOTICES: dict[str, Said] = {
    "fork": Said(
        "This copy of the record is also in use elsewhere, or was restored from a back-up",
        "It goes on under a new desk code; nothing is lost. New cases get references with the new code.",
        "info",
        "info",
    ),
    "restored": Said(
        "The shared database was put back to an earlier state",
        "This desk has sent its work again; nothing of it is lost. What other desks wrote and nobody sends again is "
        "kept here until somebody gives it back or lets it go; if there is any, it is listed on this page.",
        "info",
        "info",
    ),
    "digest": Said(
        "This desk and the shared database did not hold the same",
        "Everything was fetched anew, and what was not yet shared stays as it was. If this comes again, tell whoever "
        "looks after the shared database.",
        "warning",
        "warn",
    ),
}
"""What can happen to a copy of the record, in words; what stops the sharing is a problem, and has its own."""


def standing(state: SharingState, problem: EnvironmentProblem | None) -> Said:
    """Return how it stands, for the top of the screen and for the foot of the rail; good only after an answer."""
    words = in_words(state, problem)
    if not state.joined:
        return Said(words, "", "desk", "quiet")
    waiting = f"{count(state.waiting, 'change')} waiting to be shared." if state.waiting else ""
    last = f"Last shared {moment_words(state.last_shared_at)}." if state.last_shared_at else "Not shared yet."
    more = " ".join(part for part in (last, waiting) if part)
    if problem is not None:
        return Said(words, more, "warning", "warn")
    if to_settle(state):
        return Said(words, more, "clash", "warn")
    if state.waiting or state.last_shared_at is None:
        return Said(words, more, "clock", "info")
    return Said(
        words, "Everything typed here is in the shared database, and the other way round.", "tick-circle", "good"
    )
