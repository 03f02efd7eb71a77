"""What the gate looks at and what it may find; the checks themselves stand in the modules beside."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.page import Page, Run, Runs, lines_of, runs_of
from complaints_desktop.letters.whose import MADE, RESIDENTS, called


@dataclass(frozen=True)  # without slots: what every check reads is put together once
class Seen:
    """A letter as the gate sees it: what it is made of, and the page that it makes."""

    matter: LetterMatter
    page: Page

    def runs(self) -> tuple[tuple[str, Run], ...]:
        """Return every run of the page, with its section."""
        return tuple((block.section, run) for block in self.page.blocks for run in runs_of(block))

    def own_words(self) -> tuple[tuple[str, Run], ...]:
        """Return the runs that a person of ours wrote: the wording, and what officers typed."""
        return self._own_words

    def own_lines(self) -> tuple[tuple[str, Runs], ...]:
        """Return what is ours as it is read in one go: a phrase may go over from our wording into what was typed."""
        return self._own_lines

    @cached_property
    def _own_words(self) -> tuple[tuple[str, Run], ...]:
        return tuple((section, run) for section, runs in self._own_lines for run in runs if not self._is(run, MADE))

    @cached_property
    def _own_lines(self) -> tuple[tuple[str, Runs], ...]:
        lines = ((block.section, line) for block in self.page.blocks for line in lines_of(block))
        ours = ((section, tuple(run for run in line if not self._is(run, RESIDENTS))) for section, line in lines)
        return tuple((section, runs) for section, runs in ours if runs)

    @cached_property
    def _typed(self) -> frozenset[str]:
        return frozenset(field.name for field in self.matter.kind.typed_fields)

    def _is(self, run: Run, words: frozenset[str]) -> bool:
        """Whether a run is of these words; what was typed for this letter is an officer's, whatever its name."""
        return run.field is not None and run.field not in self._typed and called(run.field) in words


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong: why, what to do, where; the Code's paragraph where it is not the check's own."""

    why: str
    do: str
    field: str | None = None
    section: str | None = None
    paragraph: str | None = None


Find = Callable[[Seen], Iterable[Found]]
