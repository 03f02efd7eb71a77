"""The first and the last day a dated event may have: what lies outside is a slip of the keyboard, or of the clock."""

from datetime import date

EARLIEST_DATE = date(2000, 1, 1)
"""No dated event of a case is older; an earlier one is a slip of the keyboard (the year 0202)."""

LATEST_DATE = date(2099, 12, 31)
