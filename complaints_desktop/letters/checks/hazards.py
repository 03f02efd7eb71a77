"""The check of the written summary of a hazard: one is investigated and waits for it (Awaab's Law)."""

from collections.abc import Iterator

from complaints_desktop.letters.checks import Found, Seen


def waits(seen: Seen) -> Iterator[Found]:
    """There is a hazard whose investigation ended and of which the tenant has no summary."""
    if seen.matter.hazard is None:
        why = "No hazard on this case waits for its summary"
        yield Found(why, "Record the hazard and how its investigation ended first.", "hazard")
