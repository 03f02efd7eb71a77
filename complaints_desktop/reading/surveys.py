"""What residents answered: as far as the officer at the desk may see it, and as figures (K13, K14)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, aliased

from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.unhappy_words import unhappy_word
from complaints_desktop.numbers.share import Share
from complaints_desktop.reading.holdings import counted_of
from complaints_desktop.reading.survey_sight import unseen_answers
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.survey_sight import quarter_ends
from complaints_desktop.surveys.answers import SATISFIED, VALID, Answered
from complaints_desktop.surveys.questions import HANDLING, OUTCOME, SCALE
from db.model import Case, CaseRow, SurveyAnswer, SurveyAsk, SurveyWave, table_of
from db.number_terms import PromisesDone, Satisfied, SurveyMode

FEW = 5
"""Below so many answers a figure, or by which way they came, could tell who answered what."""

NOT_SAID = SurveyMode.of_row("not said")
"""In the place of the way of answering, where it could tell who it was."""

UNHAPPY = frozenset({Satisfied.FAIRLY_NOT, Satisfied.VERY_NOT})


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTold:
    """One answer; where the survey is without names, nothing of whose it is."""

    id: str
    wave: str
    identified: bool
    case_id: str
    reference: str
    resident: str
    answered: Answered
    comment: str
    may_contact: bool | None
    unhappy: bool | None
    """Whether somebody judged that the words ask for an answer as a complaint; None where nobody has yet."""
    proposed: str
    """Why the words may: a word of theirs, or that they were dissatisfied; empty where nothing speaks for it."""
    looked_at_on: date | None
    looked_at_because: str

    @property
    def to_look_at(self) -> bool:
        """Whether somebody has still to look at the words."""
        if self.looked_at_on or not self.comment:
            return False
        return self.unhappy is True or (self.unhappy is None and bool(self.proposed))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersSeen:
    """The answers that are seen at a desk, and how many are kept back there until when."""

    answers: tuple[AnswerTold, ...]
    kept_back: int
    until: date | None
    """The last day of the quarter after which the last of them is seen."""
    counted_of: str
    """Of which complaints they are, where this desk does not hold all."""

    @property
    def of_figures(self) -> tuple[Answered, ...]:
        """The answers as figures ask for them."""
        return tuple(each.answered for each in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class SatisfiedFigure:
    """How many were satisfied with one thing, by the day of the answer; the base of K13 and K14."""

    n: int
    d: int
    satisfied: tuple[str, ...]
    """The references of those who were; none where one at least may not be seen with its case."""
    others: tuple[str, ...]
    """Of the other valid answers."""
    excluded: Mapping[str, int]
    """What is in neither, by why."""
    withheld: bool
    """Whether the references are kept back: of a survey without names, or until the quarter has closed."""

    @property
    def tells(self) -> bool:
        """Whether so few answered that the figure tells who answered what, to somebody who may not see it."""
        return self.withheld and 0 < self.d < FEW

    @property
    def share(self) -> Share:
        """It as a share, with its interval."""
        return Share(self.n, self.d)


def answers(session: Session, desk: Desk, *, wave_id: str = "", stage: int | None = None) -> AnswersSeen:
    """Return the answers that are seen at this desk, the last first; those without names in no order that tells."""
    found = _told(session, wave_id=wave_id)
    return _seen(session, desk, [each for each in found if stage is None or each.answered.stage == stage])


def _seen(session: Session, desk: Desk, known: Sequence[AnswerTold]) -> AnswersSeen:
    named = [each for each in known if each.identified]
    unseen = unseen_answers(session, desk, [each.id for each in named])
    seen = sorted(
        (each for each in named if each.id not in unseen),
        key=lambda each: (each.answered.answered_on, each.reference),
        reverse=True,
    )
    unnamed = sorted(_alike([_unnamed(each) for each in known if not each.identified]), key=_by_words)
    ends = [quarter_ends(each.answered.answered_on) for each in named if each.id in unseen]
    return AnswersSeen(
        answers=(*seen, *unnamed),
        kept_back=len(ends),
        until=max(ends, default=None),
        counted_of=counted_of(session),
    )


def comments(session: Session, desk: Desk) -> tuple[AnswerTold, ...]:
    """Return the answers with words of the resident, those first that somebody has still to look at."""
    said = (each for each in answers(session, desk).answers if each.comment)
    return tuple(sorted(said, key=lambda each: not each.to_look_at))


def to_look_at(session: Session, desk: Desk) -> tuple[AnswerTold, ...]:
    """Return the answers that are seen at this desk with words that somebody has still to look at."""
    found = _seen(session, desk, _told(session, to_look_at=True)).answers
    return tuple(each for each in found if each.to_look_at)


def satisfied(
    session: Session,
    desk: Desk,
    *,
    start: date,
    end: date,
    question: str,
    stage: int | None = None,
    references: bool = True,
) -> SatisfiedFigure:
    """Return how many were satisfied of those who answered from `start` to `end`: everybody's answers are counted.

    One is counted by its day, and no mean of months is ever taken. The references follow where they are asked for, and
    each of them may be seen with what was answered; of a few answers the figure itself may tell (`tells`).
    """
    said = _QUESTIONS[question]
    counted = _within(select(said, func.count()), start, end, stage).group_by(said)
    numbers = {Satisfied.of_row(word) if word else None: number for word, number in session.execute(counted)}
    happy = sum(number for word, number in numbers.items() if word in SATISFIED)
    valid = sum(number for word, number in numbers.items() if word in VALID)
    named = _named(session, desk, start, end, stage, question) if valid and (references or valid < FEW) else ()
    return SatisfiedFigure(
        n=happy,
        d=valid,
        satisfied=tuple(reference for reference, word in named or () if word in SATISFIED),
        others=tuple(reference for reference, word in named or () if word in VALID - SATISFIED),
        excluded={
            "not applicable": numbers.get(Satisfied.NOT_APPLICABLE, 0),
            "left open": numbers.get(None, 0),
        },
        withheld=named is None,
    )


def _named(
    session: Session, desk: Desk, start: date, end: date, stage: int | None, question: str
) -> list[tuple[str, Satisfied | None]] | None:
    """Return whose answers they are and what was said, by reference; None where one of them may not be seen."""
    asked = select(SurveyAnswer.id, SurveyAnswer.answered_on, _QUESTIONS[question].label("said"))
    named = asked.add_columns(SurveyWave.identified, CaseRow.reference)
    rows = session.execute(_within(named, start, end, stage).order_by(CaseRow.reference)).all()
    if _withheld(session, desk, rows):
        return None
    return [(row.reference, Satisfied.of_row(row.said) if row.said else None) for row in rows]


def _within(asked: Any, start: date, end: date, stage: int | None) -> Any:  # noqa: ANN401  # whatever is selected
    """Narrow to the answers of some days that stand, about one stage or about both."""
    found = _standing(asked).where(SurveyAnswer.answered_on.between(start, end))
    return found if stage is None else found.where(SurveyAsk.stage == stage)


_QUESTIONS = {each.name: table_of(SurveyAnswer).c[each.name] for each in SCALE}


def _withheld(session: Session, desk: Desk, rows: Sequence[Row[Any]]) -> bool:
    """Whether one of them at least may not be seen with its case; once its quarter has closed a named one may."""
    if not all(row.identified for row in rows):
        return True
    running = [row.id for row in rows if desk.today <= quarter_ends(row.answered_on)]
    return bool(running) and bool(unseen_answers(session, desk, running))


def _told(session: Session, *, wave_id: str = "", to_look_at: bool = False) -> list[AnswerTold]:
    """Return every answer that stands; `to_look_at`, those alone with words that nobody has looked at."""
    asked = select(
        SurveyAnswer,
        SurveyWave.name,
        SurveyWave.identified,
        SurveyAsk.stage,
        CaseRow.reference,
        CaseRow.resident,
    )
    if wave_id:
        asked = asked.where(SurveyWave.id == wave_id)
    if to_look_at:
        asked = asked.where(SurveyAnswer.comment.is_not(None), SurveyAnswer.looked_at_on.is_(None))
    rows = session.execute(_standing(asked).order_by(SurveyAnswer.recorded_at, SurveyAnswer.id)).all()
    return [
        _one(row, wave, identified=identified, stage=stage, who=(reference, resident))
        for row, wave, identified, stage, reference, resident in rows
    ]


def _standing(asked: Any) -> Any:  # noqa: ANN401  # whatever is selected of an answer
    """Narrow to the answers that stand: of two to the same form the first, whoever typed the other."""
    earlier = aliased(SurveyAnswer)
    before = (earlier.recorded_at < SurveyAnswer.recorded_at) | (
        (earlier.recorded_at == SurveyAnswer.recorded_at) & (earlier.id < SurveyAnswer.id)
    )
    another = select(earlier.id).where(earlier.ask_id == SurveyAnswer.ask_id, earlier.withdrawn_on.is_(None), before)
    return (
        asked.select_from(SurveyAnswer)
        .join(SurveyAsk, SurveyAsk.id == SurveyAnswer.ask_id)
        .join(SurveyWave, SurveyWave.id == SurveyAsk.wave_id)
        .join(CaseRow, CaseRow.case_id == SurveyAnswer.case_id)
        .join(Case, Case.id == SurveyAnswer.case_id)
        .where(SurveyAnswer.withdrawn_on.is_(None), SurveyAsk.withdrawn_on.is_(None))
        .where(SurveyWave.withdrawn_on.is_(None), Case.void_because.is_(None), ~another.exists())
    )


def _one(row: SurveyAnswer, wave: str, *, identified: bool, stage: int, who: tuple[str, str]) -> AnswerTold:
    words = {each.name: getattr(row, each.name) for each in SCALE}
    said = {name: Satisfied.of_row(word) for name, word in words.items() if word}
    comment = row.comment or ""
    return AnswerTold(
        id=row.id,
        wave=wave,
        identified=identified,
        case_id=row.case_id,
        reference=who[0],
        resident=who[1],
        answered=Answered(
            id=row.id,
            stage=stage,
            mode=SurveyMode.of_row(row.mode),
            answered_on=row.answered_on,
            said=said,
            promises_done=PromisesDone.of_row(row.promises_done) if row.promises_done else None,
        ),
        comment=comment,
        may_contact=row.may_contact,
        unhappy=row.unhappy,
        proposed=proposed(comment, (said[name] for name in (HANDLING, OUTCOME) if name in said)),
        looked_at_on=row.looked_at_on,
        looked_at_because=row.looked_at_because or "",
    )


def proposed(comment: str, said: Iterable[Satisfied]) -> str:
    """Return why the words of an answer may ask for an answer as a complaint (Code 1.6): a person decides."""
    if says_nothing(comment):
        return ""
    if word := unhappy_word(comment):
        return f"“{word}”"
    low = next((each for each in said if each in UNHAPPY), None)
    return f"they answered “{low.value}”" if low else ""


def _unnamed(told: AnswerTold) -> AnswerTold:
    """Return an answer without anything of whose it is; of the day no more than its quarter."""
    return AnswerTold(
        id=told.id,
        wave=told.wave,
        identified=False,
        case_id="",
        reference="",
        resident="",
        answered=replace(told.answered, answered_on=quarter_ends(told.answered.answered_on)),
        comment=told.comment,
        may_contact=None,
        unhappy=told.unhappy,
        proposed=told.proposed,
        looked_at_on=told.looked_at_on,
        looked_at_because=told.looked_at_because,
    )


def _alike(unnamed: Sequence[AnswerTold]) -> Iterator[AnswerTold]:
    """Yield answers without names; a way by which few of a survey answered is not said: it could tell who it was."""
    ways = Counter((each.wave, each.answered.mode) for each in unnamed)
    for each in unnamed:
        few = ways[each.wave, each.answered.mode] < FEW
        yield replace(each, answered=replace(each.answered, mode=NOT_SAID)) if few else each


def _by_words(told: AnswerTold) -> tuple[str, list[str]]:
    return told.comment.casefold(), sorted(told.answered.said.values())
