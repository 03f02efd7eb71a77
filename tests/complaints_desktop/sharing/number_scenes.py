"""Packs at a desk: put together and taken back, written to, approved by another, issued."""

from collections.abc import Mapping

from sqlalchemy import select

from complaints_desktop.actions import packs, rebases
from complaints_desktop.numbers.packs import Part
from complaints_desktop.numbers.periods import month_of
from complaints_desktop.reading.pack_figures import PackAsked
from complaints_desktop.rules.acts import Act
from db.model import Pack
from db.number_terms import PackKind
from tests.complaints_desktop.sharing.team_scenes import Scene
from tests.complaints_desktop.sharing.two_offices import Sharer


def _asked(officer: Sharer) -> PackAsked:
    return PackAsked(kind=PackKind.HEAD, span=month_of(officer.office.desk().today))


def make(officer: Sharer, _case_id: str) -> None:
    """Put a pack together and take it back; write to another."""
    pack_id = officer.act(packs.make_pack, asked=_asked(officer)).made
    officer.act(packs.write_words, pack_id=pack_id, words={Part.CHANGED.key: "As many came as in the month before."})
    officer.act(packs.take_pack_back, pack_id=pack_id)
    said = {
        "measure": "K2",
        "from_on": officer.office.desk().today,
        "because": "Letters are written by a team of their own",
    }
    officer.act(rebases.take_rebase_back, rebase_id=officer.act(rebases.reckon_anew, **said).made)


def weekly(officer: Sharer, _case_id: str) -> None:
    """Put a pack together that another approves."""
    asked = PackAsked(kind=PackKind.TEAM, span=month_of(officer.office.desk().today))
    officer.act(packs.make_pack, asked=asked)


def approve(officer: Sharer, _case_id: str) -> None:
    """Approve what another put together, and issue it."""
    with officer.office.record.reading() as session:
        waits = select(Pack.id).where(Pack.made_by_id != officer.office.desk().officer.id, Pack.approved_on.is_(None))
        pack_id = session.scalars(waits).one()
    officer.act(packs.approve_pack, pack_id=pack_id)
    officer.act(packs.issue_pack, pack_id=pack_id)


READY: Mapping[Scene, tuple[Scene, ...]] = {approve: (weekly,)}
"""What another has done before."""

SCENES: Mapping[Act, tuple[Scene, ...]] = {
    Act.MAKE_PACK: (make,),
    Act.APPROVE_PACK: (approve,),
    Act.ISSUE_PACK: (approve,),
}
"""How each act about packs is done."""
