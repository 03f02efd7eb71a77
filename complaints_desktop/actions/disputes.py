"""Record what is disputed, and invite those concerned to comment before a decision (Code 5.8)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.disputes import Dispute, Invited
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.adjustments import require_time
from complaints_desktop.rules.refusals import Refused
from db.model import DisputedFact, Invitation
from db.terms import Party


def record_dispute(
    session: Session, desk: Desk, *, case_id: str, typed: Dispute, disputed_id: str | None = None
) -> Changes:
    """Record both accounts of a fact; which we prefer is said with its reason. `disputed_id` brings one up to date."""
    case = begin(session, desk, case_id, Act.CHECK)
    said = checked(typed, desk, case)
    if said.preferred is not None and said.because is None:
        raise Refused(
            "One account is preferred, and not why",
            do="Say what makes it more likely.",
            paragraph="5.8",
            field="because",
        )
    row = session.get(DisputedFact, disputed_id) if disputed_id else DisputedFact(case_id=case_id)
    if row is None or row.case_id != case_id:
        raise Refused("That disputed fact is not part of this case", do="Open the case again.")
    row.stage_id = case.current.id
    row.fact, row.resident_says, row.we_hold = said.fact, said.resident_says, said.we_hold
    row.preferred, row.because = said.preferred and said.preferred.value, said.because
    row.struck_on = desk.today if said.struck else None
    session.add(row)
    return finish(session, desk, case_id, made=row.id)


def invite(session: Session, desk: Desk, *, case_id: str, typed: Invited, invitation_id: str | None = None) -> Changes:
    """Record an invitation to comment; `invitation_id` adds to one what came of it."""
    case = begin(session, desk, case_id, Act.CHECK)
    said = checked(typed, desk, case)
    if said.party is Party.STAFF and said.name is None:
        raise Refused("A member of staff was invited, and not who", do="Give their name.", field="name")
    entry.after(said.reply_by, said.invited_on, field="reply_by", what="the invitation")
    if said.party is Party.RESIDENT:
        require_time(case, said.invited_on, said.reply_by, desk.calendar, field="reply_by")
    entry.after(said.replied_on, said.invited_on, field="replied_on", what="the invitation")
    if said.replied_on is not None and said.said is None:
        raise Refused("They replied, and not what they said", do="Say it in short.", paragraph="5.8", field="said")
    row = session.get(Invitation, invitation_id) if invitation_id else Invitation(case_id=case_id)
    if row is None or row.case_id != case_id:
        raise Refused("That invitation is not part of this case", do="Open the case again.")
    row.stage_id = case.current.id
    row.party, row.name, row.said = said.party.value, said.name, said.said
    row.invited_on, row.reply_by, row.replied_on = said.invited_on, said.reply_by, said.replied_on
    session.add(row)
    return finish(session, desk, case_id, made=row.id)
