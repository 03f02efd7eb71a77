"""What is done to the record: contacts, people, logging, imports, settings, clashes."""

from complaints_desktop.rules.acts.act import (
    CASEWORKERS,
    GONE,
    LEADERS,
    LETTER,
    MANAGERS,
    PERSON,
    UPDATES,
    WITH_OMBUDSMAN,
    ActRow,
)
from complaints_desktop.rules.states import (
    ANY,
    COMPLAINT,
    NO_CASE,
)
from db.shared.rights import ANY as NEW
from db.terms import Role

CONTACT = ActRow(
    words="record a contact",
    who=WITH_OMBUDSMAN,
    states=ANY,
    paragraph="5.12",
    stays="",
    writes={"contact": (NEW,), "case_": (*UPDATES, "updates_agreed", "learning")},
)

NEEDS = ActRow(
    words="record needs and adjustments",
    who=CASEWORKERS,
    states=ANY,
    paragraph="5.10",
    stays="",
    writes={
        "person": PERSON,
        "need": (NEW, "review_on", "ended_on", "ended_because", "note"),
        "adjustment": (NEW, "review_on", "ended_on", "ended_because", "detail"),
        "adjustment_use": (NEW, "ended_on"),
    },
)

SUBMIT_LETTER = ActRow(
    words="submit a letter for approval",
    who=CASEWORKERS,
    states=ANY,
    stays="",
    writes={"letter_submission": (NEW, "dropped_on")},
)

APPROVE_LETTER = ActRow(
    words="say whether a letter may leave",
    who=LEADERS,
    states=ANY,
    stays="What was said to a letter stays on record",
    writes={"letter_answer": (NEW,)},
)

PUT_LETTER_RIGHT = ActRow(
    words="write that a letter was wrong",
    who=CASEWORKERS,
    states=COMPLAINT,
    otherwise="Letters are put right where there is a complaint",
    do="Say it on the phone, and record the contact.",
    stays=GONE,
    writes=LETTER,
)

DESPATCH = ActRow(
    words="record how a letter was sent",
    who=CASEWORKERS,
    states=ANY,
    stays="",
    writes={"despatch": (NEW, "returned_on", "returned_because", "return_done", "withdrawn_on")},
)

CONFIRM_ADJUSTMENTS = ActRow(
    words="write of what was agreed",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="5.10",
    otherwise="What was agreed is confirmed where there is a complaint",
    do="Say it on the phone, and record the contact.",
    stays=GONE,
    writes=LETTER,
)

TELL_ADJUSTMENT_REVIEW = ActRow(
    words="write that what was agreed was looked at again",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="5.10",
    otherwise="What was agreed is written of where there is a complaint",
    do="Say it on the phone, and record the contact.",
    stays=GONE,
    writes=LETTER,
)

ERASE = ActRow(words="erase a case", who=MANAGERS, states=ANY, stays="What was erased is nowhere any more", writes={})

LOG = ActRow(
    words="log a complaint",
    who=CASEWORKERS,
    states=NO_CASE,
    stays="A complaint that was logged stays on record",
    writes={
        "case_": (NEW,),
        "stage": (NEW,),
        "point": (NEW,),
        "person": PERSON,
        "need": (NEW,),
        "adjustment": (NEW,),
        "first_contact": (NEW,),
    },
)

IMPORT = ActRow(
    words="import cases",
    who=LEADERS,
    states=NO_CASE,
    stays="An import is undone as a whole, where it was begun",
    writes={
        "import_run": (NEW, "report", "undone_at"),
        "case_": (NEW, "void_because"),
        "person": (NEW,),
        "stage": (NEW,),
        "extension": (NEW,),
        "offer": (NEW,),
        "refusal": (NEW,),
        "officer": (NEW,),
        "team": (NEW,),
    },
)

SETTINGS = ActRow(
    words="change settings",
    who=MANAGERS,
    states=NO_CASE,
    stays="A setting holds from its day on, and earlier ones stay on record",
    writes={
        "setting": (NEW,),
        "dated_rule": (NEW,),
        "holiday_change": (NEW, "name", "is_holiday", "accepted_at"),
        "home": (NEW, "address", "postcode", "estate", "stock_type"),
        "team": (NEW, "name"),
        "officer": (NEW, "name", "role", "job_title", "phone", "email", "team_id", "joined_on", "left_on"),
        "membership": (NEW, "ended_on"),
    },
)

SETTLE = ActRow(
    words="settle a clash",
    who=WITH_OMBUDSMAN | {Role.OWNER},
    states=NO_CASE,
    stays="An answer to a clash or to held work is final",
    writes={"settlement": (NEW,), "given_back": (NEW,)},
)
