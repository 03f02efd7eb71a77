"""Where a case stands and what may happen next: one table, one reader."""

from dataclasses import dataclass
from enum import StrEnum

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.permissions import Act, require
from complaints_desktop.rules.refusals import Refused
from db.terms import Role


class State(StrEnum):
    """Where a case stands, derived from its dated events."""

    LOGGED = "logged"
    ACKNOWLEDGED = "acknowledged"
    RESPONDED = "responded"
    STAGE_2_REQUESTED = "stage 2 requested"
    STAGE_2_ACKNOWLEDGED = "stage 2 acknowledged"
    STAGE_2_RESPONDED = "stage 2 responded"
    CLOSED_WITH_COMMITMENTS = "closed, commitments open"
    CLOSED = "closed"


CLOSED = frozenset({State.CLOSED, State.CLOSED_WITH_COMMITMENTS})
STAGE_1_OPEN = frozenset({State.LOGGED, State.ACKNOWLEDGED})
ANY = frozenset(State)
OPEN = ANY - CLOSED
UNANSWERED = STAGE_1_OPEN | {State.STAGE_2_REQUESTED, State.STAGE_2_ACKNOWLEDGED}


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the workflow: in which states an act is allowed, and what to say where it is not."""

    act: Act
    states: frozenset[State]
    paragraph: str
    otherwise: str
    do: str
    advances: bool = False
    """True for the step that moves a case on: the button at its head."""


STEPS: tuple[Step, ...] = (
    Step(
        Act.ACKNOWLEDGE,
        frozenset({State.LOGGED}),
        "6.2",
        "This complaint is already acknowledged, and a second acknowledgement would give a second date",
        "Write a progress update, or extend with reasons.",
        advances=True,
    ),
    Step(
        Act.RESPOND,
        frozenset({State.ACKNOWLEDGED}),
        "6.3",
        "A stage 1 response follows the acknowledgement, once",
        "Acknowledge the complaint first; after a response, a stage 2 request is the way on.",
        advances=True,
    ),
    Step(
        Act.CLOSE,
        frozenset({State.RESPONDED, State.STAGE_2_RESPONDED}),
        "6.6",
        "A case is closed when it has been answered",
        "Send the response first; open commitments do not stop the closing and stay in the tracker.",
        advances=True,
    ),
    Step(
        Act.WITHDRAW,
        UNANSWERED,
        "5.12",
        "A complaint that has been answered, or is closed, cannot be withdrawn: the answer stands",
        "Record what the resident said as a contact, and close an answered case as answered.",
    ),
    Step(
        Act.DEFINE,
        STAGE_1_OPEN,
        "6.8",
        "The definition is fixed once stage 1 has been answered",
        "Log the new issue as a complaint of its own.",
    ),
    Step(
        Act.FIND,
        frozenset({State.ACKNOWLEDGED}),
        "6.7",
        "Points are decided between the acknowledgement and the response",
        "Acknowledge the complaint first.",
    ),
    Step(Act.CHECK, STAGE_1_OPEN, "5.8", "Evidence is weighed before the response", "Record a contact instead."),
    Step(
        Act.OFFER,
        frozenset({State.ACKNOWLEDGED}),
        "7.2",
        "Money is offered with the response",
        "Acknowledge the complaint first.",
    ),
    Step(Act.PROMISE, ANY, "7.3", "", ""),
    Step(Act.UPDATE_COMMITMENT, ANY, "6.6", "", ""),
    Step(Act.CONTACT, ANY, "5.12", "", ""),
    Step(Act.NEEDS, ANY, "5.10", "", ""),
    Step(Act.ERASE, ANY, "", "", ""),
    Step(Act.TRIAGE, OPEN, "6.1", "A closed case is not assessed again", "Record a contact instead."),
)


def state_of(case: CaseFacts) -> State:
    """Return where `case` stands, by its dated events alone."""
    if case.closed_on:
        return State.CLOSED_WITH_COMMITMENTS if case.open_commitments else State.CLOSED
    stage = case.current
    second = stage.number == 2
    if stage.responded_on:
        return State.STAGE_2_RESPONDED if second else State.RESPONDED
    if stage.acknowledged_on:
        return State.STAGE_2_ACKNOWLEDGED if second else State.ACKNOWLEDGED
    return State.STAGE_2_REQUESTED if second else State.LOGGED


def allowed(case: CaseFacts, role: Role) -> tuple[Act, ...]:
    """Return what `role` may do to `case` now, in the order of the table."""
    return tuple(step.act for step in STEPS if not refusal(case, role, step.act))


def next_act(case: CaseFacts) -> Act | None:
    """Return the act that moves `case` on, for the button at its head; None where only waiting is left."""
    state = state_of(case)
    return next((step.act for step in STEPS if step.advances and state in step.states), None)


def refusal(case: CaseFacts, role: Role, act: Act) -> Refused | None:
    """Return why `act` is refused for `case` and `role` now, None where it is allowed."""
    try:
        permit(case, role, act)
    except Refused as refused:
        return refused
    return None


def permit(case: CaseFacts, role: Role, act: Act) -> None:
    """Raise Refused, with the paragraph and what to do, unless `role` may do `act` to `case` now."""
    require(role, act)
    step = next(step for step in STEPS if step.act is act)
    state = state_of(case)
    if state not in step.states:
        raise Refused(f"{step.otherwise} (it is {state.value})", do=step.do, paragraph=step.paragraph)
