"""Hazards under Awaab's Law: which the list of a day covers, and the clocks of each beside those of the complaint."""

from complaints_desktop.rules.hazards.counting import HazardClock, hazard_clocks
from complaints_desktop.rules.hazards.scope import hazard_called, require_covered
from complaints_desktop.rules.hazards.summary import to_summarise
from complaints_desktop.rules.hazards.table import HAZARD_RULES, HazardRule

__all__ = [
    "HAZARD_RULES",
    "HazardClock",
    "HazardRule",
    "hazard_called",
    "hazard_clocks",
    "require_covered",
    "to_summarise",
]
