"""A case as JSON: the command line's contract, which scripts depend on."""

from typing import Any

from complaints_desktop.exchange.commitment_json import commitment_as_json, followed_as_json
from complaints_desktop.exchange.stage_json import iso, stage_as_json
from complaints_desktop.facts.absences import CoverFacts
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.despatch import DespatchFacts
from complaints_desktop.facts.first_contact import FirstContactFacts
from complaints_desktop.facts.hazards import HazardFacts
from complaints_desktop.facts.incidents import IncidentFacts
from complaints_desktop.facts.letters import extended_again
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.restrictions import RestrictionFacts, RestrictionReviewFacts, WarningFacts
from complaints_desktop.facts.stages import NO_STAGE, StageFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.duties import DutyState
from complaints_desktop.rules.matters import MatterClocks
from complaints_desktop.rules.restrictions import STAYS_OPEN, all_of, people_of
from complaints_desktop.rules.updates import agreed


def case_as_json(view: CaseView, calendar: WorkingCalendar) -> dict[str, Any]:
    """Return everything about a case: stages with clocks and measured spans, duties, commitments."""
    case = view.case
    return {
        **_what_it_is(view),
        **_how_it_came(case),
        **_how_it_ended(case),
        "stages": [stage_as_json(stage, view, calendar) for stage in case.stages if stage.number != NO_STAGE],
        "people": _people(case),
        "restrictions": [_restriction(person, each) for person, each in all_of(case)],
        "warnings": [_warning(person, each) for person in people_of(case) for each in person.warnings],
        "links": [_link(each) for each in case.links],
        "refusals": [_refusal(each, case) for each in case.refusals],
        "updates": _updates(view),
        **_definition(case),
        "duties": [_duty(each) for each in view.duties],
        "commitments": [
            {**commitment_as_json(each, risk), **followed_as_json(each, view)} for each, risk in view.risks
        ],
        "all_done_on": iso(view.done.on) if view.done else None,
        "asked_how_it_went_from": iso(view.asked_from),
        "incidents": [_incident(each) for each in case.incidents],
        "hazards": [_hazard(each, view) for each in case.hazards],
        "matters": [_matter(each) for each in view.matters],
        "money": [_money(stage, offer) for stage in case.stages for offer in stage.offers],
        "letters": _letters(case),
        "contacts": len(case.contacts),
    }


def _what_it_is(view: CaseView) -> dict[str, Any]:
    """Return what the case is about, whose it is, and how it was assessed."""
    case = view.case
    return {
        "reference": case.reference,
        "source_reference": case.source_reference,
        "kind": case.kind.value if case.kind else "complaint",
        "state": view.state.value,
        "sample": case.sample,
        "resident": case.resident.name if case.resident else None,
        "handler": case.handler.name if case.handler else None,
        "covers": [_given(each) for each in case.covers],
        "team": case.team,
        "category": case.category,
        "channel": case.channel,
        "tenure": case.tenure,
        "stock_type": case.stock_type.value if case.stock_type else None,
        "estate": case.estate,
        "summary": case.summary,
        "priority": case.priority,
        "route": case.route,
        "triage_because": case.triage_because,
    }


def _given(each: CoverFacts) -> dict[str, Any]:
    """Return who does or did whose work on the case, from when to when.

    Not why: that names what others carry and who is away, and this may leave the house.
    """
    return {
        "part": each.part.value,
        "of": each.owner.name,
        "by": each.officer.name,
        "for_good": each.for_good,
        "from": each.from_on.isoformat(),
        "until": each.ended_on.isoformat() if each.ended_on else None,
    }


def _people(case: CaseFacts) -> dict[str, Any]:
    """Return who complains too, and who speaks for whom, by what, until when (Code 3.6)."""
    names = {each.id: each.name for each in (case.resident, *(one.person for one in case.complainants)) if each}
    return {
        "complain_too": [each.person.name for each in case.complainants],
        "authorities": [
            {
                "name": each.person.name,
                "for": names.get(each.given_by_id) if each.given_by_id else case.resident and case.resident.name,
                "capacity": each.capacity,
                "covers": each.covers.value if each.covers else None,
                "letters_to": each.letters_to.value if each.letters_to else None,
                "kinds": {kind: to.value for kind, to in each.kinds.items()},
                "evidence": each.evidence,
                "seen_on": iso(each.seen_on),
                "from_on": iso(each.from_on),
                "until_on": iso(each.until_on),
            }
            for each in case.authorities
        ],
    }


def _warning(person: PersonFacts, warning: WarningFacts) -> dict[str, Any]:
    """Return a warning about somebody's conduct (Code 5.14)."""
    return {
        "name": person.name,
        "happened": warning.happened,
        "must_change": warning.must_change,
        "support": warning.support,
        "recorded_on": iso(warning.recorded_on),
        "told_on": iso(warning.told_on),
    }


