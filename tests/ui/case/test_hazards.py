"""A hazard beside the complaint: both tracks stand at the head, and the next step is recorded from its card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from complaints_desktop.actions import hazards
from db.terms import Hazard
from tests.complaints_desktop.filled import filled
from ui.case.head import CaseHead
from ui.kit.chips import ClockChip


@pytest.fixture
def opened(bench):
    """A case in which an emergency was noticed at 09:05 this morning."""
    case_id = bench.office.record.rows("SELECT case_id FROM case_row WHERE open ORDER BY reference LIMIT 1")[0][0]
    said = filled("hazard", gravity=Hazard.EMERGENCY, aware_on=bench.office.desk().today, aware_time="09:05")

    def record(session, desk):
        return hazards.notice(session, desk, case_id=case_id, typed=said)

    bench.office.act(record)
    bench.window.open_case(case_id, "complaint")
    bench.settle()
    return bench.window.shown("case")


def test_the_head_shows_the_clocks_of_the_hazard_beside_those_of_the_complaint(opened):
    words = [chip.accessibleName() for chip in opened.findChild(CaseHead).findChildren(ClockChip)]

    assert any("Investigate the emergency by Tue 14 Apr, 09:05" in each for each in words)
    assert any("cknowledge" in each or "espon" in each for each in words)


def test_the_next_step_is_recorded_from_the_card_of_the_hazard(bench, opened):
    button = next(b for b in opened.findChildren(QPushButton) if b.accessibleName().startswith("Record what was done"))
    bench.bot.keyClick(button, Qt.Key.Key_Space)
    bench.settle()

    assert opened.over.currentWidget().form["kind"].isVisible()
