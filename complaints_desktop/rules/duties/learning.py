"""Learning from a case (Code 9.1)."""

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties.duty import END, Duty, Situation, Verdict, missing
from complaints_desktop.rules.outcomes import Outcome


def _learned(situation: Situation) -> Verdict | None:
    if not situation.stage.responded_on or situation.stage is not situation.case.current:
        return None
    if not situation.case.learning:
        return Verdict(missing(situation) if situation.case.closed_on else Outcome.TO_DO, "not answered", "learning")
    return Verdict(Outcome.MET, "what was learned is on record")


LEARNED = Duty(
    key="learn",
    paragraphs={1: "9.1", 2: "9.1"},
    asks="Look beyond the case for what to improve",
    judge=_learned,
    act=Act.CLOSE,
    place="close",
    blocks=END,
)
