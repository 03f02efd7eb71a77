"""Refusals: a valid reason that somebody else approved, discretion considered, and told in writing (Code 2.1-2.4)."""

from collections.abc import Iterable

from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties.duty import Duty, Situation, Verdict
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import in_full
from db.terms import Judgement


def _approved(situation: Situation) -> Verdict | None:
    """Whether each refusal of the stage has somebody else's approval; those that were dropped ask nothing."""
    found = _of_stage(situation)
    if not found:
        return None
    waiting = [each for each in found if each.approved_by is None]
    if not waiting:
        return Verdict(Outcome.MET, f"approved by {', '.join(sorted(_approvers(found)))}")
    last = waiting[-1].judged
    told = any(each.refused_on for each in waiting)
    because = "nobody else has approved it"
    if last is not None and last.judgement is Judgement.SENT_BACK:
        because = f"sent back: {last.because}"
    return Verdict(Outcome.NOT_RECORDED if told else Outcome.TO_DO, because, "approve", waiting[-1].id)


def _considered(situation: Situation) -> Verdict | None:
    """Whether discretion was considered where a complaint is refused for its age."""
    aged = [each for each in _of_stage(situation) if each.aware_on]
    if not aged:
        return None
    if any(each.safety for each in aged):
        return Verdict(
            Outcome.MET, "considered; it touches health, safety or safeguarding, which speaks for accepting it"
        )
    return Verdict(Outcome.MET, "considered, with the reasons why it is not used")


def _explained(situation: Situation) -> Verdict | None:
    """Whether the resident was told why, and of the right to take that decision to the Ombudsman."""
    stage, found = situation.stage, _of_stage(situation)
    if not found and stage.refused_on is None:
        return None
    name = f"stage{stage.number}-refusal"
    sent = [each.issued_on for each in situation.case.letters if each.kind == name]
    untold = [each for each in found if each.refused_on is None]
    if sent and not untold:
        return Verdict(Outcome.MET, f"told by letter on {in_full(sent[-1])}")
    if untold:
        return Verdict(Outcome.TO_DO, "the resident has not been told of it yet", "refuse")
    return Verdict(Outcome.NOT_RECORDED, "no letter that says why is on record", "refuse")


def _of_stage(situation: Situation) -> list[RefusalFacts]:
    found = situation.case.refusals
    return [each for each in found if each.stage == situation.stage.number and each.dropped_on is None]


def _approvers(refusals: Iterable[RefusalFacts]) -> set[str]:
    return {each.approved_by.name for each in refusals if each.approved_by}


APPROVED = Duty(
    key="refuse",
    paragraphs={1: "2.1", 2: "5.11"},
    asks="Refuse only for a valid reason, approved by somebody else",
    judge=_approved,
    act=Act.APPROVE,
    place="approve",
)
CONSIDERED = Duty(
    key="discretion",
    paragraphs={1: "2.3", 2: "2.3"},
    asks="Consider whether to accept it although it is old",
    judge=_considered,
    act=Act.REFUSE,
    place="refuse",
)
EXPLAINED = Duty(
    key="refusal-letter",
    paragraphs={1: "2.4", 2: "2.4"},
    asks="Say in writing why, and that the Ombudsman can be asked",
    judge=_explained,
    act=Act.REFUSE,
    place="refuse",
)
