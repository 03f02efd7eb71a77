"""A stage as JSON: its part of the contract of a case, with each clock and what the decision rests on."""

from datetime import date
from typing import Any

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.investigation import DisputedFacts, EvidenceFacts, InvitationFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.checklist import LineState, checklist
from complaints_desktop.rules.clocks import Clock, explain
from complaints_desktop.rules.clocks.units import WORKING_DAYS


def stage_as_json(stage: StageFacts, view: CaseView, calendar: WorkingCalendar) -> dict[str, Any]:
    """Return a stage: who decides it, its dates, its clocks, and what its decision rests on."""
    return {
        "stage": stage.number,
        "received_on": iso(stage.received_on),
        "request_reason": stage.request_reason,
        "late_because": stage.late_because,
        "reviewer": stage.reviewer.officer.name if stage.reviewer else None,
        "decided_by": stage.decider.name if stage.decider else None,
        "consulted": [each.name for each in stage.consultees],
        "acknowledged_on": iso(stage.acknowledged_on),
        "responded_on": iso(stage.responded_on),
        "refused_on": iso(stage.refused_on),
        "directed_on": iso(stage.directed_on),
        "taken_back_on": iso(stage.taken_back_on),
        "outcome": stage.outcome.value if stage.outcome else None,
        "extended_to": [iso(extension.due_on) for extension in stage.extensions],
        "extensions": _extensions(stage, view.clocks),
        "clocks": [_clock(clock, calendar) for clock in view.clocks if clock.rule.stage == stage.number],
        "of_points": [
            {"point": clock.point, **_clock(clock, calendar)}
            for clock in view.of_points
            if clock.rule.stage == stage.number
        ],
        "own_targets": [_clock(clock, calendar) for clock in view.own if clock.rule.stage == stage.number],
        "spans": _spans(view.case, stage, calendar),
        "evidence": [_evidence(each) for each in stage.evidence],
        "disputed": [_disputed(each) for each in stage.disputed],
        "invitations": [_invitation(each) for each in stage.invitations],
        "checklist": [_checked(each) for each in checklist(view.case, stage)],
    }


def _evidence(asked: EvidenceFacts) -> dict[str, Any]:
    return {
        "item": asked.item,
        "asked_of": asked.asked_of,
        "question": asked.question,
        "asked_on": iso(asked.asked_on),
        "due_on": iso(asked.due_on),
        "chased_on": iso(asked.chased_on),
        "unanswered_on": iso(asked.unanswered_on),
        "result": asked.result.value,
    }


def _disputed(disputed: DisputedFacts) -> dict[str, Any]:
    return {
        "fact": disputed.fact,
        "resident_says": disputed.resident_says,
        "we_hold": disputed.we_hold,
        "preferred": disputed.preferred.value if disputed.preferred else None,
        "because": disputed.because,
    }


def _invitation(invitation: InvitationFacts) -> dict[str, Any]:
    return {
        "party": invitation.party.value,
        "invited_on": iso(invitation.invited_on),
        "reply_by": iso(invitation.reply_by),
        "replied_on": iso(invitation.replied_on),
        "said": invitation.said,
    }


def _checked(checked: LineState) -> dict[str, Any]:
    """Return a line of the checklist; what the record answers of it was never asked."""
    line = checked.line
    return {
        "line": line.line,
        "words": line.words,
        "answer": "done" if checked.by_record else line.answer and line.answer.value,
        "by_record": checked.by_record,
        "because": line.because,
    }


def _extensions(stage: StageFacts, clocks: tuple[Clock, ...]) -> list[dict[str, Any]]:
    """Return each extension of the stage with what it comes to: how far it counts, and what it lacks."""
    counted = {e.due_on: e for clock in clocks if clock.rule.stage == stage.number for e in clock.extensions}
    return [
        {
            "due": iso(each.due_on),
            "told_on": iso(each.notified_on),
            "reason_code": each.reason_code,
            "reason": each.reason,
            "good_reason": each.good_reason,
            "counts_to": iso(counted[each.due_on].until) if each.due_on in counted else None,
            "falls_short": counted[each.due_on].falls_short if each.due_on in counted else "",
            "outside_standard": each.due_on in counted and counted[each.due_on].again,
        }
        for each in stage.extensions
    ]


def _clock(clock: Clock, calendar: WorkingCalendar) -> dict[str, Any]:
    worked = clock.rule.unit is WORKING_DAYS
    return {
        "clock": clock.rule.clock,
        "paragraph": clock.rule.paragraph,
        "from": iso(clock.started),
        "limit_working_days": clock.rule.limit if worked else None,
        "limit": clock.rule.limit,
        "unit": clock.rule.unit.name,
        "first_due": iso(clock.first_due),
        "due": iso(clock.due),
        "done": iso(clock.done),
        "working_days_taken": clock.taken if worked else None,
        "taken": clock.taken,
        "working_days_from_receipt": clock.from_receipt if worked else None,
        "outcome": clock.outcome.value,
        "overdue_when_refused": clock.before is not None,
        "targets": [{"name": each.target.name, "due": iso(each.due), "met": each.met} for each in clock.targets],
        "explanation": list(explain(clock, calendar)),
    }


def _spans(case: CaseFacts, stage: StageFacts, calendar: WorkingCalendar) -> list[dict[str, Any]]:
    """Return the working days between each two recorded events of the stage, as the Ombudsman counts them."""
    events = [
        ("expressed", case.expressed_on if stage.number == 1 else None),
        ("received", stage.received_on),
        ("logged", case.logged_on if stage.number == 1 else None),
        ("acknowledged", stage.acknowledged_on),
        ("responded", stage.responded_on),
    ]
    known = [(name, day) for name, day in events if day]
    return [
        {"from": first, "to": second, "working_days": calendar.counted(start, end)}
        for index, (first, start) in enumerate(known)
        for second, end in known[index + 1 :]
    ]


def iso(day: date | None) -> str | None:
    """Return a day as JSON writes it; null where it is not known."""
    return day.isoformat() if day else None
