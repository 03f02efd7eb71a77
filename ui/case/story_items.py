"""Everything that happened in a case, as one line of time, from its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from complaints_desktop.facts.absences import CoverFacts, HandoverFacts
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.hazards import HazardFacts
from complaints_desktop.facts.incidents import IncidentFacts
from complaints_desktop.facts.letters import LetterFacts, SettledFacts
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.facts.matters import MatterFacts
from complaints_desktop.facts.overrides import OverrideRequestFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.reopening import ReopeningFacts
from complaints_desktop.facts.restrictions import RestrictionFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.facts.submissions import SubmissionFacts
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.rules.matters import MATTERS
from complaints_desktop.rules.restrictions import all_of
from complaints_desktop.rules.wording import capitalised, in_london, in_short, pounds
from db.terms import ContactKind, Direction, Judgement, Reopened
from ui.case.promise_story import promises_told
from ui.kit.timeline import TimelineItem

CONTACT_ICONS = {
    ContactKind.CALL: "phone",
    ContactKind.VISIT: "visit",
    ContactKind.EMAIL: "email",
    ContactKind.LETTER_IN: "letter-in",
    ContactKind.MESSAGE: "message",
    ContactKind.NOTE: "note",
}


def story(case: CaseFacts, merged: Sequence[CaseFacts] = ()) -> list[TimelineItem]:
    """Return what happened, newest first, in the cases merged into this one too; what has no date comes last."""
    items = [*_beginning(case), *_endings(case)]
    items += [_reopened(each) for each in case.reopenings]
    for stage in case.stages:
        issued = {letter.issued_on: letter.issued_at for letter in case.letters if letter.stage == stage.number}
        items += _stage(stage, issued)
    items += [_linked(each) for each in case.links]
    for other in merged:
        items += [replace(each, title=f"{other.reference}: {each.title}") for each in story(other)]
    for refusal in case.refusals:
        items += _refusal(refusal)
    for incident in case.incidents:
        items += _incident(incident)
    for hazard in case.hazards:
        items += _hazard(hazard)
    for person, restriction in all_of(case):
        items += _restriction(person.name, restriction)
    for matter in case.matters:
        items += _matter(matter)
    items += [_contact(each) for each in case.contacts]
    for point in (*case.points, *case.withdrawn):
        items += _changes(point)
    items += promises_told(case)
    for submission in case.submissions:
        items += _submission(submission)
    for request in case.overrides:
        items += _override(request)
    items += [_settled(each, case) for each in case.settled_letters]
    items += [each for given in case.covers for each in _cover(given)]
    items += [each for note in case.handovers for each in _handover(note)]
    for letter in case.letters:
        items += _letter(letter)
    logged = case.logged_at if case.logged_on else None
    order = [(item.on or date.min, _moment(item, logged), n) for n, item in enumerate(items)]
    return [items[n] for *_, n in sorted(order, reverse=True)]


def _submission(each: SubmissionFacts) -> Iterator[TimelineItem]:
    """Yield a letter as it was submitted for approval, and what was said to it."""
    named = each.kind.replace("-", " ").replace("stage", "stage ")
    by, on, at = each.submitted_by.name if each.submitted_by else "", each.submitted_on, each.submitted_at
    yield TimelineItem(on, f"Letter submitted: {named}", each.note or "", by, "letters", "info", "decision", at=at)
    for said in each.answers:
        by = said.answered_by.name if said.answered_by else ""
        title = f"Letter {said.judgement.value}: {named}"
        yield TimelineItem(said.answered_on, title, said.words, by, "tick", "info", "decision", at=said.recorded_at)
    if each.dropped_on:
        yield TimelineItem(each.dropped_on, f"Letter not pursued: {named}", "", "", "cross", "info", "decision")


def _cover(given: CoverFacts) -> Iterator[TimelineItem]:
    """Yield that a piece of it was given to somebody, and that they do it no more."""
    whose = "" if given.owner == given.officer else f" of {given.owner.name}’s"
    what = "Given for good" if given.for_good else "Covered"
    title = f"{what}: {given.officer.name}, as {given.part.value}{whose}"
    yield TimelineItem(given.from_on, title, given.because, "", "people", "info", "event", at=given.recorded_at)
    if given.ended_on and not given.for_good:
        title = f"Cover ended: {given.officer.name}, as {given.part.value}{whose}"
        yield TimelineItem(given.ended_on, title, given.ended_because or "", "", "people", "info", "event")


def _handover(note: HandoverFacts) -> Iterator[TimelineItem]:
    """Yield what somebody was told who took it over, and that the resident knows who their contact is."""
    by, at = note.written_by.name if note.written_by else "", note.written_at
    words = note.words if note.read_at else f"{note.words}\nNot read yet"
    yield TimelineItem(
        in_london(at).date(), f"Handover to {note.officer.name}", words, by, "note", "info", "event", at=at
    )
    if note.resident_told_on:
        title = f"Resident told that their contact is {note.officer.name}"
        yield TimelineItem(note.resident_told_on, title, "", "", "people", "good", "event")


def _letter(letter: LetterFacts) -> Iterator[TimelineItem]:
    """Yield a letter as it was issued, each time it was sent, and when it came back."""
    named = title_of(letter.kind)
    issued, at = letter.issued_on, letter.issued_at
    title = f"Letter issued: {named}"
    to = "\n".join((f"To {letter.to}", *(f"{each.why}. It stayed: {each.because}" for each in letter.findings)))
    yield TimelineItem(issued, title, to, letter.by, "letters", "good", "letter", letter.id, at)
    for sent in letter.despatches:
        by = sent.sent_by.name if sent.sent_by else ""
        title = f"Letter sent, {sent.way.value}: {named}"
        body = "\n".join(each for each in (sent.sent_to, sent.sent_as, sent.note) if each)
        yield TimelineItem(sent.sent_on, title, body, by, "letters", "info", "letter", letter.id, sent.recorded_at)
        if sent.returned_on:
            done = f"\nDone about it: {sent.return_done}" if sent.return_done else ""
            body = f"{sent.returned_because}{done}"
            yield TimelineItem(
                sent.returned_on, f"Letter came back: {named}", body, "", "letter-in", "warn", "letter", letter.id
            )


def _moment(item: TimelineItem, logged: datetime | None) -> datetime:
    """Return when it was written down; what bears no time of its own stood before what does, after the log."""
    if item.at:
        return item.at
    same_day = logged is not None and in_london(logged).date() == item.on
    return logged if logged and same_day else datetime.min.replace(tzinfo=UTC)


def _beginning(case: CaseFacts) -> Iterator[TimelineItem]:
    received = case.stages[0].received_on
    if case.expressed_on and case.expressed_on != received:
        to = f"To {case.expressed_to}" if case.expressed_to else ""
        yield TimelineItem(case.expressed_on, "Dissatisfaction first expressed", to, "", "message", "info", "event")
    what = capitalised(case.kind.value) if case.kind else "Complaint"
    if received:
        by = case.stages[0].received_by or ""
        channel = f"{what} received by {case.channel}" if case.channel else f"{what} received"
        at = case.logged_at if case.logged_on == received else None
        yield TimelineItem(received, channel, case.summary or "", by, "letter-in", "info", "event", at=at)
    if case.logged_on and case.logged_on != received:
        yield TimelineItem(case.logged_on, f"{what} logged", "", "", "log", "info", "event", at=case.logged_at)


def _stage(stage: StageFacts, issued: Mapping[date, datetime]) -> Iterator[TimelineItem]:
    """Yield what happened at a stage; what a letter did has the moment the letter was `issued`."""
    if stage.number == 2 and stage.received_on:
        said, by = stage.request_reason or "", stage.received_by or ""
        yield TimelineItem(stage.received_on, "Stage 2 asked for", said, by, "escalate", "warn", "event")
    if stage.reviewer:
        on, title = stage.reviewer.allocated_on, f"{stage.reviewer.officer.name} reviews stage {stage.number}"
        yield TimelineItem(on, title, "", "", "person", "info", "decision")
    if stage.acknowledged_on:
        on, title = stage.acknowledged_on, f"Stage {stage.number} acknowledged"
        yield TimelineItem(on, title, "", "", "tick-circle", "good", "event", at=issued.get(on))
    for extension in stage.extensions:
        title = f"Stage {stage.number} extended to {in_short(extension.due_on)}"
        yield TimelineItem(extension.notified_on, title, extension.reason or "", "", "extended", "warn", "event")
    yield from _investigated(stage)
    for offer in stage.offers:
        steps = ((offer.offered_on, "offered"), (offer.accepted_on, "accepted"), (offer.paid_on, "paid"))
        for on, what in ((on, what) for on, what in steps if on):
            title = f"{pounds(offer.pence)} {what} for {offer.kind.value}"
            because = offer.because or "" if what == "offered" else ""
            yield TimelineItem(on, title, because, "", "money", "info", "decision")
    if stage.responded_on:
        outcome = f": {stage.outcome.value}" if stage.outcome else ""
        by = stage.decider.name if stage.decider else ""
        on, title = stage.responded_on, f"Stage {stage.number} answered{outcome}"
        yield TimelineItem(on, title, "", by, "law", "good", "event", at=issued.get(on))


def _linked(link: LinkFacts) -> TimelineItem:
    here = f"{link.kind.value[0].upper()}{link.kind.value[1:]}: {link.other_reference}"
    title = here if link.from_here else f"{link.other_reference} was linked to this case: {link.kind.value}"
    ended = f" Ended on {in_short(link.ended_on)}." if link.ended_on else ""
    return TimelineItem(
        link.linked_on, title, f"{link.because or ''}{ended}".strip(), "", "arrow-right", "info", "event"
    )


def _refusal(refusal: RefusalFacts) -> Iterator[TimelineItem]:
    """Yield a refusal as it was proposed, judged, told, dropped, and accepted all the same."""
    by = refusal.proposed_by.name if refusal.proposed_by else ""
    title = f"Refusal proposed: {refusal.ground}"
    yield TimelineItem(refusal.proposed_on, title, refusal.reasons or "", by, "stop", "warn", "decision")
    for said in refusal.approvals:
        title = f"Refusal {said.judgement.value}"
        by = said.approved_by.name if said.approved_by else ""
        yield TimelineItem(
            said.approved_on, title, said.because or "", by, "tick", "info", "decision", at=said.recorded_at
        )
    if refusal.refused_on:
        yield TimelineItem(refusal.refused_on, "Refused", refusal.ground, "", "stop", "warn", "decision")
    if refusal.dropped_on:
        yield TimelineItem(refusal.dropped_on, "Refusal not pursued", refusal.ground, "", "cross", "info", "decision")
    if refusal.directed_on:
        title = "The Ombudsman directed us to accept it"
        yield TimelineItem(refusal.directed_on, title, refusal.directed_by or "", "", "law", "warn", "event")
    if refusal.taken_back_on:
        by = refusal.taken_back_by.name if refusal.taken_back_by else ""
        why = refusal.taken_back_because or ""
        yield TimelineItem(refusal.taken_back_on, "Refusal taken back", why, by, "tick", "info", "decision")


def _override(request: OverrideRequestFacts) -> Iterator[TimelineItem]:
    """Yield who asked that words of a letter stay, and what a manager said."""
    by = request.asked_by.name if request.asked_by else ""
    title = "Asked that words of a letter stay"
    yield TimelineItem(
        request.asked_on, title, f"{request.why}: {request.because}", by, "letters", "info", "decision", request.id
    )
    for each in request.answers:
        words = (
            "Words of a letter may stay" if each.judgement is Judgement.APPROVED else "Words of a letter must change"
        )
        by = each.answered_by.name if each.answered_by else ""
        yield TimelineItem(
            each.answered_on, words, each.because, by, "letters", "warn", "decision", each.id, each.recorded_at
        )


def _settled(settled: SettledFacts, case: CaseFacts) -> TimelineItem:
    """Return which of two letters stands."""
    stands = next((each for each in case.letters if each.id == settled.stands_id), None)
    of = f" of {in_short(stands.issued_on)}" if stands else ""
    by = settled.settled_by.name if settled.settled_by else ""
    title = f"Of two letters, that{of} stands"
    return TimelineItem(
        settled.settled_on, title, settled.because, by, "letters", "warn", "decision", settled.id, settled.recorded_at
    )


def _restriction(name: str, restriction: RestrictionFacts) -> Iterator[TimelineItem]:
    """Yield a restriction on contact as it was proposed, judged, imposed, appealed against and reviewed."""
    by = restriction.proposed_by.name if restriction.proposed_by else ""
    title = f"Restriction on contact proposed for {name}: {restriction.kind}"
    yield TimelineItem(restriction.proposed_on, title, restriction.reasons, by, "lock", "warn", "decision")
    for said in restriction.answers:
        by = said.answered_by.name if said.answered_by else ""
        title = f"Restriction {said.judgement.value}"
        yield TimelineItem(said.answered_on, title, said.because, by, "tick", "info", "decision", at=said.recorded_at)
    if restriction.imposed_on:
        title = f"Contact of {name} restricted: {restriction.kind}"
        yield TimelineItem(restriction.imposed_on, title, restriction.detail, "", "lock", "warn", "decision")
    for review in restriction.reviews:
        if review.appealed_on:
            title = f"{name} appealed against the restriction"
            yield TimelineItem(review.appealed_on, title, review.appeal or "", "", "message", "info", "event")
        if review.outcome:
            by, title = review.reviewed_by.name if review.reviewed_by else "", f"Restriction {review.outcome.value}"
            yield TimelineItem(review.reviewed_on, title, review.because or "", by, "lock", "info", "decision")


def _investigated(stage: StageFacts) -> Iterator[TimelineItem]:
    """Yield what the decision of a stage rests on, and who was heard."""
    for consulted in stage.consultees:
        on, title = consulted.consulted_on, f"{consulted.name} consulted"
        yield TimelineItem(on, title, consulted.said or "", "", "people", "info", "decision")
    for evidence in stage.evidence:
        title = f"Evidence {evidence.result.value}: {evidence.item}"
        yield TimelineItem(evidence.checked_on, title, evidence.note or "", "", "search", "info", "decision")
        if evidence.chased_on:
            of = evidence.asked_of or ""
            yield TimelineItem(evidence.chased_on, f"Chased: {evidence.item}", of, "", "search", "info", "decision")
    for invited in stage.invitations:
        who = invited.name or f"The {invited.party.value}"
        yield TimelineItem(invited.invited_on, f"{who} invited to comment", "", "", "message", "info", "decision")
        if invited.replied_on:
            said = invited.said or ""
            yield TimelineItem(invited.replied_on, f"{who} commented", said, "", "message", "info", "decision")
    for declared in stage.conflicts:
        title = "Conflict of interest declared" if declared.conflict else "No conflict of interest"
        yield TimelineItem(
            declared.declared_on, title, declared.measures or "", declared.officer.name, "law", "info", "decision"
        )


def _reopened(again: ReopeningFacts) -> TimelineItem:
    by = again.reopened_by.name if again.reopened_by else ""
    title = f"Reopened: {again.why.value}"
    why = "" if again.why is Reopened.ACCEPTED else again.because  # the refusal taken back says it, beside this
    return TimelineItem(again.reopened_on, title, why, by, "refresh", "warn", "event", at=again.recorded_at)


def _changes(point: PointFacts) -> Iterator[TimelineItem]:
    """Yield what became of a point that was sent, and when the resident was told."""
    for change in point.changes:
        title = f"Point {point.number} {'accepted after all' if change.refusal_id else change.kind.value}"
        yield TimelineItem(change.changed_on, title, change.because, "", "edit", "warn", "decision")


def _hazard(hazard: HazardFacts) -> Iterator[TimelineItem]:
    """Yield when somebody became aware of a hazard, and each step that was taken."""
    on, title = in_london(hazard.aware_at).date(), f"{capitalised(hazard.gravity.value)} hazard: {hazard.words}"
    said = f"{hazard.aware} became aware. {hazard.what}"
    yield TimelineItem(on, title, said, "", "hazard", "danger", "event", at=hazard.aware_at)
    for step in hazard.steps:
        day = in_london(step.done_at).date()
        title = f"{hazard.words}: {step.kind.value}"
        yield TimelineItem(day, title, step.text, "", "hazard", "info", "event", at=step.done_at)


def _matter(matter: MatterFacts) -> Iterator[TimelineItem]:
    """Yield when another matter was received, and each step that was taken."""
    about = f"Another matter, {MATTERS[matter.kind].about}"
    yield TimelineItem(matter.received_on, f"{about}: received", matter.what, "", "note", "warn", "event")
    for step in matter.steps:
        title = f"{about}: {step.kind.value}{f', {step.outcome}' if step.outcome else ''}"
        yield TimelineItem(step.done_on, title, step.text, "", "note", "info", "event")


def _incident(incident: IncidentFacts) -> Iterator[TimelineItem]:
    """Yield when an incident was taken further, and when it was answered."""
    on, title = in_london(incident.told_at).date(), f"Serious incident taken to the {incident.taken_to}"
    yield TimelineItem(on, title, incident.what, "", "warning", "warn", "event", at=incident.told_at)
    if incident.answered_on:
        title, said = f"{incident.told} answered about the serious incident", incident.answer or ""
        yield TimelineItem(incident.answered_on, title, said, "", "warning", "info", "event")


def _contact(contact: ContactFacts) -> TimelineItem:
    way = "" if contact.kind is ContactKind.NOTE else " from" if contact.direction is Direction.IN else " to"
    who = f"{way} {contact.with_whom}" if contact.with_whom else f"{way} the resident" if way else ""
    purpose = f": {contact.purpose.value}" if contact.purpose else ""
    along = f", with {contact.accompanied_by}" if contact.accompanied_by else ""
    otherwise = f"\nOf what is agreed with them: {contact.otherwise_because}" if contact.otherwise_because else ""
    return TimelineItem(
        contact.contact_on,
        f"{capitalised(contact.kind.value)}{who}{along}{purpose}",
        contact.summary + otherwise,
        contact.by,
        CONTACT_ICONS.get(contact.kind, "message"),
        "info",
        "contact",
        contact.id,
        contact.recorded_at,
    )


def _endings(case: CaseFacts) -> Iterator[TimelineItem]:
    """Yield each end the case came to; promises that are open stay so since the last."""
    if case.first_contact and case.closed_on:
        came = case.first_contact.ended_because or ""
        yield TimelineItem(case.closed_on, "Done", f"{came[:1].upper()}{came[1:]}", "", "stop", "good", "event")
    ends = [(case.first_closed_on, case.first_closed_as)] if case.reopenings else []
    ends += [(each.closed_on, each.closed_as) for each in case.reopenings[:-1]]
    for closed_on, closed_as in [*ends, (case.closed_on, case.closed_as)]:
        if closed_on and closed_as:
            still = case.open_commitments if closed_on == case.closed_on else ()
            body = f"{len(still)} commitments stay open in the tracker" if still else ""
            yield TimelineItem(closed_on, f"Closed: {closed_as.value}", body, "", "stop", "good", "event")
