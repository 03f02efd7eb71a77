"""The lists at every size of window and text: nothing is scrolled sideways, and nothing is cut that has room."""

import pytest
from PySide6.QtGui import QFontMetrics

WIDE = [(1366, 768), (1440, 900), (1920, 1080)]
SIZES = [(1024, 700), *WIDE]


def showing(bench, name, size, percent, look):
    look.set(percent=percent)
    bench.window.setMinimumSize(0, 0)
    bench.window.resize(*size)
    table = bench.show(name).table
    bench.settle()
    return table


def cut(table):
    """The cells that are narrower than their words."""
    metrics, found = QFontMetrics(table.font()), []
    for row in range(len(table.rows.ids)):
        for section in range(len(table.rows.columns)):
            cell = table.model().index(row, section)
            words = metrics.horizontalAdvance(cell.data() or "")
            if not table.isColumnHidden(section) and words > table.columnWidth(section):
                found.append(cell.data())
    return found


@pytest.mark.parametrize("name", ["cases", "commitments"])
def test_no_list_is_scrolled_sideways(bench, look, name):
    for size, percent in ((size, percent) for size in SIZES for percent in (100, 150, 200)):
        table = showing(bench, name, size, percent, look)
        assert table.horizontalScrollBar().maximum() == 0, (size, percent)


def test_of_the_cases_nothing_is_cut(bench, look):
    for size in WIDE:
        assert cut(showing(bench, "cases", size, 100, look)) == [], size


def test_the_words_that_stand_over_the_columns_are_whole(bench, look):
    for name in ("cases", "commitments"):
        for size in SIZES:
            table = showing(bench, name, size, 100, look)
            titles = QFontMetrics(look.font(bold=True))
            for section, column in enumerate(table.rows.columns):
                if not table.isColumnHidden(section):
                    assert titles.horizontalAdvance(column.title) <= table.columnWidth(section), (size, column.title)
