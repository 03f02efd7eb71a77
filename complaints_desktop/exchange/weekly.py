"""The weekly list of promises by owner or by contractor: for the meeting, on paper or as a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from complaints_desktop.desk.contractors import key_of, one_name
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.bound import Bound
from complaints_desktop.exchange.listed import TABLES, Cell, require_ending, write_list
from complaints_desktop.exchange.papers import heading, paper, said, table
from complaints_desktop.exchange.promise_list import unnamed
from complaints_desktop.letters.page import Block
from complaints_desktop.reading.commitment_board import BoardLine, in_cells
from complaints_desktop.rules.risk import band_of
from complaints_desktop.rules.risk_words import IMPACT, LIKELIHOOD
from complaints_desktop.rules.wording import capitalised, count, in_full, in_short, time_left
from db.files import write_whole


class By(StrEnum):
    """By whom the list is parted."""

    OWNER = "owner"
    CONTRACTOR = "contractor"


def by_whom(lines: Iterable[BoardLine], by: By) -> Mapping[str, list[BoardLine]]:
    """Return the lines of each owner or contractor, however written, by name; by contractor, those that have one."""
    found: dict[str, list[BoardLine]] = defaultdict(list)
    for line in lines:
        if who := _whose(line, by):
            found[key_of(who)].append(line)
    return {one_name(_whose(found[key][0], by)): found[key] for key in sorted(found)}


def _whose(line: BoardLine, by: By) -> str:
    return line.commitment.owner.name if by is By.OWNER else line.commitment.contractor or ""


def promised(line: BoardLine, by: By) -> tuple[str, str]:
    """Return what was promised, and to whom; in a list that a contractor sees, without the name of the resident."""
    if by is By.CONTRACTOR:
        return unnamed(line.commitment.what, line.resident), line.reference
    return line.commitment.what, f"{line.resident} ({line.reference})"


def weekly_titles(by: By) -> tuple[str, ...]:
    """Return the titles of the table."""
    whose = ("Owner", "Contractor") if by is By.OWNER else ("Contractor", "Owner")
    to = "To" if by is By.OWNER else "Complaint"
    return (*whose, "Promised", to, "Due", "First due", "Risk", "Level", "Job number")


def weekly_rows(lines: Iterable[BoardLine], by: By) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each promise, those of one owner or contractor together."""
    for who, each in by_whom(lines, by).items():
        for line in each:
            commitment = line.commitment
            what, to = promised(line, by)
            yield (
                *(who, commitment.contractor if by is By.OWNER else commitment.owner.name),
                what,
                to,
                commitment.due_on,
                commitment.first_due_on,
                line.risk.score if line.risk else None,
                line.level.level if line.level else None,
                commitment.job_number,
            )


def write_weekly(path: Path, lines: Sequence[BoardLine], desk: Desk, by: By, *, sample: bool) -> None:
    """Write the list to `path`: on paper where it is called .pdf, else as a table."""
    require_ending(path, *TABLES, ".pdf")
    if path.suffix.lower() == ".pdf":
        write_whole(path, weekly_pdf(lines, desk, by, sample=sample))
    else:
        write_list(path, weekly_titles(by), weekly_rows(lines, by))


def weekly_pdf(lines: Sequence[BoardLine], desk: Desk, by: By, *, sample: bool) -> bytes:
    """Return the list on paper as one PDF, its parts under bookmarks."""
    bound = Bound()
    for called, content in weekly_papers(lines, desk, by, sample=sample):
        bound.add(content, called)
    return bound.made(weekly_title(desk, by), desk.settings.landlord.name, desk.today)


def weekly_papers(lines: Sequence[BoardLine], desk: Desk, by: By, *, sample: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the PDFs of the list, by what they are called: the matrix, then one for each owner or contractor."""
    title = weekly_title(desk, by)
    yield "How they stand", paper(desk, title, _front(lines, desk, by), sample=sample)
    for who, theirs in by_whom(lines, by).items():
        yield who, paper(desk, title, _sheet(who, theirs, desk, by), sample=sample)


def weekly_title(desk: Desk, by: By) -> str:
    """Return what the list is called."""
    return f"Commitments{' by contractor' if by is By.CONTRACTOR else ''}, {in_full(desk.today)}"


def _front(lines: Sequence[BoardLine], desk: Desk, by: By) -> Iterator[Block]:
    """Yield the first sheet: the matrix, and whose sheets follow."""
    yield heading(weekly_title(desk, by), level=1)
    yield heading("How likely each is to be missed, by how much it would hurt")
    number = {place: len(each) for place, each in in_cells(lines).items()}

    def cell(impact: int, likelihood: int) -> str:
        here, band = number.get((impact, likelihood), 0), band_of(impact * likelihood, desk.settings.weights)
        return f"{here:,} {band.value}" if here else "–"

    rows = [
        (words, *(cell(impact, likelihood) for impact in range(1, 6)))
        for likelihood, words in reversed(tuple(enumerate(LIKELIHOOD, 1)))
    ]
    yield table(("", *IMPACT), rows)
    parts = by_whom(lines, by)
    yield heading("By contractor" if by is By.CONTRACTOR else "By owner")
    yield table(
        (capitalised(by.value), "Promises", "Overdue"),
        [(who, f"{len(each):,}", f"{sum(_late(line) for line in each):,}") for who, each in parts.items()],
        figures=(1, 2),
    )


def _late(line: BoardLine) -> bool:
    return bool(line.risk and line.risk.overdue)


def _sheet(who: str, theirs: Sequence[BoardLine], desk: Desk, by: By) -> Iterator[Block]:
    """Yield the sheets of one owner or contractor, which may be handed to them."""
    yield heading(who, level=1)
    yield said(f"{count(len(theirs), 'promise')} to residents, as on {in_full(desk.today)}:")
    titles = ("Promised", "To" if by is By.OWNER else "Complaint", "Due", "Risk")
    yield table(titles, [_row(line, desk, by) for line in theirs], shares=(0.42, 0.22, 0.22, 0.14))


def _row(line: BoardLine, desk: Desk, by: By) -> tuple[str, ...]:
    risk, due = line.risk, line.commitment.due_on
    left = time_left(risk.days_left, due, desk.today) if risk else ""
    return (
        *promised(line, by),
        "\n".join(part for part in (in_short(due), left) if part),
        f"{risk.band.value} {risk.score}" if risk else line.became.value,
    )
