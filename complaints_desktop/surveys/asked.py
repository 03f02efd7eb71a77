"""Who is asked how it went, and who must not be asked and why: by facts of the case, a row a reason (quality 9.7)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import BY_OMBUDSMAN
from complaints_desktop.facts.people import NeedFacts, PersonFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.adjustments import WAYS
from complaints_desktop.rules.all_done import all_done, asked_how_it_went_from
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.representatives import complaining, route, standing, why_not
from complaints_desktop.rules.retention import hold_of
from complaints_desktop.rules.wording import in_full
from db.number_terms import AskedAfter, HeldBack, SurveyMode
from db.terms import Closing, ContactKind

FIRST, LAST = 5, 20
"""Working days after an end from and up to which somebody is asked; ours."""

LATELY = timedelta(90)
"""How long a household is not asked again."""

SURVEY = "survey"
"""What it is called where it is asked who gets it in a resident's place."""

ASKING = frozenset({"ombudsman-acknowledgement", "ombudsman-evidence"})
DECIDED = frozenset({"after-determination", "ombudsman-orders"})
"""The letters that say that the Ombudsman looks at a case, and that they have decided."""

HARASSED = re.compile(r"\b(?:harass|bull(?:y|ie)|intimidat|threat|assault|racis|sexis|discriminat)\w*", re.IGNORECASE)
BY_STAFF = "staff conduct"
"""The category of complaints about what somebody of ours did."""

