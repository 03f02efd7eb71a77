"""The register of what changes with time: each row with its period, its source, who checked it when, and how sure."""

from complaints_desktop.rules.register.kinds import (
    BANDS,
    BANK_HOLIDAYS,
    BODIES,
    CHANGES,
    DATA_PROTECTION_LIMITS,
    EDITIONS,
    HAZARD_LIMITS,
    HAZARDS,
    KINDS,
    MONEY_ADVICE_LIMITS,
    RATES,
    SUBMISSIONS,
    Called,
    Kind,
    kind_called,
)
from complaints_desktop.rules.register.register import Register
from complaints_desktop.rules.register.rows import Row, read_row
from complaints_desktop.rules.register.shapes import NoRow
from complaints_desktop.rules.register.values import (
    Band,
    Body,
    Change,
    Edition,
    Hazard,
    KnownHolidays,
    Limit,
    Rate,
    Submission,
)

__all__ = [
    "BANDS",
    "BANK_HOLIDAYS",
    "BODIES",
    "CHANGES",
    "DATA_PROTECTION_LIMITS",
    "EDITIONS",
    "HAZARDS",
    "HAZARD_LIMITS",
    "KINDS",
    "MONEY_ADVICE_LIMITS",
    "RATES",
    "SUBMISSIONS",
    "Band",
    "Body",
    "Called",
    "Change",
    "Edition",
    "Hazard",
    "Kind",
    "KnownHolidays",
    "Limit",
    "NoRow",
    "Rate",
    "Register",
    "Row",
    "Submission",
    "kind_called",
    "read_row",
]
