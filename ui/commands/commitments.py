"""The open commitments from a script: listed, taken out for who keeps them elsewhere, taken back; how they are kept."""

from __future__ import annotations

from argparse import SUPPRESS, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import capitalised, count, in_short, working_days
from db.terms import Looked
from ui.commands import commitment_papers as papers
from ui.commands.days import day
from ui.commands.home import opened_office
from ui.commands.output import show
from ui.commands.taken_back import take_list_back

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.reading.kept_promises import Figures
    from complaints_desktop.rules.on_time import OnTime


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type for it
    """Add `commitments`, and what may be done with them."""
    commitments = commands.add_parser(
        "commitments", help="the open commitments, worst first; as a list that comes back"
    )
    commitments.add_argument("--json", action="store_true", help="as JSON")
    commitments.add_argument("--figures", action="store_true", help="how many were kept in time this month and quarter")
    commitments.add_argument("--from", dest="start", type=day, metavar="DATE", help="with --to: of another period")
    commitments.add_argument("--to", dest="end", type=day, metavar="DATE", help="its last day")
    said = "how well misses were forecast five working days before, of the promises that have ended"
    commitments.add_argument("--forecasts", action="store_true", help=said)
    about = commitments.add_subparsers(dest="about", metavar="WHAT")
    out = about.add_parser(
        "out", help="write the open ones as a list to be filled in: .xlsx or .csv, or on paper to be ticked: .pdf"
    )
    whose = out.add_mutually_exclusive_group()
    whose.add_argument("--owner", default="", metavar="NAME", help="those this person sees to")
    whose.add_argument("--contractor", default="", metavar="NAME", help="those of this contractor")
    back = about.add_parser("in", help="take a list back that was filled in")
    back.add_argument("--preview", action="store_true", help="say what is understood of each row; write nothing")
    back.add_argument("--encoding", metavar="NAME", help="utf-8 or windows-1252, once you have seen the letters")
    chase = about.add_parser("chase", help="one message about all that somebody has to keep soon; each chase on record")
    who = chase.add_mutually_exclusive_group(required=True)
    who.add_argument("--owner", default="", metavar="NAME", help="who sees to them")
    who.add_argument("--contractor", default="", metavar="NAME", help="the contractor they are with")
    chase.add_argument("--next", type=day, required=True, metavar="DATE", help="by when they answer: then we ask again")
    chase.add_argument("--out", type=Path, metavar="FILE", help="the message as a draft for the mail program, .eml")
    chase.add_argument("--preview", action="store_true", help="show the message; record nothing")
    for command in (out, back):
        command.add_argument("file", type=Path, metavar="FILE")
    for command in (out, back, chase, *papers.add_parsers(about)):
        command.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")


def commitments(parsed: Namespace) -> int:
    """Do what was asked with the open commitments."""
    if parsed.figures or parsed.start or parsed.end:
        return _figures(parsed)
    if parsed.about is None and parsed.forecasts:
        return _forecasts(parsed)
    known = {"out": _out, "in": _in, "chase": _chase, **papers.COMMANDS}
    return known[parsed.about](parsed) if parsed.about else _list(parsed)


def _out(parsed: Namespace) -> int:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.promise_list import left_out, lines_of, to_tick
    from complaints_desktop.exchange.promise_paper import write_list_out
    from complaints_desktop.reading.commitment_board import commitment_board

    with opened_office(parsed) as office:
        with office.record.reading() as session:
            board = commitment_board(session, office.desk())
        lines = lines_of(board.lines, owner=parsed.owner, contractor=parsed.contractor)
        who, sample = parsed.owner or parsed.contractor, is_sample(office.record)
        write_list_out(parsed.file, lines, office.desk(), who=who, sample=sample)
        written = to_tick(lines)
        office.looked(Looked.LIST_OUT, number=len(written))
    without = left_out(lines)
    data = {"file": str(parsed.file), "commitments": [line.commitment.id for line in written], "left_out": without}
    said = f"{count(len(written), 'open commitment')}: {parsed.file}"
    return show(parsed, data, lambda: "\n".join(filter(None, (said, without and f"{without}."))))


def _in(parsed: Namespace) -> int:
    from complaints_desktop.exchange.promises_back import preview, take_back

    return take_list_back(parsed, preview, take_back, names="complaint")


