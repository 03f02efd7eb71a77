"""What comes of a file that is taken in row by row: a list of homes, or of rules."""

from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from complaints_desktop.exchange.tables import ReadAs


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """What comes of one row, and why; `line` is its line, or its number in the file."""

    line: int
    result: StrEnum
    column: str = ""
    """The column that is wrong, where one is."""
    reason: str = ""


Row = TypeVar("Row", bound=FileRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport(Generic[Row]):
    """What comes of a whole file."""

    file: str
    rows: tuple[Row, ...]
    results: type[StrEnum]
    """All that can come of a row: of each it is said how many."""
    unknown_columns: tuple[str, ...]
    dry_run: bool
    read_as: ReadAs | None

    def count(self, result: StrEnum) -> int:
        """How many rows come out as `result`."""
        return sum(row.result is result for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        """Return the report as data."""
        counts = Counter(row.result for row in self.rows)
        return {
            "file": self.file,
            "dry_run": self.dry_run,
            "counts": {result.value: counts[result] for result in self.results},
            "unknown_columns": list(self.unknown_columns),
            "read_as": asdict(self.read_as) if self.read_as else None,
            "rows": [asdict(row) for row in self.rows],
        }
