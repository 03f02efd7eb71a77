"""Surveys at a desk: a wave is made, sent and answered, some days after complaints were answered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

from complaints_desktop.actions import people, surveys
from complaints_desktop.actions.surveys import AnswerTyped
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.reading.survey_waves import AskTold, asks
from complaints_desktop.rules.acts import Act
from db.number_terms import Satisfied, SurveyMode
from tests.complaints_desktop.sharing.team_scenes import Scene
from tests.complaints_desktop.sharing.two_offices import Sharer

LATER = timedelta(10)
"""After so long those are asked whose complaint was answered."""


@contextmanager
def _later(officer: Sharer) -> Iterator[None]:
    officer.moment += LATER
    yield
    officer.moment -= LATER


def _wave(officer: Sharer, name: str) -> str:
    closes_on = officer.office.desk().today + timedelta(30)
    return officer.act(surveys.make_wave, name=name, closes_on=closes_on).made or ""


def _asked(officer: Sharer, wave_id: str) -> list[AskTold]:
    with officer.office.record.reading() as session:
        return list(asks(session, officer.office.desk(), wave_id=wave_id))


def survey(officer: Sharer, case_id: str) -> None:
    """Make a wave and take it back; make another, hold one back and ask them all the same; send it and remind."""
    ((person,),) = officer.office.record.rows("SELECT person_id FROM case_ WHERE id = ?", (case_id,))
    reach = PersonDetails(person_id=person, name="Hamza Okafor", phone="01632 960111")
    officer.act(people.change_person, details=reach)
    with _later(officer):
        officer.act(surveys.take_wave_back, wave_id=_wave(officer, f"Not {case_id}"))
        found = _asked(officer, _wave(officer, f"Survey {case_id}"))
        ask = next(each for each in found if each.case_id == case_id)
        for asked in (False, True):
            officer.act(surveys.decide_asked, ask_id=ask.id, asked=asked, because="They are on holiday until Monday")
        officer.act(surveys.ask_by, ask_id=ask.id, mode=SurveyMode.PHONE)
        officer.act(surveys.mark_sent, ask_ids=[ask.id])
        officer.act(surveys.remind, ask_ids=[ask.id])
        officer.act(surveys.mark_undelivered, ask_id=ask.id)
        _answer(officer, ask)


def _answer(officer: Sharer, ask: AskTold) -> None:
    """Write an answer down wrongly, take it back, write it down, and look at its words."""
    said = {"handling": Satisfied.FAIRLY, "outcome": Satisfied.VERY_NOT}
    told = AnswerTyped(
        answered_on=officer.office.desk().today, mode=SurveyMode.PHONE, said=said, comment="It leaks again"
    )
    wrong = officer.act(surveys.take_answer, ask_id=ask.id, typed=told).made
    officer.act(surveys.take_answer_back, answer_id=wrong)
    right = officer.act(surveys.take_answer, ask_id=ask.id, typed=told).made
    officer.act(surveys.look_at, answer_id=right, unhappy=True, because="They want it mended", complaint=ask.reference)


def ask_no_more(officer: Sharer, case_id: str) -> None:
    """Record that the resident does not want to be asked, and that they may be after all."""
    ((person,),) = officer.office.record.rows("SELECT person_id FROM case_ WHERE id = ?", (case_id,))
    for again in (False, True):
        officer.act(surveys.ask_no_more, person_id=person, again=again)


SCENES: Mapping[Act, tuple[Scene, ...]] = {
    Act.SURVEY: (survey,),
    Act.TAKE_ANSWER: (),
    Act.ASK_NO_MORE: (ask_no_more,),
}
"""How each act of surveys is done; an answer is taken in the scene of the survey."""
