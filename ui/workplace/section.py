"""One thing to save, as a section of the settings: what it is for, its fields, since when they hold, who may change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.setting_versions import Version
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.form_page import FormPage
from ui.kit.texts import text
from ui.workplace.drafts import DraftKeeper
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

Work = Callable[["Session", Desk], Changes]
"""One action, with everything typed already taken from the form."""


DRAFT = "setting"
"""The kind under which what is typed is kept, before the name of the section's class."""


class Section(FormPage):
    """A page with one thing to save. What is typed is kept, wherever one goes, until it is saved or discarded."""

    marked = Signal()
    """Something was typed that is not saved, or is no more."""

    title = ""
    why = ""
    action_words = "Save"
    """Empty where everything holds as soon as it is chosen."""
    said = "Saved"
    act: Act | None = Act.SETTINGS
    """What the officer must be allowed to do; None where everybody may."""
    setting = ""
    """The setting whose day it says."""

    def __init__(self, workplace: Workplace) -> None:
        """Lay the page out, empty."""
        super().__init__(self.title, self.why, edge=(6, 6))
        self.workplace = workplace
        self.dirty = False
        self._held: Mapping[str, object] = {}
        self._asked_for = False  # whether it was asked what was typed here before
        self._draft = DraftKeeper(self, workplace, f"{DRAFT}:{self.called_draft}", None, lambda: self.typed)
        self._on_delete: dict[QWidget, Callable[[], object]] = {}
        self.form.edited.connect(self._edited)
        self.notice, self.kept, self._since = Banner(), Banner(), text("", "small")
        self.action = Button(self.action_words, self.save, role="primary")
        self.action.setToolTip("Ctrl+Enter")
        self._discard = Button("Discard what I typed", self.throw_away, role="link")
        for part in (self.notice, self.kept, self.form.summary, self._since):
            self.body.addWidget(part)
        self.line.addWidget(flow(self.action, self._discard, self.form.legend))
        self.lay_out()
        self.body.addStretch()
        self._show_state()

    @property
    def called_draft(self) -> str:
        """Under which name what is typed here is kept."""
        return type(self).__name__

    @property
    def refused(self) -> Refused | None:
        """Why the officer at this desk may not change it; None where they may."""
        return refusal(self.workplace.desk().officer.role, self.act) if self.act else None

    @property
    def may(self) -> bool:
        """Whether the officer at this desk may change it."""
        return self.refused is None

    def lay_out(self) -> None:
        """Add the fields, in reading order, and have the form require what cannot be left empty."""
        raise NotImplementedError(type(self).__name__)

    def fill(self, desk: Desk) -> None:
        """Show what holds at `desk`."""
        raise NotImplementedError(type(self).__name__)

    def work(self) -> Work:
        """Take what was typed and return the action."""
        raise NotImplementedError(type(self).__name__)

    def show_settings(self, versions: Mapping[str, Version]) -> None:
        """Show what holds now, unless something is being typed."""
        version = versions.get(self.setting)
        if version:
            by = f", set by {version.by}" if version.by else ""
            self._since.setText(f"Holds since {in_full(version.from_on)}{by}.")
        self._since.setVisible(version is not None)
        self._show_permission()
        if not self.dirty:
            self._hold()
        if self.may and self.action_words and not self._asked_for:
            self._asked_for = True
            self._draft.load(self._restore)

    @property
    def typed(self) -> Mapping[str, object]:
        """What was typed otherwise than it holds, field by field; a field that was emptied is empty here."""
        now = self._entries()
        return {name: value for name, value in now.items() if value != self._held.get(name, "")}

    def save(self) -> None:
        """Do the action, if nothing is missing."""
        if self.may and self.form.check():
            self.do(self.work())

    def do(self, work: Work, said: str = "") -> None:
        """Do one action of this section, and say so."""
        self.action.setEnabled(False)
        self.workplace.operations.do(self, work, lambda _: self._saved(said), refused=self._refuse)

    def throw_away(self) -> None:
        """Throw away what was typed, on purpose."""
        self._draft.end()
        self.discard()

    def discard(self) -> None:
        """Show again what holds."""
        self._mark(dirty=False)
        self.kept.say("")
        for name in self.form.names:
            self.form[name].show_error("")
        self.form.summary.say(())
        self._hold()
        self._show_state()

    def on_delete(self, table: QWidget, act: Callable[[], object]) -> None:
        """Do `act` when Delete is pressed in `table`."""
        self._on_delete[table] = act

    def _show_permission(self) -> None:
        refused = self.refused
        self.notice.say(
            refused.why if refused else "", more=refused.do if refused else "", tone="info", icon_name="lock"
        )
        self.foot.setVisible(refused is None and bool(self.action_words))
        for control in self.findChildren(QWidget):
            if isinstance(control, QLineEdit | QPlainTextEdit):
                control.setReadOnly(refused is not None)
            elif isinstance(control, Button | QCheckBox | QComboBox):
                control.setEnabled(refused is None)
        self._show_state()

    def _hold(self) -> None:
        """Show what holds, and know it from what is typed."""
        self.fill(self.workplace.desk())
        self._held = self._entries()

    def _entries(self) -> Mapping[str, object]:
        return {**dict.fromkeys(self.form.names, ""), **self.form.keep()}

    def _edited(self) -> None:
        if self.action_words:
            self._mark(dirty=True)
            self._draft.touch()
        self._show_state()

    def _restore(self, kept: Mapping[str, object]) -> None:
        """Bring back what was typed and never saved, unless typing has begun already."""
        if kept and not self.dirty:
            self.form.fill(kept)
            self._mark(dirty=True)
            self.kept.say(
                "Not saved yet", more="This is what you typed here before. Save it, or discard it.", tone="warn"
            )
            self.form.edited.emit()  # what shows an example of it follows

    def _mark(self, *, dirty: bool) -> None:
        if dirty != self.dirty:
            self.dirty = dirty
            self.marked.emit()

    def _show_state(self) -> None:
        self._discard.setVisible(self.dirty)

    def _saved(self, said: str) -> None:
        self.action.setEnabled(True)
        self._draft.end()
        self.discard()
        self.workplace.go.say(said or self.said)

    def _refuse(self, refused: Refused) -> None:
        self.action.setEnabled(True)
        self.form.refuse(refused)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, and say that it is not saved: it looks as if it were."""
        if self.dirty and not event.spontaneous():
            self._draft.flush()
            self.workplace.go.say(f"{self.title}: what you typed is kept, and not saved yet", tone="info")
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Ctrl+Enter; take out on Delete."""
        focus = self.window().focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.action.click()
        elif event.key() == Qt.Key.Key_Delete and focus in self._on_delete:
            self._on_delete[focus]()
        else:
            super().keyPressEvent(event)
