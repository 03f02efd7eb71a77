"""Checks of letters to who does not complain: somebody is asked, once a day, and by a day that is ahead (Code 5.8)."""

from collections.abc import Iterator
from datetime import date

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.checks.missing import nothing_to_tell
from complaints_desktop.letters.events import OfOne
from complaints_desktop.rules.outside import AskedOf, Invited
from complaints_desktop.rules.wording import in_full


def somebody_asked(seen: Seen) -> Iterator[Found]:
    """There is somebody to ask, whom no letter of today has asked already."""
    matter = seen.matter
    if matter.about is None:
        yield nothing_to_tell(seen)
        return
    name = matter.about.person.name
    if (matter.kind.name, matter.issued_on, name) in {(e.kind, e.issued_on, e.recipient) for e in matter.case.letters}:
        why = f"This letter was issued to {name} today already"
        yield Found(why, "Look at it among the letters of the case.", "kind")


def reply_ahead(seen: Seen) -> Iterator[Found]:
    """The day by which they answer lies ahead."""
    for day in _days(seen.matter.about):
        if day <= seen.matter.issued_on:
            why = f"The answer is asked for by {in_full(day)}, which is not ahead"
            yield Found(why, "Give a later day: bring what was asked up to date.", "evidence")


def _days(about: OfOne | None) -> Iterator[date]:
    if isinstance(about, AskedOf):
        yield from (each.due_on for each in about.pieces if each.due_on)
    if isinstance(about, Invited) and about.invitation.reply_by:
        yield about.invitation.reply_by
