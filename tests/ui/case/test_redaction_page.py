"""What is not to be seen is blacked out on the page: by mouse and by keyboard, in a copy beside the document."""

from io import BytesIO

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from complaints_desktop.actions import documents
from complaints_desktop.case.case import load_case
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.documents.redaction import Area
from complaints_desktop.reading.documents import filed_document
from tests.complaints_desktop.documents import hostile
from ui.case.redaction_page import RedactionPage

SURVEY = hostile.of_two_pages()


@pytest.fixture
def page(bench) -> RedactionPage:
    bench.operations.do(
        bench.window,
        lambda session, desk: documents.keep(
            session, desk, case_id=bench.cases["working"], file=arrived("Survey.pdf", SURVEY)
        ),
    )
    screen = bench.case("working")
    bench.settle()
    screen.open_redaction(screen.view.case.documents[0])
    bench.settle()
    return screen.over.currentWidget()


def press(bench, page, name):
    bench.settle()
    button = next(b for b in page.findChildren(QPushButton) if b.accessibleName().startswith(name) and b.isVisible())
    bench.bot.keyClick(button, Qt.Key.Key_Space)
    bench.settle()


def test_areas_are_drawn_by_mouse_and_keyboard_listed_removed_and_kept_as_a_copy(bench, page):
    area = page.page._place().toRect()
    one, other = area.topLeft() + QPoint(3, 3), area.center()
    bench.bot.mousePress(page.page, Qt.MouseButton.LeftButton, pos=one)
    bench.bot.mouseMove(page.page, other)
    bench.bot.mouseRelease(page.page, Qt.MouseButton.LeftButton, pos=other)
    (drawn,) = page.areas
    assert drawn.left <= 1
    assert 49 <= drawn.right <= 52
    press(bench, page, "Remove Page 1")
    assert page.areas == []
    assert not page.save.isEnabled()

    page.page.show_frame((0, 0, 98, 20))
    page.focus_first()
    for key, shift in ((Qt.Key.Key_Right, False), (Qt.Key.Key_Down, False), (Qt.Key.Key_Up, True)):
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        bench.bot.keyClick(page.page, key, modifier)
    bench.bot.keyClick(page.page, Qt.Key.Key_Return)
    assert page.areas == [Area(page=1, left=1, top=1, right=99, bottom=20)]

    page.edges["Left"].line.setText("90")
    page.edges["Right"].line.setText("80")
    press(bench, page, "Black it out")
    assert len(page.areas) == 1
    assert page.edges["Left"].error
    press(bench, page, "Keep the copy")
    with bench.office.record.reading() as session:
        found = load_case(session, bench.cases["working"]).documents
        copy = filed_document(session, document_id=found[1].id).content
        assert filed_document(session, document_id=found[0].id).content == SURVEY
    assert [each.title for each in found] == ["Survey", "Survey, redacted"]
    from pypdf import PdfReader

    assert [each.extract_text() for each in PdfReader(BytesIO(copy)).pages] == ["", ""]


def test_pages_are_turned_by_the_keys_that_scroll_at_their_end(bench, page):
    pressed = 0
    while page._number == 1:
        bench.bot.keyClick(page.page, Qt.Key.Key_PageDown)
        bench.settle()
        pressed += 1
    assert 1 < pressed < 9
    assert page._which.text() == "Page 2 of 2"
