"""Absences: who is away, who is given their work meanwhile or for good, and what comes back (taxonomies 6.8)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.case.absences import goes_on
from complaints_desktop.case.case import load_case, load_cases
from complaints_desktop.case.part import Part as CasePart
from complaints_desktop.case.workers import ABSENCE, in_sight
from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.absences import AbsenceFacts
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms import entry
from complaints_desktop.reading.absence_plan import Proposal, proposal
from complaints_desktop.reading.case_lines import restate_promised
from complaints_desktop.reading.decided import Decided, noted
from complaints_desktop.reading.handover import handovers
from complaints_desktop.rules.acts import CASEWORKERS, Act
from complaints_desktop.rules.holding import cover, holder, is_over
from complaints_desktop.rules.independence import require_independent
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.team.away_words import COMES_AGAIN, EACH_TIME, away_words
from db.model import Absence, Case, Commitment, Cover, HandoverNote, Officer, Reviewer
from db.team_terms import Away, Part
from db.terms import Role

BACK = "They are back"
READ = frozenset({CasePart.COVER, CasePart.COMMITMENTS, CasePart.INVESTIGATION, CasePart.DEFINITION, CasePart.REFUSALS})
"""What says whose a piece is, and who may not have it."""

SECOND = 2
"""The stage that nobody considers who considered the first (Code 6.13)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One piece of work that somebody is given."""

    case_id: str
    part: Part
    officer_id: str
    because: str
    commitment_id: str | None = None
    for_good: bool = False
    note: str = ""
    """What they have to know; empty where that is said with another piece of the same case."""


def say_away(
    session: Session,
    desk: Desk,
    *,
    officer_id: str,
    from_on: date,
    to_on: date | None,
    kind: Away = Away.PLANNED,
    from_midday: bool = False,
    to_midday: bool = False,
    every_weeks: int | None = None,
    until_on: date | None = None,
) -> Changes:
    """Record that an officer is away, from and until when; without an end, until they are back."""
    require(desk.officer.role, Act.SAY_AWAY, own=officer_id == desk.officer.id)
    officer = session.get(Officer, officer_id)
    if officer is None:
        raise Refused("That officer is not known here", do="Choose one of the list.", field="officer")
    _require_days(from_on, to_on, from_midday=from_midday, to_midday=to_midday)
    _require_again(from_on, to_on, every_weeks, until_on)
    row = Absence(
        officer_id=officer.id,
        kind=kind.value,
        from_on=from_on,
        from_midday=from_midday,
        to_on=to_on,
        to_midday=to_midday,
        every_weeks=every_weeks,
        until_on=until_on,
        recorded_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    _require_new(session, row)
    session.add(row)
    return changed(Subject.TEAM, made=row.id)


def end_absence(session: Session, desk: Desk, *, absence_id: str, back_on: date) -> Changes:
    """Say on which day somebody is back; where that is the first day, they were not away at all."""
    row = _standing(session, absence_id)
    require(desk.officer.role, Act.SAY_AWAY, own=row.officer_id == desk.officer.id)
    if back_on <= row.from_on:
        row.withdrawn_on = desk.today
    elif row.every_weeks:
        row.until_on = back_on - timedelta(1)
    else:
        row.to_on, row.to_midday = back_on - timedelta(1), False
    return changed(Subject.TEAM, made=row.id)


def give_out(session: Session, desk: Desk, *, absence_id: str | None, given: Sequence[Given]) -> Changes:
    """Give out pieces of work, all of them or none: while somebody is away, or for good.

    Refused where one is not any more whose it was, or goes to somebody who may not have it.
    """
    require(desk.officer.role, Act.GIVE_OUT)
    absence = _standing(session, absence_id) if absence_id else None
    if not given:
        raise Refused("Nothing is given to anybody", do="Choose what is given out, and to whom.")
    if absence is None and not all(each.for_good for each in given):
        raise Refused("Nobody is away, and it would never come back", do="Give it for good, or say who is away.")
    if absence is not None and absence.every_weeks and not all(each.for_good for each in given):
        raise Refused(COMES_AGAIN, do=EACH_TIME)
    known = _cases(session, (each.case_id for each in given))
    for each in given:
        _give(session, desk, absence, each, known[each.case_id])
    session.flush()
    cases = sorted({each.case_id for each in given})
    restate_promised(session, desk, cases)
    return Changes(frozenset(cases), frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.TEAM}))


def share_out(
    session: Session, desk: Desk, *, absence_id: str | None, found: Proposal, decided: Decided, tells: bool = True
) -> Changes:
    """Give out what a proposal moves, with its handovers where it `tells`; Refused where it is not so any more."""
    require(desk.officer.role, Act.GIVE_OUT)
    if absence_id:
        _standing(session, absence_id)
    _require_still(found, proposal(session, desk, asked=found.asked))
    cases = {found.pieces[each.item].case_id for each in found.plan.moves}
    drafts = handovers(session, desk, cases=cases - decided.notes.keys()) if tells else {}
    notes = noted(found, decided, drafts)
    given = [
        Given(
            case_id=found.pieces[each.item].case_id,
            part=found.pieces[each.item].part,
            officer_id=each.taker,
            because=each.because,
            commitment_id=found.pieces[each.item].commitment_id,
            for_good=absence_id is None or each.item in decided.for_good,
            note=notes.get(each.item, ""),
        )
        for each in found.plan.moves
    ]
    return give_out(session, desk, absence_id=absence_id, given=given)


def hand_back(session: Session, desk: Desk, *, absence_id: str, stays: Collection[str] = ()) -> Changes:
    """End what others did while somebody was away; of the covers in `stays` the work is theirs for good."""
    require(desk.officer.role, Act.GIVE_OUT)
    absence = session.get(Absence, absence_id)
    covers = session.scalars(select(Cover).where(Cover.absence_id == absence_id, goes_on(desk.today))).all()
    if absence is None or not covers:
        raise Refused("Nothing of that absence is with anybody else", do="Look at the list again.")
    known = _cases(session, (row.case_id for row in covers if row.id in stays))
    for row in covers:
        row.ended_on, row.ended_because = desk.today, BACK
        if row.id in stays:
            _keep(session, desk, row, known[row.case_id])
    session.flush()
    cases = sorted({row.case_id for row in covers})
    restate_promised(session, desk, cases)
    return Changes(frozenset(cases), frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.TEAM}))


def settle_cover(session: Session, desk: Desk, *, cover_id: str) -> Changes:
    """Say which of several who were given one piece at several desks has it: the others do it no more."""
    require(desk.officer.role, Act.GIVE_OUT)
    stays = session.get(Cover, cover_id)
    if stays is None or (stays.ended_on and stays.ended_on <= desk.today):
        raise Refused("That has ended", do="Look at the case again.")
    same = select(Cover).where(Cover.case_id == stays.case_id, Cover.part == stays.part, Cover.id != stays.id)
    for row in session.scalars(same.where(goes_on(desk.today))):
        if row.commitment_id == stays.commitment_id:
            row.ended_on, row.ended_because = desk.today, "It was given to two, and the other has it"
    session.flush()
    restate_promised(session, desk, [stays.case_id])
    return changed(Subject.CASE, Subject.TEAM, case=stays.case_id)


def read_handover(session: Session, desk: Desk, *, note_id: str) -> Changes:
    """Record that whoever takes a case over has read what there is to know."""
    row = _note(session, desk, note_id)
    row.read_at = row.read_at or desk.now
    return changed(Subject.CASE, Subject.TEAM, case=row.case_id)


def resident_told(session: Session, desk: Desk, *, note_id: str, told_on: date) -> Changes:
    """Record on which day the resident was told who their contact is now."""
    row = _note(session, desk, note_id)
    row.resident_told_on = entry.past(told_on, desk.today, field="told_on")
    return changed(Subject.CASE, Subject.TEAM, case=row.case_id)


def _require_still(found: Proposal, now: Proposal) -> None:
    """Raise Refused where a piece was given, done or closed since, or its taker may not have it any more."""
    do = "Look at the proposal again: it was made anew from the record as it is now."
    for move in found.plan.moves:
        then, still = found.pieces[move.item], now.pieces.get(move.item)
        if still is None or (still.owner_id, still.actor_id) != (then.owner_id, then.actor_id):
            raise Refused(f"{then.reference} has changed hands meanwhile, or nothing is left to do of it", do=do)
        if why := now.why_not(move.item, move.taker):
            raise Refused(why, do=do)


def _cases(session: Session, ids: Iterable[str]) -> Mapping[str, CaseFacts]:
    """Return the cases by id, read at once: a plan has hundreds; Refused where this desk does not hold one."""
    wanted = sorted(set(ids))
    found = {each.id: each for each in load_cases(session, wanted, parts=READ)}
    return found | {each: load_case(session, each) for each in wanted if each not in found}


def _give(session: Session, desk: Desk, absence: Absence | None, given: Given, case: CaseFacts) -> None:
    """Write one piece: who has it, whose it was, and what they have to know."""
    owner = holder(case, given.part, given.commitment_id)
    officer = _able(session, desk, given, case)
    taken_over = _taken_over(case, desk, absence, given)
    if absence is not None and taken_over is None and (owner is None or owner.id != absence.officer_id):
        whose = f"{owner.name} has it" if owner else "nobody has it"
        do = "Look at the proposal again: it has changed meanwhile."
        raise Refused(f"{case.reference} is not theirs any more: {whose}", do=do)
    because = entry.required(given.because, field="because", what="Why they")
    from_on = max(desk.today, absence.from_on) if absence else desk.today
    _end_cover(session, desk, given, from_on)
    row = Cover(
        case_id=given.case_id,
        part=given.part.value,
        commitment_id=given.commitment_id,
        for_id=owner.id if owner else officer.id,
        officer_id=officer.id,
        absence_id=taken_over or (absence.id if absence else None),
        for_good=given.for_good,
        from_on=from_on,
        because=because,
        given_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    if given.for_good:
        _make_theirs(session, desk, given, case)
    _hand_over(session, desk, given, row)


def _taken_over(case: CaseFacts, desk: Desk, absence: Absence | None, given: Given) -> str | None:
    """Return for which other absence whoever is away now covered a piece: it goes back when that ends."""
    standing = cover(case, given.part, desk.today, given.commitment_id)
    covers = absence is not None and standing is not None and standing.officer.id == absence.officer_id
    return standing.absence_id if covers and standing else None


def _keep(session: Session, desk: Desk, row: Cover, case: CaseFacts) -> None:
    """Let a piece stay with whoever covered it; of what is done with meanwhile there is nothing to keep."""
    part = Part(row.part)
    if is_over(case, part, row.commitment_id):
        return
    given = Given(
        case_id=row.case_id,
        part=part,
        officer_id=row.officer_id,
        because=f"It stays with whoever covered it: {row.because}",
        commitment_id=row.commitment_id,
        for_good=True,
    )
    _give(session, desk, None, given, case)


def _hand_over(session: Session, desk: Desk, given: Given, row: Cover) -> None:
    words = entry.text(given.note, field="note")
    if not words:
        return
    note = HandoverNote(
        case_id=given.case_id,
        officer_id=given.officer_id,
        absence_id=row.absence_id,
        words=words,
        written_by_id=desk.officer.id,
        written_at=desk.now,
    )
    session.add(note)


def _able(session: Session, desk: Desk, given: Given, case: CaseFacts) -> OfficerFacts:
    """Return who is given it; Refused where they may not have it."""
    found = session.get(Officer, given.officer_id)
    if found is None or (found.left_on and found.left_on <= desk.today):
        raise Refused("Whoever it is given to does not work here", do="Choose somebody else.", field="officer")
    officer = OfficerFacts(id=found.id, name=found.name, role=Role.of_row(found.role))
    if given.part is Part.PROMISE:
        return officer
    if officer.role not in CASEWORKERS:
        raise Refused(f"{officer.name} does not work on cases", do="Choose somebody else.", field="officer")
    if case.closed_on:
        raise Refused(f"{case.reference} is closed", do="Leave it out: nobody works on it.", field="case")
    moves = given.for_good and given.part is Part.HANDLER and found.team_id is not None
    if not moves and not in_sight(session, case.id, found, desk.today):
        do = "Choose somebody else, or ask a manager to have them work in its team too."
        raise Refused(f"{officer.name} works in another team, and would not see {case.reference}", do=do)
    if given.part is Part.REVIEWER or case.current.number == SECOND:
        require_independent(case, officer, field="officer")
    return officer


def _end_cover(session: Session, desk: Desk, given: Given, from_on: date) -> None:
    """End what somebody else did of the same piece, on the day another has it; what was still to begin, at once."""
    same = (Cover.case_id == given.case_id) & (Cover.part == given.part.value)
    one = Cover.commitment_id.is_(None) if given.commitment_id is None else Cover.commitment_id == given.commitment_id
    for row in session.scalars(select(Cover).where(same, one, goes_on(desk.today))):
        row.ended_on = from_on if row.from_on < from_on else desk.today
        row.ended_because = "It was given to somebody else"


def _make_theirs(session: Session, desk: Desk, given: Given, case: CaseFacts) -> None:
    """Make a piece of work the officer's own; a case goes with them to their team where they would not see it."""
    if given.part is Part.HANDLER:
        moved, officer = session.get_one(Case, given.case_id), session.get_one(Officer, given.officer_id)
        moved.handler_id = given.officer_id
        if not in_sight(session, case.id, officer, desk.today):
            moved.team_id = officer.team_id
    elif given.part is Part.PROMISE:
        session.get_one(Commitment, given.commitment_id).owner_id = given.officer_id
    else:
        stage_id = case.current.id
        standing = (Reviewer.stage_id == stage_id) & Reviewer.ended_on.is_(None)
        session.execute(update(Reviewer).where(standing).values(ended_on=desk.today))
        row = Reviewer(case_id=case.id, stage_id=stage_id, officer_id=given.officer_id, allocated_on=desk.today)
        row.allocated_by_id = desk.officer.id
        session.add(row)


