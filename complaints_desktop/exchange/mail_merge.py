"""The same kind of letter to many: each past its own gate, and one that is stopped stops no other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.letters import Issued, issue, ready_letter
from complaints_desktop.desk.changes import Changes, together
from complaints_desktop.desk.desk import Desk
from complaints_desktop.letters.copies import copies
from complaints_desktop.rules.refusals import Refused
from db.model import Case
from db.progress import Progress, nobody_waits


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a mail merge: the letters that went, and what stopped the others, each by the id of its case."""

    issued: Mapping[str, Issued]
    stopped: Mapping[str, Refused]
    references: Mapping[str, str]

    @property
    def changes(self) -> Changes:
        """What all of them changed."""
        return together(each.changes for each in self.issued.values())


def issue_to_many(
    session: Session,
    desk: Desk,
    *,
    case_ids: Sequence[str],
    kind: str,
    typed: Mapping[str, str],
    progress: Progress = nobody_waits,
) -> Merged:
    """Issue a letter of `kind` about each case, with the same words `typed`; given up, none of them went."""
    issued, stopped = {}, {}
    for done, case_id in enumerate(dict.fromkeys(case_ids), start=1):
        try:
            with session.begin_nested():
                issued[case_id] = issue(session, desk, case_id=case_id, kind=kind, typed=typed)
        except Refused as refused:
            stopped[case_id] = refused
        progress(done, len(case_ids))
    return Merged(issued, stopped, _references(session, case_ids))


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What a mail merge would do: to whom the letters would go, and what stops the others, by the id of the case."""

    going: Mapping[str, str]
    stopped: Mapping[str, Refused]
    references: Mapping[str, str]


def look_over(
    session: Session,
    desk: Desk,
    *,
    case_ids: Sequence[str],
    kind: str,
    typed: Mapping[str, str],
    progress: Progress = nobody_waits,
) -> LookedOver:
    """Hold a letter of `kind` about each case to its gate, and issue none."""
    going, stopped = {}, {}
    for done, case_id in enumerate(dict.fromkeys(case_ids), start=1):
        try:
            matter = ready_letter(session, desk, case_id=case_id, kind=kind, typed=typed).matter
            going[case_id] = " and ".join(each.recipient.name for each in copies(matter) if each.recipient)
        except Refused as refused:
            stopped[case_id] = refused
        progress(done, len(case_ids))
    return LookedOver(going, stopped, _references(session, case_ids))


def _references(session: Session, case_ids: Sequence[str]) -> Mapping[str, str]:
    known = session.execute(select(Case.id, Case.reference).where(Case.id.in_(case_ids)))
    return dict(known.all())
