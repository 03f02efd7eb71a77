"""What a letter to the Ombudsman lists of the record: what happened, by day, and the documents."""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.letters.events import TO_OMBUDSMAN
from complaints_desktop.letters.values.words import Row, Value, to_the_penny
from complaints_desktop.rules.wording import capitalised, in_full, without_weekday
from db.terms import CommitmentState


def ombudsman(matter: LetterMatter) -> dict[str, Value]:
    """Return what happened and the documents; nothing of it in other letters."""
    if matter.kind.records not in TO_OMBUDSMAN:
        return {"chronology": (), "offered": (), "index": ()}
    happened = sorted(((day, what) for day, what in _happened(matter) if day), key=itemgetter(0))
    return {
        "chronology": tuple({"on": without_weekday(day), "what": what} for day, what in happened),
        "offered": tuple(_offered(matter)),
        "index": tuple(_documents(matter)),
    }


def _happened(matter: LetterMatter) -> Iterator[tuple[date | None, str]]:
    """Yield the events of the complaint with their days; of one day, first what comes first."""
    case = matter.case
    for stage in case.stages:
        yield from _of_stage(stage)
    for letter in case.letters:
        yield letter.issued_on, f"Letter: {title_of(letter.kind)}"
    for promise in case.commitments:
        if promise.state is CommitmentState.COMPLETED:
            yield promise.completed_on, f"Done as promised: {promise.what}"
    yield case.closed_on, "The complaint was closed"


def _of_stage(stage: StageFacts) -> Iterator[tuple[date | None, str]]:
    at = f"Stage {stage.number}"
    yield stage.received_on, f"{at}: received"
    yield stage.acknowledged_on, f"{at}: acknowledged"
    for extension in stage.extensions:
        yield extension.notified_on, f"{at}: extended to {in_full(extension.due_on)}"
    yield stage.refused_on, f"{at}: refused"
    yield stage.responded_on, f"{at}: answered"


def _offered(matter: LetterMatter) -> Iterator[Row]:
    """Yield the money that the resident was told of, at each stage, whatever became of it."""
    for stage in matter.case.stages:
        for offer in stage.offers:
            if offer.offered_on:
                told = without_weekday(offer.offered_on) + ("" if offer.stands else ", not standing any more")
                head = capitalised(offer.kind.value)
                yield {"stage": str(stage.number), "head": head, "told": told, "amount": to_the_penny(offer.pence)}


def _documents(matter: LetterMatter) -> Iterator[Row]:
    """Yield the documents that stand, in their order on the case."""
    standing = (each for each in matter.case.documents if each.withdrawn_on is None and each.destroyed_at is None)
    for number, each in enumerate(standing, 1):
        dated = without_weekday(each.dated_on) if each.dated_on else ""
        yield {"number": str(number), "what": each.title, "dated": dated}
