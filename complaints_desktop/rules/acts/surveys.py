"""Residents are asked how it went."""

from complaints_desktop.rules.acts.act import CASEWORKERS, LEADERS, ActRow
from complaints_desktop.rules.states import NO_CASE
from db.number_terms import QUESTIONS
from db.shared.rights import ANY as NEW

SURVEY = ActRow(
    words="ask residents how it went",
    who=LEADERS,
    states=NO_CASE,
    stays="A survey is taken back by name, and what was sent has gone",
    writes={
        "survey_wave": (NEW, "withdrawn_on"),
        "survey_ask": (
            *(NEW, "asked_id", "mode", "language", "held_because", "held_note"),
            *("sent_on", "not_delivered_on", "reminded_on", "withdrawn_on"),
        ),
    },
)


TAKE_ANSWER = ActRow(
    words="write down what residents answered",
    who=LEADERS,
    states=NO_CASE,
    stays="An answer is taken back by name, and stays on record as taken back",
    writes={
        "survey_answer": (
            *(NEW, *QUESTIONS, "promises_done", "comment", "may_contact", "unhappy"),
            *("looked_at_on", "looked_at_because", "withdrawn_on"),
        ),
    },
)


ASK_NO_MORE = ActRow(
    words="record that somebody does not want to be surveyed",
    who=CASEWORKERS,
    states=NO_CASE,
    stays="",
    writes={"person": ("no_surveys_on",)},
)
