"""What a form is about, and what there is of it in a case to choose from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.letters import LetterFacts
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.restrictions import all_of, people_of
from complaints_desktop.rules.submissions import waiting
from complaints_desktop.rules.wording import capitalised, in_short, pounds
from db.terms import LinkKind


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be chosen."""

    value: object
    words: str
    key: str
    """How it is typed where there is no list to choose from."""


def words_of(listed: Iterable[str]) -> tuple[Choice, ...]:
    """Return the words of a closed list as choices."""
    return tuple(Choice(word, capitalised(word), str(word)) for word in listed)


YES_NO = (Choice(True, "Yes", "yes"), Choice(False, "No", "no"))


RESIDENT, SPEAKER = "the resident", "whoever speaks for them"
"""Who may take a complaint back, or a point of it (Code 3.6)."""


class About(StrEnum):
    """What a form is about."""

    CASE = "the case"
    RESIDENT = "the resident"
    POINT = "a point"
    COMMITMENT = "a commitment"
    ANY_COMMITMENT = "a commitment, open or not"
    ADJUSTMENT = "an adjustment"
    EVIDENCE = "a piece of evidence"
    REFUSAL = "a refusal"
    OFFER = "a sum offered"
    MONEY_REQUEST = "a request for money"
    MONEY_ORDER = "a sum ordered"
    OVERRIDE = "a request to let words stay"
    LINK = "a link"
    DISPUTED = "a disputed fact"
    INVITATION = "an invitation"
    CHECKLIST = "a line of the checklist"
    INCIDENT = "a serious incident"
    AUTHORITY = "an authority"
    NEED = "a need"
    COMPLAINANT = "somebody who complains too"
    DOCUMENT = "a document"
    WITHDRAWN = "a withdrawn document"
    HAZARD = "a hazard"
    WARNING = "a warning"
    RESTRICTION = "a restriction"
    MATTER = "another matter"
    LETTER = "a letter that was issued"
    DESPATCH = "a letter that was sent"
    SUBMISSION = "a letter that was submitted"


def _points(case: CaseFacts) -> tuple[Choice, ...]:
    return tuple(Choice(each.id, f"{each.number}. {each.text[:70]}", str(each.number)) for each in case.points)


def _open_commitments(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.what) for each in case.open_commitments)


def _commitments(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.what) for each in case.commitments)


def _adjustments(case: CaseFacts) -> tuple[Choice, ...]:
    """Those of everybody a letter may go to, the resident's first."""
    too, speaking = (each.person for each in case.complainants), (each.person for each in case.authorities)
    people = {each.id: each for each in (case.resident, *too, *speaking) if each}
    return _numbered((each.id, each.kind) for person in people.values() for each in person.adjustments)


def _needs(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.kind) for each in (case.resident.needs if case.resident else ()))


def _evidence(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.item) for each in case.current.evidence)


def _refusals(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, f"{each.ground}: {each.reasons or ''}") for each in case.proposed())


def _disputed(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.fact) for each in case.current.disputed)


def _invitations(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.name or each.party.value) for each in case.current.invitations)


def _hazards(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.words) for each in case.hazards)


def _matters(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.what) for each in case.matters)


def _incidents(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.what) for each in case.incidents)


def _authorities(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.person.name) for each in case.authorities)


def _complainants(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.person.name) for each in case.complainants)


def _documents(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.title) for each in case.documents)


def _withdrawn(case: CaseFacts) -> tuple[Choice, ...]:
    there = (each for each in case.withdrawn_documents if each.destroyed_at is None)
    return _numbered((each.id, each.title) for each in there)


def _checklist(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.line, each.words) for each in case.current.checklist)


def _warnings(case: CaseFacts) -> tuple[Choice, ...]:
    people = ((person, each) for person in people_of(case) for each in person.warnings if each.untold)
    return _numbered((each.id, f"{person.name}: {each.happened}") for person, each in people)


def _restrictions(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, f"{person.name}: {each.kind}") for person, each in all_of(case) if not each.ended_on)


def _offers(case: CaseFacts) -> tuple[Choice, ...]:
    offers = (each for stage in case.stages for each in stage.offers)
    return _numbered((each.id, f"{pounds(each.pence)} for {each.kind.value}") for each in offers)


