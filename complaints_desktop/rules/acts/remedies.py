"""What puts a complaint right: money and promises."""

from complaints_desktop.rules.acts.act import (
    CASEWORKERS,
    GONE,
    LEADERS,
    MANAGERS,
    WITH_OMBUDSMAN,
    ActRow,
)
from complaints_desktop.rules.states import (
    ANY,
    COMPLAINT,
)
from db.shared.rights import ANY as NEW
from db.terms import Role

ENDED_PROMISE = ("state", "cancelled_because")
KEPT = ("work_done_on", "completed_on", "evidence")
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
            *("due_on", "agreed_with_resident", "appointment_on", "started_on", "work_done_on", "completed_on"),
            *("evidence", "state", "cancelled_because", "miss_reason"),
        ),
        "commitment_update": (NEW,),
    },
)