NEVER = frozenset({HeldBack.ASKED_NOT, HeldBack.NO_AUTHORITY, HeldBack.NO_WAY})
"""The reasons that nobody can set aside: what they asked for, the law, and what cannot be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody whose complaint ended: at which stage, after what, when."""

    case: CaseFacts
    stage: int
    after: AskedAfter
    ended_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a case does not say of itself."""

    today: date
    household_asked_on: date | None = None
    """The last day on which anybody of the household was sent a survey."""


@dataclass(frozen=True, slots=True)
class Held:
    """Why somebody is not asked."""

    because: HeldBack
    words: str


def window(today: date, calendar: WorkingCalendar) -> tuple[date, date]:
    """Return the first and the last day on which a complaint ended that is asked about today."""
    day, found = today, []
    while (passed := calendar.between(day, today)) <= LAST:
        if passed >= FIRST:
            found.append(day)
        day -= timedelta(1)
    return found[-1], found[0]


def candidates(case: CaseFacts, first: date, last: date) -> Iterator[Candidate]:
    """Yield what of a case ended in those days; where the last promise was done in them too, that is asked after."""
    if not case.is_complaint or case.void_because or case.closed_as is Closing.MERGED:
        return
    promised = _last_promise(case, first, last)
    for stage in case.stages:
        on = _ended(case, stage)
        same = promised is not None and promised.stage == stage.number
        if on and first <= on <= last and not same:
            yield Candidate(case=case, stage=stage.number, after=AskedAfter.STAGE, ended_on=on)
    if promised:
        yield promised


def _last_promise(case: CaseFacts, first: date, last: date) -> Candidate | None:
    done, on = all_done(case), asked_how_it_went_from(case)
    if done is None or on is None or not first <= on <= last:
        return None
    return Candidate(case=case, stage=case.current.number, after=AskedAfter.PROMISES, ended_on=on)


def _ended(case: CaseFacts, stage: StageFacts) -> date | None:
    """Return the day a stage ended for the resident: answered, refused, or taken back by them."""
    if stage.responded_on:
        return stage.responded_on
    if stage.refused:
        return stage.refused_on
    withdrawn = case.closed_as is Closing.WITHDRAWN and stage is case.current
    return case.closed_on if withdrawn else None


def asked_person(case: CaseFacts, today: date) -> PersonFacts | None:
    """Return who is asked: the resident, or who gets their letters; None where nobody may be."""
    to = route(case, SURVEY, today).to
    return to[0] if to else case.resident


def why_held(candidate: Candidate, known: Known) -> tuple[Held, ...]:
    """Return every reason why somebody is not asked, the gravest first; none where they are."""
    found = ((because, says(candidate, known)) for because, says in REASONS)
    return tuple(Held(because, words) for because, words in found if words)


def final(held: Held, case: CaseFacts) -> bool:
    """Whether nobody can decide that they are asked all the same."""
    died = case.resident is not None and case.resident.died_on is not None
    return held.because in NEVER or (held.because is HeldBack.BEREAVED and died)


def _asked_not(candidate: Candidate, known: Known) -> str:
    people = [each for each in (candidate.case.resident, asked_person(candidate.case, known.today)) if each]
    on = next((each.no_surveys_on for each in people if each.no_surveys_on), None)
    return f"they asked for it on {in_full(on)}" if on else ""


def _restricted(candidate: Candidate, known: Known) -> str:
    case = candidate.case
    person = asked_person(case, known.today)
    if person and person.restricted:
        return "a restriction on contact is in force"
    if any(each.kind.casefold() == "safeguarding" for each in _needs(case)):
        return "safeguarding is on record"
    return "a serious incident has no answer yet" if case.unanswered_incidents else ""


def _bereaved(candidate: Candidate, _: Known) -> str:
    resident = candidate.case.resident
    if resident and resident.died_on:
        return f"they died on {in_full(resident.died_on)}"
    grieves = any(each.kind.casefold() == "bereavement" for each in _needs(candidate.case))
    return "a bereavement is on record" if grieves else ""


def _ombudsman(candidate: Candidate, _: Known) -> str:
    case = candidate.case
    kinds = {each.kind for each in case.letters}
    decided = kinds & DECIDED or any(each.source in BY_OMBUDSMAN for each in case.commitments)
    if kinds & ASKING and not decided:
        return "the Ombudsman is looking at it"
    return "a legal hold is on the case" if hold_of(case) else ""


def _stage_2(candidate: Candidate, _: Known) -> str:
    case = candidate.case
    if candidate.stage == 1 and case.stage(2):
        return "they are asked when it has ended"
    again = case.reopenings and case.closed_on is None
    return "the case was opened again: they are asked when it has ended" if again else ""


def _not_answered(candidate: Candidate, _: Known) -> str:
    stage = candidate.case.stage(candidate.stage)
    if stage and stage.responded_on:
        return ""
    return "we refused it" if stage and stage.refused else "they took it back"


def _lately(_: Candidate, known: Known) -> str:
    on = known.household_asked_on
    return f"somebody there was asked on {in_full(on)}" if on and known.today - on < LATELY else ""


def _harassment(candidate: Candidate, _: Known) -> str:
    case = candidate.case
    said = "\n".join(filter(None, (case.summary, *(each.text for each in case.points))))
    of_staff = (case.category or "").casefold() == BY_STAFF
    word = HARASSED.search(said) if of_staff else None
    return f"it is about what a member of staff did (“{word[0]}”)" if word else ""


def _promise(candidate: Candidate, known: Known) -> str:
    late = [each for each in candidate.case.open_commitments if each.due_on < known.today]
    first = min(late, key=lambda each: each.due_on, default=None)
    return f"“{first.what}” was promised by {in_full(first.due_on)}: put that right first" if first else ""


def _no_authority(candidate: Candidate, known: Known) -> str:
    for giver in complaining(candidate.case, known.today):
        for each in standing(candidate.case, giver, known.today):
            if each.waits:
                return f"nobody has seen what shows that {each.person.name} may speak for them"
            if giver.died_on is None and (stop := why_not(each, giver, known.today)):
                return stop.why
    return ""


def _no_way(candidate: Candidate, known: Known) -> str:
    person = asked_person(candidate.case, known.today)
    if person is None:
        return "no resident is on record"
    return "" if mode_for(person) else "no address, phone number or e-mail of theirs is on record"


Says = Callable[[Candidate, Known], str]

REASONS: tuple[tuple[HeldBack, Says], ...] = (
    (HeldBack.ASKED_NOT, _asked_not),
    (HeldBack.BEREAVED, _bereaved),
    (HeldBack.RESTRICTED, _restricted),
    (HeldBack.HARASSMENT, _harassment),
    (HeldBack.NO_AUTHORITY, _no_authority),
    (HeldBack.OMBUDSMAN, _ombudsman),
    (HeldBack.STAGE_2, _stage_2),
    (HeldBack.NOT_ANSWERED, _not_answered),
    (HeldBack.PROMISE, _promise),
    (HeldBack.LATELY, _lately),
    (HeldBack.NO_WAY, _no_way),
)
"""Each reason with what finds it; the upper of two is the one that is counted. That a person decided so, they say."""


def _needs(case: CaseFacts) -> Iterator[NeedFacts]:
    return (each for person in case.people for each in person.needs)


def mode_for(person: PersonFacts) -> SurveyMode | None:
    """Return how somebody is asked: as is agreed with them, else by letter, e-mail or phone; None where none can be."""
    agreed = (WAYS[word] for each in person.adjustments for word in WAYS if word in each.kind.casefold())
    can = {
        SurveyMode.LETTER: bool(person.address),
        SurveyMode.EMAIL: bool(person.email),
        SurveyMode.PHONE: bool(person.phone),
        SurveyMode.TEXT: bool(person.phone),
    }
    wanted = [MODES[way] for way in agreed]
    order = (*wanted, SurveyMode.LETTER, SurveyMode.EMAIL, SurveyMode.PHONE)
    return next((mode for mode in order if can[mode]), None)


MODES = {
    ContactKind.EMAIL: SurveyMode.EMAIL,
    ContactKind.MESSAGE: SurveyMode.TEXT,
    ContactKind.CALL: SurveyMode.PHONE,
}
"""How somebody is asked with whom a way is agreed."""
