"""Work of promises in jeopardy: a level to answer, somebody to ask again, a miss to explain (commitments 4.5)."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import Select, func, or_, select

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.misses import may_be_unexplained, unexplained
from complaints_desktop.reading.my_work.found import Found, Sought, handled_by, in_case
from complaints_desktop.reading.track_record import risk_of
from complaints_desktop.reading.who_is_told import Seats, leading, roles_there, seats, without_desk
from complaints_desktop.rules.holding import acting, does
from complaints_desktop.rules.jeopardy import Asked, answers_to, asked
from complaints_desktop.rules.risk import Risk
from complaints_desktop.rules.risk_history import standing_since
from complaints_desktop.rules.wording import in_full
from db.model import CaseRow, Chase, Commitment
from db.team_terms import Part as Work
from db.terms import CommitmentState, Hazard

FOLLOWED = frozenset({Part.COMMITMENTS, Part.FOLLOW_THROUGH, Part.COVER})

AHEAD = timedelta(14)
"""Before its date a promise reaches no level by the days that are left, over Christmas and Easter too."""

OPEN = Commitment.state == CommitmentState.OPEN.value


def levels(sought: Sought) -> Iterator[Found]:
    """Find the promises whose level of jeopardy waits for its answer from this officer."""
    taken, no_desk = seats(sought.session), without_desk(sought.session, sought.desk.today)
    for case in load_cases(sought.session, _in_danger(sought), parts=FOLLOWED):
        sought.records.know(case.open_commitments)
        for commitment in case.open_commitments:
            found = _asked(case, commitment, sought)
            if found and _is_told(found, case, commitment, sought, taken, no_desk):
                scored = risk_of(case, commitment, sought.desk, sought.records)
                yield _level(case, commitment, found, scored)


def _in_danger(sought: Sought) -> list[str]:
    """The cases in which a promise may have reached a level: by its date, its hazard, or the risk on the list."""
    desk = sought.desk
    near = Commitment.due_on <= desk.today + AHEAD
    grave = CaseRow.risk >= desk.settings.weights.high_from
    asked_of = select(Commitment.case_id).join(CaseRow, CaseRow.case_id == Commitment.case_id)
    found = asked_of.where(OPEN, or_(near, grave, Commitment.hazard != Hazard.NONE.value)).distinct()
    return list(sought.session.scalars(found.order_by(Commitment.case_id)))


def _asked(case: CaseFacts, commitment: CommitmentFacts, sought: Sought) -> Asked | None:
    desk = sought.desk
    now, since = standing_since(
        case,
        commitment,
        desk.today,
        desk.calendar,
        lambda then, this, day: risk_of(then, this, desk, sought.records, on=day),
    )
    return asked(commitment, now, case.level_answers, since=since, today=desk.today, calendar=desk.calendar)


def _is_told(
    found: Asked, case: CaseFacts, commitment: CommitmentFacts, sought: Sought, taken: Seats, no_desk: frozenset[str]
) -> bool:
    """Whether the level stands in the work of this officer: of who has its role, or else of who handles the case.

    Where nobody does, and its owner has no desk, it stands in that of who leads.
    """
    me, roles, there = sought.desk.officer, found.jeopardy.row.roles, roles_there(case, taken)
    if found.jeopardy.level > 1 and roles & there:
        return me.role in roles
    pieces = ((Work.HANDLER, None), (Work.PROMISE, commitment.id))
    if any(does(case, me.id, part, sought.desk.today, which) for part, which in pieces):
        return True
    doing = (acting(case, part, sought.desk.today, which) for part, which in pieces)
    return all(each is None or each.id in no_desk for each in doing) and me.role is leading(there)


def _level(case: CaseFacts, commitment: CommitmentFacts, found: Asked, scored: Risk) -> Found:
    level, must, told = found.jeopardy.level, found.jeopardy.must, found.jeopardy.row.told
    passed = f"; level {found.lower_unanswered[-1]} went unanswered" if found.lower_unanswered else ""
    because = f"{found.jeopardy.because} (since {in_full(found.since)}){passed}. {must}. To be told: {told}"
    for last in answers_to(commitment, case.level_answers)[-1:]:
        who = last.answered_by.name if last.answered_by else "Somebody"
        because += f". {who} said on {in_full(last.answered_on)}: {last.answer}"
    what = f"Level {level}: {commitment.what} ({commitment.owner.name})"
    asked_of = Found(what=what, because=because, due_on=found.answer_by, thing=commitment.id, risk=scored)
    return in_case(case, asked_of)


def to_ask_again(sought: Sought) -> Iterator[Found]:
    """Find the open promises of which this officer said that they ask again by today."""
    last = select(Chase.commitment_id, func.max(Chase.recorded_at).label("at")).where(Chase.withdrawn_on.is_(None))
    latest = last.group_by(Chase.commitment_id).subquery()
    wanted = (
        select(CaseRow, Chase, Commitment.what)
        .join(Commitment, Commitment.id == Chase.commitment_id)
        .join(CaseRow, CaseRow.case_id == Chase.case_id)
        .join(latest, (latest.c.commitment_id == Chase.commitment_id) & (latest.c.at == Chase.recorded_at))
        .where(OPEN, Chase.next_on <= sought.desk.today, Chase.withdrawn_on.is_(None))
        .where(or_(Chase.chased_by_id == sought.desk.officer.id, handled_by(sought.desk.officer.id)))
    )
    for row, chase, what in sought.session.execute(wanted):
        yield Found(
            what=f"Ask {chase.asked} again: {what}",
            because=f"asked on {in_full(chase.chased_on)}, and to be asked again",
            due_on=chase.next_on,
            thing=chase.commitment_id,
            case_id=row.case_id,
            reference=row.reference,
            resident=row.resident,
        )


def to_explain(sought: Sought) -> Iterator[Found]:
    """Find the misses nobody has explained, in the cases this officer handles."""
    ids = sought.session.scalars(_unexplained(sought)).all()
    for case in load_cases(sought.session, ids, parts=FOLLOWED):
        for each in case.commitments:
            if unexplained(each, case.misses, sought.desk.today):
                because = f"due by {in_full(each.counts_on)}, and not kept by then; the cause is counted every month"
                yield in_case(case, Found(what=f"Why was it missed? {each.what}", because=because, thing=each.id))


def _unexplained(sought: Sought) -> Select[str]:
    """The cases this officer handles in which a promise may have been missed that nobody has explained."""
    mine = select(CaseRow.case_id).where(handled_by(sought.desk.officer.id))
    found = select(Commitment.case_id).where(may_be_unexplained(sought.desk.today), Commitment.case_id.in_(mine))
    return found.distinct().order_by(Commitment.case_id)
