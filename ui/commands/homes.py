"""Bringing the landlord's list of homes in from a script."""

from argparse import Namespace

from complaints_desktop.rules.wording import count
from ui.commands.home import opened_office
from ui.commands.output import show


def homes(parsed: Namespace) -> int:
    """Bring a list of homes in, or say what that would do."""
    from complaints_desktop.exchange.homes import Result, bring_in, dry_run

    with opened_office(parsed) as office:
        if parsed.dry_run:
            with office.record.reading() as session:
                report = dry_run(session, parsed.file, encoding=parsed.encoding)
        else:
            desk = office.desk()
            with office.record.writing(author=desk.officer.id) as session:
                report, _ = bring_in(session, desk, parsed.file, encoding=parsed.encoding)

    def words() -> str:
        counts = ", ".join(f"{report.count(result):,} {result.value}" for result in Result)
        told = [row for row in report.rows if row.reason and row.result is not Result.CHANGED]
        wrong = [f"line {row.line}: {': '.join(filter(None, (row.column, row.reason)))}" for row in told]
        unknown = [f"columns left out: {', '.join(report.unknown_columns)}"] if report.unknown_columns else []
        written = " Nothing was written." if parsed.dry_run else ""
        return "\n".join([f"{count(len(report.rows), 'home')}: {counts}.{written}", *unknown, *wrong])

    return show(parsed, report.as_json(), words)
