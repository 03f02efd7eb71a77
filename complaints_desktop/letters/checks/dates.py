"""Checks of the dates in what officers wrote: a wrong date in a letter is itself a failing."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.checks.known_days import FACTS, answers
from complaints_desktop.letters.checks.put_right import WAS_WRONG
from complaints_desktop.letters.days import PRINTED_DAYS, Day, DayRow
from complaints_desktop.letters.kinds import LetterField, LetterKind
from complaints_desktop.letters.meanings import SENTENCE
from complaints_desktop.letters.page import Run
from complaints_desktop.rules.content import as_read
from complaints_desktop.rules.dates_said import DateSaid, dates_in, day_said
from complaints_desktop.rules.wording import DAYS, in_full, listed

AHEAD = re.compile(
    r"\b(?:will|shall|'ll|going to|is booked|are booked|no later than|on or before|due"
    r"|please\b[^.]*\b(?:by|before|until)|reviews? (?:it|this|that)|next [a-z]+ is)\b[^.]*$"
)
"""What says before a date that it is still to come."""


WRONG: Mapping[Day, Callable[[date, date], str]] = {
    Day.PAST: lambda day, issued: "is still to come" if day > issued else "",
    Day.TO_COME: lambda day, issued: "has passed" if day < issued else "",
    Day.AHEAD: lambda day, issued: "is not ahead" if day <= issued else "",
    Day.TOLD: lambda _day, _issued: "",
}
"""What is wrong with a date of which a letter says so, on the day it is issued; nothing where it is so."""

TYPED_DO: Mapping[Day, str] = {
    Day.PAST: "Give the day on which it was.",
    Day.TO_COME: "Give a later day.",
    Day.AHEAD: "Give a later day.",
}


def real(seen: Seen) -> Iterator[Found]:
    """Every date is a day there is, on its day of the week."""
    for section, run, said in _said(seen):
        if said.day is None:
            yield Found(f"“{said.words}”: there is no such day", "Correct the date.", run.field, section)
        elif said.wrong_weekday:
            why = f"“{said.words}”: that day is a {DAYS[said.day.weekday()]}"
            yield Found(why, "Correct the day of the week, or the date.", run.field, section)


def typed_days(seen: Seen) -> Iterator[Found]:
    """What is typed where a day is asked for is a day."""
    for field in seen.matter.kind.typed_fields:
        typed = seen.matter.typed.get(field.name, "").strip()
        if field.day and typed and day_said(typed, seen.matter.issued_on) is None:
            why = f"“{typed[:30]}” is not a day, or not on that day of the week"
            yield Found(why, "Type it as 3 April 2026 or 3/4/2026.", field.name, paragraph=field.paragraph)


def as_they_say(seen: Seen) -> Iterator[Found]:
    """Each date that the letter prints has been, or is still to come, as its words say: a promise is not past."""
    kind, issued = seen.matter.kind, seen.matter.issued_on
    for section, run in seen.runs():
        field = kind.field(run.field or "")
        row = _row(run.field or "", field)
        day = day_said(run.text, issued) if row and not run.hole else None
        if row and day and (wrong := WRONG[row.day](day, issued)):
            paragraph = field.paragraph if field and field.paragraph else _of_section(kind, section)
            called = f"{field.label}: " if field else ""
            yield Found(f"{called}{in_full(day)} {wrong}", row.do, run.field, section, paragraph)


def _row(name: str, field: LetterField | None) -> DayRow | None:
    """Return what is said of the date of that name: of the record always the same, typed as its letter says."""
    if field and field.typed:
        return DayRow(field.day, TYPED_DO[field.day]) if field.day else None
    return PRINTED_DAYS.get(".".join(part for part in name.split(".") if not part.isdigit()))


def _of_section(kind: LetterKind, name: str) -> str | None:
    """Return the first paragraph of the Code that a section meets."""
    return next((each.paragraphs[0] for each in kind.sections if each.name == name and each.paragraphs), None)


def as_recorded(seen: Seen) -> Iterator[Found]:
    """A date of something the record knows is the record's."""
    for section, run, said in _said(seen):
        for fact in FACTS if run.field != WAS_WRONG else ():
            days = [day for day in dict.fromkeys(fact.days(seen.matter)) if day]
            if said.day and days and said.day not in days and fact.of_date(said.before, said.after):
                on = listed([in_full(day) for day in days])
                why = f"“{said.words}” is not when {fact.what}: the record says {on}"
                yield Found(why, "Correct the date here, or the record.", run.field, section)


def no_day(seen: Seen) -> Iterator[Found]:
    """A time that is no day is not held against the record: somebody looks whether it is the day the record has."""
    for section, run in _typed(seen):
        if run.field != WAS_WRONG:
            for sentence in SENTENCE.finditer(as_read(run.text)):
                for fact in FACTS:
                    if time := fact.of_no_day(sentence[0]):
                        why = f"“{time}” is no day: the record has the day {fact.what}"
                        yield Found(why, "Give that day, or leave it out.", run.field, section)


def ahead(seen: Seen) -> Iterator[Found]:
    """What is promised for a date is not promised for one that has passed."""
    issued = seen.matter.issued_on
    for section, run, said in _said(seen):
        if said.day and said.day < issued and run.field != WAS_WRONG and AHEAD.search(said.before):
            yield Found(f"“{said.words}” has passed already", "Give a date that lies ahead.", run.field, section)


def kept(seen: Seen) -> Iterator[Found]:
    """A date still to come is one that the record keeps: what is promised is a commitment (Code 7.3)."""
    known = set(_to_come(seen.matter))
    for section, run, said in _said(seen):
        if said.day and said.day > seen.matter.issued_on and said.day not in known:
            why = f"“{said.words}” is a date that nothing on record keeps"
            yield Found(why, "If it is a promise, record it as one, so that it is not forgotten.", run.field, section)


def _to_come(matter: LetterMatter) -> Iterator[date | None]:
    yield from answers(matter)
    yield from (matter.acknowledge_by, matter.next_update)
    for each in matter.case.open_commitments:
        yield each.due_on


def _said(seen: Seen) -> Iterator[tuple[str, Run, DateSaid]]:
    """Every date in the words of officers, with where it stands; those of the record are printed from the record."""
    for section, run in _typed(seen):
        for said in dates_in(run.text, seen.matter.issued_on):
            yield section, run, said


def _typed(seen: Seen) -> Iterator[tuple[str, Run]]:
    return ((section, run) for section, run in seen.own_words() if run.field and not run.hole)
