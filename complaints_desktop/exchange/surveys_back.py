"""Answers to a survey that came back as a table: each row understood or refused in words, then all of it written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.surveys import AnswerTyped, take_answer
from complaints_desktop.desk.changes import Changes, together
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.file_report import FileReport, FileRow
from complaints_desktop.exchange.promise_list import key
from complaints_desktop.exchange.survey_papers import ANSWERED, ID, TITLES, WAY
from complaints_desktop.exchange.tables import Table, read_table, require_letters, unreadable
from complaints_desktop.exchange.unplain_cells import unplain_cells
from complaints_desktop.forms import entry
from complaints_desktop.letters.survey_form import form_number
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_short
from complaints_desktop.surveys.questions import ANSWERS, QUESTIONS, SCALE, Answering, Question
from db.model import SurveyAnswer, SurveyAsk, SurveyWave
from db.number_terms import AnswerCame, PromisesDone, Satisfied, SurveyMode
from db.terms import Word

W = TypeVar("W", bound=Word)

COLUMNS = tuple(map(key, TITLES))
COLUMN_OF = {each.name: key(each.called) for each in QUESTIONS} | {
    "id": key(ID),
    "answered_on": key(ANSWERED),
    "mode": key(WAY),
}
"""The column in which each field of an answer stands."""

TITLE_OF = {key(title): title for title in TITLES}

MEANT: Mapping[str, Satisfied] = {
    **{each.value: each for each in Satisfied},
    "neither satisfied nor dissatisfied": Satisfied.NEITHER,
    "neither satisfied or dissatisfied": Satisfied.NEITHER,
    "n/a": Satisfied.NOT_APPLICABLE,
    "na": Satisfied.NOT_APPLICABLE,
    "don't know": Satisfied.NOT_APPLICABLE,
    "not applicable/don't know": Satisfied.NOT_APPLICABLE,
}
"""What survey companies write, and what it means; a number means nothing until somebody says which end is good."""

WAYS: Mapping[str, SurveyMode] = {
    **{each.value: each for each in SurveyMode},
    "post": SurveyMode.LETTER,
    "postal": SurveyMode.LETTER,
    "email": SurveyMode.EMAIL,
    "telephone": SurveyMode.PHONE,
    "sms": SurveyMode.TEXT,
    "text": SurveyMode.TEXT,
    "web": SurveyMode.ONLINE,
}
YES_NO = {"yes": True, "y": True, "no": False, "n": False}
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


class Result(StrEnum):
    """What comes of a row."""

    TAKEN = "understood"
    EMPTY = "nothing answered"
    INVALID = "not understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow(FileRow):
    """What was understood of one row."""

    form: str = ""


Judged = tuple[AnswerRow, str, AnswerTyped | None]
"""What comes of a row, whose answer it is, and what it says."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """One whose answer may come."""

    id: str
    sent_on: date | None
    held: bool
    mode: SurveyMode | None
    answered: bool


def preview(session: Session, desk: Desk, path: Path, *, encoding: str | None = None) -> FileReport[AnswerRow]:
    """Say what each row would do; nothing is written."""
    require(desk.officer.role, Act.TAKE_ANSWER)
    table = _read(path, encoding)
    return _report(path, table, list(_judged(session, desk, table, path)), dry_run=True)


def take_back(
    session: Session, desk: Desk, path: Path, *, encoding: str | None = None
) -> tuple[FileReport[AnswerRow], Changes]:
    """Write the answers of the rows that are understood, all of them or none; the others are said."""
    require(desk.officer.role, Act.TAKE_ANSWER)
    table = _read(path, encoding)
    require_letters(table, path)
    judged = list(_judged(session, desk, table, path))
    changes = [
        take_answer(session, desk, ask_id=ask_id, typed=typed, came=AnswerCame.IMPORTED)
        for _, ask_id, typed in judged
        if typed
    ]
    return _report(path, table, judged, dry_run=False), together(changes)


def _read(path: Path, encoding: str | None) -> Table:
    table = read_table(path, encoding, columns=COLUMNS, what="answers to a survey")
    for title in (ID, ANSWERED):
        if table.rows and key(title) not in table.rows[0][1]:
            do = "Have the list filled in that was written with the survey; its first row stays as it is."
            raise Refused(f"{path.name} has no column “{title}”", do=do, field="file")
    return table


def _report(path: Path, table: Table, judged: list[Judged], *, dry_run: bool) -> FileReport[AnswerRow]:
    return FileReport(
        file=path.name,
        rows=tuple(row for row, _, _ in judged),
        results=Result,
        unknown_columns=table.unknown_columns,
        dry_run=dry_run,
        read_as=table.read_as,
    )


def _judged(session: Session, desk: Desk, table: Table, path: Path) -> Iterator[Judged]:
    """Yield what comes of each row, with what it answers where it answers something."""
    sent, unplain = _sent(session), unplain_cells(path)
    lines: dict[str, int] = {}
    for line, cells in table.rows:
        form = ""
        try:
            if line in unplain:
                do = "Type into each cell what it says, and take formulas and merging out."
                raise Refused(unplain[line], do=do, field="row")
            each = _named(cells, sent)
            form = form_number(each.id)
            if each.id in lines:
                raise Refused(f"Line {lines[each.id]} has this form already", do="Keep one of them.", field="id")
            lines[each.id] = line
            typed = _understood(cells, each, desk)
        except Refused as refused:
            column = TITLE_OF.get(COLUMN_OF.get(refused.field or "", refused.field or ""), "")
            reason = f"{refused.why}. {refused.do}"
            yield AnswerRow(line=line, result=Result.INVALID, column=column, reason=reason, form=form), "", None
            continue
        result = Result.TAKEN if typed else Result.EMPTY
        row = AnswerRow(line=line, result=result, form=form)
        yield replace(row, reason=_words(typed)), each.id, typed


def _sent(session: Session) -> Mapping[str, _Sent]:
    """Return everybody who is in a survey, by the id of their form."""
    answered = frozenset(session.scalars(select(SurveyAnswer.ask_id).where(SurveyAnswer.withdrawn_on.is_(None))))
    asked = (
        select(SurveyAsk.id, SurveyAsk.sent_on, SurveyAsk.held_because, SurveyAsk.mode)
        .join(SurveyWave, SurveyWave.id == SurveyAsk.wave_id)
        .where(SurveyAsk.withdrawn_on.is_(None), SurveyWave.withdrawn_on.is_(None))
    )
    return {
        row.id: _Sent(
            id=row.id,
            sent_on=row.sent_on,
            held=bool(row.held_because),
            mode=SurveyMode.of_row(row.mode) if row.mode else None,
            answered=row.id in answered,
        )
        for row in session.execute(asked)
    }


def _named(cells: Mapping[str, str], sent: Mapping[str, _Sent]) -> _Sent:
    """Return whose answer a row is; Refused where it names nobody, who was not sent it, or who has answered."""
    own = (cells.get(key(ID)) or "").strip()
    if own not in sent:
        why = f"“{own[:40]}” is the id of no form of ours" if own else "The id is missing"
        raise Refused(why, do="Copy it from the list as it was written with the survey.", field="id")
    each = sent[own]
    if each.held or each.sent_on is None:
        raise Refused("This survey was not sent", do="Record first that it was sent, or leave the row out.", field="id")
    if each.answered:
        do = "Leave the row out, or take the answer on record back first."
        raise Refused("An answer to this form is on record already", do=do, field="id")
    return each


def _understood(cells: Mapping[str, str], each: _Sent, desk: Desk) -> AnswerTyped | None:
    """Return what a row answers, None where it answers nothing; Refused where it cannot be read."""
    said = {question.name: _cell(cells, question) for question in QUESTIONS}
    scale = {one.name: word for one in SCALE if (word := _scale(one, said[one.name]))}
    promised = _one_of("promises_done", said["promises_done"], {word.value: word for word in PromisesDone})
    comment = None if says_nothing(said["comment"]) else said["comment"]
    if not scale and promised is None and comment is None:
        return None
    mode = _one_of("mode", _text(cells, key(WAY)), WAYS) or each.mode
    if mode is None:
        raise Refused("It is not said how they answered", do="Write letter, e-mail, phone or online.", field="mode")
    return AnswerTyped(
        answered_on=_day(cells, each, desk),
        mode=mode,
        said=scale,
        promises_done=promised,
        comment=comment,
        may_contact=_yes_no(said["may_contact"]),
    )


def _cell(cells: Mapping[str, str], question: Question) -> str:
    words = _text(cells, key(question.called), field=question.name)
    return words if question.answering is Answering.WORDS else " ".join(words.split())


def _text(cells: Mapping[str, str], column: str, *, field: str = "mode") -> str:
    value = cells.get(column) or ""
    if unreadable(value):
        raise Refused("This has letters that cannot be read", do="Save the file as CSV UTF-8.", field=field)
    return entry.text(value, field=field) or ""


def _scale(question: Question, said: str) -> Satisfied | None:
    if NUMBER.fullmatch(said):
        why = f"“{said}” is a number, and nothing says which end is good"
        raise Refused(why, do=f"Write the words: {_able(ANSWERS[Answering.SCALE])}.", field=question.name)
    return _one_of(question.name, said, MEANT)


def _able(words: tuple[Word, ...]) -> str:
    return ", ".join(each.value for each in words)


def _one_of(name: str, said: str, meant: Mapping[str, W]) -> W | None:
    if not said or said in (".", "-"):
        return None
    found = meant.get(said.casefold().replace("’", "'"))
    if found is None:
        able = ", ".join(dict.fromkeys(each.value for each in meant.values()))
        raise Refused(f"“{said[:40]}” is none of the answers", do=f"Write one of: {able}.", field=name)
    return found


def _yes_no(said: str) -> bool | None:
    if not said:
        return None
    if said.casefold() not in YES_NO:
        raise Refused(f"“{said[:40]}” is neither yes nor no", do="Write yes or no.", field="may_contact")
    return YES_NO[said.casefold()]


def _day(cells: Mapping[str, str], each: _Sent, desk: Desk) -> date:
    said = _text(cells, key(ANSWERED), field="answered_on")
    if not said:
        raise Refused("The day of the answer is missing", do="Write it, as 3/4/2026.", field="answered_on")
    day = entry.parse_date(said, field="answered_on")
    entry.past(day, desk.today, field="answered_on")
    if each.sent_on and day < each.sent_on:
        why = f"It was sent on {in_short(each.sent_on)}, after that day"
        raise Refused(why, do="Check the day.", field="answered_on")
    return day


def _words(typed: AnswerTyped | None) -> str:
    """Return what was understood, in a few words."""
    if typed is None:
        return ""
    answered = [f"{TITLE_OF[COLUMN_OF[name]]}: {word.value}" for name, word in typed.said.items()]
    words = ["with words of their own"] if typed.comment else []
    return "; ".join([f"answered {in_short(typed.answered_on)}, {typed.mode.value}", *answered[:2], *words])
