"""What evidence and conflicts of interest ask (Code 5.8)."""

from collections.abc import Mapping

from complaints_desktop.forms.about import YES_NO, About, words_of
from complaints_desktop.forms.form import At, Entry, Header, choice, form, line, long_text
from complaints_desktop.rules.acts import Act
from db.terms import EvidenceResult


@form(
    Header(
        name="evidence",
        act=Act.CHECK,
        menu="Record evidence",
        title="Evidence",
        why="Code 5.8: consider all relevant information and evidence carefully.",
        button="Save the evidence",
        said="The evidence is on record",
        about=About.EVIDENCE,
        or_none=True,
    )
)
class Evidence(Entry):
    """A piece of evidence: asked for, seen, not held; about one on record, what came of it since."""

    item: str = line(
        "What is it?",
        hint="For example, the repair log since January, the call of 3 March",
        missing="Say what the evidence is",
    )
    result: EvidenceResult = choice(
        "What came of it?", words_of(EvidenceResult), missing="Say what came of it", width=50
    )
    note: str | None = long_text("What does it show?", default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with a piece that is brought up to date."""
        found = next((each for each in at.case.current.evidence if each.id == at.subject), None)
        return {name: getattr(found, name) for name in cls.asks} if found else {}


@form(
    Header(
        name="declare-conflict",
        act=Act.CHECK,
        menu="Declare a conflict of interest, or that there is none",
        title="Conflict of interest",
        why="Code 5.8: act independently and with an open mind, "
        "and take measures where there is a conflict of interest.",
        button="Declare",
        said="Your declaration is on record",
    )
)
class Declaration(Entry):
    """Whether the officer at the desk has a conflict of interest, and what was done about it."""

    conflict: bool = choice(
        "Do you have a conflict of interest in this case?",
        YES_NO,
        hint="You know the resident, took part in what is complained of, or manage someone who did",
        missing="Say yes or no",
        paragraph="5.8",
        width=40,
    )
    measures: str | None = long_text(
        "If yes, what was done about it?", hint="For example, who decides instead", default=None
    )
