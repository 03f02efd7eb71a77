"""Issue a letter: past its gate it is written, frozen, hashed and filed, and the stage moves on (Code 6.2, 6.3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import update
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, require_duties
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.brief import STANDARD_SIZE, LetterMatter
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.kinds import Recorded
from complaints_desktop.letters.write import write
from complaints_desktop.rules.decisions import overall
from complaints_desktop.rules.refusals import Refused
from db.model import Document, DocumentBytes, Extension, Letter, Offer, Stage, new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A letter that has gone: what it is filed as, and its bytes."""

    changes: Changes
    sha256: str
    content: bytes


def issue(
    session: Session,
    desk: Desk,
    *,
    case_id: str,
    kind: str,
    typed: Mapping[str, str],
    text_size: int = STANDARD_SIZE,
) -> Issued:
    """Issue a letter of `kind` today; Refused with the first thing that still blocks it."""
    matter = letter_matter(session, desk, case_id=case_id, kind=kind, typed=typed, text_size=text_size, draft=False)
    case = begin(session, desk, case_id, matter.kind.act)
    _refuse_blocked(case, desk, matter)
    content = write(compose(matter), ".pdf")
    digest = sha256(content).hexdigest()
    document = _file(session, desk, matter, content, digest)
    letter_id = _letter(session, desk, matter, document)
    WRITERS[matter.kind.records](session, desk, session.get_one(Stage, case.current.id), case)
    return Issued(
        changes=finish(session, desk, case_id, Subject.LETTERS, made=letter_id), sha256=digest, content=content
    )


def _refuse_blocked(case: CaseFacts, desk: Desk, matter: LetterMatter) -> None:
    """Raise Refused for the first thing that stops this letter: what its gate finds, or a duty of the case."""
    for blocker in letter_blockers(matter, desk):
        if blocker.blocks:
            raise Refused(blocker.why, do=blocker.do, paragraph=blocker.paragraph, field=blocker.field)
    require_duties(case, desk, matter.kind.act)


def _file(session: Session, desk: Desk, matter: LetterMatter, content: bytes, digest: str) -> str:
    document_id = new_id()
    session.add(
        Document(
            id=document_id,
            case_id=matter.case.id,
            title=matter.kind.title,
            media_type="application/pdf",
            sha256=digest,
            size=len(content),
            added_at=desk.now,
        )
    )
    session.flush()
    session.add(DocumentBytes(document_id=document_id, content=content))
    return document_id


def _letter(session: Session, desk: Desk, matter: LetterMatter, document_id: str) -> str:
    recipient = matter.recipient
    letter = Letter(
        id=new_id(),
        case_id=matter.case.id,
        stage_id=matter.case.current.id,
        kind=matter.kind.name,
        template_version=matter.kind.version,
        issued_on=desk.today,
        issued_at=desk.now,
        author_id=desk.officer.id,
        recipient=recipient.name if recipient else "",
        text_size=matter.text_size,
        document_id=document_id,
    )
    session.add(letter)
    return letter.id


def _acknowledged(_session: Session, desk: Desk, stage: Stage, _case: CaseFacts) -> None:
    stage.acknowledged_on = desk.today


def _responded(session: Session, desk: Desk, stage: Stage, case: CaseFacts) -> None:
    """Record the response, with what the decisions come to and the money that is now offered."""
    found = (point.finding(stage.number) for point in case.points)
    outcome = overall(finding.decision if finding else None for finding in found)
    stage.responded_on = desk.today
    stage.outcome = outcome.value if outcome else None
    stage.decider_id = desk.officer.id
    offered = (Offer.stage_id == stage.id) & Offer.offered_on.is_(None) & Offer.withdrawn_on.is_(None)
    session.execute(update(Offer).where(offered).values(offered_on=desk.today))


def _extended(session: Session, desk: Desk, stage: Stage, _case: CaseFacts) -> None:
    """Record that the resident is told today of what the stage was extended by, and why (Code 6.4, 6.15)."""
    untold = (Extension.stage_id == stage.id) & Extension.notified_on.is_(None)
    session.execute(update(Extension).where(untold).values(notified_on=desk.today))


def _nothing(_session: Session, _desk: Desk, _stage: Stage, _case: CaseFacts) -> None:
    """Leave the stage as it is: the letter itself is on record."""


WRITERS: Mapping[Recorded, Callable[[Session, Desk, Stage, CaseFacts], None]] = {
    Recorded.ACKNOWLEDGED: _acknowledged,
    Recorded.RESPONDED: _responded,
    Recorded.EXTENDED: _extended,
    Recorded.NOTHING: _nothing,
}
"""What a letter writes on its stage, by the event that it is."""
