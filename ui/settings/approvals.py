"""Which letters somebody else approves before they are issued."""

from functools import partial

from complaints_desktop.actions.settings import change_approvals
from complaints_desktop.desk.desk import Desk
from complaints_desktop.letters.catalogue import letter_kinds
from ui.kit.fields import TickField
from ui.workplace.section import Section, Work


class Approvals(Section):
    """A tick for each kind of letter."""

    title = "Letters to approve"
    why = (
        "A ticked letter is submitted before it is issued. A team leader or a manager who did not write it approves "
        "it; at stage 2 nobody who considered stage 1. An edit voids the approval. A refusal and a restriction are "
        "approved as decisions, and are not in this list."
    )
    action_words = "Save what is approved"
    said = "The letters ticked need somebody else's approval from now on"
    setting = "approvals"

    def lay_out(self) -> None:
        """Ask for each kind that is not approved as a decision."""
        for kind in letter_kinds():
            if not kind.event.approved_before:
                self.add(TickField(kind.name, kind.title))

    def fill(self, desk: Desk) -> None:
        """Tick what holds."""
        self.form.fill({name: name in desk.settings.approvals for name in self.form.names})

    def work(self) -> Work:
        """Write a new version."""
        return partial(change_approvals, kinds=[name for name in self.form.names if self.form[name].value])
