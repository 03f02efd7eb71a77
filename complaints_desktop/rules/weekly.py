"""What is asked of a role in a week: what the record honestly counts, and the landlord's target for each."""

from collections.abc import Mapping
from enum import StrEnum

from db.terms import Role


class Measure(StrEnum):
    """What fell to somebody in a week, of which so much was done in time."""

    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    SENT = "sent"
    PROMISES = "promises"


IN_WORDS: Mapping[Measure, str] = {
    Measure.ACKNOWLEDGED: "Complaints acknowledged",
    Measure.ANSWERED: "Complaints answered",
    Measure.SENT: "Letters sent",
    Measure.PROMISES: "Promises kept",
}
"""Each as it is said before "in time". An extension told in time moves the day; how hard a case was is not counted."""

WeeklyTargets = Mapping[Role, Mapping[Measure, int]]
"""By role, the percent that is asked of each measure; of what is not named nothing is asked."""

HANDLING = {Measure.ACKNOWLEDGED: 100, Measure.ANSWERED: 95, Measure.SENT: 100, Measure.PROMISES: 90}

SEED: WeeklyTargets = {
    Role.RESOLUTION_OFFICER: HANDLING,
    Role.TEAM_LEADER: HANDLING,
    Role.COMPLAINTS_MANAGER: HANDLING,
    Role.OMBUDSMAN_OFFICER: {Measure.SENT: 100, Measure.PROMISES: 90},
    Role.OWNER: {Measure.PROMISES: 90},
}
"""What holds until the landlord says otherwise: 100 % acknowledged, 95 % answered, 90 % of promises, in time."""


def reached(done: int, of: int, target: int | None) -> bool | None:
    """Whether a target is reached; None where nothing fell due, or nothing is asked."""
    return None if target is None or not of else 100 * done >= target * of
