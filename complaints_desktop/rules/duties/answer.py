"""Answer to a complaint: in time, and in writing (Code 6.3, 6.9)."""

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.duties.duty import Duty, Situation, Verdict, timed
from complaints_desktop.rules.outcomes import Outcome


def _answer_written(situation: Situation) -> Verdict | None:
    if not situation.stage.responded_on:
        return None
    kind = f"stage{situation.stage.number}-response"
    if any(letter.kind == kind for letter in situation.case.letters):
        return Verdict(Outcome.MET, "the letter went with all that the Code demands")
    return Verdict(Outcome.NOT_RECORDED, "the letter itself is not in this record")


ANSWERED = Duty(
    key="respond",
    paragraphs={1: "6.3", 2: "6.14"},
    asks="Answer in full, in time",
    judge=timed(ClockName.RESPOND),
    act=Act.RESPOND,
    place="respond",
)
WRITTEN = Duty(
    key="letter",
    paragraphs={1: "6.9", 2: "6.19"},
    asks="Give the answer in writing, complete",
    judge=_answer_written,
    act=Act.RESPOND,
    place="respond",
)
