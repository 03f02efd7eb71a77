"""What residents answered: as far as the officer at the desk may see it, and as figures (K13, K14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.unhappy_words import unhappy_word
from complaints_desktop.numbers.share import Share
from complaints_desktop.reading.survey_sight import unseen_answers
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.survey_sight import quarter_ends
from complaints_desktop.surveys.answers import SATISFIED, VALID, Answered
from complaints_desktop.surveys.questions import HANDLING, OUTCOME, SCALE
from db.model import Case, CaseRow, SurveyAnswer, SurveyAsk, SurveyWave
from db.number_terms import PromisesDone, Satisfied, SurveyMode

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
    def share(self) -> Share:
        """It as a share, with its interval."""
        return Share(self.n, self.d)


def answers(session: Session, desk: Desk, *, wave_id: str = "", stage: int | None = None) -> AnswersSeen:
    """Return the answers that are seen at this desk, the last first; those without names in no order that tells."""
    found = _told(session, wave_id=wave_id)
    known = [each for each in found if stage is None or each.answered.stage == stage]
    named = [each for each in known if each.identified]
    unseen = unseen_answers(session, desk, [each.id for each in named])
    seen = sorted(
        (each for each in named if each.id not in unseen),
        key=lambda each: (each.answered.answered_on, each.reference),
        reverse=True,
    )
    unnamed = sorted((_unnamed(each) for each in known if not each.identified), key=_by_words)
    ends = [quarter_ends(each.answered.answered_on) for each in named if each.id in unseen]
    return AnswersSeen(answers=(*seen, *unnamed), kept_back=len(ends), until=max(ends, default=None))


def comments(session: Session, desk: Desk) -> tuple[AnswerTold, ...]:
    """Return the answers with words of the resident, those first that somebody has still to look at."""
    said = (each for each in answers(session, desk).answers if each.comment)
    return tuple(sorted(said, key=lambda each: not each.to_look_at))


def satisfied(
    session: Session, desk: Desk, *, start: date, end: date, question: str, stage: int | None = None
) -> SatisfiedFigure:
    """Return how many were satisfied of those who answered from `start` to `end`: everybody's answers are counted.

    One is counted by its day, and no mean of months is ever taken. The references follow only where each of them may
    be seen with what was answered.
    """
    found = [
        each
        for each in _told(session)
        if start <= each.answered.answered_on <= end and stage in (None, each.answered.stage)
    ]
    said = [(each, each.answered.said.get(question)) for each in found]
    valid = [(each, word) for each, word in said if word in VALID]
    withheld = bool(unseen_answers(session, desk, [each.id for each in found]))
    happy = [each.reference for each, word in valid if word in SATISFIED]
    others = [each.reference for each, word in valid if word not in SATISFIED]
    return SatisfiedFigure(
        n=len(happy),
        d=len(valid),
        satisfied=() if withheld else tuple(sorted(happy)),
        others=() if withheld else tuple(sorted(others)),
        excluded={
            "not applicable": sum(word is Satisfied.NOT_APPLICABLE for _, word in said),
            "left open": sum(word is None for _, word in said),
        },
        withheld=withheld,
    )


def _told(session: Session, *, wave_id: str = "") -> list[AnswerTold]:
    """Return every answer that stands: of two to the same question paper the first, whoever typed the other."""
    rows = session.execute(_asked(wave_id)).all()
    first: dict[str, AnswerTold] = {}
    for row, wave, identified, stage, reference, resident in rows:
        first.setdefault(row.ask_id, _one(row, wave, identified=identified, stage=stage, who=(reference, resident)))
    return list(first.values())


def _asked(wave_id: str) -> Select[SurveyAnswer, str, bool, int, str, str]:
    asked = (
        select(
            SurveyAnswer,
            SurveyWave.name,
            SurveyWave.identified,
            SurveyAsk.stage,
            CaseRow.reference,
            CaseRow.resident,
        )
        .join(SurveyAsk, SurveyAsk.id == SurveyAnswer.ask_id)
        .join(SurveyWave, SurveyWave.id == SurveyAsk.wave_id)
        .join(CaseRow, CaseRow.case_id == SurveyAnswer.case_id)
        .join(Case, Case.id == SurveyAnswer.case_id)
        .where(SurveyAnswer.withdrawn_on.is_(None), SurveyAsk.withdrawn_on.is_(None))
        .where(SurveyWave.withdrawn_on.is_(None), Case.void_because.is_(None))
        .order_by(SurveyAnswer.recorded_at, SurveyAnswer.id)
    )
    return asked.where(SurveyWave.id == wave_id) if wave_id else asked


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


def _by_words(told: AnswerTold) -> tuple[str, list[str]]:
    return told.comment.casefold(), sorted(told.answered.said.values())
