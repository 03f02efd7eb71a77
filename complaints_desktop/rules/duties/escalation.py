"""Stage 2: considered by somebody else, and a late request taken with its reasons (Code 5.11, 6.10, 6.13)."""

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.duties.duty import ISSUE, Duty, Situation, Verdict, missing
from complaints_desktop.rules.independence import took_part
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import working_days

ASKED_LATE_AFTER = 20
"""Working days after the answer of stage 1 (the landlord's policy); the Code has no such limit, and nobody is refused
for it (code_rules E4)."""


def _considered_by_another(situation: Situation) -> Verdict:
    stage = situation.stage
    considers = stage.decider or (stage.reviewer.officer if stage.reviewer else None)
    if considers is None:
        return Verdict(missing(situation), "nobody is named who considers it", "reviewer")
    why = took_part(situation.case, considers)
    if why:
        return Verdict(Outcome.NOT_MET, f"{considers.name} {why}", "reviewer")
    return Verdict(Outcome.MET, f"{considers.name}, who took no part in stage 1")


def _late_request(situation: Situation) -> Verdict | None:
    """A late request is a warning: it asks for reasons, and is never refused for being late."""
    days = situation.clocks[ClockName.ACKNOWLEDGE].from_answer
    if days is None or days <= ASKED_LATE_AFTER:
        return None
    because = f"asked {working_days(days)} after the answer of stage 1; our policy says {ASKED_LATE_AFTER}"
    if not situation.stage.late_because:
        return Verdict(missing(situation), f"{because}, and why it is taken is not recorded", "late_because")
    return Verdict(Outcome.MET, f"{because}; taken: {situation.stage.late_because}")


REVIEWED = Duty(
    key="reviewer",
    paragraphs={2: "6.13"},
    asks="Have somebody else consider it",
    judge=_considered_by_another,
    act=Act.ALLOCATE,
    place="allocate",
    blocks=ISSUE,
)
TAKEN_LATE = Duty(
    key="late-request",
    paragraphs={2: "5.11"},
    asks="Take a late request with its reasons",
    judge=_late_request,
    act=Act.REQUEST,
    place="request",
)
