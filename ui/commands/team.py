"""How the team does and grows, from a script: the weekly review, the sheet of a one-to-one, the training register."""

from __future__ import annotations

from argparse import SUPPRESS, Namespace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.refusals import Refused
from db.files import write_whole
from db.terms import Looked
from ui.commands.days import day
from ui.commands.home import opened_office
from ui.commands.output import show

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session
    from complaints_desktop.reading.training_register import Register
    from complaints_desktop.reading.week_review import WeekOf


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type for it
    """Add `team`, and what may be asked of it."""
    team = commands.add_parser("team", help="the weekly review, the sheet of a one-to-one, the training register")
    about = team.add_subparsers(dest="about", metavar="WHAT", required=True)
    week = about.add_parser("week", help="what fell due to everybody in a week, and how much was done in time")
    week.add_argument("--of", dest="of", type=day, metavar="DATE", help="a day of the week; the last one, unless said")
    sheet = about.add_parser("one-to-one", help="the sheet of one officer’s one-to-one as a PDF")
    sheet.add_argument("officer", metavar="OFFICER", help="the name, as it stands in the list of officers")
    training = about.add_parser("training", help="who took which course, and which share of the staff has each")
    week.add_argument("--out", type=Path, metavar="FILE", help="on paper: .pdf")
    sheet.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it: .pdf")
    training.add_argument("--out", type=Path, metavar="FILE", help="as a table: .xlsx or .csv")
    for command in (week, sheet, training):
        command.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")
    team.set_defaults(json=False)


def team(parsed: Namespace) -> int:
    """Do what was asked."""
    return {"week": _week, "one-to-one": _one_to_one, "training": _training}[parsed.about](parsed)


def officer_called(session: Session, desk: Desk, name: str) -> str:
    """Return the id of who works here by that name; Refused where nobody does."""
    from complaints_desktop.case.workers import workers

    known = {each.officer.name.casefold(): each.id for each in workers(session, desk.today)}
    if (found := known.get(name.strip().casefold())) is None:
        do = "Give the name as it stands in the list of officers."
        raise Refused(f"Nobody called “{name}” works here", do=do, field="officer")
    return found


def _week(parsed: Namespace) -> int:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.growth_papers import week_pdf, week_title
    from complaints_desktop.exchange.listed import require_ending
    from complaints_desktop.reading.week_review import monday_of, week_review

    if parsed.out:
        require_ending(parsed.out, ".pdf")
    with opened_office(parsed) as office:
        desk = office.desk()
        monday = monday_of(parsed.of or desk.today - timedelta(weeks=1))
        with office.record.reading() as session:
            weeks = week_review(session, desk, monday=monday)
        if parsed.out:
            write_whole(parsed.out, week_pdf(weeks, desk, monday, sample=is_sample(office.record)))
            office.looked(Looked.LIST_OUT, number=len(weeks))
    data = {"monday": monday.isoformat(), "officers": [_of_week(each) for each in weeks]}
    lines = [f"{each.officer.name}: {'; '.join(one.words for one in each.counted if one.of)}" for each in weeks]
    said = [line for line in lines if not line.endswith(": ")] or ["Nothing fell due to anybody."]
    return show(parsed, data, lambda: "\n".join([week_title(monday), *said]))


def _of_week(each: WeekOf) -> dict[str, Any]:
    return {
        "officer": each.officer.name,
        "role": each.officer.role.value,
        "measures": [
            {
                "measure": one.measure.value,
                "in_time": one.done,
                "of": one.of,
                "asked_percent": one.target,
                "reached": one.reached,
                "late": list(one.late),
            }
            for one in each.counted
        ],
    }


def _one_to_one(parsed: Namespace) -> int:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.growth_papers import one_to_one_pdf
    from complaints_desktop.exchange.listed import require_ending
    from complaints_desktop.reading.one_to_one import one_to_one

    require_ending(parsed.out, ".pdf")
    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.reading() as session:
            sheet = one_to_one(session, desk, officer_id=officer_called(session, desk, parsed.officer))
        write_whole(parsed.out, one_to_one_pdf(sheet, desk, sample=is_sample(office.record)))
        office.looked(Looked.LIST_OUT, number=1)
    data = {
        "file": str(parsed.out),
        "cases": len(sheet.cases),
        "promises": len(sheet.promises),
        "points": sheet.points,
        "capacity": sheet.capacity,
        "agreed_not_done": sum(each.done_on is None for each in sheet.growing.agreed),
    }
    return show(parsed, data, lambda: f"The sheet: {parsed.out}")


def _training(parsed: Namespace) -> int:
    from complaints_desktop.exchange.listed import write_list
    from complaints_desktop.reading.training_register import TITLES, cells, in_words, training_register

    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.reading() as session:
            register = training_register(session, desk)
        if parsed.out:
            rows = list(cells(register))
            write_list(parsed.out, TITLES, rows)
            office.looked(Looked.LIST_OUT, number=len(rows))
    return show(parsed, _register_as_json(register), lambda: "\n".join(in_words(register)))


def _register_as_json(register: Register) -> dict[str, Any]:
    """Return who was trained in what, and who has the objective of the Code."""
    return {
        "courses": [
            {
                "course": each.name,
                "have": each.have,
                "of": each.of,
                "runs_out_soon": each.runs_out,
                "mean_score": each.score,
                "without": list(each.without),
            }
            for each in register.courses
        ],
        "code_objective": {
            "officers": register.standard,
            "of": len(register.learners),
            "contractors": sum(each.standard for each in register.contractors),
            "of_contractors": len(register.contractors),
        },
        "people": [
            {
                "officer": each.officer.name,
                "code_objective": each.standard,
                "courses": [
                    {
                        "course": one.course,
                        "taken": one.taken_on.isoformat(),
                        "score": one.score,
                        "until": one.expires_on.isoformat() if one.expires_on else None,
                    }
                    for one in each.trained
                ],
            }
            for each in register.learners
        ],
    }
