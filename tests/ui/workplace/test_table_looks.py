"""How a table was arranged comes back, and a file that is not ours costs no more than the widths."""

from types import SimpleNamespace

import pytest

from ui.kit.column import Column
from ui.kit.column_header import Arrangement
from ui.kit.paged_table import PagedTable
from ui.workplace.table_looks import remember

COLUMNS = tuple(Column(name=name, title=name, width=10, text=str) for name in ("a", "b", "c"))


@pytest.fixture
def table_of(qtbot, look, tmp_path):
    def made(name, folder=tmp_path):
        table = PagedTable(name, COLUMNS)
        qtbot.addWidget(table)
        remember(table, SimpleNamespace(folder=folder), name)
        return table

    return made


def arranged(table, *names):
    table.columns.show_columns(names)
    table.columns.arranged.emit()


def test_each_table_has_its_own(table_of):
    arranged(table_of("cases"), "b", "a")
    arranged(table_of("letters"), "c")
    assert table_of("cases").columns.shown_columns() == ("b", "a")
    assert table_of("letters").columns.shown_columns() == ("c",)
    assert table_of("others").columns.shown_columns() == ("a", "b", "c")


def test_without_a_folder_nothing_is_kept(table_of):
    arranged(table_of("cases", None), "b")
    assert table_of("cases", None).columns.arrangement == Arrangement()


@pytest.mark.parametrize(
    "kept", ["", "7", "[]", '{"cases": 7}', '{"cases": {"columns": ["b"]}}', '{"cases": {"columns": 7, "widths": {}}}']
)
def test_a_file_that_is_not_ours_is_as_none(table_of, tmp_path, kept):
    (tmp_path / "tables.json").write_text(kept, encoding="utf-8")
    assert table_of("cases").columns.shown_columns() == ("a", "b", "c")
