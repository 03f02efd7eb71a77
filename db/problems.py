"""The failure of disk, key, file or network: nothing is wrong with the work itself."""

from collections.abc import Mapping


class EnvironmentProblem(Exception):
    """Disk, key, network or file: nothing wrong with the work, and what is safe is said."""

    def __init__(self, what: str, *, safe: str, do: str) -> None:
        """`what` happened, what is `safe`, what to `do`."""
        super().__init__(what)
        self.what, self.safe, self.do = what, safe, do

    def __str__(self) -> str:
        """Say it in one line, as the command line prints it."""
        return f"{self.what}. {self.safe} {self.do}"

    def as_json(self) -> Mapping[str, str]:
        """Say it as data, for `--json`."""
        return {"problem": self.what, "safe": self.safe, "do": self.do}
