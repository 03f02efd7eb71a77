"""The choice to complain: dissatisfaction is a complaint, and is kept as nothing else (Code 1.3-1.6)."""

from datetime import date

from complaints_desktop.rules.refusals import Refused
from db.terms import CaseKind, ChoiceAnswer

SURVEY = "survey follow-up"
"""The channel of a comment in a survey, which is no complaint by itself (Code 1.6)."""

CONTACT_WITHIN = 2
"""Working days in which somebody who was unhappy in a survey is told how to complain; ours, the Code says none."""

LOOKED_AT_WITHIN = 5
"""Working days until a first contact is looked at again, where nobody said when; ours too."""


def from_survey(channel: str | None) -> bool:
    """Whether it came as a comment in a survey."""
    return channel is not None and channel.strip().casefold() == SURVEY


def require_no_complaint(
    kind: CaseKind, *, channel: str | None, unhappy: bool, offered_on: date | None, answer: ChoiceAnswer | None
) -> None:
    """Raise Refused, with the paragraph, where what was said is a complaint and not a first contact of that kind."""
    if answer is ChoiceAnswer.COMPLAINT:
        raise Refused(
            "They want to complain, so this is a complaint and nothing else",
            do="Record it as a complaint.",
            paragraph="1.3",
            field="choice_answer",
        )
    if not unhappy or from_survey(channel):
        return
    if kind is CaseKind.REQUEST:
        raise Refused(
            "They are unhappy with us: that is a complaint, whatever they call it, and never kept as a service request",
            do="Record it as a complaint; what is put right at once is answered at once.",
            paragraph="1.3-1.5",
            field="unhappy",
        )
    if offered_on is None or answer is None:
        raise Refused(
            "They are unhappy with us, and nobody has written down that they were offered the choice to complain",
            do="Offer it, and say when, by whom and what they answered.",
            paragraph="1.3",
            field="choice_offered_on",
        )
