"""What a kind of work is: one row of the table."""

from dataclasses import dataclass

from complaints_desktop.reading.my_work.found import Source
from complaints_desktop.rules.acts import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """One row: a kind of work."""

    icon: str
    word: str
    """What the icon means."""
    do: str
    """What the button beside its reason says."""
    act: Act
    source: Source
    tab: str = ""
    """The tab of the case it opens; the others open the form of their act."""
    question: str = ""
    """What it opens under Sharing, where desks and server have to be brought together."""
    screen: str = ""
    """The screen it opens, where it is of no case."""
    view: str = ""
    """The view of that screen, and its part after a blank; without a part it is about the thing found."""
    settings: str = ""
    """The part of the settings it opens, where it is of no case."""
