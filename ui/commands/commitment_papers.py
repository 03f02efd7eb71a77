"""What is taken out of the commitments from a script: the weekly list, dates for a calendar, a contractor's month."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from complaints_desktop.rules.wording import count
from db.files import write_whole
from db.terms import Looked
from ui.commands.home import opened_office
from ui.commands.output import show


def add_parsers(about: Any) -> tuple[Any, ...]:  # noqa: ANN401 - argparse names no public type for it
    """Add `weekly`, `calendar` and `review`, and return them."""
    weekly = about.add_parser("weekly", help="the open ones for the weekly meeting: .pdf, .xlsx or .csv")
    weekly.add_argument("--by", choices=("owner", "contractor"), default="owner", help="whose stand together")
    calendar = about.add_parser(
        "calendar", help="the dates of open ones for a calendar program, .ics; yours unless said"
    )
    whose = calendar.add_mutually_exclusive_group()
    whose.add_argument("--owner", default="", metavar="NAME", help="those this person sees to")
    whose.add_argument("--contractor", default="", metavar="NAME", help="those of this contractor")
    review = about.add_parser("review", help="the monthly review of one contractor as a PDF")
    review.add_argument("contractor", metavar="CONTRACTOR", help="as promises name it")
    review.add_argument("--month", type=_month, required=True, metavar="YYYY-MM", help="the month it is of")
    for command in (weekly, calendar, review):
        command.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    return weekly, calendar, review


def _month(typed: str) -> date:
    try:
        return date.fromisoformat(f"{typed}-01")
    except ValueError as error:
        raise ArgumentTypeError(f"“{typed}” is not a month: give it as 2026-10") from error


def _weekly(parsed: Namespace) -> int:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.weekly import By, by_whom, write_weekly
    from complaints_desktop.reading.commitment_board import commitment_board

    by = By(parsed.by)
    with opened_office(parsed) as office:
        with office.record.reading() as session:
            lines = commitment_board(session, office.desk()).lines
        write_weekly(parsed.out, lines, office.desk(), by, sample=is_sample(office.record))
        listed = [line.commitment.id for theirs in by_whom(lines, by).values() for line in theirs]
        office.looked(Looked.LIST_OUT, number=len(listed))
    data = {"file": str(parsed.out), "commitments": listed}
    return show(parsed, data, lambda: f"{count(len(listed), 'open commitment')} by {by.value}: {parsed.out}")


def _calendar(parsed: Namespace) -> int:
    from complaints_desktop.exchange.calendar_file import as_calendar
    from complaints_desktop.exchange.listed import require_ending
    from complaints_desktop.exchange.promise_list import lines_of
    from complaints_desktop.reading.commitment_board import Show, commitment_board

    require_ending(parsed.out, ".ics")
    somebody = bool(parsed.owner or parsed.contractor)
    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.reading() as session:
            lines = commitment_board(session, desk, show=Show.ALL if somebody else Show.MINE).lines
        if somebody:
            lines = lines_of(lines, owner=parsed.owner, contractor=parsed.contractor)
        write_whole(parsed.out, as_calendar(lines, desk.now))
        office.looked(Looked.LIST_OUT, number=len(lines))
    data = {"file": str(parsed.out), "commitments": [line.commitment.id for line in lines]}
    return show(parsed, data, lambda: f"{count(len(lines), 'date')}: {parsed.out}")


def _review(parsed: Namespace) -> int:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.listed import require_ending
    from complaints_desktop.exchange.review_paper import review_pdf, review_title
    from complaints_desktop.reading.partner_review import partner_review

    require_ending(parsed.out, ".pdf")
    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.reading() as session:
            review = partner_review(session, desk, contractor=parsed.contractor, month=parsed.month)
        write_whole(parsed.out, review_pdf(review, desk, sample=is_sample(office.record)))
        office.looked(Looked.LIST_OUT, number=len(review.open))
    data = {
        "file": str(parsed.out),
        "contractor": review.contractor,
        "from": review.start.isoformat(),
        "to": review.end.isoformat(),
        "due": review.first.due,
        "kept_in_time": review.first.on_time,
        "missed": review.first.missed,
        "no_access": review.first.no_access,
        "may_still_be_missed": review.first.left,
        "days_on_average": review.days,
        "causes": dict(review.causes),
        "unexplained": review.unexplained,
        "chases": review.chases,
        "open": [line.commitment.id for line in review.open],
        "overdue": [line.commitment.id for line in review.overdue],
    }
    return show(parsed, data, lambda: f"{review_title(review)}: {parsed.out}")


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {"weekly": _weekly, "calendar": _calendar, "review": _review}
"""What is done by each word."""
