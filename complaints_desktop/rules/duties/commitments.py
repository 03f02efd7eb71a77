"""Commitments tracked to their end (Code 6.6)."""

from complaints_desktop.facts.stages import NO_STAGE
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties.duty import Duty, Situation, Verdict
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import count


def _promises_kept(situation: Situation) -> Verdict | None:
    if situation.stage is not situation.case.current or not situation.case.commitments:
        return None
    still = sorted(situation.case.open_commitments, key=lambda each: each.due_on)
    late = [each for each in still if each.due_on < situation.today]
    if late:
        whose = "its date" if len(late) == 1 else "their dates"
        because = f"{count(len(late), 'commitment')} past {whose}: “{late[0].what}”"
        return Verdict(Outcome.OVERDUE, because, "promises", late[0].id)
    if still:
        because = f"{count(len(still), 'commitment')} open, none past its date"
        return Verdict(Outcome.RUNNING, because, about=still[0].id)
    return Verdict(Outcome.MET, "every commitment is kept")


KEPT = Duty(
    key="promises",
    paragraphs={NO_STAGE: "7.3", 1: "6.6", 2: "6.17"},
    asks="Track outstanding actions to their end",
    judge=_promises_kept,
    act=Act.UPDATE_COMMITMENT,
    place="update",
)
