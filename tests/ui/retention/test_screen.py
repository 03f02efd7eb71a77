"""How long cases are kept: what is over is listed, with what an erasure takes, and decided on by its forms."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from complaints_desktop.reading.case_lines import restate
from db.model import Case
from db.terms import Closing, Role
from tests.ui.sharing.test_screen import be

LONG_AGO = date(2012, 3, 5)


def words(screen):
    return "\n".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def test_a_case_closed_long_ago_is_listed_with_what_goes_and_decided_on_in_its_form(bench):
    be(bench, Role.COMPLAINTS_MANAGER)
    screen = bench.show("retention")
    assert "No case is closed longer than the landlord's period yet" in words(screen)
    hold = next(each for each in screen.findChildren(QPushButton) if each.text() == "Set a legal hold…")
    assert not hold.isEnabled()
    with bench.office.record.writing(author="test") as session:
        row = session.get_one(Case, bench.cases["working"])
        row.closed_on, row.closed_as = LONG_AGO, Closing.ANSWERED.value
        session.flush()
        restate(session, bench.office.desk(), [row.id])
    screen.load()
    bench.settle()
    assert "1 case closed longer than the landlord's period" in words(screen)
    assert "An erasure takes" in words(screen)
    offered = {each.text() for each in screen.findChildren(QPushButton) if each.isEnabled()}
    assert "Lift the hold…" not in offered
    assert "Erase it…" not in offered
    bench.bot.mouseClick(hold, Qt.MouseButton.LeftButton)
    bench.settle()
    case = bench.window.shown("case")
    assert (case.view.case.id, case.over.currentWidget().name) == (bench.cases["working"], "hold")


def test_who_keeps_no_register_is_told_who_does(bench):
    be(bench, Role.RESOLUTION_OFFICER)
    assert "A resolution officer may not" in words(bench.show("retention"))
