"""Loads what a decision rests on, by stage: evidence weighed, conflicts declared (Code 5.8)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, grouped, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.investigation import (
    ChecklistFacts,
    ConflictFacts,
    ConsulteeFacts,
    DisputedFacts,
    EvidenceFacts,
    InvitationFacts,
)
from complaints_desktop.forms.checklist import lines
from db.model import ChecklistLine, ConflictDeclaration, Consultee, DisputedFact, EvidenceCheck, Invitation, table_of
from db.terms import Checked, EvidenceResult

EVIDENCE = Mapper(EvidenceFacts, EvidenceCheck)
CONSULTEE = Mapper(ConsulteeFacts, Consultee)
DISPUTED = Mapper(DisputedFacts, DisputedFact)
INVITATION = Mapper(InvitationFacts, Invitation)
CONFLICT = Mapper(ConflictFacts, ConflictDeclaration, "officer")
_CONFLICTS, _LINES = CONFLICT.table.c, table_of(ChecklistLine).c
_DECLARED = (
    select(_CONFLICTS.stage_id, _CONFLICTS.officer_id, *CONFLICT.columns())
    .where(among(_CONFLICTS.case_id))
    .order_by(_CONFLICTS.declared_on)
)
_CHECKED = select(_LINES.stage_id, _LINES.line, _LINES.answer, _LINES.because).where(among(_LINES.case_id))


def evidence(session: Session, ids: Sequence[str]) -> dict[str, tuple[EvidenceFacts, ...]]:
    """Return the evidence of these cases by stage, as it was weighed; what nobody waits for any more as no answer."""
    found = grouped(session, EVIDENCE, ids, of="case_id", by="stage_id", order=("checked_on", "id"))
    return {stage: tuple(_silent(each) for each in pieces) for stage, pieces in found.items()}


def _silent(piece: EvidenceFacts) -> EvidenceFacts:
    return replace(piece, result=EvidenceResult.NO_ANSWER) if piece.unanswered_on else piece


def consultees(session: Session, ids: Sequence[str]) -> dict[str, tuple[ConsulteeFacts, ...]]:
    """Return whom was asked for their view in these cases, by stage."""
    return grouped(session, CONSULTEE, ids, of="case_id", by="stage_id", order=("consulted_on", "id"))


def disputed(session: Session, ids: Sequence[str]) -> dict[str, tuple[DisputedFacts, ...]]:
    """Return the facts still disputed in these cases, by stage."""
    return grouped(session, DISPUTED, ids, of="case_id", by="stage_id", order=("id",), still="struck_on")


def invitations(session: Session, ids: Sequence[str]) -> dict[str, tuple[InvitationFacts, ...]]:
    """Return who was invited to comment in these cases, by stage."""
    return grouped(session, INVITATION, ids, of="case_id", by="stage_id", order=("invited_on", "id"))


def checklists(session: Session, ids: Sequence[str]) -> Callable[[str], tuple[ChecklistFacts, ...]]:
    """Return the function from a stage to the lines of its checklist, in the order of the list, with their answers."""
    rows = session.execute(_CHECKED, those(ids))
    answers = {(stage, line): (Checked.of_row(answer), because) for stage, line, answer, because in rows}

    def of_stage(stage: str) -> tuple[ChecklistFacts, ...]:
        return tuple(
            replace(each, answer=answer, because=because)
            for each in lines()
            for answer, because in [answers.get((stage, each.line), (None, None))]
        )

    return of_stage


def conflicts(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[ConflictFacts, ...]]:
    """Return the declarations about conflicts of interest in these cases by stage."""
    found: dict[str, list[ConflictFacts]] = defaultdict(list)
    for row in session.execute(_DECLARED, those(ids)):
        found[row[0]].append(CONFLICT.make(row, 2, officer=names.someone(row[1])))
    return {stage: tuple(each) for stage, each in found.items()}
