"""A survey on paper: the letter to somebody, the script of a call, and the page that anybody may fill in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.letters import Again
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.letters.adjusted import PAPERS, WHITE, adjusted
from complaints_desktop.letters.brief import STANDARD_SIZE
from complaints_desktop.letters.characters import clean, one_line
from complaints_desktop.letters.compose import SAMPLE, address_of, body_lines, filled
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.page import Block, Heading, Page, Panel, Paragraph, Run
from complaints_desktop.letters.template import parse
from complaints_desktop.letters.values import Value
from complaints_desktop.letters.values.people import IN_WELSH, title_words, ways_to_us
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.register import BODIES, Called
from complaints_desktop.rules.wording import capitalised, in_full, without_weekday
from complaints_desktop.surveys.questions import ANSWERS, QUESTIONS, Answering, Question
from db.number_terms import AskedAfter
from resources.reader import read_text

BOX = "☐"
LINE = "_" * 60
TIED = "\N{NO-BREAK SPACE}"
APART = f"{TIED * 4} "
"""Within an answer, which no end of a line parts from its box, and between two."""
LINES = 4
"""To write on, in one's own words."""

QUESTIONS_HERE, OMBUDSMAN_HERE = "questions", "ombudsman"


class Sheet(StrEnum):
    """What a survey is put on."""

    LETTER = "letter"
    PHONE = "phone"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyMatter:
    """One survey that is put on paper: of whom, about what, until when."""

    reference: str
    form_number: str
    person: PersonFacts
    acting_for: str
    stage: int
    after: AskedAfter
    complained_on: date | None
    ended_on: date | None
    closes_on: date
    identified: bool
    sample: bool


def survey_page(matter: SurveyMatter, desk: Desk, sheet: Sheet) -> Page:
    """Return the page of a survey for one person."""
    us, agreed = desk.settings.landlord, adjusted(matter.person)
    letter = sheet is Sheet.LETTER
    reference = (("Our reference", matter.reference),) if matter.identified else ()
    told = (("Date", in_full(desk.today)), *reference, ("Form number", matter.form_number))
    return Page(
        title=f"Survey {matter.form_number}",
        issued_on=desk.today,
        landlord=one_line(us.name),
        landlord_lines=_lines(us.address, us.phone, us.email, us.website) if letter else (),
        colour=us.colour,
        logo=None,
        recipient=address_of(matter.person) if letter else (),
        particulars=told if letter else (),
        blocks=_blocks(sheet, {**_ours(desk), **_theirs(matter)}, desk, identified=matter.identified),
        marks=(SAMPLE,) if matter.sample else (),
        footer=f"Form number {matter.form_number}",
        text_size=agreed.text_size if letter else STANDARD_SIZE,
        paper=PAPERS[agreed.paper if letter else WHITE],
    )


def open_page(desk: Desk, *, sample: bool) -> Page:
    """Return the page that anybody may fill in: nobody’s name is on it."""
    us = desk.settings.landlord
    return Page(
        title="How did we handle your complaint?",
        issued_on=desk.today,
        landlord=one_line(us.name),
        landlord_lines=(),
        colour=us.colour,
        logo=None,
        recipient=(),
        particulars=(),
        blocks=_blocks(Sheet.PAGE, _ours(desk), desk, identified=True),
        marks=(SAMPLE,) if sample else (),
        footer="How did we handle your complaint?",
        text_size=STANDARD_SIZE,
    )


def form_number(ask_id: str) -> str:
    """Return the number on a form: short enough to be read out, and nobody’s reference."""
    return f"{ask_id[-8:-4]}-{ask_id[-4:]}".upper()


def _blocks(sheet: Sheet, said: Mapping[str, Value], desk: Desk, *, identified: bool) -> tuple[Block, ...]:
    """Return the blocks of a sheet, with the questions where their place is."""
    found: list[Block] = []
    for block in filled(_kind(sheet), said, _panels(desk)):
        if isinstance(block, Panel) and not block.lines:
            found += questions(sheet, identified=identified)
        else:
            found.append(block)
    return tuple(found)


def _panels(desk: Desk) -> Callable[[str], Iterator[tuple[tuple[Run, ...], ...]]]:
    known = desk.register.rule(BODIES, Called.HOUSING_OMBUDSMAN, desk.today).value
    panels = {OMBUDSMAN_HERE: body_lines(known, known.about), QUESTIONS_HERE: ()}
    return lambda name: iter((panels[name],))


