"""The check of letters about who acts for somebody: there is one to ask about, or to confirm (Code 3.6)."""

from collections.abc import Iterator

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.checks.missing import nothing_to_tell


def on_record(seen: Seen) -> Iterator[Found]:
    """There is somebody whose authority the letter asks for or confirms, or whom it answers."""
    if seen.matter.about is None:
        yield nothing_to_tell(seen)
