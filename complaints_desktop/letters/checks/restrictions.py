"""Checks of letters on conduct and contact: warned before, approved by another, in time, and true (Code 5.14, 5.15)."""

from collections.abc import Iterator
from datetime import date

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.checks.missing import nothing_to_tell
from complaints_desktop.letters.events import OfOne
from complaints_desktop.rules.restrictions import Imposing, ReviewOf, on_record, warned_on
from complaints_desktop.rules.wording import in_full, listed


def something_to_tell(seen: Seen) -> Iterator[Found]:
    """There is a warning, a restriction or a review that no letter has told of."""
    if seen.matter.about is None:
        yield nothing_to_tell(seen)


def approved(seen: Seen) -> Iterator[Found]:
    """The restriction is approved as it stands, by who neither proposed it nor signs this letter (taxonomies 6.8)."""
    if not isinstance(about := seen.matter.about, Imposing):
        return
    by, said = about.restriction.approved_by, about.restriction.answered
    if by is None:
        why = f"The restriction was sent back: {said.because}" if said else "The restriction is not approved yet"
        yield Found(why, "Have a team leader or manager approve it, who did not propose it.", "restrictions")
    elif by.id == seen.matter.author.id:
        why = f"{by.name} approved the restriction, and somebody else signs the letter"
        yield Found(why, "Have whoever handles the case send it.", "sender")


def warned(seen: Seen) -> Iterator[Found]:
    """They were warned by letter, or a threat or violence is named that made it urgent."""
    about = seen.matter.about
    if isinstance(about, Imposing) and not (warned_on(about.person) or about.restriction.no_warning):
        yield Found("They were not warned", "Warn them first, or propose it again and say why not.", "warn")


def needs_met(seen: Seen) -> Iterator[Found]:
    """What is on record of needs and adjustments by now is answered, also what came after the proposal."""
    if isinstance(about := seen.matter.about, Imposing):
        known = on_record(about.person)
        if known and not about.restriction.adjusted:
            why = f"It does not say how what is on record is met: {listed(known)}"
            yield Found(why, "Propose it again, with how that is met.", "restrict")


def review_in_time(seen: Seen) -> Iterator[Found]:
    """The day of the review is no further ahead than the landlord's own period."""
    about, last = seen.matter.about, seen.matter.review_by
    day = _review_day(about)
    if day and last and day > last:
        why = f"The review on {in_full(day)} is too far ahead: it is looked at again by {in_full(last)}"
        if isinstance(about, Imposing):
            yield Found(why, "Propose it again, with an earlier day.", "restrict")
        else:
            yield Found(why, "Review it again, with an earlier day.", "restrictions")


def _review_day(about: OfOne | None) -> date | None:
    """Return the day of the next review that a letter gives."""
    if isinstance(about, Imposing):
        return about.restriction.review_on
    return about.review.next_on if isinstance(about, ReviewOf) else None
