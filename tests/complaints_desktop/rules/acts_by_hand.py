"""Every act written out by hand: who may, in which states of a case, by which paragraph (taxonomies 6.8)."""

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.states import State
from db.terms import Role

OFFICER, LEADER, MANAGER, HEAD, OMBUDSMAN, OWNER, AUDITOR = COLUMNS = (
    Role.RESOLUTION_OFFICER, Role.TEAM_LEADER, Role.COMPLAINTS_MANAGER, Role.HEAD, Role.OMBUDSMAN_OFFICER, Role.OWNER,
    Role.AUDITOR,
)  # fmt: skip

#                           officer  leader  manager  head  ombudsman  owner  auditor
MAY_BY_ROLE: dict[Act, str] = {
    Act.LOG:               "yes      yes     yes      yes   no         no     no",
    Act.DEFINE:            "yes      yes     yes      yes   no         no     no",
    Act.CONFIRM_RECEIPT:   "yes      yes     yes      yes   no         no     no",
    Act.PROGRESS:          "yes      yes     yes      yes   no         no     no",
    Act.CONFIRM_WITHDRAWAL:"yes      yes     yes      yes   no         no     no",
    Act.WITHDRAW_POINT:    "yes      yes     yes      yes   no         no     no",
    Act.ADD_ISSUE:         "yes      yes     yes      yes   no         no     no",
    Act.TELL_CHANGE:       "yes      yes     yes      yes   no         no     no",
    Act.CONTACT:           "yes      yes     yes      yes   yes        no     no",
    Act.ATTACH:            "yes      yes     yes      yes   yes        no     no",
    Act.NEEDS:             "yes      yes     yes      yes   no         no     no",
    Act.REPRESENT:         "yes      yes     yes      yes   no         no     no",
    Act.JOIN:              "yes      yes     yes      yes   no         no     no",
    Act.LIFE:              "yes      yes     yes      yes   no         no     no",
    Act.CORRECT:           "yes      yes     yes      yes   no         no     no",
    Act.ASSESS:            "yes      yes     yes      yes   no         no     no",
    Act.ACKNOWLEDGE:       "yes      yes     yes      yes   no         no     no",
    Act.CHECK:             "yes      yes     yes      yes   no         no     no",
    Act.FIND:              "yes      yes     yes      yes   no         no     no",
    Act.ESCALATE:          "yes      yes     yes      yes   yes        no     no",
    Act.REQUEST:           "yes      yes     yes      yes   yes        no     no",
    Act.PROMISE:           "yes      yes     yes      yes   yes        no     no",
    Act.OFFER:             "yes      yes     yes      yes   no         no     no",
    Act.PAY:               "yes      yes     yes      yes   no         no     no",
    Act.EXTEND:            "yes      yes     yes      yes   no         no     no",
    Act.RESPOND:           "yes      yes     yes      yes   no         no     no",
    Act.INCIDENT:          "yes      yes     yes      yes   yes        no     no",
    Act.UPDATE_COMMITMENT: "yes      yes     yes      yes   yes        yes    no",
    Act.CLOSE:             "yes      yes     yes      yes   no         no     no",
    Act.WITHDRAW:          "yes      yes     yes      yes   no         no     no",
    Act.REFUSE:            "yes      yes     yes      yes   no         no     no",
    Act.APPROVE:           "no       no      yes      yes   no         no     no",
    Act.DIRECT:            "yes      yes     yes      yes   yes        no     no",
    Act.ACCEPT:            "no       no      yes      yes   no         no     no",
    Act.LINK:              "yes      yes     yes      yes   no         no     no",
    Act.MERGE:             "yes      yes     yes      yes   no         no     no",
    Act.UNMERGE:           "yes      yes     yes      yes   no         no     no",
    Act.MERGE_PEOPLE:      "yes      yes     yes      yes   no         no     no",
    Act.REOPEN:            "yes      yes     yes      yes   no         no     no",
    Act.TELL_NEXT_STEP:    "yes      yes     yes      yes   no         no     no",
    Act.REVIEW_REQUEST:    "yes      yes     yes      yes   no         no     no",
    Act.PASS_ON:           "yes      yes     yes      yes   no         no     no",
    Act.ANSWER_ENQUIRY:    "yes      yes     yes      yes   no         no     no",
    Act.END_REQUEST:       "yes      yes     yes      yes   no         no     no",
    Act.OFFER_CHOICE:      "yes      yes     yes      yes   no         no     no",
    Act.MAKE_COMPLAINT:    "yes      yes     yes      yes   no         no     no",
    Act.IMPORT:            "no       yes     yes      yes   no         no     no",
    Act.SETTINGS:          "no       no      yes      yes   no         no     no",
    Act.ALLOCATE:          "no       yes     yes      yes   no         no     no",
    Act.SETTLE:            "yes      yes     yes      yes   yes        yes    no",
    Act.ERASE:             "no       no      yes      yes   no         no     no",
}  # fmt: skip

