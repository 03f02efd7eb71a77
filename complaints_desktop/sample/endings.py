"""Three sample complaints that ended without an answer: refused, withdrawn, and withdrawn but reopened."""

from datetime import timedelta

from complaints_desktop.actions import closing, refusals, reopening
from complaints_desktop.forms.about import RESIDENT
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.closing import Withdrawal
from complaints_desktop.forms.grounds import grounds
from complaints_desktop.forms.refusals import RefusalApproved, RefusalProposed
from complaints_desktop.forms.reopening import ReopeningAsked
from complaints_desktop.forms.told import PointTyped
from complaints_desktop.office import Office
from complaints_desktop.sample.story import Story, told
from db.terms import ContactKind, Hazard, Reopened, Responsibility

APPROVES = "Robert Achebe"
"""Who approves the refusal."""

TOO_OLD = next(each.words for each in grounds() if each.code == "X1")
BATH = PointTyped(text="The bath was fitted badly", outcome_sought="A new bath")
GATE = PointTyped(text="The gate to the yard will not lock", outcome_sought="A lock that holds")


def refused(office: Office) -> str:
    """A complaint about what was over long ago, refused by two people, with its letter; returns the id of the case."""
    old = {"category": "repairs and maintenance", "points": (BATH,), "needs": (), "hazard": Hazard.NONE}
    story = Story(office, told(office, 15, "Leonard Quist", "Mr Quist", summary="The bath was fitted badly.", **old))
    fitted = story.day - timedelta(900)
    me = story.officer.name
    story.act(
        refusals.propose,
        typed=RefusalProposed(
            ground=TOO_OLD,
            reasons="The bath was fitted more than two years ago, and you wrote to thank us for it then. You told us "
            "of no fault before this month, and the fitter's papers are gone.",
            issue_on=fitted,
            aware_on=fitted,
            safety=False,
            discretion="We asked whether anything kept you from telling us sooner, and you said that nothing did. The "
            "bath holds water and is safe to use.",
        ),
    )
    story.sit(APPROVES)
    story.act(refusals.approve, refusal_id="", typed=RefusalApproved(because="I read the job of the fitting."))
    story.later(2)
    story.sit(me)
    what_next = "If the bath leaks or comes loose, ring us, and we will repair it like any other."
    story.write("stage1-refusal", {"what_next": what_next})
    return story.case_id


def withdrawn(office: Office) -> str:
    """A complaint the resident takes back, confirmed in a letter; returns the id of the case."""
    story = _acknowledged(office, 14, "Wilma Thackeray", "Ms Thackeray")
    _withdraw(story, "The gate was mended on Tuesday; she has what she asked for.")
    return story.case_id


def reopened(office: Office) -> str:
    """A complaint that was withdrawn and goes on, as the repair did not hold; returns the id of the case."""
    story = _acknowledged(office, 8, "Idris Penhallow", "Mr Penhallow")
    _withdraw(story, "The lock was changed this morning.")
    story.later(2)
    because = "The new lock broke the day after. He does want his complaint answered."
    story.act(reopening.reopen, typed=ReopeningAsked(why=Reopened.RESIDENT, because=because))
    return story.case_id


def _acknowledged(office: Office, days_ago: int, name: str, preferred: str) -> Story:
    """Tell of a gate that does not lock, acknowledged two days later."""
    gate = {"category": "repairs and maintenance", "points": (GATE,), "needs": (), "hazard": Hazard.NONE}
    story = Story(office, told(office, days_ago, name, preferred, summary="The gate will not lock.", **gate))
    story.define(Responsibility.OURS, sorted_as=Assessment(hazard=Hazard.NONE, complex=False, vulnerable=False))
    story.later(2)
    story.write("stage1-acknowledgement", {})
    return story


def _withdraw(story: Story, because: str) -> None:
    """Record what the resident said two days later, and confirm it in a letter."""
    story.later(2)
    said = Withdrawal(who=RESIDENT, how=ContactKind.CALL, asked_on=story.day, because=because)
    story.act(closing.withdraw, typed=said)
    story.write("withdrawal", {})


def end(office: Office) -> None:
    """Act out all three."""
    refused(office)
    withdrawn(office)
    reopened(office)
