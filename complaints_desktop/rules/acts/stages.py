"""The course of a complaint: acknowledged, extended, answered, taken to stage 2."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts.act import (
    CASEWORKERS,
    GONE,
    LEADERS,
    LETTER,
    UPDATES,
    WITH_OMBUDSMAN,
    ActRow,
)
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import (
    COMPLAINT,
    INVESTIGATED,
    OPEN,
    RECEIVED,
    STAGE_2_OPEN,
    UNANSWERED,
    State,
)
from db.shared.rights import ANY as NEW
from db.terms import Closing

WAY_ON = {
    Closing.WITHDRAWN: "Reopen it first: stage 2 looks at the answer of stage 1.",
    Closing.MERGED: "It goes on in the case it was merged into: record the request there.",
    Closing.REFUSED: "Where they are right, a complaints manager can accept it after all. They can take the refusal to "
    "the Housing Ombudsman, who may direct us to accept it.",
}
"""What is done where a complaint that ended without an answer is not reopened."""


def _no_second_stage(case: CaseFacts) -> Refused | None:
    """Why a closed complaint does not go to stage 2: it has been there, or ended without an answer at stage 1."""
    if case.closed_as is Closing.WITHDRAWN and case.stage(2) is not None:
        return Refused(
            "Stage 2 was begun, and the resident withdrew the request",
            do="Reopen the case: stage 2 goes on.",
            paragraph="6.10",
        )
    if case.stage(2) is not None:
        return Refused(
            "This complaint has been to stage 2",
            do="After stage 2 the Housing Ombudsman is the way on; log a new issue as a complaint of its own.",
            paragraph="5.3",
        )
    if not case.is_complaint:
        return Refused("This is no complaint", do="Make a complaint of it first.", paragraph="1.5")
    if case.closed_as not in (None, Closing.ANSWERED, Closing.NOT_RECORDED):
        return Refused(
            f"This complaint ended as {case.closed_as.value}, without an answer at stage 1",
            do=WAY_ON[case.closed_as],
            paragraph="6.10",
        )
    return None


ACKNOWLEDGE = ActRow(
    words="acknowledge",
    who=CASEWORKERS,
    states=RECEIVED,
    paragraph="6.2",
    at_stage_2="6.11",
    otherwise="This complaint is already acknowledged, and a second acknowledgement would give a second date",
    do="Write a progress update, or extend with reasons.",
    advances=True,
    stays=GONE,
    writes={"stage": ("acknowledged_on",), **LETTER},
)

RESPOND = ActRow(
    words="respond",
    who=CASEWORKERS,
    states=INVESTIGATED,
    paragraph="6.3",
    at_stage_2="6.14",
    otherwise="A response follows the acknowledgement of its stage, once",
    do="Acknowledge the complaint first; after a response, a stage 2 request is the way on.",
    advances=True,
    stays=GONE,
    writes={
        "stage": ("responded_on", "outcome", "decider_id"),
        "offer": ("offered_on",),
        **LETTER,
    },
)

CONFIRM_RECEIPT = ActRow(
    words="confirm receipt",
    who=CASEWORKERS,
    states=RECEIVED,
    otherwise="Receipt is confirmed before the acknowledgement, which says more",
    do="Write a progress update instead.",
    stays=GONE,
    writes=LETTER,
)

PROGRESS = ActRow(
    words="write a progress update",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="5.9",
    otherwise="A progress update is for a complaint that waits for its answer",
    do="Record a contact instead; of a promise write an update of it.",
    stays=GONE,
    writes=LETTER,
)

EXTEND = ActRow(
    words="extend the time to answer",
    who=CASEWORKERS,
    states=INVESTIGATED,
    paragraph="6.4",
    at_stage_2="6.15",
    otherwise="The time to answer is extended between the acknowledgement of a stage and its answer",
    do="Acknowledge the complaint first; an answer that was sent needs no extension.",
    stays="",
    writes={
        "extension": (NEW, "due_on", "reason_code", "reason", "good_reason", "approved_by_id", "notified_on"),
        "case_": UPDATES,
        **LETTER,
    },
)

ESCALATE = ActRow(
    words="take a complaint to stage 2",
    who=WITH_OMBUDSMAN,
    states=COMPLAINT - STAGE_2_OPEN - {State.STAGE_2_RESPONDED, State.REFUSED},
    over=_no_second_stage,
    paragraph="6.10",
    otherwise="A complaint goes to stage 2 once, when all or part of it is not resolved at stage 1",
    do="After stage 2 the Housing Ombudsman is the way on; log a new issue as a complaint of its own.",
    stays="A request to go to stage 2 stays as it was recorded",
    writes={"stage": (NEW,), "reopening": (NEW,)},
)

REQUEST = ActRow(
    words="bring a request for stage 2 up to date",
    who=WITH_OMBUDSMAN,
    states=STAGE_2_OPEN,
    paragraph="6.12",
    otherwise="The request for stage 2 is on record while stage 2 is open",
    do="Record a contact instead.",
    stays="",
    writes={"stage": ("request_reason", "late_because"), "point": ("settled_on",)},
)

ALLOCATE = ActRow(
    words="give a case to another officer or team",
    who=LEADERS,
    states=OPEN,
    paragraph="6.13",
    otherwise="A closed case is worked on by nobody",
    do="Reopen it first, or give its commitments to somebody else.",
    stays="A case that was given to somebody is theirs to give back",
    writes={
        "case_": ("team_id", "handler_id"),
        "stage": ("decider_id",),
        "commitment": ("owner_id",),
        "reviewer": (NEW, "ended_on"),
    },
)

TELL_LATE_REQUEST = ActRow(
    words="write that a late request is taken",
    who=CASEWORKERS,
    states=frozenset({State.STAGE_2_REQUESTED}),
    paragraph="6.12",
    otherwise="A late request is taken before it is acknowledged",
    do="Say in the acknowledgement that it was taken.",
    stays=GONE,
    writes=LETTER,
)
