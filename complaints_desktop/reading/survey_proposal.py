"""Whose complaint ended and may be asked about, with who is held back and why: what a wave of a survey is made of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from complaints_desktop.surveys.asked import (
    FIRST,
    LAST,
    LATELY,
    Candidate,
    Held,
    Known,
    asked_person,
    candidates,
    final,
    mode_for,
    why_held,
    window,
)
from db.model import Case, Commitment, Person, Reopening, Stage, SurveyAsk, SurveyWave
from db.number_terms import AskedAfter, SurveyMode

READ = frozenset(
    {
        *(Part.REPRESENTATIVE, Part.NEEDS, Part.ADJUSTMENTS, Part.RESTRICTIONS, Part.COMMITMENTS),
        *(Part.FOLLOW_THROUGH, Part.INCIDENTS, Part.KEEPING, Part.LETTERS, Part.DEFINITION),
    }
)
"""What says whether somebody is asked."""

LANGUAGES = ("translation", "interpreter", "welsh", "bsl", "sign language")
"""Adjustments that say in which language somebody is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Somebody whose complaint ended in the days of a wave, and whether they are asked."""

    case_id: str
    reference: str
    resident: str
    person_id: str | None
    person: str
    stage: int
    after: AskedAfter
    ended_on: date
    mode: SurveyMode | None
    language: str | None
    how_to_contact: str | None
    held: tuple[Held, ...]
    """Every reason why they are not asked, the one that is counted first."""
    final: bool
    """Whether nobody can decide otherwise."""


def days_asked(desk: Desk, first: date | None = None, last: date | None = None) -> tuple[date, date]:
    """Return the days in which a complaint ended that is asked about; Refused beyond those that are asked today."""
    earliest, latest = window(desk.today, desk.calendar)
    begins, ends = first or earliest, last or latest
    if begins > ends:
        raise Refused(f"{in_full(begins)} is after {in_full(ends)}", do="Say the earlier day first.", field="from_on")
    if not (earliest <= begins and ends <= latest):
        why = f"Residents are asked {FIRST} to {LAST} working days after their complaint ended"
        do = f"Choose days from {in_full(earliest)} to {in_full(latest)}."
        raise Refused(why, do=do, field="from_on" if begins < earliest else "to_on")
    return begins, ends


def proposed(session: Session, desk: Desk, *, first: date, last: date) -> tuple[Proposed, ...]:
    """Return everybody whose complaint ended in those days and who is in no wave for it yet, the last ended first."""
    done, asked_on = _in_waves(session), _households(session, desk.today)
    found = [
        each
        for case in load_cases(session, _ended_in(session, first, last), parts=READ)
        for each in candidates(case, first, last)
        if (case.id, each.stage, each.after.value) not in done
    ]
    found.sort(key=lambda each: (each.ended_on, each.case.reference), reverse=True)
    return tuple(_proposed(found, asked_on, desk))


def _proposed(found: Iterable[Candidate], asked_on: dict[str, date], desk: Desk) -> Iterator[Proposed]:
    for each in found:
        person = asked_person(each.case, desk.today)
        keys = [_household(one) for one in (each.case.resident, person) if one]
        last_on = max((asked_on[key] for key in keys if key in asked_on), default=None)
        held = why_held(each, Known(today=desk.today, household_asked_on=last_on))
        if not held:
            asked_on |= dict.fromkeys(keys, desk.today)
        resident = each.case.resident
        yield Proposed(
            case_id=each.case.id,
            reference=each.case.reference,
            resident=resident.name if resident else "",
            person_id=person.id if person else None,
            person=person.name if person else "",
            stage=each.stage,
            after=each.after,
            ended_on=each.ended_on,
            mode=mode_for(person) if person else None,
            language=_language(person) if person else None,
            how_to_contact=person.how_to_contact if person else None,
            held=held,
            final=any(final(one, each.case) for one in held),
        )


def _language(person: PersonFacts) -> str | None:
    """Return in which language they are asked, where another was agreed: somebody arranges it."""
    agreed = (each for each in person.adjustments if any(one in each.kind.casefold() for one in LANGUAGES))
    first = next(agreed, None)
    return f"{first.kind}: {first.detail}"[:80] if first and first.detail else first.kind[:80] if first else None


def _household(person: PersonFacts) -> str:
    """Return by what a household is known: its home, or else the person alone."""
    return _home(person.id, person.uprn, person.address, person.postcode)


def _home(person_id: str, uprn: str | None, address: str | None, postcode: str | None) -> str:
    said = " ".join(f"{address or ''} {postcode or ''}".upper().replace(",", " ").split())
    return uprn or said or person_id


def _ended_in(session: Session, first: date, last: date) -> list[str]:
    """Return the cases of which something ended in those days: a stage, the case, or a promise."""
    days = (
        select(Stage.case_id).where(
            or_(Stage.responded_on.between(first, last), Stage.refused_on.between(first, last))
        ),
        select(Case.id).where(Case.closed_on.between(first, last)),
        select(Reopening.case_id).where(Reopening.closed_on.between(first, last)),
        select(Commitment.case_id).where(Commitment.completed_on.between(first, last)),
    )
    stands = Case.void_because.is_(None)
    asked = select(Case.id).where(stands, or_(*(Case.id.in_(each) for each in days))).order_by(Case.id)
    return list(session.scalars(asked))


def _in_waves(session: Session) -> frozenset[tuple[str, int, str]]:
    """Return what is in a wave that stands: of which case, which stage, after what."""
    asked = (
        select(SurveyAsk.case_id, SurveyAsk.stage, SurveyAsk.after)
        .join(SurveyWave, SurveyWave.id == SurveyAsk.wave_id)
        .where(SurveyAsk.withdrawn_on.is_(None), SurveyWave.withdrawn_on.is_(None))
    )
    return frozenset((row[0], row[1], row[2]) for row in session.execute(asked))


def _households(session: Session, today: date) -> dict[str, date]:
    """Return the households that were asked lately, each with the last day; one still to be sent counts as today."""
    asked = (
        select(Person.id, Person.uprn, Person.address, Person.postcode, SurveyAsk.sent_on)
        .select_from(SurveyAsk)
        .join(SurveyWave, SurveyWave.id == SurveyAsk.wave_id)
        .join(Case, Case.id == SurveyAsk.case_id)
        .join(Person, or_(Person.id == SurveyAsk.asked_id, Person.id == Case.person_id))
        .where(SurveyAsk.withdrawn_on.is_(None), SurveyWave.withdrawn_on.is_(None), SurveyAsk.held_because.is_(None))
        .where(or_(SurveyAsk.sent_on.is_(None), SurveyAsk.sent_on > today - LATELY))
    )
    found: dict[str, date] = {}
    for person_id, uprn, address, postcode, sent_on in session.execute(asked):
        key = _home(person_id, uprn, address, postcode)
        found[key] = max(found.get(key, date.min), sent_on or today)
    return found


def held_now(session: Session, desk: Desk, *, case_id: str, stage: int, after: AskedAfter) -> tuple[Held, ...]:
    """Return the reasons that hold one back today who is in a wave already: some pass, as a promise that is kept."""
    case = next(load_cases(session, [case_id], parts=READ))
    candidate = Candidate(case=case, stage=stage, after=after, ended_on=desk.today)
    found = why_held(candidate, Known(today=desk.today))
    return tuple(each for each in found if final(each, case))


def by_reason(found: Iterable[Proposed]) -> Mapping[str, int]:
    """Return how many are held back by each reason, and under an empty one how many are asked."""
    counted: dict[str, int] = {}
    for each in found:
        key = each.held[0].because.value if each.held else ""
        counted[key] = counted.get(key, 0) + 1
    return counted
