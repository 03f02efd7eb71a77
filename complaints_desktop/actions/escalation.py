"""Take a complaint to stage 2: the request, and what stage 2 is about (Code 6.10-6.12)."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, go_on, require_point
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.escalation import Escalation, PointSettled, RequestWords
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.model import Point, Stage
from db.terms import Reopened


def escalate(session: Session, desk: Desk, *, case_id: str, typed: Escalation) -> Changes:
    """Record a request for stage 2; a closed case goes on with it, and a stage 1 never answered stands late."""
    case = begin(session, desk, case_id, Act.ESCALATE)
    said = checked(typed, desk, case)
    _require_answered_or_late(case, desk)
    _require_order(case, said)
    stage = Stage(
        case_id=case_id,
        number=2,
        received_on=said.received_on,
        received_by=said.received_by,
        request_reason=said.request_reason,
        late_because=said.late_because,
    )
    session.add(stage)
    if case.closed_on is not None:
        go_on(session, case, desk, Reopened.RESIDENT, "The resident asked for stage 2")
    return finish(session, desk, case_id, made=stage.id)


def request(session: Session, desk: Desk, *, case_id: str, typed: RequestWords) -> Changes:
    """Bring up to date what is known of the request."""
    case = begin(session, desk, case_id, Act.REQUEST)
    said = checked(typed, desk, case)
    row = session.get_one(Stage, case.current.id)
    row.request_reason, row.late_because = said.request_reason, said.late_because
    return finish(session, desk, case_id)


def settle_point(session: Session, desk: Desk, *, case_id: str, point_id: str, typed: PointSettled) -> Changes:
    """Leave a point out of stage 2, as the resident accepts the answer of stage 1; one point at least remains."""
    case = begin(session, desk, case_id, Act.REQUEST)
    require_point(case, point_id)
    said = checked(typed, desk, case)
    entry.after(said.said_on, _answered_on(case), field="said_on", what="the answer of stage 1")
    if all(point.id == point_id for point in case.points_at(2)):
        raise Refused(
            "Then nothing is left for stage 2 to consider",
            do="If the resident accepts all of the answer, record that the complaint is withdrawn.",
            paragraph="6.10",
            field="said_on",
        )
    session.get_one(Point, point_id).settled_on = said.said_on
    return finish(session, desk, case_id)


def _answered_on(case: CaseFacts) -> date:
    """Return the day of the answer of stage 1; Refused where there is none that the resident could accept."""
    answered_on = case.stages[0].responded_on
    if answered_on is None:
        raise Refused(
            "Stage 1 was never answered, so there is no answer the resident could accept",
            do="Where they do not complain of it any more, withdraw the point.",
            paragraph="6.10",
            field="said_on",
        )
    return answered_on


def _require_answered_or_late(case: CaseFacts, desk: Desk) -> None:
    """Raise Refused where stage 1 is not answered and still in time; one that is overdue escalates (Code 6.10)."""
    if case.current.responded_on or case.closed_on:
        return
    standing = {clock.rule.clock: clock for clock in clocks_of(case, desk)}
    if any(standing[name].outcome is Outcome.OVERDUE for name in (ClockName.ACKNOWLEDGE, ClockName.RESPOND)):
        return
    due = standing[ClockName.RESPOND].due
    raise Refused(
        "Stage 1 has not been answered, and is still in time",
        do=f"Answer it by {in_full(due)}; the resident can then go to stage 2." if due else "Answer it first.",
        paragraph="6.10",
    )


def _require_order(case: CaseFacts, said: Escalation) -> None:
    first = case.current
    what = "the answer of stage 1" if first.responded_on else "the complaint was received"
    entry.after(said.received_on, first.responded_on or first.received_on, field="received_on", what=what)
