"""Work that letters make which two desks sent for the same: to be settled, and then told."""

from collections.abc import Iterator

from sqlalchemy import select

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.reading.letters_twice import twice_in, words_of
from complaints_desktop.reading.my_work.found import Found, Sought, in_case
from complaints_desktop.rules.letters_twice import WHICH_STANDS, to_tell_which_stands
from db.model import SettledLetter


def sent_twice(sought: Sought) -> Iterator[Found]:
    """Find what two desks sent for the same in the cases this officer handles."""
    for case, group in twice_in(sought.session, [each.case.id for each in sought.handled]):
        what = f"Say which of them stands: {words_of(group)}"
        because = f"two desks sent it, {' and '.join(each.by or 'nobody named' for each in group.letters)}"
        yield in_case(case, Found(what=what, because=because, thing=group.first.id))


def to_tell(sought: Sought) -> Iterator[Found]:
    """Find what was settled of letters that went twice, and nobody was told of."""
    handled = [each.case.id for each in sought.handled]
    settled = sought.session.scalars(select(SettledLetter.case_id).where(SettledLetter.case_id.in_(handled)).distinct())
    for case in load_cases(sought.session, sorted(settled), parts=frozenset({Part.LETTERS})):
        told = to_tell_which_stands(case)
        if told:
            what = "Write which of the two letters stands"
            yield in_case(case, Found(what=what, because=told.because, thing=told.id, letter=WHICH_STANDS))
