"""A table on a page is as high as its lines, however close they stand."""

import pytest

from ui.kit.column import Column
from ui.kit.theme import Density
from ui.sharing.short_table import MOST_LINES, ShortTable


@pytest.fixture
def table(qtbot, look):
    made = ShortTable("Numbers", (Column(name="number", title="Number", width=20, text=str),))
    qtbot.addWidget(made)
    look.dress(made).resize(300, 300)
    made.show()
    yield made
    look.set_density(Density.COMFORTABLE)


def lines_in_sight(table):
    return table.viewport().height() / table.verticalHeader().defaultSectionSize()


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize(("many", "shown"), [(1, 1), (4, 4), (MOST_LINES, MOST_LINES), (50, MOST_LINES)])
def test_it_shows_its_lines_and_no_empty_ones(table, look, density, many, shown):
    table.show_rows({n: n for n in range(many)})
    look.set_density(density)
    assert shown <= lines_in_sight(table) < shown + 1
