"""Refusals whose reasons are nearly the same: a sign that they are not of one case alone (Code 2.5). Never a bar."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.model import Case, Refusal

NEARLY = 0.85
"""How much of two texts is the same, word by word, before somebody is told."""

LOOKED_BACK = timedelta(365)


def similar_refusals(session: Session, reasons: str, *, case_id: str, today: date) -> tuple[str, ...]:
    """Return the references of other cases refused, or to be, with nearly these reasons in the last 12 months.

    Only cases this desk holds: whoever approves refusals sees all of them.
    """
    rows = session.execute(
        select(Case.reference, Refusal.reasons)
        .join(Case, Case.id == Refusal.case_id)
        .where(Refusal.case_id != case_id, Refusal.proposed_on >= today - LOOKED_BACK)
        .where(Refusal.dropped_on.is_(None), Case.void_because.is_(None))
        .order_by(Refusal.proposed_on.desc())
    )
    return tuple(dict.fromkeys(_nearly(reasons, ((reference, said or "") for reference, said in rows))))


def _nearly(reasons: str, others: Iterator[tuple[str, str]]) -> Iterator[str]:
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(_words(reasons))
    for reference, said in others:
        matcher.set_seq1(_words(said))
        if matcher.real_quick_ratio() >= NEARLY and matcher.quick_ratio() >= NEARLY and matcher.ratio() >= NEARLY:
            yield reference


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+|\d+", text.lower())
