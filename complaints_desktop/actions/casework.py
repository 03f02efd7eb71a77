"""How every action on a case begins and ends: permitted by the workflow, and its line in the list derived afresh."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.case.part import EVERYTHING, Parts
from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import judged
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.forms.about import SPEAKER
from complaints_desktop.reading.case_lines import restate, restate_case, restate_promised
from complaints_desktop.rules import workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties import DutyState, blocking
from complaints_desktop.rules.order import after_all, require_order
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.representatives import DECIDES, speakers
from db.model import Case, Reopening
from db.terms import Closing, Reopened


def begin(session: Session, desk: Desk, case_id: str, act: Act, *, parts: Parts = EVERYTHING) -> CaseFacts:
    """Return the case as it stands, with the `parts` asked for; Refused where `act` is not allowed.

    Whether it is allowed to this officer is asked before anything of the case is read.
    """
    require(desk.officer.role, act)
    case = load_case(session, case_id, parts=parts)
    workflow.permit(case, desk.officer.role, act)
    require_order(case, act, desk.today)
    return case


def finish(session: Session, desk: Desk, case_id: str, *subjects: Subject, made: str | None = None) -> Changes:
    """Write what is pending, read the case again to derive its line, and return what changed."""
    session.flush()
    derive = restate_promised if Subject.COMMITMENTS in subjects else restate
    derive(session, desk, [case_id])
    return changed(Subject.CASE, *subjects, case=case_id, made=made)


def finish_case(session: Session, desk: Desk, case: CaseFacts, *subjects: Subject, made: str | None = None) -> Changes:
    """Do as `finish` for an action that hands the case on as it stands now, so that it need not be read again."""
    session.flush()
    restate_case(session, desk, case)
    return changed(Subject.CASE, *subjects, case=case.id, made=made)


def finish_person(session: Session, desk: Desk, person_id: str, *, made: str) -> Changes:
    """Write what is pending, derive the line of every case of this person, and return what changed."""
    session.flush()
    cases = session.scalars(select(Case.id).where(Case.person_id == person_id)).all()
    restate(session, desk, cases)
    return Changes(frozenset(cases), frozenset({Subject.PEOPLE, Subject.CASE}), made)


def end(session: Session, case: CaseFacts, desk: Desk, closing: Closing) -> None:
    """Write the end of a case today: on its own row, or where it was reopened on that of its last reopening."""
    again = case.reopenings[-1] if case.reopenings else None
    row = session.get_one(Reopening, again.id) if again else session.get_one(Case, case.id)
    row.closed_on, row.closed_as = desk.today, closing.value


def go_on(session: Session, case: CaseFacts, desk: Desk, why: Reopened, because: str) -> None:
    """Write that a case that had ended goes on from today."""
    session.add(
        Reopening(
            case_id=case.id,
            why=why.value,
            because=because,
            reopened_on=desk.today,
            reopened_by_id=desk.officer.id,
            recorded_at=after_all(desk.now, (each.recorded_at for each in case.reopenings)),
        )
    )


def asked_by(case: CaseFacts, by: str, desk: Desk) -> PersonFacts | None:
    """Return who took something back: the resident, or who speaks for them; Refused where nobody may for them."""
    if by != SPEAKER:
        return case.resident
    able = speakers(case, desk.today, DECIDES)
    if able:
        return able[-1].person
    told = speakers(case, desk.today)
    why = f"{told[-1].person.name} has no authority to decide" if told else "Nobody with authority speaks for them"
    raise Refused(why, do="Ask the resident, or record what they agree to.", paragraph="3.6", field="who")


def require_point(case: CaseFacts, point_id: str | None) -> str | None:
    """Return the id of a point, or of none; Refused where `case` has no such point."""
    if point_id is not None and all(point.id != point_id for point in case.points):
        raise Refused("That point is not part of this case", do="Open the case again.", field="point")
    return point_id


def require_duties(case: CaseFacts, desk: Desk, act: Act) -> None:
    """Raise Refused for the first duty of the present stage that stops `act`; `case` as the act would leave it."""
    refuse_unmet(blocking(judged(case, desk, stops=act).duties, act, case.current.number))


def refuse_unmet(unmet: Iterable[DutyState]) -> None:
    """Raise Refused for the first duty that is not met, with its paragraph and where to mend it."""
    for state in unmet:
        raise Refused(
            f"{state.duty.asks}: {state.verdict.because}",
            do="Complete it first.",
            paragraph=state.paragraph,
            field=state.verdict.field,
        )