def _restriction(person: PersonFacts, restriction: RestrictionFacts) -> dict[str, Any]:
    """Return a restriction on somebody's contact: what holds, what stays open, and who decided what (Code 5.15)."""
    approved, reviews = restriction.approved_by, restriction.decided
    return {
        "name": person.name,
        "kind": restriction.kind,
        "holds": restriction.holds,
        "reach": restriction.reach,
        "stays_open": list(STAYS_OPEN),
        "reasons": restriction.reasons,
        "evidence": restriction.evidence.splitlines(),
        "proportionate": restriction.proportionate,
        "equality": restriction.equality,
        "adjusted": restriction.adjusted,
        "no_warning": restriction.no_warning.value if restriction.no_warning else None,
        "proposed_on": iso(restriction.proposed_on),
        "approved_by": approved.name if approved else None,
        "imposed_on": iso(restriction.imposed_on),
        "review_on": iso(restriction.next_review) if not restriction.ended_on else None,
        "appealed_on": iso(restriction.appeal.appealed_on) if restriction.appeal else None,
        "reviews": [_review(each) for each in reviews],
        "ended_on": iso(restriction.ended_on),
    }


def _review(review: RestrictionReviewFacts) -> dict[str, Any]:
    return {
        "outcome": review.outcome.value if review.outcome else None,
        "because": review.because,
        "reviewed_on": iso(review.reviewed_on),
        "reviewed_by": review.reviewed_by.name if review.reviewed_by else None,
        "appealed_on": iso(review.appealed_on),
        "told_on": iso(review.told_on),
    }


def _how_it_came(case: CaseFacts) -> dict[str, Any]:
    """Return when and to whom it was first said, and whether a complaint was offered."""
    return {
        "expressed_on": iso(case.expressed_on),
        "expressed_to": case.expressed_to,
        "choice": {
            "offered_on": iso(case.choice_offered_on),
            "offered_by": case.choice_offered_by,
            "answer": case.choice_answer.value if case.choice_answer else None,
        },
        "first_contact": _first_contact(case.first_contact),
        "logged_on": iso(case.logged_on),
    }


def _how_it_ended(case: CaseFacts) -> dict[str, Any]:
    """Return when and as what it was closed, at first and at last, and each time it was opened again."""
    return {
        "closed_on": iso(case.closed_on),
        "closed_as": case.closed_as.value if case.closed_as else None,
        "first_closed_on": iso(case.first_closed_on),
        "first_closed_as": case.first_closed_as.value if case.first_closed_as else None,
        "reopenings": [
            {
                "why": each.why.value,
                "because": each.because,
                "reopened_on": iso(each.reopened_on),
                "closed_on": iso(each.closed_on),
                "closed_as": each.closed_as.value if each.closed_as else None,
            }
            for each in case.reopenings
        ],
    }


def _definition(case: CaseFacts) -> dict[str, Any]:
    """Return the points of the complaint, those withdrawn, and what was changed of them once they were sent."""
    return {
        "points": [
            {"number": p.number, "text": p.text, "outcome_sought": p.outcome_sought, "responsibility": p.responsibility}
            for p in case.points
        ],
        "withdrawn_points": [
            {"number": p.number, "text": p.text, "withdrawn_on": iso(p.withdrawn_on), "because": p.withdrawn_because}
            for p in case.withdrawn
        ],
        "definition_changes": [
            {
                "point": point.number,
                "kind": change.kind.value,
                "because": change.because,
                "changed_on": iso(change.changed_on),
                "told_on": iso(change.told_on),
            }
            for point in (*case.points, *case.withdrawn)
            for change in point.changes
        ],
    }


def _link(link: LinkFacts) -> dict[str, Any]:
    return {
        "reference": link.other_reference,
        "kind": link.kind.value,
        "from_here": link.from_here,
        "because": link.because,
        "linked_on": iso(link.linked_on),
        "ended_on": iso(link.ended_on),
    }


def _duty(state: DutyState) -> dict[str, Any]:
    return {
        "paragraph": state.paragraph,
        "stage": state.stage,
        "asks": state.duty.asks,
        "outcome": state.verdict.outcome.value,
        "because": state.verdict.because,
    }


