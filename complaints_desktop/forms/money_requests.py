"""What it asks to offer more money than one may: asked, approved by somebody else, sent back (Code 4.2)."""

from complaints_desktop.forms.about import About
from complaints_desktop.forms.form import Entry, Header, form, long_text, pounds
from complaints_desktop.rules.acts import Act


@form(
    Header(
        name="ask-money",
        act=Act.ASK_MONEY,
        menu="Ask to offer more",
        title="Ask to offer more than you may",
        why="Code 4.2: the authority to put things right. Somebody who may offer as much approves it; then it is "
        "offered, head by head.",
        button="Ask for it",
        said="It is asked for; somebody with the authority decides on it",
    )
)
class MoneyAsked(Entry):
    """How much a case needs in all, and why."""

    pence: int = pounds(
        "How much in all, in pounds?",
        key="pounds",
        hint="With what is offered already, at both stages",
        missing="Give the sum, as 800 or 800.50",
        width=40,
    )
    because: str = long_text(
        "What for, and why that much?",
        hint="Head by head, with the effect on the resident",
        missing="Say what it is for",
        paragraph="7.2",
        worded=True,
    )


@form(
    Header(
        name="drop-money",
        act=Act.ASK_MONEY,
        title="Do not pursue it",
        why="A request that is not needed any more stays on record as it was asked.",
        button="Drop it",
        said="The request is dropped",
        about=About.MONEY_REQUEST,
        or_none=True,
    )
)
class MoneyDropped(Entry):
    """A request that is not pursued."""


@form(
    Header(
        name="approve-money",
        act=Act.APPROVE_MONEY,
        title="Approve that more is offered",
        why="Code 4.2: never by who asked, and within what you may offer yourself.",
        button="Approve",
        said="It is approved, and may be offered up to that sum in all",
        about=About.MONEY_REQUEST,
        or_none=True,
    )
)
class MoneyApproved(Entry):
    """The approval of a sum in all."""

    because: str | None = long_text("Is there anything to say to it?", lines=2, worded=True, default=None)


@form(
    Header(
        name="send-back-money",
        act=Act.APPROVE_MONEY,
        title="Send the request back",
        why="Code 4.2: say what is missing. It is asked again in other words, or dropped.",
        button="Send it back",
        said="The request is sent back",
        about=About.MONEY_REQUEST,
        or_none=True,
    )
)
class MoneySentBack(Entry):
    """A request that is not approved as it stands."""

    because: str = long_text("What is missing?", missing="Say what is missing", worded=True)
