"""Surveys from a script: who would be asked, waves, what is sent, what came back, and what the answers say."""

from __future__ import annotations

from argparse import SUPPRESS, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import capitalised, count, in_full, in_short
from db.number_terms import SurveyMode
from db.terms import Looked
from ui.commands.days import day
from ui.commands.home import opened_office
from ui.commands.output import show
from ui.commands.taken_back import take_list_back

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.reading.survey_proposal import Proposed
    from complaints_desktop.reading.survey_waves import AskTold
    from complaints_desktop.reading.surveys import AnswersSeen, AnswerTold


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type for it
    """Add `survey`, and what may be done with surveys."""
    survey = commands.add_parser("survey", help="ask residents whose complaint ended how it went, and what they say")
    about = survey.add_subparsers(dest="about", metavar="WHAT", required=True)
    listing = about.add_parser("list", help="the surveys with how many were asked, held back, reached and answered")
    make = about.add_parser("make", help="make a survey of everybody whose complaint ended in some days")
    make.add_argument("name", metavar="NAME")
    make.add_argument("--closes", type=day, required=True, metavar="DATE", help="by when they answer")
    make.add_argument("--from", dest="start", type=day, metavar="DATE", help="the first day; else 20 working days ago")
    make.add_argument("--to", dest="end", type=day, metavar="DATE", help="the last; else 5 working days ago")
    make.add_argument("--anonymous", action="store_true", help="nobody is shown whose an answer is")
    make.add_argument(
        "--preview", action="store_true", help="say who would be asked, and who not and why; make nothing"
    )
    who = about.add_parser("who", help="who is asked and who is held back, and why")
    out = about.add_parser("out", help="write the letters, e-mails, scripts of calls and the list into a folder")
    sent = about.add_parser("sent", help="record that it went to everybody who waits for it")
    back = about.add_parser("in", help="take answers in from a list that was filled in: .xlsx or .csv")
    said = about.add_parser("answers", help="what the answers say, with how sure that is")
    for command in (who, out, sent):
        command.add_argument("wave", metavar="NAME", help="of the survey, or its id")
    out.add_argument("folder", type=Path, metavar="DIR")
    sent.add_argument("--on", type=day, metavar="DATE", help="the day; else today")
    sent.add_argument("--mode", choices=[each.value for each in SurveyMode], help="only those asked in this way")
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("--preview", action="store_true", help="say what is understood of each row; write nothing")
    back.add_argument("--encoding", metavar="NAME", help="utf-8 or windows-1252, once you have seen the letters")
    said.add_argument("--wave", default="", metavar="NAME", help="of one survey; else of all")
    said.add_argument("--stage", type=int, choices=(1, 2), help="of one stage; else of both")
    hold = about.add_parser("hold", help="hold somebody back before it is sent, with the reason")
    ask = about.add_parser("ask", help="have somebody asked who was held back, with the reason")
    alone = about.add_parser("no-more", help="record that the resident of a case does not want to be asked")
    for command in (hold, ask):
        command.add_argument("wave", metavar="NAME", help="of the survey, or its id")
        command.add_argument("--because", required=True, metavar="WORDS", help="why")
    for command in (hold, ask, alone):
        command.add_argument("reference", metavar="REF")
    alone.add_argument("--again", action="store_true", help="they may be asked again after all")
    for command in (listing, make, who, out, sent, back, said, hold, ask, alone):
        command.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")


def surveys(parsed: Namespace) -> int:
    """Do what was asked with surveys."""
    parsed.json = getattr(parsed, "json", False)
    known = {
        **{"list": _list, "make": _make, "who": _who, "out": _out, "sent": _sent, "in": _in, "answers": _answers},
        **{"hold": _decide, "ask": _decide, "no-more": _no_more},
    }
    return known[parsed.about](parsed)


def _list(parsed: Namespace) -> int:
    from complaints_desktop.reading.survey_waves import waves

    with opened_office(parsed) as office, office.record.reading() as session:
        found = waves(session, office.desk())
    data = [
        {
            **{"id": each.id, "name": each.name, "identified": each.identified, "form": each.form},
            **{"from": each.from_on.isoformat(), "to": each.to_on.isoformat(), "closes": each.closes_on.isoformat()},
            **each.counts.as_json(),
        }
        for each in found
    ]

    def words() -> str:
        lines = []
        for each in found:
            numbers = each.counts
            lines.append(
                f"{each.name}, closes {in_short(each.closes_on)}: {numbers.eligible:,} ended, "
                f"{numbers.held_back:,} held back, {numbers.sent:,} sent, "
                f"{numbers.delivered:,} reached, {numbers.answered:,} answered"
            )
            lines += [f"    {number:,} held back: {because.value}" for because, number in numbers.held.items()]
            lines += [f"    {numbers.doubt}"] if numbers.doubt else []
        return "\n".join([*lines, f"{count(len(found), 'survey')}."])

    return show(parsed, {"surveys": data}, words)


