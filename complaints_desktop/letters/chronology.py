"""What happened in a case, day by day, in words for who was not there: the Ombudsman, and whoever reads its file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts, UpdateFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.stages import NO_STAGE, StageFacts
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.rules.clocks import Clock, ClockName
from complaints_desktop.rules.wording import in_full, in_london, pounds, without_weekday
from db.terms import CommitmentSource, CommitmentState, Direction, EndedBy, EvidenceKind, UpdateKind

MADE = {
    CommitmentSource.ORDER: "As the Ombudsman ordered, to be done",
    CommitmentSource.RECOMMENDATION: "As the Ombudsman recommended, to be done",
}
"""How a promise came about that the Ombudsman asks for."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened, on its day; `more` is what was written of it then, for who reads the whole file."""

    on: date
    what: str
    more: str = ""


Told = tuple[date | None, str] | tuple[date | None, str, str]
"""A thing with its day, where it has one."""


def happened(case: CaseFacts, clocks: Iterable[Clock], today: date) -> tuple[Happened, ...]:
    """Return all that has a day up to today, the first first, each once; of one day, as the case went."""
    told = (each for tell in TELLING for each in tell(case, today))
    found = (Happened(each[0], *each[1:]) for each in told if each[0] and each[0] <= today)
    missed = (Happened(on, what) for clock in clocks for on, what in _missed(clock, today))
    return tuple(dict.fromkeys(sorted((*found, *missed), key=attrgetter("on"))))


def _beginning(case: CaseFacts, _: date) -> Iterator[Told]:
    yield case.expressed_on, "The resident first said that they were unhappy"
    yield case.choice_offered_on, "The choice to complain was offered"
    for each in case.complainants:
        yield each.joined_on, f"{each.person.name} joined the complaint"
    for link in case.links:
        yield link.linked_on, f"Linked with case {link.other_reference}"


def _stages(case: CaseFacts, _: date) -> Iterator[Told]:
    for stage in case.stages:
        yield from _of_stage(stage)
    for refusal in case.refusals:
        yield from _of_refusal(refusal, case)


def _of_stage(stage: StageFacts) -> Iterator[Told]:
    name = f"Stage {stage.number}" if stage.number != NO_STAGE else "First contact"
    yield stage.received_on, f"{name}: received"
    if stage.reviewer:
        yield stage.reviewer.allocated_on, f"{name}: given to {stage.reviewer.officer.name} to consider"
    yield stage.refused_on, f"{name}: refused"
    yield stage.directed_on, f"{name}: the Ombudsman directed us to accept it"
    yield stage.taken_back_on, f"{name}: we accepted it after all"
    yield stage.acknowledged_on, f"{name}: acknowledged"
    for extension in stage.extensions:
        put_off = f"{name}: the answer put off to {without_weekday(extension.due_on)}"
        yield extension.notified_on, put_off, extension.reason or ""
    yield stage.responded_on, f"{name}: answered", stage.outcome or ""


def _of_refusal(refusal: RefusalFacts, case: CaseFacts) -> Iterator[Told]:
    point = next((each for each in (*case.points, *case.withdrawn) if each.id == refusal.point_id), None)
    name = f"Point {point.number}" if point else f"Stage {refusal.stage}"
    yield refusal.refused_on, f"{name}: refused"
    yield refusal.directed_on, f"{name}: the Ombudsman directed us to accept it"
    yield refusal.taken_back_on, f"{name}: we accepted it after all"


def _points(case: CaseFacts, _: date) -> Iterator[Told]:
    for point in sorted((*case.points, *case.withdrawn), key=attrgetter("number")):
        yield from _of_point(point)


def _of_point(point: PointFacts) -> Iterator[Told]:
    for change in point.changes:
        yield change.changed_on, f"Point {point.number}: {change.kind}", change.because
    yield point.settled_on, f"The resident accepted our answer on point {point.number}"


def _looking_into(case: CaseFacts, _: date) -> Iterator[Told]:
    for stage in case.stages:
        for piece in stage.evidence:
            of = f" of {piece.asked_of}" if piece.asked_of else ""
            yield piece.asked_on, f"Asked{of}: {piece.item}"
            yield piece.unanswered_on, f"No answer waited for any more{of}: {piece.item}"
        for each in stage.invitations:
            yield each.invited_on, f"The {each.party} was invited to comment"
            yield each.replied_on, f"The {each.party} commented", each.said or ""


def _contacts(case: CaseFacts, _: date) -> Iterator[Told]:
    for each in case.contacts:
        inward = each.direction is Direction.IN
        who = each.with_whom or ("outside" if inward else "the resident")
        kind = str(each.kind)
        yield each.contact_on, f"{kind[:1].upper()}{kind[1:]} {'from' if inward else 'to'} {who}", each.summary


def _letters(case: CaseFacts, _: date) -> Iterator[Told]:
    for letter in case.letters:
        yield letter.issued_on, f"Letter: {title_of(letter.kind)}, to {letter.to}"
        for sending in letter.despatches:
            back = f"Letter came back: {title_of(letter.kind)}"
            yield sending.returned_on, back, sending.returned_because or ""


def _money(case: CaseFacts, _: date) -> Iterator[Told]:
    for offer in (each for stage in case.stages for each in stage.offers):
        yield from _of_offer(offer)
    for order in case.money_orders:
        ordered = f"{pounds(order.pence)} ordered by the Ombudsman"
        yield order.ordered_on, f"{ordered}, {order.reference}"
        yield order.set_aside_on, f"{ordered}: set aside by a review"
        yield order.paid_on, f"{ordered} paid"


