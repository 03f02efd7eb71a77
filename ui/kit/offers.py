"""What a palette offers: rows of two lines, in groups under a heading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Marks = Sequence[tuple[int, int]]
"""First and last place of each part that is set in bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One row: its words, more about it on a second line, and what taking it does."""

    words: str
    take: Callable[[], object]
    more: str = ""
    icon_name: str
    marks: Marks = ()
    more_marks: Marks = ()
    dim: bool = False
    """Cannot be done now: `more` says why, and taking it says so again."""

    @property
    def spoken(self) -> str:
        """The row, as a screen reader says it."""
        return ". ".join(part for part in (self.words, self.more) if part)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind under a heading."""

    title: str
    offers: Sequence[Offer]
    rest: Offer | None = None
    """Leads to more than these; the heading then says that they are the first."""

    @property
    def heading(self) -> str:
        """The title, with how many there are."""
        number = len(self.offers)
        return f"{self.title}  ·  {f'the first {number}' if self.rest else number}"

    @property
    def rows(self) -> Sequence[Offer]:
        """The offers, and the way to the rest."""
        return (*self.offers, self.rest) if self.rest else self.offers
