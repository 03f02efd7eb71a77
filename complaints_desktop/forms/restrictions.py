"""What is asked before, of and after a restriction on how somebody contacts us (Code 5.14, 5.15)."""

from collections.abc import Mapping, Sequence
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.forms.about import About, Choice, words_of
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, long_text, several
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.restrictions import all_of, on_record, people_of, person_of, warned_on
from complaints_desktop.rules.wording import without_weekday
from db.terms import NoWarning, Reviewed

LETTER_PRINTS = "The letter prints it as you write it"


def _people(case: CaseFacts | None) -> Sequence[Choice]:
    """Return those of a case who may be warned or restricted; the resident is called so by a script."""
    people = enumerate(people_of(case) if case else (), 1)
    first = case.resident.id if case and case.resident else ""
    return tuple(Choice(each.id, each.name, "resident" if each.id == first else str(n)) for n, each in people)


def _evidence(case: CaseFacts | None) -> Sequence[Choice]:
    """Return the contacts and documents of a case, the last first.

    What is kept says which, for the letter prints it: what was noted of a contact may name others, and stays here.
    """
    if case is None:
        return ()
    found = [(each.contact_on, _named(each), f": {each.summary[:80]}") for each in case.contacts]
    found += [(each.dated_on or each.added_at.date(), f"the document “{each.title}”", "") for each in case.documents]
    found.sort(key=lambda each: each[0], reverse=True)
    return tuple(Choice(kept, f"{kept}{more}", str(number)) for number, (_, kept, more) in enumerate(found, 1))


def _named(contact: ContactFacts) -> str:
    return f"the {contact.kind.value} of {without_weekday(contact.contact_on)}"


def _known(at: At) -> Mapping[str, object]:
    return {"who": at.case.resident.id} if at.case.resident else {}


