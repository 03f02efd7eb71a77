"""What stays open after the closing, shown on top of the form."""

from ui.kit.banner import Banner
from ui.sheets.sheet import ActionSheet


class CloseSheet(ActionSheet):
    """Close an answered case."""

    def above(self) -> Banner | None:
        """Show the promises that stay in the tracker."""
        still = self.case.open_commitments
        if not still:
            return None
        words = "; ".join(each.what for each in still)
        return Banner(f"{len(still)} open after the closing", more=words, tone="warn", icon_name="commitments")
