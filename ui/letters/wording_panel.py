"""The middle of the letter screen: locked wording in grey, facts of the record, and boxes for the officer's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from complaints_desktop.letters.brief import STAYS
from complaints_desktop.letters.filling import Filling, field_states
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.letters.kinds import LetterField, LetterKind
from complaints_desktop.letters.page import (
    Block,
    Bullets,
    Figure,
    Heading,
    Page,
    Panel,
    Paragraph,
    Runs,
    Table,
    plain,
    runs_of,
)
from complaints_desktop.rules.wording import capitalised
from ui.kit.fields import LEGEND, LongTextField
from ui.kit.layouts import column, empty, frame
from ui.kit.texts import text
from ui.letters.staying import Staying

LONG = 14
"""Characters of a word that fit in the narrowest column at the largest text."""

LONG_WORD = re.compile(rf"\S{{{LONG + 4},}}")
BREAK = "\N{ZERO WIDTH SPACE}"


class LetterWords(QWidget):
    """The sections of a letter from top to bottom."""

    edited = Signal()
    moved = Signal()
    """The cursor moved in one of the boxes."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setProperty("role", "page")
        self._body = column(self, gap=3, edge=(4, 4))
        self._sections = column(gap=3)
        self.staying = Staying()
        self.staying.edited.connect(self.edited)
        self._body.addWidget(text(LEGEND, "small"))
        self._body.addLayout(self._sections)
        self._body.addWidget(self.staying)
        self._body.addStretch()
        self._fields: dict[str, LongTextField] = {}
        self._names: tuple[str, ...] = ()
        self._missing: set[str] = set()
        self._held: tuple[QWidget, int] | None = None
        """The box that was typed in last, and how far down the words it stands."""
        self._put_by: dict[str, str] = {}
        """Words kept for fields that the letter does not need as it stands; it may need them again."""
        self._waiting: Callable[[], object] | None = None
        """Lays the letter out as it is now, once nobody types in it."""
        self._shape: tuple[str, ...] = ()

    @property
    def typed(self) -> Mapping[str, str]:
        """What the officer wrote, field by field; an empty box is absent."""
        return self._put_by | {name: field.value for name, field in self.boxes.items() if field.value}

    @property
    def boxes(self) -> Mapping[str, LongTextField]:
        """The boxes for the officer's words, by field."""
        return {**self._fields, **self.staying.boxes}

    @property
    def at(self) -> tuple[str, int] | None:
        """In which box the cursor is, and after how many letters; None where it is in none."""
        field = next((each for each in self._fields.values() if each.box.hasFocus()), None)
        return (field.name, field.box.textCursor().position()) if field else None

    def fill(self, kept: Mapping[str, object]) -> None:
        """Fill the boxes from a draft."""
        for name, field in self._fields.items():
            field.set_value(kept.get(name, ""))
        said = [name for name in kept if name.startswith(STAYS) and name not in self.staying.boxes]
        unboxed = [name for name in self._names if name not in self._fields and kept.get(name)]
        self._put_by = {name: str(kept[name]) for name in (*unboxed, *said)}

    def ask(self, found: Sequence[Blocker]) -> None:
        """Ask why each of what the gate found stays, where it may."""
        self._hold_still()
        self.staying.ask(found)
        self._put_by = {name: words for name, words in self._put_by.items() if not name.startswith(STAYS)}

    def show_page(self, page: Page, kind: LetterKind) -> None:
        """Show the sections of `page`; they are laid out anew only where more than typed words has changed."""
        typed = {field.name: field for field in kind.typed_fields}
        shape = (kind.name, *(_locked(block, typed) for block in page.blocks))
        self._waiting = None
        if shape == self._shape:
            return

        def lay_out() -> None:
            self._waiting, self._shape = None, shape
            kept = dict(self.typed)
            self._lay_out(page, kind, typed)
            self.fill(kept)

        if self._typing and kind.name == self._shape[0]:
            self._waiting = lay_out  # the box that is typed in stays where it is
        else:
            lay_out()

    @property
    def _typing(self) -> bool:
        """Whether what is typed goes to one of the boxes, or will when the person comes back to the window."""
        return any(field.box is self.window().focusWidget() for field in self._fields.values())

    def _has_left(self) -> None:
        QTimer.singleShot(0, self, self._catch_up)  # the next box has the keys by then

    def _catch_up(self) -> None:
        if self._waiting and not self._typing:
            self._waiting()

    def mark(self, problems: Mapping[str, str]) -> None:
        """Say beside each box what is wrong with it."""
        self._hold_still()
        for name, field in self._fields.items():
            words = problems.get(name, "")
            if field.error != words:
                field.show_error(words)
        self._missing = {name for name in problems if name in self._fields and self._fields[name].empty}

    def _mended(self, field: LongTextField) -> None:
        """Say no longer that words are missing as soon as they are there; all else is judged with the page."""
        if field.name in self._missing and not field.empty:
            self._missing.remove(field.name)
            self._hold_still()
            field.show_error("")

    def jump(self, name: str) -> bool:
        """Put the cursor into the box of a field; return whether there is one."""
        if self._waiting and name not in self._fields:
            self._waiting()
        field = self.boxes.get(name)
        if field is None:
            return False
        field.box.setFocus()
        area = self._area()
        if area:
            area.ensureWidgetVisible(field)
            QTimer.singleShot(0, field, lambda: area.ensureWidgetVisible(field))  # a new box has its place by then
        return True

    def _area(self) -> QScrollArea | None:
        """Return what the words scroll in."""
        area = self.parentWidget()
        while area and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        return area if isinstance(area, QScrollArea) else None

    def _hold_still(self) -> None:
        """Keep the box that is typed in where it is seen, when errors come and go above it."""
        area, box = self._area(), self.window().focusWidget()
        if area is None or not any(field.box is box for field in self._fields.values()):
            return
        if self._held is None:
            area.verticalScrollBar().rangeChanged.connect(self._scroll_along)
        self._held = (box, box.mapTo(self, box.rect().topLeft()).y())

    def _scroll_along(self) -> None:
        """Scroll as far as the box has moved; the cards take their new heights one after the other."""
        area = self._area()
        if area is None or self._held is None or self._held[0] is not self.window().focusWidget():
            return
        box, before = self._held
        now = box.mapTo(self, box.rect().topLeft()).y()
        self._held = (box, now)
        area.verticalScrollBar().setValue(area.verticalScrollBar().value() + now - before)

    def focus_first(self) -> bool:
        """Put the cursor into the first empty box; return whether there is one."""
        open_ = [field for field in self.boxes.values() if field.empty]
        return bool(open_) and self.jump(open_[0].name)

    def _lay_out(self, page: Page, kind: LetterKind, typed: Mapping[str, LetterField]) -> None:
        empty(self._sections)
        self._fields, self._names = {}, tuple(typed)
        for section, blocks in _by_section(page):
            self._add_section(section, blocks, kind, typed)
        left_over = [
            state.field
            for state in field_states(kind, page)
            if state.field.typed and state.field.name not in self._fields and state.filling is not Filling.NOT_NEEDED
        ]
        if left_over:
            card, stack = frame("card", gap=3, edge=4)
            stack.addWidget(text("You may also say", "subheading"))
            for field in left_over:
                stack.addWidget(self._box(field))
            self._sections.addWidget(card)

    def _add_section(
        self, section: str, blocks: list[Block], kind: LetterKind, typed: Mapping[str, LetterField]
    ) -> None:
        about = next((each for each in kind.sections if each.name == section), None)
        card, stack = frame("card", gap=2, edge=4)
        title = next((plain(b.runs) for b in blocks if isinstance(b, Heading) and b.level < 3), "") or section
        paragraphs = f"   Code {', '.join(about.paragraphs)}" if about and about.paragraphs else ""
        head = text(capitalised(title), "subheading")
        stack.addWidget(head)
        if paragraphs:
            stack.addWidget(text(paragraphs.strip(), "small"))
        locked: list[str] = []
        for block in blocks:
            names = {run.field: None for run in runs_of(block) if run.field}
            boxes = [typed[name] for name in names if name in typed and name not in self._fields]
            locked += [words for words in _lines(block, typed) if words and words != title]
            if boxes:
                _flush(locked, stack)
                for field in boxes:
                    stack.addWidget(self._box(field))
        _flush(locked, stack)
        self._sections.addWidget(card)

    def _box(self, field: LetterField) -> QWidget:
        paragraph = f"Code {field.paragraph}. " if field.paragraph else ""
        box = LongTextField(field.name, field.label, hint=f"{paragraph}{field.hint}", lines=3)
        if field.required:
            box.require()
        box.edited.connect(partial(self._mended, box))
        box.edited.connect(self.edited)
        box.left.connect(self._has_left)
        box.box.cursorPositionChanged.connect(self.moved)
        self._fields[field.name] = box
        return box