def questions_of(*, identified: bool) -> tuple[Question, ...]:
    """Return the questions of a form; without names nobody is asked whether we may contact them."""
    return tuple(each for each in QUESTIONS if identified or each.answering is not Answering.TICK)


def questions(sheet: Sheet, *, identified: bool) -> Iterator[Block]:
    """Yield the questions with their answers to be ticked."""
    yield Heading((Run("The questions"),), 2, "questions")
    if sheet is not Sheet.PHONE:
        yield _said("Please tick one answer to each question.")
    for number, each in enumerate(questions_of(identified=identified), 1):
        yield Heading((Run(f"{number}. {each.asks}"),), 3, "questions")
        yield from _answers(each)


def _answers(each: Question) -> Iterator[Block]:
    if each.answering is Answering.WORDS:
        yield from (_said(LINE) for _ in range(LINES))
        return
    words = [answer.value for answer in ANSWERS[each.answering]] or ["yes", "no"]
    yield _said(APART.join(f"{BOX} {capitalised(word)}".replace(" ", TIED) for word in words))


def _said(words: str) -> Paragraph:
    return Paragraph((Run(words),), "questions")


def _ours(desk: Desk) -> dict[str, Value]:
    us, author = desk.settings.landlord, desk.officer
    answering = [
        f"fill in this form, and post it to {', '.join(us.address.splitlines())} or hand it to any of our staff"
        if us.address
        else "fill in this form, and hand it to any of our staff",
        f"phone us on {us.phone}, and we fill it in with you" if us.phone else "",
        f"email {us.email}: the number of each question and your answer are enough" if us.email else "",
    ]
    return {
        "number": str(len(QUESTIONS)),
        "answering": tuple({"way": way} for way in answering if way),
        "ways": tuple({"way": way} for way in ways_to_us(us)),
        "landlord_name": us.name,
        "author_name": author.name,
        "author_title": title_words(author),
        "author_contact": " or ".join(way for way in (author.phone, author.email) if way),
    }


def _theirs(matter: SurveyMatter) -> dict[str, Value]:
    agreed = adjusted(matter.person)
    return {
        "salutation": matter.person.called,
        "person": matter.person.name,
        "phone": matter.person.phone or "the number on record",
        "how_to_contact": matter.person.how_to_contact or "",
        "reference": matter.reference,
        "form_number": matter.form_number,
        "acting_for": matter.acting_for,
        "number": str(len(questions_of(identified=matter.identified))),
        "happened": _happened(matter),
        "closes_on": in_full(matter.closes_on),
        "identified": "yes" if matter.identified else "",
        "stage_1": "yes" if matter.stage == 1 else "",
        "format": _format(agreed.text_size, agreed.paper),
        "in_welsh": IN_WELSH if agreed.welsh else "",
    }


def _happened(matter: SurveyMatter) -> str:
    """Return what they did and what we did, as far as its days are known."""
    asked = "You complained to us" if matter.stage == 1 else "You asked us to look at your complaint again"
    began = f"{asked} on {without_weekday(matter.complained_on)}." if matter.complained_on else f"{asked}."
    if matter.after is AskedAfter.PROMISES:
        return f"{began} By our records we have now done what we promised you."
    return f"{began} We answered you on {without_weekday(matter.ended_on)}." if matter.ended_on else began


def _format(size: int, paper: str) -> str:
    large, coloured = size > STANDARD_SIZE, paper != WHITE
    printed = f"in large print ({size} point)" if large else f"in {size} point print"
    agreed = ", as we agreed with you" if large or coloured else ""
    return f"This letter is {printed}{f', on {paper} paper' if coloured else ''}{agreed}."


def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(one_line(line) for text in texts for line in clean(text).splitlines() if line.strip())


@cache
def _kind(sheet: Sheet) -> LetterKind:
    """Return the wording of a sheet as a kind of letter: it is no letter of a case, and stands in no catalogue."""
    return LetterKind(
        name=f"survey-{sheet.value}",
        code="",
        title="How did we handle your complaint?",
        version="1",
        act=Act.SURVEY,
        stages=(),
        records=Recorded.NOTHING,
        again=Again.ALWAYS,
        must_say=(),
        when="",
        due="",
        audience="",
        after=frozenset(),
        fields=(),
        sections=(),
        body=parse(read_text("surveys", f"{sheet.value}.md")),
    )
