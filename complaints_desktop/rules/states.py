"""Where a case stands: derived from its dated events, never kept."""

from enum import StrEnum

from complaints_desktop.facts.case import CaseFacts


class State(StrEnum):
    """Where a case stands."""

    LOGGED = "logged"
    ACKNOWLEDGED = "acknowledged"
    RESPONDED = "responded"
    STAGE_2_REQUESTED = "stage 2 requested"
    STAGE_2_ACKNOWLEDGED = "stage 2 acknowledged"
    STAGE_2_RESPONDED = "stage 2 responded"
    REFUSED = "refused"
    NO_COMPLAINT = "no complaint"
    CLOSED_WITH_COMMITMENTS = "closed, commitments open"
    CLOSED = "closed"


ANY = frozenset(State)
NO_CASE: frozenset[State] = frozenset()
"""Of what is not done to a case that is there."""

CLOSED = frozenset({State.CLOSED, State.CLOSED_WITH_COMMITMENTS})
OPEN = ANY - CLOSED
NO_COMPLAINT = frozenset({State.NO_COMPLAINT})
COMPLAINT = ANY - NO_COMPLAINT
RECEIVED = frozenset({State.LOGGED, State.STAGE_2_REQUESTED})
"""To be acknowledged."""
INVESTIGATED = frozenset({State.ACKNOWLEDGED, State.STAGE_2_ACKNOWLEDGED})
"""To be answered."""
STAGE_2_OPEN = frozenset({State.STAGE_2_REQUESTED, State.STAGE_2_ACKNOWLEDGED})
UNANSWERED = RECEIVED | INVESTIGATED
DEFINED = frozenset({State.ACKNOWLEDGED, State.RESPONDED}) | {
    State.STAGE_2_REQUESTED,
    State.STAGE_2_ACKNOWLEDGED,
    State.STAGE_2_RESPONDED,
}
"""Its definition has gone out with an acknowledgement."""
ANSWERED = frozenset({State.RESPONDED, State.STAGE_2_RESPONDED, State.REFUSED})


def state_of(case: CaseFacts) -> State:
    """Return where `case` stands, by its dated events alone."""
    if case.closed_on:
        return State.CLOSED_WITH_COMMITMENTS if case.open_commitments else State.CLOSED
    if not case.is_complaint:
        return State.NO_COMPLAINT
    stage = case.current
    if stage.refused:
        return State.REFUSED
    second = stage.number == 2
    if stage.responded_on:
        return State.STAGE_2_RESPONDED if second else State.RESPONDED
    if stage.acknowledged_on:
        return State.STAGE_2_ACKNOWLEDGED if second else State.ACKNOWLEDGED
    return State.STAGE_2_REQUESTED if second else State.LOGGED
