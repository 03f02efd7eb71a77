"""Work that sharing makes: what desks and server hold apart, to be brought together."""

from collections.abc import Iterator

from sqlalchemy import select

from complaints_desktop.reading.clashes import Clash, clashes
from complaints_desktop.reading.held_work import HeldWork, held_work
from complaints_desktop.reading.my_work.found import Found, Sought, handled_by
from complaints_desktop.reading.unsettled import lost
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import count
from db.model import CaseRow
from db.record.connection import SessionRows


def clashing(sought: Sought) -> Iterator[Found]:
    """Find the clashes in the cases this officer handles, and those of what they typed themselves."""
    handled, me = _handled(sought), sought.desk.officer.name
    for clash in clashes(sought.session, sought.desk):
        if clash.case_id in handled or me in (clash.kept.by, clash.theirs.by):
            because = f"{clash.kept.by} and {clash.theirs.by} both changed it, each without knowing of the other"
            yield _question(clash, f"Settle a clash: {clash.what}", because)


def held(sought: Sought) -> Iterator[Found]:
    """Find the held work of the cases this officer handles, and what they typed themselves."""
    handled, me = _handled(sought), sought.desk.officer.name
    for work in held_work(sought.session, sought.desk):
        if work.case_id in handled or work.by == me:
            yield _question(work, f"Held: {work.what}", f"{work.why[0].lower()}{work.why[1:]}")


def lost_at_the_server(sought: Sought) -> Iterator[Found]:
    """One line for whatever the server lost: nobody handles a case that is gone, so whoever may settles it."""
    rows = lost(SessionRows(sought.session))
    if rows and refusal(sought.desk.officer.role, Act.SETTLE) is None:
        because = "others wrote it, the shared database lost it, and this desk may have the last copy"
        what = f"Give back or let go: {count(rows, 'change')} lost at the server"
        yield Found(what=what, because=because, thing="all")


def _handled(sought: Sought) -> frozenset[str]:
    """The cases this officer handles, closed ones too."""
    mine = select(CaseRow.case_id).where(handled_by(sought.desk.officer.id))
    return frozenset(sought.session.scalars(mine))


def _question(about: Clash | HeldWork, what: str, because: str) -> Found:
    return Found(
        what=what,
        because=because,
        case_id=about.case_id or "",
        reference=about.reference,
        resident=about.resident,
        thing=about.id,
    )
