"""Loads stages with their dated events and extensions, and what belongs to each where it is asked for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.extensions import EXTENSION
from complaints_desktop.case.investigation import checklists, conflicts, consultees, disputed, evidence, invitations
from complaints_desktop.case.money import offers
from complaints_desktop.case.part import ABSENT, Part, Parts, asked
from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.stages import ReviewerFacts, StageFacts
from db.model import Reviewer, Stage

STAGE = Mapper(
    StageFacts,
    Stage,
    *("decider", "reviewer", "extensions", "evidence", "conflicts", "consultees"),
    *("disputed", "invitations", "checklist", "offers"),
)
REVIEWER = Mapper(ReviewerFacts, Reviewer, "officer")
_ROWS, _EXTENSIONS, _REVIEWERS = STAGE.table.c, EXTENSION.table.c, REVIEWER.table.c
_STAGED = (
    select(_ROWS.id, _ROWS.case_id, _ROWS.decider_id, _EXTENSIONS.id, *STAGE.columns(), *EXTENSION.columns())
    .outerjoin(EXTENSION.table, _EXTENSIONS.stage_id == _ROWS.id)
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.number, _ROWS.id, _EXTENSIONS.due_on)
)
_REVIEWED = (
    select(_REVIEWERS.stage_id, _REVIEWERS.officer_id, *REVIEWER.columns())
    .where(among(_REVIEWERS.case_id), _REVIEWERS.ended_on.is_(None))
    .order_by(_REVIEWERS.allocated_on, _REVIEWERS.id)
)


def stages(session: Session, ids: Sequence[str], names: Names, parts: Parts) -> dict[str, list[StageFacts]]:
    """Return the stages by case, the first stage first, each with its extensions, the soonest first."""
    seen = asked(parts, Part.INVESTIGATION, lambda: evidence(session, ids))
    declared = asked(parts, Part.INVESTIGATION, lambda: conflicts(session, ids, names))
    consulted = asked(parts, Part.INVESTIGATION, lambda: consultees(session, ids))
    differing = asked(parts, Part.INVESTIGATION, lambda: disputed(session, ids))
    invited = asked(parts, Part.INVESTIGATION, lambda: invitations(session, ids))
    checked = checklists(session, ids) if Part.INVESTIGATION in parts else lambda _: ABSENT[Part.INVESTIGATION]
    offered = asked(parts, Part.MONEY, lambda: offers(session, ids))
    reviews = _reviewers(session, ids, names)
    start = 4
    found: dict[str, list[StageFacts]] = defaultdict(list)
    for stage_id, rows in groupby(session.execute(_STAGED, those(ids)), key=lambda row: row[0]):
        first, *more = rows
        own = [EXTENSION.make(row, start + STAGE.width) for row in (first, *more) if row[3] is not None]
        made = STAGE.make(
            first,
            start,
            decider=names.officer(first[2]),
            reviewer=reviews.get(stage_id),
            extensions=tuple(own),
            evidence=seen(stage_id),
            conflicts=declared(stage_id),
            consultees=consulted(stage_id),
            disputed=differing(stage_id),
            invitations=invited(stage_id),
            checklist=checked(stage_id),
            offers=offered(stage_id),
        )
        found[first[1]].append(_accepted(made))
    return found


def _accepted(stage: StageFacts) -> StageFacts:
    """Return a stage that two desks accepted after its refusal, directed and of our own accord, by what came first."""
    directed, own = stage.directed_on, stage.taken_back_on
    if directed is None or own is None:
        return stage
    return replace(stage, taken_back_on=None) if directed <= own else replace(stage, directed_on=None)


def _reviewers(session: Session, ids: Sequence[str], names: Names) -> dict[str, ReviewerFacts]:
    """Return who considers each stage: the last who was given it."""
    rows = session.execute(_REVIEWED, those(ids))
    return {row[0]: REVIEWER.make(row, 2, officer=names.someone(row[1])) for row in rows}
