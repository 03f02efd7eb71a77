"""Another matter beside the complaint: its clocks stand at the head, its letter is written from its card."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from complaints_desktop.actions import matters
from db.terms import MatterKind
from tests.complaints_desktop.filled import filled
from ui.case.head import CaseHead
from ui.kit.chips import Chip, ClockChip


@pytest.fixture
def opened(bench):
    """A case with a matter about money advice, received on 2 March 2026, and one about care."""
    case_id = bench.office.record.rows("SELECT case_id FROM case_row WHERE open ORDER BY reference LIMIT 1")[0][0]
    for kind in (MatterKind.MONEY_ADVICE, MatterKind.CARE):
        said = filled("matter", kind=kind, received_on=date(2026, 3, 2))
        bench.office.act(lambda s, d, said=said: matters.note(s, d, case_id=case_id, typed=said))
    bench.window.open_case(case_id, "complaint")
    bench.settle()
    return bench.window.shown("case")


def test_the_head_shows_the_clock_of_each_matter_or_that_nothing_limits_it(opened):
    head = opened.findChild(CaseHead)
    assert any("Answer by Mon 27 Apr" in chip.accessibleName() for chip in head.findChildren(ClockChip))
    assert any("Money advice by Mon 27 Apr" in chip.accessibleName() for chip in head.findChildren(ClockChip))
    assert any("No rule limits it" in chip.accessibleName() for chip in head.findChildren(Chip))


def test_the_letter_it_waits_for_is_written_from_its_card(bench, opened):
    name = "Write the acknowledgement: the complaint about care"
    button = next(b for b in opened.findChildren(QPushButton) if b.accessibleName() == name)
    bench.bot.keyClick(button, Qt.Key.Key_Space)
    bench.settle()

    letter = bench.window.shown("letter")
    assert letter.proof.matter.kind.name == "matter-acknowledgement"
    assert letter.proof.matter.other.kind is MatterKind.CARE
    money, _ = (each.id for each in letter.proof.matter.case.matters)
    letter.which.set_value(money)
    letter.which.edited.emit()
    letter.load()
    bench.settle()
    assert letter.proof.matter.other.kind is MatterKind.MONEY_ADVICE
