"""What a case promised, as lines of its story: made, updated, chased, answered for, missed, confirmed, signed off."""

from collections.abc import Iterator

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.wording import capitalised, in_short
from db.terms import ResidentWord, UpdateKind
from ui.kit.timeline import TimelineItem

UPDATE_ICONS = {
    UpdateKind.PROGRESS: ("commitments", "info"),
    UpdateKind.NO_ACCESS: ("cross-circle", "warn"),
    UpdateKind.DECLINED: ("cross-circle", "warn"),
    UpdateKind.REDATED: ("calendar", "warn"),
    UpdateKind.COMPLETED: ("tick-circle", "good"),
    UpdateKind.CANCELLED: ("cross-circle", ""),
}

HEARD = {
    ResidentWord.CONFIRMED: ("tick-circle", "good"),
    ResidentWord.DISAGREES: ("message", "warn"),
    ResidentWord.NOT_REACHED: ("message", "info"),
}
"""How each answer of the resident looks."""


def promises_told(case: CaseFacts) -> Iterator[TimelineItem]:
    """Yield all that happened to the promises of a case."""
    for promise in case.commitments:
        yield from _promise(promise)
        yield from _followed(case, promise)
        yield from _ended(case, promise)


def _promise(promise: CommitmentFacts) -> Iterator[TimelineItem]:
    title = f"Promised for {in_short(promise.first_due_on)}: {promise.what}"
    yield TimelineItem(promise.promised_on, title, "", promise.owner.name, "commitments", "info", "promise", promise.id)
    for update in promise.updates:
        icon_name, tone = UPDATE_ICONS.get(update.kind, ("commitments", "info"))
        moved = f" to {in_short(update.new_due_on)}" if update.kind is UpdateKind.REDATED and update.new_due_on else ""
        title = f"{capitalised(update.kind.value)}{moved}: {promise.what}"
        yield TimelineItem(
            update.update_on, title, update.text, "", icon_name, tone, "promise", promise.id, update.recorded_at
        )


def _followed(case: CaseFacts, promise: CommitmentFacts) -> Iterator[TimelineItem]:
    """Yield who was asked how it stands, and what was said is done at each level of jeopardy."""
    for chase in (each for each in case.chases if each.commitment_id == promise.id):
        title, by = f"{chase.asked} was asked: {promise.what}", _name(chase.chased_by)
        again = f"To be asked again {in_short(chase.next_on)}" if chase.next_on else ""
        body = "\n".join(filter(None, (chase.words, again)))
        yield TimelineItem(chase.chased_on, title, body, by, "message", "info", "promise", promise.id)
    for answer in (each for each in case.level_answers if each.commitment_id == promise.id):
        title, by = (
            f"Level {answer.level} answered: {promise.what}",
            answer.answered_by.name if answer.answered_by else "",
        )
        body = f"{answer.answer}\nTold: {answer.told}"
        yield TimelineItem(answer.answered_on, title, body, by, "warning", "warn", "promise", promise.id)
    for miss in (each for each in case.misses if each.commitment_id == promise.id):
        title, by = f"Why it was missed, {miss.cause}: {promise.what}", _name(miss.said_by)
        changes = f"What changes: {miss.changes}" if miss.changes else ""
        body = "\n".join(filter(None, (miss.why, changes)))
        yield TimelineItem(miss.said_on, title, body, by, "cross-circle", "warn", "promise", promise.id)


def _ended(case: CaseFacts, promise: CommitmentFacts) -> Iterator[TimelineItem]:
    """Yield what the resident said of what was done, and who signed it off."""
    for heard in (each for each in case.resident_answers if each.commitment_id == promise.id):
        title, by = (
            f"The resident, {heard.answer.value}: {promise.what}",
            heard.recorded_by.name if heard.recorded_by else "",
        )
        icon_name, tone = HEARD.get(heard.answer, ("message", "info"))
        said = heard.words or ""
        yield TimelineItem(heard.asked_on, title, said, by, icon_name, tone, "promise", promise.id, heard.recorded_at)
    for signed in (each for each in case.sign_offs if each.commitment_id == promise.id):
        title, by = f"Signed off: {promise.what}", _name(signed.signed_off_by)
        said, at = signed.words or "", signed.recorded_at
        yield TimelineItem(signed.signed_off_on, title, said, by, "tick-circle", "good", "promise", promise.id, at)


def _name(officer: OfficerFacts | None) -> str:
    return officer.name if officer else ""
