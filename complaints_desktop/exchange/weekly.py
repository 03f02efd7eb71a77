"""The weekly list of promises by owner or by contractor: for the meeting, on paper or as a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from complaints_desktop.exchange.listed import Cell
from complaints_desktop.exchange.promise_list import unnamed
from complaints_desktop.reading.commitment_board import BoardLine


class By(StrEnum):
    """By whom the list is parted."""

    OWNER = "owner"
    CONTRACTOR = "contractor"


def by_whom(lines: Iterable[BoardLine], by: By) -> Mapping[str, list[BoardLine]]:
    """Return the lines of each owner or contractor by name, in their order; by contractor, those that have one."""
    found: dict[str, list[BoardLine]] = defaultdict(list)
    for line in lines:
        who = line.commitment.owner.name if by is By.OWNER else line.commitment.contractor
        if who:
            found[who].append(line)
    return {who: found[who] for who in sorted(found, key=str.lower)}


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
    for each in by_whom(lines, by).values():
        for line in each:
            commitment = line.commitment
            what, to = promised(line, by)
            whose = (commitment.owner.name, commitment.contractor)
            yield (
                *(whose if by is By.OWNER else whose[::-1]),
                what,
                to,
                commitment.due_on,
                commitment.first_due_on,
                line.risk.score if line.risk else None,
                line.level.level if line.level else None,
                commitment.job_number,
            )
