"""What is found by the words a person types: cases, best first, with where the words stand; and open promises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.people import people
from complaints_desktop.reading.case_list import CaseLine, lines_of
from complaints_desktop.reading.people import PersonFound, cases_of
from db.model import Case, CaseRow, Commitment, Document, Officer
from db.record.local import Record
from db.record.search import Hit, excerpts, find, folded, numeric
from db.terms import CommitmentState

AMONG = 40
"""Cases among whose residents people are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFound:
    """A case, and the words around what was found in its text; empty where its line shows it."""

    line: CaseLine
    excerpt: str
    stands_in: str = ""
    """`documents` or `letters` where the words stand in one of the case; empty where they stand in its own."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """The paper in which words were found: what is said of that, and among which papers it is."""

    said: str = ""
    among: str = ""


NO_PAPER = _Paper()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFound:
    """An open promise."""

    case_id: str
    reference: str
    resident: str
    what: str
    owner: str
    due_on: date


def found_cases(record: Record, text: str, limit: int) -> list[CaseFound]:
    """Return the cases that hold every word of `text`, best first."""
    hits = find(record, text, limit)
    lines = lines_of(record, [hit.case_id for hit in hits])
    around = dict(zip((hit.case_id for hit in hits), excerpts(record, text, hits), strict=True))
    papers = _papers(record, hits)
    return [
        CaseFound(
            line=line,
            excerpt="" if _shows(line, text) else papers.get(line.case_id, NO_PAPER).said + around[line.case_id],
            stands_in=papers.get(line.case_id, NO_PAPER).among,
        )
        for line in lines
    ]


def found_people(record: Record, session: Session, *, text: str, limit: int) -> list[PersonFound]:
    """Return the residents meant by `text` among those of the cases it finds: by name, or by a number of theirs.

    `find_people` looks through everybody, those without a case too: at 100,000 cases it takes a tenth of a second, and
    the cases of the next key would wait for it.
    """
    ids = [hit.case_id for hit in find(record, text, AMONG)]
    known = session.execute(select(Case.id, Case.person_id).where(Case.id.in_(ids))).all()
    of = {case_id: person for case_id, person in known if person}
    residents = list(dict.fromkeys(person for each in ids if (person := of.get(each))))
    facts = people(session, residents)
    meant = [facts[each] for each in residents if numeric(text) or places(facts[each].name, text)]
    return [PersonFound(person=each, cases=cases_of(session, person_id=each.id)) for each in meant[:limit]]


def found_commitments(session: Session, *, text: str, limit: int) -> list[CommitmentFound]:
    """Return the open promises whose words or owner hold every word of `text`, the first due first."""
    words = re.findall(r"\w+", text)
    if not words:
        return []
    query = (
        select(CaseRow.case_id, CaseRow.reference, CaseRow.resident, Commitment.what, Officer.name, Commitment.due_on)
        .join(Commitment, Commitment.case_id == CaseRow.case_id)
        .join(Officer, Officer.id == Commitment.owner_id)
        .where(Commitment.state == CommitmentState.OPEN.value)
        .where(*((Commitment.what + " " + Officer.name).icontains(word, autoescape=True) for word in words))
        .order_by(Commitment.due_on, CaseRow.row)
        .limit(limit)
    )
    return [
        CommitmentFound(case_id=case, reference=reference, resident=resident, what=what, owner=owner, due_on=due)
        for case, reference, resident, what, owner, due in session.execute(query)
    ]


def places(shown: str, typed: str) -> list[tuple[int, int]]:
    """Return where in `shown` a word begins as one of the words `typed` does: first and last place of each."""
    pieces = sorted((folded(piece) for piece in re.findall(r"\w+", typed)), key=len, reverse=True)
    found = []
    for word in re.finditer(r"\w+", shown):
        piece = next((each for each in pieces if folded(word.group()).startswith(each)), "")
        if piece:
            found.append((word.start(), word.start() + len(piece)))
    return found


def _papers(record: Record, hits: Sequence[Hit]) -> dict[str, _Paper]:
    """Return of each case that was found by a document or a letter which one that is."""
    cases = {hit.source_id: hit.case_id for hit in hits if hit.kind == "file"}
    if not cases:
        return {}
    with record.reading() as session:
        found = session.execute(select(Document.id, Document.title, Document.kind).where(Document.id.in_(cases)))
        return {
            cases[each.id]: _Paper(f"in “{each.title}”: ", "documents" if each.kind else "letters") for each in found
        }


def _shows(line: CaseLine, text: str) -> bool:
    """Whether the line of a case shows every word that was typed."""
    shown = f"{line.reference} {line.resident} {line.address} {line.postcode} {line.category}"
    return all(places(shown, word) for word in re.findall(r"\w+", text))
