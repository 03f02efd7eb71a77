"""A chart on paper and as a table: what it shows, the picture, from what it is drawn, and its numbers."""

from collections.abc import Iterator
from pathlib import Path

from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.listed import TABLES, require_ending, write_list
from complaints_desktop.exchange.papers import heading, paper, said, table
from complaints_desktop.letters.characters import one_line
from complaints_desktop.letters.page import Block, Figure
from complaints_desktop.numbers.chart import Chart
from db.files import write_whole

KINDS = (".pdf", *TABLES)
"""What a chart is saved as: the picture with its numbers, or the numbers alone."""


def chart_blocks(chart: Chart, *, level: int = 2) -> Iterator[Block]:
    """Yield a chart for a paper: its finding as a heading of `level`, the picture, its source, its numbers."""
    yield heading(chart.finding, level=level)
    if not chart.empty:
        yield Figure(chart, chart.finding)
    if chart.foot:
        yield said(chart.foot)
    titles = tuple(map(one_line, chart.numbers.titles))
    yield table(titles, chart.numbers.printed, figures=chart.numbers.figures)


def write_chart(path: Path, chart: Chart, desk: Desk, *, sample: bool) -> None:
    """Write a chart to `path`: picture and numbers where it is called .pdf, the numbers where .xlsx or .csv."""
    require_ending(path, *KINDS)
    if path.suffix.lower() == ".pdf":
        write_whole(path, paper(desk, chart.name, chart_blocks(chart, level=1), sample=sample))
    else:
        write_list(path, chart.numbers.titles, chart.numbers.rows)
