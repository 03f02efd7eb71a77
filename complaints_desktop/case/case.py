"""Reads cases from the record as CaseFacts, one or a hundred thousand, with one query a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from complaints_desktop.case.absences import covers, handovers
from complaints_desktop.case.commitments import commitments
from complaints_desktop.case.contacts import contacts
from complaints_desktop.case.definition import points, standing, withdrawn
from complaints_desktop.case.documents import documents, standing_documents, withdrawn_documents
from complaints_desktop.case.first_contact import first_contacts
from complaints_desktop.case.follow_through import chases, level_answers, misses, resident_answers, sign_offs
from complaints_desktop.case.hazards import hazards
from complaints_desktop.case.incidents import incidents
from complaints_desktop.case.letters import letters, settled_letters
from complaints_desktop.case.links import links
from complaints_desktop.case.matters import matters
from complaints_desktop.case.money import money_requests, orders
from complaints_desktop.case.overrides import overrides
from complaints_desktop.case.part import EVERYTHING, Part, Parts, asked
from complaints_desktop.case.people import PERSON, people_in, uses
from complaints_desktop.case.references import written_reference
from complaints_desktop.case.refusals import refusals
from complaints_desktop.case.reopening import reopenings
from complaints_desktop.case.representatives import authorities, complainants, ended, still
from complaints_desktop.case.retention import keeping
from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.stages import stages
from complaints_desktop.case.submissions import submissions
from complaints_desktop.case.team import Names, given_back
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.reopening import ReopeningFacts
from complaints_desktop.facts.stages import NO_STAGE, StageFacts
from complaints_desktop.rules.refusals import Refused
from db.model import Case, Team

CHUNK = 500

CASE = Mapper(
    CaseFacts,
    Case,
    *(
        "team",
        "handler",
        "resident",
        "authorities",
        "ended_authorities",
        "complainants",
        "adjustment_uses",
        "stages",
        "commitments",
        *("chases", "level_answers", "misses", "resident_answers", "sign_offs"),
        "points",
        "letters",
        "submissions",
        "contacts",
        "settled_letters",
        "overrides",
    ),
    *("refusals", "reopenings", "first_closed_on", "first_closed_as", "withdrawn", "first_contact", "links"),
    *("incidents", "documents", "withdrawn_documents"),
    *("money_requests", "money_orders"),
    *("hazards", "matters"),
    "keeping",
    *("covers", "handovers"),
)
OWN = 3
RESIDENT = OWN + CASE.width
"""Where the columns of the case and its resident begin in a row."""

resident = PERSON.table.alias("resident")


def find_case(session: Session, reference: str) -> str:
    """Return the id of the case with that reference, or else source reference; Refused where there is none.

    An import undone and done again leaves two cases under one source reference: the one that counts is meant.
    Our own may be typed without its hyphens, where nothing has just that reference.
    """
    wanted = reference.strip()
    own, source = Case.reference == wanted.upper(), Case.source_reference == wanted
    named = select(Case.id).where(own | source | (Case.reference == written_reference(wanted)))
    order = (own.desc(), source.desc().nulls_last(), Case.void_because.is_not(None), Case.id.desc())
    found = session.scalar(named.order_by(*order).limit(1))
    if found is None:
        raise Refused("There is no case with that reference", do="Look it up: complaints-desktop cases --query TEXT.")
    return found


def load_case(session: Session, case_id: str, *, parts: Parts = EVERYTHING) -> CaseFacts:
    """Return one case with the parts asked for; Refused where this desk does not hold it."""
    found = next(load_cases(session, [case_id], parts=parts), None)
    if found is None:
        raise Refused("This desk does not hold that case", do="Look it up by its reference, or sync first.")
    return found


def load_cases(session: Session, ids: Iterable[str], *, parts: Parts = EVERYTHING) -> Iterator[CaseFacts]:
    """Yield the cases in chunks, in the order of `ids`; a part that is not asked for raises where it is read."""
    names = Names(session)
    remaining = iter(ids)
    while chunk := list(islice(remaining, CHUNK)):
        yield from _load(session, chunk, names, parts)


def _load(session: Session, ids: list[str], names: Names, parts: Parts) -> Iterator[CaseFacts]:
    rows = {row[0]: row for row in session.execute(_asked(), those(ids))}
    person_in = people_in(session, _people(rows.values()), parts)
    staged = stages(session, ids, names, parts)
    read = _parts(session, ids, names, parts, {stage.id: stage.number for each in staged.values() for stage in each})
    again = reopenings(session, ids, names)
    told, linked = first_contacts(session, ids), links(session, ids)
    for case_id in (each for each in ids if each in rows):
        row = rows[case_id]
        made = CASE.make(
            row,
            OWN,
            team=row[1],
            handler=names.officer(row[2]),
            resident=person_in(row, RESIDENT),
            stages=tuple(staged.get(case_id, ())),
            links=linked.get(case_id, ()),
            reopenings=again.get(case_id, ()),
            first_contact=told.get(case_id),
            **{name: of(case_id) for name, of in read.items()},
        )
        yield _ended(made if made.stages else replace(made, stages=(_without_stages(made),)))


def _parts(
    session: Session, ids: list[str], names: Names, parts: Parts, numbers: Mapping[str, int]
) -> Mapping[str, Callable[[str], Any]]:
    """Return how each part is read of a case, by what it is called there: loaded now, or absent from each."""
    whole = points(session, ids, numbers) if Part.DEFINITION in parts else {}
    given = given_back(session, ids, names) if parts & {Part.LETTERS, Part.CONTACTS} else {}
    speaking = authorities(session, ids, parts) if Part.REPRESENTATIVE in parts else {}
    kept = documents(session, ids, names) if Part.DOCUMENTS in parts else {}
    loads: Mapping[str, tuple[Part, Callable[[], Mapping[str, Any]]]] = {
        "authorities": (Part.REPRESENTATIVE, lambda: still(speaking)),
        "ended_authorities": (Part.REPRESENTATIVE, lambda: ended(speaking)),
        "complainants": (Part.REPRESENTATIVE, lambda: complainants(session, ids, parts)),
        "adjustment_uses": (Part.ADJUSTMENTS, lambda: uses(session, ids)),
        "commitments": (Part.COMMITMENTS, lambda: commitments(session, ids, names)),
        "chases": (Part.FOLLOW_THROUGH, lambda: chases(session, ids, names)),
        "level_answers": (Part.FOLLOW_THROUGH, lambda: level_answers(session, ids, names)),
        "misses": (Part.FOLLOW_THROUGH, lambda: misses(session, ids, names)),
        "resident_answers": (Part.FOLLOW_THROUGH, lambda: resident_answers(session, ids, names)),
        "sign_offs": (Part.FOLLOW_THROUGH, lambda: sign_offs(session, ids, names)),
        "points": (Part.DEFINITION, lambda: standing(whole)),
        "withdrawn": (Part.DEFINITION, lambda: withdrawn(whole)),
        "letters": (Part.LETTERS, lambda: letters(session, ids, names, numbers, given)),
        "submissions": (Part.LETTERS, lambda: submissions(session, ids, names)),
        "settled_letters": (Part.LETTERS, lambda: settled_letters(session, ids, names)),
        "overrides": (Part.LETTERS, lambda: overrides(session, ids, names)),
        "contacts": (Part.CONTACTS, lambda: contacts(session, ids, names, given)),
        "incidents": (Part.INCIDENTS, lambda: incidents(session, ids)),
        "documents": (Part.DOCUMENTS, lambda: standing_documents(kept)),
        "withdrawn_documents": (Part.DOCUMENTS, lambda: withdrawn_documents(kept)),
        "hazards": (Part.HAZARDS, lambda: hazards(session, ids, names)),
        "matters": (Part.MATTERS, lambda: matters(session, ids, names)),
        "covers": (Part.COVER, lambda: covers(session, ids, names)),
        "handovers": (Part.COVER, lambda: handovers(session, ids, names)),
        "keeping": (Part.KEEPING, lambda: keeping(session, ids, names)),
        "refusals": (Part.REFUSALS, lambda: refusals(session, ids, names, numbers)),
        "money_requests": (Part.MONEY, lambda: money_requests(session, ids, names)),
        "money_orders": (Part.MONEY, lambda: orders(session, ids)),
    }
    return {name: asked(parts, part, load) for name, (part, load) in loads.items()}


@cache
def _asked() -> Select[Any]:
    """Return what asks for the own row of each case with its team and its resident."""
    case = CASE.table
    found = case.outerjoin(Team, Team.id == case.c.team_id).outerjoin(resident, resident.c.id == case.c.person_id)
    columns = [case.c.id, Team.name, case.c.handler_id, *CASE.columns(), *PERSON.columns(resident)]
    return select(*columns).where(among(case.c.id)).select_from(found)


def _people(rows: Iterable[Sequence[Any]]) -> list[str]:
    """The ids of the residents who stand in these rows."""
    return [row[RESIDENT] for row in rows if row[RESIDENT]]


def _without_stages(case: CaseFacts) -> StageFacts:
    """A complaint pulled before its stages still has a stage 1, with nothing recorded; what is none has no stage."""
    if case.is_complaint:
        return StageFacts(id=case.id, number=1, received_on=None)
    told = case.first_contact
    return StageFacts(
        id=case.id,
        number=NO_STAGE,
        received_on=told.received_on if told else None,
        received_by=told.received_by if told else None,
    )


def _ended(case: CaseFacts) -> CaseFacts:
    """The case with its last end and its first: each reopening has its own, and what is no complaint its own too."""
    if case.first_contact:
        return replace(case, closed_on=case.first_contact.ended_on)
    if not case.reopenings:
        return case
    last: ReopeningFacts = case.reopenings[-1]
    first_on, first_as = case.closed_on, case.closed_as
    ends = replace(case, first_closed_on=first_on, first_closed_as=first_as)
    return replace(ends, closed_on=last.closed_on, closed_as=last.closed_as)
