"""A place one can be at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A screen; the case and the tab, form or letter in it; and what in the case a form is about."""

    screen: str
    case_id: str = ""
    place: str = ""
    subject: str = ""
    """The id of a point, a promise, an adjustment; empty for a form about the whole case."""
    field: str = ""
    """The field of the form to begin with; empty for the first."""
    back: bool = False
    """One came to do one thing here, and goes back as soon as it is done."""
