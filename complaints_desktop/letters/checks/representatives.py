"""The check of letters about who acts for somebody: there is one to ask about, or to confirm (Code 3.6)."""

from collections.abc import Iterator

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.kinds import Recorded

MISSING = {
    Recorded.AUTHORITY_ASKED: (
        "Nobody is on record whose authority has still to be shown",
        "Record who speaks for the resident, and leave open when we saw what shows it.",
    ),
    Recorded.AUTHORITY_CONFIRMED: (
        "Nobody is on record who speaks for the resident",
        "Record who speaks for them, and what shows it.",
    ),
    Recorded.ELECTED_ANSWERED: (
        "No MP or councillor is on record who asks for the resident",
        "Record them as who speaks for the resident, with what shows that the resident agrees.",
    ),
}


def on_record(seen: Seen) -> Iterator[Found]:
    """There is somebody whose authority the letter asks for or confirms, or whom it answers."""
    if seen.matter.about is None:
        yield Found(*MISSING[seen.matter.kind.records], "representatives")
