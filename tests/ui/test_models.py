"""Each list and table keeps the rules Qt has for its models, with nothing in it and with something."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel

from complaints_desktop.reading.my_work import my_work
from ui.kit.column import Column
from ui.kit.paged_model import PagedModel
from ui.kit.timeline import TimelineItem, TimelineModel
from ui.my_work.work_list import WorkModel, grouped

DAY = date(2026, 4, 13)


@pytest.fixture
def work(office) -> WorkModel:
    """The work of the officer of the small record."""
    with office.record.reading() as session:
        items = my_work(session, office.desk()).items
    model = WorkModel()
    model.show_groups(grouped(items, DAY), DAY)
    return model


def column(name: str, words: Callable[[str], str]) -> Column[str]:
    """A column that shows what `words` make of a row."""
    return Column(name=name, title=name.capitalize(), width=30, text=words)


def table() -> PagedModel[str]:
    """A table of three rows, of which two are known."""
    model: PagedModel[str] = PagedModel((column("word", str), column("length", lambda word: str(len(word)))))
    model.show_ids(("damp", "mould", "heating"), {"damp": "damp", "mould": "mould"})
    return model


def story() -> TimelineModel:
    """A story of two days."""
    model = TimelineModel()
    model.show_items([TimelineItem(on=DAY + timedelta(n), title="A call", icon_name="phone") for n in range(2)])
    return model


@pytest.mark.parametrize(
    ("make", "rows"), [(table, 3), (story, 2), (PagedModel, 0), (TimelineModel, 0), (WorkModel, 0)]
)
def test_a_model_keeps_the_rules_of_qt(qtmodeltester, make, rows, look):
    model: QAbstractItemModel = make(()) if make is PagedModel else make()
    assert model.rowCount() == rows
    qtmodeltester.check(model)


def test_the_list_of_work_keeps_the_rules_of_qt(qtmodeltester, work):
    assert work.rowCount() > 2
    qtmodeltester.check(work)
