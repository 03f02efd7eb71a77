"""What is asked of who speaks for a resident, who complains beside them, and what became of a resident (Code 3.6)."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.forms.about import About, Choice, words_of
from complaints_desktop.forms.choices import capacities, letter_kinds
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text, tick
from complaints_desktop.forms.shapes import email_doubt, phone_doubt, postcode_doubt
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.representatives import complaining
from db.dates import LATEST_DATE
from db.terms import Covers, LettersTo

WHY = (
    "Code 3.6: a resident may have somebody deal with the complaint for them, and come along to any meeting. "
    "Letters go to whom the resident says, and to nobody else."
)
SEEN_HINT = "Leave it empty while it was asked for and has not come: until then nothing goes to them"


class Happened(StrEnum):
    """What became of a resident."""

    DIED = "died"
    LEFT = "left the home"
    MISTAKE = "neither: it was a mistake"


def _people(case: CaseFacts | None) -> Sequence[PersonFacts]:
    return complaining(case, LATEST_DATE) if case else ()


def _complaining(case: CaseFacts | None) -> Sequence[Choice]:
    """Offer who complains, by name, the resident first."""
    return tuple(Choice(each.id, each.name, str(number)) for number, each in enumerate(_people(case), 1))


DETAILS = ("name", "address", "postcode", "phone", "email")


@form(
    Header(
        name="represent",
        act=Act.REPRESENT,
        menu="Record who speaks for them",
        title="Somebody speaks for the resident",
        why=WHY,
        button="Record the authority",
        said="It is on record who speaks for them, and who gets our letters",
    )
)
class Representation(Entry):
    """An authority to deal with a complaint: of whom, for whom, how far, shown by what."""

    given_by: str | None = choice("For whom?", _complaining, unchosen="The resident", width=70, default=None)
    speaker: str | None = choice(
        "Who speaks?", _complaining, unchosen="Somebody named below", width=70, beside=True, default=None
    )
    name: str | None = line("Name", width=70, default=None)
    capacity: str = choice(
        "As what?",
        capacities(),
        other=True,
        limit=80,
        missing="Say as what they speak",
        paragraph="3.6",
        width=60,
        beside=True,
    )
    address: str | None = long_text("Address", limit=500, lines=1, default=None)
    postcode: str | None = line("Postcode", width=30, limit=80, doubt=postcode_doubt, default=None)
    phone: str | None = line("Phone", width=45, limit=80, doubt=phone_doubt, beside=True, default=None)
    email: str | None = line("Email", width=60, doubt=email_doubt, beside=True, default=None)
    covers: Covers = choice(
        "What may they do?", words_of(Covers), missing="Say what they may do", paragraph="3.6", width=80
    )
    scope: str = line(
        "What did the resident agree to?",
        hint="In their words, with any limit they set",
        missing="Say what the resident agreed to",
        paragraph="3.6",
        worded=True,
    )
    evidence: str = line(
        "What shows it?",
        hint="For example: our form, signed on 3 March; said to me by phone",
        missing="Say what shows it",
        paragraph="3.6",
        worded=True,
    )
    seen_on: date | None = day("When did we see or hear it?", hint=SEEN_HINT, when=When.PAST, default=None)
    letters_to: LettersTo = choice(
        "Who gets our letters?", words_of(LettersTo), missing="Say who gets our letters", paragraph="3.6", width=60
    )
    accompanies: bool = tick("They come along to meetings", default=False)
    from_on: date = day("From", missing="Give the day it begins", width=60)
    until_on: date | None = day("Until", hint="Empty: until it is ended", width=60, beside=True, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin today."""
        return {"from_on": at.desk.today}

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:
        """Ask for whom and which of them only where several complain; ask no details of one of them."""
        alone = {"given_by", "speaker"} if len(_people(case)) < 2 else set()
        return frozenset(alone | (set(DETAILS) if said.get("speaker") else set()))


