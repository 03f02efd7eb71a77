"""The same kind of letter to many: each past its own gate, and one that is stopped stops no other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.letters import Issued, Ready, issue, ready_letter
from complaints_desktop.desk.changes import Changes, together
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.letter_pile import pages_of
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.copies import copies
from complaints_desktop.letters.last_look import LastLook, last_look
from complaints_desktop.letters.write import write
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from db.model import Case
from db.progress import Progress, nobody_waits

T = TypeVar("T")


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

    def one(case_id: str) -> Issued:
        with session.begin_nested():
            return issue(session, desk, case_id=case_id, kind=kind, typed=typed)

    issued, stopped = _each(case_ids, one, progress)
    return Merged(issued, stopped, _references(session, case_ids))


def _each(
    case_ids: Sequence[str], do: Callable[[str], T], progress: Progress
) -> tuple[Mapping[str, T], Mapping[str, Refused]]:
    """Return what came of each case, and of the others why not: one that is refused stops no other."""
    done: dict[str, T] = {}
    stopped: dict[str, Refused] = {}
    for number, case_id in enumerate(dict.fromkeys(case_ids), start=1):
        try:
            done[case_id] = do(case_id)
        except Refused as refused:
            stopped[case_id] = refused
        progress(number, len(case_ids))
    return done, stopped


@dataclass(frozen=True, slots=True)
class Going:
    """A letter that would go, looked at once more: to whom, how it is printed, what it does."""

    to: str
    """All who get it, by name."""
    pages: int
    """Of it and of its copies."""
    printed: str
    """How many pages and in which size of print; of each copy."""
    look: LastLook
    doubts: tuple[str, ...]
    """What is still to look at, and stops it not."""


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What a mail merge would do: which letters would go, and what stops the others, by the id of the case."""

    going: Mapping[str, Going]
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

    def one(case_id: str) -> Going:
        return _going(ready_letter(session, desk, case_id=case_id, kind=kind, typed=typed))

    going, stopped = _each(case_ids, one, progress)
    return LookedOver(going, stopped, _references(session, case_ids))


def _going(ready: Ready) -> Going:
    """Set each copy as it would go, to say how long it is."""
    made = [(each, pages_of(write(compose(each), ".pdf"))) for each in copies(ready.matter)]
    printed = [f"{count(pages, 'page')} in {each.text_size} point" for each, pages in made]
    to = [each.recipient.name for each, _ in made if each.recipient]
    each_to = printed if len(made) == 1 else [f"to {name} {how}" for name, how in zip(to, printed, strict=True)]
    doubts = tuple(each.why for each in ready.found if not each.stays)
    return Going(" and ".join(to), sum(pages for _, pages in made), "; ".join(each_to), last_look(ready.matter), doubts)


def _references(session: Session, case_ids: Sequence[str]) -> Mapping[str, str]:
    known = session.execute(select(Case.id, Case.reference).where(Case.id.in_(case_ids)))
    return dict(known.all())
