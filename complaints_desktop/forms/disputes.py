"""What a disputed fact asks, and an invitation to comment (Code 5.8 b, 5.8 d)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import About, words_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text, tick
from complaints_desktop.rules.acts import Act
from db.terms import Party, Preferred


@form(
    Header(
        name="dispute",
        act=Act.CHECK,
        menu="Record a disputed fact",
        title="A disputed fact",
        why="Code 5.8: consider all relevant information and evidence carefully, with an open mind. "
        "Write down both accounts, which you prefer and why.",
        button="Save the disputed fact",
        said="The disputed fact is on record",
        about=About.DISPUTED,
        or_none=True,
    )
)
class Dispute(Entry):
    """A fact on which the accounts differ; which one is preferred may be said later."""

    fact: str = line(
        "What is disputed?",
        hint="For example, whether anyone came on 3 March",
        missing="Say what is disputed",
        worded=True,
    )
    resident_says: str = long_text(
        "What does the resident say?", missing="Say what the resident says", worded=True, lines=2
    )
    we_hold: str = long_text(
        "What do we hold?", hint="Our records, and what our staff say", missing="Say what we hold", worded=True, lines=2
    )
    preferred: Preferred | None = choice(
        "Whose account do you prefer?", words_of(Preferred), unchosen="Not decided yet", width=60, default=None
    )
    because: str | None = long_text(
        "Why that one?",
        hint="What makes it more likely than not",
        lines=2,
        worded=True,
        default=None,
    )
    struck: bool = tick("It is not disputed any more", default=False)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is on record of it."""
        found = next((each for each in at.case.current.disputed if each.id == at.subject), None)
        return {name: getattr(found, name) for name in cls.asks if name != "struck"} if found else {}


@form(
    Header(
        name="invite",
        act=Act.CHECK,
        menu="Record an invitation to comment",
        title="Invitation to comment",
        why="Code 5.8: a fair chance to set out their position, before the final decision. "
        "Our policy gives it to a member of staff who is complained of, too.",
        button="Save the invitation",
        said="The invitation is on record",
        about=About.INVITATION,
        or_none=True,
    )
)
class Invited(Entry):
    """Who was invited to comment, by when, and what they said."""

    party: Party = choice("Who was invited?", words_of(Party), missing="Say who was invited", width=50)
    name: str | None = line("Name", hint="Of the member of staff", width=80, beside=True, default=None)
    invited_on: date = day("When were they invited?", when=When.PAST, missing="Give the day", width=60)
    reply_by: date | None = day("Reply by", width=60, beside=True, default=None)
    replied_on: date | None = day("When did they reply?", when=When.PAST, width=60, default=None)
    said: str | None = long_text("What did they say?", worded=True, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with an invitation that is brought up to date, or with today."""
        found = next((each for each in at.case.current.invitations if each.id == at.subject), None)
        return {name: getattr(found, name) for name in cls.asks} if found else {"invited_on": at.desk.today}
