"""What a letter to the Ombudsman lists of the record: what happened, what was ordered, what is open, the documents."""

from collections.abc import Iterator
from datetime import date

from complaints_desktop.facts.commitments import BY_OMBUDSMAN, CommitmentFacts
from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.letters.chronology import happened
from complaints_desktop.letters.events import TO_OMBUDSMAN
from complaints_desktop.letters.values.words import Row, Value, to_the_penny
from complaints_desktop.rules.letters_twice import fallen
from complaints_desktop.rules.on_time import ended_by_us
from complaints_desktop.rules.wording import capitalised, without_weekday
from db.terms import CommitmentSource, CommitmentState, EndedBy

TO_NOBODY: dict[str, Value] = {"to_ombudsman": "", "orders_left": ""}
NOTHING: dict[str, Value] = dict.fromkeys(("chronology", "offered", "ordered", "index"), ())


def ombudsman(matter: LetterMatter) -> dict[str, Value]:
    """Return what happened, what was ordered and the documents; nothing of it in other letters."""
    if matter.kind.records not in TO_OMBUDSMAN:
        return {**TO_NOBODY, **NOTHING}
    found, ordered = happened(matter.case, matter.clocks, matter.issued_on), tuple(_orders(matter))
    return {
        "to_ombudsman": "yes",
        "chronology": tuple({"on": without_weekday(each.on), "what": each.what} for each in found),
        "offered": tuple(_offered(matter)),
        "ordered": tuple(_order(each, matter.issued_on) for each in ordered),
        "orders_left": "yes" if any(each.completed_on is None for each in ordered) else "",
        "index": tuple(_documents(matter)),
    }


def _orders(matter: LetterMatter) -> Iterator[CommitmentFacts]:
    """Yield what the Ombudsman ordered or recommended, as it is promised; what a review set aside is none of it.

    What we ended, or the resident, was ordered all the same, and was not done.
    """
    for each in matter.case.commitments:
        ended = each.state is CommitmentState.CANCELLED
        stands = not ended or each.ended_by is EndedBy.RESIDENT or ended_by_us(each)
        if each.source in BY_OMBUDSMAN and stands:
            yield each


def _order(order: CommitmentFacts, today: date) -> Row:
    """Return an order with the date it was given, the day it was done, and what shows it."""
    first, due = order.first_due_on, order.due_on
    advised = "Recommendation: " if order.source is CommitmentSource.RECOMMENDATION else ""
    moved = f", moved to {without_weekday(due)}" if due != first else ""
    return {
        "what": f"{advised}“{order.what}”",
        "by": f"{without_weekday(first)}{moved}",
        "stands": _stands_now(order, today),
        "shown_by": order.evidence or "",
    }


def _stands_now(order: CommitmentFacts, today: date) -> str:
    """Say whether an order is done, and late: by the printed date, unless another was agreed before that had passed."""
    done = order.completed_on
    if order.state is CommitmentState.CANCELLED:
        who = "The resident did not want it any more" if order.ended_by is EndedBy.RESIDENT else "We ended it"
        return f"Not done. {who}: {(order.cancelled_because or '').rstrip('.')}."
    late = ": this is late" if order.counts_on < (done or today) else ""
    return f"Done on {without_weekday(done)}{late}." if done else f"Not done yet{late}."


def _offered(matter: LetterMatter) -> Iterator[Row]:
    """Yield the money that the resident was told of, at each stage, whatever became of it."""
    for stage in matter.case.stages:
        for offer in stage.offers:
            if offer.offered_on:
                told = without_weekday(offer.offered_on) + ("" if offer.stands else ", not standing any more")
                head = capitalised(offer.kind.value)
                yield {"stage": str(stage.number), "head": head, "told": told, "amount": to_the_penny(offer.pence)}


def _documents(matter: LetterMatter) -> Iterator[Row]:
    """Yield our letters by their days, then the documents that stand, in their order on the case; numbered through."""
    gone = fallen(matter.case)
    for number, each in enumerate(matter.case.letters, 1):
        mark = ", which does not count" if each.id in gone else ""
        mark = mark or (", put right by a later letter" if matter.case.put_right(each) else "")
        what = f"{title_of(each.kind)}, to {each.to}{mark}"
        yield {"number": str(number), "what": what, "dated": without_weekday(each.issued_on)}
    standing = (each for each in matter.case.documents if _stands(each))
    for number, document in enumerate(standing, len(matter.case.letters) + 1):
        dated = without_weekday(document.dated_on) if document.dated_on else ""
        yield {"number": str(number), "what": document.title, "dated": dated}


def _stands(document: DocumentFacts) -> bool:
    return document.withdrawn_on is None and document.destroyed_at is None
