"""Checks of letters to the Ombudsman: our full answer comes by the day that it gave."""

from collections.abc import Iterator

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.rules.dates_said import day_said
from complaints_desktop.rules.wording import in_full

THEIRS, OURS = "their_date", "full_reply_by"


def reply_by_their_date(seen: Seen) -> Iterator[Found]:
    """What we name as the day of our answer is no later than the day the Ombudsman asked for it."""
    typed, today = seen.matter.typed, seen.matter.issued_on
    theirs, ours = (day_said(typed.get(name, ""), today) for name in (THEIRS, OURS))
    if theirs and ours and ours > theirs:
        why = f"{in_full(ours)} is later than the day the Ombudsman gave, {in_full(theirs)}"
        yield Found(why, "Give a day by then; or agree a later one with them first, and give that as theirs.", OURS)