def _make(parsed: Namespace) -> int:
    from complaints_desktop.actions.surveys import make_wave
    from complaints_desktop.reading.survey_proposal import days_asked, proposed
    from complaints_desktop.rules.acts import Act
    from complaints_desktop.rules.permissions import require

    with opened_office(parsed) as office:
        desk = office.desk()
        require(desk.officer.role, Act.SURVEY)
        first, last = days_asked(desk, parsed.start, parsed.end)
        with office.record.reading() as session:
            found = proposed(session, desk, first=first, last=last)
        made = None
        if not parsed.preview:
            with office.record.writing(author=desk.officer.id) as session:
                said = {"from_on": first, "to_on": last, "closes_on": parsed.closes}
                made = make_wave(session, desk, name=parsed.name, identified=not parsed.anonymous, **said).made
        office.looked(Looked.LIST_OUT, number=len(found))
    held = [each for each in found if each.held]
    data = {"id": made, "from": first.isoformat(), "to": last.isoformat(), "people": [_as_json(each) for each in found]}

    def words() -> str:
        lines = [f"  {each.reference}  {each.person}: {_why(each)}" for each in found]
        head = (
            f"Complaints that ended from {in_full(first)} to {in_full(last)}: {len(found):,}, {len(held):,} held back."
        )
        return "\n".join(
            [head, *lines, "Nothing is made." if parsed.preview else f"The survey is made: {parsed.name}."]
        )

    return show(parsed, data, words)


def _why(each: Proposed) -> str:
    if each.held:
        return "; ".join(f"held back: {one.because.value} ({one.words})" for one in each.held)
    return f"asked by {each.mode.value}" if each.mode else "asked"


def _as_json(each: Proposed) -> dict[str, Any]:
    return {
        "reference": each.reference,
        "stage": each.stage,
        "after": each.after.value,
        "ended_on": each.ended_on.isoformat(),
        "mode": each.mode.value if each.mode else None,
        "held_back": [{"because": one.because.value, "words": one.words} for one in each.held],
        "final": each.final,
    }


def _who(parsed: Namespace) -> int:
    from complaints_desktop.reading.survey_waves import asks, wave_called

    with opened_office(parsed) as office, office.record.reading() as session:
        wave = wave_called(session, office.desk(), parsed.wave)
        found = asks(session, office.desk(), wave_id=wave.id)
        office.looked(Looked.LIST_OUT, number=len(found))
    data = {"survey": wave.name, **wave.counts.as_json(), "people": [_ask_as_json(each) for each in found]}

    def words() -> str:
        lines = [
            f"  {each.reference}  {each.person}: {each.stands}{f' ({each.held_note})' if each.held_note else ''}"
            for each in found
        ]
        return "\n".join([*lines, f"{count(len(found), 'person', 'people')}."])

    return show(parsed, data, words)


def _ask_as_json(each: AskTold) -> dict[str, Any]:
    return {
        "id": each.id,
        "reference": each.reference,
        "stage": each.stage,
        "after": each.after.value,
        "mode": each.mode.value if each.mode else None,
        "stands": each.stands,
        "held_because": each.held_because.value if each.held_because else None,
        "held_note": each.held_note or None,
        "sent_on": each.sent_on.isoformat() if each.sent_on else None,
    }


def _out(parsed: Namespace) -> int:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.survey_papers import write_survey
    from complaints_desktop.reading.survey_waves import asks, wave_called

    with opened_office(parsed) as office:
        desk, sample = office.desk(), is_sample(office.record)
        with office.record.reading() as session:
            wave = wave_called(session, desk, parsed.wave)
            found = asks(session, desk, wave_id=wave.id)
            made = write_survey(session, desk, wave=wave, asks=found, folder=parsed.folder, sample=sample)
        office.looked(Looked.LIST_OUT, number=made["list.xlsx"])

    def words() -> str:
        lines = [
            f"  {name}: {count(number, 'person', 'people')}" if number else f"  {name}" for name, number in made.items()
        ]
        return "\n".join([f"Written into {parsed.folder}:", *lines, "Record when it went: survey sent."])

    return show(parsed, {"folder": str(parsed.folder), "files": made}, words)


def _sent(parsed: Namespace) -> int:
    from complaints_desktop.actions.surveys import mark_sent
    from complaints_desktop.reading.survey_waves import asks, wave_called

    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.writing(author=desk.officer.id) as session:
            wave = wave_called(session, desk, parsed.wave)
            waiting = [
                each.id
                for each in asks(session, desk, wave_id=wave.id)
                if each.stands == "To be sent" and parsed.mode in (None, each.mode)
            ]
            mark_sent(session, desk, ask_ids=waiting, sent_on=parsed.on)
    return show(parsed, {"sent": len(waiting)}, lambda: f"{count(len(waiting), 'survey')} on record as sent.")


