"""The open commitments from a script: listed, taken out for who keeps them elsewhere, and taken back."""

from argparse import SUPPRESS, Namespace
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from complaints_desktop.rules.wording import count, in_short
from db.files import staged
from db.terms import Looked
from ui.commands.days import day
from ui.commands.home import opened_office
from ui.commands.output import show


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type for it
    """Add `commitments`, and what may be done with them."""
    commitments = commands.add_parser(
        "commitments", help="the open commitments, worst first; as a list that comes back"
    )
    commitments.add_argument("--json", action="store_true", help="as JSON")
    about = commitments.add_subparsers(dest="about", metavar="WHAT")
    out = about.add_parser("out", help="write the open ones as a list to be filled in: .xlsx or .csv")
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
    for command in (out, back, chase):
        command.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")


def commitments(parsed: Namespace) -> int:
    """Do what was asked with the open commitments."""
    return {None: _list, "out": _out, "in": _in, "chase": _chase}[parsed.about](parsed)


def _out(parsed: Namespace) -> int:
    from complaints_desktop.exchange.promise_list import lines_of, write_promises
    from complaints_desktop.reading.commitment_board import commitment_board

    with opened_office(parsed) as office:
        with office.record.reading() as session:
            board = commitment_board(session, office.desk())
        lines = lines_of(board.lines, owner=parsed.owner, contractor=parsed.contractor)
        write_promises(parsed.file, lines)
        office.looked(Looked.LIST_OUT, number=len(lines))
    data = {"file": str(parsed.file), "commitments": [line.commitment.id for line in lines]}
    return show(parsed, data, lambda: f"{count(len(lines), 'open commitment')}: {parsed.file}")


def _in(parsed: Namespace) -> int:
    from complaints_desktop.exchange.promises_back import Result, preview, take_back

    with opened_office(parsed) as office:
        desk = office.desk()
        if parsed.preview:
            with office.record.reading() as session:
                report = preview(session, desk, parsed.file, encoding=parsed.encoding)
        else:
            with office.record.writing(author=desk.officer.id) as session:
                report, _ = take_back(session, desk, parsed.file, encoding=parsed.encoding)

    def words() -> str:
        lines = [
            f"line {row.line}: {row.result.value}: {': '.join(filter(None, (row.column or row.complaint, row.reason)))}"
            for row in report.rows
            if row.result is not Result.EMPTY
        ]
        counts = ", ".join(f"{report.count(result):,} {result.value}" for result in Result)
        unknown = [f"columns left out: {', '.join(report.unknown_columns)}"] if report.unknown_columns else []
        written = " Nothing was written." if parsed.preview else ""
        return "\n".join([*lines, *unknown, f"{count(len(report.rows), 'row')}: {counts}.{written}"])

    return show(parsed, report.as_json(), words)


def _chase(parsed: Namespace) -> int:
    from complaints_desktop.exchange.chasing import chase_all, chasing

    with opened_office(parsed) as office, office.record.writing(author=office.desk().officer.id) as session:
        desk = office.desk()
        asked = chasing(session, desk, owner=parsed.owner, contractor=parsed.contractor, next_on=parsed.next)
        with staged(parsed.out, asked.eml) if parsed.out else nullcontext():
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


def _list(parsed: Namespace) -> int:
    from complaints_desktop.exchange.case_json import commitment_as_json
    from complaints_desktop.reading.commitment_board import commitment_board

    with opened_office(parsed) as office, office.record.reading() as session:
        board = commitment_board(session, office.desk())
        office.looked(Looked.LIST_OUT, number=len(board.lines))
    data = {
        "commitments": [
            {"reference": line.reference, **commitment_as_json(line.commitment, line.risk)} for line in board.lines
        ]
    }

    def words() -> str:
        lines = [
            f"{line.risk.score:>2} {line.risk.band.value:<8}  {line.reference}  by {in_short(line.commitment.due_on)}  "
            f"{line.commitment.what} ({line.commitment.owner.name})"
            for line in board.lines
        ]
        return "\n".join([*lines, f"{count(len(lines), 'open commitment')}."])

    return show(parsed, data, words)
