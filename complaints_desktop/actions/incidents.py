"""Record a serious incident, to whom it was taken, and what they answered (the landlord's policy)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import bare
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.incidents import IncidentAnswered, IncidentTold
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full, in_london
from db.model import Incident


def tell(session: Session, desk: Desk, *, case_id: str, typed: IncidentTold) -> Changes:
    """Record that an incident was taken further: to whom, who was told, and at what time."""
    case = begin(session, desk, case_id, Act.INCIDENT)
    said = checked(typed, desk, case)
    _require_not_there(case, said)
    row = Incident(
        case_id=case_id,
        what=said.what,
        taken_to=said.taken_to,
        told=said.told,
        told_at=entry.moment(said.told_on, said.told_time, now=desk.now, field="told_time"),
        told_by_id=desk.officer.id,
    )
    session.add(row)
    return finish(session, desk, case_id, made=row.id)


def _require_not_there(case: CaseFacts, said: IncidentTold) -> None:
    """Refuse the same incident twice: each waits for an answer of its own."""
    for each in case.incidents:
        same = (bare(each.what), each.taken_to, in_london(each.told_at).date()) == (
            bare(said.what),
            said.taken_to,
            said.told_on,
        )
        if same:
            why = f"That is on record already, as told on {in_full(said.told_on)}"
            raise Refused(why, do="Leave it as it is, or say what is different.", field="what")


def answer(session: Session, desk: Desk, *, case_id: str, incident_id: str, typed: IncidentAnswered) -> Changes:
    """Record what those who were told answered."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.INCIDENT))
    row = session.get(Incident, incident_id)
    if row is None or row.case_id != case_id:
        raise Refused("That incident is not part of this case", do="Open the case again.")
    told_on = in_london(row.told_at).date()
    row.answered_on = entry.after(said.answered_on, told_on, field="answered_on", what="they were told")
    row.answer = said.answer
    return finish(session, desk, case_id)
