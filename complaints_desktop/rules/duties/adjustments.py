"""Adjustments agreed with the resident, kept under review (Code 5.10)."""

from complaints_desktop.facts.stages import NO_STAGE
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties.duty import Duty, Situation, Verdict
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import listed


def _adjustments(situation: Situation) -> Verdict | None:
    resident = situation.case.resident
    if resident is None or not resident.adjustments or situation.stage is not situation.case.current:
        return None
    late = [each for each in resident.adjustments if each.review_on and each.review_on < situation.today]
    if late:
        because = f"the review of {listed([each.kind for each in late])} is overdue"
        return Verdict(Outcome.OVERDUE, because, "adjustments", late[0].id)
    return Verdict(Outcome.MET, f"agreed: {listed([a.kind for a in resident.adjustments])}")


ADJUSTED = Duty(
    key="adjust",
    paragraphs={NO_STAGE: "5.10", 1: "5.10", 2: "5.10"},
    asks="Keep agreed adjustments under review",
    judge=_adjustments,
    act=Act.NEEDS,
    place="review",
)
