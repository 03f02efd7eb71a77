"""Who speaks for whom on a day, and to whom a letter goes (Code 3.6): one reader of every authority."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.representatives import AuthorityFacts
from complaints_desktop.rules.wording import in_full
from db.dates import LATEST_DATE
from db.terms import Basis, Covers, LettersTo

TOLD = (None, Covers.EVERYTHING, Covers.TOLD)
"""What an authority has to cover so that letters may go to who has it."""

DECIDES = (None, Covers.EVERYTHING)
"""What it has to cover so that they may take a complaint back, or accept an answer."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a letter may not leave to whom it would go, and what to do."""

    why: str
    do: str


@dataclass(frozen=True, slots=True)
class Route:
    """To whom a letter goes, each with an envelope of their own, and what stops it."""

    to: tuple[PersonFacts, ...]
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One who complains, and those who would act for them and whose authority nobody has seen."""

    person: PersonFacts
    authorities: tuple[AuthorityFacts, ...]


@dataclass(frozen=True, slots=True)
class Confirming:
    """One who complains, and all that is on record of who acts for them."""

    person: PersonFacts
    authorities: tuple[AuthorityFacts, ...]


@dataclass(frozen=True, slots=True)
class Replying:
    """One who complains, and the MP or councillors who ask for them."""

    person: PersonFacts
    authorities: tuple[AuthorityFacts, ...]


ELECTED = frozenset({"mp", "councillor"})
"""Who asks for a resident by their office, in the words of the list of those who may speak."""


def to_reply(case: CaseFacts) -> Replying | None:
    """Return the first who complains for whom an MP or councillor asks; None where none does."""
    for giver in complaining(case, LATEST_DATE):
        known = standing(case, giver, LATEST_DATE)
        elected = tuple(each for each in known if (each.capacity or "").casefold() in ELECTED)
        if elected:
            return Replying(giver, elected)
    return None


def to_ask(case: CaseFacts) -> Asked | None:
    """Return the first who complains of whom somebody would act; None where no authority waits to be shown."""
    for giver in complaining(case, LATEST_DATE):
        waiting = tuple(each for each in standing(case, giver, LATEST_DATE) if each.waits)
        if waiting:
            return Asked(giver, waiting)
    return None


def to_confirm(case: CaseFacts) -> Confirming | None:
    """Return for whom an authority was last recorded, shown or ended, with all of theirs; None where none is."""
    found = (Confirming(giver, _ever(case, giver)) for giver in complaining(case, LATEST_DATE))
    return max((each for each in found if each.authorities), key=_last, default=None)


def _ever(case: CaseFacts, giver: PersonFacts) -> tuple[AuthorityFacts, ...]:
    """Return the authorities somebody has given, those that were ended last: they are told that it is so."""
    return (*standing(case, giver, LATEST_DATE), *(each for each in case.ended_authorities if _gave(case, giver, each)))


def _last(about: Confirming) -> date:
    return max(one.ended_on or one.seen_on or one.from_on for one in about.authorities)


def _gave(case: CaseFacts, giver: PersonFacts, authority: AuthorityFacts) -> bool:
    return (authority.given_by_id or (case.resident.id if case.resident else giver.id)) == giver.id


def complaining(case: CaseFacts, on: date) -> tuple[PersonFacts, ...]:
    """Return who complains: the resident, and who does so beside them."""
    beside = (each.person for each in case.complainants if each.joined_on <= on)
    return tuple({each.id: each for each in (case.resident, *beside) if each}.values())


def standing(case: CaseFacts, giver: PersonFacts, on: date) -> tuple[AuthorityFacts, ...]:
    """Return the authorities somebody who complains has given and nobody has ended; they need not hold today."""
    return tuple(each for each in case.authorities if _gave(case, giver, each) and each.from_on <= on)


def speakers(case: CaseFacts, on: date, covering: Iterable[Covers | None] = tuple(Covers)) -> list[AuthorityFacts]:
    """Return the authorities that hold on a day and cover one of `covering`."""
    able = (None, *covering)
    return [
        each
        for giver in complaining(case, on)
        for each in standing(case, giver, on)
        if each.covers in able and not each.waits and why_not(each, giver, on) is None
    ]


def route(case: CaseFacts, kind: str, on: date) -> Route:
    """Return to whom a letter of this kind goes on a day; somebody without authority is never among them."""
    people, stops, complainers = [], [], complaining(case, on)
    for giver in complainers:
        to, stopped = _of_one(case, giver, kind, on)
        people += to
        others = [each for each in complainers if each.died_on is None]
        stops += [] if giver.died_on and not to and others else stopped
    return Route(tuple({each.id: each for each in people}.values()), tuple(stops))


def route_about(case: CaseFacts, person: PersonFacts, kind: str, on: date) -> Route:
    """Return to whom a letter goes that is about one person: them, or who gets their letters; nobody beside them."""
    people, stops = _of_one(case, person, kind, on)
    return Route(tuple({each.id: each for each in people}.values()), tuple(stops))


def route_needs(case: CaseFacts, kind: str, on: date) -> Route:
    """Return to whom a letter goes about what was agreed with them: each who has something agreed, nobody beside."""
    each_way = [route_about(case, giver, kind, on) for giver in complaining(case, on)]
    theirs = [way for way in each_way if any(person.adjustments for person in way.to)]
    if not theirs:
        return route(case, kind, on)
    people = {person.id: person for way in theirs for person in way.to}
    return Route(tuple(people.values()), tuple(stop for way in theirs for stop in way.stops))


def route_reply(case: CaseFacts, about: Replying, kind: str, on: date) -> Route:
    """Return to which of those elected a reply goes: to whom the resident agreed, and to nobody else."""
    able = {each.id for each in _getting(case, about.person, kind, on)}
    people = tuple(each.person for each in about.authorities if each.id in able)
    return Route(people, () if people else (_no_consent(about, on),))


def _no_consent(about: Replying, on: date) -> Stop:
    first, giver = about.authorities[0], about.person.name
    if first.waits:
        why = f"It is not on record that {giver} agrees that {first.person.name} is told"
        return Stop(why, f"Ask {giver} first, and record what shows it.")
    if first.covers not in TOLD:
        why = f"{giver} agreed that {first.person.name} comes along to meetings, and not that they are told"
        return Stop(why, f"Record that {giver} agrees to it.")
    why = f"{giver} wants our letters for themselves, and not sent to {first.person.name}"
    return why_not(first, about.person, on) or Stop(why, f"Record that {giver} agrees to this kind of letter.")


def acting_for(case: CaseFacts, person: PersonFacts, kind: str, on: date) -> tuple[PersonFacts, ...]:
    """Return those whose letters of this kind somebody gets."""
    return tuple(
        giver
        for giver in complaining(case, on)
        if giver.id != person.id and any(each.person.id == person.id for each in _getting(case, giver, kind, on))
    )


def why_not(authority: AuthorityFacts, giver: PersonFacts, on: date) -> Stop | None:
    """Return why an authority that nobody ended does not hold on a day; None where it does."""
    name = authority.person.name
    if authority.until_on and authority.until_on < on:
        return Stop(
            f"The authority of {name} ended on {in_full(authority.until_on)}",
            f"Ask whether it goes on and record until when, or end it: then letters go to {giver.name}.",
        )
    if authority.person.died_on:
        return Stop(f"{name}, who spoke for {giver.name}, has died", "End the authority, and ask who speaks for them.")
    if giver.died_on and authority.basis is not Basis.ESTATE:
        return Stop(
            f"{giver.name} has died, and what they gave {name} authority for ended with it",
            "End the authority, and record who may act for the estate.",
        )
    if giver.died_on is None and authority.basis is Basis.ESTATE:
        return Stop(
            f"{name} speaks for the estate of {giver.name}, who is not on record as having died",
            "Record what happened, or by what else they speak.",
        )
    return None


def _of_one(case: CaseFacts, giver: PersonFacts, kind: str, on: date) -> tuple[list[PersonFacts], list[Stop]]:
    """Return who gets the letters of one of those who complain, and what stops them."""
    getting = list(_getting(case, giver, kind, on))
    stops = list(_stops(case, giver, kind, on))
    both = any(each.letters(kind) is LettersTo.BOTH for each in getting)
    people = [each.person for each in getting]
    if giver.died_on is None and (both or not people):
        people.insert(0, giver)
        if giver.left_on and not (giver.address or giver.email):
            why = f"{giver.name} left the home on {in_full(giver.left_on)}, and no other address is known"
            stops.append(Stop(why, "Ask for it: by phone, or of who speaks for them. Do not write to the old home."))
    if giver.died_on and not people:
        why = f"{giver.name} has died, and nobody on record may act for the estate"
        stops.append(Stop(why, "Record who may, with what shows it. Nothing goes to anybody else."))
    return people, stops


def _getting(case: CaseFacts, giver: PersonFacts, kind: str, on: date) -> Iterator[AuthorityFacts]:
    """Yield the authorities by which somebody else gets the letters of `giver`."""
    for each in standing(case, giver, on):
        wanted = each.letters(kind) is not LettersTo.RESIDENT and each.covers in TOLD and not each.waits
        if wanted and why_not(each, giver, on) is None:
            yield each


def _stops(case: CaseFacts, giver: PersonFacts, kind: str, on: date) -> Iterator[Stop]:
    for each in standing(case, giver, on):
        if each.waits or each.letters(kind) is LettersTo.RESIDENT:
            continue
        if each.covers not in TOLD:
            yield Stop(
                f"{each.person.name} may come along to meetings, and has no authority to get letters",
                f"Record that {giver.name} agrees to it, or send their letters to {giver.name}.",
            )
        elif stopped := why_not(each, giver, on):
            yield stopped
