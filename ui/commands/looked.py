"""Who looked at what, without a window: printed, or written to a table."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.rules.refusals import Refused
from ui.commands.output import show
from ui.commands.sharing import opened_sharing

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from complaints_desktop.office import Office


def add_parser(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `looked` to the command line."""
    looked = commands.add_parser("looked", help="who opened or took out what, at any desk; for managers and auditors")
    looked.add_argument("reference", nargs="?", metavar="REF", help="of one case only")
    looked.add_argument("--by", metavar="NAME", help="one person only")
    looked.add_argument("--from", dest="from_on", metavar="DAY", help="from this day on, as 2026-04-20")
    looked.add_argument("--to", dest="to_on", metavar="DAY", help="up to and with this day")
    looked.add_argument("--out", type=Path, metavar="FILE", help="write a table, .csv or .xlsx, instead of printing it")
    looked.add_argument("--json", action="store_true", help="as JSON")


def looked(parsed: Namespace) -> int:
    """Print who looked, or write it to a file."""
    from complaints_desktop.exchange.listed import write_list
    from complaints_desktop.reading.looked import TITLES, Which
    from db.terms import Looked

    with opened_sharing(parsed) as sharing:
        which = Which(
            by_id=_officer(sharing.office, parsed.by) if parsed.by else None,
            case_id=_case(sharing.office, parsed.reference) if parsed.reference else None,
            from_on=_day(parsed.from_on, "--from"),
            to_on=_day(parsed.to_on, "--to"),
        )
        found = sharing.who_looked(which)
        if parsed.out:
            write_list(parsed.out, TITLES, [each.cells for each in found.lines])
            sharing.office.looked(Looked.LIST_OUT, number=len(found.lines))
    names = ("at", "by", "desk", "what", "reference", "thing")
    data = {
        "more": found.more,
        "looked": [
            {**dict(zip(names, each.cells, strict=True)), "at": each.at.isoformat(timespec="seconds")}
            for each in found.lines
        ],
    }
    lines = [] if parsed.out else ["  ".join(part for part in each.cells if part) for each in found.lines]
    return show(parsed, data, lambda: "\n".join([*lines, f"{found.in_words}."]))


def _case(office: "Office", reference: str) -> str:
    from complaints_desktop.case.case import find_case

    with office.record.reading() as session:
        return find_case(session, reference)


def _officer(office: "Office", name: str) -> str:
    from complaints_desktop.reading.looked import officer_called

    with office.record.reading() as session:
        return officer_called(session, name)


def _day(typed: str | None, name: str) -> "date | None":
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Refused(f"“{typed[:20]}” is no day for {name}", do="Write it as 2026-04-20.") from error
