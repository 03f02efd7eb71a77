"""Acts: all that can be done to the record, one row each.

Who may, in which states of a case, by which paragraph of the Code, what is said where it is refused, what it
writes. `permissions`, `workflow` and `shared_rights` read these rows; what an act asks of who does it is in `forms`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from complaints_desktop.rules.states import (
    ANSWERED,
    ANY,
    CLOSED,
    COMPLAINT,
    DEFINED,
    INVESTIGATED,
    NO_CASE,
    NO_COMPLAINT,
    OPEN,
    RECEIVED,
    STAGE_1_OPEN,
    STAGE_2_OPEN,
    UNANSWERED,
    State,
)
from db.shared.rights import ANY as NEW
from db.terms import CaseKind, Role

MANAGERS = frozenset({Role.COMPLAINTS_MANAGER, Role.HEAD})
LEADERS = MANAGERS | {Role.TEAM_LEADER}
CASEWORKERS = LEADERS | {Role.RESOLUTION_OFFICER}
WITH_OMBUDSMAN = CASEWORKERS | {Role.OMBUDSMAN_OFFICER}

Writes = Mapping[str, tuple[str, ...]]
"""Entities, and the fields of them an act sets; NEW where it makes such rows."""

PERSON = (NEW, "name", "preferred_name", "address", "postcode", "phone", "email", "how_to_contact", "uprn")
POINT = (NEW, "text", "outcome_sought", "responsibility", "responsible_body", "withdrawn_on", "withdrawn_because")
UPDATES = ("updates_every", "updates_by")
CLOSING: Writes = {"case_": ("learning", "closed_on", "closed_as"), "reopening": ("closed_on", "closed_as")}
"""A case ends on its own row, and where it was reopened on that of its last reopening."""

GONE = "A letter that was issued has gone, and stays as it went"
ENDED = "A closing stays on record; what has ended is reopened"
DONE = ("ended_on", "ended_because")
NO_REQUEST = "A complaint is acknowledged and answered, and only what is no complaint goes this way"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One row: an act, as a person would say it, and all that is ruled about it."""

    words: str
    who: frozenset[Role]
    own_only: frozenset[Role] = frozenset()
    """Roles that may do it, but to nothing that is another's."""
    states: frozenset[State]
    """When it may be done to a case; NO_CASE for what is not done to one."""
    paragraph: str = ""
    at_stage_2: str = ""
    """The paragraph at stage 2, where it is another."""
    kinds: frozenset[CaseKind] = frozenset()
    """Of what is no complaint, what it is done to alone; empty where the states say enough."""
    otherwise: str = ""
    """Why it is refused in every other state, and in `do` what to do then."""
    do: str = ""
    stays: str
    """Why it is not taken back once it is done; empty where whoever did it may, on the same day."""
    advances: bool = False
    """Whether it moves a case on: the button at its head."""
    writes: Writes