def breakable(words: str) -> str:
    """Return words to be shown in which a long one, such as a web address, may go on in the next line."""
    return LONG_WORD.sub(lambda found: BREAK.join(re.findall(f".{{1,{LONG}}}", found[0])), words)


def _flush(locked: list[str], stack: object) -> None:
    """Show the locked wording gathered so far as one grey passage."""
    if locked:
        label = text(breakable("\n\n".join(locked)), "paper-locked")
        label.setAccessibleName(f"Locked wording: {' '.join(locked)}")
        stack.addWidget(label)  # type: ignore[attr-defined]  # a box layout of the kit
        locked.clear()


def _by_section(page: Page) -> Iterator[tuple[str, list[Block]]]:
    sections: dict[str, list[Block]] = {}
    for block in page.blocks:
        sections.setdefault(block.section, []).append(block)
    yield from sections.items()


def _locked(block: Block, typed: Mapping[str, LetterField]) -> str:
    """Return what a block says apart from typed words, to see whether anything else has changed."""
    return f"{type(block).__name__} {block.section} " + "|".join(
        run.field or "" if run.field in typed else run.text for run in runs_of(block)
    )


def _lines(block: Block, typed: Mapping[str, LetterField]) -> list[str]:
    """Return a block as lines of plain words, with typed values left out: their boxes stand below."""

    def words(runs: Runs) -> str:
        return "".join(run.text for run in runs if run.field not in typed).strip()

    match block:
        case Heading() | Paragraph():
            return [words(block.runs)]
        case Figure():
            return [words(block.said)]
        case Bullets():
            return ["\n".join(f"•  {words(item)}" for item in block.items)]
        case Panel():
            return ["\n".join(words(line) for line in block.lines)]
        case Table():
            return ["\n".join(" · ".join(words(cell) for cell in row if words(cell)) for row in block.rows)]
