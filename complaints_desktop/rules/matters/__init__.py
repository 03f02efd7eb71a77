"""Other matters that hang on a complaint: whose they are, and the clocks of each beside those of the complaint."""

from complaints_desktop.rules.matters.counting import MatterClock, MatterClocks, matter_clocks
from complaints_desktop.rules.matters.table import ACKNOWLEDGE, ANSWER, MATTERS, MatterRow, matter_row

__all__ = [
    "ACKNOWLEDGE",
    "ANSWER",
    "MATTERS",
    "MatterClock",
    "MatterClocks",
    "MatterRow",
    "matter_clocks",
    "matter_row",
]
