"""Work that other matters make: to be acknowledged, then to be answered, also where the complaint itself has ended."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import exists, or_, select

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.judgement import matter_clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.matters import ENDS
from complaints_desktop.reading.my_work.found import Found, Sought, handled_by, in_case
from complaints_desktop.rules.clocks import because_of
from complaints_desktop.rules.holding import does
from complaints_desktop.rules.matters import ACKNOWLEDGE, ANSWER, MatterClocks, matter_row
from db.model import CaseRow, Matter, MatterStep
from db.team_terms import Part as Work
from db.terms import MatterStepKind

OVER = [each.value for each in (MatterStepKind.ANSWERED, *ENDS)]


@dataclass(frozen=True, slots=True)
class MatterWaits:
    """Finds the matters that wait for the end of one clock, whether or not a rule limits it."""

    limit: str

    def __call__(self, sought: Sought) -> Iterator[Found]:
        """Find those this officer sees to, and those of the cases they handle."""
        me = sought.desk.officer.id
        over = exists().where(
            MatterStep.matter_id == Matter.id, MatterStep.withdrawn_on.is_(None), MatterStep.kind.in_(OVER)
        )
        mine = or_(Matter.owner_id == me, handled_by(me))
        ids = (
            select(Matter.case_id)
            .join(CaseRow, CaseRow.case_id == Matter.case_id)
            .where(Matter.withdrawn_on.is_(None), ~over, mine)
            .distinct()
        )
        for case in load_cases(
            sought.session, sought.session.scalars(ids), parts=frozenset({Part.MATTERS, Part.COVER})
        ):
            for each in matter_clocks_of(case, sought.desk):
                handled = does(case, me, Work.HANDLER, sought.desk.today)
                if self._waits(each) and (handled or each.matter.owner.id == me):
                    yield self._found(case, each)

    def _waits(self, each: MatterClocks) -> bool:
        return each.matter.open and (each.matter.acknowledged_on is None) == (self.limit == ACKNOWLEDGE)

    def _found(self, case: CaseFacts, each: MatterClocks) -> Found:
        clock, matter = each.named(self.limit), each.matter
        counted = f"{because_of(clock)} ({clock.rule.basis})" if clock else " ".join(each.unlimited)
        because = "; ".join(part.rstrip(".") for part in (counted, each.untold) if part)
        letter = LETTERS[self.limit] if case.is_complaint and (self.limit == ACKNOWLEDGE or matter.decided) else ""
        what = f"{self.limit.capitalize()} the complaint about {matter_row(matter.kind).about}"
        due_on = clock.due if clock else None
        return in_case(case, Found(what=what, because=because, thing=matter.id, letter=letter, due_on=due_on))


LETTERS = {ACKNOWLEDGE: "matter-acknowledgement", ANSWER: "matter-outcome"}
"""The letter that does it."""

to_acknowledge, to_answer = MatterWaits(ACKNOWLEDGE), MatterWaits(ANSWER)
