"""Duties: what the Code asks of a case now, and whether it was met; one table, one reader.

The case screen, the letter gate, My work and the command line all read `duties`; none has a list of its own. A new
duty is a function and a row beside it, and its place in the `table`.
"""

from complaints_desktop.rules.duties.duty import Duty, DutyState, Verdict
from complaints_desktop.rules.duties.table import DUTIES, STAGES, blocking, duties
from complaints_desktop.rules.outcomes import Outcome

__all__ = ["DUTIES", "STAGES", "Duty", "DutyState", "Outcome", "Verdict", "blocking", "duties"]