def _chase(parsed: Namespace) -> int:
    from complaints_desktop.exchange.chasing import chase_all, chasing

    with opened_office(parsed) as office, office.record.writing(author=office.desk().officer.id) as session:
        desk = office.desk()
        asked = chasing(session, desk, owner=parsed.owner, contractor=parsed.contractor, next_on=parsed.next)
        with asked.beside(parsed.out):
            if not parsed.preview:
                chase_all(session, desk, asked, next_on=parsed.next)
        office.looked(Looked.LIST_OUT, number=len(asked.lines))
    data = {
        "who": asked.who,
        "to": asked.to or None,
        "subject": asked.subject,
        "text": asked.text,
        "commitments": [line.commitment.id for line in asked.lines],
        "recorded": not parsed.preview,
    }

    def words() -> str:
        draft = [f"The draft is {parsed.out}."] if parsed.out else []
        recorded = "Nothing is recorded." if parsed.preview else f"{count(len(asked.lines), 'chase')} on record."
        return "\n".join(
            [f"To: {asked.to or asked.who}", f"Subject: {asked.subject}", "", asked.text, *draft, recorded]
        )

    return show(parsed, data, words)


def _forecasts(parsed: Namespace) -> int:
    from complaints_desktop.reading.forecasts import BEFORE, forecasts

    with opened_office(parsed) as office, office.record.reading() as session:
        found = forecasts(session, office.desk())
    scores = {
        "the forecast": found.forecast,
        "always nine in ten": found.always,
        "the share of the risk band": found.band,
    }

    def words() -> str:
        if not found.promises:
            return "No promise has ended that was open so long before its date."
        head = f"{count(found.promises, 'promise')}, {found.missed:,} missed, {working_days(BEFORE)} before their date."
        brier = [f"  {each:.3f}  {name}" for name, each in scores.items()]
        leant = (
            []
            if found.useful
            else ["In this record the forecast says no more than one number for all: do not lean on it."]
        )
        return "\n".join([head, "Brier score, 0 is never wrong:", *brier, *leant])

    return show(parsed, asdict(found), words)


def _list(parsed: Namespace) -> int:
    from complaints_desktop.exchange.commitment_json import commitment_as_json
    from complaints_desktop.reading.commitment_board import commitment_board

    with opened_office(parsed) as office, office.record.reading() as session:
        board = commitment_board(session, office.desk())
        office.looked(Looked.LIST_OUT, number=len(board.lines))
    data = {
        "commitments": [
            {
                "reference": line.reference,
                **commitment_as_json(line.commitment, line.risk),
                "level": line.level.level if line.level else None,
                "waits_for_an_answer": line.waits,
            }
            for line in board.lines
        ]
    }

    def words() -> str:
        risks = [(line, line.risk) for line in board.lines if line.risk]
        lines = [
            f"{risk.score:>2} {risk.band.value:<8}  {line.reference}  by {in_short(line.commitment.due_on)}  "
            f"{line.commitment.what} ({line.commitment.owner.name})"
            for line, risk in risks
        ]
        return "\n".join([*lines, f"{count(len(lines), 'open commitment')}."])

    return show(parsed, data, words)


def _figures(parsed: Namespace) -> int:
    from complaints_desktop.reading.kept_promises import kept_now, kept_promises

    start, end = parsed.start, parsed.end
    if not parsed.figures or parsed.about:
        raise Refused("A period is that of the figures", do="Say --figures with it, and nothing else.")
    if (start is None) != (end is None):
        raise Refused("A period has a first and a last day", do="Say both --from and --to, or neither.")
    if start and start > end:
        raise Refused(f"{in_short(start)} is after {in_short(end)}", do="Say the earlier day with --from.")
    with opened_office(parsed) as office, office.record.reading() as session:
        desk = office.desk()
        found = (kept_promises(session, desk, start=start, end=end),) if start else kept_now(session, desk)
    lines = [f"{capitalised(words)}." for each in found for words in each.words]
    return show(parsed, {"figures": [_as_json(each) for each in found]}, lambda: "\n".join(lines))


def _as_json(figures: Figures) -> dict[str, Any]:
    return {
        "from": figures.start.isoformat(),
        "to": figures.end.isoformat(),
        "counted": _counts(figures.counted),
        "by_first_dates": _counts(figures.first),
        "ombudsman_orders": _counts(figures.orders),
        "parts": [
            {"title": each.title, "counted": _counts(each.counted), "by_first_dates": _counts(each.first)}
            for each in figures.parts
        ],
    }


def _counts(counted: OnTime) -> dict[str, Any]:
    return {
        "due": counted.due,
        "kept_in_time": counted.on_time,
        "missed": counted.missed,
        "no_access": counted.no_access,
        "still_to_come": counted.running,
        "not_counted": counted.out,
        "written_down_later": counted.written_late,
        "may_still_be_missed": counted.left,
        "moved": counted.moved,
        "days_moved_on_average": round(counted.slip, 1),
    }
