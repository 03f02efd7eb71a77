"""How a person arranged each table: its columns, their order and widths, kept in a small file of theirs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ui.kit.column_header import Arrangement
from ui.kit.paged_table import PagedTable
from ui.workplace.own_file import OwnFile
from ui.workplace.workplace import Workplace


def remember(table: PagedTable[Any], workplace: Workplace, name: str) -> None:
    """Have `table` stand as it was arranged before under `name`, and keep how it is arranged from now on."""
    file = OwnFile(workplace.folder, "tables.json")
    table.columns.arrange(_read(file).get(name, Arrangement()))
    table.columns.arranged.connect(lambda: _keep(file, name, table.columns.arrangement))


def _keep(file: OwnFile, name: str, arrangement: Arrangement) -> None:
    kept = _read(file) | {name: arrangement}
    file.keep({each: asdict(made) for each, made in kept.items()})


def _read(file: OwnFile) -> dict[str, Arrangement]:
    try:
        return {str(name): _arrangement(**made) for name, made in (file.read() or {}).items()}
    except (ValueError, TypeError, AttributeError):
        return {}  # a file that is not ours costs the widths, not the lists


def _arrangement(columns: list[str], widths: dict[str, float]) -> Arrangement:
    return Arrangement(tuple(map(str, columns)), {str(name): float(width) for name, width in widths.items()})
