"""What the closing of a case asks: answered (Code 9.1), or withdrawn by the resident."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import RESIDENT, SPEAKER, words_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, long_text
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.representatives import DECIDES, speakers
from db.terms import ContactKind

SAID = tuple(kind for kind in ContactKind if kind is not ContactKind.NOTE)
"""How a resident may say it; a note is what one of ours wrote."""


@form(
    Header(
        name="close",
        act=Act.CLOSE,
        menu="Close the case",
        title="Close the case",
        why="Code 9.1: look beyond the case for what could be better. Open commitments stay until they are kept.",
        button="Close the case",
        said="The case is closed; its commitments stay in the tracker",
    )
)
class Closure(Entry):
    """The closing of an answered case."""

    learning: str = long_text(
        "What was learned?",
        hint="What we will do differently, or why nothing needs to change",
        missing="Say what was learned, even if it is that nothing needs to change",
        paragraph="9.1",
        worded=True,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what was written before."""
        return {"learning": at.case.learning}


@form(
    Header(
        name="withdraw",
        act=Act.WITHDRAW,
        menu="Withdrawn by the resident",
        title="Withdrawn by the resident",
        why="Only where the resident asked. A clock that was late stays late.",
        button="Record the withdrawal",
        said="The complaint is withdrawn. Next: confirm it in a letter",
    )
)
class Withdrawal(Entry):
    """The closing of a case at the resident's own request."""

    who: str = choice("Who asked?", words_of((RESIDENT, SPEAKER)), missing="Say who asked", paragraph="3.6")
    how: ContactKind = choice(
        "How did they say it?",
        words_of(SAID),
        missing="Say how they said it",
        paragraph="5.12",
    )
    asked_on: date = day("When?", missing="Give the day they said it", when=When.PAST)
    because: str = long_text("What did they say?", missing="Say why they do not want to go on", worded=True, lines=2)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with who speaks for the resident, or the resident; a call, today."""
        return {
            "who": SPEAKER if speakers(at.case, at.desk.today, DECIDES) else RESIDENT,
            "how": ContactKind.CALL,
            "asked_on": at.desk.today,
        }
