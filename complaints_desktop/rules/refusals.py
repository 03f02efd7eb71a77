"""A rule said no; `db.problems.EnvironmentProblem` is its sibling, any other exception is a bug."""

from collections.abc import Mapping


class Refused(Exception):
    """A rule said no: shown at the field, with the paragraph of the Code and what to do."""

    def __init__(self, why: str, *, do: str, paragraph: str | None = None, field: str | None = None) -> None:
        """`why` it is refused, what to `do` about it, the Code `paragraph`, the `field` to jump to."""
        super().__init__(why)
        self.why, self.do, self.paragraph, self.field = why, do, paragraph, field

    def __str__(self) -> str:
        """Say it in one line, as the command line prints it."""
        code = f" (Code {self.paragraph})" if self.paragraph else ""
        return f"{self.why}{code}. {self.do}"

    def as_json(self) -> Mapping[str, str | None]:
        """Say it as data, for `--json`."""
        return {"refused": self.why, "paragraph": self.paragraph, "do": self.do, "field": self.field}
