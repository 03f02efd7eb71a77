"""Any form as it is declared, on one sheet: kept as a draft while it is typed, refused at its fields, then gone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.table import FORMS, On
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import SUBJECTS, subject_of
from complaints_desktop.forms.answers import take
from complaints_desktop.forms.form import At, Entry
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.refusals import Refused
from ui.kit.sheet import Sheet
from ui.kit.texts import text
from ui.sheets.drawing import rows_of
from ui.sheets.earlier import EARLIER
from ui.workplace.drafts import DraftKeeper
from ui.workplace.workplace import Workplace


class ActionSheet(Sheet):
    """One form of the table. A subclass shows something above its fields."""

    done = Signal(str)
    """The action was done; in words."""
    leads = Signal(object)
    """One goes on from a refusal in another form: its `Lead`."""

    def __init__(self, name: str, workplace: Workplace, view: CaseView, subject: str = "") -> None:
        """The form called `name`, on the case in `view`; `subject` is the id of what it is about."""
        self.name, self.row = name, FORMS[name]
        header = self.row.form.header
        super().__init__(header.title, header.why, header.button, self.act)
        self.workplace, self.view, self.subject = workplace, view, subject
        self.made_case = ""
        """The id of another case that it made, once it is done."""
        self.lay_out()
        self.form.require(self.row.form.required())
        self.end()
        self.form.fill(self.row.form.known(self.at))
        kind, once = (f"{each}:{subject}"[:80] if each else "" for each in (name, EARLIER.get(name, "")))
        self._draft = DraftKeeper(self, workplace, kind, self.case.id, self.form.keep, once=once)
        self.form.edited.connect(self._draft.touch)
        self.form.edited.connect(self._leave_out)
        self.left.connect(self._draft.flush)
        self._leave_out()
        self._draft.load(self._restore)

    @property
    def case(self) -> CaseFacts:
        """The case as it was when the form opened."""
        return self.view.case

    @property
    def at(self) -> At:
        """Where it is filled in."""
        return At(self.case, self.workplace.desk(), self.subject)

    def above(self) -> QWidget | None:
        """Return what stands above the fields: what the form is about, None where it is the case itself."""
        known = SUBJECTS.get(self.row.form.header.about)
        meant = next((each for each in known(self.case) if each.value == self.subject), None) if known else None
        return text(meant.words.removeprefix(f"{meant.key}. "), "subheading") if meant else None

    def lay_out(self) -> None:
        """Ask what the form asks."""
        shown = self.above()
        if shown is not None:
            self.body.addWidget(shown)
        for row in rows_of(self.row.form, self.case, self.workplace):
            (self.add_row if len(row) > 1 else self.add)(*row)

    def act(self) -> None:
        """Do the action, if nothing is missing and all can be read."""
        if not self.form.check():
            return
        try:
            values = {name: self.form[name].value for name in self.row.form.asks}
            typed = take(self.row.form, values, self.workplace.desk(), self.case)
            header = self.row.form.header
            subject = self.subject or subject_of(header.about, self.case, "", or_none=header.or_none)
        except Refused as refused:
            self.refuse(refused)
            return
        self.action.setEnabled(False)
        self.do(On(self.case.id, subject), typed)

    def do(self, on: On, typed: Entry) -> None:
        """Have the record do it."""
        work = self.row.work(on, typed)
        self.workplace.operations.do(self, work, partial(self.finish, typed.became), refused=self.refuse)

    def refuse(self, refused: Refused) -> None:
        """Show why the action was refused, and offer the form in which one goes on from it, where there is one."""
        super().refuse(refused)
        if refused.lead:
            self.form.summary.offer(refused.lead.words, partial(self.leads.emit, refused.lead))

    def flush(self) -> None:
        """Keep what was typed since the last saving."""
        self._draft.flush()

    def _restore(self, kept: Mapping[str, Any]) -> None:
        """Bring back what was typed before, unless typing has begun already."""
        self.form.fill(kept)
        self._leave_out()

    def _leave_out(self) -> None:
        """Ask only what is asked of this case, after what was typed so far."""
        said = {name: self.form[name].value for name in self.form.names}
        self.form.leave_out(self.row.form.left_out(self.case, said))

    def finish(self, words: str, changes: Changes) -> None:
        """Forget what was typed, and say in `words` that it was done."""
        if changes.made in changes.cases - {self.case.id}:
            self.made_case = changes.made or ""
        self._draft.end()
        self.action.setEnabled(True)
        self.form.clear()
        self.done.emit(words)
