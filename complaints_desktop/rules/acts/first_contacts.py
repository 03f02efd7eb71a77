"""What is no complaint: a service request, a compliment, an enquiry, until it ends or becomes one."""

from complaints_desktop.rules.acts.act import (
    CASEWORKERS,
    DONE,
    GONE,
    LETTER,
    NO_REQUEST,
    ActRow,
)
from complaints_desktop.rules.states import (
    NO_COMPLAINT,
    State,
)
from db.shared.rights import ANY as NEW
from db.terms import CaseKind

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

CONFIRM_REQUEST = ActRow(
    words="confirm a service request in writing",
    who=CASEWORKERS,
    states=NO_COMPLAINT,
    kinds=frozenset({CaseKind.REQUEST}),
    paragraph="1.4",
    otherwise=NO_REQUEST,
    do="Acknowledge a complaint; answer an enquiry, pass a compliment on.",
    stays=GONE,
    writes={"first_contact": ("told_on",), **LETTER},
)

WRITE_CHOICE = ActRow(
    words="offer the choice to complain in writing",
    who=CASEWORKERS,
    states=NO_COMPLAINT,
    paragraph="1.3",
    otherwise="A complaint has been made already, and only what is no complaint goes this way",
    do="Record a contact instead.",
    stays=GONE,
    writes={"case_": ("choice_offered_on", "choice_offered_by", "choice_answer"), **LETTER},
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
