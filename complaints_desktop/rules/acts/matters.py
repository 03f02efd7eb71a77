"""Other matters that hang on a complaint: noted, acknowledged, looked into, answered."""

from dataclasses import replace

from complaints_desktop.rules.acts.act import CASEWORKERS, GONE, LETTER, ActRow
from complaints_desktop.rules.states import ANY, COMPLAINT
from db.shared.rights import ANY as NEW

MATTER = ActRow(
    words="note another matter and what was done about it",
    who=CASEWORKERS,
    states=ANY,
    stays="",
    writes={
        "matter": (NEW, "withdrawn_on", "withdrawn_because"),
        "matter_step": (NEW, "withdrawn_on", "withdrawn_because"),
        "officer": (NEW,),
    },
)

ACKNOWLEDGE_MATTER = ActRow(
    words="write that we have another matter",
    who=CASEWORKERS,
    states=COMPLAINT,
    otherwise="A letter is written of a complaint, and nobody has made one of what was said yet",
    do="Make a complaint of what was said, or write outside this program and record that.",
    stays=GONE,
    writes={"matter_step": (NEW,), **LETTER},
)

TELL_MATTER = replace(ACKNOWLEDGE_MATTER, words="write how another matter stands")

ANSWER_MATTER = replace(ACKNOWLEDGE_MATTER, words="answer another matter")
