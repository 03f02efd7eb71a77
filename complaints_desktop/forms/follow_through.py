"""What following a promise to its end asks: chasing, jeopardy, misses, what the resident says, sign-off (Code 6.6)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import About, words_of
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.commitments import FOR_EXAMPLE, commitment_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text, tick
from complaints_desktop.rules.acts import Act
from db.terms import MissLevel, ResidentWord

ANSWER_DAYS = 3
"""Working days in which who is asked answers, unless another day is chosen."""


@form(
    Header(
        name="chase",
        act=Act.CHASE,
        title="Chase a commitment",
        why="Code 6.6: outstanding actions are tracked and acted on. Say who was asked, and when you ask again.",
        button="Record the chase",
        said="The chase is on record; it comes back on its day",
        about=About.COMMITMENT,
    )
)
class Chased(Entry):
    """That somebody was asked how a promise stands."""

    asked: str = line("Who was asked?", missing="Name who was asked", width=90, worded=True)
    words: str | None = long_text("What did you ask?", lines=2, worded=True, default=None)
    next_on: date = day(
        "When do you ask again?", hint=FOR_EXAMPLE, missing="Give the day you ask again", when=When.AHEAD, width=60
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Suggest who does the work, the contractor or else the owner, and the day by which they answer."""
        found, again = commitment_of(at), at.desk.calendar.due(at.desk.today, ANSWER_DAYS)
        return {"asked": found.contractor or found.owner.name, "next_on": again} if found else {}


@form(
    Header(
        name="answer-level",
        act=Act.ANSWER_LEVEL,
        title="What is done about it",
        why="A promise in jeopardy goes up a level at a time, and each level is answered: what is done, and who was "
        "told. Who is told at a level, or above it, answers it; what others say stands beside it. With a new date the "
        "levels begin again.",
        button="Record what is done",
        said="The answer is on record",
        about=About.COMMITMENT,
    )
)
class LevelAnswered(Entry):
    """What is done about a promise in jeopardy."""

    answer: str = long_text("What is done, by whom and when?", missing="Say what is done", worded=True, lines=3)
    told: str = line(
        "Who was told?",
        hint="As the level asks, and whoever else was",
        missing="Say who was told",
        worded=True,
    )


@form(
    Header(
        name="explain-miss",
        act=Act.EXPLAIN_MISS,
        title="Why it was missed",
        why="Each miss is explained once: what caused it, where that lies, and what changes. The monthly report counts "
        "the causes.",
        button="Record the cause",
        said="The cause is on record",
        about=About.ANY_COMMITMENT,
    )
)
class MissExplained(Entry):
    """Why a promise was missed."""

    cause: str = choice(
        "What caused it?",
        lambda _: listed("miss_causes"),
        missing="Say what caused it",
        width=90,
    )
    level: MissLevel = choice("Where does that lie?", words_of(MissLevel), missing="Say where the cause lies", width=60)
    why: str = long_text("How did it come about?", missing="Say how it came about", worded=True, lines=2)
    changes: str = long_text(
        "What changes, so that the next one is not missed?", missing="Say what changes", worded=True, lines=2
    )
    risk: str | None = long_text("Is there a risk to the business?", worded=True, lines=2, default=None)


CAME: Mapping[ResidentWord, str] = {
    ResidentWord.CONFIRMED: "It is on record that the resident says it is done",
    ResidentWord.DISAGREES: "What the resident says is on record: the promise is open again",
    ResidentWord.NOT_REACHED: "It is on record that the resident was not reached",
}
"""What becomes of each answer, in words."""


@form(
    Header(
        name="hear-resident",
        act=Act.HEAR_RESIDENT,
        title="What the resident says",
        why="Code 7.3: a remedy is followed through to completion. Where the resident says that it is not done, the "
        "promise is open again.",
        button="Record what they say",
        said="What the resident says is on record",
        about=About.ANY_COMMITMENT,
    )
)
class ResidentHeard(Entry):
    """What the resident says of a promise that is recorded as kept."""

    answer: ResidentWord = choice("What do they say?", words_of(ResidentWord), missing="Say what they say", width=90)
    asked_on: date = day("When?", when=When.PAST, missing="Give the day", width=60)
    words: str | None = long_text("In their words", lines=2, worded=True, default=None)
    of_all: bool = tick(
        "They were asked about everything we promised",
        hint="The answer stands for all that is recorded as kept and they have not confirmed yet.",
        default=False,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with today."""
        return {"asked_on": at.desk.today}

    @property
    def became(self) -> str:
        """Say whether the promise is open again."""
        return CAME[self.answer]


@form(
    Header(
        name="sign-off",
        act=Act.SIGN_OFF,
        title="Sign it off",
        why="Somebody other than its owner looks at what shows that the promise was kept.",
        button="Sign it off",
        said="The promise is signed off",
        about=About.ANY_COMMITMENT,
    )
)
class SignedOff(Entry):
    """That a promise was kept, as somebody else sees it."""

    words: str = long_text("What did you look at?", missing="Say what you looked at", worded=True, lines=2)
