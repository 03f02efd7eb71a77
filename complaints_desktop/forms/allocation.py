"""What giving a case to somebody asks (Code 4.1, 6.13)."""

from collections.abc import Mapping

from complaints_desktop.forms.about import Choice
from complaints_desktop.forms.form import At, Entry, Header, choice, form, line
from complaints_desktop.rules.acts import Act

HANDLER, REVIEWER = "handler", "reviewer"

PARTS = (
    Choice(REVIEWER, "Reviewer: considers it at stage 2", REVIEWER),
    Choice(HANDLER, "Handler: the resident's contact", HANDLER),
)


@form(
    Header(
        name="allocate",
        act=Act.ALLOCATE,
        menu="Give it to another officer",
        title="Give the case to another officer",
        why="Code 6.13: whoever considers stage 2 took no part in stage 1.",
        button="Give it to them",
        said="It is theirs now",
    )
)
class Allocation(Entry):
    """To whom a case is given, and for what."""

    officer: str = line("To whom?", hint="The name, as it stands in the list of officers", missing="Say to whom")
    part: str = choice("As what?", PARTS, missing="Say as what", width=80)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Suggest what the stage is done by."""
        return {"part": REVIEWER if at.case.current.number == 2 else HANDLER}
