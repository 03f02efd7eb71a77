"""The list of open promises for who keeps them without this program: to be filled in, and returned."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from complaints_desktop.desk.contractors import key_of
from complaints_desktop.exchange.listed import Cell, write_list
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count

GIVEN: Mapping[str, Callable[[BoardLine], Cell]] = {
    "Id": lambda line: line.commitment.id,
    "Complaint": lambda line: line.reference,
    "What is promised": lambda line: unnamed(line.commitment.what, line.resident),
    "By when": lambda line: line.commitment.due_on,
    "Job number": lambda line: line.commitment.job_number,
}
"""What stands in the list: nobody's name and no address; the reference says which complaint."""

ASKED = ("Done on", "Evidence reference", "Appointment", "Note")
"""What is filled in."""

TITLES = (*GIVEN, *ASKED)

TITLE = "(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Dame)"
"""How somebody is addressed."""


SAID_BEFORE = "(?:if|when|that|unless|until|whether|because|so|what|which|where|how|once|as)"
DOES = "(?:will|would|can|could|may|must|have|had|are|were|do|did|need|want|said|told|asked|chose|agree|agreed)"
"""Between which "you" does something: elsewhere it is done to them."""


def key(title: str) -> str:
    """Return what a column is called where a table is read."""
    return title.lower().replace(" ", "_")


def unnamed(words: str, resident: str) -> str:
    """Return the words of a promise for who keeps it: the resident is not named, and "you" is not who reads it."""
    return without_name(_not_you(words), resident)


def without_name(words: str, resident: str) -> str:
    """Return words without the name of the resident, whole or by a title and the last of it."""
    if not resident.split():
        return words
    last = re.escape(resident.rsplit(maxsplit=1)[-1])
    return re.sub(rf"\b(?:{re.escape(resident)}|{TITLE}\.? {last})(?!\w)", "the resident", words)


def _not_you(words: str) -> str:
    """Return words that a letter says to the resident as they are said to others of them."""
    began = words[:1].isupper()
    words = re.sub(r"\b([Yy])our\b", lambda found: f"{'T' if found[1] == 'Y' else 't'}he resident’s", words)
    words = re.sub(rf"(?i)\b({SAID_BEFORE}) you\b", r"\1 they", words)
    words = re.sub(rf"(?i)\byou(?= {DOES}\b)", "they", words)
    words = re.sub(r"\b[Yy]ou\b", "the resident", words)
    return f"{words[:1].upper()}{words[1:]}" if began else words


def lines_of(lines: Iterable[BoardLine], *, owner: str = "", contractor: str = "") -> tuple[BoardLine, ...]:
    """Return the promises of one owner or one contractor, or all, the soonest first; Refused where there is none."""
    chosen = [
        line
        for line in lines
        if _same(owner, line.commitment.owner.name) and _same(contractor, line.commitment.contractor or "")
    ]
    if not chosen:
        whose = f" of {owner or contractor}" if owner or contractor else ""
        raise Refused(f"There is no open promise{whose}", do="Check the name, as promises give it.", field="owner")
    return tuple(sorted(chosen, key=lambda line: (line.commitment.due_on, line.reference)))


def to_tick(lines: Iterable[BoardLine]) -> tuple[BoardLine, ...]:
    """Return the promises that a list can bring to their end; Refused where all of them pay money."""
    found = tuple(line for line in lines if not line.commitment.pays)
    if not found:
        do = "Record under Money of the case what was paid."
        raise Refused("All that is open there is a payment, which no list can record", do=do, field="owner")
    return found


def left_out(lines: Iterable[BoardLine]) -> str:
    """Return that payments are left out, and why; empty where there are none."""
    number = sum(line.commitment.pays for line in lines)
    if not number:
        return ""
    one = number == 1
    why = f"{'it is' if one else 'they are'} recorded under Money, where {'it is' if one else 'they are'} paid"
    return f"{count(number, 'payment')} {'is' if one else 'are'} left out: {why}"


def _same(asked: str, name: str) -> bool:
    return not asked or key_of(asked) == key_of(name)


def write_promises(path: Path, lines: Iterable[BoardLine]) -> None:
    """Write the list to `path`, .xlsx or .csv, with the columns that are filled in left empty."""
    empty = ("",) * len(ASKED)
    write_list(path, TITLES, ((*(cell(line) for cell in GIVEN.values()), *empty) for line in to_tick(lines)))
