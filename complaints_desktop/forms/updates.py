"""What is asked about how often the resident hears from us (Code 5.9)."""

from collections.abc import Mapping

from complaints_desktop.forms.form import At, Entry, Header, form, line
from complaints_desktop.rules.acts import Act


@form(
    Header(
        name="updates",
        act=Act.CONTACT,
        menu="Agree how often to update the resident",
        title="Agree how often to update the resident",
        why="Code 5.9: where the answer will be outside the Code's time, agree suitable intervals for updates.",
        button="Save what was agreed",
        said="The interval is on record",
    )
)
class Updates(Entry):
    """How and how often the resident wants to hear from us."""

    updates_agreed: str = line(
        "What was agreed?",
        hint="For example, a call every Friday afternoon",
        missing="Say what was agreed",
        paragraph="5.9",
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what was agreed before."""
        return {"updates_agreed": at.case.updates_agreed}
