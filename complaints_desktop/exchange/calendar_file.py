"""Dates of promises as a calendar file (RFC 5545): the reference and the day, and nothing personal."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from complaints_desktop.reading.commitment_board import BoardLine

MOST_OCTETS = 75
"""Octets of a line; a longer one goes on in the next, which begins with a space."""

ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def as_calendar(lines: Iterable[BoardLine], now: datetime) -> bytes:
    """Return a whole-day event for each promise; taken in again, an event with a new date replaces the old one."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    said = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Complaints Desktop//Commitments//EN"]
    for line in lines:
        said += _event(line, stamp)
    return "".join(f"{folded}\r\n" for each in (*said, "END:VCALENDAR") for folded in _folded(each)).encode()


def _event(line: BoardLine, stamp: str) -> Iterator[str]:
    due = line.commitment.due_on
    yield "BEGIN:VEVENT"
    yield f"UID:{line.commitment.id}@complaints-desktop"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"SUMMARY:{f'Commitment due: {line.reference}'.translate(ESCAPED)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of as many octets as may stand in one, no character broken."""
    piece, size = "", 0
    for char in line:
        more = len(char.encode())
        if size + more > MOST_OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + more
    yield piece
