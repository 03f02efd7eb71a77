"""The sample's surveys: one that has closed and one that runs, with answers, and words to look at."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from complaints_desktop.actions import surveys
from complaints_desktop.actions.surveys import AnswerTyped
from complaints_desktop.case.team import OFFICER
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.session import Session
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.office import Office
from complaints_desktop.reading.survey_proposal import days_asked, proposed
from complaints_desktop.reading.survey_waves import AskTold, asks
from complaints_desktop.rules.wording import MONTHS
from complaints_desktop.surveys.questions import SCALE
from db.model import Officer
from db.number_terms import PromisesDone, Satisfied, SurveyMode

SEED = 15
CLOSED, RUNS = 31, 10
"""So many days ago each survey was made."""

OPEN_FOR = 21
"""Days in which residents answer."""

ANSWERS = tuple(Satisfied)
WEIGHTS = {"outcome": (20, 24, 12, 18, 22, 4), "": (28, 30, 12, 14, 12, 4)}
"""How often each answer is given: to the outcome, and to everything else."""

WAYS = (SurveyMode.LETTER, SurveyMode.LETTER, SurveyMode.PHONE, SurveyMode.ONLINE)
COMMENTS = (
    "The person who rang me was kind and told me what would happen next.",
    "It was put right in the end, but it took too long and I had to ring again and again.",
    "The letter was clear. Thank you.",
    "I am still waiting for the plasterer you promised. Nobody has rung.",
    "",
    "",
    "I did not agree with the answer, and was told how to take it further.",
    "",
)


@dataclass(frozen=True, slots=True)
class _Asking:
    """Whoever leads, asking on days gone by."""

    session: Session
    desk: Desk
    random: Random

    def act(self, act: Callable[..., Changes], *, ago: int, **said: Any) -> Changes:  # noqa: ANN401 - as it takes it
        """Do one thing, some days ago."""
        return act(self.session, self.on(ago), **said)

    def on(self, ago: int) -> Desk:
        """Return the desk as it was then."""
        return replace(self.desk, now=self.desk.now - timedelta(ago))


def survey(office: Office) -> None:
    """Have the leader ask residents twice, and write down what they said."""
    desk = office.desk()
    with office.record.writing(author=desk.officer.id) as session:
        asking = _Asking(session, replace(desk, officer=_leader(session, desk)), Random(SEED))  # noqa: S311 - a sample
        for ago, answered in ((CLOSED, 0.7), (RUNS, 0.5)):
            _wave(asking, ago, answered)


def _leader(session: Session, desk: Desk) -> OfficerFacts:
    """Return who asks: whoever leads the sample's team, or else who sits at the desk."""
    found = session.execute(select(*OFFICER.columns()).where(Officer.name == "Robert Achebe")).first()
    return OFFICER.make(found, 0) if found else desk.officer


def _wave(asking: _Asking, ago: int, answered: float) -> None:
    """Make one survey, send it, and have some of them answer."""
    then = asking.on(ago)
    first, last = days_asked(then)
    if not proposed(asking.session, then, first=first, last=last):
        return
    named = " to ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in (first, last))
    closes_on = then.today + timedelta(OPEN_FOR)
    wave_id = asking.act(surveys.make_wave, ago=ago, name=named, closes_on=closes_on).made or ""
    asked = [each for each in asks(asking.session, then, wave_id=wave_id) if not each.held_because]
    if not asked:
        return
    asking.act(surveys.mark_sent, ago=ago - 1, ask_ids=[each.id for each in asked])
    asking.act(surveys.mark_undelivered, ago=ago - 6, ask_id=asked[0].id)
    for each in asked[1:]:
        if asking.random.random() < answered:
            _answer(asking, each, asking.random.randint(1, ago - 2))


def _answer(asking: _Asking, ask: AskTold, ago: int) -> None:
    """Write down what somebody said some days ago."""
    day: date = asking.on(ago).today
    pick = asking.random
    told = AnswerTyped(
        answered_on=day,
        mode=pick.choice(WAYS),
        said={each.name: pick.choices(ANSWERS, WEIGHTS.get(each.name, WEIGHTS[""]))[0] for each in SCALE},
        promises_done=pick.choice(tuple(PromisesDone)),
        comment=pick.choice(COMMENTS) or None,
        may_contact=pick.random() < 0.6,
    )
    asking.act(surveys.take_answer, ago=ago, ask_id=ask.id, typed=told)
