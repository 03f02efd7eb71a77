"""What the reopening of a case that had ended asks."""

from collections.abc import Mapping

from complaints_desktop.forms.about import words_of
from complaints_desktop.forms.form import At, Entry, Header, choice, form, long_text
from complaints_desktop.rules.acts import Act
from db.terms import Reopened

OURS = (Reopened.RESIDENT, Reopened.MISTAKE)
"""Why one of ours may reopen a case; a direction and an undone merger are acts of their own."""


@form(
    Header(
        name="reopen",
        act=Act.REOPEN,
        menu="Reopen the case",
        title="Reopen the case",
        why="What ended and goes on keeps its dates: where it stands then follows from them.",
        button="Reopen the case",
        said="The case goes on",
    )
)
class ReopeningAsked(Entry):
    """The reopening of a case."""

    why: Reopened = choice("Why does it go on?", words_of(OURS), default=Reopened.RESIDENT)
    because: str = long_text(
        "What happened?",
        hint="What the resident said, or what was closed by mistake",
        missing="Say why it goes on",
        paragraph="5.12",
        worded=True,
    )

    @classmethod
    def known(cls, _: At) -> Mapping[str, object]:
        """Begin with what is usual."""
        return {"why": Reopened.RESIDENT}
