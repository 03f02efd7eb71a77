"""A case as JSON: the command line's contract, which scripts depend on."""

from datetime import date
from typing import Any

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.first_contact import FirstContactFacts
from complaints_desktop.facts.letters import extended_again
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.stages import NO_STAGE, StageFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.checklist import checklist
from complaints_desktop.rules.clocks import Clock, explain
from complaints_desktop.rules.clocks.units import WORKING_DAYS
from complaints_desktop.rules.risk import Risk
from complaints_desktop.rules.updates import agreed


def case_as_json(view: CaseView, calendar: WorkingCalendar) -> dict[str, Any]:
    """Return everything about a case: stages with clocks and measured spans, duties, commitments."""
    case = view.case
    return {
        "reference": case.reference,
        "source_reference": case.source_reference,
        "kind": case.kind.value if case.kind else "complaint",
        "state": view.state.value,
        "sample": case.sample,
        "resident": case.resident.name if case.resident else None,
        "handler": case.handler.name if case.handler else None,
        "team": case.team,
        "category": case.category,
        "channel": case.channel,
        "summary": case.summary,
        "priority": case.priority,
        "route": case.route,
        "triage_because": case.triage_because,
        "expressed_on": _iso(case.expressed_on),
        "expressed_to": case.expressed_to,
        "choice": {
            "offered_on": _iso(case.choice_offered_on),
            "offered_by": case.choice_offered_by,
            "answer": case.choice_answer.value if case.choice_answer else None,
        },
        "first_contact": _first_contact(case.first_contact),
        "logged_on": _iso(case.logged_on),
        "closed_on": _iso(case.closed_on),
        "closed_as": case.closed_as.value if case.closed_as else None,
        "first_closed_on": _iso(case.first_closed_on),
        "first_closed_as": case.first_closed_as.value if case.first_closed_as else None,
        "reopenings": [
            {
                "why": each.why.value,
                "because": each.because,
                "reopened_on": _iso(each.reopened_on),
                "closed_on": _iso(each.closed_on),
                "closed_as": each.closed_as.value if each.closed_as else None,
            }
            for each in case.reopenings
        ],
        "stages": [_stage(case, stage, view, calendar) for stage in case.stages if stage.number != NO_STAGE],
        "links": [
            {
                "reference": each.other_reference,
                "kind": each.kind.value,
                "from_here": each.from_here,
                "because": each.because,
                "linked_on": _iso(each.linked_on),
                "ended_on": _iso(each.ended_on),
            }
            for each in case.links
        ],
        "refusals": [_refusal(each, case) for each in case.refusals],
        "updates": _updates(view),
        "points": [
            {"number": p.number, "text": p.text, "outcome_sought": p.outcome_sought, "responsibility": p.responsibility}
            for p in case.points
        ],
        "withdrawn_points": [
            {"number": p.number, "text": p.text, "withdrawn_on": _iso(p.withdrawn_on), "because": p.withdrawn_because}
            for p in case.withdrawn
        ],
        "definition_changes": [
            {
                "point": point.number,
                "kind": change.kind.value,
                "because": change.because,
                "changed_on": _iso(change.changed_on),
                "told_on": _iso(change.told_on),
            }
            for point in (*case.points, *case.withdrawn)
            for change in point.changes
        ],
        "duties": [
            {
                "paragraph": state.paragraph,
                "stage": state.stage,
                "asks": state.duty.asks,
                "outcome": state.verdict.outcome.value,
                "because": state.verdict.because,
            }
            for state in view.duties
        ],
        "commitments": [commitment_as_json(commitment, risk) for commitment, risk in view.risks],
        "incidents": [
            {
                "what": each.what,
                "taken_to": each.taken_to,
                "told": each.told,
                "told_at": each.told_at.isoformat(),
                "answer": each.answer,
                "answered_on": _iso(each.answered_on),
            }
            for each in case.incidents
        ],
        "money": [_money(stage, offer) for stage in case.stages for offer in stage.offers],
        "letters": _letters(case),
        "contacts": len(case.contacts),
    }


def _letters(case: CaseFacts) -> list[dict[str, Any]]:
    again = extended_again(case.letters)
    return [
        {
            "kind": each.kind,
            "issued_on": _iso(each.issued_on),
            "sha256": each.sha256,
            "outside_standard": each.id in again,
        }
        for each in case.letters
    ]


def _money(stage: StageFacts, offer: OfferFacts) -> dict[str, Any]:
    return {
        "stage": stage.number,
        "kind": offer.kind.value,
        "pounds": f"{offer.pence / 100:.2f}",
        "because": offer.because,
        "told_on": _iso(offer.offered_on),
        "accepted_on": _iso(offer.accepted_on),
        "paid_on": _iso(offer.paid_on),
    }


def commitment_as_json(commitment: CommitmentFacts, risk: Risk | None) -> dict[str, Any]:
    """Return a commitment, with its risk while it is open."""
    return {
        "what": commitment.what,
        "owner": commitment.owner.name,
        "contractor": commitment.contractor,
        "state": commitment.state.value,
        "due": _iso(commitment.due_on),
        "first_due": _iso(commitment.first_due_on),
        "completed": _iso(commitment.completed_on),
        "risk": None
        if risk is None
        else {
            "impact": risk.impact,
            "likelihood": risk.likelihood,
            "score": risk.score,
            "band": risk.band.value,
            "because": list(risk.because),
        },
    }


