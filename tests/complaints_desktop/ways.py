"""Ways through the Code, as a good officer goes them: the acts and letters in order, with who does each."""

from collections.abc import Callable, Iterator, Mapping

from complaints_desktop.rules.states import CLOSED, INVESTIGATED, NO_COMPLAINT, RECEIVED, State, state_of
from tests.complaints_desktop.lived import Life

Step = tuple[str, Mapping[str, str], int]
"""An act or a letter by its name, what is typed, and the number of what it is about."""

OFFICERS = {1: "Una Vale", 2: "Grace Olumide"}
"""Who works on each stage."""


def at(life: Life) -> int:
    """Return the stage it is at; of what is no complaint the first, which it may come to."""
    return max(life.case.current.number, 1)


def onward(life: Life) -> Iterator[Step]:
    """To the next state: acknowledged, answered, at stage 2, closed, reopened."""
    case = life.case
    state, number = state_of(case), at(life)
    life.sit(OFFICERS[number])
    if state in NO_COMPLAINT:
        yield from _heard(life)
    elif state in RECEIVED:
        yield from _acknowledged(life, number)
    elif state in INVESTIGATED:
        yield from _answered(life, number)
    elif state is State.RESPONDED:
        yield "escalate", {}, 0
    elif state in CLOSED:
        yield "reopen", {}, 0
    else:
        yield "close", {}, 0


def _heard(life: Life) -> Iterator[Step]:
    """Of what is no complaint: the choice is offered, the next step told; then they complain."""
    yield "offer-choice", {}, 0
    yield "tell-next-step", {}, 0
    yield "make-complaint", {}, 0


def _acknowledged(life: Life, number: int) -> Iterator[Step]:
    if not life.case.points:
        yield "define", {"outcome_sought": "Mend it", "responsibility": "ours"}, 0
    if number == 2:
        life.sit("A Leader")
        yield "allocate", {"officer": OFFICERS[2], "part": "reviewer"}, 0
        life.sit(OFFICERS[2])
    yield f"stage{number}-acknowledgement", {}, 0


def _answered(life: Life, number: int) -> Iterator[Step]:
    yield "evidence", {}, 0
    yield "declare-conflict", {}, 0
    changed = {"changed_because": "The survey says otherwise"} if number == 2 else {}
    for point in life.case.points_at(number):
        yield "decide", {"no_remedy_because": "It was mended before", **changed}, point.number
    yield f"stage{number}-response", {}, 0


def extended(life: Life) -> Iterator[Step]:
    """Extend the present stage, and tell the resident."""
    number = at(life)
    life.sit(OFFICERS[number])
    yield "extend", {}, 0
    yield f"stage{number}-extension", {}, 0


def refused(life: Life) -> Iterator[Step]:
    """Refuse the present stage: proposed by an officer, approved by a manager, told by letter."""
    life.sit("Una Vale")
    yield "refuse", {}, 0
    life.sit("Test Officer")
    yield "approve", {}, 1
    life.sit("Una Vale")
    yield f"stage{at(life)}-refusal", {}, 0


def _whole_refused(life: Life) -> Iterator[Step]:
    """Refuse the present stage, where it is not, and let a week go by."""
    if not life.case.current.refused:
        yield from refused(life)
    life.move(7)


def directed(life: Life) -> Iterator[Step]:
    """The Ombudsman directs us to accept what was refused."""
    yield from _whole_refused(life)
    life.sit("An Ombudsman Officer")
    yield "direct", {}, 0


def accepted(life: Life) -> Iterator[Step]:
    """We accept after all what we refused."""
    yield from _whole_refused(life)
    life.sit("A Head")
    yield "accept", {}, 0


def _point_refused(life: Life) -> Iterator[Step]:
    """Come to stage 2, refuse one point of two, and acknowledge the rest; then a week goes by."""
    new = "define" if state_of(life.case) is State.LOGGED else "add-issue"
    life.sit(OFFICERS[at(life)])
    for text in ("Nobody rang back", "The lift stands"):
        if len(life.case.points) < 2:
            yield new, {"point": text, "outcome_sought": "Mend it", "responsibility": "ours"}, 0
    for _ in range(4):
        if at(life) == 1 or state_of(life.case) in CLOSED:
            yield from onward(life)
    if not life.case.refused_at(2):
        life.sit("Una Vale")
        yield "refuse", {"point": "1"}, 0
        life.sit("Test Officer")
        yield "approve", {}, 1
        life.sit("Una Vale")
        yield "stage2-refusal", {}, 0
    if state_of(life.case) in RECEIVED:
        yield from onward(life)
    life.move(7)


def point_directed(life: Life) -> Iterator[Step]:
    """The Ombudsman directs us to accept a point that was refused, and the resident is told."""
    yield from _point_refused(life)
    life.sit("An Ombudsman Officer")
    yield "direct", {"point": "1"}, 0
    life.sit(OFFICERS[2])
    yield "definition-change", {}, 0


def point_accepted(life: Life) -> Iterator[Step]:
    """We accept after all a point that was refused, and the resident is told."""
    yield from _point_refused(life)
    life.sit("A Head")
    yield "accept", {"point": "1"}, 0
    life.sit(OFFICERS[2])
    yield "definition-change", {}, 0


def issue_added(life: Life) -> Iterator[Step]:
    """An issue is raised later, and the resident told what became of it."""
    life.sit(OFFICERS[at(life)])
    yield "add-issue", {"outcome_sought": "Mend it", "responsibility": "ours"}, 0
    yield "definition-change", {}, 0


WAYS: Mapping[str, Callable[[Life], Iterator[Step]]] = {
    "onward": onward,
    "and further": onward,
    "and on": onward,
    "extended": extended,
    "refused": refused,
    "directed": directed,
    "accepted": accepted,
    "point directed": point_directed,
    "point accepted": point_accepted,
    "issue added": issue_added,
}
"""Each way, the usual one more often."""
