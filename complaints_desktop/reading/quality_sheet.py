"""The sheet on which a drawn answer is reviewed: what is asked, what the record shows, what is marked so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.case.team import Names
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import judged
from complaints_desktop.documents.words import searched_words
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.letters import LetterFacts
from complaints_desktop.facts.quality import ReviewFacts
from complaints_desktop.quality.anonymised import Anonymised, Known, anonymised
from complaints_desktop.quality.matrix import OF_LETTER, Criterion, Matrix
from complaints_desktop.quality.presence import Found, found
from complaints_desktop.reading.documents import filed_document
from complaints_desktop.reading.quality import reviews
from complaints_desktop.reading.quality_draws import DrawSeen, ItemSeen, item_of, why_looked_at
from complaints_desktop.rules.quality_sight import Sight
from complaints_desktop.rules.refusals import Refused
from db.model import QualityReview
from db.number_terms import Reviewed
from db.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSheet:
    """All that a reviewer needs to mark one answer; whose work it is, is not on it."""

    draw: DrawSeen
    item: ItemSeen
    matrix: Matrix
    criteria: tuple[Criterion, ...]
    shows: Mapping[str, Found]
    """What the record shows of the criteria that it answers."""
    letter: str
    """The words of the letter without names; empty where it is not in this record."""
    begun: ReviewFacts | None
    """What this reviewer has kept so far."""
    because: str = ""
    """Why it may hide a failing, and whether the Ombudsman investigates it."""


def review_sheet(session: Session, desk: Desk, *, item_id: str) -> ReviewSheet:
    """Return the sheet of a drawn answer; Refused where it is not for who is at this desk."""
    draw, item = item_of(session, desk, item_id)
    mine = reviews(session, desk, QualityReview.drawn_item_id == item_id, QualityReview.finished_at.is_(None))
    begun = next((each.review for each in mine if each.sight is Sight.MARKS), None)
    held = desk.settings.quality
    matrix = (desk.settings.matrix(begun.matrix) if begun else None) or held
    case = load_case(session, item.case_id)
    return ReviewSheet(
        draw=draw,
        item=item,
        matrix=matrix,
        criteria=criteria_of(matrix, draw.looks_at),
        shows=shown_of(case, desk, item.stage, draw.looks_at),
        letter=_letter_words(session, case, item.stage),
        begun=begun,
        because=why_looked_at(session, desk, case, item.stage),
    )


def criteria_of(matrix: Matrix, looks_at: Reviewed) -> tuple[Criterion, ...]:
    """Return the criteria that are asked of a file, or of a letter alone."""
    return tuple(each for each in matrix.criteria if looks_at is Reviewed.FILE or each.key in OF_LETTER)


def shown_of(case: CaseFacts, desk: Desk, stage: int, looks_at: Reviewed) -> Mapping[str, Found]:
    """Return what the record shows of the criteria it answers."""
    at = case.stage(stage)
    return found(case, at, judged(case, desk).duties, looks_at) if at else {}


def rendition(session: Session, desk: Desk, *, item_id: str) -> Anonymised:
    """Return the words of a drawn answer for residents to read: without those by which anybody on record is known."""
    _, item = item_of(session, desk, item_id)
    made = _anonymised(session, load_case(session, item.case_id), item.stage)
    if made is None:
        raise Refused("The letter is not in this record", do="Choose an answer whose letter was written here.")
    return made


def _letter_words(session: Session, case: CaseFacts, stage: int) -> str:
    made = _anonymised(session, case, stage)
    return made.text if made else ""


def _anonymised(session: Session, case: CaseFacts, stage: int) -> Anonymised | None:
    letter = _response(case, stage)
    if letter is None:
        return None
    try:
        filed = filed_document(session, document_id=letter.document_id)
    except Refused:  # its bytes are still on their way
        return None
    return anonymised(searched_words(filed.media_type, filed.content).said, known_of(session, case))


def known_of(session: Session, case: CaseFacts) -> Known:
    """Return by what anybody of a case is known."""
    people, officers = case.people, Names(session).officers.values()
    copies = [
        name for letter in case.letters for name in (letter.recipient, *(each.recipient for each in letter.copies))
    ]
    written = [each for one in people for each in (one.phone, one.email, one.uprn) if each]
    return Known(
        residents=tuple({*(name for each in people for name in (each.name, each.preferred_name or "")), *copies}),
        staff=tuple(each.name for each in officers if each.role is not Role.OWNER),
        teams=tuple(each.name for each in officers if each.role is Role.OWNER),
        addresses=tuple(each for one in people for each in (one.address, one.postcode) if each),
        references=tuple(each for each in (case.reference, case.source_reference, *written) if each),
    )


def _response(case: CaseFacts, stage: int) -> LetterFacts | None:
    kind = f"stage{stage}-response"
    return next((each for each in reversed(case.letters) if each.kind == kind), None)
