"""How the sample team works and grows: patterns, skills, absences, one-to-ones, training, objectives, an induction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from complaints_desktop.actions import absences, growth, team
from complaints_desktop.case.team import OFFICER
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.session import Session
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms.induction import usual_steps
from complaints_desktop.office import Office
from db.model import AgreedAction, CaseRow, Contractor, InductionStep, Officer
from db.team_terms import Away, Part, SkillKind
from db.terms import Role

LEADER = "Robert Achebe"
FULL, MORNINGS = (2, 2, 2, 2, 2), (2, 2, 1, 2, 2)
PATTERNS: Mapping[str, tuple[tuple[int, ...], int]] = {
    "Priti Lanyon": (FULL, 100),
    "Tom Ashworth-Reid": ((2, 2, 2, 2, 0), 100),
    "Grace Olumide": (FULL, 60),
    "Hannah Trevelyan": (MORNINGS, 100),
}
"""The week of each in halves of days, and the share of a full load: Grace is new."""
SKILLS = (
    ("Priti Lanyon", SkillKind.STAGE, None),
    ("Tom Ashworth-Reid", SkillKind.STAGE, None),
    ("Marek Sawicki", SkillKind.HAZARD, None),
    ("Marek Sawicki", SkillKind.LANGUAGE, "Polish"),
    ("Hannah Trevelyan", SkillKind.CATEGORY, "damp and mould"),
)
DEPUTIES = (("Denise Holloway", "Robert Achebe"), ("Priti Lanyon", "Tom Ashworth-Reid"))
NEW, AWAY, ILL = "Grace Olumide", "Hannah Trevelyan", "Marek Sawicki"
COVERED = 4
"""Pieces of the planned absence that are given out already."""

CODE, PROMISES, DAMP = "The Complaint Handling Code", "Commitments and how we keep them", "Damp and mould: Awaab’s Law"
TRAINED = (
    ("Priti Lanyon", CODE, 200, 92, 365),
    ("Priti Lanyon", PROMISES, 90, 88, None),
    ("Priti Lanyon", DAMP, 340, 81, 365),
    ("Tom Ashworth-Reid", CODE, 190, 85, 365),
    ("Tom Ashworth-Reid", PROMISES, 90, 94, None),
    ("Marek Sawicki", CODE, 400, 78, 365),
    ("Marek Sawicki", DAMP, 60, 97, 365),
    ("Hannah Trevelyan", CODE, 320, 90, 365),
    ("Hannah Trevelyan", PROMISES, 85, 76, None),
    ("Denise Holloway", CODE, 150, 96, 365),
    ("Denise Holloway", PROMISES, 100, 91, None),
    ("Robert Achebe", CODE, 30, 89, 365),
)
"""Who took what how many days ago, with what score, and for how many days it counts."""

AIMS = (
    ("Priti Lanyon", "Answer nine of ten complaints before the tenth working day", "The weekly review, each Monday"),
    ("Tom Ashworth-Reid", "Lead two reviews of stage 2 alone", "Both letters read by the manager before they leave"),
)
AGREED: Mapping[str, tuple[tuple[str, int, bool], ...]] = {
    "Priti Lanyon": (
        ("Shadow a surveyor on a damp inspection", 14, True),
        ("Tell the team how the update calls on Fridays go", 25, False),
        ("Read the guide on remedies again before the next two offers", 49, False),
    ),
    "Tom Ashworth-Reid": (("Sit with Grace on her first three acknowledgements", 20, True),),
    "Hannah Trevelyan": (("Write up how she asks for evidence by telephone", 45, False),),
}
"""What was agreed five weeks ago: by how many days later, and whether it is done."""

STANDARD_OF = ("Priti Lanyon", "Tom Ashworth-Reid", "Marek Sawicki", "Hannah Trevelyan", LEADER)
NOTE = "Team training at two in the small meeting room: how we write about delay. The telephones are with Housing."


@dataclass(frozen=True, slots=True)
class Leading:
    """The leader at the desk, on days gone by."""

    session: Session
    desk: Desk
    ids: Mapping[str, str]
    leader: OfficerFacts

    def act(self, act: Callable[..., Changes], *, ago: int = 0, **said: Any) -> Changes:  # noqa: ANN401 - as it takes it
        """Do one thing, some days ago."""
        then = replace(self.desk, officer=self.leader, now=self.desk.now - timedelta(ago))
        return act(self.session, then, **said)

    def day(self, ahead: int) -> date:
        """Return the day so many days from today, or the working day beside it."""
        found = self.desk.today + timedelta(ahead)
        while not self.desk.calendar.is_working(found):
            found += timedelta(-1 if ahead < 0 else 1)
        return found


def grow(office: Office) -> None:
    """Have the leader write down how the team works and grows."""
    desk = office.desk()
    with office.record.writing(author=desk.officer.id) as session:
        people = [OFFICER.make(row, 0) for row in session.execute(select(*OFFICER.columns()).order_by(Officer.name))]
        known = {each.name: each for each in people if each.role is not Role.OWNER}
        leading = Leading(session, desk, {name: each.id for name, each in known.items()}, known[LEADER])
        for part in (_patterns, _training, _one_to_ones, _objectives, _induction, _absences):
            part(leading)
        leading.act(growth.note_day, noted_on=desk.today, words=NOTE)


def _patterns(leading: Leading) -> None:
    since = leading.day(-400)
    for name, (halves, share) in PATTERNS.items():
        officer = leading.ids[name]
        leading.act(team.set_pattern, ago=35, officer_id=officer, from_on=since, halves=halves, share=share)
    for name, kind, value in SKILLS:
        leading.act(team.add_skill, ago=35, officer_id=leading.ids[name], kind=kind, value=value)
    for name, deputy in DEPUTIES:
        leading.act(team.set_deputy, ago=35, officer_id=leading.ids[name], deputy_id=leading.ids[deputy])


def _training(leading: Leading) -> None:
    for name, course, ago, score, counts in TRAINED:
        until = leading.day(counts - ago) if counts else None
        days: dict[str, Any] = {"taken_on": leading.day(-ago), "expires_on": until}
        leading.act(growth.record_training, officer_id=leading.ids[name], course=course, score=score, **days)


def _one_to_ones(leading: Leading) -> None:
    for name, agreed in AGREED.items():
        leading.act(
            growth.hold_one_to_one,
            ago=35,
            officer_id=leading.ids[name],
            held_on=leading.day(-35),
            next_on=leading.day(1),
            words="Talked through the week, and what would help.",
            agreed=[(what, leading.day(days - 35)) for what, days, _ in agreed],
        )
        done = {what for what, _, ticked in agreed if ticked}
        theirs = select(AgreedAction.id).where(AgreedAction.officer_id == leading.ids[name])
        for action in leading.session.scalars(theirs.where(AgreedAction.what.in_(done))).all():
            leading.act(growth.tick_action, ago=18, action_id=action)


def _objectives(leading: Leading) -> None:
    review = leading.day(120)
    soon = leading.day(10)
    standard: dict[str, Any] = {"what": growth.STANDARD, "standard": True, "review_on": review}
    for name in STANDARD_OF:
        leading.act(growth.set_objective, ago=180, officer_id=leading.ids[name], **standard)
    for name, what, measure in AIMS:
        of: dict[str, Any] = {"officer_id": leading.ids[name], "what": what, "measure": measure}
        leading.act(growth.set_objective, ago=80, review_on=soon, **of)
    firms = leading.session.scalars(select(Contractor.id).order_by(Contractor.name).limit(2)).all()
    for firm in firms:
        leading.act(growth.set_objective, ago=180, contractor_id=firm, **standard)


def _induction(leading: Leading) -> None:
    """Grace began six weeks ago, and has come half the way."""
    new, first = leading.ids[NEW], leading.day(-42)
    leading.session.get_one(Officer, new).joined_on = first
    leading.act(growth.plan_induction, ago=42, officer_id=new, steps=usual_steps(first, leading.desk.calendar))
    steps = select(InductionStep.id).where(InductionStep.officer_id == new).order_by(InductionStep.id)
    planned = leading.session.scalars(steps).all()
    for step in planned[: len(planned) // 2 + 2]:
        leading.act(growth.tick_step, ago=10, step_id=step)


def _absences(leading: Leading) -> None:
    """One is away next week, some of whose work is given out; one is ill today."""
    ids, today = leading.ids, leading.desk.today
    monday = today + timedelta(7 - today.weekday())
    planned = leading.act(
        absences.say_away, ago=20, officer_id=ids[AWAY], from_on=monday, to_on=monday + timedelta(11)
    ).made
    theirs = select(CaseRow.case_id).where(CaseRow.handler_id == ids[AWAY], CaseRow.open, CaseRow.stage == 1)
    cases = leading.session.scalars(theirs.order_by(CaseRow.next_on, CaseRow.reference).limit(COVERED)).all()
    given = [
        absences.Given(
            case_id=case_id,
            part=Part.HANDLER,
            officer_id=ids["Priti Lanyon" if number % 2 else "Tom Ashworth-Reid"],
            because="Has room in these two weeks",
            note="The resident was told that somebody else rings meanwhile.",
        )
        for number, case_id in enumerate(cases)
    ]
    if given:
        leading.act(absences.give_out, absence_id=planned, given=given)
    leading.act(absences.say_away, officer_id=ids[ILL], from_on=leading.desk.today, to_on=None, kind=Away.SUDDEN)
