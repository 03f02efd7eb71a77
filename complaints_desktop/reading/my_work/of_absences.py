"""Work of absences: what somebody who takes over has to read and tell, and what two people were given."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, or_, select

from complaints_desktop.case.absences import goes_on
from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.facts.absences import HandoverFacts
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.reading.my_work.found import Found, Sought, in_case
from complaints_desktop.reading.team_board import absences
from complaints_desktop.reading.team_work import Piece, pieces, undone
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.holding import covering
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.wording import count, in_full, in_london, listed
from complaints_desktop.team.away_words import away_words
from db.model import Cover, HandoverNote
from db.team_terms import Part as Work

PLAN_AHEAD = 5
"""Working days before an absence in which who does the work is planned."""

TELL_WITHIN = 1
"""Working days in which a resident learns who their contact is now; ours, the Code says none."""


def to_read(sought: Sought) -> Iterator[Found]:
    """Find what was written for this officer about cases they take over, and they have not read."""
    for case, note in _notes(sought):
        if note.read_at is None:
            by = f" from {note.written_by.name}" if note.written_by else ""
            because = f"written on {in_full(in_london(note.written_at).date())}{by}"
            found = Found(what="Read the handover", because=because, due_on=sought.desk.today, thing=note.id)
            yield in_case(case, found)


def to_tell(sought: Sought) -> Iterator[Found]:
    """Find the residents who do not know yet that this officer is their contact."""
    me, today = sought.desk.officer.id, sought.desk.today
    for case, note in _notes(sought):
        given = [each for each in case.covers if each.part is Work.HANDLER and each.officer.id == me]
        stands = [each for each in given if each.stands(today) or each.for_good]
        if note.resident_told_on is None and stands:
            because = "a resident knows who answers them: the contact has changed"
            since = min(max(stands[-1].from_on, in_london(note.written_at).date()), today)
            due_on = sought.desk.calendar.due(since, TELL_WITHIN)  # the clock it was written by may be a year ahead
            what = "Tell the resident who their contact is"
            yield in_case(case, Found(what=what, because=because, due_on=due_on, thing=note.id))


def to_plan(sought: Sought) -> Iterator[Found]:
    """Find who is away now or within days, and has work that falls due meanwhile and that nobody else does.

    Of one that comes again, as every Friday, nothing is asked: no cover holds for that day alone.
    """
    if not _gives_out(sought):
        return
    last = sought.desk.calendar.due(sought.desk.today, PLAN_AHEAD)
    away = absences(sought.session, sought.desk.today)
    soon = [each for each in away if not each.absence.every_weeks and each.absence.from_on <= last and not each.ends]
    work = _uncovered(sought) if soon else ()
    for line in soon:
        until = line.absence.to_on or date.max
        left = [each for each in work if each.actor_id == line.officer.id and each.due_on and each.due_on <= until]
        if left:
            number = count(len(left), "piece of their work falls", "pieces of their work fall")
            because = f"{away_words(line.absence)}; {number} due meanwhile, and nobody else does it"
            first = max(line.absence.from_on, sought.desk.today)
            what = f"Plan who does the work of {line.officer.name}"
            yield Found(what=what, because=because, due_on=first, thing=line.absence.id)


def to_come_back(sought: Sought) -> Iterator[Found]:
    """Find who is back, and whose work is still with others."""
    if not _gives_out(sought):
        return
    for line in absences(sought.session, sought.desk.today):
        if line.out and line.over:
            number = count(line.out, "piece of their work is", "pieces of their work are")
            because = f"{line.over}, and {number} with others"
            what = f"Give back the work of {line.officer.name}"
            yield Found(what=what, because=because, due_on=sought.desk.today, thing=line.absence.id)


def _uncovered(sought: Sought) -> list[Piece]:
    """Return the work that nobody covers, and nobody will once an absence begins."""
    given = select(Cover.case_id, Cover.part, Cover.commitment_id).where(goes_on(sought.desk.today))
    given = given.where(Cover.id.not_in(undone(sought.desk.today)))
    out = {tuple(row) for row in sought.session.execute(given)}
    found = pieces(sought.session, sought.desk)
    return [each for each in found if (each.case_id, each.part.value, each.commitment_id) not in out]


def _gives_out(sought: Sought) -> bool:
    return Act.GIVE_OUT in rights_of(sought.desk.officer.role).acts


def given_twice(sought: Sought) -> Iterator[Found]:
    """Find what two desks gave to two people: whoever gives out work says whose it is."""
    if not _gives_out(sought):
        return
    several = (
        select(Cover.case_id).where(goes_on(sought.desk.today)).group_by(Cover.case_id, Cover.part, Cover.commitment_id)
    )
    ids = sought.session.scalars(several.having(func.count() > 1)).all()
    for case in load_cases(sought.session, sorted(set(ids)), parts=frozenset({Part.COVER, Part.COMMITMENTS})):
        for part, which in sorted({(each.part, each.commitment_id or "") for each in case.covers}):
            found = covering(case, part, sought.desk.today, which or None)
            if len(found) > 1:
                names = listed([each.officer.name for each in found])
                holds = f"{found[-1].officer.name} has it until you say otherwise"
                because = f"it was given out at two desks; {holds}"
                yield in_case(case, Found(what=f"Given to {names}", because=because, thing=found[-1].id))


def _notes(sought: Sought) -> Iterator[tuple[CaseFacts, HandoverFacts]]:
    """Yield what was written for this officer and is not done with, each with its case."""
    me = sought.desk.officer.id
    waits = or_(HandoverNote.read_at.is_(None), HandoverNote.resident_told_on.is_(None))
    mine = select(HandoverNote.case_id).where(HandoverNote.officer_id == me)
    asked = mine.where(HandoverNote.withdrawn_on.is_(None), waits)
    ids = sorted(set(sought.session.scalars(asked)))
    for case in load_cases(sought.session, ids, parts=frozenset({Part.COVER})):
        has = any(each.officer.id == me and (each.for_good or each.goes_on(sought.desk.today)) for each in case.covers)
        if has and case.closed_on is None:
            yield from ((case, each) for each in case.handovers if each.officer.id == me)
