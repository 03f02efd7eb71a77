"""What another matter that hangs on a complaint asks: how it was recognised, and each step that follows."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import About, Choice, words_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text
from complaints_desktop.forms.matter_words import matters_suggested
from complaints_desktop.rules.acts import Act
from db.terms import Decision, MatterKind, MatterStepKind

KINDS = (
    Choice(MatterKind.DATA_PROTECTION, "Personal data (then: Information Commissioner)", "data protection"),
    Choice(MatterKind.MONEY_ADVICE, "Money advice (then: Financial Ombudsman Service)", "money advice"),
    Choice(MatterKind.CARE, "Care (then: Local Government and Social Care Ombudsman)", "care"),
)
GOING_ON = (MatterStepKind.INVESTIGATED, MatterStepKind.TOLD, MatterStepKind.BODY_TOLD)
ENDING = (MatterStepKind.WITHDRAWN, MatterStepKind.MISTAKEN)


@form(
    Header(
        name="matter",
        act=Act.MATTER,
        menu="Note another matter (data protection, money advice, care)",
        title="Another matter beside the complaint",
        why="A complaint about personal data, money advice or care has clocks and a body of its own, which its letters "
        "name. The complaint's own clocks run on; what belongs to it stays a point of the complaint.",
        button="Note the matter",
        said="The matter is on record, with its own dates",
    )
)
class MatterNoted(Entry):
    """A matter, when it was received, and how it was recognised."""

    kind: MatterKind = choice("What is it about?", KINDS, missing="Say what it is about", width=110)
    received_on: date = day(
        "When was it received?",
        hint="The day it reached anyone who works for us",
        when=When.PAST,
        missing="Give the day it was received",
        width=60,
    )
    what: str = long_text(
        "What do they complain of?", hint="In their words", missing="Say what they complain of", lines=2, worded=True
    )
    recognised: str = line(
        "How was it recognised?",
        hint="Where it stands, or who said it: the second page of the letter",
        missing="Say how it was recognised",
        worded=True,
    )
    owner: str = line(
        "Who sees to it?",
        hint="One named person: for personal data, the data protection officer",
        missing="Name the person who sees to it",
        width=60,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the receipt of what is looked into, what its words may mean, and whoever sits here."""
        said = at.case.summary, at.case.outcome_sought
        noted = {each.kind for each in at.case.matters}
        suggested = [kind for kind in matters_suggested(*said) if kind not in noted]
        known = {"received_on": at.case.current.received_on or at.desk.today, "owner": at.desk.officer.name}
        return {**known, "kind": suggested[0]} if suggested else known


@form(
    Header(
        name="matter-acknowledge",
        act=Act.MATTER,
        title="Another matter: acknowledged outside this program",
        why="The letter of acknowledgement records this by itself. Record here what went another way.",
        button="Record the acknowledgement",
        said="The acknowledgement is on record",
        about=About.MATTER,
    )
)
class MatterAcknowledged(Entry):
    """On which day we said that we have it, and how."""

    done_on: date = day("On which day?", when=When.PAST, missing="Give the day", width=60)
    text: str = long_text("How, and what was said?", missing="Say how it was acknowledged", lines=2, worded=True)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with today."""
        return {"done_on": at.desk.today}


@form(
    Header(
        name="matter-progress",
        act=Act.MATTER,
        title="Another matter: what was done",
        why="Without undue delay: each step is dated, and so is what we told who complained, and whom else.",
        button="Record the step",
        said="The step is on record",
        about=About.MATTER,
    )
)
class MatterProgress(Entry):
    """One thing that was done about it, and when."""

    kind: MatterStepKind = choice("What was done?", words_of(GOING_ON), missing="Say what was done", width=110)
    text: str = long_text(
        "In words",
        hint="What was looked at or said, by whom; of a regulator, which, how and its reference",
        missing="Say it in words",
        lines=2,
        worded=True,
    )
    done_on: date = day("On which day?", when=When.PAST, missing="Give the day", width=60)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with today."""
        return {"done_on": at.desk.today}


@form(
    Header(
        name="matter-answer",
        act=Act.MATTER,
        title="Another matter: our decision",
        why="What we found and what we do. The letter of answer tells it; where it was told another way, give the day.",
        button="Record the decision",
        said="The decision is on record",
        about=About.MATTER,
    )
)
class MatterAnswer(Entry):
    """What is decided, and when it was told where no letter of this program tells it."""

    outcome: Decision = choice("What is decided?", words_of(Decision), missing="Say what is decided", width=110)
    text: str = long_text(
        "What we found, and what we do",
        hint="As the letter is to say it to them",
        missing="Say what we found and what we do",
        lines=4,
        worded=True,
    )
    answered_on: date | None = day(
        "Told already on",
        default=None,
        hint="Empty: the letter tells it",
        when=When.PAST,
        width=60,
    )


@form(
    Header(
        name="matter-close",
        act=Act.MATTER,
        title="Another matter: it ends without an answer",
        why="Withdrawn by who complained, or no such matter after all: its clocks end on that day, as they stand then.",
        button="End the matter",
        said="The matter has ended",
        about=About.MATTER,
    )
)
class MatterClosed(Entry):
    """Why it ends without an answer, and when."""

    kind: MatterStepKind = choice("Why?", words_of(ENDING), missing="Say why it ends", width=110)
    text: str = long_text(
        "In words", hint="What they said, or what it is instead", missing="Say it in words", lines=2, worded=True
    )
    done_on: date = day("On which day?", when=When.PAST, missing="Give the day", width=60)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with today."""
        return {"done_on": at.desk.today}


@form(
    Header(
        name="matter-strike",
        act=Act.MATTER,
        title="Another matter: take the last entry off",
        why="The last step was recorded by mistake, or the matter itself if there is none. What a letter told stays.",
        button="Take it off",
        said="The entry is taken off",
        about=About.MATTER,
    )
)
class MatterStruck(Entry):
    """Why the last entry is taken off."""

    because: str = long_text("Why?", missing="Say why", lines=2, worded=True)
