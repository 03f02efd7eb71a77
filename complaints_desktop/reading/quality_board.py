"""What the screen of quality shows: draws, reviews, what was found, how reviewers agree; of the last twelve months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.team import Names
from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.numbers.share import one_decimal
from complaints_desktop.quality.matrix import Matrix
from complaints_desktop.quality.scoring import Missed, besides, said_of, together, weighted_back
from complaints_desktop.reading.growing import led
from complaints_desktop.reading.holdings import counted_of
from complaints_desktop.reading.quality import Compared, Seen, compared, counted, criteria_missed, handled, reviews
from complaints_desktop.reading.quality_draws import DrawSeen, draws
from complaints_desktop.reading.quality_sight import viewer_at
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal, rights_of
from complaints_desktop.rules.quality_sight import sees_draws
from complaints_desktop.rules.wording import capitalised, count, in_short
from db.model import Calibration, Case, QualityReview
from db.number_terms import DrawMethod

YEAR = timedelta(365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A calibration that was held."""

    id: str
    held_on: date
    criteria: tuple[str, ...]
    words: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityBoard:
    """All of it; who does not lead has their own reviews alone."""

    leads: bool
    """Whether draws, figures and calibrations are shown."""
    may_draw: bool
    mine: tuple[Seen, ...]
    """Reviews that may be seen, the newest first."""
    matrix: Matrix
    draws: tuple[DrawSeen, ...] = ()
    k7: tuple[str, ...] = ()
    """The team's figure in words."""
    missed: tuple[Missed, ...] = ()
    compared: Compared | None = None
    held: tuple[Held, ...] = ()
    reviewers: tuple[OfficerFacts, ...] = ()
    """Who may be asked to review."""
    handlers: tuple[OfficerFacts, ...] = ()
    categories: tuple[str, ...] = ()


def quality_board(session: Session, desk: Desk) -> QualityBoard:
    """Return what is shown of quality at this desk."""
    since = desk.today - YEAR
    seen = reviews(session, desk, QualityReview.reviewed_on >= since)
    finished = tuple(each for each in seen if each.review.finished_at)
    if not sees_draws(viewer_at(session, desk)):
        return QualityBoard(leads=False, may_draw=False, mine=finished, matrix=desk.settings.quality)
    figure = handled(session, since, desk.today, desk)
    waits = f"{count(figure.waiting, 'answer')} drawn for this figure {'is' if figure.waiting == 1 else 'are'} open: "
    open_ = (f"{waits}until they are reviewed it is of those that came first.",) if figure.waiting else ()
    found, drawn = [each.review for each in finished], draws(session, desk)
    by_case = (counted(desk, each) for each in found)
    said = (*_of_which(session), *said_of(figure.k7), *open_, *besides(by_case), *_weighted(finished, drawn))
    return QualityBoard(
        leads=True,
        may_draw=refusal(desk.officer.role, Act.DRAW) is None,
        mine=finished,
        matrix=desk.settings.quality,
        draws=drawn,
        k7=said,
        missed=criteria_missed(desk, found),
        compared=compared(found),
        held=_held(session),
        reviewers=_reviewers(session, desk),
        handlers=_handlers(session, desk),
        categories=tuple(each for each in session.scalars(select(Case.category).distinct()) if each),
    )


def _of_which(session: Session) -> Iterator[str]:
    """Yield of which complaints the figure is, where this desk does not hold all."""
    if of := counted_of(session):
        yield f"{capitalised(of)}."


def _weighted(finished: Sequence[Seen], drawn: Sequence[DrawSeen]) -> Iterator[str]:
    """Yield for each stratified draw whose groups all have a review what all answers come to."""
    for draw in drawn:
        if draw.strata is None or draw.method is not DrawMethod.STRATIFIED:
            continue
        of = [each for each in finished if each.review.draw_id == draw.id and not each.review.second]
        strata = {
            who: (there, together(each.score for each in of if each.review.handler and each.review.handler.id == who))
            for who, (there, _) in draw.strata.items()
        }
        exact = weighted_back(strata)
        if exact is not None:
            day = in_short(draw.drawn_on)
            yield f"So many of each handler, drawn on {day}: {one_decimal(exact)}%, weighted back to all answers."


def _held(session: Session) -> tuple[Held, ...]:
    names = Names(session)
    asked = select(Calibration).where(Calibration.withdrawn_on.is_(None)).order_by(Calibration.held_on.desc())
    found = []
    for row in session.scalars(asked):
        by = names.officer(row.held_by_id)
        criteria = tuple((row.criteria or "").split())
        said = Held(id=row.id, held_on=row.held_on, criteria=criteria, words=row.words or "", by=by.name if by else "")
        found.append(said)
    return tuple(found)


def _reviewers(session: Session, desk: Desk) -> tuple[OfficerFacts, ...]:
    staff = (each.officer for each in workers(session, desk.today) if not each.only_named)
    return tuple(each for each in staff if Act.REVIEW_QUALITY in rights_of(each.role).acts)


def _handlers(session: Session, desk: Desk) -> tuple[OfficerFacts, ...]:
    reached = led(session, desk)
    staff = (each.officer for each in workers(session, desk.today) if each.id in reached and not each.only_named)
    return tuple(each for each in staff if Act.REPLY_TO_REVIEW in rights_of(each.role).acts)
