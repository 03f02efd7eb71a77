"""Checks of what a letter decides, offers and promises, and of its dates."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.values import decided, stage_offers, whole_of
from complaints_desktop.rules.checklist import checklist
from complaints_desktop.rules.decisions import unremedied, upheld
from complaints_desktop.rules.money import limit_on
from complaints_desktop.rules.on_time import ended_by_us
from complaints_desktop.rules.stock_words import WAITING, only_stock
from complaints_desktop.rules.sums import sums_in
from complaints_desktop.rules.wording import count, in_full, pounds
from db.terms import MoneyKind

PROMISING = frozenset(
    {"apology", "changes", "commitments", "what_next", "next_steps", "since", "done_so_far", "hazard_actions"}
)
"""What is typed or printed of what we do: a sum in it is a promise, whatever the words around it."""

PRINTS_MONEY = re.compile(r"^money\b")
"""The offers themselves, with their reasons: what they name is no other offer, but what they promise may be."""

STALE = timedelta(days=365)
"""Age at which somebody should look up the Ombudsman's details again."""


def _paid(case: CaseFacts) -> Iterator[date | None]:
    yield from (each.paid_on for stage in case.stages for each in stage.offers)
    yield from (each.paid_on for each in case.money_orders)


NEWS: Mapping[str, Callable[[CaseFacts], Iterator[date | None]]] = {
    "payments": _paid,
    "done": lambda case: (each.completed_on for each in case.commitments),
}
"""What letters tell of that came on a day, by the field that prints it."""

WHY_LONGER: Mapping[str, str] = {
    "extension_reason": "Say what is still missing, who has to give it, and when it comes.",
    "extension_good_reason": "Say what it is in this complaint that cannot be had sooner.",
    "done_so_far": "Say who was asked, what was looked at, which visit has taken place.",
}
"""What an extension says of its reasons, and what each has to say."""

NAMED = 2
"""So many open lines of the checklist are named; the rest are counted."""


def stage_reached(seen: Seen) -> Iterator[Found]:
    """The complaint is at the stage the letter is about: what was acknowledged at stage 1 is not so twice."""
    stage = seen.matter.stage_number
    if stage != seen.matter.case.current.number:
        yield Found(f"This complaint is not at stage {stage}", "Choose the letter for the stage it is at.", "kind")


def not_again(seen: Seen) -> Iterator[Found]:
    """The same letter goes once a day: what records nothing could be issued by every press of a key."""
    kind, today = seen.matter.kind.name, seen.matter.issued_on
    if any((each.kind, each.issued_on) == (kind, today) for each in seen.matter.case.letters):
        why = "This letter was issued today already"
        yield Found(why, "Look at it among the letters of the case. What is new is told in a contact.", "kind")


def something_changed(seen: Seen) -> Iterator[Found]:
    """There is a change to tell of: of the definition, or of the day it was received."""
    stage = seen.matter.stage
    if not seen.matter.case.changed_points and not (stage and stage.told_received_on):
        do = "Change, add or withdraw a point on the case first, or correct the receipt."
        yield Found("Nothing has changed that the resident does not know", do, "changed_points", "changed")


def told_in_time(seen: Seen) -> Iterator[Found]:
    """An extension is told of by the day the answer is due."""
    due, issued = seen.matter.respond_by, seen.matter.issued_on
    late = "Answer as soon as you can, and say in the answer why it is late."
    if due and issued > due:
        yield Found(f"The answer was due on {in_full(due)}: told of after that, an extension does not count", late)


def good_reason(seen: Seen) -> Iterator[Found]:
    """Why it takes longer, and what was done till then, are said of this complaint and not of any (letters L06)."""
    for section, run in seen.own_words():
        if run.field and run.field in WHY_LONGER and not run.hole and only_stock(run.text, WAITING, least=1):
            why = f"“{run.text.strip()[:60]}” could be said of any complaint"
            yield Found(why, WHY_LONGER[run.field], run.field, section)


def whole_follows(seen: Seen) -> Iterator[Found]:
    """The decision on the whole is what the decisions on the points come to."""
    stage = seen.matter.stage
    parts = whole_of(decided(seen.matter.case, seen.matter.stage_number))
    if stage and stage.outcome and parts and stage.outcome is not parts:
        why = f"The whole is recorded as {stage.outcome}, but the points come to {parts}"
        yield Found(why, "Correct the decision on the whole, or on a point.", "overall", "answer")


def remedy(seen: Seen) -> Iterator[Found]:
    """What went wrong is put right, or it is said why not: at each stage by itself."""
    stage = seen.matter.stage_number
    since = " since stage 2 was asked for" if stage == 2 else ""
    for point in unremedied(seen.matter.case, stage):
        yield Found(
            f"Point {point.number} is upheld, but nothing is promised or offered for it{since}",
            "Promise a remedy or offer money for this point, or write down why there is none.",
            f"points.{point.number}.remedy",
            "remedy",
        )


def money_within_limit(seen: Seen) -> Iterator[Found]:
    """Who sends a letter that offers money may offer as much as is offered on the case."""
    total, limit = seen.matter.case.offered_pence, limit_on(seen.matter.case, seen.matter.money_limit)
    if stage_offers(seen.matter) and total > limit:
        why = f"{pounds(total)} is offered on this case; {seen.matter.author.name} may offer up to {pounds(limit)}"
        yield Found(why, "Ask to offer more, and have somebody with a higher limit approve it.", "money", "remedy")


