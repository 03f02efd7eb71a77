"""What the definition of a complaint asks: its points, the outcomes sought, whose responsibility (Code 5.6, 5.7)."""

from collections.abc import Mapping

from complaints_desktop.forms.about import About, Choice
from complaints_desktop.forms.form import At, Entry, Header, choice, form, line, long_text
from complaints_desktop.rules.acts import Act
from db.terms import Responsibility

WHOSE = (
    Choice(Responsibility.OURS, "Ours", "ours"),
    Choice(Responsibility.NOT_OURS, "Not ours", "not ours"),
    Choice(Responsibility.TO_CLARIFY, "To be clarified", "to be clarified"),
)


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
    )
    outcome_sought: str | None = long_text(
        "What would put it right?", hint="The outcome the resident seeks", lines=2, default=None
    )
    responsibility: Responsibility | None = choice("Whose responsibility is it?", WHOSE, width=50, default=None)
    responsible_body: str | None = line(
        "Who is, or whom are we asking?",
        hint="Where it is not, or not yet, ours",
        width=80,
        beside=True,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the point as it stands."""
        point = next((each for each in at.case.points if each.id == at.subject), None)
        return {name: getattr(point, name) for name in cls.asks} if point else {}


@form(
    Header(
        name="withdraw-point",
        act=Act.DEFINE,
        title="Take a point out",
        why="The point stays on record with the reason; it is no longer answered in the letter.",
        button="Take it out",
        said="The point is taken out",
        about=About.POINT,
    )
)
class WithdrawPoint(Entry):
    """A point that is no part of the complaint any more."""

    because: str = line(
        "Why is it taken out?",
        hint="For example, the resident asked on the phone on 8 April",
        missing="Give the reason",
    )
