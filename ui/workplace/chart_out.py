"""A chart taken out of the program: the picture with its numbers as a PDF, or the numbers as a table."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from complaints_desktop.numbers.chart import Chart
from db.terms import Looked
from ui.workplace.files import ask_to_save
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.office import Office

KINDS = "Picture and numbers (*.pdf);;Numbers (*.xlsx *.csv)"


def save_chart(screen: QWidget, workplace: Workplace, chart: Chart) -> None:
    """Ask where to, and write a chart: what the name ends with says what."""
    name = f"{file_name(chart.name)}-{workplace.today().isoformat()}.pdf"
    path = ask_to_save(screen, workplace.folder, "Save this chart", name, KINDS)
    if path:
        said = f"It is saved as {path.name}"
        workplace.operations.read(
            screen, partial(write, path, chart), lambda _: workplace.go.say(said), topic="chart", words="Saving"
        )


def file_name(words: str) -> str:
    """Return what a chart is called as a file: "stage-1-answered"."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60] or "chart"


def write(path: Path, chart: Chart, office: Office) -> None:
    """Write it, and keep a line of who took it out."""
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.chart_paper import write_chart

    write_chart(path, chart, office.desk(), sample=is_sample(office.record))
    office.looked(Looked.LIST_OUT, number=len(chart.numbers.rows))