STATES = tuple(State)
#                           logged ackn.   answered 2 asked 2 ackn. 2 answ. refused no comp. closed+ closed
MAY_BY_STATE: dict[Act, str] = {
    Act.ACKNOWLEDGE:       "yes    no      no       yes     no      no      no      no       no      no",
    Act.RESPOND:           "no     yes     no       no      yes     no      no      no       no      no",
    Act.CLOSE:             "no     no      yes      no      no      yes     yes     no       no      no",
    Act.WITHDRAW:          "yes    yes     no       yes     yes     no      no      no       no      no",
    Act.REFUSE:            "yes    yes     no       yes     yes     no      no      no       no      no",
    Act.APPROVE:           "yes    yes     no       yes     yes     no      no      no       no      no",
    Act.DIRECT:            "no     no      no       yes     yes     no      yes     no       yes     yes",
    Act.ACCEPT:            "no     no      no       yes     yes     no      yes     no       yes     yes",
    Act.LINK:              "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.MERGE:             "yes    yes     no       yes     yes     no      no      no       no      no",
    Act.UNMERGE:           "no     no      no       no      no      no      no      no       yes     yes",
    Act.MERGE_PEOPLE:      "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.REOPEN:            "no     no      no       no      no      no      no      no       yes     yes",
    Act.DEFINE:            "yes    yes     no       yes     yes     no      no      no       no      no",
    Act.CONFIRM_RECEIPT:   "yes    no      no       yes     no      no      no      no       no      no",
    Act.PROGRESS:          "yes    yes     no       yes     yes     no      no      no       no      no",
    Act.CONFIRM_WITHDRAWAL:"no     no      no       no      no      no      no      no       no      no",
    Act.WITHDRAW_POINT:    "yes    yes     no       yes     yes     no      no      no       no      no",
    Act.ADD_ISSUE:         "no     yes     yes      yes     yes     yes     no      no       no      no",
    Act.TELL_CHANGE:       "no     yes     yes      yes     yes     yes     no      no       no      no",
    Act.FIND:              "no     yes     no       no      yes     no      no      no       no      no",
    Act.CHECK:             "yes    yes     no       yes     yes     no      no      no       no      no",
    Act.ESCALATE:          "yes    yes     yes      no      no      no      no      no       yes     yes",
    Act.REQUEST:           "no     no      no       yes     yes     no      no      no       no      no",
    Act.ALLOCATE:          "yes    yes     yes      yes     yes     yes     yes     yes      no      no",
    Act.OFFER:             "yes    yes     yes      yes     yes     yes     yes     no       yes     yes",
    Act.PAY:               "yes    yes     yes      yes     yes     yes     yes     no       yes     yes",
    Act.EXTEND:            "no     yes     no       no      yes     no      no      no       no      no",
    Act.PROMISE:           "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.UPDATE_COMMITMENT: "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.INCIDENT:          "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.CONTACT:           "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.ATTACH:            "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.NEEDS:             "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.REPRESENT:         "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.JOIN:              "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.LIFE:              "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.ERASE:             "yes    yes     yes      yes     yes     yes     yes     yes      yes     yes",
    Act.CORRECT:           "yes    yes     yes      yes     yes     yes     yes     no       no      no",
    Act.ASSESS:            "yes    yes     yes      yes     yes     yes     yes     yes      no      no",
    Act.TELL_NEXT_STEP:    "no     no     no       no      no      no      no      yes      no       no",
    Act.REVIEW_REQUEST:    "no     no     no       no      no      no      no      yes      no       no",
    Act.PASS_ON:           "no     no     no       no      no      no      no      no       no       no",
    Act.ANSWER_ENQUIRY:    "no     no     no       no      no      no      no      no       no       no",
    Act.END_REQUEST:       "no     no     no       no      no      no      no      yes      no       no",
    Act.OFFER_CHOICE:      "no     no     no       no      no      no      no      yes      no       no",
    Act.MAKE_COMPLAINT:    "no     no     no       no      no      no      no      yes      no       no",
}  # fmt: skip
"""What whoever may do everything may do to a case, by where it stands (code_rules D; letters 3.1)."""

