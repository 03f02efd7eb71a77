"""Loads what a decision rests on, by stage: evidence weighed, conflicts declared (Code 5.8)."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, grouped
from complaints_desktop.case.team import Names
from complaints_desktop.facts.investigation import ConflictFacts, ConsulteeFacts, EvidenceFacts
from db.model import ConflictDeclaration, Consultee, EvidenceCheck

EVIDENCE = Mapper(EvidenceFacts, EvidenceCheck)
CONSULTEE = Mapper(ConsulteeFacts, Consultee)
CONFLICT = Mapper(ConflictFacts, ConflictDeclaration, "officer")


def evidence(session: Session, ids: Sequence[str]) -> dict[str, tuple[EvidenceFacts, ...]]:
    """Return the evidence of these cases by stage, as it was weighed."""
    return grouped(session, EVIDENCE, ids, of="case_id", by="stage_id", order=("checked_on", "id"))


def consultees(session: Session, ids: Sequence[str]) -> dict[str, tuple[ConsulteeFacts, ...]]:
    """Return whom was asked for their view in these cases, by stage."""
    return grouped(session, CONSULTEE, ids, of="case_id", by="stage_id", order=("consulted_on", "id"))


def conflicts(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[ConflictFacts, ...]]:
    """Return the declarations about conflicts of interest in these cases by stage."""
    rows = CONFLICT.table.c
    query = select(rows.stage_id, rows.officer_id, *CONFLICT.columns()).where(among(rows.case_id, ids))
    found: dict[str, list[ConflictFacts]] = defaultdict(list)
    for row in session.execute(query.order_by(rows.declared_on)):
        found[row[0]].append(CONFLICT.make(row, 2, officer=names.someone(row[1])))
    return {stage: tuple(each) for stage, each in found.items()}
