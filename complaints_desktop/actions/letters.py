"""Issue a letter: past its gate it is written, frozen, hashed and filed, and the stage moves on (Code 6.2, 6.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import update
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, require_duties
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.brief import STANDARD_SIZE, LetterMatter
from complaints_desktop.letters.briefing import ACTS, letter_blockers, letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.kinds import Purpose
from complaints_desktop.letters.write import write
from complaints_desktop.rules.decisions import overall
from complaints_desktop.rules.refusals import Refused
from db.model import Document, DocumentBytes, Letter, Offer, Stage, new_id


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
    case = begin(session, desk, case_id, ACTS[matter.kind.purpose])
    _refuse_blocked(case, desk, matter)
    content = write(compose(matter), ".pdf")
    digest = sha256(content).hexdigest()
    document = _file(session, desk, matter, content, digest)
    letter_id = _letter(session, desk, matter, document)
    _move_on(session, desk, matter)
    return Issued(
        changes=finish(session, desk, case_id, Subject.LETTERS, made=letter_id), sha256=digest, content=content
    )


def _refuse_blocked(case: CaseFacts, desk: Desk, matter: LetterMatter) -> None:
    """Raise Refused for the first thing that stops this letter: what its gate finds, or a duty of the case."""
    for blocker in letter_blockers(matter, desk):
        if blocker.blocks:
            raise Refused(blocker.why, do=blocker.do, paragraph=blocker.paragraph, field=blocker.field)
    require_duties(case, desk, ACTS[matter.kind.purpose])


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


def _move_on(session: Session, desk: Desk, matter: LetterMatter) -> None:
    """Record the event this letter is: the acknowledgement, or the response with its outcome and its offers."""
    stage = session.get_one(Stage, matter.case.current.id)
    if matter.kind.purpose is Purpose.ACKNOWLEDGEMENT:
        stage.acknowledged_on = desk.today
        return
    number = stage.number
    found = (point.finding(number) for point in matter.case.points)
    outcome = overall(finding.decision if finding else None for finding in found)
    stage.responded_on = desk.today
    stage.outcome = outcome.value if outcome else None
    stage.decider_id = desk.officer.id
    offered = (Offer.stage_id == stage.id) & Offer.offered_on.is_(None) & Offer.withdrawn_on.is_(None)
    session.execute(update(Offer).where(offered).values(offered_on=desk.today))
