"""Extensions explained, and updates agreed where an answer takes longer (Code 5.9, 6.4)."""

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.duties.duty import Duty, Situation, Verdict, missing
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.updates import agreed
from complaints_desktop.rules.wording import in_full


def _extension_explained(situation: Situation) -> Verdict | None:
    extensions = situation.clocks[ClockName.RESPOND].extensions
    if not extensions:
        return None
    short = [each for each in extensions if each.falls_short]
    if short:
        unknown = all("not recorded" in each.falls_short for each in short)
        because = "; ".join(f"to {in_full(each.due_on)}: {each.falls_short}" for each in short)
        return Verdict(Outcome.NOT_RECORDED if unknown else Outcome.NOT_MET, because, "extension")
    again = "; a stage extended again is outside the standard" if any(each.again for each in extensions) else ""
    return Verdict(Outcome.MET, f"reasons given to the resident in time{again}")


def _updates_agreed(situation: Situation) -> Verdict | None:
    clock = situation.clocks[ClockName.RESPOND]
    outside = clock.outcome in (Outcome.OVERDUE, Outcome.EXTENDED, Outcome.LATE)
    if not outside:
        return None
    said = agreed(situation.case)
    if not said:
        return Verdict(missing(situation), "no interval for updates is agreed with the resident", "updates_agreed")
    return Verdict(Outcome.MET, f"agreed: {said}")


EXPLAINED = Duty(
    key="extension",
    paragraphs={1: "6.4", 2: "6.15"},
    asks="Explain an extension before the due date",
    judge=_extension_explained,
    act=Act.EXTEND,
    place="extend",
)
UPDATES = Duty(
    key="updates",
    paragraphs={1: "5.9", 2: "5.9"},
    asks="Agree how often to update the resident",
    judge=_updates_agreed,
    act=Act.CONTACT,
    place="updates",
)