def _standing(session: Session, absence_id: str) -> Absence:
    row = session.get(Absence, absence_id)
    if row is None or row.withdrawn_on:
        raise Refused("That absence was taken back", do="Look at the list again.")
    return row


def _note(session: Session, desk: Desk, note_id: str) -> HandoverNote:
    row = session.get(HandoverNote, note_id)
    if row is None or row.withdrawn_on:
        raise Refused("That handover was taken back", do="Look at the list again.")
    require(desk.officer.role, Act.TAKE_OVER, own=row.officer_id == desk.officer.id)
    return row


def _require_days(from_on: date, to_on: date | None, *, from_midday: bool, to_midday: bool) -> None:
    if to_on is None:
        return
    if to_on < from_on:
        raise Refused("It would end before it begins", do="Put one of the two days right.", field="to_on")
    if to_on == from_on and from_midday and to_midday:
        do = "A morning ends at midday; an afternoon begins there."
        raise Refused("From midday until midday of one day is no time at all", do=do, field="to_midday")


def _require_new(session: Session, row: Absence) -> None:
    """Refuse what says nothing new: they are recorded as away for all of that time already."""
    theirs = (Absence.officer_id == row.officer_id, Absence.withdrawn_on.is_(None), Absence.every_weeks.is_(None))
    for found in session.execute(select(*ABSENCE.columns()).where(*theirs)) if not row.every_weeks else ():
        known = ABSENCE.make(found, 0)
        if _first(known) <= _first(row) and _last(row) <= _last(known):
            do = "Choose it in the list of absences; where it has changed, say there when they are back."
            raise Refused(f"They are recorded as away then already: {away_words(known)}", do=do, field="from_on")


def _first(absence: Absence | AbsenceFacts) -> tuple[date, bool]:
    return absence.from_on, absence.from_midday


def _last(absence: Absence | AbsenceFacts) -> tuple[date, bool]:
    return absence.to_on or date.max, not absence.to_midday


def _require_again(from_on: date, to_on: date | None, every_weeks: int | None, until_on: date | None) -> None:
    if every_weeks is None and until_on is None:
        return
    if not every_weeks or every_weeks not in range(1, 13):
        do = "Say every how many weeks, from 1 to 12."
        raise Refused("It is not said how often they are away again", do=do, field="every_weeks")
    if to_on is None or (to_on - from_on).days >= 7 * every_weeks:
        do = "Give the last day of the first time: it ends before the next begins."
        raise Refused("What comes again has an end each time", do=do, field="to_on")
    if until_on is None or until_on < to_on:
        raise Refused("It is not said until when it comes again", do="Give the last day of all.", field="until_on")
