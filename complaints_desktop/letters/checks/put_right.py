"""Checks of a letter that puts another right: there is one to put right, and it is the one that was chosen."""

from collections.abc import Iterator

from complaints_desktop.letters.brief import may_put_right
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.events import PUTS_RIGHT


def something_wrong(seen: Seen) -> Iterator[Found]:
    """A letter was issued that can be put right by another to the same people."""
    if seen.matter.put_right is not None:
        return
    if may_put_right(seen.matter.case):
        yield Found("The letter that was chosen cannot be put right by this one", "Choose another.", PUTS_RIGHT)
    else:
        why = "No letter was issued here that a letter to the resident puts right"
        yield Found(why, "Write the letter anew, or tell them in a contact.", "wrong_letter")