def _hazard(hazard: HazardFacts, view: CaseView) -> dict[str, Any]:
    """Return a hazard with its clocks and what was done."""
    clocks = [each.clock for each in view.hazards if each.hazard.id == hazard.id]
    return {
        "hazard": hazard.name,
        "words": hazard.words,
        "gravity": hazard.gravity.value,
        "aware_at": hazard.aware_at.isoformat(),
        "aware": hazard.aware,
        "what": hazard.what,
        "owner": hazard.owner.name,
        "clocks": [_clock(each) for each in clocks],
        "steps": [
            {"step": each.kind.value, "done_at": each.done_at.isoformat(), "text": each.text} for each in hazard.steps
        ],
    }


def _matter(each: MatterClocks) -> dict[str, Any]:
    """Return another matter with its clocks, what no rule limits, and what was done."""
    matter = each.matter
    return {
        "kind": matter.kind.value,
        "received_on": iso(matter.received_on),
        "what": matter.what,
        "recognised": matter.recognised,
        "owner": matter.owner.name,
        "clocks": [_clock(one.clock) for one in each.clocks],
        "unlimited": list(each.unlimited),
        "untold": each.untold or None,
        "steps": [
            {
                "step": step.kind.value,
                "done_on": iso(step.done_on),
                "text": step.text,
                "outcome": step.outcome.value if step.outcome else None,
                "by_letter": step.by_letter,
            }
            for step in matter.steps
        ],
    }


def _clock(clock: Clock) -> dict[str, Any]:
    """Return a clock beside the complaint's."""
    return {
        "do": clock.rule.do,
        "basis": clock.rule.basis,
        "due": iso(clock.due),
        "due_at": clock.due_at.isoformat() if clock.due_at else None,
        "done": iso(clock.done),
        "outcome": clock.outcome.value,
    }


def _incident(incident: IncidentFacts) -> dict[str, Any]:
    return {
        "what": incident.what,
        "taken_to": incident.taken_to,
        "told": incident.told,
        "told_at": incident.told_at.isoformat(),
        "answer": incident.answer,
        "answered_on": iso(incident.answered_on),
    }


def _letters(case: CaseFacts) -> list[dict[str, Any]]:
    again = extended_again(case.letters)
    return [
        {
            "kind": each.kind,
            "issued_on": iso(each.issued_on),
            "to": [each.recipient, *(copy.recipient for copy in each.copies)],
            "sha256": each.sha256,
            "outside_standard": each.id in again,
            "put_right_on": iso(right.issued_on) if (right := case.put_right(each)) else None,
            "sent": [_despatch(sent) for sent in each.despatches],
        }
        for each in case.letters
    ]


def _despatch(sent: DespatchFacts) -> dict[str, Any]:
    return {
        "way": sent.way.value,
        "on": iso(sent.sent_on),
        "by": sent.sent_by.name if sent.sent_by else None,
        "to": sent.sent_to,
        "as": sent.sent_as,
        "returned_on": iso(sent.returned_on),
        "returned_because": sent.returned_because,
        "return_done": sent.return_done,
    }


def _money(stage: StageFacts, offer: OfferFacts) -> dict[str, Any]:
    return {
        "stage": stage.number,
        "kind": offer.kind.value,
        "pounds": f"{offer.pence / 100:.2f}",
        "because": offer.because,
        "told_on": iso(offer.offered_on),
        "accepted_on": iso(offer.accepted_on),
        "paid_on": iso(offer.paid_on),
    }


def _first_contact(told: FirstContactFacts | None) -> dict[str, Any] | None:
    """Return what becomes of what is no complaint."""
    if told is None:
        return None
    return {
        "received_on": iso(told.received_on),
        "received_by": told.received_by,
        "asked_by": told.asked_by,
        "about_whom": told.about_whom,
        "next_step": told.next_step,
        "told_on": iso(told.told_on),
        "review_on": iso(told.review_on),
        "passed_on_to": told.passed_on_to,
        "passed_on_on": iso(told.passed_on_on),
        "ended_on": iso(told.ended_on),
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
        "proposed_on": iso(refusal.proposed_on),
        "proposed_by": refusal.proposed_by.name if refusal.proposed_by else None,
        "approved_by": refusal.approved_by.name if refusal.approved_by else None,
        "refused_on": iso(refusal.refused_on),
        "dropped_on": iso(refusal.dropped_on),
        "directed_on": iso(refusal.directed_on),
        "taken_back_on": iso(refusal.taken_back_on),
        "taken_back_because": refusal.taken_back_because,
        "taken_back_by": refusal.taken_back_by.name if refusal.taken_back_by else None,
    }


def _updates(view: CaseView) -> dict[str, Any]:
    """Return what is agreed about updates, and the next that is owed while the answer is outside the Code's time."""
    case, owed = view.case, view.update
    return {
        "every_working_days": case.updates_every,
        "by": case.updates_by,
        "agreed": agreed(case),
        "next_due": iso(owed.due_on) if owed else None,
        "because": owed.because if owed else None,
    }
