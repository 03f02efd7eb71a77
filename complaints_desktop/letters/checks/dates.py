"""Checks of the dates in what officers wrote: a wrong date in a letter is itself a failing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.page import Run
from complaints_desktop.rules.dates_said import DateSaid, dates_in, day_said
from complaints_desktop.rules.wording import DAYS, in_full, listed

AHEAD = re.compile(r"\b(?:will|shall|'ll|going to|is booked|are booked|no later than|on or before|due)\b[^.]*$")
"""What says before a date that it is still to come."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A day the record knows, and the words by which a text means it."""

    said: re.Pattern[str]
    """What stands before such a date in its sentence."""
    days: Callable[[LetterMatter], tuple[date | None, ...]]
    """Those the record has: with several stages or extensions, any of them may be meant."""
    what: str


def _stages(name: str) -> Callable[[LetterMatter], tuple[date | None, ...]]:
    return lambda matter: tuple(getattr(stage, name) for stage in matter.case.stages)


def _receipts(matter: LetterMatter) -> tuple[date | None, ...]:
    """The days it reached us, as they are recorded and as the resident was told them."""
    stages = matter.case.stages
    told = (day for stage in stages for day in (stage.received_on, stage.told_received_on))
    return (*told, matter.case.expressed_on)


def _answers(matter: LetterMatter) -> tuple[date | None, ...]:
    """The days an answer was or is due, and those that one was put off to."""
    put_off = (each.due_on for stage in matter.case.stages for each in stage.extensions)
    return (matter.respond_by, matter.answer_was_due, *put_off)


FACTS = (
    Fact(
        re.compile(
            r"\b(?:you (?:first )?complained|we (?:first )?received your (?:complaint|request)|your complaint "
            r"(?:of|dated)|you asked (?:us )?(?:for|to go to) stage 2)\b(?:(?!\bthat\b|\babout\b)[^.])*$"
        ),
        _receipts,
        "the complaint or the request came",
    ),
    Fact(
        re.compile(r"\b(?:we acknowledged|our acknowledgement (?:of|dated))\b(?:(?!\bthat\b)[^.]){0,60}$"),
        _stages("acknowledged_on"),
        "we acknowledged it",
    ),
    Fact(
        re.compile(r"\b(?:we (?:answered|responded)|our (?:stage \d )?(?:answer|response) (?:of|dated))\b[^.]{0,60}$"),
        _stages("responded_on"),
        "we answered it",
    ),
    Fact(
        re.compile(
            r"\b(?:we (?:will|shall|aim to|expect to|hope to) (?:answer|respond|reply)|our (?:stage \d )?"
            r"(?:answer|response|decision))\b[^.]{0,60}\b(?:by|before|no later than|until)\b[^.]{0,12}$"
        ),
        _answers,
        "the answer is due",
    ),
)
"""What a text may say of a day that the record knows better."""


def real(seen: Seen) -> Iterator[Found]:
    """Every date is a day there is, on its day of the week."""
    for section, run, said in _said(seen):
        if said.day is None:
            yield Found(f"“{said.words}”: there is no such day", "Correct the date.", run.field, section)
        elif said.wrong_weekday:
            why = f"“{said.words}”: that day is a {DAYS[said.day.weekday()]}"
            yield Found(why, "Correct the day of the week, or the date.", run.field, section)


def typed_days(seen: Seen) -> Iterator[Found]:
    """What is typed where a day is asked for is a day, and one that is ahead."""
    for field in seen.matter.kind.typed_fields:
        typed = seen.matter.typed.get(field.name, "").strip()
        if field.day and typed:
            day = day_said(typed, seen.matter.issued_on)
            if day is None:
                why = f"“{typed[:30]}” is not a day, or not on that day of the week"
                yield Found(why, "Type it as 3 April 2026 or 3/4/2026.", field.name, paragraph=field.paragraph)
            elif day <= seen.matter.issued_on:
                yield Found(f"{in_full(day)} is not ahead", "Give a later day.", field.name, paragraph=field.paragraph)


def as_recorded(seen: Seen) -> Iterator[Found]:
    """A date of something the record knows is the record's."""
    for section, run, said in _said(seen):
        for fact in FACTS:
            days = [day for day in dict.fromkeys(fact.days(seen.matter)) if day]
            if said.day and days and said.day not in days and fact.said.search(said.before):
                on = listed([in_full(day) for day in days])
                why = f"“{said.words}” is not when {fact.what}: the record says {on}"
                yield Found(why, "Correct the date here, or the record.", run.field, section)


def ahead(seen: Seen) -> Iterator[Found]:
    """What is promised for a date is not promised for one that has passed."""
    issued = seen.matter.issued_on
    for section, run, said in _said(seen):
        if said.day and said.day < issued and AHEAD.search(said.before):
            yield Found(f"“{said.words}” has passed already", "Give a date that lies ahead.", run.field, section)


def kept(seen: Seen) -> Iterator[Found]:
    """A date still to come is one that the record keeps: what is promised is a commitment (Code 7.3)."""
    known = set(_to_come(seen.matter))
    for section, run, said in _said(seen):
        if said.day and said.day > seen.matter.issued_on and said.day not in known:
            why = f"“{said.words}” is a date that nothing on record keeps"
            yield Found(why, "If it is a promise, record it as one, so that it is not forgotten.", run.field, section)


def _to_come(matter: LetterMatter) -> Iterator[date | None]:
    yield from _answers(matter)
    yield from (matter.acknowledge_by, matter.next_update)
    for each in matter.case.open_commitments:
        yield each.due_on


def _said(seen: Seen) -> Iterator[tuple[str, Run, DateSaid]]:
    """Every date in the words of officers, with where it stands; those of the record are printed from the record."""
    for section, run in seen.own_words():
        if run.field and not run.hole:
            for said in dates_in(run.text, seen.matter.issued_on):
                yield section, run, said
