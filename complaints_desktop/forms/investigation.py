"""What evidence and conflicts of interest ask (Code 5.8)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import YES_NO, About, Choice
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.rules.acts import Act
from db.terms import EvidenceResult

RESULTS = (
    Choice(EvidenceResult.SEEN, "Seen", "seen"),
    Choice(EvidenceResult.ASKED, "Asked for: the answer is still to come", "asked for"),
    Choice(EvidenceResult.NOT_HELD, "Not held", "not held"),
    Choice(EvidenceResult.NO_ANSWER, "No answer, though it was chased", "no answer"),
    Choice(EvidenceResult.NOT_NEEDED, "Not needed", "not needed"),
)


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
        worded=True,
    )
    asked_of: str | None = choice(
        "Who was asked for it?",
        listed("asked_of"),
        hint="A service, a contractor, the resident: by name where you can",
        unchosen="Nobody",
        other=True,
        width=80,
        default=None,
    )
    question: str | None = long_text("What was asked?", lines=2, worded=True, default=None)
    asked_on: date | None = day("When was it asked for?", when=When.PAST, width=60, default=None)
    due_on: date | None = day("By when is the answer due?", width=60, default=None)
    chased_on: date | None = day("When was it last chased?", when=When.PAST, width=60, beside=True, default=None)
    result: EvidenceResult = choice("What came of it?", RESULTS, missing="Say what came of it", width=80)
    note: str | None = long_text("What does it show?", worded=True, default=None)

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
        "If yes, what was done about it?", hint="For example, who decides instead", worded=True, default=None
    )
