"""Close a case: answered, or withdrawn by the resident."""

from functools import partial

from complaints_desktop.actions import closing
from ui.kit.banner import Banner
from ui.kit.fields import LongTextField
from ui.sheets.sheet import ActionSheet, Work


class CloseSheet(ActionSheet):
    """Close an answered case."""

    title_words = "Close the case"
    why = "Code 9.1: look beyond the case for what could be better. Open commitments stay until they are kept."
    action_words = "Close the case"
    said = "The case is closed; its commitments stay in the tracker"

    def lay_out(self) -> None:
        """Show what stays open, ask what was learned."""
        self.required = {"learning": "Say what was learned, even if it is that nothing needs to change"}
        still = self.case.open_commitments
        if still:
            words = "; ".join(each.what for each in still)
            self.body.addWidget(
                Banner(f"{len(still)} open after the closing", more=words, tone="warn", icon_name="commitments")
            )
        self.add(
            LongTextField(
                "learning", "What was learned?", hint="What we will do differently, or why nothing needs to change"
            )
        )

    def prefill(self) -> None:
        """Fill in what was written before."""
        self.form.fill({"learning": self.case.learning})

    def work(self) -> Work:
        """Close it."""
        return partial(closing.close, case_id=self.case.id, learning=self.form.text("learning"))


class WithdrawSheet(ActionSheet):
    """Close a case at the resident's own request."""

    title_words = "Withdrawn by the resident"
    why = "Only where the resident asked. A clock that was late stays late."
    action_words = "Record the withdrawal"
    said = "The complaint is withdrawn"

    def lay_out(self) -> None:
        """Ask who asked and why."""
        self.required = {"because": "Say who asked, when and why"}
        self.add(LongTextField("because", "Who asked, when, and why?", lines=2))

    def work(self) -> Work:
        """Record it."""
        return partial(closing.withdraw, case_id=self.case.id, because=self.form.text("because"))
