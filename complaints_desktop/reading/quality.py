"""Reviews of quality: those that who is at this desk may see, and what they come to (K7)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from complaints_desktop.case.team import Names
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.quality import ReplyFacts, ReviewFacts, ScoreFacts
from complaints_desktop.quality.agreement import Agreement, agreement
from complaints_desktop.quality.matrix import Matrix
from complaints_desktop.quality.scoring import K7, Counted, Mark, Missed, Score, k7, missed, score
from complaints_desktop.reading.quality_sight import reviewed, viewer_at
from complaints_desktop.rules.quality_sight import Sight, sight
from complaints_desktop.rules.refusals import Refused
from db.model import Case, DrawnItem, QualityDraw, QualityReview, QualityScore, ReviewReply
from db.number_terms import DrawMethod, ReplyKind, Scored
from db.number_terms import Reviewed as LooksAt

FINISHED = QualityReview.finished_at.is_not(None), QualityReview.withdrawn_on.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A review that may be seen, what it comes to, and as what it is seen."""

    review: ReviewFacts
    score: Score
    sight: Sight

    @property
    def waits_for_reply(self) -> bool:
        """Whether its handler has not said anything to it."""
        said = self.review.said(ReplyKind.REPLY, ReplyKind.AGREED, ReplyKind.DISPUTE)
        handler = self.review.handler
        return not any(handler and each.replied_by and each.replied_by.id == handler.id for each in said)


def reviews(session: Session, desk: Desk, *where: ColumnElement[bool]) -> tuple[Seen, ...]:
    """Return the reviews that who is at this desk may see, the newest first; what was taken back is not among them."""
    found = _loaded(session, QualityReview.withdrawn_on.is_(None), *where)
    if not found:
        return ()
    viewer, ruled = viewer_at(session, desk), reviewed(session, QualityReview.id.in_([each.id for each in found]))
    seen = ((each, sight(viewer, ruled[each.id])) for each in found)
    return tuple(
        Seen(review=each, score=scored(desk, each), sight=how) for each, how in seen if how is not Sight.NOTHING
    )


def review_of(session: Session, desk: Desk, review_id: str) -> Seen:
    """Return one review; Refused where it is not for who is at this desk, as where there is none."""
    found = reviews(session, desk, QualityReview.id == review_id)
    if not found:
        why = "There is no such review, or it is not for you"
        raise Refused(why, do="A review is between its handler and who leads them.")
    return found[0]


def scored(desk: Desk, review: ReviewFacts) -> Score:
    """Return what a review comes to, by the version it was scored by and as disputes were decided."""
    return score(_marks(review), critical=critical_of(desk, review.matrix), named=review.named)


def critical_of(desk: Desk, version: str) -> dict[str, str]:
    """Return the critical fails of that version; of one not known here, those that hold."""
    return dict((desk.settings.matrix(version) or desk.settings.quality).critical)


def matrix_of(desk: Desk, review: ReviewFacts) -> Matrix:
    """Return the matrix of a review; of a version not known here, the one that holds."""
    return desk.settings.matrix(review.matrix) or desk.settings.quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """What measures ask: K7 of some days."""

    k7: K7
    waiting: int
    """Answers that were drawn at random, or of all, in draws of these days and are neither reviewed nor skipped."""


def handled(session: Session, start: date, end: date, desk: Desk) -> Handled:
    """Return K7 over the reviews of these days: whoever asks, for it names nobody."""
    found = _loaded(session, *FINISHED, QualityReview.reviewed_on.between(start, end))
    return Handled(k7=k7(counted(desk, each) for each in found), waiting=_waiting(session, start, end))


def counted(desk: Desk, review: ReviewFacts) -> Counted:
    """Return a review as figures count it."""
    return Counted(
        id=review.id,
        answer=review.answer,
        handler_id=review.handler.id if review.handler else None,
        method=review.method,
        score=scored(desk, review),
        marks=tuple(_marks(review)),
        whole=review.whole,
        second=review.second,
        residents=review.residents is not None,
    )


