"""The rules that change with time, from a script: what holds on a day, and a file of more taken in."""

from argparse import Namespace
from typing import Any

from complaints_desktop.actions.register import as_kept
from complaints_desktop.office import Office
from complaints_desktop.rules.register import KINDS, Row
from complaints_desktop.rules.wording import count
from ui.commands.home import opened_office
from ui.commands.output import show


def rules(parsed: Namespace) -> int:
    """List the rules, or take a file of them in, or say what that would do."""
    with opened_office(parsed) as office:
        return _take_in(parsed, office) if parsed.file else _list(parsed, office)


def _list(parsed: Namespace, office: Office) -> int:
    register = office.desk().register
    held = [row for kind in KINDS for row in register.in_force(kind, parsed.on).values()] if parsed.on else None
    rows = [row for kind in KINDS for row in register.standing(kind)] if held is None else held
    return show(parsed, [as_json(row) for row in rows], lambda: "\n".join(map(_line, rows)))


def _take_in(parsed: Namespace, office: Office) -> int:
    from complaints_desktop.exchange.register import Result, bring_in, dry_run

    desk = office.desk()
    if parsed.dry_run:
        report = dry_run(desk, parsed.file, encoding=parsed.encoding)
    else:
        with office.record.writing(author=desk.officer.id) as session:
            report, _ = bring_in(session, desk, parsed.file, encoding=parsed.encoding)

    def words() -> str:
        counts = ", ".join(f"{report.count(result):,} {result.value}" for result in Result)
        lines = [f"line {row.line}: {row.result.value}: {row.reason or row.says}" for row in report.rows]
        written = " Nothing was written." if parsed.dry_run else ""
        return "\n".join([f"{count(len(report.rows), 'rule')}: {counts}.{written}", *lines])

    return show(parsed, report.as_json(), words)


def as_json(row: Row[Any]) -> dict[str, Any]:
    """Return a rule as data."""
    return {
        "kind": row.kind.name,
        "name": row.name,
        "says": str(row.value),
        "value": as_kept(row),
        "from_on": row.first and row.first.isoformat(),
        "until_on": row.last and row.last.isoformat(),
        "expected": row.expected,
        "source": row.source,
        "checked_on": row.checked_on.isoformat(),
        "checked_by": row.checked_by,
        "sure": row.sure.value,
        "note": row.note,
    }


def _line(row: Row[Any]) -> str:
    return f"{row.kind.name}/{row.name}: {row.value}. {row.period}. Checked {row.checked_on}, {row.sure}: {row.source}"
