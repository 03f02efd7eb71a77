"""Files to import, as a person would choose them."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

HEADER = "source_reference,resident_name,received_on,summary,Mood"
ROWS = (
    "A1,Nora Fields,2026-04-01,No heating,cross",
    "A2,Omar Bell,2026-04-02,A leak,cross",
    "A2,Omar Bell,2026-04-02,A leak,cross",
    "A3,Tess Low,30/02/2026,Noise,calm",
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Two complaints, one of them twice, one with a day that cannot be, and a column nobody knows."""
    path = tmp_path / "complaints.csv"
    path.write_text("\n".join((HEADER, *ROWS)), encoding="utf-8")
    return path


@pytest.fixture
def long_table(tmp_path: Path) -> Path:
    """More complaints than are written at once."""
    path = tmp_path / "many.csv"
    rows = (f"B{n},Resident {n},2026-04-01,No heating," for n in range(2_500))
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return path


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the person chooses in the system's own dialog: the last of the list."""
    answers: list[Path] = []
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (str(answers[-1]) if answers else "", ""))
    return answers
