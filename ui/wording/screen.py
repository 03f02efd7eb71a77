"""The wording of letters: sections on the left, the text in the middle, the page that it makes on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.wordings import EVERY_LETTER
from complaints_desktop.exchange.wordings import taken_out
from complaints_desktop.reading.wordings import LetterState, SectionBook, SectionState, letter_states, section_book
from complaints_desktop.rules.refusals import Refused
from db.files import write_whole
from ui.kit.buttons import Button
from ui.kit.fields import ChoiceField
from ui.kit.flow import flow
from ui.kit.layouts import column, frame, scrolled, sized
from ui.kit.paper import Paper
from ui.kit.parts import Parts
from ui.kit.texts import text
from ui.wording.editor import Editor
from ui.wording.history import History
from ui.wording.preview import Asked, Preview, preview
from ui.workplace.drafts import DraftKeeper
from ui.workplace.files import ask_to_save
from ui.workplace.place import Place
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session
    from complaints_desktop.office import Office

SECTIONS, TEXT, PAGE = "sections", "text", "page"
PAUSE = 40
"""Milliseconds after the last key before the page is set anew."""

LEAST, NARROW, READABLE = 190, 50, 76
"""Units across: that all three parts need, that a choice takes beside the text, and that the text has at least."""

MOST_OF_IT, LEAST_OF_IT, WHOLE, WHOLE_LEAST = "most", "least", "whole", "whole least"
SHOWN = (
    (MOST_OF_IT, "This section, all of it"),
    (LEAST_OF_IT, "This section, the least"),
    (WHOLE, "The letter, all of it"),
    (WHOLE_LEAST, "The letter, the least"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """The letters with how they stand, and the section that is open."""

    letters: tuple[LetterState, ...]
    book: SectionBook | None


class WordingScreen(Screen):
    """One section of one letter at a time."""

    subjects = frozenset({Subject.WORDING, Subject.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with what every letter says."""
        super().__init__(workplace)
        self._kind, self._section = EVERY_LETTER, ""
        self._letters: Mapping[str, LetterState] = {}
        self.book: SectionBook | None = None
        self.dirty = False
        self._filled = ("", "")  # the section whose text is in the box
        self._draft: DraftKeeper | None = None
        self.letter = ChoiceField("letter", "Letter", (), width=NARROW, unchosen="Choose a letter…")
        self.sections = QListWidget()
        self.sections.setAccessibleName("Sections of the letter")
        self.sections.setWordWrap(True)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor, self.history = Editor(workplace.today), History()
        self.shown = ChoiceField("shown", "Show", SHOWN, width=NARROW)
        self.shown.set_value(MOST_OF_IT)
        self.paper = Paper("The page of the made-up complaint, in these words")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask_page)
        self._lay_out()
        self.letter.edited.connect(lambda: self._open(str(self.letter.value or EVERY_LETTER), ""))
        self.sections.currentRowChanged.connect(self._choose)
        self.sections.itemActivated.connect(lambda _: self._to_text())
        self.editor.edited.connect(self._typed)
        self.editor.saved.connect(self.save)
        self.editor.reset.connect(self.go_back)
        self.editor.discarded.connect(self._discard)
        self.history.taken.connect(self._take)
        self.shown.edited.connect(self._ask_page)
        screen_action(self, "Save this wording", "Ctrl+Return", self.save)

    def _lay_out(self) -> None:
        side, stack = frame("group", gap=3, edge=(5, 3, 3, 3))
        stack.addWidget(text("Wording of letters", "title"))
        stack.addWidget(self.letter)
        stack.addWidget(self.sections, 1)
        self.out = Button("Take our wording out…", self.take_out, role="link")
        self.bring = Button("Take a set in…", lambda: self.workplace.go.show_screen("wording-file"), role="link")
        stack.addWidget(flow(self.out, self.bring))
        middle = QWidget()
        inside = column(middle, gap=0)
        inside.addWidget(self.editor)
        inside.addWidget(self.history)
        inside.addStretch()
        words = sized(scrolled(middle), least_width=READABLE)
        right, beside = frame("group", gap=2, edge=(3, 3))
        beside.addWidget(self.shown)
        beside.addWidget(sized(self.paper, least_height=30), 1)
        parts = {SECTIONS: ("Sections", side, 3), TEXT: ("Wording", words, 6), PAGE: ("Page", right, 8)}
        self.parts = Parts(parts, least=LEAST)
        column(self, gap=0).addWidget(self.parts)

    def show_place(self, place: Place) -> None:
        """Show a section: the letter by its name, the section by its own."""
        if place.place:
            self._open(place.place, place.subject)
            self.parts.show_part(TEXT if place.subject else SECTIONS)

    def focus_first(self) -> None:
        """Begin with the choice of the letter."""
        self.letter.control.setFocus()

    def load(self) -> None:
        """Read the letters, and the section that is open."""
        kind, section = self._kind, self._section

        def work(session: Session, desk: Desk) -> Found:
            letters = letter_states(desk)
            open_ = (kind, section) if section else _first(letters, kind)
            return Found(letters, section_book(session, desk, *open_))

        def ask(office: Office) -> Found:
            with office.record.reading() as session:
                return work(session, office.desk())

        self.workplace.operations.read(self, ask, self._show, topic="wording", words="Reading the wording")

    def save(self) -> None:
        """Keep what is typed as a version, if it is whole."""
        if not (self.book and self.editor.save.isVisible() and self.editor.form.check()):
            return
        typed, why, from_on = self.editor.text.value, self.editor.why.value, self.editor.from_on.value
        kind, section, confirmed = self._kind, self._section, self.editor.confirmed

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.wordings import write_wording

            asked = {"kind": kind, "section": section, "text": typed, "why": why}
            return write_wording(session, desk, **asked, from_on=from_on, confirmed=confirmed)

        self.workplace.operations.do(self, work, lambda _: self._saved("The wording is saved"), refused=self._refuse)

    def go_back(self) -> None:
        """Go back to the program's own wording, with a reason."""
        if not (self.book and self.editor.form.check()):
            return
        asked = {"kind": self._kind, "section": self._section, "why": self.editor.why.value}

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.wordings import reset_wording

            return reset_wording(session, desk, **asked)

        done = "The program's own wording holds again"
        self.workplace.operations.do(self, work, lambda _: self._saved(done), refused=self._refuse)

    def take_out(self) -> None:
        """Ask for a file, and write the landlord's own wording into it."""
        path = ask_to_save(self, self.workplace.folder, "Take our wording out", "wording.json", "Wordings (*.json)")
        if path:
            self.write_out(path)

    def write_out(self, path: Path) -> None:
        """Write the landlord's own wording into a file."""
        said = f"The landlord's own wording is in {path.name}"
        write = partial(write_whole, path)
        self.workplace.operations.read(
            self,
            lambda office: write(taken_out(office.desk()).encode()),
            lambda _: self.workplace.go.say(said),
            topic="out",
            words="Writing the file",
        )

    def _open(self, kind: str, section: str) -> None:
        if (kind, section) == (self._kind, self._section):
            return
        if self._draft:
            self._draft.flush()
        self._kind, self._section = kind, section
        self.letter.set_value(kind)
        self.dirty = False
        self.load()

    def _choose(self, at: int) -> None:
        item = self.sections.item(at)
        if item is not None and item.data(NAME) != self._section:
            self._open(self._kind, str(item.data(NAME)))

    def _to_text(self) -> None:
        self.parts.show_part(TEXT)
        self.editor.text.box.setFocus()

    def _show(self, found: Found) -> None:
        self._letters = {each.name: each for each in found.letters}
        self.letter.set_choices([(each.name, _called(each)) for each in found.letters])
        self.book = found.book
        if found.book is None:
            return
        self._kind, self._section = found.book.state.kind, found.book.state.name
        self.letter.set_value(self._kind)
        self._list_sections(self._letters[self._kind])
        self.editor.show_book(found.book, self._letters[self._kind].title)
        self.history.show_versions(found.book.versions, may=found.book.may_not is None)
        if self._filled != (self._kind, self._section):
            self._begin(found.book)
        elif not self.dirty:
            self._hold(found.book)
        self._ask_page()

    def _begin(self, book: SectionBook) -> None:
        """Put the text of another section in, and what was typed of it before."""
        self._filled = (self._kind, self._section)
        self._hold(book)
        if book.may_not is None:
            self._draft = DraftKeeper(
                self, self.workplace, f"wording:{self._kind}:{self._section}", None, lambda: self.editor.typed
            )
            self._draft.load(self._restore)
        else:
            self._draft = None

    def _hold(self, book: SectionBook) -> None:
        self.dirty = False
        self.editor.fill({"text": book.text})
        self.editor.kept.say("")
        self.editor.show_dirty(dirty=False)

    def _restore(self, kept: Mapping[str, Any]) -> None:
        if kept and not self.dirty and self.book and kept.get("text") != self.book.text:
            self.editor.fill(kept)
            self._mark()
            self.editor.kept.say("Not saved yet", more="This is what you typed here before.", tone="warn")
            self._ask_page()

    def _list_sections(self, letter: LetterState) -> None:
        blocked = self.sections.blockSignals(True)
        self.sections.clear()
        for each in letter.sections:
            item = QListWidgetItem(" · ".join((each.title, *_said(each))))
            item.setData(NAME, each.name)
            self.sections.addItem(item)
            if each.name == self._section:
                self.sections.setCurrentItem(item)
        self.sections.blockSignals(blocked)

    def _typed(self) -> None:
        self._mark()
        if self._draft:
            self._draft.touch()
        self._pause.start()

    def _mark(self) -> None:
        self.dirty = True
        self.editor.show_dirty(dirty=True)

    def _take(self, words: str) -> None:
        self.editor.fill({**self.editor.typed, "text": words})
        self._typed()
        self._to_text()

    def _discard(self) -> None:
        if self._draft:
            self._draft.end()
        if self.book:
            self._hold(self.book)
        self._ask_page()

    def _ask_page(self) -> None:
        if self.book is None:
            return
        shown = str(self.shown.value or MOST_OF_IT)
        asked = Asked(
            self._kind,
            self._section,
            self.editor.text.value,
            least=shown in (LEAST_OF_IT, WHOLE_LEAST),
            whole=shown in (WHOLE, WHOLE_LEAST),
        )
        self.workplace.operations.read(
            self, lambda office: preview(office, asked), self._show_page, topic="page", words="Setting the page"
        )

    def _show_page(self, made: Preview) -> None:
        self.editor.show_gaps(made.gaps)
        self.editor.show_added(made.adds)
        if made.pdf:
            self.paper.show_pdf(made.pdf)

    def _saved(self, said: str) -> None:
        if self._draft:
            self._draft.end()
        self.dirty = False
        self._filled = ("", "")
        self.workplace.go.say(said)
        self.load()

    def _refuse(self, refused: Refused) -> None:
        self.editor.refuse(refused)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, and say that it is not saved."""
        if self.dirty and self._draft and not event.spontaneous():
            self._draft.flush()
            self.workplace.go.say("Wording of letters: what you typed is kept, and not saved yet", tone="info")
        super().hideEvent(event)


NAME = Qt.ItemDataRole.UserRole
"""Where an item keeps the name of its section."""


def _first(letters: Sequence[LetterState], kind: str) -> tuple[str, str]:
    """Return what is opened where no section is named: one that clashes, at first; else the first of the letter."""
    clash = [each for letter in letters for each in letter.sections if each.clash]
    if clash and kind == EVERY_LETTER:
        return clash[0].kind, clash[0].name
    return kind, next(letter.sections[0].name for letter in letters if letter.name == kind)


def _called(letter: LetterState) -> str:
    said = sum(each.own for each in letter.sections)
    code = f"{letter.code} " if letter.code else ""
    return f"{code}{letter.title}{f' · {said} changed' if said else ''}"


def _said(state: SectionState) -> tuple[str, ...]:
    words = (
        ("locked", state.locked),
        ("changed", state.own),
        ("two versions", state.clash),
        ("not used", state.passed_over),
    )
    return tuple(word for word, so in words if so)