def _of_offer(offer: OfferFacts) -> Iterator[Told]:
    sum_ = f"{pounds(offer.pence)} for {offer.kind}"
    yield offer.offered_on, f"{pounds(offer.pence)} offered for {offer.kind}"
    yield offer.accepted_on, f"{sum_} accepted"
    yield offer.refused_on, f"{sum_} refused by the resident", offer.refused_because or ""
    yield offer.paid_on, f"{sum_} paid"


def _promises(case: CaseFacts, today: date) -> Iterator[Told]:
    for each in case.commitments:
        made, quoted = MADE.get(each.source, "Promised"), f"“{each.what}”"
        yield each.promised_on, f"{made} by {without_weekday(each.first_due_on)}: {quoted}", each.owner.name
        for update in each.updates:
            yield from _update(update, each)
        yield _not_kept(each, today)
        yield each.completed_on, f"Kept: {quoted}", _shown_by(each, case)


def _update(update: UpdateFacts, promise: CommitmentFacts) -> Iterator[Told]:
    """Yield what befell a promise: no access, a new date that stood, an end and who ended it."""
    quoted = f"“{promise.what}”"
    if update in promise.moves and update.old_due_on and update.new_due_on:
        dates = f"from {without_weekday(update.old_due_on)} to {without_weekday(update.new_due_on)}"
        yield update.update_on, f"The date of a promise moved {dates}: {quoted}", update.text
    elif update.kind is UpdateKind.CANCELLED:
        by = " by the resident" if promise.ended_by is EndedBy.RESIDENT else ""
        yield update.update_on, f"A promise ended{by}: {quoted}", update.text
    elif update.kind is UpdateKind.NO_ACCESS:
        yield update.update_on, f"An attempt without access: {quoted}", update.text
    elif update.kind is UpdateKind.DECLINED:
        yield update.update_on, f"The resident declined: {quoted}", update.text


def _shown_by(promise: CommitmentFacts, case: CaseFacts) -> str:
    """Return what shows that a promise was kept: the document by its title, and what was written of it."""
    title = next((each.title for each in case.documents if each.id == promise.evidence_document_id), "")
    said = (
        f"the resident said: {promise.evidence}" if promise.evidence_kind is EvidenceKind.RESIDENT else promise.evidence
    )
    return ". ".join(filter(None, (title, said)))


def _not_kept(promise: CommitmentFacts, today: date) -> Told:
    done, due = promise.completed_on, promise.counts_on
    late = promise.kept_late or (done is None and due < today)
    by, kept = "this day", f"kept on {without_weekday(done)}" if done else "not kept yet"
    if done == due:
        by, kept = "its hour", "kept later that day"
    told = late and promise.state is not CommitmentState.CANCELLED
    return due if told else None, f"Not kept by {by}, and {kept}: “{promise.what}”"


def _hazards(case: CaseFacts, _: date) -> Iterator[Told]:
    for each in case.hazards:
        name = each.name.replace("-", " ")
        yield in_london(each.aware_at).date(), f"A hazard came to our notice: {name}", each.words
        for step in each.steps:
            yield in_london(step.done_at).date(), f"Hazard, {name}: {step.kind}", step.text


def _other_matters(case: CaseFacts, _: date) -> Iterator[Told]:
    for each in case.matters:
        yield each.received_on, f"A complaint about another matter received: {each.kind}", each.what
        for step in each.steps:
            yield step.done_on, f"Other matter, {each.kind}: {step.kind}", step.text
    for incident in case.incidents:
        yield in_london(incident.told_at).date(), f"A serious incident taken to {incident.taken_to}", incident.what
        yield incident.answered_on, f"{incident.taken_to} answered on the serious incident", incident.answer or ""


def _ends(case: CaseFacts, _: date) -> Iterator[Told]:
    for each in case.reopenings:
        yield each.closed_on, _closed(each.closed_as)
        yield each.reopened_on, f"The case was reopened: {each.why}", each.because
    yield case.first_closed_on, _closed(case.first_closed_as)
    yield case.closed_on, _closed(case.closed_as)


def _closed(how: str | None) -> str:
    return f"The case was closed: {how}" if how else "The case was closed"


TELLING: tuple[Callable[[CaseFacts, date], Iterator[Told]], ...] = (
    *(_beginning, _stages, _points, _looking_into, _contacts, _letters, _hazards, _other_matters),
    *(_money, _promises, _ends),
)
"""What there is to tell of a case, in the order of things that fall on one day."""

STEPS = {ClockName.ACKNOWLEDGE: "our acknowledgement", ClockName.RESPOND: "our answer"}
"""How a step of ours is called that a clock of the Code waits for."""


def _missed(clock: Clock, today: date) -> Iterator[tuple[date, str]]:
    """Yield the day a step of the Code was due, where it had not been taken by then."""
    step = next((words for name, words in STEPS.items() if name == clock.rule.clock), "")
    done = clock.done or clock.ended_on
    if step and clock.due and clock.started and clock.due < (done or today):
        sent = f"was sent on {without_weekday(clock.done)}" if clock.done else "has not been sent"
        became = f"was not sent before it was {clock.ended_as}" if clock.ended_on and not clock.done else sent
        yield clock.due, f"Stage {clock.rule.stage}: {step} was due by this day, and {became}"


def listed_by_day(found: Iterable[Happened]) -> Iterator[str]:
    """Yield lines: a line for each day, below it what happened on it with what was written of it."""
    day = None
    for each in found:
        if each.on != day:
            yield from ("", in_full(each.on))
            day = each.on
        yield f"  - {each.what}{f': {each.more}' if each.more else ''}".replace("\n", "\n    ")
