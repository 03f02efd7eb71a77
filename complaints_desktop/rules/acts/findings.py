"""What is complained of, what is found, and what the finding rests on."""

from complaints_desktop.rules.acts.act import (
    CASEWORKERS,
    GONE,
    LETTER,
    POINT,
    WITH_OMBUDSMAN,
    ActRow,
)
from complaints_desktop.rules.states import (
    ANY,
    COMPLAINT,
    DEFINED,
    INVESTIGATED,
    NO_COMPLAINT,
    OPEN,
    UNANSWERED,
    State,
)
from db.shared.rights import ANY as NEW

DEFINE = ActRow(
    words="define the complaint",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="6.8",
    otherwise="The definition is fixed once stage 1 has been answered",
    do="Log the new issue as a complaint of its own.",
    stays="",
    writes={"point": POINT, "point_change": (NEW,)},
)

WITHDRAW_POINT = ActRow(
    words="withdraw a point",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="5.6",
    otherwise="A point is withdrawn before the answer",
    do="Record what the resident said as a contact: what was answered stands.",
    stays="",
    writes={"point": ("withdrawn_on", "withdrawn_because"), "point_change": (NEW,), "contact": (NEW,)},
)

ADD_ISSUE = ActRow(
    words="add an issue raised later",
    who=CASEWORKERS,
    states=DEFINED,
    paragraph="6.8",
    otherwise="An issue is raised later where the complaint was acknowledged before, and is not closed",
    do="Before the acknowledgement add a point; of a closed case log a complaint of its own.",
    stays="An issue that was added or logged stays on record",
    writes={
        "point": POINT,
        "point_change": (NEW,),
        "case_": (NEW,),
        "stage": (NEW,),
        "case_link": (NEW,),
    },
)

TELL_CHANGE = ActRow(
    words="tell the resident of a changed definition",
    who=CASEWORKERS,
    states=DEFINED,
    paragraph="6.8",
    otherwise="A change is told of once the complaint was acknowledged, and before its case is closed",
    do="Acknowledge it: the acknowledgement says how the definition stands.",
    stays=GONE,
    writes={
        "point_change": ("told_on",),
        "stage": ("told_received_on",),
        **LETTER,
    },
)

LIMITS = (NEW, "state", "completed_on", "work_done_on", "past_hour", "evidence", "cancelled_because", "ended_by")
"""What is written of the promises that keep the limits of a hazard."""

FIND = ActRow(
    words="decide a point",
    who=CASEWORKERS,
    states=INVESTIGATED,
    paragraph="6.7",
    at_stage_2="6.18",
    otherwise="Points are decided between the acknowledgement and the response",
    do="Acknowledge the complaint first.",
    stays="",
    writes={
        "finding": (
            NEW,
            "decided_by_id",
            "decision",
            "reasons",
            "reference",
            "no_remedy_because",
            "changed_because",
            "policy_then",
        )
    },
)

CHECK = ActRow(
    words="weigh evidence and declare conflicts",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="5.8",
    otherwise="Evidence is weighed before the response",
    do="Record a contact instead.",
    stays="",
    writes={
        "evidence_check": (
            *(NEW, "stage_id", "item", "asked_of", "question", "asked_on", "due_on", "chased_on"),
            *("unanswered_on", "result", "checked_on", "checked_by_id", "note"),
        ),
        "disputed_fact": (*(NEW, "stage_id", "fact", "resident_says", "we_hold", "preferred", "because", "struck_on"),),
        "invitation": (NEW, "stage_id", "party", "name", "invited_on", "reply_by", "replied_on", "said"),
        "checklist_line": (NEW, "answer", "because", "answered_on"),
        "conflict_declaration": (NEW, "declared_on", "conflict", "measures"),
        "consultee": (NEW, "name", "consulted_on", "said"),
        "contact": (NEW,),
    },
)

INCIDENT = ActRow(
    words="take a serious incident further",
    who=WITH_OMBUDSMAN,
    states=ANY,
    stays="",
    writes={"incident": (NEW, "answer", "answered_on")},
)

HAZARD = ActRow(
    words="record a hazard and what was done about it",
    who=CASEWORKERS,
    states=ANY,
    stays="A hazard and what was done about it stay on record; record the next step",
    writes={
        "home_hazard": (NEW,),
        "hazard_step": (NEW,),
        "case_": ("hazard",),
        "commitment": LIMITS,
        "commitment_update": (NEW,),
        "officer": (NEW,),
    },
)

SUMMARISE_HAZARD = ActRow(
    words="give the tenant the summary of a hazard",
    who=CASEWORKERS,
    states=COMPLAINT,
    otherwise="The summary is written here where there is a complaint",
    do="Give it another way, and record it as a step of the hazard.",
    stays=GONE,
    writes={
        "hazard_step": (NEW,),
        "commitment": LIMITS,
        "commitment_update": (NEW,),
        **LETTER,
    },
)

ASSESS = ActRow(
    words="assess hazard and complexity",
    who=CASEWORKERS,
    states=OPEN,
    paragraph="6.1",
    otherwise="A closed case is not assessed again",
    do="Record a contact instead.",
    stays="",
    writes={"case_": ("hazard", "complex", "vulnerable", "priority", "route", "triage_because")},
)

CORRECT = ActRow(
    words="correct the receipt",
    who=CASEWORKERS,
    states=OPEN - NO_COMPLAINT,
    paragraph="3.2",
    at_stage_2="6.11",
    otherwise="The receipt of a complaint is corrected while it is open",
    do="Reopen it first, or record a contact.",
    stays="A correction stays as it was made, with what was there before",
    writes={
        "stage": ("received_on", "received_by", "told_received_on"),
        "case_": ("channel", "expressed_on", "expressed_to", "tenure", "stock_type", "estate"),
        "contact": (NEW,),
    },
)

CLARIFY = ActRow(
    words="ask the resident to make a point clear",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="5.6",
    otherwise="What is not clear is asked before the complaint is answered",
    do="Call them, and record the contact.",
    stays=GONE,
    writes=LETTER,
)

TELL_NEW_COMPLAINT = ActRow(
    words="write of an issue that is a complaint of its own",
    who=CASEWORKERS,
    states=frozenset({State.LOGGED}),
    paragraph="6.8",
    otherwise="This letter comes before the acknowledgement of the new complaint",
    do="Say in the acknowledgement where it came from.",
    stays=GONE,
    writes=LETTER,
)

ASK_SERVICE = ActRow(
    words="write to a service or contractor",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="5.8",
    otherwise="Others are asked before the complaint is answered",
    do="Record what they say as a contact.",
    stays=GONE,
    writes=LETTER,
)

INVITE_STAFF = ActRow(
    words="write to a member of staff of what is said",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="5.8",
    otherwise="Others are asked before the complaint is answered",
    do="Record what they say as a contact.",
    stays=GONE,
    writes=LETTER,
)
