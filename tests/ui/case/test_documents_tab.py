"""The documents of a case in the window: dropped, pasted, refused in words, looked at without leaving it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from complaints_desktop.case.case import load_case
from tests.complaints_desktop.documents import hostile
from ui.case.document_page import DocumentPage
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
