"""What the record says, in the words of a letter: every name a template may use besides the officer's own fields."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.facts.people import AdjustmentFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.letters.adjusted import WHITE, adjusted
from complaints_desktop.letters.brief import STANDARD_SIZE, Lateness, LetterMatter
from complaints_desktop.rules import decisions
from complaints_desktop.rules.clocks import CODE, ClockName
from complaints_desktop.rules.updates import agreed
from complaints_desktop.rules.wording import in_full, without_weekday, working_days
from db.terms import (
    CommitmentKind,
    CommitmentSource,
    CommitmentState,
    Decision,
    EvidenceResult,
    Hazard,
    PointChangeKind,
    Responsibility,
)

Row = Mapping[str, str]
Value = str | tuple[Row, ...]

HEADING = 140
"""Characters of a point that still make a heading; a longer one stands in full beneath its number."""

OVERALL = {
    Decision.UPHELD: "We uphold your complaint.",
    Decision.PARTLY_UPHELD: "We uphold part of your complaint.",
    Decision.NOT_UPHELD: "We do not uphold your complaint.",
}
POINT = {
    Decision.UPHELD: "We uphold this point.",
    Decision.PARTLY_UPHELD: "We uphold part of this point.",
    Decision.NOT_UPHELD: "We do not uphold this point.",
}
STAGE_1 = {
    Decision.UPHELD: "we upheld this point",
    Decision.PARTLY_UPHELD: "we upheld part of this point",
    Decision.NOT_UPHELD: "we did not uphold this point",
}


def values(matter: LetterMatter) -> dict[str, Value]:
    """Return every name and block a template may use; what is not recorded is empty."""
    return {
        **_people(matter),
        **_dates(matter),
        **_landlord(matter),
        "points": tuple(_point(point, matter.stage_number) for point in matter.case.points_at(matter.stage_number)),
        "changed_points": tuple(_changed(point) for point in matter.case.changed_points),
        "withdrawn_points": tuple(_withdrawn(point) for point in _withdrawn_at(matter)),
        **_decision(matter),
        **_remedies(matter),
        **_refusals(matter),
    }


def overall(matter: LetterMatter) -> Decision | None:
    """Return the decision on the whole: as recorded, or as the points make it; None while one is undecided."""
    if matter.stage and matter.stage.outcome:
        return matter.stage.outcome
    return whole_of(decided(matter.case, matter.stage_number))


def decided(case: CaseFacts, stage: int) -> tuple[Decision | None, ...]:
    """Return the decision on each point at `stage`, None where there is none yet."""
    findings = (point.finding(stage) for point in case.points_at(stage))
    return tuple(finding.decision if finding else None for finding in findings)


def whole_of(parts: Sequence[Decision | None]) -> Decision | None:
    """Return what the decisions on the points come to; None while a point is undecided."""
    return None if None in parts else decisions.overall(parts)


def stage_offers(matter: LetterMatter) -> tuple[OfferFacts, ...]:
    """Return the money offered at the stage of the letter."""
    return matter.stage.offers if matter.stage else ()


def _people(matter: LetterMatter) -> dict[str, Value]:
    case, author, handler = matter.case, matter.author, matter.case.handler
    recipient, resident = matter.recipient, matter.case.resident
    for_someone = recipient is not None and resident is not None and recipient.id != resident.id
    return {
        "salutation": recipient.called if recipient else "",
        "acting_for": resident.name if resident and for_someone else "",
        "reference": case.reference,
        "author_name": author.name,
        "author_title": _title(author),
        "author_contact": _contact(author),
        "i_handle": "yes" if handler and handler.id == author.id else "",
        "handler_name": handler.name if handler else "",
        "handler_title": _title(handler) if handler else "",
        "handler_contact": _contact(handler) if handler else "",
        **_reviewer(matter),
        "adjustments": tuple(_adjustment(each) for each in (recipient.adjustments if recipient else ())),
        "format": _format(matter),
    }


def _reviewer(matter: LetterMatter) -> dict[str, Value]:
    """Return who considers it at stage 2, and whether that is whoever writes (Code 6.13)."""
    reviewer = matter.stage.reviewer if matter.stage else None
    officer = reviewer.officer if reviewer else None
    return {
        "i_review": "yes" if officer and officer.id == matter.author.id else "",
        "reviewer_name": officer.name if officer else "",
        "reviewer_title": _title(officer) if officer else "",
    }


def _dates(matter: LetterMatter) -> dict[str, Value]:
    stage = matter.stage
    return {
        "stage": f"stage {matter.stage_number}",
        "received_on": in_full(stage.received_on) if stage and stage.received_on else "",
        "answered_on": _answered_on(matter),
        "unanswered": "" if _answered_on(matter) or matter.case.import_run_id else "yes",
        "accepted": tuple({"number": str(each.number), "text": each.text} for each in _accepted(matter)),
        "refused_points": _refused_points(matter),
        "respond_by": in_full(matter.respond_by) if matter.respond_by else "",
        "acknowledge_by": in_full(matter.acknowledge_by) if matter.acknowledge_by else "",
        "next_update": in_full(matter.next_update) if matter.next_update else "",
        "channel": matter.case.channel or "",
        "updates_agreed": _sentence(agreed(matter.case)),
        "stage2_acknowledged_within": CODE.rule(ClockName.ACKNOWLEDGE, 2, matter.issued_on).within,
        "stage2_answered_within": CODE.rule(ClockName.RESPOND, 2, matter.issued_on).within,
        "hazard": "yes" if matter.case.hazard not in (None, Hazard.NONE) else "",
        "lateness": tuple(_late(each, matter) for each in matter.lateness),
        **_untold(stage.untold if stage else None),
        "extensions": tuple(_extension(each) for each in (stage.extensions if stage else ()) if each.notified_on),
    }


def _answered_on(matter: LetterMatter) -> str:
    """The day stage 1 was answered, where it was."""
    first = matter.case.stage(1)
    return in_full(first.responded_on) if first and first.responded_on else ""


def _accepted(matter: LetterMatter) -> tuple[PointFacts, ...]:
    """The points that stage 2 is not about, as the resident accepts their answer."""
    settled = matter.stage_number == 2
    return tuple(point for point in matter.case.points if settled and point.settled_on)


def _refused_points(matter: LetterMatter) -> tuple[Row, ...]:
    """The points that stage 2 is not about, as we refused them, each with the day the resident was told why."""
    refused = matter.case.refused_at(matter.stage_number)
    return tuple(
        {"number": str(each.number), "text": each.text, "told": _told(refused[each.id])}
        for each in matter.case.points
        if each.id in refused
    )


def _told(refusal: RefusalFacts) -> str:
    return f"We told you why on {in_full(refusal.refused_on)}." if refusal.refused_on else ""


def _landlord(matter: LetterMatter) -> dict[str, Value]:
    landlord = matter.landlord
    ways = [
        f"phone us on {landlord.phone}" if landlord.phone else "",
        f"email {landlord.email}" if landlord.email else "",
        f"use our website, {landlord.website}" if landlord.website else "",
        f"write to us at {', '.join(landlord.address.splitlines())}" if landlord.address else "",
        "tell any member of our staff, in person or in any other way",
    ]
    return {
        "landlord_name": landlord.name,
        "data_protection": landlord.data_protection,
        "ways": tuple({"way": way} for way in ways if way),
    }


def _point(point: PointFacts, stage: int) -> Row:
    finding, before = point.finding(stage), point.finding(stage - 1)
    return {
        **_heading(point),
        "outcome_sought": point.outcome_sought or "",
        "responsibility": _responsibility(point),
        "decision": POINT.get(finding.decision, "") if finding and finding.decision else "",
        "reasons": (finding.reasons if finding else None) or "",
        "reference": (finding.reference if finding else None) or "",
        "before": STAGE_1.get(before.decision, "") if before and before.decision else "",
        "changed_because": (finding.changed_because if finding else None) or "",
    }


def _heading(point: PointFacts) -> Row:
    """Return the heading of a point, and its words in full where they are too long for one."""
    short = len(point.text) <= HEADING and "\n" not in point.text.strip()
    return {
        "number": str(point.number),
        "heading": f"Point {point.number}: {point.text}" if short else f"Point {point.number}",
        "in_full": "" if short else point.text,
    }


def _changed(point: PointFacts) -> Row:
    """Return what became of a point since the definition was sent, as the resident has not been told yet."""
    kinds, last = {change.kind for change in point.untold}, point.untold[-1]
    added, withdrawn = PointChangeKind.ADDED in kinds, point.withdrawn_on is not None
    first = point.untold[0].was or ""
    told = (
        f"You withdrew this point on {in_full(last.changed_on)}. We will not decide it."
        if withdrawn
        else "We have added this point to your complaint."
        if added
        else "We have put this point into other words."
        if first != point.text
        else "We have changed what we say about this point. It stands below as it is now."
    )
    return {
        **_heading(point),
        "told": told,
        "was": first if not (withdrawn or added) and first != point.text else "",
        "because": "" if withdrawn else last.because,
    }


def _withdrawn_at(matter: LetterMatter) -> Iterator[PointFacts]:
    """Yield the points withdrawn since the answer before: sent once, an answer still names them (Code 6.9 b)."""
    before = matter.case.stage(matter.stage_number - 1)
    answered = before.responded_on if before else None
    for point in matter.case.withdrawn:
        if point.taken_back and point.withdrawn_on and (answered is None or point.withdrawn_on > answered):
            yield point


def _withdrawn(point: PointFacts) -> Row:
    when = in_full(point.withdrawn_on) if point.withdrawn_on else ""
    return {**_heading(point), "told": f"You withdrew this point on {when}, so we have not decided it."}


def _responsibility(point: PointFacts) -> str:
    """Say whose responsibility it is (Code 5.7); nothing where another body is meant but not named."""
    body = point.responsible_body
    if point.responsibility is Responsibility.OURS:
        return "We are responsible for this."
    if not body or point.responsibility not in (Responsibility.NOT_OURS, Responsibility.TO_CLARIFY):
        return ""
    if point.responsibility is Responsibility.NOT_OURS:
        return f"We are not responsible for this. It is for {body}."
    return f"We are finding out who is responsible. We are asking {body}, and we will tell you what we learn."


def _decision(matter: LetterMatter) -> dict[str, Value]:
    stage, decision = matter.stage, overall(matter)
    evidence = stage.evidence if stage else ()
    upheld = decisions.upheld(matter.case, matter.stage_number)
    return {
        "overall": OVERALL.get(decision, "") if decision else "",
        "upheld": "yes" if upheld else "",
        "not_upheld": "yes" if decision and not upheld else "",
        "upheld_before": "yes" if decisions.upheld(matter.case, matter.stage_number - 1) else "",
        "evidence": tuple({"item": each.item} for each in evidence if each.result is EvidenceResult.SEEN),
        "not_held": tuple({"item": each.item} for each in evidence if each.result is EvidenceResult.NOT_HELD),
    }


def _refusals(matter: LetterMatter) -> dict[str, Value]:
    """Return what is proposed to be refused: all of it, or single points of it (Code 2.4, 5.11)."""
    proposed = matter.case.proposed()
    return {
        "refusals": tuple(_refusal(each, matter.case) for each in proposed),
        "in_part": "yes" if any(each.point_id for each in proposed) else "",
    }


def _refusal(refusal: RefusalFacts, case: CaseFacts) -> Row:
    point = next((each for each in case.points if each.id == refusal.point_id), None)
    dates = (refusal.issue_on, refusal.aware_on)
    happened, known = (without_weekday(day) if day else "" for day in dates)
    return {
        "what": f"Point {point.number}: {point.text}" if point else "",
        "ground": refusal.ground,
        "reasons": refusal.reasons or "",
        "discretion": refusal.discretion or "",
        "age": f"It happened on {happened}, and you knew of it on {known}." if happened and known else "",
    }


def _remedies(matter: LetterMatter) -> dict[str, Value]:
    offers = stage_offers(matter)
    before = matter.case.offered_pence - sum(offer.pence for offer in offers)
    unpaid = [offer for offer in offers if offer.paid_on is None]
    promised = matter.case.open_commitments
    payments = [each.due_on for each in promised if each.kind is CommitmentKind.PAYMENT and _of_stage(each, matter)]
    done = [each for each in matter.case.commitments if each.state is CommitmentState.COMPLETED]
    return {
        "money": tuple(_money(offer, matter.issued_on) for offer in offers),
        "money_before": _sum(before) if before else "",
        "money_total": _sum(sum(offer.pence for offer in offers)),
        "unpaid": "yes" if unpaid else "",
        "paid_by": in_full(max(payments)) if payments else "",
        "commitments": tuple(_promise(each) for each in promised),
        "done": tuple(_kept(each) for each in done),
    }


def _of_stage(commitment: CommitmentFacts, matter: LetterMatter) -> bool:
    """Whether a promise was made at the stage of the letter: what was promised before has its date already."""
    return matter.stage_number == 1 or commitment.source is CommitmentSource.STAGE_2


def _money(offer: OfferFacts, issued_on: date) -> Row:
    told_on = offer.offered_on
    told = f"We told you of this on {without_weekday(told_on)}." if told_on and told_on < issued_on else ""
    paid = f"Paid on {without_weekday(offer.paid_on)}." if offer.paid_on else ""
    because = _join(offer.because, told, paid)
    return {"head": _capital(offer.kind.value), "because": because, "amount": _sum(offer.pence)}


def _promise(commitment: CommitmentFacts) -> Row:
    meeting = commitment.appointment_on
    return {
        "what": _join(_sentence(commitment.what), f"The appointment is on {in_full(meeting)}." if meeting else ""),
        "who": _who(commitment),
        "by_when": in_full(commitment.due_on),
        "how_you_will_know": commitment.how_you_will_know or "",
    }


def _kept(commitment: CommitmentFacts) -> Row:
    done_on = commitment.completed_on
    return {"what": _sentence(commitment.what), "when": f"Done on {in_full(done_on)}." if done_on else ""}


def _who(commitment: CommitmentFacts) -> str:
    owner = commitment.owner
    named = f"{owner.name}, {owner.job_title}" if owner.job_title else owner.name
    return f"{named}, with {commitment.contractor}" if commitment.contractor else named


def _late(late: Lateness, matter: LetterMatter) -> Row:
    due = in_full(late.due_on)
    days = f"{working_days(late.working_days)} late" if late.working_days else "after that date"
    if late.clock == matter.ends:
        return {"sentence": f"You should have had this letter by {due}. It comes to you {days}."}
    should_have = CODE.rule(late.clock, matter.stage_number, late.due_on).to_resident
    return {"sentence": f"We should have {should_have} your complaint by {due}, and did so {days}."}


def _untold(untold: ExtensionFacts | None) -> Row:
    """Return until when and why the answer is put off, by the extension the resident has not been told of."""
    return {
        "extension_to": in_full(untold.due_on) if untold else "",
        "extension_reason": (untold.reason or "") if untold else "",
        "extension_good_reason": (untold.good_reason or "") if untold else "",
    }


def _extension(extension: ExtensionFacts) -> Row:
    told = in_full(extension.notified_on) if extension.notified_on else ""
    return {
        "sentence": f"On {told} we told you that we needed until {in_full(extension.due_on)} to answer.",
        "reason": extension.reason or "",
    }


def _adjustment(adjustment: AdjustmentFacts) -> Row:
    detail = f": {adjustment.detail}" if adjustment.detail else ""
    return {"adjustment": f"{_capital(adjustment.kind)}{detail}"}


def _format(matter: LetterMatter) -> str:
    agreed, size = adjusted(matter.recipient), f"{matter.text_size} point"
    large, coloured = agreed.text_size > STANDARD_SIZE, agreed.paper != WHITE
    printed = f"in large print ({size})" if large else f"in {size} print"
    on_paper = f", on {agreed.paper} paper" if coloured else ""
    return f"This letter is {printed}{on_paper}{', as we agreed with you' if large or coloured else ''}."


def _title(officer: OfficerFacts) -> str:
    return officer.job_title or _capital(officer.role.value)


def _contact(officer: OfficerFacts) -> str:
    return " or ".join(way for way in (officer.phone, officer.email) if way)


def _sum(pence: int) -> str:
    """Return pounds with both figures of pence, so that a column of sums lines up."""
    return f"£{pence // 100:,}.{pence % 100:02d}"


def _sentence(words: str) -> str:
    """Return words with the full stop that a form field leaves out."""
    words = words.strip()
    return f"{words}." if words[-1:].isalnum() or words[-1:] == ")" else words


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _join(*sentences: str | None) -> str:
    return " ".join(sentence.strip() for sentence in sentences if sentence)
