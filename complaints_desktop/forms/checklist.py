"""The checklist before a decision, as `resources/lists/checklist.toml` has it, and what a line asks (Code 5.8)."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.investigation import ChecklistFacts
from complaints_desktop.forms.about import About, Choice, words_of
from complaints_desktop.forms.form import At, Entry, Header, choice, form, long_text
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.checklist import ANSWERED_BY
from db.terms import Checked
from resources.reader import read_text


@cache
def lines() -> tuple[ChecklistFacts, ...]:
    """Return every line, none answered; ValueError where one is answered by what nothing on record is called."""
    listed = tomllib.loads(read_text("lists", "checklist.toml"))["lines"]
    made = tuple(ChecklistFacts(line=each["key"], words=each["words"], record=each["record"]) for each in listed)
    unknown = sorted(each.record for each in made if each.record and each.record not in ANSWERED_BY)
    if unknown:
        raise ValueError(f"nothing on record is called {', '.join(unknown)}")
    return made


def _offered(_: CaseFacts | None) -> Sequence[Choice]:
    return tuple(Choice(each.line, f"{number}. {each.words}", str(number)) for number, each in enumerate(lines(), 1))


@form(
    Header(
        name="checklist",
        act=Act.CHECK,
        menu="Answer the checklist",
        title="Checklist before the decision",
        why="Code 5.8: consider all relevant information and evidence carefully. A line that stays open does not hold "
        "up the answer (6.3); it says why.",
        button="Save the answer",
        said="The checklist is brought up to date",
        about=About.CHECKLIST,
        or_none=True,
    )
)
class LineAnswered(Entry):
    """One line of the checklist, and how it is answered."""

    line: str = choice("Which line?", _offered, missing="Say which line")
    answer: Checked = choice("How does it stand?", words_of(Checked), missing="Say how it stands", width=50)
    because: str | None = long_text(
        "What shows it, or why not?",
        hint="Needed where it is open or not needed",
        lines=2,
        worded=True,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the line it was opened for, and its answer so far."""
        found = next((each for each in at.case.current.checklist if each.line == at.subject), None)
        return {name: getattr(found, name) for name in cls.asks} if found else {}
