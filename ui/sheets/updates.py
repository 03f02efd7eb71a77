"""How often the resident hears from us."""

from functools import partial

from complaints_desktop.actions import updates
from ui.kit.fields import TextField
from ui.sheets.sheet import ActionSheet, Work


class UpdatesSheet(ActionSheet):
    """Agree how often the resident hears from us."""

    title_words = "Agree how often to update the resident"
    why = "Code 5.9: where the answer will be outside the Code's time, agree suitable intervals for updates."
    action_words = "Save what was agreed"
    said = "The interval is on record"

    def lay_out(self) -> None:
        """Ask what was agreed."""
        self.required = {"updates_agreed": "Say what was agreed"}
        self.add(TextField("updates_agreed", "What was agreed?", hint="For example, a call every Friday afternoon"))

    def prefill(self) -> None:
        """Fill in what was agreed before."""
        self.form.fill({"updates_agreed": self.case.updates_agreed})

    def work(self) -> Work:
        """Save it."""
        return partial(updates.agree_updates, case_id=self.case.id, agreed=self.form.text("updates_agreed"))
