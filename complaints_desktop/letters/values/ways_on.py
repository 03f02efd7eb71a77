"""Which ways on are open to the resident: by where the complaint stands, so that none is offered that is over."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.words import Value
from db.terms import Closing

ENDED_AS_ANSWERED = frozenset({Closing.ANSWERED, Closing.NOT_RECORDED})
"""How a case is closed that may still go to stage 2; what an import does not know is not held against anybody."""


def ways_on(matter: LetterMatter) -> dict[str, Value]:
    """Return what may be asked for, and what is still to come; empty where it is not so, or over."""
    case = matter.case
    so = {
        "first_stage": case.current.number == 1,
        "may_ask_again": _may_ask_again(case),
        "answer_to_come": not (case.closed_on or case.current.responded_on or case.current.refused),
        "stage2_refused": case.current.number == 2 and case.current.refused,
    }
    return {name: "yes" if is_so else "" for name, is_so in so.items()}


def _may_ask_again(case: CaseFacts) -> bool:
    """Whether stage 1 was answered and nobody has asked for stage 2 (Code 6.10)."""
    stage = case.current
    if stage.number != 1 or stage.refused:
        return False
    return case.closed_as in ENDED_AS_ANSWERED if case.closed_on else stage.responded_on is not None
