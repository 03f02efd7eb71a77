"""A document looked at: drawn from memory, never opened by another program, nothing in it runs or is fetched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from complaints_desktop.documents.file_kinds import ending_of
from complaints_desktop.documents.names import plain_name
from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.office import Office
from complaints_desktop.reading.documents import Preview, opened_document, preview
from db.files import write_whole
from db.terms import Looked
from ui.case.pdf_pages import PdfPages
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.layouts import column, frame, scrolled
from ui.kit.texts import copyable, text
from ui.workplace.files import ask_to_save
from ui.workplace.question import question
from ui.workplace.workplace import Workplace


class DocumentPage(QFrame):
    """One document, as far as it can be seen here."""

    left = Signal()

    def __init__(self, workplace: Workplace, document: DocumentFacts) -> None:
        """Ask for the document and show it."""
        super().__init__()
        self.setProperty("role", "page")
        self._workplace, self._document = workplace, document
        self.pages: PdfPages | None = None
        outer = column(self, gap=0)
        head, line = frame("head", across=True, edge=(2.5, 6))
        line.addWidget(text(document.title, "title"), 1)
        outer.addWidget(head)
        self._seen = column(gap=0)
        outer.addLayout(self._seen, 1)
        foot, line = frame("foot", across=True, edge=(2.5, 6))
        self.back = Button("Back to the case", self.left.emit)
        line.addWidget(self.back)
        line.addStretch()
        line.addWidget(Button("Save a copy…", self._ask_file, icon_name="save"))
        outer.addWidget(foot)
        workplace.operations.read(
            self,
            question(preview, document_id=document.id),
            self.show_preview,
            topic="document",
            words="Opening the document",
        )

    def show_preview(self, seen: Preview) -> None:
        """Show what is seen of it."""
        title = self._document.title
        if seen.pdf:
            self.pages = PdfPages(self._workplace, title, seen.pdf)
            self.left.connect(self.pages.give_up)
        self._seen.addWidget(self.pages or _shown(seen, title), 1)

    def focus_first(self) -> None:
        """Put the cursor on the way back."""
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape, and turn the pages of a PDF wherever the cursor is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.pages is None or not self.pages.press(event.key()):
            super().keyPressEvent(event)

    def _ask_file(self) -> None:
        name = plain_name(self._document.title) + ending_of(self._document.media_type)
        path = ask_to_save(self, self._workplace.folder, "Save a copy", name)
        if path is None:
            return
        document_id = self._document.id

        def work(office: Office) -> None:
            with office.record.reading() as session:
                content = opened_document(
                    session, office.desk(), document_id=document_id, what=Looked.DOCUMENT_OUT
                ).content
            write_whole(path, content)

        def said(_: None) -> None:
            self._workplace.go.say("A copy is saved. It is no longer protected by this program")

        self._workplace.operations.read(self, work, said, topic="save document", words="Saving the copy")


def _shown(seen: Preview, title: str) -> QWidget:
    """Return what shows it, where it is no PDF."""
    if seen.picture:
        pixmap = QPixmap()
        pixmap.loadFromData(seen.picture, "PNG")
        label = copyable("")
        label.setPixmap(pixmap)
        label.setAccessibleName(f"Picture: {title}")
        return scrolled(label)
    if seen.why_not:
        return EmptyState("Not shown here", seen.why_not, icon_name="document")
    words = QPlainTextEdit(seen.words)
    words.setReadOnly(True)
    words.setAccessibleName(title)
    return words
