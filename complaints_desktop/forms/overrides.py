"""What it asks to let words of a letter stay that its gate stops: answered by a complaints manager, or dropped."""

from complaints_desktop.forms.about import About
from complaints_desktop.forms.form import Entry, Header, form, long_text
from complaints_desktop.rules.acts import Act


@form(
    Header(
        name="drop-override",
        act=Act.ASK_OVERRIDE,
        title="Do not pursue it",
        why="A request that is not needed any more stays on record as it was asked; the letter is stopped again.",
        button="Drop it",
        said="The request is dropped",
        about=About.OVERRIDE,
        or_none=True,
    )
)
class OverrideDropped(Entry):
    """A request that is not pursued."""


@form(
    Header(
        name="approve-override",
        act=Act.OVERRIDE,
        title="Let the words stay",
        why="The letter may go with these words, and with no others in their place. Your reason is kept with the "
        "letter, and an auditor reads it.",
        button="Let them stay",
        said="The letter may go with these words",
        about=About.OVERRIDE,
        or_none=True,
    )
)
class OverrideGiven(Entry):
    """The leave of a manager to let words stay."""

    because: str = long_text(
        "Why may they stay?",
        hint="What they mean here, and why the Code does not mind",
        missing="Say why they may stay",
        worded=True,
    )


@form(
    Header(
        name="send-back-override",
        act=Act.OVERRIDE,
        title="The words have to change",
        why="Say what is wrong with them. Where you let them stay before, that ends with this.",
        button="Send it back",
        said="The request is sent back",
        about=About.OVERRIDE,
        or_none=True,
    )
)
class OverrideSentBack(Entry):
    """A request that is not approved."""

    because: str = long_text("What is wrong with them?", missing="Say what is wrong with them", worded=True)
