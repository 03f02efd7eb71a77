"""Letters and the Code: every kind of letter with what it must say, by which paragraph, and a sample of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.declared import asked_of, facts_of, field_words, issued_by, section_words, stages_of
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.rules.wording import count
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.flow import flow
from ui.kit.layouts import column, empty, filling, scrolled, sized
from ui.kit.paged_table import PagedTable
from ui.kit.panes import SIDE, SidePanes
from ui.kit.paper import Paper
from ui.kit.tabs import Tabs
from ui.kit.texts import copyable, heading, text
from ui.workplace.files import ask_to_save
from ui.workplace.list_out import KINDS
from ui.workplace.place import Place
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from pathlib import Path

    from complaints_desktop.office import Office

COLUMNS: tuple[Column[LetterKind], ...] = (
    Column(name="code", title="Number", width=14, text=lambda kind: kind.code),
    Column(name="title", title="Letter", width=56, text=lambda kind: kind.title, stretch=True),
    Column(name="stage", title="Stage", width=18, text=stages_of, goes=True),
    Column(name="due", title="By when", width=40, text=lambda kind: kind.due, goes=True),
    Column(name="paragraphs", title="Code", width=24, text=lambda kind: ", ".join(kind.must_say), goes=True),
    Column(
        name="by",
        title="Issued by",
        width=30,
        text=lambda kind: ", ".join(role.value for role in issued_by(kind)),
        shown=False,
    ),
    Column(name="to", title="To", width=24, text=lambda kind: kind.audience, shown=False),
)


class CatalogueScreen(Screen):
    """Every kind of letter; the chosen one beside the list, in words and as a sample."""

    subjects = frozenset({Subject.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the first letter of the catalogue."""
        super().__init__(workplace)
        self.table: PagedTable[LetterKind] = PagedTable("Kinds of letter", COLUMNS)
        self.paper = Paper("A sample of the letter")
        words = QWidget()
        self._words = column(words, gap=3, edge=(5, 5, 6, 6))
        self.tabs = Tabs("The letter")
        self.tabs.add(scrolled(words), "What it must say")
        self.tabs.add(self.paper, "A sample")
        self.panes = SidePanes(self._list(), self.tabs, names=("Letters", "The letter"), units=150, least=90, share=0.5)
        column(self, gap=0).addWidget(self.panes)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.table.activated.connect(lambda _: self.panes.show_part(SIDE))

    def _list(self) -> QWidget:
        page = QWidget()
        stack = column(page, gap=3, edge=(5, 6, 6, 6))
        stack.addWidget(text("Letters and the Code", "title"))
        stack.addWidget(
            text(
                f"{count(len(letter_kinds()), 'kind')} of letter, with the paragraphs of the Code that each meets",
                "hint",
            )
        )
        stack.addWidget(flow(Button("Take out…", self._ask_file, icon_name="save")))
        stack.addWidget(filling(sized(self.table, least_height=40), least_height=40), 1)
        return page

    def focus_first(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    def show_place(self, place: Place) -> None:
        """Show the kind of that name."""
        names = [kind.name for kind in letter_kinds()]
        self.load()
        if place.place in names:
            self.table.choose_row(names.index(place.place))

    def load(self) -> None:
        """Fill the list once, and draw what is chosen anew: the sample has the landlord's own head."""
        if not self.table.currentIndex().isValid():
            kinds = letter_kinds()
            self.table.show_ids([kind.name for kind in kinds], {kind.name: kind for kind in kinds})
            self.table.choose_row(0)
        else:
            self._choose()

    def _choose(self) -> None:
        kind = self.table.current
        if kind is None:
            return
        self._say(kind)

        def work(office: Office) -> bytes:
            from complaints_desktop.letters.example_page import BY_SOMEBODY_ELSE, example_page
            from complaints_desktop.letters.write import write

            return write(example_page(kind, office.desk(), without=BY_SOMEBODY_ELSE), ".pdf")

        def show(content: bytes) -> None:
            self.paper.show_pdf(content, whole=True)

        self.workplace.operations.read(self, work, show, topic="sample")

    def _say(self, kind: LetterKind) -> None:
        """Tell the kind in words."""
        stack = self._words
        empty(stack)
        stack.addWidget(copyable(f"{kind.code} · {kind.title}", "heading"))
        asked = kind.name in self.workplace.desk().settings.approvals
        for name, said in facts_of(kind, asked=asked):
            _add_pair(stack, text(name, "overline"), copyable(said))
        stack.addWidget(heading("What it says"))
        for field in asked_of(kind):
            _add_pair(stack, copyable(field.label), copyable(field_words(field), "hint"))
        stack.addWidget(heading("Its sections, in order"))
        for section in kind.sections:
            stack.addWidget(copyable(section_words(section)))
        stack.addStretch()

    def _ask_file(self) -> None:
        path = ask_to_save(self, self.workplace.folder, "Take out the catalogue of letters", "letters.xlsx", KINDS)
        if path:
            self.take_out(path)

    def take_out(self, path: Path) -> None:
        """Write a line for each field of each kind to a table."""

        def work(_: Office) -> int:
            from complaints_desktop.exchange.listed import write_list

            titles = ("Number", "Letter", "Field", "Must", "From", "Code")
            rows = [
                (kind.code, kind.title, each.label, "yes" if each.required else "no", source, each.paragraph or "")
                for kind in letter_kinds()
                for each in asked_of(kind)
                for source in ["officer" if each.typed else "record"]
            ]
            write_list(path, titles, rows)
            return len(rows)

        def said(number: int) -> None:
            self.workplace.go.say(f"{count(number, 'line')} written to {path.name}")

        self.workplace.operations.read(self, work, said, topic="take out")


def _add_pair(stack: QBoxLayout, *parts: QWidget) -> None:
    """Add words that belong together, one close under the other."""
    pair = column(gap=0)
    for part in parts:
        pair.addWidget(part)
    stack.addLayout(pair)
