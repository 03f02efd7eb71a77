"""How long cases are kept, without a window: those whose period is over, what an erasure takes, and the register."""

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from complaints_desktop.rules.wording import count, in_short
from ui.commands.home import opened_office
from ui.commands.output import show

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `retention` to the command line."""
    retention = commands.add_parser("retention", help="cases whose period is over, and what keeps some all the same")
    retention.add_argument("reference", nargs="?", metavar="REF", help="what an erasure of this case takes and leaves")
    retention.add_argument("--register", action="store_true", help="what was decided and erased, the newest first")
    retention.add_argument("--json", action="store_true", help="as JSON")


def retention(parsed: Namespace) -> int:
    """Print what is asked for; decisions are acts: `act REF keep-longer`, `hold`, `decide-erasing`, `erase`."""
    if parsed.register:
        return _register(parsed)
    return _reach(parsed) if parsed.reference else _due(parsed)


def _due(parsed: Namespace) -> int:
    from complaints_desktop.reading.retention import due

    with opened_office(parsed) as office, office.record.reading() as session:
        found = due(session, office.desk())
    data = {
        "cases": [
            {
                "reference": each.reference,
                "closed_on": each.closed_on.isoformat(),
                "proposed": each.kept.proposed,
                "standing": each.standing,
            }
            for each in found
        ]
    }
    lines = [f"{each.reference}  closed {in_short(each.closed_on)}  {each.standing}" for each in found]
    total = f"{count(len(lines), 'case')} closed longer than the period of the register."
    return show(parsed, data, lambda: "\n".join([*lines, total]))


def _reach(parsed: Namespace) -> int:
    from complaints_desktop.case.case import find_case
    from complaints_desktop.reading.retention import reach

    with opened_office(parsed) as office, office.record.reading() as session:
        found = reach(session, office.desk(), case_id=find_case(session, parsed.reference))
    data = asdict(found)
    lines = [*(f"goes:  {each}" for each in found.goes), *(f"stays: {each}" for each in found.stays)]
    return show(parsed, data, lambda: "\n".join(lines))


def _register(parsed: Namespace) -> int:
    from complaints_desktop.reading.retention import register

    with opened_office(parsed) as office, office.record.reading() as session:
        found = register(session, office.desk())
    lines = ["  ".join(part for part in each.cells if part) for each in found]
    data = {"register": [asdict(each) for each in found]}
    return show(parsed, data, lambda: "\n".join([*lines, f"{count(len(lines), 'line')}."]))
