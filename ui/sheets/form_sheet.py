"""A form as it is declared, drawn on one sheet."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.table import FORMS, On
from complaints_desktop.forms.answers import take
from complaints_desktop.forms.form import At
from complaints_desktop.reading.case_view import CaseView
from ui.sheets.drawing import rows_of
from ui.sheets.sheet import ActionSheet, Work
from ui.workplace.workplace import Workplace

ONCE: Mapping[str, str] = {
    "promise": "PromiseSheet",
    "update": "UpdateSheet",
    "move": "MoveSheet",
    "complete": "CompleteSheet",
    "cancel": "CancelSheet",
}
"""What drafts of a form were kept under before forms had names: they are found until something newer is kept."""


class FormSheet(ActionSheet):
    """Any form there is; a subclass shows something above the fields."""

    def __init__(self, name: str, workplace: Workplace, view: CaseView, subject: str = "") -> None:
        """The form called `name`, on the case in `view`."""
        self.row = FORMS[name]
        header = self.row.form.header
        self.title_words, self.why, self.action_words, self.said = header.title, header.why, header.button, header.said
        super().__init__(workplace, view, subject)

    @property
    def draft_names(self) -> tuple[str, str]:
        """Drafts are kept under the declared name."""
        return self.row.form.header.name, ONCE.get(self.row.form.header.name, "")

    @property
    def at(self) -> At:
        """Where it is filled in."""
        return At(self.case, self.workplace.desk(), self.subject)

    def above(self) -> QWidget | None:
        """Return what stands above the fields, None where nothing does."""
        return None

    def lay_out(self) -> None:
        """Ask what the form asks."""
        self.required = {name: asked.missing for name, asked in self.row.form.asks.items() if asked.required}
        shown = self.above()
        if shown is not None:
            self.body.addWidget(shown)
        for row in rows_of(self.row.form, self.at, self.workplace):
            (self.add_row if len(row) > 1 else self.add)(*row)

    def prefill(self) -> None:
        """Fill in what is known."""
        self.form.fill(self.row.form.known(self.at))

    def work(self) -> Work:
        """Take what was typed, and do it."""
        values = {name: self.form[name].value for name in self.row.form.asks}
        on, typed = On(self.case.id, self.subject), take(self.row.form, values, self.at)
        return lambda session, desk: self.row.do(session, desk, on, typed)
