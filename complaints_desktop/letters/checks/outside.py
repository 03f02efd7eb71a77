"""Checks of letters to who does not complain: somebody is asked, once a day, and by a day that is ahead (Code 5.8)."""

from collections.abc import Iterator

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.checks.missing import nothing_to_tell


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
