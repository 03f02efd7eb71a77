"""How a letter was sent, and that it came back: asked of the letter, or the copy, that somebody has before them."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import About, words_of
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.rules.acts import Act
from db.terms import SentBy


@form(
    Header(
        name="send-letter",
        act=Act.DESPATCH,
        title="How was it sent?",
        why="The letter counts from the day it is issued. That it left, by which way and to which address, is what "
        "shows that the resident could have it: record it each time.",
        button="Record it",
        said="It is recorded how the letter was sent",
        about=About.LETTER,
    )
)
class LetterSent(Entry):
    """A letter, or the copy of one, as it left."""

    way: str = choice("How?", words_of(SentBy), missing="Say how it was sent")
    sent_on: date = day("When?", when=When.PAST, missing="Give the day on which it left", width=40)
    sent_to: str | None = line(
        "To which address?",
        hint="Needed for an email; by post it goes to the address printed on it",
        default=None,
    )
    sent_as: str | None = choice("In which format?", lambda _: listed("sent_as"), other=True, limit=80, default=None)
    note: str | None = long_text(
        "Is there anything to say to it?",
        hint="Who took it, who was there when it was read out, the number of a tracked letter",
        lines=2,
        worded=True,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with today."""
        return {"sent_on": at.desk.today}


@form(
    Header(
        name="return-letter",
        act=Act.DESPATCH,
        title="The letter came back",
        why="A letter that did not reach the resident has told them nothing. Until it is said what was done, or the "
        "letter is sent again, it stands in My work.",
        button="Record it",
        said="It is recorded that the letter came back",
        about=About.DESPATCH,
    )
)
class LetterReturned(Entry):
    """A letter that was returned undelivered, and what was done about it."""

    returned_on: date = day("When did it come back?", when=When.PAST, missing="Give the day it came back", width=40)
    returned_because: str = long_text(
        "Why, as the envelope or the message says?",
        hint="Not known at this address; mailbox full",
        lines=2,
        missing="Say why it came back",
        worded=True,
    )
    return_done: str | None = long_text(
        "What was done about it?",
        hint="Phoned for the right address and sent it again; read it out on the phone",
        lines=2,
        worded=True,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is on record of it already."""
        found = (each for letter in at.case.letters for each in letter.despatches if each.id == at.subject)
        back = next((each for each in found if each.returned_on), None)
        return {name: getattr(back, name) for name in cls.asks} if back else {"returned_on": at.desk.today}
