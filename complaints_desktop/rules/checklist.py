"""The checklist before a decision: which lines the record answers by itself, and which still wait (Code 5.8)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.investigation import ChecklistFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.content import says_nothing
from db.terms import Checked, EvidenceResult, Party


@dataclass(frozen=True, slots=True)
class LineState:
    """A line of the checklist as it stands."""

    line: ChecklistFacts
    by_record: bool
    """Whether the record answers it, and nobody has to."""

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do about it."""
        return self.by_record or self.line.answer in (Checked.DONE, Checked.NOT_NEEDED)

    @property
    def waits(self) -> bool:
        """Whether it has neither an answer nor a reason."""
        return not self.done and (self.line.answer is None or says_nothing(self.line.because))

    @property
    def says(self) -> str:
        """How it stands, in words."""
        if self.by_record:
            return "done, as the record shows"
        return self.line.answer.value if self.line.answer else "not answered"


def checklist(case: CaseFacts, stage: StageFacts) -> tuple[LineState, ...]:
    """Return every line at `stage` as it stands; KeyError where one names nothing that the record can answer."""
    return tuple(
        LineState(each, bool(each.record) and ANSWERED_BY[each.record](case, stage)) for each in stage.checklist
    )


def _decided(case: CaseFacts, stage: StageFacts) -> bool:
    found = [point.finding(stage.number) for point in case.points_at(stage.number)]
    return bool(found) and all(each is not None and each.decision is not None for each in found)


def _answered(_case: CaseFacts, stage: StageFacts) -> bool:
    return bool(stage.evidence) and all(each.result is not EvidenceResult.ASKED for each in stage.evidence)


def _weighed(_case: CaseFacts, stage: StageFacts) -> bool:
    return bool(stage.disputed) and all(each.preferred and not says_nothing(each.because) for each in stage.disputed)


def _policy_named(case: CaseFacts, stage: StageFacts) -> bool:
    found = [point.finding(stage.number) for point in case.points_at(stage.number)]
    return bool(found) and all(each is not None and not says_nothing(each.policy_then) for each in found)


def _declared(_case: CaseFacts, stage: StageFacts) -> bool:
    return bool(stage.conflicts)


def _invited(_case: CaseFacts, stage: StageFacts) -> bool:
    return any(each.party is Party.RESIDENT for each in stage.invitations)


def _learned(case: CaseFacts, _stage: StageFacts) -> bool:
    return not says_nothing(case.learning)


ANSWERED_BY: Mapping[str, Callable[[CaseFacts, StageFacts], bool]] = {
    "points decided": _decided,
    "evidence answered": _answered,
    "disputes weighed": _weighed,
    "policy then named": _policy_named,
    "conflict declared": _declared,
    "resident invited": _invited,
    "learning recorded": _learned,
}
"""What on record answers a line, by the name the list gives it."""
