"""What of reviews may be shown at this desk: the one rule of `rules.quality_sight`, asked of the rows of the record."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.growing import led, reached_by
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.quality_sight import KEPT_APART, Reviewed, Viewer, sees, sees_item
from db.model import Case, DrawnItem, Letter, Officer, QualityReview, QualityScore, ReviewReply, Stage
from db.terms import Role

RESPONSES = ("stage1-response", "stage2-response")


def viewer_at(session: Session, desk: Desk) -> Viewer:
    """Return who looks at this desk."""
    return Viewer(id=desk.officer.id, rights=rights_of(desk.officer.role), reaches=led(session, desk))


def viewer_of(session: Session, today: date, officer_id: str) -> Viewer:
    """Return somebody else as one who would look: who is to review sees what they review."""
    role = Role.of_row(session.scalar(select(Officer.role).where(Officer.id == officer_id)) or "")
    return Viewer(id=officer_id, rights=rights_of(role), reaches=reached_by(session, today, officer_id))


def whose(session: Session, cases: Iterable[str]) -> Mapping[tuple[str, int], str]:
    """Return whose work the answer of each stage is: who wrote it, else who decided it, else whose case it is."""
    found: dict[tuple[str, int], str] = {}
    asked = (
        select(Stage.case_id, Stage.number, Letter.author_id, Stage.decider_id, Case.handler_id)
        .join(Case, Case.id == Stage.case_id)
        .outerjoin(Letter, (Letter.stage_id == Stage.id) & Letter.kind.in_(RESPONSES))
        .where(Stage.case_id.in_(list(cases)))
        .order_by(Letter.issued_at)
    )
    for row in session.execute(asked):
        who = row.author_id or row.decider_id or row.handler_id
        if who:
            found[row.case_id, row.number] = who
    return found


def reviewed(
    session: Session,
    where: ColumnElement[bool] = true(),  # noqa: B008  # what is true stays so
) -> Mapping[str, Reviewed]:
    """Return by its id what of each review says who sees it."""
    rows = session.scalars(select(QualityReview).where(where)).all()
    waits = _marking(session, {row.drawn_item_id for row in rows if row.drawn_item_id})
    return {
        row.id: Reviewed(
            handler_id=row.handler_id,
            reviewer_id=row.reviewer_id,
            finished=row.finished_at is not None,
            withdrawn=row.withdrawn_on is not None,
            blind_to=waits[row.drawn_item_id or ""],
        )
        for row in rows
    }


def _marking(session: Session, items: set[str]) -> Mapping[str, frozenset[str]]:
    """Return of each drawn item who is to mark it and has not finished."""
    marking: dict[str, frozenset[str]] = defaultdict(frozenset)
    for item in session.scalars(select(DrawnItem).where(DrawnItem.id.in_(items), DrawnItem.skipped_because.is_(None))):
        marking[item.id] = frozenset(each for each in (item.reviewer_id, item.second_reviewer_id) if each)
    done = select(QualityReview.drawn_item_id, QualityReview.reviewer_id).where(
        QualityReview.drawn_item_id.in_(items),
        QualityReview.finished_at.is_not(None),
        QualityReview.withdrawn_on.is_(None),
    )
    for row in session.execute(done):
        marking[row.drawn_item_id] -= {row.reviewer_id}
    return marking


class _Shown:
    """Whether rows of reviews may be shown at this desk; nothing is read before one is asked for."""

    def __init__(self, session: Session, desk: Desk) -> None:
        """Ask for this desk."""
        self._session, self._desk = session, desk
        self._reviews: dict[str, bool] = {}

    def __call__(self, entity: str, entity_id: str) -> bool:
        """Whether a row may be shown: what is no review is not ruled here; a review that is not here is not."""
        if entity not in KEPT_APART:
            return True
        if entity == "drawn_item":
            return entity_id in items_seen(self._session, self._viewer, DrawnItem.id == entity_id)
        return self._review(self._reviewed(entity, entity_id))

    @cached_property
    def _viewer(self) -> Viewer:
        return viewer_at(self._session, self._desk)

    def _reviewed(self, entity: str, entity_id: str) -> str | None:
        """Return which review a row is, or belongs to."""
        if entity == "quality_review":
            return entity_id
        part = QualityScore if entity == "quality_score" else ReviewReply
        return self._session.scalar(select(part.review_id).where(part.id == entity_id))

    def _review(self, review_id: str | None) -> bool:
        if review_id is None:
            return False
        if review_id not in self._reviews:
            found = reviewed(self._session, QualityReview.id == review_id).get(review_id)
            self._reviews[review_id] = found is not None and sees(self._viewer, found)
        return self._reviews[review_id]


def shown(session: Session, desk: Desk, _case_id: str | None) -> Callable[[str, str], bool]:
    """Return what says which rows of reviews may be shown at this desk; each is looked up when it is asked for."""
    return _Shown(session, desk)


def items_seen(session: Session, viewer: Viewer, *where: ColumnElement[bool]) -> frozenset[str]:
    """Return the drawn items that somebody sees, of those `where` says."""
    rows = session.execute(select(DrawnItem.id, DrawnItem.case_id, DrawnItem.stage).where(*where)).all()
    handlers = whose(session, {row.case_id for row in rows})
    return frozenset(row.id for row in rows if sees_item(viewer, handlers.get((row.case_id, row.stage))))
