"""Acts on how somebody may contact us: warned, restricted, approved, appealed against, reviewed (Code 5.14, 5.15)."""

from complaints_desktop.rules.acts.act import CASEWORKERS, LEADERS, LETTER, WITH_OMBUDSMAN, ActRow
from complaints_desktop.rules.states import COMPLAINT
from db.shared.rights import ANY as NEW

OTHERWISE = "Contact is restricted on a complaint, at any stage of it and after it"
FIRST = "Make a complaint of what was said first."
REVIEW = ("outcome", "because", "remains", "next_on", "reviewed_on", "reviewed_by_id", "told_on")

WARN = ActRow(
    words="warn somebody about their conduct",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="5.14",
    otherwise=OTHERWISE,
    do=FIRST,
    stays="",
    writes={"conduct_warning": (NEW, "dropped_on", "told_on"), **LETTER},
)

RESTRICT = ActRow(
    words="propose to restrict contact",
    who=CASEWORKERS,
    states=COMPLAINT,
    paragraph="5.15",
    otherwise=OTHERWISE,
    do=FIRST,
    stays="",
    writes={"restriction": (NEW, "dropped_on", "imposed_on"), **LETTER},
)

APPROVE_RESTRICTION = ActRow(
    words="judge a restriction on contact",
    who=LEADERS,
    states=COMPLAINT,
    paragraph="5.15",
    otherwise=OTHERWISE,
    do=FIRST,
    stays="What was said to a restriction stays on record",
    writes={"restriction_answer": (NEW,)},
)

APPEAL_RESTRICTION = ActRow(
    words="record an appeal against a restriction",
    who=WITH_OMBUDSMAN,
    states=COMPLAINT,
    paragraph="5.14",
    otherwise=OTHERWISE,
    do=FIRST,
    stays="An appeal stays on record",
    writes={"restriction_review": (NEW,)},
)

REVIEW_RESTRICTION = ActRow(
    words="review a restriction on contact",
    who=LEADERS,
    states=COMPLAINT,
    paragraph="5.14",
    otherwise=OTHERWISE,
    do=FIRST,
    stays="A review stays on record",
    writes={"restriction_review": (NEW, *REVIEW), **LETTER},
)