@form(
    Header(
        name="warn",
        act=Act.WARN,
        menu="Warn about conduct",
        title="Warn about conduct",
        why="Code 5.14: reasons that can be shown. A warning comes before a restriction: calm, with the dates, what it "
        "does to others, what has to change, and what would help. Then a letter tells them.",
        button="Save the warning",
        said="The warning is on record; the letter can be sent",
    )
)
class ConductWarned(Entry):
    """A warning to somebody about how they contact us."""

    who: str = choice("Who is it about?", _people, missing="Say who it is about", paragraph="5.14", width=60)
    happened: str = long_text(
        "What happened, and when?",
        hint=f"Facts with their dates, no names for people. {LETTER_PRINTS}",
        missing="Say what happened, with its dates",
        paragraph="5.14",
        worded=True,
    )
    evidence: tuple[str, ...] = several(
        "What shows it?", _evidence, hint="The contacts and documents; the letter names them", default=()
    )
    effect: str = long_text(
        "What did it do to others?",
        hint="To whom, and to the work on their complaint",
        lines=2,
        missing="Say what its effect was",
        paragraph="5.14",
        worded=True,
    )
    must_change: str = long_text(
        "What has to change?",
        hint="In words they can act on",
        lines=2,
        missing="Say what has to change",
        paragraph="5.14",
        worded=True,
    )
    support: str = long_text(
        "Which support and adjustments were considered?",
        hint="With what is on record of them in mind: what would make it easier to deal with us",
        lines=2,
        missing="Say which support and adjustments were considered",
        paragraph="5.15",
        worded=True,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the resident."""
        return _known(at)


@form(
    Header(
        name="drop-warning",
        act=Act.WARN,
        title="Do not send the warning",
        why="A warning that no letter has told of can be dropped.",
        button="Drop the warning",
        said="The warning is dropped",
        about=About.WARNING,
    )
)
class WarningDropped(Entry):
    """A warning that is not pursued."""


@form(
    Header(
        name="restrict",
        act=Act.RESTRICT,
        menu="Propose to restrict contact",
        title="Propose to restrict contact",
        why="Code 5.14 and 5.15: with reasons that can be shown, proportionate, with regard to the Equality Act 2010, "
        "and under regular review. It holds in every case of theirs, stops none of their clocks, and somebody else "
        "approves it. Emergency repairs, complaints and the Housing Ombudsman stay open.",
        button="Propose the restriction",
        said="The restriction is proposed; a team leader or manager decides on it",
    )
)
class RestrictionProposed(Entry):
    """A restriction on how somebody contacts us."""

    who: str = choice("Who is restricted?", _people, missing="Say who is restricted", paragraph="5.14", width=60)
    kind: str = choice(
        "What is restricted?",
        listed("restrictions"),
        other=True,
        limit=80,
        missing="Say what is restricted",
        paragraph="5.15",
        width=70,
    )
    detail: str = long_text(
        "In detail",
        hint=f"Who, where, on which days, how often. {LETTER_PRINTS}",
        lines=2,
        missing="Say in detail what is restricted",
        paragraph="5.15",
        worded=True,
    )
    reach: str = long_text(
        "How do they reach us from then on?",
        hint="The way that stays, with name, number or address; nobody is cut off",
        lines=2,
        missing="Say how they still reach us",
        paragraph="5.15",
        worded=True,
    )
    reasons: str = long_text(
        "Why?",
        hint="What they did, with dates, and its effect; since the warning, where there was one",
        missing="Give the reasons; they have to be provable",
        paragraph="5.14",
        worded=True,
    )
    evidence: tuple[str, ...] = several(
        "What shows it?",
        _evidence,
        hint="The contacts and documents; the letter names them",
        missing="Choose what shows it: reasons have to be provable",
        paragraph="5.14",
    )
    proportionate: str = long_text(
        "What else was considered, and why is no less enough?",
        hint="Milder ways that were tried or thought of. The letter prints it",
        lines=2,
        missing="Say why it is proportionate",
        paragraph="5.15",
        worded=True,
    )
    equality: str = long_text(
        "How was regard had to the Equality Act 2010?",
        hint="Whether the behaviour may come of a disability, and whom this would hit harder. The letter prints it",
        lines=2,
        missing="Say what was considered under the Equality Act",
        paragraph="5.15",
        worded=True,
    )
    adjusted: str | None = long_text(
        "How is what they need, and what was agreed, still met?",
        hint="Each need and adjustment on record. The letter prints it",
        lines=2,
        paragraph="5.15",
        worded=True,
        default=None,
    )
    no_warning: NoWarning | None = choice(
        "There was no warning. Why not?",
        words_of(NoWarning),
        hint="Only for a threat or violence; else warn first",
        paragraph="5.14",
        width=50,
        default=None,
    )
    no_warning_because: str | None = long_text(
        "What was it, and when?", lines=2, paragraph="5.14", worded=True, default=None
    )
    review_on: date = day(
        "When is it looked at again?",
        hint="The letter gives the day",
        missing="Give the day of the review",
        paragraph="5.14",
        when=When.REVIEW,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the resident, or with what is proposed already."""
        proposed = next(((person, each) for person, each in all_of(at.case) if each.proposed), None)
        if proposed is None:
            return _known(at)
        person, restriction = proposed
        kept = {name: getattr(restriction, name) for name in cls.asks if name not in ("who", "evidence")}
        return {**kept, "who": person.id, "evidence": tuple(restriction.evidence.splitlines())}

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:
        """Leave out what is asked where nobody warned them, and where needs are on record, of anybody else."""
        person = person_of(case, str(said.get("who"))) if case else None
        warned = {"no_warning", "no_warning_because"} if person and warned_on(person) else set()
        needs = set() if person is None or on_record(person) else {"adjusted"}
        return frozenset(warned | needs)


@form(
    Header(
        name="drop-restriction",
        act=Act.RESTRICT,
        title="Do not restrict contact",
        why="A restriction that no letter has told of can be dropped. It stays on record as proposed.",
        button="Drop it",
        said="The restriction is dropped",
        about=About.RESTRICTION,
        or_none=True,
    )
)
class RestrictionDropped(Entry):
    """A restriction that is not pursued."""


@form(
    Header(
        name="approve-restriction",
        act=Act.APPROVE_RESTRICTION,
        title="Approve the restriction",
        why="Code 5.14 and 5.15: provable reasons, no more than is needed, regard to the Equality Act. Never by who "
        "proposed it.",
        button="Approve",
        said="The restriction is approved; it holds from the day of its letter",
        about=About.RESTRICTION,
        or_none=True,
    )
)
class RestrictionApproved(Entry):
    """The approval of a restriction as it stands."""

    because: str = long_text(
        "What did you look at, and why is it proportionate?",
        hint="The evidence, their needs, what else could be done",
        missing="Say what you looked at",
        paragraph="5.15",
        worded=True,
    )


@form(
    Header(
        name="send-back-restriction",
        act=Act.APPROVE_RESTRICTION,
        title="Send the restriction back",
        why="Code 5.15: say what is missing. It is proposed again in other words, or dropped.",
        button="Send it back",
        said="The restriction is sent back",
        about=About.RESTRICTION,
        or_none=True,
    )
)
class RestrictionSentBack(Entry):
    """A restriction that is not approved as it stands."""

    because: str = long_text("What is missing?", missing="Say what is missing", paragraph="5.15", worded=True)


@form(
    Header(
        name="appeal-restriction",
        act=Act.APPEAL_RESTRICTION,
        title="Record their appeal",
        why="Code 5.14: they may say that it is wrong, in any way they like. Somebody who had no part in it "
        "until now looks at it again.",
        button="Save the appeal",
        said="The appeal is on record; somebody who had no part in it decides",
        about=About.RESTRICTION,
        or_none=True,
    )
)
class RestrictionAppealed(Entry):
    """What somebody says against a restriction on them."""

    appealed_on: date = day("When did they say so?", missing="Give the day", when=When.PAST, paragraph="5.14")
    appeal: str = long_text(
        "What do they say?",
        hint="In their words: what is wrong, what has changed, what they need",
        missing="Write down what they say",
        paragraph="5.14",
        worded=True,
    )


REMAINS = {Reviewed.KEPT: {"remains"}, Reviewed.RELAXED: set[str](), Reviewed.ENDED: {"remains", "next_on"}}
"""What is not asked after each outcome."""


@form(
    Header(
        name="review-restriction",
        act=Act.REVIEW_RESTRICTION,
        title="Review the restriction",
        why="Code 5.14: restrictions are kept under regular review. It is kept, relaxed or ended; more than there is "
        "now is another restriction, proposed anew. Then a letter tells them.",
        button="Save the review",
        said="The review is on record; the letter can be sent",
        about=About.RESTRICTION,
        or_none=True,
    )
)
class RestrictionReviewed(Entry):
    """What the review of a restriction comes to."""

    outcome: Reviewed = choice(
        "What comes of it?", words_of(Reviewed), missing="Say what comes of the review", paragraph="5.14", width=50
    )
    because: str = long_text(
        "Why?",
        hint=f"How contact has been since, what they say, what they need. {LETTER_PRINTS}",
        missing="Give the reasons",
        paragraph="5.14",
        worded=True,
    )
    remains: str | None = long_text(
        "What is left of it?",
        hint="In place of what was restricted until now. The letter prints it",
        lines=2,
        paragraph="5.15",
        worded=True,
        default=None,
    )
    next_on: date | None = day("When is it looked at again?", paragraph="5.14", when=When.REVIEW, default=None)

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:  # noqa: ARG003  # by what is said alone
        """Leave out what an ended restriction, or one that stays as it is, does not need."""
        outcome = said.get("outcome")
        return frozenset(REMAINS[outcome]) if isinstance(outcome, Reviewed) else frozenset()
