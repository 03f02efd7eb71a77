"""An absence in words: from and until when, and how often again."""

from complaints_desktop.facts.absences import AbsenceFacts
from complaints_desktop.rules.wording import in_short

COMES_AGAIN = "This absence comes again, and who covers would have the work on the days between too"

EACH_TIME = "Record the one time as an absence of its own and give the work out for that, or give it for good."
"""What to do of an absence that comes again: a cover has one beginning and one end."""


def away_words(absence: AbsenceFacts) -> str:
    """Return "Mon 1 Dec 2026, from midday, to Fri 12 Dec 2026", or "from Mon 1 Dec 2026, until they are back"."""
    first = in_short(absence.from_on) + (", from midday" if absence.from_midday else "")
    if absence.to_on is None:
        return f"from {first}, until they are back"
    if absence.to_on == absence.from_on:
        said = f"{first}, until midday" if absence.to_midday else first
    else:
        said = f"{first} to {in_short(absence.to_on)}" + (", until midday" if absence.to_midday else "")
    if absence.every_weeks is None:
        return said
    how = "every week" if absence.every_weeks == 1 else f"every {absence.every_weeks} weeks"
    until = f" until {in_short(absence.until_on)}" if absence.until_on else ""
    return f"{said}; again {how}{until}"
