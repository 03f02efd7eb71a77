"""Assessment early on: hazard, complexity and needs (Code 6.1)."""

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties.duty import Duty, Situation, Verdict, missing
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import listed


def _assessed(situation: Situation) -> Verdict | None:
    case = situation.case
    unasked = [
        name
        for name, value in (("the hazard", case.hazard), ("the complexity", case.complex), ("needs", case.vulnerable))
        if value is None
    ]
    if unasked:
        return Verdict(missing(situation), f"not yet asked: {listed(unasked)}", "hazard")
    return Verdict(Outcome.MET, "hazard, complexity and needs are on record")


ASSESSED = Duty(
    key="assess",
    paragraphs={1: "6.1"},
    asks="Assess complexity, needs and risk early",
    judge=_assessed,
    act=Act.ASSESS,
    place="assess",
)
