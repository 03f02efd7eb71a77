"""Bringing promises to their end: chased, answered for in jeopardy, explained when missed, heard of, signed off."""

from complaints_desktop.rules.acts.act import LEADERS, WITH_OMBUDSMAN, ActRow
from complaints_desktop.rules.states import ANY, NO_CASE
from db.shared.rights import ANY as NEW

STANDS = (NEW, "withdrawn_on")
"""What is written once, and taken back where it was a mistake."""

CHASE = ActRow(
    words="chase a promise",
    who=WITH_OMBUDSMAN,
    states=ANY,
    paragraph="6.6",
    stays="",
    writes={"chase": STANDS},
)

ANSWER_LEVEL = ActRow(
    words="say what is done about a promise in jeopardy",
    who=WITH_OMBUDSMAN,
    states=ANY,
    paragraph="6.6",
    stays="",
    writes={"level_answer": STANDS},
)

EXPLAIN_MISS = ActRow(
    words="say why a promise was missed",
    who=WITH_OMBUDSMAN,
    states=ANY,
    paragraph="7.3",
    stays="",
    writes={"miss": STANDS},
)

HEAR_RESIDENT = ActRow(
    words="record what the resident says of what was done",
    who=WITH_OMBUDSMAN,
    states=ANY,
    paragraph="7.3",
    stays="",
    writes={
        "resident_answer": STANDS,
        "commitment": (
            *("state", "work_done_on", "completed_on", "past_hour"),
            *("evidence", "evidence_kind", "evidence_document_id"),
        ),
        "commitment_update": (NEW,),
    },
)

SIGN_OFF = ActRow(
    words="sign a promise off",
    who=LEADERS,
    states=ANY,
    paragraph="7.3",
    stays="",
    writes={"sign_off": STANDS},
)

KEEP_CONTRACTORS = ActRow(
    words="keep the register of contractors",
    who=LEADERS,
    states=NO_CASE,
    stays="A contractor is changed again, or ended; what was promised through them stays as it is",
    writes={"contractor": (NEW, "trades", "contact", "email", "phone", "notes", "ended_on")},
)
