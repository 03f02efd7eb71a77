"""Which answers to surveys the officer at a desk may see with their case: asked of every path that reads one."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import among, those
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.survey_sight import AnswerOf, sees_answer
from db.model import Case, Cover, Reviewer, Stage, SurveyAnswer, SurveyAsk, SurveyWave, table_of

_CASE, _STAGE, _REVIEWER, _COVER = (table_of(each).c for each in (Case, Stage, Reviewer, Cover))
_WORKED = (
    select(_CASE.id, _CASE.handler_id).where(among(_CASE.id)),
    select(_STAGE.case_id, _STAGE.decider_id).where(among(_STAGE.case_id)),
    select(_REVIEWER.case_id, _REVIEWER.officer_id).where(among(_REVIEWER.case_id)),
    select(_COVER.case_id, _COVER.officer_id).where(among(_COVER.case_id)),
    select(_COVER.case_id, _COVER.for_id).where(among(_COVER.case_id)),
)
"""Who worked on a case: they are whom its answers are about."""


def worked_on(session: Session, case_ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return who handled, covered, considered or decided each case."""
    found: dict[str, set[str]] = defaultdict(set)
    for asked in _WORKED:
        for case_id, officer_id in session.execute(asked, those(list(case_ids))):
            if officer_id:
                found[case_id].add(officer_id)
    return {case_id: frozenset(each) for case_id, each in found.items()}


def unseen_answers(session: Session, desk: Desk, ids: Collection[str]) -> frozenset[str]:
    """Return the answers, of those with these ids, that are not seen at this desk; one it does not hold is not."""
    return frozenset(ids) - _seen(session, desk, _ANSWERS.where(among(table_of(SurveyAnswer).c.id)), those(list(ids)))


def shown(session: Session, desk: Desk, case_id: str | None) -> Callable[[str, str], bool]:
    """Return which rows may be shown at this desk: an answer that it does not see with its case may not."""
    asked = _ANSWERS if case_id is None else _ANSWERS.where(SurveyAnswer.case_id == case_id)
    seen = _seen(session, desk, asked, {})
    return lambda entity, entity_id: entity != ANSWER or entity_id in seen


ANSWER = SurveyAnswer.__tablename__
_ANSWERS = (
    select(SurveyAnswer.id, SurveyAnswer.case_id, SurveyAnswer.answered_on, SurveyWave.identified)
    .join(SurveyAsk, SurveyAsk.id == SurveyAnswer.ask_id)
    .join(SurveyWave, SurveyWave.id == SurveyAsk.wave_id)
)


def _seen(
    session: Session, desk: Desk, asked: Select[str, str, date, bool], given: Mapping[str, str]
) -> frozenset[str]:
    rows = session.execute(asked, given).all()
    worked = worked_on(session, {row.case_id for row in rows})
    return frozenset(
        row.id
        for row in rows
        if sees_answer(
            AnswerOf(
                answered_on=row.answered_on,
                identified=row.identified,
                worked_on_by=worked.get(row.case_id, frozenset()),
            ),
            officer_id=desk.officer.id,
            role=desk.officer.role,
            today=desk.today,
        )
    )
