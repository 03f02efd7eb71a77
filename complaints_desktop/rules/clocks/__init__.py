"""Clocks: from one dated event to another, within what, and how each stands; a new clock is a row of `table`."""

from complaints_desktop.rules.clocks.counting import Clock, clocks, point_clocks, waiting
from complaints_desktop.rules.clocks.explaining import because_of, explain
from complaints_desktop.rules.clocks.own import OWN, own_table
from complaints_desktop.rules.clocks.table import CODE, RULES, ClockName, ClockTable, Period, Rule
from complaints_desktop.rules.clocks.targets import Target, TargetDate
from complaints_desktop.rules.outcomes import Outcome

__all__ = [
    "CODE",
    "OWN",
    "RULES",
    "Clock",
    "ClockName",
    "ClockTable",
    "Outcome",
    "Period",
    "Rule",
    "Target",
    "TargetDate",
    "because_of",
    "clocks",
    "explain",
    "own_table",
    "point_clocks",
    "waiting",
]