def _decide(parsed: Namespace) -> int:
    from complaints_desktop.actions.surveys import decide_asked
    from complaints_desktop.case.case import find_case
    from complaints_desktop.reading.survey_waves import asks, wave_called

    asked = parsed.about == "ask"
    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.writing(author=desk.officer.id) as session:
            wave, case_id = wave_called(session, desk, parsed.wave), find_case(session, parsed.reference)
            theirs = [each.id for each in asks(session, desk, wave_id=wave.id) if each.case_id == case_id]
            if not theirs:
                raise Refused(
                    f"{parsed.reference} is not in that survey", do="See: complaints-desktop survey who NAME."
                )
            for ask_id in theirs:
                decide_asked(session, desk, ask_id=ask_id, asked=asked, because=parsed.because)
    said = "They are asked." if asked else "They are held back, and counted."
    return show(parsed, {"reference": parsed.reference, "asked": asked}, lambda: said)


def _no_more(parsed: Namespace) -> int:
    from complaints_desktop.actions.surveys import ask_no_more
    from complaints_desktop.case.case import find_case, load_case

    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.writing(author=desk.officer.id) as session:
            resident = load_case(session, find_case(session, parsed.reference)).resident
            if resident is None:
                raise Refused("No resident is recorded", do="Record who complains first.")
            ask_no_more(session, desk, person_id=resident.id, again=parsed.again)
    said = "They may be asked again." if parsed.again else "They are not asked again."
    return show(parsed, {"reference": parsed.reference, "asked_no_more": not parsed.again}, lambda: said)


def _in(parsed: Namespace) -> int:
    from complaints_desktop.exchange.surveys_back import preview, take_back

    return take_list_back(parsed, preview, take_back, names="form")


def _answers(parsed: Namespace) -> int:
    from complaints_desktop.reading.survey_waves import wave_called
    from complaints_desktop.reading.surveys import answers

    with opened_office(parsed) as office, office.record.reading() as session:
        desk = office.desk()
        wave_id = wave_called(session, desk, parsed.wave).id if parsed.wave else ""
        found = answers(session, desk, wave_id=wave_id, stage=parsed.stage)
        office.looked(Looked.LIST_OUT, number=len(found.answers))
    return show(parsed, _figures_as_json(found), lambda: "\n".join(_figures(found)))


def _figures(found: AnswersSeen) -> list[str]:
    from complaints_desktop.surveys.answers import by_mode, lifted, shares, told
    from complaints_desktop.surveys.questions import HANDLING, question

    of = found.of_figures
    lines = [f"{question(name).called}: {told(share)}" for name, share in shares(of).items()]
    modes = [f"  {mode.value}: {told(share)}" for mode, share in by_mode(of, HANDLING).items()]
    more = lifted(shares(of)[HANDLING])
    kept = _kept_back(found)
    return [
        *lines,
        *(["Handling, by how they answered, as these do not compare:", *modes] if len(modes) > 1 else []),
        *([f"{capitalised(more)}."] if more else []),
        *([kept] if kept else []),
        f"{count(len(found.answers), 'answer')}.",
    ]


def _kept_back(found: AnswersSeen) -> str:
    if found.until is None:
        return ""
    return f"{count(found.kept_back, 'answer')} kept back from you until {in_full(found.until)}."


def _figures_as_json(found: AnswersSeen) -> dict[str, Any]:
    from complaints_desktop.surveys.answers import percent, shares, told

    return {
        "kept_back": found.kept_back,
        "until": found.until.isoformat() if found.until else None,
        "questions": {
            name: {
                **{"n": share.n, "d": share.d, "percent": percent(share), "words": told(share)},
                "interval": list(share.interval.printed) if share.interval and percent(share) else None,
            }
            for name, share in shares(found.of_figures).items()
        },
        "answers": [_answer_as_json(each) for each in found.answers],
    }


def _answer_as_json(each: AnswerTold) -> dict[str, Any]:
    answered = each.answered
    return {
        "survey": each.wave,
        "reference": each.reference or None,
        "stage": answered.stage,
        "answered_on": answered.answered_on.isoformat() if each.identified else None,
        "mode": answered.mode.value if answered.mode.known else None,
        "said": {name: word.value for name, word in answered.said.items()},
        "promises_done": answered.promises_done.value if answered.promises_done else None,
        "comment": each.comment or None,
        "may_contact": each.may_contact,
        "to_look_at": each.to_look_at,
        "looked_at_because": each.looked_at_because or None,
    }