PARAGRAPHS = {
    Act.ACKNOWLEDGE: "6.2", Act.RESPOND: "6.3", Act.CLOSE: "6.6", Act.WITHDRAW: "5.12", Act.DEFINE: "6.8",
    Act.FIND: "6.7", Act.CHECK: "5.8", Act.OFFER: "5.13", Act.PAY: "7.3", Act.PROMISE: "7.3",
    Act.UPDATE_COMMITMENT: "6.6", Act.CONTACT: "5.12", Act.ATTACH: "5.12", Act.NEEDS: "5.10",
    Act.ERASE: "", Act.INCIDENT: "",
    Act.REPRESENT: "3.6", Act.JOIN: "3.6", Act.LIFE: "5.12",
    Act.ASSESS: "6.1", Act.CORRECT: "3.2",
    Act.EXTEND: "6.4", Act.REOPEN: "5.12", Act.WITHDRAW_POINT: "5.6", Act.ADD_ISSUE: "6.8", Act.TELL_CHANGE: "6.8",
    Act.CONFIRM_RECEIPT: "", Act.PROGRESS: "5.9", Act.CONFIRM_WITHDRAWAL: "5.12",
    Act.ESCALATE: "6.10", Act.REQUEST: "6.12", Act.ALLOCATE: "6.13",
    Act.LINK: "5.12", Act.MERGE: "5.12", Act.UNMERGE: "5.12", Act.MERGE_PEOPLE: "5.12",
    Act.REFUSE: "2.1", Act.APPROVE: "2.1", Act.DIRECT: "2.4", Act.ACCEPT: "2.1",
    Act.TELL_NEXT_STEP: "1.4", Act.REVIEW_REQUEST: "1.4", Act.PASS_ON: "", Act.ANSWER_ENQUIRY: "",
    Act.END_REQUEST: "1.4", Act.OFFER_CHOICE: "1.3", Act.MAKE_COMPLAINT: "1.5",
}  # fmt: skip

AT_STAGE_2 = {
    Act.CORRECT: "6.11",
    Act.ACKNOWLEDGE: "6.11", Act.RESPOND: "6.14", Act.EXTEND: "6.15", Act.FIND: "6.18",
    Act.REFUSE: "5.11", Act.APPROVE: "5.11", Act.ACCEPT: "5.11",
}  # fmt: skip
"""Where the paragraph at stage 2 is another."""


