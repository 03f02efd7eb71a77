"""Letters that were printed in a pile and posted: recorded of each, as if it had been said one by one."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from complaints_desktop.actions.despatch import send
from complaints_desktop.desk.changes import Changes, together
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.despatch import LetterSent
from complaints_desktop.letters.brief import STANDARD_SIZE
from complaints_desktop.reading.letters_out import LetterOut
from db.terms import SentBy

PRINT, LARGE_PRINT = "printed", "large print"
"""Of the list `sent_as`."""


def post(session: Session, desk: Desk, letters: Sequence[LetterOut]) -> Changes:
    """Record that letters went by post today; of all, or of none."""
    return together(
        send(session, desk, case_id=each.case_id, letter_id=each.id, typed=_said(each, desk)) for each in letters
    )


def _said(letter: LetterOut, desk: Desk) -> LetterSent:
    printed = LARGE_PRINT if letter.text_size > STANDARD_SIZE else PRINT
    return LetterSent(way=SentBy.POST.value, sent_on=desk.today, sent_as=printed)
