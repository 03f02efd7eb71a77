"""A wave of a survey put on paper: letters as one pile, e-mails, scripts of calls, a page, and a list to fill in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.bound import Bound
from complaints_desktop.exchange.letter_pile import laid_today, pile
from complaints_desktop.exchange.listed import Cell, write_list
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.letters.adjusted import adjusted
from complaints_desktop.letters.eml import plain_draft
from complaints_desktop.letters.pdf import write_pdf
from complaints_desktop.letters.survey_form import Sheet, SurveyMatter, form_number, open_page, survey_page
from complaints_desktop.letters.text import write_text
from complaints_desktop.letters.write import write
from complaints_desktop.reading.letters_out import LetterOut
from complaints_desktop.reading.survey_waves import AskTold, WaveTold
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import BODIES, Called
from complaints_desktop.rules.representatives import acting_for
from complaints_desktop.rules.wording import without_weekday
from complaints_desktop.surveys.asked import SURVEY
from complaints_desktop.surveys.questions import QUESTIONS
from db.files import write_whole
from db.number_terms import AskedAfter, SurveyMode

READ = frozenset({Part.REPRESENTATIVE, Part.ADJUSTMENTS, Part.COMMITMENTS, Part.FOLLOW_THROUGH})

ID, ANSWERED, WAY = "Id", "Answered on", "How they answered"
TITLES = (ID, "Form number", "Name", "Phone", "E-mail", "Language", ANSWERED, WAY, *(each.called for each in QUESTIONS))
"""The list that a survey company, or whoever phones, fills in and gives back."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One who is asked, with the survey that is theirs."""

    ask: AskTold
    matter: SurveyMatter


