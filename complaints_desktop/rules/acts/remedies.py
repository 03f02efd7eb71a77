"""What puts a complaint right: money and promises."""

from complaints_desktop.rules.acts.act import (
    CASEWORKERS,
    WITH_OMBUDSMAN,
    ActRow,
)
from complaints_desktop.rules.states import (
    ANY,
    COMPLAINT,
)
from db.shared.rights import ANY as NEW
from db.terms import Role

OFFER = ActRow(
    words="offer money",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="5.13",
    otherwise="Money is offered to put a complaint right, at any stage of it",
    do="Make a complaint of what was said first.",
    stays="",
    writes={"offer": (NEW, "offered_on", "withdrawn_on")},
)

PAY = ActRow(
    words="record that money was accepted or paid",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="7.3",
    otherwise="Money is paid on a complaint",
    do="Make a complaint of what was said first.",
    stays="",
    writes={"offer": ("offered_on", "accepted_on", "paid_on")},
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
