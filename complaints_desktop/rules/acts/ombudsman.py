"""What is written to the Ombudsman, and to the resident after its decision."""

from complaints_desktop.rules.acts.act import GONE, LETTER, MANAGERS, WITH_OMBUDSMAN, ActRow
from complaints_desktop.rules.states import COMPLAINT
from db.terms import Role

NO_CASE_THERE = "The Ombudsman looks into complaints"
MAKE_ONE = "Make a complaint of what was said first."

ACKNOWLEDGE_OMBUDSMAN = ActRow(
    words="acknowledge a letter of the Ombudsman",
    who=WITH_OMBUDSMAN,
    states=COMPLAINT,
    otherwise=NO_CASE_THERE,
    do=MAKE_ONE,
    stays=GONE,
    writes=LETTER,
)

ANSWER_OMBUDSMAN = ActRow(
    words="send the Ombudsman our evidence",
    who=MANAGERS | {Role.OMBUDSMAN_OFFICER},
    states=COMPLAINT,
    otherwise=NO_CASE_THERE,
    do=MAKE_ONE,
    stays=GONE,
    writes=LETTER,
)

REPORT_ORDERS = ActRow(
    words="report to the Ombudsman what was done as it ordered",
    who=MANAGERS | {Role.OMBUDSMAN_OFFICER},
    states=COMPLAINT,
    otherwise=NO_CASE_THERE,
    do=MAKE_ONE,
    stays=GONE,
    writes=LETTER,
)

TELL_DETERMINATION = ActRow(
    words="tell the resident what we do after the Ombudsman's decision",
    who=MANAGERS | {Role.OMBUDSMAN_OFFICER},
    states=COMPLAINT,
    paragraph="7.1",
    otherwise=NO_CASE_THERE,
    do=MAKE_ONE,
    stays=GONE,
    writes=LETTER,
)
