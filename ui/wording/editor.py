"""One section in words: the text, why it changes, from when; what stops it; save it, or go back to ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.wordings import ADDED
from complaints_desktop.letters.whole import Gap
from complaints_desktop.reading.wordings import SectionBook
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.date_field import DateField
from ui.kit.fields import LongTextField, TextField, TickField
from ui.kit.flow import flow
from ui.kit.form import Form
from ui.kit.layouts import column, show_if
from ui.kit.texts import text

LINES = 14
NAMED = 4
"""So many things that are missing are named at once; what is mended makes room for the next."""

LOCKED = "This section says what is decided or what the resident may do: a complaints manager changes it."
ABOUT = (
    "{{name}} is filled in from the record. On lines of their own: {{?name}} … {{/name}} is printed if there is such a "
    "thing, {{^name}} if there is none, {{#name}} once for each."
)
CONSISTENT = "I have read it with the rest of the section: it takes nothing of it back"
CLASH = "Two desks changed this section at once"
CHOOSE = "Both stand below. Take one of them or write a third, and save it. Until then what was before them holds."
PASSED = "The landlord's wording of this section is not used"
WHY_PASSED = "It is not whole by this program, which asks for more than it did. Mend it here; until then ours holds."


class Editor(QWidget):
    """The text of the chosen section, and what can be done with it."""

    edited = Signal()
    saved = Signal()
    reset = Signal()
    discarded = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        """Begin without a section."""
        super().__init__()
        self.setProperty("role", "page")
        stack = column(self, gap=3, edge=(4, 4))
        self.title, self.about = text("", "title"), text("", "hint")
        self.barred, self.clash, self.missing, self.kept = Banner(), Banner(), Banner(), Banner()
        self.text = LongTextField("text", "The wording", hint=ABOUT, lines=LINES)
        self.added = Banner()
        self.consistent = TickField("consistent", CONSISTENT)
        self.why = TextField("why", "Why is it changed?", hint="For the history: one line is enough", width=0)
        day = partial(DateField, today=today, why_not=lambda _: None, brief=True)
        self.from_on = day("from_on", "From when?", hint="Empty: from today")
        self.form = Form((self.text, self.consistent, self.why, self.from_on), self)
        self.form.require({"why": "Say why, for the history"}, only=True)
        self.save = Button("Save this wording", self.saved.emit, role="primary")
        self.save.setToolTip("Ctrl+Enter")
        self.back = Button("Go back to the program's own…", self.reset.emit)
        self.discard = Button("Discard what I typed", self.discarded.emit, role="link")
        parts: tuple[QWidget, ...] = (
            *(self.title, self.about, self.barred, self.clash, self.kept, self.form.summary, self.text, self.missing),
            *(self.added, self.consistent, self.why, self.from_on, flow(self.save, self.back, self.discard)),
        )
        for part in parts:
            stack.addWidget(part)
        self.text.edited.connect(self.edited)
        self.why.edited.connect(self.edited)
        self.from_on.edited.connect(self.edited)
        self._may = False
        self._whole = True
        self._adds: tuple[str, ...] = ()
        self.show_added(())

    @property
    def confirmed(self) -> tuple[str, ...]:
        """The sentences that are shown as added, where somebody says that they take nothing back."""
        return self._adds if self.consistent.value else ()

    @property
    def typed(self) -> Mapping[str, object]:
        """What is typed, as a draft keeps it."""
        return self.form.keep()

    def show_book(self, book: SectionBook, letter: str) -> None:
        """Show a section; `fill` puts its text in."""
        state, refused = book.state, book.may_not
        self.title.setText(state.title)
        code = f"Code {', '.join(state.paragraphs)}. " if state.paragraphs else ""
        whose = "The landlord's own wording holds." if state.own else "The program's own wording holds."
        self.about.setText(f"{letter}. {code}{whose}{f' {LOCKED}' if state.locked else ''}")
        self.barred.say(
            refused.why if refused else "", more=refused.do if refused else "", tone="info", icon_name="lock"
        )
        passed = PASSED if state.passed_over else ""
        self.clash.say(CLASH if state.clash else passed, more=CHOOSE if state.clash else WHY_PASSED, tone="warn")
        self._may = refused is None
        self.text.box.setReadOnly(not self._may)
        for field in (self.why, self.from_on):
            field.setVisible(self._may)
        self.back.setVisible(self._may and (state.own or state.clash))
        self._show_state()

    def fill(self, kept: Mapping[str, object]) -> None:
        """Put a text in, and what was typed of it before."""
        self.form.fill({"why": "", "from_on": "", **kept})

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Say what stops the text from being saved."""
        self._whole = not gaps
        named = [f"{each.why}{f' (Code {each.paragraph})' if each.paragraph else ''}. {each.do}" for each in gaps]
        more = [f"And {len(named) - NAMED} more."] if len(named) > NAMED else []
        words = f"{count(len(gaps), 'thing')} stop this wording" if len(gaps) > 1 else "One thing stops this wording"
        self.missing.say(words if gaps else "", more="\n".join([*named[:NAMED], *more]), tone="danger")
        self._show_state()

    def show_added(self, adds: tuple[str, ...]) -> None:
        """Show what the text adds beside what the Code asks; other sentences are confirmed anew."""
        if adds != self._adds:
            self.consistent.set_value(False)
        self._adds = adds
        self.added.say(ADDED if adds else "", more="\n".join(f"“{each}”" for each in adds), tone="warn")
        show_if(self.consistent, bool(adds) and self._may)

    def show_dirty(self, dirty: bool) -> None:
        """Offer to discard what was typed and is not saved."""
        self.discard.setVisible(dirty and self._may)

    def refuse(self, refused: Refused) -> None:
        """Say at its field what is wrong."""
        self.form.refuse(refused)

    def _show_state(self) -> None:
        self.save.setVisible(self._may)
        self.save.setEnabled(self._may and self._whole)
