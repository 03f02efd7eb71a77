"""The list of open promises on paper, for who keeps them without this program: to be ticked, and handed back."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.listed import TABLES, require_ending
from complaints_desktop.exchange.papers import heading, paper, said, table
from complaints_desktop.exchange.promise_list import left_out, to_tick, unnamed, write_promises
from complaints_desktop.letters.page import Block
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.wording import count, in_full, in_short
from db.files import write_whole

BOX = "☐"
TITLES = ("Complaint", "What is promised", "By when", "Done", "Day it was done", "Number of job sheet or receipt")
SHARES = (0.17, 0.27, 0.18, 0.09, 0.12, 0.17)


def write_list_out(path: Path, lines: Sequence[BoardLine], desk: Desk, *, who: str, sample: bool) -> None:
    """Write the list of `who` to `path`: to be ticked where it is called .pdf, to be filled in where .xlsx or .csv."""
    require_ending(path, *TABLES, ".pdf")
    if path.suffix.lower() == ".pdf":
        write_whole(path, ticking(lines, desk, who=who, sample=sample))
    else:
        write_promises(path, lines)


def ticking(lines: Sequence[BoardLine], desk: Desk, *, who: str, sample: bool) -> bytes:
    """Return the list on paper; nobody's name and no address of a resident is in it."""
    title = f"Promises to keep{f': {who}' if who else ''}"
    return paper(desk, title, _sheet(lines, desk, title), sample=sample)


def _sheet(lines: Sequence[BoardLine], desk: Desk, title: str) -> Iterator[Block]:
    asked = to_tick(lines)
    yield heading(title, level=1)
    reach = ", ".join(filter(None, (desk.officer.name, desk.officer.phone, desk.officer.email)))
    yield said(
        f"As on {in_full(desk.today)}: {count(len(asked), 'promise')} that we made to residents. Please tick what is "
        "done, write down the day and the number of the job sheet or receipt, and hand the list back. If a date cannot "
        "be kept, please tell us at once: the resident has to hear of it before it has passed."
    )
    yield said(f"Back to: {reach}")
    yield table(TITLES, [_row(line) for line in asked], shares=SHARES)
    if without := left_out(lines):
        yield said(f"{without}.")


def _row(line: BoardLine) -> tuple[str, ...]:
    promise = line.commitment
    job = f"\nJob {promise.job_number}" if promise.job_number else ""
    what = " ".join(unnamed(promise.what, line.resident).split())
    return f"{line.reference}{job}", what, in_short(promise.due_on), BOX, "", ""