def money_untold(seen: Seen) -> Iterator[Found]:
    """There is an offer that the resident was not told of yet."""
    if all(offer.offered_on for offer in stage_offers(seen.matter)):
        why = "There is no offer that the resident does not know of"
        yield Found(why, "Offer the money first, or write of what was paid.", "money", "offer")


def money_promised(seen: Seen) -> Iterator[Found]:
    """Each sum still to be paid has its promise to pay, with who pays and the day they gave."""
    promised = {each.offer_id for each in seen.matter.case.open_commitments}
    for offer in stage_offers(seen.matter):
        if offer.unpaid and offer.id not in promised:
            why = f"Nobody has promised to pay the {pounds(offer.pence)} for {offer.kind}"
            yield Found(why, "Take it back and offer it again, with who pays and by when.", "money", "remedy")


def money_offered(*, promised: bool) -> Callable[[Seen], Iterator[Found]]:
    """Return the check for sums in free text that no offer has: those that are promised, or those only named."""

    def find(seen: Seen) -> Iterator[Found]:
        for section, run in seen.own_words():
            if run.field and (promised or not PRINTS_MONEY.search(run.field)):
                for each in sums_in(run.text):
                    field = run.field.split(".")[0]
                    asked = each.promised or field in PROMISING
                    if asked is promised and each.pence not in known_sums(seen.matter.case):
                        do = "Offer it under “Offer money”, or take it out." if promised else "See that it is no offer."
                        why = f"“{each.words}” is money that no offer on the case has"
                        yield Found(why, do, run.field, section)

    return find


def known_sums(case: CaseFacts) -> frozenset[int]:
    """Return the sums that are offered on the case or were ordered, each and in all."""
    stages = [[offer.pence for offer in stage.offers if offer.stands] for stage in case.stages]
    ordered = [each.pence for each in case.money_orders if each.stands]
    return frozenset((*(pence for each in stages for pence in each), *map(sum, stages), case.offered_pence, *ordered))


def money_explained(seen: Seen) -> Iterator[Found]:
    """Each sum says what it is for."""
    for number, offer in enumerate(stage_offers(seen.matter), start=1):
        if offer.kind is MoneyKind.WHOLE:
            why, do = f"{pounds(offer.pence)} is not broken down", "Say how much of it is for what."
        elif not (offer.because or "").strip():
            why, do = f"{pounds(offer.pence)} for {offer.kind} has no reason", "Say how the sum came about."
        else:
            continue
        yield Found(why, do, f"money.{number}.because", "remedy")


def nothing_open(seen: Seen) -> Iterator[Found]:
    """Nothing that was promised is still to be done, where a letter says that everything is."""
    waiting = seen.matter.case.open_commitments
    if waiting:
        why = f"Still to be done on this case: {count(len(waiting), 'commitment')}"
        yield Found(why, "Complete what is done, or write only of that.", "commitments", "done")
    for each in filter(ended_by_us, seen.matter.case.commitments):
        why = f"“{each.what}” was promised, and we ended it: not everything is done"
        yield Found(why, "Write of what is done, and say what will not be.", "commitments", "done")


def something_new(seen: Seen) -> Iterator[Found]:
    """Of what it tells of as paid or done, something came after the letter of its kind before it."""
    kind, case = seen.matter.kind, seen.matter.case
    before = [each.issued_on for each in case.letters if each.kind == kind.name]
    for name in (each for each in NEWS if before and kind.field(each)):
        days = [day for day in NEWS[name](case) if day]
        if days and max(days) <= max(before):
            why = f"Nothing of this is new since our letter of {in_full(max(before))}"
            yield Found(why, "See whether they need it once more.", name)


def checklist_answered(seen: Seen) -> Iterator[Found]:
    """The checklist before the decision was gone through; what is open does not hold up the answer (Code 6.3)."""
    stage = seen.matter.stage
    waiting = [each for each in checklist(seen.matter.case, stage) if each.waits] if stage else []
    if waiting:
        words = "; ".join(each.line.words for each in waiting[:NAMED])
        more = f"; and {len(waiting) - NAMED} more" if len(waiting) > NAMED else ""
        why = f"{count(len(waiting), 'line')} of the checklist without an answer or a reason: {words}{more}"
        yield Found(why, "Answer them, or say why they stay open.", "checklist", None)


def lesson(seen: Seen) -> Iterator[Found]:
    """Where something went wrong, the letter says what will be different."""
    if upheld(seen.matter.case, seen.matter.stage_number) and not seen.matter.typed.get("changes", "").strip():
        do = "Say what will be done differently, so that it does not happen again."
        yield Found("The letter does not say what changes", do, "changes", "changes")


def ombudsman_checked(seen: Seen) -> Iterator[Found]:
    """The Ombudsman's details were looked up within the year."""
    checked = seen.matter.ombudsman.checked_on
    if seen.matter.issued_on - checked > STALE:
        do = "Look them up on the Ombudsman's website. A manager writes them into the register."
        yield Found(f"The Ombudsman's details were last checked on {in_full(checked)}", do, None, "ombudsman")
