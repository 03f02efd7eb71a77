"""Restrictions on contact, kept under review, and appeals against them decided (Code 5.14)."""

from complaints_desktop.facts.stages import NO_STAGE
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties.duty import Duty, Situation, Verdict
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.restrictions import all_of
from complaints_desktop.rules.wording import in_full


def _reviewed(situation: Situation) -> Verdict | None:
    """Whether each restriction that is in force is looked at by its day; the one due first is told of."""
    if situation.stage is not situation.case.current:
        return None
    found = [(person, each) for person, each in all_of(situation.case) if each.in_force]
    for person, each in found:
        if each.appeal:
            because = f"{person.called} appealed against the restriction, and nobody has decided it"
            return Verdict(Outcome.TO_DO, because, "restrictions", each.id)
    if not found:
        return None
    person, first = min(found, key=lambda each: each[1].next_review)
    day = in_full(first.next_review)
    if first.next_review < situation.today:
        because = f"the review of the restriction on contact of {person.called} was due by {day}"
        return Verdict(Outcome.OVERDUE, because, "restrictions", first.id)
    return Verdict(Outcome.MET, f"the restriction on contact of {person.called} is looked at by {day}")


REVIEWED = Duty(
    key="restrictions",
    paragraphs={NO_STAGE: "5.14", 1: "5.14", 2: "5.14"},
    asks="Review restrictions on contact",
    judge=_reviewed,
    act=Act.REVIEW_RESTRICTION,
    place="review-restriction",
)