def _first_contact(told: FirstContactFacts | None) -> dict[str, Any] | None:
    """Return what becomes of what is no complaint."""
    if told is None:
        return None
    return {
        "received_on": _iso(told.received_on),
        "received_by": told.received_by,
        "asked_by": told.asked_by,
        "about_whom": told.about_whom,
        "next_step": told.next_step,
        "told_on": _iso(told.told_on),
        "review_on": _iso(told.review_on),
        "passed_on_to": told.passed_on_to,
        "passed_on_on": _iso(told.passed_on_on),
        "ended_on": _iso(told.ended_on),
        "ended_because": told.ended_because,
    }


def _refusal(refusal: RefusalFacts, case: CaseFacts) -> dict[str, Any]:
    number = next((each.number for each in case.points if each.id == refusal.point_id), None)
    return {
        "stage": refusal.stage,
        "point": number,
        "ground": refusal.ground,
        "reasons": refusal.reasons,
        "discretion": refusal.discretion,
        "proposed_on": _iso(refusal.proposed_on),
        "proposed_by": refusal.proposed_by.name if refusal.proposed_by else None,
        "approved_by": refusal.approved_by.name if refusal.approved_by else None,
        "refused_on": _iso(refusal.refused_on),
        "dropped_on": _iso(refusal.dropped_on),
        "directed_on": _iso(refusal.directed_on),
    }


def _updates(view: CaseView) -> dict[str, Any]:
    """Return what is agreed about updates, and the next that is owed while the answer is outside the Code's time."""
    case, owed = view.case, view.update
    return {
        "every_working_days": case.updates_every,
        "by": case.updates_by,
        "agreed": agreed(case),
        "next_due": _iso(owed.due_on) if owed else None,
        "because": owed.because if owed else None,
    }


def _stage(case: CaseFacts, stage: StageFacts, view: CaseView, calendar: WorkingCalendar) -> dict[str, Any]:
    return {
        "stage": stage.number,
        "received_on": _iso(stage.received_on),
        "request_reason": stage.request_reason,
        "late_because": stage.late_because,
        "reviewer": stage.reviewer.officer.name if stage.reviewer else None,
        "decided_by": stage.decider.name if stage.decider else None,
        "consulted": [each.name for each in stage.consultees],
        "acknowledged_on": _iso(stage.acknowledged_on),
        "responded_on": _iso(stage.responded_on),
        "refused_on": _iso(stage.refused_on),
        "directed_on": _iso(stage.directed_on),
        "outcome": stage.outcome.value if stage.outcome else None,
        "extended_to": [_iso(extension.due_on) for extension in stage.extensions],
        "extensions": _extensions(stage, view.clocks),
        "clocks": [_clock(clock, calendar) for clock in view.clocks if clock.rule.stage == stage.number],
        "own_targets": [_clock(clock, calendar) for clock in view.own if clock.rule.stage == stage.number],
        "spans": _spans(case, stage, calendar),
        **_investigation(case, stage),
    }


def _investigation(case: CaseFacts, stage: StageFacts) -> dict[str, Any]:
    """Return what the decision of a stage rests on: evidence, disputed facts, invitations, the checklist."""
    return {
        "evidence": [
            {
                "item": each.item,
                "asked_of": each.asked_of,
                "question": each.question,
                "asked_on": _iso(each.asked_on),
                "due_on": _iso(each.due_on),
                "chased_on": _iso(each.chased_on),
                "result": each.result.value,
            }
            for each in stage.evidence
        ],
        "disputed": [
            {
                "fact": each.fact,
                "resident_says": each.resident_says,
                "we_hold": each.we_hold,
                "preferred": each.preferred.value if each.preferred else None,
                "because": each.because,
            }
            for each in stage.disputed
        ],
        "invitations": [
            {
                "party": each.party.value,
                "invited_on": _iso(each.invited_on),
                "reply_by": _iso(each.reply_by),
                "replied_on": _iso(each.replied_on),
                "said": each.said,
            }
            for each in stage.invitations
        ],
        "checklist": [
            {
                "line": each.line.line,
                "words": each.line.words,
                "answer": "done" if each.by_record else each.line.answer and each.line.answer.value,
                "by_record": each.by_record,
                "because": each.line.because,
            }
            for each in checklist(case, stage)
        ],
    }


def _extensions(stage: StageFacts, clocks: tuple[Clock, ...]) -> list[dict[str, Any]]:
    """Return each extension of the stage with what it comes to: how far it counts, and what it lacks."""
    counted = {e.due_on: e for clock in clocks if clock.rule.stage == stage.number for e in clock.extensions}
    return [
        {
            "due": _iso(each.due_on),
            "told_on": _iso(each.notified_on),
            "reason_code": each.reason_code,
            "reason": each.reason,
            "good_reason": each.good_reason,
            "counts_to": _iso(counted[each.due_on].until) if each.due_on in counted else None,
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
        "from": _iso(clock.started),
        "limit_working_days": clock.rule.limit if worked else None,
        "limit": clock.rule.limit,
        "unit": clock.rule.unit.name,
        "first_due": _iso(clock.first_due),
        "due": _iso(clock.due),
        "done": _iso(clock.done),
        "working_days_taken": clock.taken if worked else None,
        "taken": clock.taken,
        "working_days_from_receipt": clock.from_receipt if worked else None,
        "outcome": clock.outcome.value,
        "targets": [{"name": each.target.name, "due": _iso(each.due), "met": each.met} for each in clock.targets],
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


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
