"""Outcomes of clocks and duties: one set of words."""

from enum import StrEnum


class Outcome(StrEnum):
    """How a clock or a duty stands; the last two are of duties that have no clock."""

    MET = "met"
    LATE = "late"
    RUNNING = "running"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    NOT_RECORDED = "not recorded"
    TO_DO = "to do"
    NOT_MET = "not met"