class Act(Enum):
    """What can be done to a record."""

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
        writes={"stage": ("acknowledged_on",), "letter": (NEW,), "document": (NEW,)},
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
            "letter": (NEW,),
            "document": (NEW,),
        },
    )
    CONFIRM_RECEIPT = ActRow(
        words="confirm receipt",
        who=CASEWORKERS,
        states=RECEIVED,
        otherwise="Receipt is confirmed before the acknowledgement, which says more",
        do="Write a progress update instead.",
        stays=GONE,
        writes={"letter": (NEW,), "document": (NEW,)},
    )
    PROGRESS = ActRow(
        words="write a progress update",
        who=CASEWORKERS,
        states=UNANSWERED,
        paragraph="5.9",
        otherwise="A progress update is for a complaint that waits for its answer",
        do="Record a contact instead; of a promise write an update of it.",
        stays=GONE,
        writes={"letter": (NEW,), "document": (NEW,)},
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
            "letter": (NEW,),
            "document": (NEW,),
        },
    )
    CLOSE = ActRow(
        words="close",
        who=CASEWORKERS,
        states=ANSWERED,
        paragraph="6.6",
        otherwise="A case is closed when it has been answered",
        do="Send the response first; open commitments do not stop the closing and stay in the tracker.",
        advances=True,
        stays=ENDED,
        writes=CLOSING,
    )
    WITHDRAW = ActRow(
        words="withdraw at the resident's request",
        who=CASEWORKERS,
        states=UNANSWERED,
        paragraph="5.12",
        otherwise="A complaint that has been answered, or is closed, cannot be withdrawn: the answer stands",
        do="Record what the resident said as a contact, and close an answered case as answered.",
        stays=ENDED,
        writes={**CLOSING, "contact": (NEW,)},
    )
    REFUSE = ActRow(
        words="propose to refuse a complaint",
        who=CASEWORKERS,
        states=UNANSWERED,
        paragraph="2.1",
        at_stage_2="5.11",
        otherwise="A complaint is refused before it is acknowledged, and not once it has been answered",
        do="The answer stands; what the resident says to it is a request to escalate.",
        stays="",
        writes={
            "refusal": (NEW, "dropped_on", "refused_on"),
            "stage": ("refused_on",),
            "case_": ("closed_on", "closed_as"),
            "reopening": ("closed_on", "closed_as"),
            "letter": (NEW,),
            "document": (NEW,),
        },
    )
    APPROVE = ActRow(
        words="judge a refusal",
        who=MANAGERS,
        states=UNANSWERED,
        paragraph="2.1",
        at_stage_2="5.11",
        otherwise="A refusal is judged before the resident is told of it",
        do="Look at what was refused, and when.",
        stays="What was said to a refusal stays on record",
        writes={"approval": (NEW,)},
    )
    DIRECT = ActRow(
        words="accept what the Ombudsman directed us to accept",
        who=WITH_OMBUDSMAN,
        states=CLOSED | {State.REFUSED, State.STAGE_2_REQUESTED, State.STAGE_2_ACKNOWLEDGED},
        paragraph="2.4",
        otherwise="Nothing was refused here that could be accepted",
        do="Go on with the case as it stands.",
        stays="A direction of the Ombudsman stays on record",
        writes={"refusal": ("directed_on", "directed_by"), "stage": ("directed_on",), "reopening": (NEW,)},
    )
    LINK = ActRow(
        words="link cases",
        who=CASEWORKERS,
        states=ANY,
        paragraph="5.12",
        stays="",
        writes={"case_link": (NEW, "ended_on")},
    )
    MERGE = ActRow(
        words="merge a case into an earlier one",
        who=CASEWORKERS,
        states=UNANSWERED,
        paragraph="5.12",
        otherwise="What has been answered or has ended is not merged",
        do="Link the two cases.",
        stays="A merger is undone where it was made: open the merged case, and undo the merger there",
        writes={
            "case_link": (NEW,),
            "point": (NEW,),
            "contact": (NEW,),
            "case_": ("closed_on", "closed_as"),
            "reopening": ("closed_on", "closed_as"),
        },
    )
    UNMERGE = ActRow(
        words="undo a merger",
        who=CASEWORKERS,
        states=CLOSED,
        paragraph="5.12",
        otherwise="Only a case that was merged goes on by itself again",
        do="Go on with the case as it stands.",
        stays="A reopening stays on record",
        writes={
            "case_link": ("ended_on",),
            "reopening": (NEW,),
            "point": ("withdrawn_on", "withdrawn_because"),
        },
    )
    MERGE_PEOPLE = ActRow(
        words="merge two records of a person",
        who=CASEWORKERS,
        states=ANY,
        paragraph="5.12",
        stays="",
        writes={
            "person": ("merged_into_id",),
            "case_": ("person_id",),
            "need": ("person_id",),
            "adjustment": ("person_id",),
            "authority": ("person_id",),
        },
    )
    REOPEN = ActRow(
        words="reopen",
        who=CASEWORKERS,
        states=CLOSED,
        paragraph="5.12",
        otherwise="Only what has ended is reopened",
        do="Go on with the case as it stands; what was no complaint is logged anew.",
        stays="A reopening stays on record",
        writes={"reopening": (NEW,)},
    )
    DEFINE = ActRow(
        words="define the complaint",
        who=CASEWORKERS,
        states=STAGE_1_OPEN,
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
        writes={"point_change": ("told_on",), "letter": (NEW,), "document": (NEW,)},
    )
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
            "finding": (NEW, "decision", "reasons", "reference", "no_remedy_because", "changed_because", "policy_then")
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
                *("result", "checked_on", "note"),
            ),
            "disputed_fact": (
                *(NEW, "stage_id", "fact", "resident_says", "we_hold", "preferred", "because", "struck_on"),
            ),
            "invitation": (NEW, "stage_id", "party", "name", "invited_on", "reply_by", "replied_on", "said"),
            "checklist_line": (NEW, "answer", "because", "answered_on"),
            "conflict_declaration": (NEW, "declared_on", "conflict", "measures"),
            "consultee": (NEW, "name", "consulted_on", "said"),
        },
    )
    ESCALATE = ActRow(
        words="take a complaint to stage 2",
        who=WITH_OMBUDSMAN,
        states=COMPLAINT - STAGE_2_OPEN - {State.STAGE_2_RESPONDED, State.REFUSED},
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
            "need": (NEW, "review_on", "ended_on", "note"),
            "adjustment": (NEW, "review_on", "ended_on", "detail"),
            "authority": (NEW, "until_on"),
        },
    )
    INCIDENT = ActRow(
        words="take a serious incident further",
        who=WITH_OMBUDSMAN,
        states=ANY,
        stays="",
        writes={"incident": (NEW, "answer", "answered_on")},
    )
    ERASE = ActRow(
        words="erase a case", who=MANAGERS, states=ANY, stays="What was erased is nowhere any more", writes={}
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
    TELL_NEXT_STEP = ActRow(
        words="tell the resident the next step",
        who=CASEWORKERS,
        states=NO_COMPLAINT,
        paragraph="1.4",
        otherwise=NO_REQUEST,
        do="Record a contact, or write a progress update.",
        stays="",
        writes={"first_contact": ("next_step", "told_on", "review_on"), "contact": (NEW,)},
    )
    REVIEW_REQUEST = ActRow(
        words="review a service request",
        who=CASEWORKERS,
        states=NO_COMPLAINT,
        paragraph="1.4",
        otherwise=NO_REQUEST,
        do="A complaint has the days of the Code instead of a review.",
        stays="",
        writes={"first_contact": ("review_on",), "contact": (NEW,)},
    )
    END_REQUEST = ActRow(
        words="end a service request",
        who=CASEWORKERS,
        states=NO_COMPLAINT,
        kinds=frozenset({CaseKind.REQUEST}),
        paragraph="1.4",
        otherwise="Only a service request ends with what came of it",
        do="Answer an enquiry, pass a compliment on; a complaint is answered and closed.",
        advances=True,
        stays="",
        writes={"first_contact": DONE},
    )
    PASS_ON = ActRow(
        words="pass a compliment on",
        who=CASEWORKERS,
        states=NO_COMPLAINT,
        kinds=frozenset({CaseKind.COMPLIMENT}),
        otherwise="Only a compliment is passed on",
        do="Record a contact instead.",
        advances=True,
        stays="",
        writes={"first_contact": ("passed_on_to", "passed_on_on", *DONE)},
    )
    ANSWER_ENQUIRY = ActRow(
        words="answer an enquiry",
        who=CASEWORKERS,
        states=NO_COMPLAINT,
        kinds=frozenset({CaseKind.ENQUIRY}),
        otherwise="Only an enquiry by an MP or councillor is answered like this",
        do="Write the response to a complaint; end a service request with what came of it.",
        advances=True,
        stays="",
        writes={"first_contact": DONE, "contact": (NEW,)},
    )
    OFFER_CHOICE = ActRow(
        words="offer the choice to complain",
        who=CASEWORKERS,
        states=NO_COMPLAINT,
        paragraph="1.3",
        otherwise="A complaint has been made already, and only what is no complaint goes this way",
        do="Record a contact instead.",
        stays="",
        writes={
            "case_": ("expressed_on", "choice_offered_on", "choice_offered_by", "choice_answer"),
            "contact": (NEW,),
        },
    )
    MAKE_COMPLAINT = ActRow(
        words="make a complaint of a first contact",
        who=CASEWORKERS,
        states=NO_COMPLAINT | {State.CLOSED},
        kinds=frozenset(CaseKind),
        paragraph="1.5",
        otherwise="This is a complaint already",
        do="Add what is new to its points, or log a complaint of its own.",
        stays="A complaint that was logged stays on record",
        writes={"case_": (NEW,), "stage": (NEW,), "point": (NEW,), "case_link": (NEW,)},
    )
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
            "officer": (NEW,),
            "team": (NEW,),
        },
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
    SETTINGS = ActRow(
        words="change settings",
        who=MANAGERS,
        states=NO_CASE,
        stays="A setting holds from its day on, and earlier ones stay on record",
        writes={
            "setting": (NEW,),
            "holiday_change": (NEW, "name", "is_holiday", "accepted_at"),
            "home": (NEW, "address", "postcode", "estate", "stock_type"),
            "team": (NEW, "name"),
            "officer": (NEW, "name", "role", "job_title", "phone", "email", "team_id", "left_on"),
        },
    )
    SETTLE = ActRow(
        words="settle a clash",
        who=WITH_OMBUDSMAN | {Role.OWNER},
        states=NO_CASE,
        stays="An answer to a clash or to held work is final",
        writes={"settlement": (NEW,), "given_back": (NEW,)},
    )

    @property
    def key(self) -> str:
        """The name by which a command line, a menu or a draft knows it, as `update-commitment`."""
        return self.name.lower().replace("_", "-")

    @property
    def words(self) -> str:
        """The act, as a person would say it."""
        return self.value.words
