"""Reviews of how complaints were handled: marked, replied to, disputed and decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.quality.matrix import Criterion, Matrix
from complaints_desktop.quality.presence import Found
from complaints_desktop.reading.quality import Seen, review_of
from complaints_desktop.reading.quality_draws import item_of
from complaints_desktop.reading.quality_sheet import criteria_of, shown_of
from complaints_desktop.reading.quality_sight import whose
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.quality_sight import Sight
from complaints_desktop.rules.refusals import Refused
from db.model import Document, DrawnItem, Letter, QualityReview, QualityScore, ReviewReply
from db.number_terms import DrawMethod, ReplyKind, Reviewed, Scored

OF_HANDLER = frozenset({ReplyKind.REPLY, ReplyKind.AGREED, ReplyKind.DISPUTE})
"""What a handler says to a review of their work."""
SHORT = (Scored.NO, Scored.PARTLY)
"""The marks that take points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What a reviewer says of one criterion."""

    scored: Scored
    quote: str = ""
    note: str = ""
    because: str = ""
    """Why they say otherwise than the record shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTyped:
    """A review as it is typed so far."""

    marks: Mapping[str, Marked]
    strengths: str = ""
    critical: Sequence[str] = ()
    """The keys of critical fails that are named."""
    residents: str = ""
    """The name of the panel, where residents reviewed it."""


def save_review(session: Session, desk: Desk, *, item_id: str, typed: ReviewTyped, finish: bool) -> Changes:
    """Keep the marks of an answer that was drawn; `finish` once every criterion has one: its handler reads it then."""
    require(desk.officer.role, Act.REVIEW_QUALITY)
    draw_seen, item = item_of(session, desk, item_id)
    row = session.get_one(DrawnItem, item_id)
    if not item.waits_for(desk.officer.id):
        raise Refused("This answer is not yours to review, or is reviewed", do="Take another of the list.")
    review = _begun(session, desk, row) or _review(session, desk, row, draw_seen.looks_at, draw_seen.method)
    matrix = desk.settings.matrix(review.matrix) or desk.settings.quality
    shows = shown_of(load_case(session, row.case_id), desk, row.stage, draw_seen.looks_at)
    asked = criteria_of(matrix, draw_seen.looks_at)
    _require_marks(asked, typed, shows, finish=finish)
    review.strengths = entry.text(typed.strengths, field="strengths")
    review.critical = " ".join(_critical(matrix, typed)) or None
    review.residents = entry.text(typed.residents, field="residents", limit=200)
    session.flush()
    for each in asked:
        if each.key in typed.marks:
            _keep_score(session, review, each, typed.marks[each.key], shows.get(each.key))
    if finish:
        review.finished_at, review.reviewed_on = desk.now, desk.today
    return changed(Subject.QUALITY, case=review.case_id, made=review.id)


def take_review_back(session: Session, desk: Desk, *, review_id: str) -> Changes:
    """Take back a review of one's own; its scores stay on record."""
    require(desk.officer.role, Act.REVIEW_QUALITY)
    seen = review_of(session, desk, review_id)
    if seen.sight is not Sight.MARKS:
        raise Refused("A review is taken back by who made it", do="Ask them, or dispute it.")
    session.get_one(QualityReview, review_id).withdrawn_on = desk.today
    return changed(Subject.QUALITY, case=seen.review.case_id)


def reply_to_review(
    session: Session, desk: Desk, *, review_id: str, kind: ReplyKind, words: str, criterion: str = ""
) -> Changes:
    """Say something to a review of one's own work: a reply, that one agrees, or that a mark is disputed."""
    seen = review_of(session, desk, review_id)
    require(desk.officer.role, Act.REPLY_TO_REVIEW, own=seen.sight is Sight.OWN)
    if seen.sight is not Sight.OWN:
        raise Refused("Only whose work it is replies to a review", do="Leave it to them.")
    if kind not in OF_HANDLER:
        raise Refused("That is not for its handler to say", do="Reply, agree or dispute.", field="kind")
    if kind is ReplyKind.DISPUTE:
        _require_scored(seen, criterion)
    return _answer(session, desk, seen, kind, words, criterion)


def answer_review(
    session: Session,
    desk: Desk,
    *,
    review_id: str,
    kind: ReplyKind,
    words: str,
    criterion: str = "",
    scored: Scored | None = None,
) -> Changes:
    """Say what follows from a review: what was agreed, which training is needed, or as a third person what stands.

    Of training the words are the course: it is needed until the register has it.
    """
    require(desk.officer.role, Act.REVIEW_QUALITY)
    seen = review_of(session, desk, review_id)
    if seen.sight is Sight.OWN:
        raise Refused("What follows from a review of your own work is said by who leads you", do="Reply to it.")
    if kind not in (ReplyKind.AGREED, ReplyKind.TRAINING, ReplyKind.DECISION):
        raise Refused("A reply or a dispute is its handler’s", do="Leave it to them.", field="kind")
    if kind is ReplyKind.DECISION:
        _require_third(seen, criterion)
        if scored is None:
            raise Refused("How the mark stands is not said", do="Choose a mark.", field="scored")
    if kind is ReplyKind.TRAINING and len(words) > 200:
        raise Refused("The name of a course has 200 characters at most", do="Shorten it.", field="words")
    return _answer(session, desk, seen, kind, words, criterion, scored if kind is ReplyKind.DECISION else None)


