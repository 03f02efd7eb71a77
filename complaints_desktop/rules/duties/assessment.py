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


def _director_consulted(situation: Situation) -> Verdict | None:
    """On a complex case our policy has the Director consulted; it reminds, and holds up nothing."""
    stage = situation.stage
    asked = [each.name for each in stage.consultees if "director" in each.name.lower()]
    if situation.case.complex is not True or not (asked or (stage.acknowledged_on and not situation.past)):
        return None
    if asked:
        return Verdict(Outcome.MET, f"{listed(asked)} consulted")
    return Verdict(missing(situation), "the case is complex, and no Director was consulted (our policy)", "consultees")


DIRECTOR = Duty(
    key="director",
    paragraphs={1: "6.1", 2: "6.20"},
    asks="Consult the Director on a complex case",
    judge=_director_consulted,
    act=Act.CHECK,
    place="consult",
)
ASSESSED = Duty(
    key="assess",
    paragraphs={1: "6.1"},
    asks="Assess complexity, needs and risk early",
    judge=_assessed,
    act=Act.ASSESS,
    place="assess",
)
