"""The documents of a case, in their order: dropped, pasted or chosen, each with what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from complaints_desktop.actions import documents
from complaints_desktop.desk.changes import Changes
from complaints_desktop.documents.arriving import Arrived, arrived, read_file
from complaints_desktop.documents.file_kinds import LISTED, Shown, in_megabytes, kind_of_type
from complaints_desktop.documents.names import plain_name
from complaints_desktop.exchange.case_file import CaseFile, case_file, case_zip
from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.office import Office
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import capitalised, count, in_london, in_short
from db.files import write_folder, write_whole
from ui.case.host import CaseHost, CaseTab
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.fields import accept_copy
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame
from ui.kit.texts import copyable, heading, text
from ui.workplace.files import KEEPS_NAMES, NO_OPTION, ask_to_open, ask_to_save
from ui.workplace.meter import Meter

Read = Callable[[], Arrived]


class DocumentsTab(CaseTab):
    """What came with the complaint and was made for it."""

    def __init__(self, host: CaseHost) -> None:
        """Take what is dropped or pasted."""
        super().__init__(host)
        self._view: CaseView | None = None
        self.setAcceptDrops(True)

    def draw(self, view: CaseView) -> None:
        """List the documents, and how much they are in all."""
        self._view = view
        found = view.case.documents
        size = sum(each.size for each in found)
        total = f"{count(len(found), 'document')}, {in_megabytes(size)} in all" if found else "Documents"
        self.body.addWidget(heading(total))
        line = flow(gap=3)
        if self._may(view):
            line.add(Button("Attach a file…", self._ask, role="primary", icon_name="plus"))
            line.add(Button("Paste", self.paste, name="Paste a file or a picture"))
        line.add(Button("Take the case out…", partial(self._ask_whole, folder=False), icon_name="save"))
        line.add(
            Button(
                "Take it out as a folder…", partial(self._ask_whole, folder=True), name="Take the case out as a folder"
            )
        )
        self.body.addWidget(line)
        if self._may(view):
            self.body.addWidget(text(f"Or drop files here: {LISTED}; up to 25 MB each.", "hint"))
        for number, each in enumerate(found, 1):
            self.body.addWidget(self._card(number, each, view))
        if not found:
            words = "Photographs, letters and e-mails stand here in order, with who sent them and of which day."
            self.body.addWidget(EmptyState("No document is with this case yet", words, icon_name="document"))
        for each in view.case.withdrawn_documents:
            self.body.addWidget(copyable(_gone(each), "hint"))
            if Act.DESTROY in view.allowed and each.destroyed_at is None:
                destroy = partial(self.host.open_sheet, "destroy-document", each.id)
                self.body.addWidget(flow(self._button("Destroy the file", each, destroy)))

    def paste(self) -> None:
        """Attach what is on the clipboard: files, or a picture."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        """Attach the files or the picture in what was dropped or pasted; what is neither is left alone."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for path in paths:
            self._keep(partial(read_file, path))
        if not paths and data.hasImage():
            content = _png(QImage(data.imageData()))
            self._keep(partial(arrived, "Picture from the clipboard.png", content))
        elif not paths:
            self.host.workplace.go.say("There is no file and no picture on the clipboard")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures, where this officer may attach any."""
        data = event.mimeData()
        if self._view and self._may(self._view) and (data.hasUrls() or data.hasImage()):
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        accept_copy(event)
        self.take(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste with the keys that paste."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._view and self._may(self._view):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _may(self, view: CaseView) -> bool:
        return Act.ATTACH in view.allowed

    def _ask(self) -> None:
        path = ask_to_open(self, self.host.workplace.folder, "Attach a file", "All files (*)")
        if path:
            self._keep(partial(read_file, path))

    def _ask_whole(self, *, folder: bool) -> None:
        """Save the whole case as a ZIP, or as a folder of its own: index, chronology, letters, documents, hashes."""
        if self._view is None:
            return
        case = self._view.case
        name = plain_name(case.reference)
        name, kinds = (name, "A new folder (*)") if folder else (f"{name}.zip", "ZIP (*.zip)")
        own, title = self.host.workplace.folder, "Take the whole case out"
        path = ask_to_save(self, own, title, name, kinds, options=KEEPS_NAMES if folder else NO_OPTION)
        if path is not None:
            self.take_out(path, folder=folder)

    def take_out(self, path: Path, *, folder: bool) -> None:
        """Write the whole case to `path`, as an errand of its own: screens go on reading beside it."""
        if self._view is None:
            return
        case_id, meter = self._view.case.id, Meter(self)

        def work(office: Office) -> CaseFile:
            with office.record.reading() as session:
                made = case_file(session, office.desk(), case_id=case_id)
            if folder:
                write_folder(path, made.files)
            else:
                write_whole(path, case_zip(made))
            return made

        def said(made: CaseFile) -> None:
            left_out = f"; {count(len(made.missing), 'paper')} not on this desk left out" if made.missing else ""
            papers = count(made.papers, "paper")
            self.host.workplace.go.say(f"Taken out with {papers}{left_out}. It is no longer protected by this program")

        self.host.workplace.operations.read(
            self, work, said, topic="case file", words="Taking the case out", meter=meter
        )

    def _keep(self, read: Read) -> None:
        if self._view is None:
            return
        case_id = self._view.case.id

        def said(_: Changes) -> None:
            self.host.workplace.go.say("The document is with the case")

        self.host.workplace.operations.do(
            self, lambda session, desk: documents.keep(session, desk, case_id=case_id, file=read()), said
        )

    def _card(self, number: int, document: DocumentFacts, view: CaseView) -> QWidget:
        card, line = frame("card", gap=3, edge=4, across=True)
        line.addWidget(Picture("document", "accent", units=5), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        words.addWidget(copyable(f"{number}. {document.title}", "subheading"))
        words.addWidget(copyable(_said(document, view), "hint"))
        if document.unread:
            words.addWidget(copyable(f"Not found by all its words: {document.unread}.", "hint"))
        words.addWidget(copyable(f"SHA-256 {document.sha256[:16]}…", "small"))
        buttons = [self._button("Open", document, partial(self.host.open_document, document))]
        if self._may(view):
            say_more = partial(self.host.open_sheet, "describe-document", document.id)
            withdraw = partial(self.host.open_sheet, "withdraw-document", document.id)
            buttons += [self._button("Say more", document, say_more), self._button("Withdraw", document, withdraw)]
            kind = kind_of_type(document.media_type)
            if kind and kind.shown in (Shown.PDF, Shown.PICTURE):
                black_out = partial(self.host.open_redaction, document)
                buttons.append(self._button("Black out", document, black_out))
            if number > 1:
                buttons.append(self._button("Move up", document, partial(self._move, document.id, number - 1)))
        words.addWidget(flow(*buttons))
        line.addLayout(words, 1)
        return card

    def _button(self, words: str, document: DocumentFacts, act: Callable[[], object]) -> Button:
        return Button(words, act, name=f"{words}: {document.title}")

    def _move(self, document_id: str, position: int) -> None:
        if self._view is None:
            return
        case_id = self._view.case.id
        self.host.workplace.operations.do(
            self,
            lambda session, desk: documents.place(
                session, desk, case_id=case_id, document_id=document_id, position=position
            ),
        )


def _gone(document: DocumentFacts) -> str:
    """Return what is said of a document that was withdrawn."""
    when = f" on {in_short(document.withdrawn_on)}" if document.withdrawn_on else ""
    said = f"Withdrawn{when}: {document.title}. {document.withdrawn_because or ''}"
    if document.destroyed_at:
        on = in_short(in_london(document.destroyed_at).date())
        said += f" Its file was destroyed on {on}: {document.destroyed_because or ''}"
    return said


def _said(document: DocumentFacts, view: CaseView) -> str:
    """Return what is said of a document in one line."""
    point = next((each.number for each in view.case.points if each.id == document.point_id), None)
    parts = (
        capitalised(document.kind),
        in_short(document.dated_on) if document.dated_on else "",
        f"from {document.sender}" if document.sender else "",
        f"on point {point}" if point else "",
        in_megabytes(document.size),
        "" if document.here else "on its way to this desk",
    )
    return " · ".join(part for part in parts if part)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stubs know bytes alone
    return bytes(buffer.data().data())