def write_survey(
    session: Session, desk: Desk, *, wave: WaveTold, asks: Sequence[AskTold], folder: Path, sample: bool
) -> Mapping[str, int]:
    """Write what is sent to those who are asked into `folder`; return each file, and how many people are in it.

    Refused where none of them waits for it.
    """
    waiting = [each for each in asks if each.held_because is None and each.sent_on is None]
    if not waiting:
        raise Refused("Nobody waits to be sent this survey", do="See who is held back and why.", field="wave")
    known = list(_asked(session, desk, wave, waiting, sample=sample))
    made = {name: content for write_mode in MODES for name, content in write_mode(known, desk)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, (content, _) in made.items():
        write_whole(folder / name, content)
    write_whole(folder / "page.pdf", write_pdf(open_page(desk, sample=sample)))
    write_list(folder / "list.xlsx", TITLES, (_line(each) for each in known))
    return {**{name: number for name, (_, number) in made.items()}, "page.pdf": 0, "list.xlsx": len(known)}


def _asked(session: Session, desk: Desk, wave: WaveTold, asks: Sequence[AskTold], *, sample: bool) -> Iterator[_Asked]:
    cases = {case.id: case for case in load_cases(session, {each.case_id for each in asks}, parts=READ)}
    for each in asks:
        case = cases[each.case_id]
        person = next((one for one in case.people if one.id == each.person_id), case.resident)
        if person is not None:
            yield _Asked(each, survey_matter(case, person, each, wave, desk, sample=sample))


def survey_matter(
    case: CaseFacts, person: PersonFacts, ask: AskTold, wave: WaveTold, desk: Desk, *, sample: bool
) -> SurveyMatter:
    """Return the survey of one who is asked."""
    stage = case.stage(ask.stage)
    givers = acting_for(case, person, SURVEY, desk.today)
    return SurveyMatter(
        reference=case.reference,
        form_number=form_number(ask.id),
        person=person,
        acting_for=" and ".join(each.name for each in givers),
        stage=ask.stage,
        after=ask.after,
        complained_on=stage.received_on if stage else None,
        ended_on=stage.responded_on if stage and ask.after is AskedAfter.STAGE else None,
        closes_on=wave.closes_on,
        identified=wave.identified,
        sample=sample or case.sample,
    )


Made = Iterator[tuple[str, tuple[bytes, int]]]
"""Files by their names, each with how many people are in it."""


def _letters(known: Sequence[_Asked], desk: Desk) -> Made:
    """Yield the letters to be posted as one pile, and what of them is agreed in another format too."""
    posted = _by(known, SurveyMode.LETTER)
    if posted:
        made = {each.ask.id: survey_page(each.matter, desk, Sheet.LETTER) for each in posted}
        letters = [_out(each, desk.today) for each in posted]
        laid = laid_today(desk, both_sides=False, cover=True)
        yield "letters.pdf", (pile(letters, lambda letter: write_pdf(made[letter.id]), laid), len(posted))
        for each in posted:
            for ending in adjusted(each.matter.person).also:
                yield f"{each.matter.form_number}{ending}", (write(made[each.ask.id], ending), 1)


def _emails(known: Sequence[_Asked], desk: Desk) -> Made:
    for each in _by(known, SurveyMode.EMAIL):
        page = survey_page(each.matter, desk, Sheet.LETTER)
        subject = f"How did we handle your complaint {each.matter.reference}?"
        draft = plain_draft(subject=subject, to=each.matter.person.email or "", text=write_text(page).decode())
        yield f"email-{each.matter.form_number}.eml", (draft, 1)


def _scripts(known: Sequence[_Asked], desk: Desk) -> Made:
    spoken = _by(known, SurveyMode.PHONE, SurveyMode.FACE)
    if spoken:
        bound = Bound()
        for each in spoken:
            page = survey_page(each.matter, desk, Sheet.PHONE)
            bound.add(write_pdf(page), f"{each.matter.form_number}: {each.matter.person.name}")
        yield "calls.pdf", (bound.made("Scripts of calls", desk.settings.landlord.name, desk.today), len(spoken))


def _texts(known: Sequence[_Asked], desk: Desk) -> Made:
    """Yield the messages to be sent: they ask for a call, as a survey does not fit into one."""
    texted = _by(known, SurveyMode.TEXT)
    if texted:
        yield "texts.txt", ("\n\n".join(_text(each, desk) for each in texted).encode(), len(texted))


def _text(each: _Asked, desk: Desk) -> str:
    matter, ombudsman = each.matter, desk.register.rule(BODIES, Called.HOUSING_OMBUDSMAN, desk.today).value
    ways = ", ".join(value for label, value in ombudsman.ways if label in SHORT)
    return (
        f"{matter.person.phone or ''}\n"
        f"{desk.settings.landlord.name}: how did we handle your complaint {matter.reference}? "
        f"We have a few questions, until {without_weekday(matter.closes_on)}. Reply CALL and we phone you, or FORM and "
        "we send them to you. You do not have to answer. Reply STOP and we will not ask you again. "
        f"Unhappy with something? Reply COMPLAIN. The Housing Ombudsman is free and independent: {ways}"
    )


SHORT = ("Phone",)
"""Which of the ways to the Ombudsman fit into a message."""

MODES: tuple[Callable[[Sequence[_Asked], Desk], Made], ...] = (_letters, _emails, _scripts, _texts)
"""What makes the files of each way; who answers online is only in the list."""


def _by(known: Iterable[_Asked], *modes: SurveyMode) -> list[_Asked]:
    return [each for each in known if each.ask.mode in modes]


def _out(each: _Asked, today: date) -> LetterOut:
    return LetterOut(
        id=each.ask.id,
        letter_id=each.ask.id,
        case_id=each.ask.case_id,
        reference=each.matter.form_number,
        kind=SURVEY,
        title="Survey",
        recipient=each.matter.person.name,
        issued_on=today,
        text_size=adjusted(each.matter.person).text_size,
        copy=False,
        sent_on=None,
    )


def _line(each: _Asked) -> tuple[Cell, ...]:
    person = each.matter.person
    own = (each.ask.id, each.matter.form_number, person.name, person.phone, person.email, each.ask.language)
    return (*own, *("" for _ in TITLES[len(own) :]))
