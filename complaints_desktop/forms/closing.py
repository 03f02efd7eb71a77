"""What the closing of a case asks: answered (Code 9.1), or withdrawn by the resident."""

from collections.abc import Mapping

from complaints_desktop.forms.form import At, Entry, Header, form, long_text
from complaints_desktop.rules.acts import Act


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
        said="The complaint is withdrawn",
    )
)
class Withdrawal(Entry):
    """The closing of a case at the resident's own request."""

    because: str = long_text("Who asked, when, and why?", missing="Say who asked, when and why", lines=2)
