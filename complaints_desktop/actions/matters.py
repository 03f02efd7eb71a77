"""Note another matter that hangs on a complaint, and record what was done about it."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.case.register import officer_named
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.matters import MatterFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.matters import (
    MatterAcknowledged,
    MatterAnswer,
    MatterClosed,
    MatterNoted,
    MatterProgress,
    MatterStruck,
)
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.model import Matter, MatterStep
from db.terms import MatterStepKind

OUTSIDE = "Told outside this program"


def note(session: Session, desk: Desk, *, case_id: str, typed: MatterNoted) -> Changes:
    """Record a matter with the day it was received, which starts its clocks."""
    case = begin(session, desk, case_id, Act.MATTER)
    said = checked(typed, desk, case)
    if any((each.kind, each.received_on) == (said.kind, said.received_on) for each in case.matters):
        why = f"A matter about {said.kind} received that day is on record already"
        raise Refused(why, do="Record what was done about it.", field="kind")
    row = Matter(
        case_id=case_id,
        kind=said.kind.value,
        received_on=said.received_on,
        what=said.what,
        recognised=said.recognised,
        owner_id=officer_named(session, said.owner),
        recorded_at=desk.now,
        recorded_by_id=desk.officer.id,
    )
    session.add(row)
    session.flush()
    return finish(session, desk, case_id, made=row.id)


def acknowledge(session: Session, desk: Desk, *, case_id: str, matter_id: str, typed: MatterAcknowledged) -> Changes:
    """Record that we said, outside this program, that we have it."""
    case = begin(session, desk, case_id, Act.MATTER)
    said, matter = checked(typed, desk, case), _matter(case, matter_id)
    _require_open(matter)
    if matter.acknowledged_on:
        why = f"It was acknowledged on {in_full(matter.acknowledged_on)}"
        raise Refused(why, do="Record what was done since.", field="done_on")
    return _step(session, desk, matter, case_id, MatterStepKind.ACKNOWLEDGED, said.done_on, said.text)


def progress(session: Session, desk: Desk, *, case_id: str, matter_id: str, typed: MatterProgress) -> Changes:
    """Record a step of looking into it, or whom we told what; also after the answer."""
    case = begin(session, desk, case_id, Act.MATTER)
    said, matter = checked(typed, desk, case), _matter(case, matter_id)
    _require_not_ended(matter)
    return _step(session, desk, matter, case_id, said.kind, said.done_on, said.text)


def answer(session: Session, desk: Desk, *, case_id: str, matter_id: str, typed: MatterAnswer) -> Changes:
    """Record what is decided; it is answered by its letter, or on the day it was told another way."""
    case = begin(session, desk, case_id, Act.MATTER)
    said, matter = checked(typed, desk, case), _matter(case, matter_id)
    _require_open(matter)
    told = entry.after(said.answered_on, matter.received_on, field="answered_on", what="it was received")
    decided = told or desk.today
    changes = _step(
        session, desk, matter, case_id, MatterStepKind.DECIDED, decided, said.text, outcome=said.outcome.value
    )
    return _step(session, desk, matter, case_id, MatterStepKind.ANSWERED, told, OUTSIDE) if told else changes


def close(session: Session, desk: Desk, *, case_id: str, matter_id: str, typed: MatterClosed) -> Changes:
    """Record that it ends without an answer, and why."""
    case = begin(session, desk, case_id, Act.MATTER)
    said, matter = checked(typed, desk, case), _matter(case, matter_id)
    _require_open(matter)
    return _step(session, desk, matter, case_id, said.kind, said.done_on, said.text)


def strike(session: Session, desk: Desk, *, case_id: str, matter_id: str, typed: MatterStruck) -> Changes:
    """Take the last step off the record, or where there is none the matter itself; what a letter told stays."""
    case = begin(session, desk, case_id, Act.MATTER)
    said, matter = checked(typed, desk, case), _matter(case, matter_id)
    last = matter.steps[-1] if matter.steps else None
    if last and last.by_letter:
        why = f"A letter told it on {in_full(last.done_on)}"
        raise Refused(why, do="Record what was done since, and write again where the letter was wrong.")
    row = session.get_one(MatterStep, last.id) if last else session.get_one(Matter, matter_id)
    row.withdrawn_on, row.withdrawn_because = desk.today, said.because
    return finish(session, desk, case_id, made=row.id)


def _matter(case: CaseFacts, matter_id: str) -> MatterFacts:
    matter = next((each for each in case.matters if each.id == matter_id), None)
    if matter is None:
        raise Refused("That matter is not part of this case", do="Open the case again.")
    return matter


def _require_not_ended(matter: MatterFacts) -> None:
    if matter.ended:
        why = f"It ended on {in_full(matter.ended.done_on)}: {matter.ended.kind}"
        raise Refused(why, do="Take that entry off, or note the matter anew.")


def _require_open(matter: MatterFacts) -> None:
    _require_not_ended(matter)
    if matter.answered_on:
        why = f"It was answered on {in_full(matter.answered_on)}"
        raise Refused(why, do="Record what was done since as a step.")


def _step(
    session: Session,
    desk: Desk,
    matter: MatterFacts,
    case_id: str,
    kind: MatterStepKind,
    day: date,
    text: str,
    *,
    outcome: str | None = None,
) -> Changes:
    entry.after(day, matter.received_on, field="done_on", what="it was received")
    row = MatterStep(
        case_id=case_id,
        matter_id=matter.id,
        kind=kind.value,
        done_on=day,
        text=text,
        outcome=outcome,
        recorded_at=desk.now,
        recorded_by_id=desk.officer.id,
    )
    session.add(row)
    session.flush()
    return finish(session, desk, case_id, made=row.id)
