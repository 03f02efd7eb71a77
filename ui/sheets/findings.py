"""The point that is decided, shown on top of the form."""

from ui.kit.banner import Banner
from ui.sheets.sheet import ActionSheet


class DecideSheet(ActionSheet):
    """Decide one point."""

    def above(self) -> Banner:
        """Show the point and the outcome sought."""
        point = next(point for point in self.case.points if point.id == self.subject)
        said = [f"Outcome sought: {point.outcome_sought}"] if point.outcome_sought else []
        before = point.finding(self.case.current.number - 1)
        if before and before.decision:
            said.append(f"Stage 1 decided: {before.decision.value}. {before.reasons or ''}".strip())
        return Banner(f"Point {point.number}: {point.text}", more="\n".join(said), tone="", icon_name="document")
