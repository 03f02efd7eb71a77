"""The remedies of a letter: money, and promises."""

from collections.abc import Iterator, Sequence
from datetime import date

from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.money import MoneyOrderFacts, OfferFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.events import TO_OMBUDSMAN, Reader
from complaints_desktop.letters.values.told_days import told_day, was_told
from complaints_desktop.letters.values.words import Row, Value, joined, overdue, sentence, to_the_penny
from complaints_desktop.rules.wording import capitalised, in_full, without_weekday
from db.terms import CommitmentState

MIXED = "We will pay it or set it against your arrears, as it says there,"


def remedies(matter: LetterMatter) -> dict[str, Value]:
    """Return the money offered and paid, and the promises made and kept."""
    offers = stage_offers(matter)
    before = matter.case.offered_pence - sum(offer.pence for offer in offers)
    left = sum(
        each.pence for stage in matter.case.stages for each in stage.offers if each.unpaid and each not in offers
    )
    unpaid = {offer.id for offer in offers if offer.unpaid}
    promised = matter.case.open_commitments
    payments = [each.due_on for each in promised if each.offer_id in unpaid]
    done = [each for each in matter.case.commitments if each.state is CommitmentState.COMPLETED]
    return {
        "money": tuple(_money(offer, matter.issued_on) for offer in offers),
        "money_before": to_the_penny(before) if before else "",
        "money_left": to_the_penny(left) if left else "",
        "money_total": to_the_penny(sum(offer.pence for offer in offers)),
        "unpaid": "yes" if unpaid else "",
        "paid_by": in_full(max(payments)) if len(payments) == len(unpaid) > 0 else "",
        "payment": _payment([offer for offer in offers if offer.unpaid]),
        "to_pay": tuple(_promise(each, matter) for each in promised if each.offer_id in unpaid),
        "payments": tuple(_payments(matter)),
        "commitments": tuple(_promise(each, matter) for each in promised),
        "dates_moved": "yes" if any(_later_than_told(each, matter) for each in promised) else "",
        "moved": tuple(_moved(matter)),
        "done": tuple(_kept(each, matter) for each in done),
    }


def stage_offers(matter: LetterMatter) -> tuple[OfferFacts, ...]:
    """Return the money that stands offered at the stage of the letter."""
    return tuple(offer for offer in matter.stage.offers if offer.stands) if matter.stage else ()


def _money(offer: OfferFacts, issued_on: date) -> Row:
    told_on = offer.offered_on
    told = f"We told you of this on {without_weekday(told_on)}." if told_on and told_on < issued_on else ""
    paid = f"Paid on {without_weekday(offer.paid_on)}." if offer.paid_on else ""
    owed = sentence(f"We set it against your arrears: {offer.arrears_because}") if offer.to_arrears else ""
    further = told or paid or owed
    because = joined(sentence(offer.because or "") if further else offer.because, owed, told, paid)
    return {"head": capitalised(offer.kind.value), "because": because, "amount": to_the_penny(offer.pence)}


def _payment(unpaid: Sequence[OfferFacts]) -> str:
    """Say what we will do with the money: what is set against arrears is not paid to anybody."""
    if all(offer.to_arrears for offer in unpaid):
        return "We will set it against your arrears"
    return "We will pay it" if not any(offer.to_arrears for offer in unpaid) else MIXED


def _payments(matter: LetterMatter) -> Iterator[Row]:
    """Yield what was paid, of our offers and of what the Ombudsman ordered."""
    for offer in (each for stage in matter.case.stages for each in stage.offers):
        if offer.paid_on:
            yield _paid(capitalised(offer.kind.value), offer)
    for order in matter.case.money_orders:
        if order.paid_on:
            yield _paid("Ordered by the Housing Ombudsman", order)


def _paid(head: str, paid: OfferFacts | MoneyOrderFacts) -> Row:
    day = f"Paid on {without_weekday(paid.paid_on)}" if paid.paid_on else ""
    how = f", by {paid.paid_how}, reference {paid.paid_reference}" if paid.paid_how else ""
    return {"head": head, "how": sentence(f"{day}{how}"), "amount": to_the_penny(paid.pence)}


def _promise(commitment: CommitmentFacts, matter: LetterMatter) -> Row:
    """Return a promise as a letter of that day has it: what is overdue is not said as if it were to come.

    Nor is a day that moved given as if it had been so always: the one they were told stands beside it.
    """
    meeting, due, on = commitment.appointment_on, in_full(commitment.due_on), matter.issued_on
    meets = f"The appointment {'is' if meeting >= on else 'was'} on {in_full(meeting)}." if meeting else ""
    told, past = _later_than_told(commitment, matter), commitment.due_on < on
    late = overdue(told or commitment.due_on, to_ombudsman=matter.kind.records in TO_OMBUDSMAN)
    moved = f". We told you {in_full(told)}: we are sorry that it will be later." if told and not past else ""
    return {
        "what": joined(sentence(commitment.what), meets),
        "who": _who(commitment),
        "by_when": f"{due}{moved}",
        "when": late if past else f"By {due}{moved or '.'}",
        "how_you_will_know": commitment.how_you_will_know or "",
    }


def _later_than_told(commitment: CommitmentFacts, matter: LetterMatter) -> date | None:
    """Return the earlier day that the resident was told, where the promise has another since; None to others."""
    told = told_day(commitment, matter.case) if matter.kind.event.reader is Reader.RESIDENT else None
    return told if told and told < commitment.due_on else None


def _moved(matter: LetterMatter) -> Iterator[Row]:
    """Yield the promises whose date was moved last, and the resident has not agreed to the new one."""
    for each in matter.case.open_commitments:
        if not each.date_proposed:
            continue
        told = told_day(each, matter.case, each.moves[:-1]) or each.first_due_on
        if told != each.due_on:
            yield {
                "what": sentence(each.what),
                "was": in_full(told),
                "now": in_full(each.due_on),
                "because": sentence(each.moves[-1].text),
            }


def _kept(commitment: CommitmentFacts, matter: LetterMatter) -> Row:
    """Return what was done with its day; where that is later than they were told, with that we are sorry."""
    done_on, told = commitment.completed_on, told_day(commitment, matter.case)
    told = told if was_told(commitment, matter.case) else None
    late = _sorry(commitment, told) if told and done_on and not commitment.kept_by(told) else ""
    return {"what": sentence(commitment.what), "when": f"Done on {in_full(done_on)}.{late}" if done_on else ""}


def _sorry(commitment: CommitmentFacts, told: date) -> str:
    if commitment.completed_on == told:
        return " That was after the hour by which it was to be done, and we are sorry."
    return f" We told you {in_full(told)}: we are sorry that it was later."


def _who(commitment: CommitmentFacts) -> str:
    owner = commitment.owner
    named = f"{owner.name}, {owner.job_title}" if owner.job_title else owner.name
    return f"{named}, with {commitment.contractor}" if commitment.contractor else named
