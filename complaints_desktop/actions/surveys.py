"""Residents are asked how it went: a wave is made and sent, answers are taken, and unhappy words are looked at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import finish_person
from complaints_desktop.case.case import find_case
from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.reading.survey_proposal import Proposed, days_asked, held_now, proposed
from complaints_desktop.reading.survey_sight import unseen_answers
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from complaints_desktop.surveys.questions import FORM, QUESTIONS
from db.model import Case, Person, SurveyAnswer, SurveyAsk, SurveyWave
from db.number_terms import AnswerCame, AskedAfter, HeldBack, PromisesDone, Satisfied, SurveyMode

Row = TypeVar("Row", SurveyWave, SurveyAsk, SurveyAnswer)


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about one who would be asked or held back: whether they are asked, and why."""

    asked: bool
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTyped:
    """One answer as it was typed or imported; what was left open is None."""

    answered_on: date
    mode: SurveyMode
    said: Mapping[str, Satisfied] = field(default_factory=dict)
    promises_done: PromisesDone | None = None
    comment: str | None = None
    may_contact: bool | None = None
    unhappy: bool | None = None
    """What a person judged of the words, where one has."""


def make_wave(
    session: Session,
    desk: Desk,
    *,
    name: str,
    closes_on: date,
    from_on: date | None = None,
    to_on: date | None = None,
    identified: bool = True,
    decided: Mapping[tuple[str, int], Decided] | None = None,
) -> Changes:
    """Make a wave of all whose complaint ended in those days: each is asked, or held back with the reason.

    `decided`: by case and stage, where a person decided otherwise than the record proposes.
    """
    require(desk.officer.role, Act.SURVEY)
    first, last = days_asked(desk, from_on, to_on)
    found = proposed(session, desk, first=first, last=last)
    if not found:
        why = f"No complaint ended from {in_full(first)} to {in_full(last)} that has not been asked about"
        raise Refused(why, do="Make one when complaints have ended, or of other days.", field="from_on")
    called = _new_name(session, name)
    wave = SurveyWave(
        name=called,
        from_on=first,
        to_on=last,
        form=FORM,
        identified=identified,
        opened_on=desk.today,
        closes_on=entry.ahead(closes_on, desk.today, field="closes_on"),
        made_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(wave)
    session.flush()
    said = decided or {}
    _require_known(found, said)
    session.add_all(_ask(wave.id, each, said.get((each.case_id, each.stage)), desk) for each in found)
    return changed(Subject.SURVEYS, made=wave.id)


def _require_known(found: Sequence[Proposed], said: Collection[tuple[str, int]]) -> None:
    if set(said) - {(each.case_id, each.stage) for each in found}:
        raise Refused("Somebody was decided about who is not in this survey", do="Look at who is asked once more.")


def _ask(wave_id: str, each: Proposed, decided: Decided | None, desk: Desk) -> SurveyAsk:
    because, note = _held(each, decided)
    return SurveyAsk(
        case_id=each.case_id,
        wave_id=wave_id,
        asked_id=each.person_id,
        stage=each.stage,
        after=each.after.value,
        mode=each.mode.value if each.mode else None,
        language=each.language,
        held_because=because.value if because else None,
        held_note=note,
        recorded_by_id=desk.officer.id,
        recorded_at=desk.now,
    )


def _held(each: Proposed, decided: Decided | None) -> tuple[HeldBack | None, str | None]:
    """Return why one is held back and the words of it: by the record, unless a person decided otherwise."""
    first = each.held[0] if each.held else None
    if decided is None:
        return (first.because, first.words) if first else (None, None)
    words = _reason(decided.because)
    if not decided.asked:
        return (first.because if first else HeldBack.DECIDED), words
    if first and each.final:
        raise Refused(f"{each.reference} cannot be asked: {first.words}", do="Leave it held back.")
    return None, words


def decide_asked(
    session: Session, desk: Desk, *, ask_id: str, asked: bool, because: str, mode: SurveyMode | None = None
) -> Changes:
    """Hold one back who would be asked, or have one asked who was held back, before it is sent; with the reason."""
    require(desk.officer.role, Act.SURVEY)
    row = _ask_to_change(session, ask_id)
    words = _reason(because)
    if asked and row.held_because:
        after = AskedAfter.of_row(row.after)
        for each in held_now(session, desk, case_id=row.case_id, stage=row.stage, after=after):
            raise Refused(f"They cannot be asked: {each.words}", do="Leave it held back.", field="because")
    row.held_because = None if asked else (row.held_because or HeldBack.DECIDED.value)
    row.held_note = words
    if mode:
        row.mode = mode.value
    return changed(Subject.SURVEYS)


def ask_by(session: Session, desk: Desk, *, ask_id: str, mode: SurveyMode) -> Changes:
    """Have somebody asked in another way, before it is sent."""
    require(desk.officer.role, Act.SURVEY)
    _ask_to_change(session, ask_id).mode = mode.value
    return changed(Subject.SURVEYS)


def mark_sent(session: Session, desk: Desk, *, ask_ids: Sequence[str], sent_on: date | None = None) -> Changes:
    """Record that the survey went to those people; Refused where one is held back or was sent it already."""
    require(desk.officer.role, Act.SURVEY)
    if not ask_ids:
        raise Refused("Nobody is chosen", do="Choose who was sent it.")
    for ask_id in ask_ids:
        row = _ask_to_change(session, ask_id)
        if row.held_because:
            raise Refused("One of them is held back", do="Have them asked first, with the reason.")
        row.sent_on = entry.past(sent_on or desk.today, desk.today, field="sent_on")
    return changed(Subject.SURVEYS)


def mark_undelivered(session: Session, desk: Desk, *, ask_id: str, on: date | None = None) -> Changes:
    """Record that it came back, or that nobody was reached."""
    require(desk.officer.role, Act.SURVEY)
    row = _sent(session, ask_id)
    row.not_delivered_on = _since_sent(row, on or desk.today, desk, "on")
    return changed(Subject.SURVEYS)


def remind(session: Session, desk: Desk, *, ask_ids: Sequence[str], on: date | None = None) -> Changes:
    """Record that those were reminded who have not answered: once, and never again."""
    require(desk.officer.role, Act.SURVEY)
    if not ask_ids:
        raise Refused("Nobody is chosen", do="Choose who was reminded.")
    for ask_id in ask_ids:
        row = _sent(session, ask_id)
        if row.reminded_on:
            raise Refused("One of them was reminded already", do="Do not remind anybody twice.")
        if row.not_delivered_on or _answered(session, ask_id):
            raise Refused("One of them has answered, or was not reached", do="Leave them out.")
        row.reminded_on = _since_sent(row, on or desk.today, desk, "on")
    return changed(Subject.SURVEYS)


def take_answer(
    session: Session, desk: Desk, *, ask_id: str, typed: AnswerTyped, came: AnswerCame = AnswerCame.TYPED
) -> Changes:
    """Write down what somebody answered; Refused where nothing was, or an answer is on record."""
    require(desk.officer.role, Act.TAKE_ANSWER)
    row = _sent(session, ask_id)
    if _answered(session, ask_id):
        raise Refused("Their answer is on record already", do="Take it back first, if that one is wrong.")
    comment = entry.text(typed.comment, field="comment")
    if not typed.said and typed.promises_done is None and says_nothing(comment):
        raise Refused("Nothing was answered", do="Answer one question at least.", field=QUESTIONS[0].name)
    made = SurveyAnswer(
        case_id=row.case_id,
        ask_id=ask_id,
        answered_on=_since_sent(row, typed.answered_on, desk, "answered_on"),
        mode=typed.mode.value,
        **{name: word.value for name, word in typed.said.items()},
        promises_done=typed.promises_done.value if typed.promises_done else None,
        comment=comment,
        may_contact=typed.may_contact,
        unhappy=typed.unhappy,
        came=came.value,
        recorded_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(made)
    return changed(Subject.SURVEYS, made=made.id)


def look_at(
    session: Session, desk: Desk, *, answer_id: str, unhappy: bool, because: str, complaint: str | None = None
) -> Changes:
    """Say what somebody's words are, and what became of them (Code 1.6); Refused to who worked on the case.

    `complaint`: the reference of what was logged, where they are a complaint.
    """
    require(desk.officer.role, Act.TAKE_ANSWER)
    row = _standing(session, SurveyAnswer, answer_id)
    _require_anothers(session, desk, row)
    words = _reason(because)
    if complaint:
        case = session.get_one(Case, find_case(session, complaint))
        words = f"Logged as {case.reference}. {words}"
    row.unhappy, row.looked_at_on, row.looked_at_because = unhappy, desk.today, words
    return changed(Subject.SURVEYS)


def take_wave_back(session: Session, desk: Desk, *, wave_id: str) -> Changes:
    """Take a wave back that was made by mistake; Refused once it went to anybody."""
    require(desk.officer.role, Act.SURVEY)
    wave = _standing(session, SurveyWave, wave_id)
    sent = select(SurveyAsk.id).where(SurveyAsk.wave_id == wave_id, SurveyAsk.sent_on.is_not(None)).limit(1)
    if session.scalar(sent):
        raise Refused("This survey has gone to people, and stays on record", do="Let it close.")
    wave.withdrawn_on = desk.today
    return changed(Subject.SURVEYS)


def take_answer_back(session: Session, desk: Desk, *, answer_id: str) -> Changes:
    """Take an answer back that was written down wrongly; it stays on record as taken back."""
    require(desk.officer.role, Act.TAKE_ANSWER)
    row = _standing(session, SurveyAnswer, answer_id)
    _require_anothers(session, desk, row)
    row.withdrawn_on = desk.today
    return changed(Subject.SURVEYS)


def ask_no_more(
    session: Session, desk: Desk, *, person_id: str, on: date | None = None, again: bool = False
) -> Changes:
    """Record that somebody does not want to be asked how it went, or that they may be again."""
    require(desk.officer.role, Act.ASK_NO_MORE)
    person = session.get(Person, person_id)
    if person is None:
        raise Refused("That person is not known here", do="Open their case again.", field="person")
    person.no_surveys_on = None if again else entry.past(on or desk.today, desk.today, field="on")
    return finish_person(session, desk, person_id, made=person_id)


def _new_name(session: Session, name: str) -> str:
    called = entry.required(name, field="name", what="The name", limit=200)
    same = select(SurveyWave.id).where(SurveyWave.name == called, SurveyWave.withdrawn_on.is_(None)).limit(1)
    if session.scalar(same):
        raise Refused(f"There is a survey “{called[:40]}” already", do="Give this one another name.", field="name")
    return called


def _require_anothers(session: Session, desk: Desk, row: SurveyAnswer) -> None:
    """Raise Refused where an answer is about the work of who is at this desk, until they see it (quality 9.7)."""
    identified = session.scalar(
        select(SurveyWave.identified)
        .join(SurveyAsk, SurveyAsk.wave_id == SurveyWave.id)
        .where(SurveyAsk.id == row.ask_id)
    )
    if identified and unseen_answers(session, desk, [row.id]):
        raise Refused("You worked on this case, and others look at its answer", do="Leave it to another who leads.")


def _reason(because: str) -> str:
    words = entry.required(because, field="because", what="The reason")
    if says_nothing(words):
        raise Refused(f"“{words[:30]}” says nothing", do="Say it in a few words.", field="because")
    return words


def _ask_to_change(session: Session, ask_id: str) -> SurveyAsk:
    row = _standing(session, SurveyAsk, ask_id)
    _standing(session, SurveyWave, row.wave_id)
    if row.sent_on:
        raise Refused("One of them was sent it already", do="Look at the list again.")
    return row


def _sent(session: Session, ask_id: str) -> SurveyAsk:
    row = _standing(session, SurveyAsk, ask_id)
    if row.held_because or row.sent_on is None:
        raise Refused("They have not been sent it", do="Record first that it was sent.", field="id")
    return row


def _since_sent(row: SurveyAsk, day: date, desk: Desk, name: str) -> date:
    entry.past(day, desk.today, field=name)
    if row.sent_on and day < row.sent_on:
        raise Refused(f"It was sent on {in_full(row.sent_on)}, after that day", do="Check the day.", field=name)
    return day


def _answered(session: Session, ask_id: str) -> bool:
    asked = select(SurveyAnswer.id).where(SurveyAnswer.ask_id == ask_id, SurveyAnswer.withdrawn_on.is_(None))
    return session.scalar(asked.limit(1)) is not None


def _standing(session: Session, kind: type[Row], row_id: str) -> Row:
    row = session.get(kind, row_id)
    if row is None or row.withdrawn_on:
        raise Refused("That is not in the list any more", do="Look at the list again.", field="id")
    return row
