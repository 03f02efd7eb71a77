"""How often the landlord's own targets were kept: counted over the complaints that came in some days."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import own_clocks_of
from complaints_desktop.rules.clocks import Rule, own_table
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import capitalised
from db.model import CaseRow

MISSED = frozenset({Outcome.LATE, Outcome.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One clock of our own, and of how many complaints it was met or missed; the rest still run, or nobody can say."""

    rule: Rule
    met: int
    missed: int

    def __str__(self) -> str:
        """Say it in words: "Confirm receipt, stage 1: kept 12 times of 15"."""
        do = capitalised(self.rule.do)
        return f"{do}, stage {self.rule.stage}: kept {self.met:,} of {self.met + self.missed:,} times"


def kept(session: Session, desk: Desk, *, first: date, last: date) -> Sequence[Kept]:
    """Return how each target that is on was kept by the complaints that came from `first` to `last`."""
    table = own_table(desk.settings.targets)
    if not table.rules:
        return ()
    came = select(CaseRow.case_id).where(CaseRow.received_on.between(first, last))
    counted: Counter[tuple[str, int, bool]] = Counter()
    for case in load_cases(session, session.scalars(came).all(), parts=frozenset({Part.CONTACTS, Part.LETTERS})):
        for clock in own_clocks_of(case, desk):
            if clock.outcome is Outcome.MET or clock.outcome in MISSED:
                counted[clock.rule.clock, clock.rule.stage, clock.outcome in MISSED] += 1
    rules = {(rule.clock, rule.stage): rule for rule in table.rules}
    return [
        Kept(rule=rule, met=counted[clock, stage, False], missed=counted[clock, stage, True])
        for (clock, stage), rule in rules.items()
    ]
