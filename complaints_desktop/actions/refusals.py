"""Refuse a complaint or a request to escalate: proposed, judged by somebody else, directed (Code 2.1-2.5, 5.11)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, go_on, require_point
from complaints_desktop.case.entries import change_row
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.grounds import ground_called, require_usable
from complaints_desktop.forms.merits import require_merits
from complaints_desktop.forms.refusals import (
    AcceptanceDirected,
    RefusalApproved,
    RefusalProposed,
    RefusalSentBack,
    RefusalTakenBack,
)
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.order import after_all
from complaints_desktop.rules.references import references_in
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.model import Approval, Case, Person, Refusal, Stage
from db.terms import Closing, Judgement, PointChangeKind, Reopened, Role

WAY_ON = {
    Closing.WITHDRAWN: "Where the resident wants it looked at after all, reopen the case first.",
    Closing.MERGED: "It goes on in the case it was merged into; where they are not the same, undo the merger first.",
}
"""What is done where a case ended since it was refused."""


def propose(session: Session, desk: Desk, *, case_id: str, typed: RefusalProposed) -> Changes:
    """Propose to refuse the present stage, or a point of it; what was proposed of it before is dropped."""
    case = begin(session, desk, case_id, Act.REFUSE)
    said = checked(typed, desk, case)
    ground = ground_called(said.ground)
    point_id = require_point(case, said.point_id)
    require_usable(ground, case, point_id)
    require_merits(ground, said, case)
    _require_own(session, case, said.evidence or "")
    gone = {point_id, *(each.point_id for each in case.proposed())}
    if point_id is not None and all(each.id in gone for each in case.points_at(2)):
        raise Refused(
            "Nothing else is left for stage 2 to consider",
            do="Propose to refuse all of the request.",
            paragraph="5.11",
            field="point_id",
        )
    for other in case.proposed():
        if point_id is None or other.point_id in (None, point_id):
            session.get_one(Refusal, other.id).dropped_on = desk.today
    row = Refusal(
        **{name: getattr(said, name) for name in RefusalProposed.asks},
        case_id=case_id,
        stage_id=case.current.id,
        proposed_on=desk.today,
        proposed_by_id=desk.officer.id,
    )
    session.add(row)
    return finish(session, desk, case_id, made=row.id)


def _require_own(session: Session, case: CaseFacts, evidence: str) -> None:
    """Refuse a case of ours as evidence that is no case of this resident, nor of their home."""
    resident = case.resident
    if resident is None:
        return
    named = select(Case.reference, Person).join(Person, Person.id == Case.person_id)
    for reference, other in session.execute(named.where(Case.reference.in_(references_in(evidence)))):
        one_home = bool(other.address) and (other.address, other.postcode) == (resident.address, resident.postcode)
        if other.id != resident.id and not one_home:
            raise Refused(
                f"{reference} is another resident's case",
                do="Name the earlier case of this resident or their home.",
                paragraph="2.1",
                field="evidence",
            )


def drop(session: Session, desk: Desk, *, case_id: str, refusal_id: str) -> Changes:
    """Do not pursue a refusal that no letter has told of."""
    case = begin(session, desk, case_id, Act.REFUSE)
    session.get_one(Refusal, _proposed(case, refusal_id).id).dropped_on = desk.today
    return finish(session, desk, case_id)


def approve(session: Session, desk: Desk, *, case_id: str, refusal_id: str, typed: RefusalApproved) -> Changes:
    """Approve a refusal as it stands; it stays as it is, so that other words are another refusal, to approve anew."""
    case = begin(session, desk, case_id, Act.APPROVE)
    said = checked(typed, desk, case)
    refusal = _judged(case, refusal_id, desk)
    ground = ground_called(refusal.ground)
    require_usable(ground, case, refusal.point_id)
    if ground.senior and desk.officer.role is not Role.HEAD:
        why = "A complaint is ended for behaviour only with the approval of the head of customer experience"
        raise Refused(why, do="Ask a head of customer experience to approve it.", paragraph="2.1")
    if (ground.own or refusal.safety) and not said.because:
        why = "Health, safety or safeguarding is touched" if refusal.safety else "The ground is our own, not the Code's"
        do = "Say what you looked at, and why it is fair in this case."
        raise Refused(f"{why}: it needs your reasons", do=do, paragraph="2.5", field="because")
    return _judge(session, desk, case, refusal, Judgement.APPROVED, said.because)


def send_back(session: Session, desk: Desk, *, case_id: str, refusal_id: str, typed: RefusalSentBack) -> Changes:
    """Say what a refusal still wants; it can be proposed in other words, or dropped."""
    case = begin(session, desk, case_id, Act.APPROVE)
    said = checked(typed, desk, case)
    refusal = _judged(case, refusal_id, desk)
    return _judge(session, desk, case, refusal, Judgement.SENT_BACK, said.because)


def direct(session: Session, desk: Desk, *, case_id: str, typed: AcceptanceDirected) -> Changes:
    """Accept what was refused, as the Ombudsman directed: it goes on with a new clock, and the refusal stays."""
    case = begin(session, desk, case_id, Act.DIRECT)
    said = checked(typed, desk, case)
    refusal = _standing(case, require_point(case, said.point_id))
    entry.after(said.directed_on, refusal.refused_on, field="directed_on", what="the refusal")
    row = session.get_one(Refusal, refusal.id)
    row.directed_on, row.directed_by = said.directed_on, said.directed_by
    if refusal.point_id is None:
        session.get_one(Stage, case.current.id).directed_on = said.directed_on
    told = f"The Housing Ombudsman directed us to, and told us so on {in_full(said.directed_on)}."
    _take_up(session, desk, case, refusal, told)
    if case.closed_on is not None:
        because = f"{said.directed_by}, on {in_full(said.directed_on)}"
        go_on(session, case, desk, Reopened.OMBUDSMAN, because)
    return finish(session, desk, case_id)


def accept(session: Session, desk: Desk, *, case_id: str, typed: RefusalTakenBack) -> Changes:
    """Accept after all what we refused: its clocks run on from the day it came, and the refusal stays on record."""
    case = begin(session, desk, case_id, Act.ACCEPT)
    said = checked(typed, desk, case)
    refusal = _standing(case, require_point(case, said.point_id))
    row = session.get_one(Refusal, refusal.id)
    row.taken_back_on, row.taken_back_because, row.taken_back_by_id = desk.today, said.because, desk.officer.id
    if refusal.point_id is None:
        session.get_one(Stage, case.current.id).taken_back_on = desk.today
    _take_up(session, desk, case, refusal, said.because)
    if case.closed_on is not None:
        go_on(session, case, desk, Reopened.ACCEPTED, said.because)
    return finish(session, desk, case_id)


def _take_up(session: Session, desk: Desk, case: CaseFacts, refusal: RefusalFacts, because: str) -> None:
    """Write what changes of an acknowledgement that was sent: we look at this after all, and a letter says so.

    Where none was sent yet, the acknowledgement says it itself.
    """
    if case.current.acknowledged_on is None:
        return
    of_all = case.points_at(case.current.number)
    again = [each for each in case.points if each.id == refusal.point_id] if refusal.point_id else of_all
    kind = PointChangeKind.REWORDED
    session.add_all(
        change_row(desk, case.id, point, kind=kind, because=because, refusal_id=refusal.id) for point in again
    )


def _proposed(case: CaseFacts, refusal_id: str) -> RefusalFacts:
    """Return the refusal that is meant: the only one that is proposed, where none is named."""
    found = [each for each in case.proposed() if refusal_id in ("", each.id)]
    return _only(found, "No such refusal is proposed here", "Propose it first.")


def _standing(case: CaseFacts, point_id: str | None) -> RefusalFacts:
    """Return the refusal that stands, of the present stage or of a point of it that is not answered yet."""
    if case.closed_as not in (None, Closing.REFUSED, Closing.ANSWERED):
        raise Refused(
            f"This case ended as {case.closed_as.value} since, and accepting a refusal does not make it go on",
            do=WAY_ON.get(case.closed_as, "Reopen it first."),
            paragraph="5.12",
        )
    if point_id and case.current.refused:
        why = f"All of stage {case.current.number} is refused, and a point of it is not accepted alone"
        raise Refused(why, do="Accept all of it.", paragraph="5.11", field="point")
    found = [each for each in case.refusals if each.stands and each.stage == case.current.number]
    found = [each for each in found if each.point_id == point_id]
    if point_id and case.current.responded_on:
        why = "The rest of this stage has been answered"
        raise Refused(why, do="Log the point as a complaint of its own, and link it.", paragraph="2.4", field="point")
    return _only(found, "No refusal of this stands here", "Look at what was refused, and when.")


def _only(found: Sequence[RefusalFacts], none: str, do: str) -> RefusalFacts:
    if not found:
        raise Refused(none, do=do, paragraph="2.4")
    if len(found) > 1:
        raise Refused("More than one refusal is proposed", do="Say which: open it where it is shown.", field="on")
    return found[0]


def _judged(case: CaseFacts, refusal_id: str, desk: Desk) -> RefusalFacts:
    """Return the refusal to be judged; Refused to who proposed it, and where nobody signed it."""
    refusal = _proposed(case, refusal_id)
    if refusal.proposed_by is None:
        raise Refused("Nobody is named who proposed this", do="Have it proposed again.", paragraph="2.1")
    if refusal.proposed_by.id == desk.officer.id:
        do = "Ask another complaints manager, or the head of customer experience."
        raise Refused("You proposed this refusal, and somebody else judges it", do=do, paragraph="2.1")
    return refusal


def _judge(
    session: Session, desk: Desk, case: CaseFacts, refusal: RefusalFacts, judgement: Judgement, because: str | None
) -> Changes:
    row = Approval(
        case_id=case.id,
        refusal_id=refusal.id,
        judgement=judgement.value,
        because=because,
        approved_by_id=desk.officer.id,
        approved_on=desk.today,
        recorded_at=after_all(desk.now, (each.recorded_at for each in refusal.approvals)),
    )
    session.add(row)
    return finish(session, desk, case.id, made=row.id)
