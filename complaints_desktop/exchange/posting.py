"""Letters that were printed in a pile and posted: recorded of each, as if it had been said one by one."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from complaints_desktop.actions.despatch import send
from complaints_desktop.desk.changes import Changes, together
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.despatch import LetterSent
from complaints_desktop.letters.brief import STANDARD_SIZE
from complaints_desktop.reading.letters_out import LetterOut
from complaints_desktop.rules.wording import count
from db.terms import SentBy

PRINT, LARGE_PRINT = "printed", "large print"
"""Of the list `sent_as`."""


@dataclass(frozen=True, slots=True)
class ToPost:
    """Which letters of a pile may be recorded as posted, and why others are left out, with how many."""

    letters: tuple[LetterOut, ...]
    left_out: Mapping[str, int]

    @property
    def others(self) -> str:
        """What is left out, in a sentence; empty where nothing is."""
        said = "; ".join(f"{count(number, 'letter')} {why}" for why, number in self.left_out.items())
        return f"Not recorded: {said}." if said else ""


def to_post(pile: Sequence[LetterOut], *, by_hand: Collection[str] = ()) -> ToPost:
    """Return what of `pile` may be recorded; what has left, or came back, only where its id was chosen by hand."""
    why_not = {each.id: _why_not(each, by_hand=each.id in by_hand) for each in pile}
    left_out = Counter(why for why in why_not.values() if why)
    return ToPost(tuple(each for each in pile if not why_not[each.id]), left_out)


def post(session: Session, desk: Desk, letters: Sequence[LetterOut]) -> Changes:
    """Record that letters went by post today; of all, or of none."""
    return together(
        send(session, desk, case_id=each.case_id, letter_id=each.id, typed=_said(each, desk)) for each in letters
    )


def _why_not(letter: LetterOut, *, by_hand: bool) -> str:
    if letter.other_way:
        return f"for which another way is agreed ({letter.other_way})"
    if by_hand:
        return ""
    return "that came back" if letter.returned_on else "that left before" if letter.sent_on else ""


def _said(letter: LetterOut, desk: Desk) -> LetterSent:
    printed = LARGE_PRINT if letter.text_size > STANDARD_SIZE else PRINT
    return LetterSent(way=SentBy.POST.value, sent_on=desk.today, sent_as=printed)
