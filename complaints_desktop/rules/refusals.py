"""A rule said no; `db.problems.EnvironmentProblem` is its sibling, any other exception is a bug."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """The form in which one goes on from a refusal, and what is known already of what it asks."""

    form: str
    words: str
    known: Mapping[str, str]


class Refused(Exception):
    """A rule said no: shown at the field, with the paragraph of the Code and what to do."""

    def __init__(
        self, why: str, *, do: str, paragraph: str | None = None, field: str | None = None, lead: Lead | None = None
    ) -> None:
        """`why` it is refused, what to `do` about it, the Code `paragraph`, the `field` to jump to, its `lead`."""
        super().__init__(why)
        self.why, self.do, self.paragraph, self.field, self.lead = why, do, paragraph, field, lead

    def __str__(self) -> str:
        """Say it in one line, as the command line prints it."""
        code = f" (Code {self.paragraph})" if self.paragraph else ""
        return f"{self.why}{code}. {self.do}"

    def as_json(self) -> Mapping[str, str | None]:
        """Say it as data, for `--json`."""
        return {"refused": self.why, "paragraph": self.paragraph, "do": self.do, "field": self.field}
