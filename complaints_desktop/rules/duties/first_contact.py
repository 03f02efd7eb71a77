"""What the Code asks of what is no complaint: an owner, the next step told, a review, the choice (Code 1.3-1.6)."""

from complaints_desktop.facts.stages import NO_STAGE
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.choice import from_survey
from complaints_desktop.rules.duties.duty import Duty, Situation, Verdict, missing
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import in_full
from db.terms import CaseKind, ChoiceAnswer


def _owned(situation: Situation) -> Verdict:
    handler = situation.case.handler
    if handler:
        return Verdict(Outcome.MET, f"{handler.name} looks after it")
    return Verdict(missing(situation), "nobody looks after it")


def _told(situation: Situation) -> Verdict | None:
    case, told = situation.case, situation.case.first_contact
    if case.untold:
        return Verdict(missing(situation), "they have not been told what happens next", "next_step")
    if told is None or told.told_on is None:
        return None
    return Verdict(Outcome.MET, f"told on {in_full(told.told_on)}: “{told.next_step}”")


def _reviewed(situation: Situation) -> Verdict | None:
    told = situation.case.first_contact
    if told is None or (told.review_on is None and situation.case.kind is CaseKind.COMPLIMENT):
        return None
    if told.ended_on:
        return Verdict(Outcome.MET, f"done on {in_full(told.ended_on)}")
    if told.review_on is None:
        return Verdict(Outcome.TO_DO, "no day is set to look at it again", "review_on")
    late = told.review_on < situation.today
    return Verdict(
        Outcome.OVERDUE if late else Outcome.RUNNING,
        f"to be looked at again by {in_full(told.review_on)}",
        "happened",
    )


def _chosen(situation: Situation) -> Verdict | None:
    case = situation.case
    if case.expressed_on is None or case.complaint_made:
        return None
    said = f"they said on {in_full(case.expressed_on)} that they are unhappy"
    if case.choice_offered_on is None:
        how = ", in a survey: tell them how to complain (1.6)" if from_survey(case.channel) else ""
        return Verdict(missing(situation), f"{said}{how}", "choice_answer")
    if case.choice_answer is ChoiceAnswer.NOT_ANSWERED:
        return Verdict(
            Outcome.RUNNING, f"offered on {in_full(case.choice_offered_on)}, not answered yet", "choice_answer"
        )
    return Verdict(Outcome.MET, f"{said}; offered on {in_full(case.choice_offered_on)}")


ENDING = frozenset({Act.PASS_ON, Act.ANSWER_ENQUIRY, Act.END_REQUEST})
"""Acts that end what is no complaint: not before somebody unhappy was told that they can complain."""

OWNED = Duty(
    key="own",
    paragraphs={NO_STAGE: "1.4"},
    asks="Have somebody look after it",
    judge=_owned,
    act=Act.ALLOCATE,
    place="allocate",
)
TOLD = Duty(
    key="tell",
    paragraphs={NO_STAGE: "1.4"},
    asks="Tell them the next step",
    judge=_told,
    act=Act.TELL_NEXT_STEP,
    place="tell-next-step",
)
REVIEWED = Duty(
    key="look-again",
    paragraphs={NO_STAGE: "1.4"},
    asks="Look at it again regularly",
    judge=_reviewed,
    act=Act.REVIEW_REQUEST,
    place="review-request",
)
CHOSEN = Duty(
    key="choice",
    paragraphs={NO_STAGE: "1.3"},
    asks="Offer the choice to complain",
    judge=_chosen,
    act=Act.OFFER_CHOICE,
    place="offer-choice",
    blocks=ENDING,
)