def _money_requests(case: CaseFacts) -> tuple[Choice, ...]:
    asked = (each for each in case.money_requests if each.dropped_on is None)
    return _numbered((each.id, f"{pounds(each.pence)} in all") for each in asked)


def _overrides(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, each.why) for each in case.overrides if each.dropped_on is None)


def _money_orders(case: CaseFacts) -> tuple[Choice, ...]:
    return _numbered((each.id, f"{pounds(each.pence)}, {each.reference}") for each in case.money_orders if each.stands)


def _links(case: CaseFacts) -> tuple[Choice, ...]:
    held = (each for each in case.links if each.ended_on is None and each.kind is not LinkKind.MERGED)
    return _numbered((each.id, f"{each.other_reference}: {each.kind.value}") for each in held)


def _letters(case: CaseFacts) -> tuple[Choice, ...]:
    """The letters that were issued, each before its copies."""
    each_copy = (
        (id_, f"{_titled(letter)} to {name}")
        for letter in case.letters
        for id_, name in ((letter.id, letter.recipient), *((copy.id, copy.recipient) for copy in letter.copies))
    )
    return _numbered(each_copy)


def _despatches(case: CaseFacts) -> tuple[Choice, ...]:
    sent = ((letter, each) for letter in case.letters for each in letter.despatches)
    return _numbered(
        (each.id, f"{_titled(letter)}: {each.way.value}, {in_short(each.sent_on)}") for letter, each in sent
    )


def _submissions(case: CaseFacts) -> tuple[Choice, ...]:
    sent = ((each.id, f"{each.kind.replace('-', ' ')} of {in_short(each.submitted_on)}") for each in waiting(case))
    return _numbered(sent)


def _titled(letter: LetterFacts) -> str:
    return f"{letter.kind.replace('-', ' ')} of {in_short(letter.issued_on)}"


def _numbered(found: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(id_, f"{number}. {words[:70]}", str(number)) for number, (id_, words) in enumerate(found, 1))


SUBJECTS: Mapping[About, Callable[[CaseFacts], Sequence[Choice]]] = {
    About.CASE: lambda _: (),
    About.RESIDENT: lambda _: (),
    About.POINT: _points,
    About.COMMITMENT: _open_commitments,
    About.ANY_COMMITMENT: _commitments,
    About.ADJUSTMENT: _adjustments,
    About.EVIDENCE: _evidence,
    About.REFUSAL: _refusals,
    About.OFFER: _offers,
    About.MONEY_REQUEST: _money_requests,
    About.MONEY_ORDER: _money_orders,
    About.OVERRIDE: _overrides,
    About.LINK: _links,
    About.DISPUTED: _disputed,
    About.INVITATION: _invitations,
    About.CHECKLIST: _checklist,
    About.INCIDENT: _incidents,
    About.AUTHORITY: _authorities,
    About.NEED: _needs,
    About.COMPLAINANT: _complainants,
    About.DOCUMENT: _documents,
    About.WITHDRAWN: _withdrawn,
    About.HAZARD: _hazards,
    About.WARNING: _warnings,
    About.RESTRICTION: _restrictions,
    About.MATTER: _matters,
    About.LETTER: _letters,
    About.DESPATCH: _despatches,
    About.SUBMISSION: _submissions,
}
"""What there is of each in a case."""


NEEDED = frozenset(
    {
        *(About.REFUSAL, About.LINK, About.MONEY_REQUEST, About.OVERRIDE, About.WARNING, About.RESTRICTION),
        About.SUBMISSION,
    }
)
"""What has to be there even for a form that need not be told which."""


def subject_of(about: About, case: CaseFacts, given: str, *, or_none: bool) -> str:
    """Return the id of what a form is about, `given` by id or number; Refused where there is no such thing.

    Empty for the case itself, and where a form that may do without one is given none.
    """
    if about is About.CASE:
        return ""
    if about is About.RESIDENT:
        if case.resident is None:
            raise Refused("This case has no resident on record", do="Log the complaint again with the resident's name.")
        return case.resident.id
    if not given and or_none:
        return ""
    found = SUBJECTS[about](case)
    for each in found:
        if given in (each.value, each.key):
            return str(each.value)
    able = "; ".join(each.words for each in found) or f"this case has no {about.value.split(' ', 1)[1]} yet"
    raise Refused(f"Say which: this is about {about.value}", do=f"Choose from: {able}.", field="on")
