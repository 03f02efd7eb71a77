"""Letters and the Code: what each kind must say, beside a sample of it."""

import csv
from pathlib import Path

from PySide6.QtWidgets import QLabel

from complaints_desktop.letters.catalogue import letter_kinds
from ui.letters.catalogue_screen import CatalogueScreen
from ui.workplace.place import Place


def words_of(screen: CatalogueScreen) -> list[str]:
    return [label.text() for label in screen.tabs.pages[0].findChildren(QLabel) if not label.isHidden()]


def test_a_kind_is_told_with_its_paragraphs_and_shown_as_a_sample(bench, tmp_path: Path):
    screen = bench.show("letters-and-code")
    assert isinstance(screen, CatalogueScreen)
    assert screen.table.current == letter_kinds()[0]
    assert screen.table.hasFocus()

    screen.show_place(Place("letters-and-code", place="stage1-response"))
    bench.settle()
    words = words_of(screen)
    assert "L08 · Stage 1 response" in words
    assert "Within 10 working days of the acknowledgement (6.3)" in words
    assert "Must · from the record · Code 6.9 d" in words
    assert screen.paper.pages > 1

    screen.take_out(tmp_path / "letters.csv")
    bench.settle()
    with (tmp_path / "letters.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.reader(file)]
    assert ["L08", "Stage 1 response", "Reasons", "yes", "record", "6.9 d"] in rows
    assert {row[0] for row in rows[1:]} == {kind.code for kind in letter_kinds()}
