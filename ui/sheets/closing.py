"""What stays open after a complaint has ended, shown on top of the form that ends it."""

from complaints_desktop.rules.unfinished import unfinished
from complaints_desktop.rules.wording import listed
from ui.kit.banner import Banner
from ui.sheets.sheet import ActionSheet


class EndSheet(ActionSheet):
    """Close an answered case, or withdraw one."""

    def above(self) -> Banner | None:
        """Show the promises that stay in the tracker, and what else goes on."""
        still = list(unfinished(self.case))
        if not still:
            return None
        matters = (each.what for each in self.case.matters if each.open)
        words = "; ".join((*(each.what for each in self.case.open_commitments), *matters))
        title = f"Stays open after the end of the complaint: {listed(still)}"
        return Banner(title, more=words, tone="warn", icon_name="commitments")
