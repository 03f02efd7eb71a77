"""The table of duties, in the order they are shown, and its one reader."""

from collections.abc import Sequence
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import CODE, Clock
from complaints_desktop.rules.duties import (
    acknowledgement,
    adjustments,
    answer,
    assessment,
    commitments,
    definition,
    escalation,
    extensions,
    findings,
    first_contact,
    investigation,
    learning,
    receipt,
    refusals,
    restrictions,
)
from complaints_desktop.rules.duties.duty import Duty, DutyState, Situation, Verdict
from complaints_desktop.rules.outcomes import Outcome

DUTIES: tuple[Duty, ...] = (
    first_contact.OWNED,
    first_contact.TOLD,
    first_contact.REVIEWED,
    first_contact.CHOSEN,
    receipt.RECEIVED,
    receipt.RECOGNISED,
    escalation.TAKEN_LATE,
    escalation.REVIEWED,
    refusals.APPROVED,
    refusals.CONSIDERED,
    refusals.EXPLAINED,
    acknowledgement.ACKNOWLEDGED,
    definition.DEFINED,
    definition.RESPONSIBLE,
    definition.TOLD,
    receipt.TOLD,
    assessment.ASSESSED,
    assessment.DIRECTOR,
    adjustments.ADJUSTED,
    restrictions.REVIEWED,
    investigation.NO_CONFLICT,
    investigation.EVIDENCE,
    investigation.CHECKLIST,
    findings.DECIDED,
    findings.REMEDIED,
    answer.ANSWERED,
    extensions.EXPLAINED,
    extensions.UPDATES,
    answer.WRITTEN,
    commitments.KEPT,
    learning.LEARNED,
)

OF_A_REFUSAL = (receipt.RECEIVED, refusals.APPROVED, refusals.EXPLAINED)
"""What is asked of a stage that was refused, where it is not recorded."""

STAGES = CODE.stages
"""The stages the Code knows (5.3)."""


def duties(case: CaseFacts, clocks: Sequence[Clock], *, today: date, stops: Act | None = None) -> tuple[DutyState, ...]:
    """Return every duty that applies to `case`, stage by stage in the order of the table.

    `stops`: only those that stop that act; what the others are judged on need not be known.
    """
    asked = [duty for duty in DUTIES if stops is None or stops in duty.blocks]
    found = []
    for stage in case.stages:
        own = {clock.rule.clock: clock for clock in clocks if clock.rule.stage == stage.number}
        situation = Situation(case, stage, own, today)
        for duty in (each for each in asked if stage.number in each.paragraphs):
            verdict = duty.judge(situation)
            if verdict and not _needless(duty, situation, verdict):
                found.append(DutyState(duty, stage.number, verdict))
    return tuple(found)


def _needless(duty: Duty, situation: Situation, verdict: Verdict) -> bool:
    """Whether a stage that was refused does not owe it: no acknowledgement, no answer; what was overdue stays so."""
    return situation.stage.refused and verdict.outcome is Outcome.NOT_RECORDED and duty not in OF_A_REFUSAL


def blocking(states: Sequence[DutyState], act: Act, stage: int) -> tuple[DutyState, ...]:
    """Return the duties at `stage` that stop `act` until they are met."""
    return tuple(state for state in states if state.stage == stage and act in state.duty.blocks and state.unmet)
