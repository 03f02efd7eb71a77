"""Find a person as they are typed, with their earlier cases and open promises: is it a repeat, is it ours already."""

from dataclasses import dataclass

from sqlalchemy import literal_column, or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.people import people
from complaints_desktop.facts.people import PersonFacts
from db.model import Case, CaseRow, Person
from db.record.indexing import joined, national
from db.record.search import numeric, run_together


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCase:
    """One line about a case of the same person."""

    case_id: str
    reference: str
    category: str
    state: str
    open_commitments: int
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A person with what is already known of them."""

    person: PersonFacts
    cases: tuple[EarlierCase, ...]


def find_people(session: Session, *, text: str, limit: int = 8) -> tuple[PersonFound, ...]:
    """Return the people whose name, postcode or phone number begins with what is typed, however a number is spaced.

    A record that was merged into another of the same person is not offered.
    """
    typed = text.strip()
    if len(typed) < 2:
        return ()
    begins = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    within = f"% {begins}"
    like = [each.ilike(begins, escape="\\") for each in (Person.name, Person.postcode)]
    like.append(Person.name.ilike(within, escape="\\"))
    if numeric(typed):
        columns = (joined("person.postcode"), national("person.phone"))
        like += [literal_column(each).ilike(f"{run_together(typed)}%") for each in columns]
    ids = session.scalars(
        select(Person.id).where(or_(*like), Person.merged_into_id.is_(None)).order_by(Person.name).limit(limit)
    ).all()
    facts = people(session, ids)
    return tuple(PersonFound(person=facts[each], cases=cases_of(session, person_id=each)) for each in ids)


def person_found(session: Session, *, person_id: str) -> PersonFound | None:
    """Return one person with what is known of them; None where this desk does not hold them any more."""
    facts = people(session, [person_id]).get(person_id)
    return PersonFound(person=facts, cases=cases_of(session, person_id=person_id)) if facts else None


def cases_of(session: Session, *, person_id: str) -> tuple[EarlierCase, ...]:
    """Return the cases of one person, newest first."""
    lines = session.scalars(
        select(CaseRow)
        .join(Case, Case.id == CaseRow.case_id)
        .where(Case.person_id == person_id)
        .order_by(CaseRow.row.desc())
    )
    return tuple(
        EarlierCase(
            case_id=line.case_id,
            reference=line.reference,
            category=line.category,
            state=line.state,
            open_commitments=line.open_commitments,
            open=line.open,
        )
        for line in lines
    )
