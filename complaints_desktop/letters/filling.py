"""Which fields of a letter are filled and which are not: what the left of the letter screen shows."""

from dataclasses import dataclass
from enum import StrEnum

from complaints_desktop.letters.kinds import LetterField, LetterKind
from complaints_desktop.letters.page import Page, Run, runs_of


class Filling(StrEnum):
    """How a field stands in one letter."""

    FILLED = "filled"
    MISSING = "missing"
    OPTIONAL = "optional"
    NOT_NEEDED = "not needed"
    """This letter does not print it: no lateness to explain, no hazard."""


@dataclass(frozen=True, slots=True)
class FieldState:
    """A field of a letter and how it stands."""

    field: LetterField
    filling: Filling
    text: str
    """What the letter prints for it: of a column, the first row's."""


def field_states(kind: LetterKind, page: Page) -> tuple[FieldState, ...]:
    """Return how each field of `kind` stands on `page`, in the order of the template."""
    runs = [run for block in page.blocks for run in runs_of(block) if run.field]
    belonging = [(run, kind.field(run.field or "")) for run in runs]
    return tuple(_state(field, [run for run, of in belonging if _belongs(run, of, field)]) for field in kind.fields)


def _belongs(run: Run, of: LetterField | None, field: LetterField) -> bool:
    """Whether a run, which is of a field, is of this one, or of a row of the block that this one is."""
    return of is field or (run.field or "").startswith(f"{field.name}.")


def _state(field: LetterField, runs: list[Run]) -> FieldState:
    if any(run.hole for run in runs):
        return FieldState(field, Filling.MISSING, "")
    if runs:
        return FieldState(field, Filling.FILLED, runs[0].text)
    return FieldState(field, Filling.NOT_NEEDED if field.required else Filling.OPTIONAL, "")
