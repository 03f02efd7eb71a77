"""Who may see a review of somebody's work, its scores and replies: one rule, which every way to them asks.

A review is between its handler and who leads them. Its rows lie on every desk that holds the case, so whatever shows
rows of a case asks here: screens, what is on record of a case, clashes and held work, lists, papers.
"""

from dataclasses import dataclass
from enum import Enum

from complaints_desktop.rules.permissions import Rights

KEPT_APART = frozenset({"drawn_item", "quality_review", "quality_score", "review_reply"})
"""The tables that lie with a case and are not everybody's who sees it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Somebody who would look."""

    id: str
    rights: Rights
    reaches: frozenset[str] = frozenset()
    """Whom they lead, and they themselves (`rules.leading`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What of a review says who sees it."""

    handler_id: str | None
    reviewer_id: str | None
    finished: bool
    withdrawn: bool = False
    blind_to: frozenset[str] = frozenset()
    """Who still has to mark the same answer without seeing these marks."""


class Sight(Enum):
    """What somebody sees of a review."""

    NOTHING = "nothing"
    READS = "reads it"
    OWN = "their own work was reviewed"
    MARKS = "marks it"


def sight(viewer: Viewer, review: Reviewed) -> Sight:
    """Return what somebody sees of a review.

    Its reviewer always; its handler once it is finished, and not before; who leads them and an auditor likewise, but
    whoever still marks the same answer.
    """
    if viewer.id == review.reviewer_id:
        return Sight.MARKS
    if not review.finished or viewer.id in review.blind_to:
        return Sight.NOTHING
    if viewer.id == review.handler_id:
        return Sight.NOTHING if review.withdrawn else Sight.OWN
    return Sight.READS if reads_work(viewer, review.handler_id) else Sight.NOTHING


def sees(viewer: Viewer, review: Reviewed) -> bool:
    """Whether somebody sees a review at all."""
    return sight(viewer, review) is not Sight.NOTHING


def sees_draws(viewer: Viewer) -> bool:
    """Whether somebody sees draws: who leads, and an auditor. Nobody is told that their work will be looked at."""
    return viewer.rights.leads or viewer.rights.audits


def sees_item(viewer: Viewer, handler_id: str | None) -> bool:
    """Whether somebody sees that an answer of that handler was drawn."""
    return viewer.id != handler_id and reads_work(viewer, handler_id)


def reads_work(viewer: Viewer, handler_id: str | None) -> bool:
    """Whether somebody reads how that handler works: who leads them, and an auditor.

    Of who has left, and of work that is nobody's, it is who leads everybody.
    """
    if viewer.rights.audits and not viewer.rights.leads:
        return True
    if not viewer.rights.leads:
        return False
    return viewer.rights.sees_all or handler_id in viewer.reaches
