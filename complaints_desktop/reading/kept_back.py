"""Rows that lie with a case on every desk and are not everybody's to see: asked by all that shows rows as they are.

Each kind says which of its rows are seen at a desk. The history of a case, clashes, held work and lost work ask here;
screens, lists and papers are made of readings that ask the same rules.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading import quality_sight, survey_sight

Shows = Callable[[str, str], bool]
"""Whether a row may be shown, by its table and id; a row that is not ruled on may."""

KEPT_BACK: tuple[Callable[[Session, Desk, str | None], Shows], ...] = (quality_sight.shown, survey_sight.shown)
"""What says which rows may be shown at a desk: of one case, or of all."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows that may be shown at a desk."""

    shows: tuple[Shows, ...]

    def __call__(self, entity: str, entity_id: str) -> bool:
        """Whether a row may be shown."""
        return all(each(entity, entity_id) for each in self.shows)


def shown(session: Session, desk: Desk, case_id: str | None = None) -> Shown:
    """Return which rows may be shown at this desk: of one case, or of all."""
    return Shown(tuple(each(session, desk, case_id) for each in KEPT_BACK))