def criteria_missed(desk: Desk, found: Iterable[ReviewFacts]) -> tuple[Missed, ...]:
    """Return how each criterion was met over these reviews; second marks and residents' reviews are not among them."""
    own = [each for each in found if not each.second and each.residents is None and each.finished_at]
    return missed([counted(desk, each) for each in own], [each.key for each in desk.settings.quality.criteria])


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How far two who marked the same answers agree: over all, and by criterion, the least agreed first."""

    answers: int
    whole: Agreement
    by_criterion: tuple[tuple[str, Agreement], ...]


def compared(found: Sequence[ReviewFacts]) -> Compared:
    """Return how the first and the second marks of the same answers agree, of reviews that are both seen."""
    by_item: dict[str, dict[bool, ReviewFacts]] = defaultdict(dict)
    for each in found:
        if each.item_id and each.finished_at:
            by_item[each.item_id][each.second] = each
    pairs: dict[str, list[tuple[Scored, Scored]]] = defaultdict(list)
    both = [each for each in by_item.values() if len(each) == 2]
    for pair in both:
        second = {mark.criterion: mark.scored for mark in pair[True].scores}
        for mark in pair[False].scores:
            if mark.criterion in second:
                pairs[mark.criterion].append((mark.scored, second[mark.criterion]))
    each_one = [(key, agreement(marks)) for key, marks in pairs.items()]
    each_one.sort(key=lambda one: (one[1].share if one[1].share is not None else 1, one[0]))
    everything = [pair for marks in pairs.values() for pair in marks]
    return Compared(answers=len(both), whole=agreement(everything), by_criterion=tuple(each_one))


def answered_by(*kinds: ReplyKind) -> ColumnElement[bool]:
    """Return that something of these kinds was said to a review."""
    said = select(ReviewReply.review_id).where(ReviewReply.kind.in_([each.value for each in kinds]))
    return QualityReview.id.in_(said)


def _marks(review: ReviewFacts) -> list[Mark]:
    return [Mark(each.criterion, each.points, review.stands(each)) for each in review.scores]


def _loaded(session: Session, *where: ColumnElement[bool]) -> list[ReviewFacts]:
    """Return reviews, the newest first; who may see them is asked by whoever calls."""
    names = Names(session)
    asked = (
        select(QualityReview, Case.reference, DrawnItem.draw_id, QualityDraw.strata)
        .join(Case, Case.id == QualityReview.case_id)
        .outerjoin(DrawnItem, DrawnItem.id == QualityReview.drawn_item_id)
        .outerjoin(QualityDraw, QualityDraw.id == DrawnItem.draw_id)
        .where(*where)
        .order_by(QualityReview.reviewed_on.desc(), QualityReview.id.desc())
    )
    rows = session.execute(asked).all()
    ids = [row[0].id for row in rows]
    scores, replies = _scores(session, ids), _replies(session, ids, names)
    return [
        ReviewFacts(
            id=row.id,
            case_id=row.case_id,
            reference=reference,
            stage=row.stage,
            looks_at=LooksAt.of_row(row.looks_at),
            method=DrawMethod.of_row(row.method),
            whole=draw_id is not None and strata is None,
            item_id=row.drawn_item_id,
            draw_id=draw_id,
            handler=names.officer(row.handler_id),
            reviewer=names.officer(row.reviewer_id),
            residents=row.residents,
            blind=row.blind,
            second=row.second,
            matrix=row.matrix,
            reviewed_on=row.reviewed_on,
            strengths=row.strengths,
            named=tuple((row.critical or "").split()),
            finished_at=row.finished_at,
            withdrawn_on=row.withdrawn_on,
            scores=tuple(scores[row.id]),
            replies=tuple(replies[row.id]),
        )
        for row, reference, draw_id, strata in rows
    ]


def _scores(session: Session, ids: list[str]) -> dict[str, list[ScoreFacts]]:
    found: dict[str, list[ScoreFacts]] = defaultdict(list)
    asked = select(QualityScore).where(QualityScore.review_id.in_(ids)).order_by(QualityScore.criterion)
    for row in session.scalars(asked):
        found[row.review_id].append(
            ScoreFacts(
                id=row.id,
                criterion=row.criterion,
                points=row.points,
                scored=Scored.of_row(row.scored),
                computed=Scored.of_row(row.computed) if row.computed else None,
                overruled_because=row.overruled_because,
                quote=row.quote,
                note=row.note,
            )
        )
    return found


def _replies(session: Session, ids: list[str], names: Names) -> dict[str, list[ReplyFacts]]:
    found: dict[str, list[ReplyFacts]] = defaultdict(list)
    order = ReviewReply.recorded_at, ReviewReply.id
    for row in session.scalars(select(ReviewReply).where(ReviewReply.review_id.in_(ids)).order_by(*order)):
        found[row.review_id].append(
            ReplyFacts(
                id=row.id,
                kind=ReplyKind.of_row(row.kind),
                criterion=row.criterion,
                words=row.words,
                scored=Scored.of_row(row.scored) if row.scored else None,
                replied_by=names.officer(row.replied_by_id),
                recorded_at=row.recorded_at,
            )
        )
    return found


def _waiting(session: Session, start: date, end: date) -> int:
    """Count what was drawn for K7 and is open: a figure made before all are reviewed is of those that came easily."""
    reviewed_items = select(QualityReview.drawn_item_id).where(*FINISHED, QualityReview.drawn_item_id.is_not(None))
    asked = (
        select(func.count(DrawnItem.id))
        .join(QualityDraw, QualityDraw.id == DrawnItem.draw_id)
        .where(
            QualityDraw.drawn_on.between(start, end),
            QualityDraw.withdrawn_on.is_(None),
            (QualityDraw.method == DrawMethod.RANDOM.value)
            | ((QualityDraw.method == DrawMethod.CENSUS.value) & QualityDraw.strata.is_(None)),
            DrawnItem.skipped_because.is_(None),
            DrawnItem.id.not_in(reviewed_items),
        )
    )
    return session.scalar(asked) or 0