def _answer(
    session: Session,
    desk: Desk,
    seen: Seen,
    kind: ReplyKind,
    words: str,
    criterion: str,
    scored: Scored | None = None,
) -> Changes:
    if not seen.review.finished_at:
        raise Refused("The review is not finished", do="Finish it first.")
    row = ReviewReply(
        case_id=seen.review.case_id,
        review_id=seen.review.id,
        kind=kind.value,
        criterion=criterion or None,
        words=entry.worded(words, field="words", what="What is said"),
        scored=scored.value if scored else None,
        replied_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    return changed(Subject.QUALITY, case=seen.review.case_id, made=row.id)


def _require_scored(seen: Seen, criterion: str) -> None:
    if criterion not in {each.criterion for each in seen.review.scores}:
        why = "A dispute is about one mark"
        raise Refused(why, do="Choose the criterion.", field="criterion")


def _require_third(seen: Seen, criterion: str) -> None:
    """Raise Refused unless there is a dispute to decide, and who decides is neither of the two."""
    if seen.sight is Sight.MARKS:
        raise Refused("A third person decides a dispute", do="Ask another who leads.", field="kind")
    if criterion not in {each.criterion for each in seen.review.disputed}:
        raise Refused("Nobody disputes that mark", do="Choose one that is disputed.", field="criterion")


def _begun(session: Session, desk: Desk, item: DrawnItem) -> QualityReview | None:
    """Return the review this officer has begun of an answer."""
    return session.scalar(
        select(QualityReview).where(
            QualityReview.drawn_item_id == item.id,
            QualityReview.reviewer_id == desk.officer.id,
            QualityReview.withdrawn_on.is_(None),
        )
    )


def _review(session: Session, desk: Desk, item: DrawnItem, looks_at: Reviewed, method: DrawMethod) -> QualityReview:
    letter = session.scalar(
        select(Letter)
        .where(Letter.case_id == item.case_id, Letter.kind == f"stage{item.stage}-response")
        .order_by(Letter.issued_at.desc())
        .limit(1)
    )
    row = QualityReview(
        case_id=item.case_id,
        stage=item.stage,
        looks_at=looks_at.value,
        method=method.value,
        drawn_item_id=item.id,
        letter_id=letter.id if letter else None,
        letter_sha256=_sha256(session, letter),
        handler_id=whose(session, [item.case_id]).get((item.case_id, item.stage)),
        reviewer_id=desk.officer.id,
        blind=looks_at is Reviewed.LETTER,
        second=item.second_reviewer_id == desk.officer.id,
        matrix=desk.settings.quality.version,
        reviewed_on=desk.today,
    )
    session.add(row)
    return row


def _sha256(session: Session, letter: Letter | None) -> str | None:
    return session.get_one(Document, letter.document_id).sha256 if letter else None


def _require_marks(asked: Sequence[Criterion], typed: ReviewTyped, shows: Mapping[str, Found], *, finish: bool) -> None:
    known = {each.key for each in asked}
    for key, mark in typed.marks.items():
        if key not in known:
            raise Refused(f"{key} is not asked here", do="Leave it out.", field=key)
        if not isinstance(mark.scored, Scored) or not mark.scored.known:
            raise Refused(f"{key} has no mark", do="Choose yes, partly, no or not applicable.", field=key)
        other = key in shows and mark.scored is not shows[key].scored
        if other and finish and says_nothing(mark.because):
            why = f"{key}: the record shows “{shows[key].scored.value}”, and you say “{mark.scored.value}”"
            raise Refused(why, do="Say why.", field=key)
    missing = [each.key for each in asked if each.key not in typed.marks]
    if finish and missing:
        raise Refused(f"{missing[0]} has no mark", do="Mark every criterion, then finish.", field=missing[0])
    for each in asked if finish else ():
        _require_shown(each, typed.marks[each.key])
    if finish and says_nothing(typed.strengths):
        raise Refused("What was done well is not said", do="Begin with it: it is read first.", field="strengths")


def _require_shown(criterion: Criterion, mark: Marked) -> None:
    """Raise Refused where points are taken and nothing is shown for it; what the record answers shows itself."""
    if criterion.presence or mark.scored not in SHORT:
        return
    if says_nothing(mark.quote) and says_nothing(mark.note):
        why = f"{criterion.key} is marked “{mark.scored.value}” without the sentence or a note"
        raise Refused(why, do="Quote what shows it, or say what is missing.", field=criterion.key)


def _critical(matrix: Matrix, typed: ReviewTyped) -> list[str]:
    for key in typed.critical:
        if key not in matrix.critical:
            raise Refused(f"{key} is no critical fail", do="Choose one of the list.", field="critical")
        mark = typed.marks.get(key)
        if mark is not None and mark.scored in (Scored.YES, Scored.NOT_APPLICABLE):
            why = f"{key} is marked “{mark.scored.value}”, and named as a critical fail"
            raise Refused(why, do="Put one of the two right.", field=key)
    return [key for key in matrix.critical if key in set(typed.critical)]


def _keep_score(
    session: Session, review: QualityReview, criterion: Criterion, mark: Marked, shows: Found | None
) -> None:
    row = session.scalar(
        select(QualityScore).where(QualityScore.review_id == review.id, QualityScore.criterion == criterion.key)
    )
    if row is None:
        row = QualityScore(
            case_id=review.case_id,
            review_id=review.id,
            criterion=criterion.key,
            points=criterion.points,
            scored=mark.scored.value,
            computed=shows.scored.value if shows else None,
        )
        session.add(row)
    row.scored = mark.scored.value
    row.overruled_because = entry.text(mark.because, field=criterion.key)
    row.quote = entry.text(mark.quote, field=criterion.key)
    agrees = shows is not None and mark.scored is shows.scored and mark.scored in SHORT
    row.note = entry.text(mark.note or (shows.because if agrees and shows else ""), field=criterion.key)
