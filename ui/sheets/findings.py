"""The point that is decided, shown on top of the form."""

from ui.kit.banner import Banner
from ui.sheets.sheet import ActionSheet


class DecideSheet(ActionSheet):
    """Decide one point."""

    def above(self) -> Banner:
        """Show the point and the outcome sought."""
        point = next(point for point in self.case.points if point.id == self.subject)
        sought = f"Outcome sought: {point.outcome_sought}" if point.outcome_sought else ""
        return Banner(f"Point {point.number}: {point.text}", more=sought, tone="", icon_name="document")
