"""What the gate looks at and what it may find; the checks themselves stand in the modules beside."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.page import Page, Run, Runs, lines_of, runs_of

OF_CONDUCT = {"happened", "shown_by", "effect", "must_change", "support"}
OF_CONTACT = {"detail", "reach", "proportionate", "equality", "adjusted", "urgent"}
OFFICER_COLUMNS = frozenset(
    {
        "reasons",
        "reference",
        "what",
        "how_you_will_know",
        "because",
        "reason",
        "discretion",
        "no_remedy",
        "late_because",
    }
    | {"changed_because", "extension_reason", "extension_good_reason", "taken_back_because"}
    | {"other_found", "next_step", "question", "scope", "updates_agreed"}
    | OF_CONDUCT
    | OF_CONTACT
)
"""Columns of the record that an officer wrote; the others are the resident's words, names and titles."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A letter as the gate sees it: what it is made of, and the page that it makes."""

    matter: LetterMatter
    page: Page

    def runs(self) -> tuple[tuple[str, Run], ...]:
        """Return every run of the page, with its section."""
        return tuple((block.section, run) for block in self.page.blocks for run in runs_of(block))

    def own_words(self) -> tuple[tuple[str, Run], ...]:
        """Return the runs that are ours: the wording, and what officers wrote; never the resident's words."""
        return tuple((section, run) for section, runs in self.own_lines() for run in runs)

    def own_lines(self) -> Iterator[tuple[str, Runs]]:
        """Yield the same as it is read in one go: a phrase may go over from our wording into what was typed."""
        typed = {field.name for field in self.matter.kind.typed_fields}
        for block in self.page.blocks:
            for line in lines_of(block):
                runs = tuple(
                    run
                    for run in line
                    if run.field is None or run.field in typed or run.field.rpartition(".")[2] in OFFICER_COLUMNS
                )
                if runs:
                    yield block.section, runs


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong: why, what to do, where; the Code's paragraph where it is not the check's own."""

    why: str
    do: str
    field: str | None = None
    section: str | None = None
    paragraph: str | None = None


Find = Callable[[Seen], Iterable[Found]]
