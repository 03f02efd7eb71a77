"""Work when everything that was promised is done: the resident is asked whether it is so (Code 7.3)."""

from collections.abc import Iterator

from sqlalchemy import Select, select

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.reading.my_work.found import Found, Sought, handled_by, in_case
from complaints_desktop.rules.all_done import ASKED_FOR, AllDone, all_done
from complaints_desktop.rules.wording import in_full
from db.model import CaseRow, Commitment

FOLLOWED = frozenset({Part.COMMITMENTS, Part.FOLLOW_THROUGH})


def to_ask(sought: Sought) -> Iterator[Found]:
    """Find the cases this officer handles in which all is done, and the resident has not said that it is so."""
    ids = sought.session.scalars(_lately_done(sought)).all()
    for case in load_cases(sought.session, ids, parts=FOLLOWED):
        done = all_done(case)
        if done and done.waits(sought.desk.today):
            what = "Ask the resident: is everything done as you were told?"
            yield in_case(case, Found(what=what, because=_because(done), due_on=done.ask_by(sought.desk.calendar)))


def _because(done: AllDone) -> str:
    since = f"no promise is open any more, and the last was kept on {in_full(done.on)}"
    if not done.tried:
        return f"{since}; only they can say that it is so (Code 7.3)"
    return f"{since}; not reached on {in_full(done.tried[-1])}, and to be asked once more"


def _lately_done(sought: Sought) -> Select[str]:
    """The cases this officer handles in which nothing is open, and something was kept not long ago."""
    recent = select(Commitment.case_id).where(Commitment.completed_on >= sought.desk.today - ASKED_FOR)
    mine = handled_by(sought.desk.officer.id)
    found = select(CaseRow.case_id).where(mine, CaseRow.open_commitments == 0, CaseRow.case_id.in_(recent))
    return found.order_by(CaseRow.case_id)
