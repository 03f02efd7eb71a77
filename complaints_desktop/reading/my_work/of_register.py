"""Work of whoever manages the register of rules: what nobody has checked for six months."""

from collections.abc import Iterator

from complaints_desktop.reading.my_work.found import Found, Sought
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.register import KINDS
from complaints_desktop.rules.register.rows import STALE_MONTHS, months_later
from complaints_desktop.rules.wording import count


def unchecked(sought: Sought) -> Iterator[Found]:
    """One line for all of them, due since the first: law changes, and a rule nobody checks is only a guess."""
    if refusal(sought.desk.officer.role, Act.SETTINGS) is not None:
        return
    rows = sorted(sought.desk.register.unchecked(KINDS, sought.desk.today), key=lambda row: row.checked_on)
    if rows:
        what = f"Check {count(len(rows), 'rule')} again"
        because = f"Nobody has checked {'it' if len(rows) == 1 else 'them'} for {count(STALE_MONTHS, 'month')}"
        yield Found(what=what, because=because, thing="all", due_on=months_later(rows[0].checked_on, STALE_MONTHS))
