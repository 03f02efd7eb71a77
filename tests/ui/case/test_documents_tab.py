"""The documents of a case in the window: dropped, pasted, refused in words, looked at without leaving it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from complaints_desktop.case.case import load_case
from complaints_desktop.documents.drawing import NOT_DRAWN, DrawnPage, PageDrawer
from tests.complaints_desktop.documents import hostile
from ui.case import pdf_pages
from ui.case.document_page import DocumentPage
from ui.case.pdf_pages import PdfPages
from ui.case.screen import TABS


def shown(bench):
    screen = bench.case("working")
    screen.open_sheet("documents")
    bench.settle()
    return screen, screen.tabs.pages[list(TABS).index("documents")]


def titles(bench):
    with bench.office.record.reading() as session:
        return [each.title for each in load_case(session, bench.cases["working"]).documents]


def press(bench, widget, name):
    button = next(b for b in widget.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible())
    bench.bot.keyClick(button, Qt.Key.Key_Space)
    bench.settle()


def test_an_email_a_picture_and_a_virus_are_dropped_on_a_case(bench, tmp_path: Path):
    screen, tab = shown(bench)
    (tmp_path / "mail.eml").write_bytes(hostile.email())
    (tmp_path / "letter.pdf").write_bytes(hostile.old_office())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("mail.eml", "letter.pdf")])
    refused = []
    screen.workplace.operations.refused.connect(refused.append)
    tab.take(data)
    bench.settle()
    picture = QMimeData()
    picture.setImageData(QImage(20, 10, QImage.Format.Format_RGB32))
    tab.take(picture)
    bench.settle()
    assert titles(bench) == ["The leak", "what I wrote", "Picture from the clipboard"]
    assert [each.why for each in refused] == [
        "That is an old Office file, which can hold macros, and is not kept in a case"
    ]

    press(bench, tab, "Open: The leak")
    page = screen.over.currentWidget()
    assert isinstance(page, DocumentPage)
    assert "It drips again." in page.findChild(QPlainTextEdit).toPlainText()
    bench.bot.keyClick(page, Qt.Key.Key_Escape)
    bench.settle()
    press(bench, tab, "Open: Picture from the clipboard")
    seen = screen.over.currentWidget().findChildren(QLabel)
    assert any(not label.pixmap().isNull() for label in seen)


def opened(bench, shown, tmp_path: Path, content: bytes) -> PdfPages:
    """Attach a PDF and press Open; its first page is still to be drawn."""
    (tmp_path / "survey.pdf").write_bytes(content)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "survey.pdf"))])
    screen, tab = shown
    tab.take(data)
    bench.settle()
    button = next(b for b in tab.findChildren(QPushButton) if b.accessibleName() == "Open: survey")
    bench.bot.keyClick(button, Qt.Key.Key_Space)
    bench.bot.waitUntil(lambda: screen.over.currentWidget().findChild(PdfPages) is not None)
    return screen.over.currentWidget().findChild(PdfPages)


def said_in(pages: PdfPages) -> list[str]:
    return [label.text() for label in pages.findChildren(QLabel) if label.isVisible()]


def test_the_pages_of_a_pdf_are_turned_by_keys(bench, tmp_path: Path):
    screen, tab = shown(bench)
    pages = opened(bench, (screen, tab), tmp_path, hostile.of_two_pages())
    bench.settle()
    assert "Page 1 of 2" in said_in(pages)
    assert pages.sheet.accessibleDescription() == "It drips"
    for key, now in ((Qt.Key.Key_End, "Page 2 of 2"), (Qt.Key.Key_Home, "Page 1 of 2")):
        bench.bot.keyClick(pages.sheet, key)
        bench.settle()
        assert now in said_in(pages)
    pressed = 0
    while "Page 2 of 2" not in said_in(pages):  # down the page, and on to the next at its end
        bench.bot.keyClick(pages.sheet, Qt.Key.Key_PageDown)
        bench.settle()
        pressed += 1
    assert 1 < pressed < 9
    assert pages.sheet.accessibleDescription() == "at night"


def test_a_page_drawn_for_ever_leaves_the_window_alive_and_says_what_to_do(
    bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    drawing: list[PageDrawer] = []

    class Known(PageDrawer):
        def draw(self, content: bytes, number: int) -> DrawnPage:
            drawing.append(self)
            return super().draw(content, number)

    def late() -> bool:
        """End it, as its time does, wherever it is."""
        if drawing[-1]._process is not None:
            drawing[-1]._process.kill()
        return bench.operations.idle

    monkeypatch.setattr(pdf_pages, "PageDrawer", Known)
    screen, tab = shown(bench)
    pages = opened(bench, (screen, tab), tmp_path, hostile.drawn_for_ever())
    bench.bot.waitUntil(lambda: bool(drawing))
    answered: list[int] = []
    bench.operations.read(bench.window, lambda _: 1, answered.append)
    bench.bot.waitUntil(lambda: answered == [1])
    assert "Drawing page 1…" in said_in(pages)
    bench.bot.waitUntil(late)
    assert NOT_DRAWN in said_in(pages)
    assert any(words.startswith("Save a copy and open it elsewhere") for words in said_in(pages))

    bench.bot.keyClick(pages.after, Qt.Key.Key_Space)
    bench.settle()
    assert "Page 2 of 2" in said_in(pages)
    assert pages.sheet.isVisible()

    bench.bot.keyClick(pages.sheet, Qt.Key.Key_Home)
    bench.bot.waitUntil(lambda: len(drawing) == 3)
    bench.bot.keyClick(pages.sheet, Qt.Key.Key_Escape)  # and nobody waits for what is being drawn
    assert drawing[-1]._process is None
    bench.settle()
    assert tab.isVisible()
