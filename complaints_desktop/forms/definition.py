"""What the definition of a complaint asks: its points (Code 5.6, 5.7), and what becomes of a later issue (6.8)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import RESIDENT, SPEAKER, YES_NO, About, Choice, words_of
from complaints_desktop.forms.closing import SAID
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.rules.acts import Act
from db.terms import ContactKind, Responsibility

WHOSE = (
    Choice(Responsibility.OURS, "Ours", "ours"),
    Choice(Responsibility.NOT_OURS, "Not ours", "not ours"),
    Choice(Responsibility.TO_CLARIFY, "To be clarified", "to be clarified"),
)


NOBODY = "nobody: it was written down by mistake"
WITHDRAWS = words_of((RESIDENT, SPEAKER, NOBODY))
"""Who withdraws a point."""

DEFINING = ("text", "outcome_sought", "responsibility", "responsible_body")
"""What a definition says of a point."""


@form(
    Header(
        name="define",
        act=Act.DEFINE,
        menu="Add a point",
        title="A point of the complaint",
        why="Code 5.6 and 5.7: our understanding of the complaint, the outcome sought, "
        "and what we are responsible for.",
        button="Save the point",
        said="The point is saved",
        about=About.POINT,
        or_none=True,
    )
)
class PointWords(Entry):
    """A point of the definition; about one that stands, better words for it."""

    text: str = long_text(
        "What is the point?",
        key="point",
        hint="One thing that went wrong, in the resident's own words",
        missing="Write the point as you understand it",
        paragraph="5.6",
        worded=True,
    )
    outcome_sought: str | None = long_text(
        "What would put it right?", hint="The outcome the resident seeks", lines=2, worded=True, default=None
    )
    responsibility: Responsibility | None = choice("Whose responsibility is it?", WHOSE, width=50, default=None)
    responsible_body: str | None = line(
        "Who is, or whom are we asking?",
        hint="Where it is not, or not yet, ours",
        worded=True,
        width=80,
        beside=True,
        default=None,
    )
    changed_because: str | None = long_text(
        "If it was sent already: why is it changed?",
        hint="Once the complaint was acknowledged a letter tells the resident of the change, and why as you write it",
        paragraph="6.8",
        lines=2,
        worded=True,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the point as it stands."""
        point = next((each for each in at.case.points if each.id == at.subject), None)
        return {name: getattr(point, name) for name in DEFINING} if point else {}


@form(
    Header(
        name="add-issue",
        act=Act.ADD_ISSUE,
        menu="Add an issue raised later",
        title="An issue the resident raised later",
        why="Code 6.8: it becomes part of this complaint where it is related, stage 1 is not answered and it would not "
        "unreasonably delay the answer. If one of these does not hold, it is logged as a complaint of its own.",
        button="Add or log it",
        said="The issue is on record. Next: tell the resident what became of it",
    )
)
class IssueRaised(Entry):
    """An issue raised after the acknowledgement."""

    text: str = long_text(
        "What is the new issue?",
        key="point",
        hint="One thing that went wrong, in the resident's own words",
        missing="Write the issue as you understand it",
        paragraph="5.6",
    )
    raised_on: date = day(
        "When did they raise it?", missing="Give the day", hint="With anyone of ours", paragraph="3.2", when=When.PAST
    )
    related: bool = choice(
        "Is it related to this complaint?", YES_NO, missing="Say whether it is related", paragraph="6.8", width=44
    )
    delays: bool = choice(
        "Would it unreasonably delay the answer?",
        YES_NO,
        missing="Say whether it would delay the answer",
        paragraph="6.8",
        width=50,
        beside=True,
    )
    because: str = long_text(
        "Why do you say so?",
        hint="In words the resident can read: the letter prints them",
        missing="Give the reason",
        paragraph="6.8",
        lines=2,
        worded=True,
    )
    outcome_sought: str | None = long_text(
        "What would put it right?", hint="The outcome the resident seeks", lines=2, default=None
    )
    responsibility: Responsibility | None = choice("Whose responsibility is it?", WHOSE, width=50, default=None)
    responsible_body: str | None = line(
        "Who is, or whom are we asking?", hint="Where it is not, or not yet, ours", width=80, beside=True, default=None
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Suggest today."""
        return {"raised_on": at.desk.today}


@form(
    Header(
        name="withdraw-point",
        act=Act.WITHDRAW_POINT,
        title="Withdraw a point",
        why="The point stays on record with the reason. Once it was sent to the resident only they can withdraw it, "
        "and the answer says that they did.",
        button="Withdraw the point",
        said="The point is withdrawn",
        about=About.POINT,
    )
)
class WithdrawPoint(Entry):
    """A point that is no part of the complaint any more."""

    because: str = line(
        "Why is it withdrawn?",
        hint="For example, the leak was mended on 8 April",
        missing="Give the reason",
        paragraph="5.6",
        worded=True,
    )
    by: str = choice("Who withdraws it?", WITHDRAWS, width=70, default=RESIDENT)
    how: ContactKind | None = choice(
        "How did they say so?",
        words_of(SAID),
        hint="It is added to the story as a contact",
        width=60,
        beside=True,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:  # noqa: ARG003  # as every form
        """Suggest the resident."""
        return {"by": RESIDENT}
