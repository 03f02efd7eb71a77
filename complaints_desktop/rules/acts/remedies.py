"""What puts a complaint right: money and promises."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts.act import (
    CASEWORKERS,
    GONE,
    LEADERS,
    LETTER,
    MANAGERS,
    WITH_OMBUDSMAN,
    ActRow,
)
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import (
    ANSWERED,
    ANY,
    CLOSED,
    COMPLAINT,
)
from db.shared.rights import ANY as NEW
from db.terms import Closing, Role

ENDED_PROMISE = ("state", "cancelled_because", "ended_by")
KEPT = ("work_done_on", "completed_on", "evidence", "evidence_kind")
PAYMENT = ("paid_on", "paid_how", "paid_reference")
"""What is written of the promise to pay when the offer ends, and of both when it is paid."""

OFFER = ActRow(
    words="offer money",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="5.13",
    otherwise="Money is offered to put a complaint right, at any stage of it",
    do="Make a complaint of what was said first.",
    stays="",
    writes={
        "offer": (NEW, "offered_on", "withdrawn_on"),
        "commitment": (NEW, *ENDED_PROMISE),
        "commitment_update": (NEW,),
        "officer": (NEW,),
    },
)

ASK_MONEY = ActRow(
    words="ask to offer more money than one may",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="4.2",
    otherwise="Money is offered to put a complaint right, at any stage of it",
    do="Make a complaint of what was said first.",
    stays="",
    writes={"money_request": (NEW, "dropped_on")},
)

APPROVE_MONEY = ActRow(
    words="approve that more money is offered",
    who=LEADERS,
    states=COMPLAINT,
    paragraph="4.2",
    otherwise="Money is offered to put a complaint right, at any stage of it",
    do="Make a complaint of what was said first.",
    stays="What was said to a request for money stays on record",
    writes={"money_answer": (NEW,)},
)

ORDERED = ActRow(
    words="record money that the Ombudsman ordered",
    who=MANAGERS | {Role.OMBUDSMAN_OFFICER},
    states=COMPLAINT,
    otherwise="The Ombudsman orders money on a complaint",
    do="Make a complaint of what was said first.",
    stays="",
    writes={
        "money_order": (NEW, "set_aside_on", *PAYMENT),
        "commitment": (NEW, *ENDED_PROMISE, *KEPT),
        "commitment_update": (NEW,),
        "officer": (NEW,),
    },
)

TELL_OFFER = ActRow(
    words="write of an offer of money",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="7.2",
    otherwise="Money is offered to put a complaint right, at any stage of it",
    do="Make a complaint of what was said first.",
    stays=GONE,
    writes={"offer": ("offered_on",), "letter": (NEW,), "document": (NEW,)},
)

TELL_PAYMENT = ActRow(
    words="write of a payment",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="7.3",
    otherwise="Money is paid on a complaint",
    do="Make a complaint of what was said first.",
    stays=GONE,
    writes={"letter": (NEW,), "document": (NEW,)},
)

PAY = ActRow(
    words="record what became of an offer",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="7.3",
    otherwise="Money is paid on a complaint",
    do="Make a complaint of what was said first.",
    stays="",
    writes={
        "offer": ("offered_on", "accepted_on", "refused_on", "refused_because", *PAYMENT),
        "commitment": (*ENDED_PROMISE, *KEPT),
        "commitment_update": (NEW,),
    },
)

PROMISE = ActRow(
    words="promise a remedy",
    who=WITH_OMBUDSMAN,
    states=ANY,
    paragraph="7.3",
    stays="",
    writes={"commitment": (NEW, "state", "cancelled_because"), "officer": (NEW,)},
)

UPDATE_COMMITMENT = ActRow(
    words="update a commitment",
    who=WITH_OMBUDSMAN | {Role.OWNER},
    own_only=frozenset({Role.OWNER}),
    states=ANY,
    paragraph="6.6",
    stays="",
    writes={
        "commitment": (
            *("appointment_on", "started_on", "work_done_on", "completed_on"),
            *("readiness", "interim", "job_number", "cost_pence"),
            *("state", "evidence", "evidence_kind", "evidence_document_id"),
        ),
        "commitment_update": (NEW,),
    },
)

MOVE_COMMITMENT = ActRow(
    words="give a promise another date",
    who=WITH_OMBUDSMAN,
    states=ANY,
    paragraph="7.3",
    stays="",
    writes={"commitment": ("due_on", "agreed_with_resident"), "commitment_update": (NEW,)},
)

END_COMMITMENT = ActRow(
    words="end a promise",
    who=WITH_OMBUDSMAN,
    states=ANY,
    paragraph="7.3",
    stays="",
    writes={"commitment": ("state", "cancelled_because", "ended_by"), "commitment_update": (NEW,)},
)

CONFIRM_COMMITMENTS = ActRow(
    words="write of what we will do",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="7.3",
    otherwise="A letter about a complaint is written where there is one",
    do="Make a complaint of what was said first.",
    stays=GONE,
    writes=LETTER,
)

PROPOSE_DATE = ActRow(
    words="propose a new date for what was promised",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="6.6",
    otherwise="A letter about a complaint is written where there is one",
    do="Make a complaint of what was said first.",
    stays=GONE,
    writes=LETTER,
)

TELL_DONE = ActRow(
    words="write of what was done",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="7.3",
    otherwise="A letter about a complaint is written where there is one",
    do="Make a complaint of what was said first.",
    stays=GONE,
    writes=LETTER,
)


def _ended_otherwise(case: CaseFacts) -> Refused | None:
    """Refuse what speaks of an answer where the complaint ended without one."""
    if case.closed_as not in {Closing.WITHDRAWN, Closing.REFUSED, Closing.MERGED}:
        return None
    why = f"This complaint ended as {case.closed_as.value}, and not with an answer"
    return Refused(why, do="Write of what was done by itself.")


TELL_ALL_DONE = ActRow(
    words="write that everything is done",
    who=CASEWORKERS,
    states=ANSWERED | CLOSED,
    over=_ended_otherwise,
    paragraph="7.3",
    otherwise="That everything is done is written once the complaint was answered",
    do="Answer it first; what is done until then is written of by itself.",
    stays=GONE,
    writes=LETTER,
)
