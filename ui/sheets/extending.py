"""How far an answer may be put off, shown on top of the form."""

from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.clocks.extending import furthest
from complaints_desktop.rules.wording import in_full
from ui.kit.banner import Banner
from ui.sheets.sheet import ActionSheet


class ExtendSheet(ActionSheet):
    """Extend the time to answer."""

    def above(self) -> Banner | None:
        """Show when the answer is due, and the last day it may be put off to."""
        number = self.case.current.number
        clock = next((c for c in self.view.clocks if (c.rule.clock, c.rule.stage) == (ClockName.RESPOND, number)), None)
        if clock is None or clock.first_due is None or clock.due is None:
            return None
        last = furthest(clock.rule, clock.first_due, self.workplace.desk().calendar)
        words = "Further only for a good reason, which a complaints manager writes below."
        title = f"Due on {in_full(clock.due)}; it may be put off to {in_full(last)}"
        return Banner(title, more=words, tone="info", icon_name="clock")
