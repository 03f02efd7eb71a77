"""A promise as JSON, with what was done to bring it to its end: part of the command line's contract."""

from typing import Any

from complaints_desktop.exchange.stage_json import iso
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts, UpdateFacts
from complaints_desktop.facts.follow_through import MissFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.risk import Risk
from complaints_desktop.rules.sign_offs import stands


def commitment_as_json(commitment: CommitmentFacts, risk: Risk | None) -> dict[str, Any]:
    """Return a commitment, with its risk while it is open."""
    return {
        "what": commitment.what,
        "kind": commitment.kind.value,
        "source": commitment.source.value,
        "owner": commitment.owner.name,
        "contractor": commitment.contractor,
        "state": commitment.state.value,
        "promised": iso(commitment.promised_on),
        "due": iso(commitment.due_on),
        "first_due": iso(commitment.first_due_on),
        "counts": iso(commitment.counts_on),
        "agreed_with_resident": commitment.agreed,
        "started": iso(commitment.started_on),
        "appointment": iso(commitment.appointment_on),
        "readiness": commitment.readiness.value if commitment.readiness else None,
        "interim": commitment.interim,
        "job_number": commitment.job_number,
        "cost_pounds": None if commitment.cost_pence is None else f"{commitment.cost_pence / 100:.2f}",
        "work_done": iso(commitment.work_done_on),
        "completed": iso(commitment.completed_on),
        "past_hour": commitment.past_hour,
        "evidence_kind": commitment.evidence_kind.value if commitment.evidence_kind else None,
        "evidence": commitment.evidence,
        "ended_by": commitment.ended_by.value if commitment.ended_by else None,
        "ended_because": commitment.cancelled_because,
        "updates": [_update(each) for each in commitment.updates],
        "risk": None if risk is None else _risk(risk),
    }


def followed_as_json(commitment: CommitmentFacts, view: CaseView) -> dict[str, Any]:
    """Return the level a promise of a case has reached, and what was done to bring it to its end."""
    case, level = view.case, view.levels.get(commitment.id)
    return {
        "level": {"level": level.level, "because": level.because} if level else None,
        "evidence_document": _document(case, commitment.evidence_document_id),
        "chases": [
            {"asked": each.asked, "words": each.words, "on": iso(each.chased_on), "again": iso(each.next_on)}
            for each in case.chases
            if each.commitment_id == commitment.id
        ],
        "level_answers": [
            {
                "level": each.level,
                "due_then": iso(each.due_on),
                "answer": each.answer,
                "told": each.told,
                "on": iso(each.answered_on),
                "by": _name(each.answered_by),
            }
            for each in case.level_answers
            if each.commitment_id == commitment.id
        ],
        "misses": [_miss(each) for each in case.misses if each.commitment_id == commitment.id],
        "resident_answers": [
            {"answer": each.answer.value, "words": each.words, "on": iso(each.asked_on), "by": _name(each.recorded_by)}
            for each in case.resident_answers
            if each.commitment_id == commitment.id
        ],
        "sign_offs": [
            {
                "words": each.words,
                "on": iso(each.signed_off_on),
                "by": _name(each.signed_off_by),
                "stands": stands(each, commitment),
            }
            for each in case.sign_offs
            if each.commitment_id == commitment.id
        ],
    }


def _document(case: CaseFacts, document_id: str | None) -> str | None:
    return next((each.title for each in case.documents if each.id == document_id), None)


def _update(update: UpdateFacts) -> dict[str, Any]:
    return {
        "kind": update.kind.value,
        "on": iso(update.update_on),
        "text": update.text,
        "old_due": iso(update.old_due_on),
        "new_due": iso(update.new_due_on),
        "resident_agreed": update.resident_agreed,
    }


def _miss(miss: MissFacts) -> dict[str, Any]:
    return {
        "cause": miss.cause,
        "lies_with": miss.level.value,
        "why": miss.why,
        "changes": miss.changes,
        "risk_to_the_business": miss.risk,
        "missed": iso(miss.missed_on),
        "on": iso(miss.said_on),
        "by": _name(miss.said_by),
    }


def _risk(risk: Risk) -> dict[str, Any]:
    return {
        "impact": risk.impact,
        "likelihood": risk.likelihood,
        "score": risk.score,
        "band": risk.band.value,
        "because": list(risk.because),
        "forecast": {"percent": risk.forecast.percent, "because": list(risk.forecast.because)},
    }


def _name(officer: OfficerFacts | None) -> str | None:
    return officer.name if officer else None
