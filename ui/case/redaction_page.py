"""A copy of a document with areas blacked out for good: drawn on its pages, listed, and kept beside the document."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from complaints_desktop.actions import documents
from complaints_desktop.documents.redaction import Area, PageSeen, area_of
from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.reading.documents import page_of, redacted_copy
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from ui.case.page_keys import PageKeys
from ui.case.page_picture import KEYS, Edges, PagePicture
from ui.kit.buttons import Button, turn_between
from ui.kit.fields import TextField
from ui.kit.flow import flow
from ui.kit.layouts import column, empty, frame, row, scrolled, sized
from ui.kit.texts import heading, text
from ui.workplace.meter import Meter
from ui.workplace.workplace import Workplace

WHY = "What is black is gone for good in the copy: its pages become pictures, without text. The document itself stays."
EDGES = ("Left", "Top", "Right", "Bottom")


class RedactionPage(QFrame):
    """The pages of one document, and what is to be black on them."""

    left = Signal()

    def __init__(self, workplace: Workplace, case_id: str, document: DocumentFacts) -> None:
        """Ask for its first page."""
        super().__init__()
        self.setProperty("role", "page")
        self._workplace, self._case_id, self._document = workplace, case_id, document
        self._number, self._pages, self._picture = 1, 1, QPixmap()
        self.areas: list[Area] = []
        self.page = PagePicture()
        self.page.marked.connect(self._mark)
        self.page.framed.connect(self._follow)
        self.edges = {name: TextField(name, name, width=14, longest=3) for name in EDGES}
        for field in self.edges.values():
            field.edited.connect(self._frame_typed)
        outer = column(self, gap=0)
        head, line = frame("head", across=True, edge=(2.5, 6))
        line.addWidget(text(f"Black out: {document.title}", "title"), 1)
        outer.addWidget(head)
        middle = row(gap=0)
        self._roll = scrolled(self.page)
        self._keys = PageKeys(self._roll, self._turn_by)
        middle.addWidget(self._roll, 1)
        middle.addWidget(sized(scrolled(self._side()), width=84))
        outer.addLayout(middle, 1)
        foot, line = frame("foot", across=True, edge=(2.5, 6))
        self.save = Button("Keep the copy", self._keep, role="primary", icon_name="tick")
        line.addWidget(flow(self.save, Button("Back to the case", self.left.emit)), 1)
        outer.addWidget(foot)
        self._show_edges(self.page.frame)
        self._show_areas()
        self._turn(1)

    def focus_first(self) -> None:
        """Put the cursor on the page."""
        self.page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, and go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._keys.press(event.key()):
            super().keyPressEvent(event)

    def _side(self) -> QWidget:
        side, stack = frame("group", gap=3, edge=4)
        self._which = text("Page 1", wrap=False)
        self._before = Button("Previous", partial(self._turn_by, -1), name="Previous page")
        self._after = Button("Next", partial(self._turn_by, 1), name="Next page")
        stack.addWidget(flow(self._which, self._before, self._after))
        stack.addWidget(text(WHY, "hint"))
        stack.addWidget(text(f"Draw with the mouse. {KEYS}; or type its edges, from 0 to 100.", "hint"))
        stack.addWidget(flow(*self.edges.values()))
        stack.addWidget(flow(Button("Black it out", self._mark_typed, icon_name="plus")))
        stack.addWidget(heading("What is black"))
        self._listed = column(gap=1)
        stack.addLayout(self._listed)
        stack.addStretch()
        return side

    def _turn_by(self, pages: int) -> None:
        if 1 <= self._number + pages <= self._pages:
            self._turn(self._number + pages)

    def _turn(self, number: int) -> None:
        about = self._document.id
        self._workplace.operations.read(
            self,
            lambda office: page_of(office.record, office.desk(), document_id=about, number=number),
            self._show_page,
            topic="page",
            words="Drawing the page",
            meter=Meter(self),
        )

    def _show_page(self, seen: PageSeen) -> None:
        self._number, self._pages = seen.number, seen.pages
        self._picture = QPixmap()
        self._picture.loadFromData(seen.picture, "PNG")
        turn_between(self._before, self._after, number=seen.number, pages=seen.pages)
        self._which.setText(f"Page {seen.number} of {seen.pages}")
        self._draw()

    def _draw(self) -> None:
        here = [(each.left, each.top, each.right, each.bottom) for each in self.areas if each.page == self._number]
        words = (
            f"Page {self._number} of {self._pages} of {self._document.title}, {count(len(here), 'area')} black on it"
        )
        self.page.show_page(self._picture, here, words)

    def _show_edges(self, edges: Edges) -> None:
        for field, value in zip(self.edges.values(), edges, strict=True):
            field.set_value(str(value))
            field.show_error("")

    def _follow(self, edges: Edges) -> None:
        """Say where the frame stands now, and keep it in view."""
        self._show_edges(edges)
        at = self.page.framed_at
        self._roll.ensureVisible(at.center().x(), at.center().y(), 0, at.height())

    def _frame_typed(self) -> None:
        """Have the frame follow what is typed, as soon as that is an area."""
        try:
            area = self._typed()
        except Refused:
            return
        self.page.show_frame((area.left, area.top, area.right, area.bottom))

    def _typed(self) -> Area:
        return area_of(",".join([str(self._number), *(str(each.value or "") for each in self.edges.values())]))

    def _mark(self, edges: Edges) -> None:
        """Black out what was drawn."""
        self._add(area_of(",".join(map(str, (self._number, *edges)))))

    def _mark_typed(self) -> None:
        """Black out what was typed; where that is no area, say so at the first field."""
        try:
            self._add(self._typed())
        except Refused as refused:
            self.edges["Left"].show_error(f"{refused.why}.")
            self.edges["Left"].control.setFocus()

    def _add(self, area: Area) -> None:
        if area not in self.areas:
            self.areas.append(area)
        self._show_areas()

    def _remove(self, area: Area) -> None:
        self.areas.remove(area)
        self._show_areas()
        self.page.setFocus()

    def _show_areas(self) -> None:
        empty(self._listed)
        for each in sorted(self.areas, key=lambda area: (area.page, area.top, area.left)):
            words = f"Page {each.page}: {each.left} to {each.right} across, {each.top} to {each.bottom} down"
            remove = Button("Remove", partial(self._remove, each), role="link", name=f"Remove {words}")
            self._listed.addWidget(flow(text(words, "small", wrap=False), remove))
        if not self.areas:
            self._listed.addWidget(text("Nothing yet.", "hint"))
        self.save.setEnabled(bool(self.areas))
        self._draw()

    def _keep(self) -> None:
        self.save.setEnabled(False)
        about, areas = self._document.id, tuple(self.areas)
        self._workplace.operations.read(
            self,
            lambda office: redacted_copy(office.record, document_id=about, areas=areas),
            self._put_beside,
            topic="copy",
            words="Blacking out",
            refused=self._refuse,
            meter=Meter(self),
        )

    def _put_beside(self, copy: bytes) -> None:
        work = partial(documents.redact, case_id=self._case_id, document_id=self._document.id, copy=copy)
        self._workplace.operations.do(self, work, lambda _: self._kept(), words="Blacking out", refused=self._refuse)

    def _kept(self) -> None:
        self._workplace.go.say("A redacted copy is beside it. Look at it before it leaves")
        self.left.emit()

    def _refuse(self, refused: Refused) -> None:
        self.save.setEnabled(True)
        self._workplace.operations.refused.emit(refused)
