"""A form that does one action of the record: kept as a draft while it is typed, refused at its fields, then gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.refusals import Refused
from ui.kit.date_field import DateField
from ui.kit.sheet import Sheet
from ui.workplace.drafts import DraftKeeper
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Work = Callable[["Session", Desk], Changes]
"""One action, with everything typed already taken from the form."""


class ActionSheet(Sheet):
    """A form over one action. A subclass lays out its fields and says what `work` they make."""

    done = Signal(str)
    """The action was done; in words."""

    title_words = ""
    why = ""
    """The paragraph of the Code and what it asks."""
    action_words = "Save"
    said = "Saved"

    def __init__(self, workplace: Workplace, view: CaseView, subject: str = "") -> None:
        """A form on the case in `view`; `subject` is the id of the point or commitment it is about."""
        super().__init__(self.title_words, self.why, self.action_words, self.act)
        self.workplace, self.view, self.subject = workplace, view, subject
        self.required: Mapping[str, str] = {}
        self.lay_out()
        self.end()
        self.prefill()
        kind, once = (f"{name}:{subject}"[:80] if name else "" for name in self.draft_names)
        self._draft = DraftKeeper(self, workplace, kind, self.case.id, self.form.keep, once=once)
        self.form.edited.connect(self._draft.touch)
        self.left.connect(self._draft.flush)
        self._draft.load(self._restore)

    @property
    def draft_names(self) -> tuple[str, str]:
        """What drafts of it are kept under, and what an earlier program kept them under."""
        return type(self).__name__, ""

    @property
    def case(self) -> CaseFacts:
        """The case as it was when the form opened."""
        return self.view.case

    def lay_out(self) -> None:
        """Add the fields, in reading order; `required` says what is missing where one is empty."""
        raise NotImplementedError(type(self).__name__)

    def prefill(self) -> None:
        """Fill in what the record knows already."""

    def work(self) -> Work:
        """Take what was typed and return the action."""
        raise NotImplementedError(type(self).__name__)

    def act(self) -> None:
        """Do the action, if nothing is missing and all can be read."""
        if not self.form.check(self.required):
            return
        try:
            work = self.work()
        except Refused as refused:
            self.refuse(refused)
            return
        self.action.setEnabled(False)
        self.workplace.operations.do(self, work, self._finish, refused=self.refuse)

    def flush(self) -> None:
        """Keep what was typed since the last saving."""
        self._draft.flush()

    def day(self, name: str, label: str, *, hint: str = "", optional: bool = False, past: bool = False) -> DateField:
        """Return a date field; `past` where it can only have happened."""
        return DateField(
            name,
            label,
            today=self.workplace.today,
            why_not=self.workplace.why_not,
            hint=hint,
            optional=optional,
            past=past,
        )

    def _restore(self, kept: Mapping[str, Any]) -> None:
        """Bring back what was typed before, unless typing has begun already."""
        self.form.fill(kept)

    def _finish(self, _changes: Changes) -> None:
        self._draft.end()
        self.action.setEnabled(True)
        self.form.clear()
        self.done.emit(self.said)
