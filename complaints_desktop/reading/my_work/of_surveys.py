"""Work that surveys make: words of a resident that may ask for an answer as a complaint (Code 1.6)."""

from collections.abc import Iterator

from complaints_desktop.reading import surveys
from complaints_desktop.reading.my_work.found import Found, Sought
from complaints_desktop.reading.surveys import AnswerTold
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.choice import CONTACT_WITHIN
from complaints_desktop.rules.permissions import refusal

MOST = 120
"""Characters of the words that are shown; the whole is beside the answer."""


def to_look_at(sought: Sought) -> Iterator[Found]:
    """Find the words nobody has looked at, for who takes answers and did not work on the case."""
    desk = sought.desk
    if refusal(desk.officer.role, Act.TAKE_ANSWER) is not None:
        return
    for each in surveys.to_look_at(sought.session, desk):
        due_on = desk.calendar.due(each.answered.answered_on, CONTACT_WITHIN) if each.identified else None
        yield Found(what=_words(each), because=_because(each), thing=each.id, due_on=due_on)


def _words(told: AnswerTold) -> str:
    said = " ".join(told.comment.split())
    short = said if len(said) <= MOST else f"{said[: MOST - 1].rstrip()}…"
    return f"A resident wrote: “{short}”"


def _because(told: AnswerTold) -> str:
    whose = f"answer to a survey about {told.reference}" if told.identified else f"answer to the survey “{told.wave}”"
    judged = "judged to voice dissatisfaction" if told.unhappy else f"may voice dissatisfaction: {told.proposed}"
    return f"{whose}; {judged}"
