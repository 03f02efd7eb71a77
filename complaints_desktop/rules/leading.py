"""Who reads how an officer grows: they, and who leads them; the server holds it so too (`sync.reaches`)."""

from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.rules.permissions import rights_of


def reaches(me: WorkerFacts, other: WorkerFacts) -> bool:
    """Whether `me` leads `other`, or is them.

    Who sees the cases of every team leads everybody; a team leader those of their teams, and of none, who do not lead.
    """
    mine, theirs = rights_of(me.officer.role), rights_of(other.officer.role)
    if me.id == other.id:
        return True
    if not mine.leads or mine.sees_all:
        return mine.leads
    return not theirs.leads and (other.team_id is None or other.team_id in me.teams)
