"""What is copied is a table where tables are taken, and plain text elsewhere; and harmless in both."""

import pytest
from PySide6.QtGui import QGuiApplication

from ui.kit.clipboard import copy_table


@pytest.fixture
def copied(qapp):
    def copy(*rows):
        copy_table(("Reference", "Resident"), rows)
        return QGuiApplication.clipboard().mimeData()

    return copy


def test_the_titles_come_first_and_the_cells_stand_between_tabs(copied):
    assert copied(("26-K7Q-0001", "Ann"), ("26-K7Q-0002", "Bob")).text().splitlines() == [
        "Reference\tResident",
        "26-K7Q-0001\tAnn",
        "26-K7Q-0002\tBob",
    ]


def test_a_letter_gets_a_table(copied):
    html = copied(("26-K7Q-0001", "Ann & <b>Bob</b>")).html()
    assert html.count("<tr>") == 2
    assert "Ann &amp; &lt;b&gt;Bob&lt;/b&gt;" in html


def test_a_break_or_a_tab_within_a_cell_makes_no_further_cell(copied):
    assert copied(("1", "12 Alder Court\nMill\tbrook")).text().splitlines()[1:] == ["1\t12 Alder Court Mill brook"]


def test_no_cell_becomes_a_formula_where_it_is_pasted(copied):
    data = copied(("=1+1", "\t@x"))
    assert data.text().splitlines()[1] == "'=1+1\t'@x"
    assert "&#x27;=1+1" in data.html()
    assert "mso-number-format:'\\@'" in data.html()