@form(
    Header(
        name="authority",
        act=Act.REPRESENT,
        title="The authority as it is now",
        why="Code 3.6: what has come since, until when it goes on, who gets our letters from today.",
        button="Save the authority",
        said="The authority is up to date",
        about=About.AUTHORITY,
    )
)
class AuthorityChanged(Entry):
    """An authority brought up to date: its evidence has come, it goes on, or letters go to another."""

    covers: Covers = choice(
        "What may they do?", words_of(Covers), missing="Say what they may do", paragraph="3.6", width=80
    )
    scope: str = line(
        "What did the resident agree to?", missing="Say what the resident agreed to", paragraph="3.6", worded=True
    )
    evidence: str = line("What shows it?", missing="Say what shows it", paragraph="3.6", worded=True)
    seen_on: date | None = day("When did we see or hear it?", hint=SEEN_HINT, when=When.PAST, default=None)
    letters_to: LettersTo = choice(
        "Who gets our letters?", words_of(LettersTo), missing="Say who gets our letters", paragraph="3.6", width=60
    )
    accompanies: bool = tick("They come along to meetings", default=False)
    until_on: date | None = day("Until", hint="Empty: until it is ended", width=60, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the authority as it stands."""
        found = next((each for each in at.case.authorities if each.id == at.subject), None)
        if found is None:
            return {}
        stands = {name: getattr(found, name) for name in cls.asks}
        before = {"covers": Covers.EVERYTHING, "letters_to": LettersTo.REPRESENTATIVE, "accompanies": False}
        return {name: before.get(name) if value is None else value for name, value in stands.items()}


@form(
    Header(
        name="letters-to",
        act=Act.REPRESENT,
        title="Who gets one kind of letter",
        why="Code 3.6: the resident may want some letters themselves, and others to go to who speaks for them.",
        button="Save who gets it",
        said="It is on record who gets that letter",
        about=About.AUTHORITY,
    )
)
class LettersOfAKind(Entry):
    """Who gets letters of one kind."""

    kind: str = choice("Which letter?", letter_kinds(), missing="Choose the letter", width=70)
    letters_to: LettersTo = choice("Who gets it?", words_of(LettersTo), missing="Say who gets it", paragraph="3.6")


@form(
    Header(
        name="end-authority",
        act=Act.REPRESENT,
        title="End an authority",
        why="Code 3.6: from today nothing goes to them; our letters go to the resident.",
        button="End the authority",
        said="The authority has ended; letters go to the resident",
        about=About.AUTHORITY,
    )
)
class AuthorityEnded(Entry):
    """The end of an authority, and why."""

    because: str = long_text("Why does it end?", missing="Say why it ends", paragraph="3.6", worded=True, lines=2)


@form(
    Header(
        name="join",
        act=Act.JOIN,
        menu="Record who else complains",
        title="Somebody else complains of the same",
        why="A joint or a group complaint has one definition and one answer. Each gets our letters, or says who gets "
        "them (Code 3.6).",
        button="Record them",
        said="They complain too: each gets our letters, unless somebody speaks for them",
    )
)
class Joined(Entry):
    """Another who complains: with letters of their own, or through one of the others."""

    name: str = line("Name", missing="Give the name", width=70)
    address: str | None = long_text("Address", limit=500, lines=1, default=None)
    postcode: str | None = line("Postcode", width=30, limit=80, doubt=postcode_doubt, default=None)
    phone: str | None = line("Phone", width=45, limit=80, doubt=phone_doubt, beside=True, default=None)
    email: str | None = line("Email", width=60, doubt=email_doubt, beside=True, default=None)
    speaker: str | None = choice(
        "Who gets our letters?", _complaining, unchosen="They do themselves", width=70, default=None
    )
    evidence: str | None = line(
        "What shows that they agree to it?", hint="Only where another gets their letters", worded=True, default=None
    )

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:  # noqa: ARG003  # as `Entry`
        """Ask for evidence only where another gets their letters."""
        return frozenset() if said.get("speaker") else frozenset({"evidence"})


@form(
    Header(
        name="leave",
        act=Act.JOIN,
        title="They do not complain any more",
        why="The complaint of the others goes on.",
        button="Record it",
        said="They do not complain any more; nothing more goes to them",
        about=About.COMPLAINANT,
    )
)
class Left(Entry):
    """Somebody who does not complain any more."""

    because: str = long_text("What did they say?", missing="Say why", worded=True, lines=2)


@form(
    Header(
        name="died-or-left",
        act=Act.LIFE,
        menu="They died or left the home",
        title="A resident died or left the home",
        why="The complaint goes on and its dates stand. After a death letters go to who may act for the estate, or to "
        "the others who complain, and to nobody else; what was consented to has ended (Code 3.6).",
        button="Record it",
        said="It is on record; look at who gets our letters",
    )
)
class DiedOrLeft(Entry):
    """What became of a resident, on which day, and who told us."""

    who: str | None = choice("Who?", _complaining, unchosen="The resident", width=70, default=None)
    happened: Happened = choice("What happened?", words_of(Happened), missing="Say what happened", width=60)
    happened_on: date = day("On which day?", missing="Give the day, as far as you know it", when=When.PAST)
    told_by: str = line("Who told us?", missing="Say who told us", worded=True)
    address: str | None = long_text("Where do letters go now?", limit=500, lines=1, default=None)
    postcode: str | None = line("Postcode", width=30, limit=80, doubt=postcode_doubt, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with today."""
        return {"happened_on": at.desk.today}

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:
        """Ask who only where several complain, and for an address only of who left."""
        alone = {"who"} if len(_people(case)) < 2 else set()
        return frozenset(alone | (set() if said.get("happened") == Happened.LEFT else {"address", "postcode"}))