WRITES: dict[Act, dict[str, str]] = {
    Act.ACKNOWLEDGE: {
        "stage": "acknowledged_on",
        "letter": "(new)",
        "letter_copy": "(new)",
        "document": "(new)",
    },
    Act.CONFIRM_RECEIPT: {
        "letter": "(new)",
        "letter_copy": "(new)",
        "document": "(new)",
    },
    Act.PROGRESS: {
        "letter": "(new)",
        "letter_copy": "(new)",
        "document": "(new)",
    },
    Act.CONFIRM_WITHDRAWAL: {
        "letter": "(new)",
        "letter_copy": "(new)",
        "document": "(new)",
    },
    Act.RESPOND: {
        "stage": "responded_on outcome decider_id",
        "offer": "offered_on",
        "letter": "(new)",
        "letter_copy": "(new)",
        "document": "(new)",
    },
    Act.EXTEND: {
        "extension": "(new) due_on reason_code reason good_reason approved_by_id notified_on",
        "case_": "updates_every updates_by",
        "letter": "(new)",
        "letter_copy": "(new)",
        "document": "(new)",
    },
    Act.CLOSE: {
        "case_": "learning closed_on closed_as",
        "reopening": "closed_on closed_as",
    },
    Act.WITHDRAW: {
        "case_": "learning closed_on closed_as",
        "reopening": "closed_on closed_as",
        "contact": "(new)",
    },
    Act.REFUSE: {
        "refusal": "(new) dropped_on refused_on",
        "stage": "refused_on",
        "case_": "closed_on closed_as",
        "reopening": "closed_on closed_as",
        "letter": "(new)",
        "letter_copy": "(new)",
        "document": "(new)",
    },
    Act.APPROVE: {
        "approval": "(new)",
    },
    Act.DIRECT: {
        "refusal": "directed_on directed_by",
        "stage": "directed_on",
        "reopening": "(new)",
        "point_change": "(new)",
    },
    Act.ACCEPT: {
        "refusal": "taken_back_on taken_back_because taken_back_by_id",
        "stage": "taken_back_on",
        "reopening": "(new)",
        "point_change": "(new)",
    },
    Act.LINK: {
        "case_link": "(new) ended_on",
    },
    Act.MERGE: {
        "case_link": "(new)",
        "point": "(new)",
        "contact": "(new)",
        "case_": "closed_on closed_as",
        "reopening": "closed_on closed_as",
    },
    Act.UNMERGE: {
        "case_link": "ended_on",
        "reopening": "(new)",
        "point": "withdrawn_on withdrawn_because",
    },
    Act.MERGE_PEOPLE: {
        "person": "merged_into_id",
        "case_": "person_id",
        "need": "person_id",
        "adjustment": "person_id",
        "authority": "person_id given_by_id",
        "complainant": "person_id",
    },
    Act.REOPEN: {
        "reopening": "(new)",
    },
    Act.DEFINE: {
        "point": "(new) text outcome_sought responsibility responsible_body withdrawn_on withdrawn_because",
        "point_change": "(new)",
    },
    Act.WITHDRAW_POINT: {
        "point": "withdrawn_on withdrawn_because",
        "point_change": "(new)",
        "contact": "(new)",
    },
    Act.ADD_ISSUE: {
        "point": "(new) text outcome_sought responsibility responsible_body withdrawn_on withdrawn_because",
        "point_change": "(new)",
        "case_": "(new)",
        "stage": "(new)",
        "case_link": "(new)",
    },
    Act.TELL_CHANGE: {
        "point_change": "told_on",
        "stage": "told_received_on",
        "letter": "(new)",
        "letter_copy": "(new)",
        "document": "(new)",
    },
    Act.FIND: {
        "finding": "(new) decided_by_id decision reasons reference no_remedy_because changed_because policy_then",
    },
    Act.CHECK: {
        "evidence_check": (
            "(new) stage_id item asked_of question asked_on due_on chased_on unanswered_on result checked_on"
            " checked_by_id note"
        ),
        "disputed_fact": "(new) stage_id fact resident_says we_hold preferred because struck_on",
        "invitation": "(new) stage_id party name invited_on reply_by replied_on said",
        "checklist_line": "(new) answer because answered_on",
        "conflict_declaration": "(new) declared_on conflict measures",
        "consultee": "(new) name consulted_on said",
        "contact": "(new)",
    },
    Act.ESCALATE: {
        "stage": "(new)",
        "reopening": "(new)",
    },
    Act.REQUEST: {
        "stage": "request_reason late_because",
        "point": "settled_on",
    },
    Act.OFFER: {
        "offer": "(new) offered_on withdrawn_on",
    },
    Act.PAY: {
        "offer": "offered_on accepted_on paid_on",
    },
    Act.PROMISE: {
        "commitment": "(new) state cancelled_because",
        "officer": "(new)",
    },
    Act.UPDATE_COMMITMENT: {
        "commitment": "due_on agreed_with_resident appointment_on started_on work_done_on completed_on evidence "
        "state cancelled_because miss_reason",
        "commitment_update": "(new)",
    },
    Act.CONTACT: {
        "contact": "(new)",
        "case_": "updates_every updates_by updates_agreed learning",
    },
    Act.ATTACH: {
        "contact": "(new)",
        "document": "(new) title kind dated_on sender point_id place withdrawn_on withdrawn_because",
    },
    Act.NEEDS: {
        "person": "(new) name preferred_name address postcode uprn phone email how_to_contact",
        "need": "(new) review_on ended_on note",
        "adjustment": "(new) review_on ended_on detail",
    },
    Act.REPRESENT: {
        "person": "(new) name preferred_name address postcode uprn phone email how_to_contact",
        "authority": ("(new) scope evidence covers letters_to accompanies seen_on until_on ended_on ended_because"),
        "letter_rule": "(new) ended_on",
    },
    Act.JOIN: {
        "person": "(new) name preferred_name address postcode uprn phone email how_to_contact",
        "complainant": "(new) ended_on ended_because",
        "authority": ("(new) scope evidence covers letters_to accompanies seen_on until_on ended_on ended_because"),
    },
    Act.LIFE: {
        "person": "(new) name preferred_name address postcode uprn phone email how_to_contact died_on left_on",
        "contact": "(new)",
    },
    Act.ERASE: {},
    Act.INCIDENT: {
        "incident": "(new) answer answered_on",
    },
    Act.CORRECT: {
        "stage": "received_on received_by told_received_on",
        "case_": "channel expressed_on expressed_to",
        "contact": "(new)",
    },
    Act.ASSESS: {
        "case_": "hazard complex vulnerable priority route triage_because",
    },
    Act.LOG: {
        "case_": "(new)",
        "stage": "(new)",
        "point": "(new)",
        "person": "(new) name preferred_name address postcode uprn phone email how_to_contact",
        "need": "(new)",
        "adjustment": "(new)",
        "first_contact": "(new)",
    },
    Act.TELL_NEXT_STEP: {"first_contact": "next_step told_on review_on", "contact": "(new)"},
    Act.REVIEW_REQUEST: {"first_contact": "review_on", "contact": "(new)"},
    Act.PASS_ON: {"first_contact": "passed_on_to passed_on_on ended_on ended_because"},
    Act.ANSWER_ENQUIRY: {"first_contact": "ended_on ended_because", "contact": "(new)"},
    Act.END_REQUEST: {"first_contact": "ended_on ended_because"},
    Act.OFFER_CHOICE: {
        "case_": "expressed_on choice_offered_on choice_offered_by choice_answer",
        "contact": "(new)",
    },
    Act.MAKE_COMPLAINT: {"case_": "(new)", "stage": "(new)", "point": "(new)", "case_link": "(new)"},
    Act.IMPORT: {
        "import_run": "(new) report undone_at",
        "case_": "(new) void_because",
        "person": "(new)",
        "stage": "(new)",
        "extension": "(new)",
        "offer": "(new)",
        "officer": "(new)",
        "team": "(new)",
    },
    Act.ALLOCATE: {
        "case_": "team_id handler_id",
        "stage": "decider_id",
        "commitment": "owner_id",
        "reviewer": "(new) ended_on",
    },
    Act.SETTINGS: {
        "setting": "(new)",
        "dated_rule": "(new)",
        "home": "(new) address postcode estate stock_type",
        "holiday_change": "(new) name is_holiday accepted_at",
        "team": "(new) name",
        "officer": "(new) name role job_title phone email team_id left_on",
    },
    Act.SETTLE: {
        "settlement": "(new)",
        "given_back": "(new)",
    },
}
"""The rows an act may make, (new), and the fields of rows that are there which it may set."""
