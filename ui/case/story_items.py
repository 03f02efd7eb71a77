"""Everything that happened in a case, as one line of time, from its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.wording import in_short, pounds
from db.terms import CommitmentState, ContactKind, Direction, UpdateKind
from ui.kit.timeline import TimelineItem

CONTACT_ICONS = {
    ContactKind.CALL: "phone",
    ContactKind.VISIT: "visit",
    ContactKind.EMAIL: "email",
    ContactKind.LETTER_IN: "letter-in",
    ContactKind.MESSAGE: "message",
    ContactKind.NOTE: "note",
}
UPDATE_ICONS = {
    UpdateKind.PROGRESS: ("commitments", "info"),
    UpdateKind.NO_ACCESS: ("cross-circle", "warn"),
    UpdateKind.DECLINED: ("cross-circle", "warn"),
    UpdateKind.REDATED: ("calendar", "warn"),
    UpdateKind.COMPLETED: ("tick-circle", "good"),
    UpdateKind.CANCELLED: ("cross-circle", ""),
}


def story(case: CaseFacts) -> list[TimelineItem]:
    """Return what happened, newest first; what has no date comes last."""
    items = [*_beginning(case), *_ending(case)]
    for stage in case.stages:
        items += _stage(stage)
    items += [_contact(each) for each in case.contacts]
    for promise in case.commitments:
        items += _promise(promise)
    for letter in case.letters:
        title = f"Letter issued: {letter.kind.replace('-', ' ').replace('stage', 'stage ')}"
        items.append(
            TimelineItem(
                letter.issued_on, title, f"To {letter.recipient}", letter.by, "letters", "good", "letter", letter.id
            )
        )
    order = {id(item): n for n, item in enumerate(items)}
    return sorted(items, key=lambda item: (item.on or date.min, order[id(item)]), reverse=True)


def _beginning(case: CaseFacts) -> Iterator[TimelineItem]:
    received = case.stages[0].received_on
    if case.expressed_on and case.expressed_on != received:
        to = f"To {case.expressed_to}" if case.expressed_to else ""
        yield TimelineItem(case.expressed_on, "Dissatisfaction first expressed", to, "", "message", "info", "event")
    if received:
        by = case.stages[0].received_by or ""
        channel = f"Complaint received by {case.channel}" if case.channel else "Complaint received"
        yield TimelineItem(received, channel, case.summary or "", by, "letter-in", "info", "event")
    if case.logged_on and case.logged_on != received:
        yield TimelineItem(case.logged_on, "Complaint logged", "", "", "log", "info", "event")


def _stage(stage: StageFacts) -> Iterator[TimelineItem]:
    if stage.number == 2 and stage.received_on:
        yield TimelineItem(stage.received_on, "Stage 2 asked for", "", "", "escalate", "warn", "event")
    if stage.acknowledged_on:
        yield TimelineItem(
            stage.acknowledged_on, f"Stage {stage.number} acknowledged", "", "", "tick-circle", "good", "event"
        )
    for extension in stage.extensions:
        title = f"Stage {stage.number} extended to {in_short(extension.due_on)}"
        yield TimelineItem(extension.notified_on, title, extension.reason or "", "", "extended", "warn", "event")
    for evidence in stage.evidence:
        title = f"Evidence {evidence.result.value}: {evidence.item}"
        yield TimelineItem(evidence.checked_on, title, evidence.note or "", "", "search", "info", "decision")
    for declared in stage.conflicts:
        title = "Conflict of interest declared" if declared.conflict else "No conflict of interest"
        yield TimelineItem(
            declared.declared_on, title, declared.measures or "", declared.officer.name, "law", "info", "decision"
        )
    for offer in stage.offers:
        if offer.offered_on:
            title = f"{pounds(offer.pence)} offered for {offer.kind.value}"
            yield TimelineItem(offer.offered_on, title, offer.because or "", "", "money", "info", "decision")
    if stage.responded_on:
        outcome = f": {stage.outcome.value}" if stage.outcome else ""
        by = stage.decider.name if stage.decider else ""
        yield TimelineItem(
            stage.responded_on, f"Stage {stage.number} answered{outcome}", "", by, "law", "good", "event"
        )


def _contact(contact: ContactFacts) -> TimelineItem:
    way = "" if contact.kind is ContactKind.NOTE else " from" if contact.direction is Direction.IN else " to"
    who = f"{way} {contact.with_whom}" if contact.with_whom else f"{way} the resident" if way else ""
    return TimelineItem(
        contact.contact_on,
        f"{contact.kind.value.capitalize()}{who}",
        contact.summary,
        contact.by,
        CONTACT_ICONS.get(contact.kind, "message"),
        "info",
        "contact",
        contact.id,
    )


def _promise(promise: CommitmentFacts) -> Iterator[TimelineItem]:
    title = f"Promised for {in_short(promise.first_due_on)}: {promise.what}"
    yield TimelineItem(promise.promised_on, title, "", promise.owner.name, "commitments", "info", "promise", promise.id)
    for update in promise.updates:
        icon_name, tone = UPDATE_ICONS.get(update.kind, ("commitments", "info"))
        moved = f" to {in_short(update.new_due_on)}" if update.new_due_on else ""
        title = f"{update.kind.value.capitalize()}{moved}: {promise.what}"
        yield TimelineItem(update.update_on, title, update.text, "", icon_name, tone, "promise", promise.id)


def _ending(case: CaseFacts) -> Sequence[TimelineItem]:
    if case.closed_on is None or case.closed_as is None:
        return ()
    still = [each for each in case.commitments if each.state is CommitmentState.OPEN]
    body = f"{len(still)} commitments stay open in the tracker" if still else ""
    return (TimelineItem(case.closed_on, f"Closed: {case.closed_as.value}", body, "", "stop", "good", "event"),)
