"""How the promises of a case were followed, for who reads its whole file: updates, chases, levels, causes, words."""

from collections.abc import Iterator
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.follow_through import MissFacts
from complaints_desktop.letters.chronology import Happened
from db.terms import ResidentWord, UpdateKind

HEARD = {
    ResidentWord.CONFIRMED: "The resident says that it is done",
    ResidentWord.DISAGREES: "The resident says that it is not done",
    ResidentWord.NOT_REACHED: "The resident was asked whether it is done, and not reached",
}
"""What the resident said of what was recorded as kept."""


def followed(case: CaseFacts, today: date) -> Iterator[Happened]:
    """Yield what was done up to today to bring each promise to its end, and what was written of it."""
    found = (each for promise in case.commitments for each in _of_promise(case, promise))
    yield from (each for each in found if each.on <= today)


def _of_promise(case: CaseFacts, commitment: CommitmentFacts) -> Iterator[Happened]:
    promise, quoted = commitment.id, f"“{commitment.what}”"
    for update in (each for each in commitment.updates if each.kind is UpdateKind.PROGRESS):
        yield Happened(update.update_on, f"An update on {quoted}", update.text)
    for chase in (each for each in case.chases if each.commitment_id == promise):
        yield Happened(chase.chased_on, f"{chase.asked} was asked how it stands: {quoted}", chase.words or "")
    for answer in (each for each in case.level_answers if each.commitment_id == promise):
        said = f"{answer.answer} Told: {answer.told}"
        yield Happened(answer.answered_on, f"Taken up at level {answer.level} as a promise in jeopardy: {quoted}", said)
    for miss in (each for each in case.misses if each.commitment_id == promise):
        yield Happened(miss.said_on, f"Why it was missed, {miss.cause}: {quoted}", _why(miss))
    for heard in (each for each in case.resident_answers if each.commitment_id == promise):
        said = HEARD[heard.answer] if heard.answer.known else f"The resident was asked, {heard.answer.value}"
        yield Happened(heard.asked_on, f"{said}: {quoted}", heard.words or "")
    for signed in (each for each in case.sign_offs if each.commitment_id == promise):
        by = signed.signed_off_by.name if signed.signed_off_by else "somebody not named"
        yield Happened(signed.signed_off_on, f"Looked at and signed off by {by}: {quoted}", signed.words or "")


def _why(miss: MissFacts) -> str:
    changes = f"What changes: {miss.changes}" if miss.changes else ""
    return " ".join(filter(None, (miss.why, changes)))
