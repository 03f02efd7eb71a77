"""Add a contact, inline, above the story: one box to type in, the rest suggested."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from complaints_desktop.actions.contacts import record_contact
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.answers import take
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.rules.adjustments import against, in_words
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.restrictions import alerts
from db.terms import ContactKind, Direction
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.fields import LongTextField
from ui.kit.flow import flow
from ui.kit.form import Form
from ui.kit.layouts import column
from ui.sheets.drawing import field_of
from ui.workplace.drafts import DraftKeeper
from ui.workplace.workplace import Workplace


class ContactForm(QFrame):
    """What was said, and how; Ctrl+Enter adds it to the story."""

    def __init__(self, workplace: Workplace, case_id: str) -> None:
        """A form on one case; what was typed before comes back."""
        super().__init__()
        self.setProperty("role", "card")
        self._workplace, self._case_id = workplace, case_id
        self._case: CaseFacts | None = None
        self.restricted, self.agreed = Banner(), Banner()
        asks = ContactMade.asks
        self.summary = cast(LongTextField, field_of("summary", asks["summary"], None, workplace))
        self.summary.box.setPlaceholderText("What was said, and what happens next")
        self.kind = field_of("kind", asks["kind"], None, workplace)
        self.way = field_of("direction", asks["direction"], None, workplace)
        self.day = field_of("contact_on", asks["contact_on"], None, workplace, brief=True)
        self.whom = field_of("with_whom", asks["with_whom"], None, workplace)
        self.purpose = field_of("purpose", asks["purpose"], None, workplace)
        self.along = field_of("accompanied_by", asks["accompanied_by"], None, workplace)
        self.otherwise = field_of("otherwise_because", asks["otherwise_because"], None, workplace)
        fields = (self.kind, self.way, self.day, self.whom, self.along, self.purpose, self.otherwise)
        for field in fields:
            field.set_hint("")
        self.form = Form((self.summary, *fields), self)
        self.form.require(ContactMade.required())
        self._lay_out()
        self._untouched = True
        self.begin()
        self._draft = DraftKeeper(self, workplace, "contact", case_id, self.form.keep)
        self.form.edited.connect(self._typed)
        self._draft.load(self._restore)

    def show_case(self, case: CaseFacts) -> None:
        """Say, before anybody rings, how they may contact us; and of the way that is chosen, that another is agreed."""
        self._case = case
        self.restricted.say(" ".join(alerts(case, self._workplace.today())), tone="danger", icon_name="lock")
        self._show_asked()

    def begin(self) -> None:
        """Suggest a call of ours today, where nothing is typed yet: a form may stand open overnight."""
        if self._untouched:
            self.form.fill(ContactMade.suggested(self._workplace.desk()))
            self._show_asked()

    def flush(self) -> None:
        """Keep what was typed since the last saving."""
        self._draft.flush()

    def add(self) -> None:
        """Add the contact, if something was said."""
        if not self.form.check():
            return
        values = {name: self.form[name].value for name in ContactMade.asks}
        typed = take(ContactMade, values, self._workplace.desk())
        work = partial(record_contact, case_id=self._case_id, typed=typed)
        self._workplace.operations.do(self, work, self._added, refused=self._refuse)

    def _refuse(self, refused: Refused) -> None:
        """Ask why it was not as was agreed, only where that is what is missing."""
        self.otherwise.setVisible(self.otherwise.isVisibleTo(self) or refused.field == "otherwise_because")
        self.form.refuse(refused)

    def _show_asked(self) -> None:
        """Ask who came along only of a visit, and why it was otherwise where that is typed."""
        self.along.setVisible(self.kind.value == ContactKind.VISIT)
        ours = self.way.value == Direction.OUT
        agreed = against(self._case, cast(ContactKind, self.kind.value)) if self._case and ours else None
        words = f"Agreed with them: {in_words(agreed)}" if agreed else ""
        self.agreed.say(
            words,
            more="Say below when it was, or why it was otherwise (Code 5.10).",
            tone="warn",
            icon_name="adjustment",
        )
        self.otherwise.setVisible(bool(self.otherwise.value) or agreed is not None)

    def _added(self, _changes: Changes) -> None:
        self._draft.end()
        self.form.clear()
        self._untouched = True
        self.begin()
        self._details.hide()

    def _typed(self) -> None:
        self._untouched = False
        self._show_asked()
        self._draft.touch()

    def _restore(self, kept: Mapping[str, Any]) -> None:
        if kept.get("summary"):
            self._untouched = False
            self.form.fill(kept)
            self._show_asked()
            self._details.show()

    def _lay_out(self) -> None:
        stack = column(self, gap=2, edge=(2.5, 3.5))
        stack.addWidget(self.form.summary)
        stack.addWidget(self.summary)
        self._details = QWidget()
        inside = column(self._details, gap=2.5)
        inside.addWidget(self.restricted)
        inside.addWidget(self.agreed)
        inside.addWidget(
            flow(self.kind, self.way, self.day, self.whom, self.along, self.purpose, self.otherwise, gap=3)
        )
        self.button = Button("Add to the story", self.add, role="primary")
        self.button.setToolTip("Ctrl+Enter")
        inside.addWidget(flow(self.button, self.form.legend, gap=3))
        stack.addWidget(self._details)
        self._details.hide()
        self.summary.box.entered.connect(self._details.show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add on Ctrl+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.add()
        else:
            super().keyPressEvent(event)
