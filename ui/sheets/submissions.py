"""The letter that is judged, told on top of the form: which, by whom, and what was said to it before."""

from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.rules.submissions import waiting
from complaints_desktop.rules.wording import in_full
from ui.kit.banner import Banner
from ui.kit.layouts import column
from ui.sheets.sheet import ActionSheet


class SubmissionSheet(ActionSheet):
    """Approve a letter, send it back or do not pursue it."""

    def above(self) -> QWidget:
        """Show each letter that is meant: the one that was opened, or all that wait."""
        found = [each for each in waiting(self.case) if self.subject in ("", each.id)]
        if not found:
            return Banner("No letter waits for approval here", tone="", icon_name="info")
        shown = QWidget()
        stack = column(shown)
        for each in found:
            by = each.submitted_by.name if each.submitted_by else "somebody"
            what = f"{title_of(each.kind)}, by {by}, submitted on {in_full(each.submitted_on)}"
            said = f"{each.answered.judgement.value}: {each.answered.words}" if each.answered else ""
            more = "\n".join(words for words in (each.note, said) if words)
            stack.addWidget(Banner(what, more=more, tone="", icon_name="letters"))
        return shown
