"""The promise that a form is about, shown on top of it."""

from complaints_desktop.rules.wording import in_full
from ui.kit.banner import Banner
from ui.sheets.sheet import ActionSheet


class CommitmentSheet(ActionSheet):
    """A form about one promise."""

    def above(self) -> Banner:
        """Show the promise, who sees to it, and by when."""
        promise = next(each for each in self.case.commitments if each.id == self.subject)
        more = f"{promise.owner.name} · due {in_full(promise.due_on)}"
        if promise.first_due_on != promise.due_on:
            more += f" · first promised for {in_full(promise.first_due_on)}"
        return Banner(promise.what, more=more, tone="", icon_name="commitments")
