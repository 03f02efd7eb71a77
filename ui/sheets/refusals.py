"""The refusal that is judged, shown on top of the form: ground, reasons, what shows it, and what is pointed out."""

from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.forms.grounds import grounds
from complaints_desktop.rules.wording import in_full, listed
from ui.kit.banner import Banner
from ui.kit.layouts import column
from ui.sheets.sheet import ActionSheet


class RefusalSheet(ActionSheet):
    """Approve a refusal, send it back or drop it."""

    def above(self) -> QWidget:
        """Show each refusal that is meant: the one that was opened, or all that are proposed."""
        found = [each for each in self.case.proposed() if self.subject in ("", each.id)]
        if not found:
            return Banner("No refusal is proposed here", tone="", icon_name="info")
        shown = QWidget()
        stack = column(shown)
        for refusal in found:
            stack.addWidget(Banner(self._what(refusal), more=self._told(refusal), tone="", icon_name="document"))
            for words in self._pointed_out(refusal):
                stack.addWidget(Banner(words, tone="warn", icon_name="warning"))
        return shown

    def _what(self, refusal: RefusalFacts) -> str:
        point = next((each for each in self.case.points if each.id == refusal.point_id), None)
        of = f"Point {point.number}" if point else f"All of stage {refusal.stage}"
        by = refusal.proposed_by.name if refusal.proposed_by else "somebody"
        return f"{of}, because {refusal.ground} ({by}, {in_full(refusal.proposed_on)})"

    def _told(self, refusal: RefusalFacts) -> str:
        said = (
            (refusal.reasons, "Reasons"),
            (refusal.evidence, "What shows it"),
            (refusal.issue_on and in_full(refusal.issue_on), "It happened on"),
            (refusal.aware_on and in_full(refusal.aware_on), "They knew of it on"),
            (refusal.discretion, "Why it is not accepted all the same"),
            (refusal.filed_on and in_full(refusal.filed_on), "Claim form and particulars filed on"),
        )
        return "\n".join(f"{name}: {words}" for words, name in said if words)

    def _pointed_out(self, refusal: RefusalFacts) -> list[str]:
        """What whoever approves should look at twice; none of it is a bar (Code 2.3, 2.5)."""
        ground = next((each for each in grounds() if each.words == refusal.ground), None)
        found = []
        if refusal.safety:
            found.append("It touches health, safety or safeguarding: that speaks for accepting it (Code 2.3).")
        if ground is None or ground.own:
            found.append("The ground is our own, not the Code's: is it fair in this case? (Code 2.2)")
        if alike := self.view.alike.get(refusal.id):
            found.append(f"The reasons are nearly those of {listed(alike[:3])} (Code 2.5).")
        return found
