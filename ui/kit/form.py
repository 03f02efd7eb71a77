"""A form: its fields by name, its errors in a summary that jumps to each of them, and its entries as a draft."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from complaints_desktop.rules.refusals import Refused
from ui.kit.announcing import announce
from ui.kit.buttons import Button, Link
from ui.kit.date_field import DateField
from ui.kit.fields import LEGEND, Field
from ui.kit.icons import Picture
from ui.kit.layouts import column, empty, restyle, row, show_if
from ui.kit.texts import text


class ErrorSummary(QFrame):
    """All that has to be mended, on top of the form; each line jumps to its field."""

    jumped = Signal(str)

    def __init__(self) -> None:
        """Start with nothing wrong."""
        super().__init__()
        self.setProperty("role", "banner")
        restyle(self, tone="danger")
        line = row(self, gap=2.5, edge=(2, 3))
        line.addWidget(Picture("warning", "danger", units=5), 0, Qt.AlignmentFlag.AlignTop)
        stack = column(gap=0.5)
        self._title = text("There is something to put right", "subheading")
        stack.addWidget(self._title)
        self._lines = column(gap=0)
        stack.addLayout(self._lines)
        line.addLayout(stack, 1)
        self.hide()

    def say(self, problems: Sequence[tuple[str, str]]) -> None:
        """Show (field name, what is wrong) line by line; with none, go away."""
        empty(self._lines)
        many = len(problems)
        self._title.setText("There is something to put right" if many == 1 else f"There are {many} things to put right")
        self.setAccessibleName(". ".join([self._title.text(), *(words for _, words in problems)]))
        for name, words in problems:
            button = Link(words, partial(self.jumped.emit, name), tone="danger")
            self._lines.addWidget(button)
        show_if(self, bool(problems))

    def offer(self, label: str, act: Callable[[], object]) -> None:
        """Put a button under the lines, with which one goes on from here."""
        self._lines.addWidget(Button(label, act), 0, Qt.AlignmentFlag.AlignLeft)


class Form(QObject):
    """The fields of one screen or dialog, known by name."""

    edited = Signal()

    def __init__(self, fields: Iterable[Field], parent: QWidget) -> None:
        """`fields` in reading order, shown somewhere inside `parent`."""
        super().__init__(parent)
        self.summary = ErrorSummary()
        self.summary.jumped.connect(self.jump)
        self.legend = text("", "small", wrap=False)
        self._fields: dict[str, Field] = {}
        self._required: dict[str, str] = {}
        self._problems: list[tuple[str, str]] = []
        for field in fields:
            self.add(field)

    def add(self, field: Field) -> None:
        """Take one more field, at the end of the reading order."""
        self._fields[field.name] = field
        field.edited.connect(partial(self._mended, field))
        field.edited.connect(self.edited)

    def require(self, required: Mapping[str, str], *, only: bool = False) -> None:
        """Mark what must be filled in: `required` says, by the field, what is missing where it is empty.

        Where that is all there is, no field is marked: the legend says it once. `only`: what had to be filled in before
        need not be any more.
        """
        for name in self._required.keys() - required.keys() if only else ():
            del self._required[name]
            self._fields[name].let_be()
        self._required |= required
        marked = len(self._required) < len(self._fields)
        for name in self._required:
            self._fields[name].require(marked=marked)
        many = len(self._required) > 1
        self.legend.setText(LEGEND if marked else "All must be filled in" if many else "")
        show_if(self.legend, bool(self.legend.text()))

    def leave_out(self, names: Collection[str]) -> None:
        """Hide these fields and show the others; one that holds something stays to be seen."""
        for name, field in self._fields.items():
            show_if(field, name not in names or not field.empty)

    def drop(self, name: str) -> None:
        """Let a field go that is no longer on the screen."""
        self._fields.pop(name, None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in reading order."""
        return tuple(self._fields)

    def __getitem__(self, name: str) -> Field:
        """Return the field called `name`."""
        return self._fields[name]

    def __contains__(self, name: str) -> bool:
        """Whether there is a field called `name`."""
        return name in self._fields

    def text(self, name: str) -> str:
        """Return the text of a field, empty where there is none."""
        return str(self._fields[name].value or "")

    def said(self, name: str) -> str | None:
        """Return the text of a field, None where nothing was typed."""
        return self.text(name) or None

    def date(self, name: str) -> date | None:
        """Return the date of a field."""
        value = self._fields[name].value
        return value if isinstance(value, date) else None

    def check(self) -> bool:
        """Show what is missing or cannot be, and return whether all is well."""
        problems = []
        for name, field in self._fields.items():
            wrong = self._wrong(field)
            field.show_error(wrong)
            if wrong:
                problems.append((name, wrong))
        self._say(problems)
        return not problems

    def _wrong(self, field: Field) -> str:
        """Return what is missing in a field, or cannot be."""
        wrong = field.problem if isinstance(field, DateField) else ""
        return wrong or (self._required.get(field.name, "") if field.empty else "")

    def _mended(self, field: Field) -> None:
        """Take an error away as soon as its field is put right; whether a refusal is met is seen when it is sent."""
        left = [(name, words) for name, words in self._problems if name != field.name]
        if left == self._problems or self._wrong(field):
            return
        field.show_error("")
        self._problems = left
        self.summary.say(left)

    def refuse(self, refused: Refused) -> None:
        """Show a refusal at the field it is about, or on top where it is about none."""
        words = f"{refused.why}. {refused.do}" + (f" (Code {refused.paragraph})" if refused.paragraph else "")
        name = refused.field or ""
        if name in self._fields:
            self._fields[name].show()
            self._fields[name].show_error(words)
        self._say([(name, words)])

    def jump(self, name: str) -> None:
        """Put the cursor into a field, scrolled into view."""
        field = self._fields.get(name)
        if field is None:
            return
        field.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        area = field.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(field)

    def keep(self) -> dict[str, object]:
        """Return the entries as a draft keeps them."""
        return {name: _plain(field.kept) for name, field in self._fields.items() if field.kept or not field.empty}

    def fill(self, kept: Mapping[str, object]) -> None:
        """Fill the fields from a draft or the record."""
        for name, value in kept.items():
            if name in self._fields:
                self._fields[name].set_value(value)

    def clear(self) -> None:
        """Empty every field and take the errors away."""
        for field in self._fields.values():
            field.set_value(None)
            field.show_error("")
        self._problems = []
        self.summary.say([])

    def _say(self, problems: Sequence[tuple[str, str]]) -> None:
        self._problems = list(problems)
        self.summary.say(problems)
        if problems:
            announce(self.summary, " ".join(words for _, words in problems), now=True)
        if problems and problems[0][0] in self._fields:
            QTimer.singleShot(0, self, lambda: self.jump(problems[0][0]))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
