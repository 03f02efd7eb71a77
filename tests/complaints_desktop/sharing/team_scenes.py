"""What is done about the team at a desk: patterns, skills, absences, work given out and back, one-to-ones, notes."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import timedelta

from complaints_desktop.actions import absences, growth, team
from complaints_desktop.actions.officers import OfficerTyped, keep_officer
from complaints_desktop.reading import officers
from complaints_desktop.reading.absence_plan import Asked, proposal
from complaints_desktop.reading.decided import Decided
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import RIGHTS
from db.model import AgreedAction, DayNote, InductionStep, Objective, OneToOne, Training
from db.model.base import Base
from db.team_terms import Part, SkillKind
from db.terms import Role
from tests.complaints_desktop.sharing.two_offices import Sharer

Scene = Callable[[Sharer, str], None]


def _me(officer: Sharer) -> str:
    return officer.office.desk().officer.id


def _leads(officer: Sharer) -> bool:
    return Act.LEAD in RIGHTS[officer.office.desk().officer.role].acts


def _others(officer: Sharer) -> list[str]:
    """Return the officers who work on cases beside the one at the desk."""
    asked = "SELECT id FROM officer WHERE id <> ? AND role <> ? AND left_on IS NULL AND login IS NOT NULL ORDER BY name"
    return [str(each) for (each,) in officer.office.record.rows(asked, (_me(officer), Role.OWNER.value))]


def _last(officer: Sharer, entity: type[Base]) -> str:
    ((found,),) = officer.office.record.rows(f"SELECT max(id) FROM {entity.__tablename__}")
    return str(found)


def keep_team(officer: Sharer, _case_id: str) -> None:
    """Write down when somebody works, what they can do and who stands in for them, and take each back."""
    today, me = officer.office.desk().today, _me(officer)
    pattern = officer.act(team.set_pattern, officer_id=me, from_on=today, halves=(2, 2, 2, 1, 0), share=80).made
    officer.act(team.take_pattern_back, pattern_id=pattern)
    skill = officer.act(team.add_skill, officer_id=me, kind=SkillKind.LANGUAGE, value="Polish").made
    officer.act(team.end_skill, skill_id=skill)
    for deputy in (_others(officer)[0], None):
        officer.act(team.set_deputy, officer_id=me, deputy_id=deputy)
    desk = officer.office.desk()
    with officer.office.record.reading() as session:
        now = next(each for each in officers.officers(session, desk).people if each.id == me)
    known = {each.name: getattr(now, each.name) for each in fields(OfficerTyped)}
    officer.act(keep_officer, officer_id=me, typed=OfficerTyped(**{**known, "languages": "Urdu"}))


def change_officers(officer: Sharer, _case_id: str) -> None:
    """Change what another officer is called, and have them work in a further team for a while."""
    other, today = _others(officer)[0], officer.office.desk().today
    ((name, role, own),) = officer.office.record.rows("SELECT name, role, team_id FROM officer WHERE id = ?", (other,))
    said = {"name": name, "role": Role(role), "team_id": own, "job_title": "Officer"}
    officer.act(team.change_officer, officer_id=other, joined_on=today, **said)
    ((further,),) = officer.office.record.rows("SELECT min(id) FROM team WHERE id IS NOT ?", (own,))
    if further:
        officer.act(team.join_team, officer_id=other, team_id=further)
        officer.act(team.leave_team, officer_id=other, team_id=further)


def say_away(officer: Sharer, _case_id: str) -> None:
    """Say that one is away, and come back before that."""
    today, me = officer.office.desk().today, _me(officer)
    days = {"from_on": today + timedelta(1), "to_on": today + timedelta(5)}
    made = officer.act(absences.say_away, officer_id=me, **days).made
    officer.act(absences.end_absence, absence_id=made, back_on=today + timedelta(3))
    officer.act(absences.end_absence, absence_id=made, back_on=today)


def give_out(officer: Sharer, case_id: str) -> None:
    """Give a case out while its handler is away, and have it come back; then give it for good."""
    today = officer.office.desk().today
    ((handler,),) = officer.office.record.rows("SELECT handler_id FROM case_ WHERE id = ?", (case_id,))
    away = officer.act(absences.say_away, officer_id=handler, from_on=today, to_on=None).made
    piece = {"case_id": case_id, "part": Part.HANDLER, "officer_id": _me(officer), "because": "Has most room"}
    given = absences.Given(**piece, note="The surveyor comes on Friday.")
    officer.act(absences.give_out, absence_id=away, given=[given])
    ((cover,),) = officer.office.record.rows("SELECT max(id) FROM cover WHERE absence_id = ?", (away,))
    officer.act(absences.settle_cover, cover_id=cover)
    officer.act(absences.hand_back, absence_id=away)
    desk, asked = officer.office.desk(), Asked(officer_id=handler, first=today, last=None)
    with officer.office.record.reading() as session:
        found = proposal(session, desk, asked=asked)
    if found.plan.moves:
        officer.act(absences.share_out, absence_id=away, found=found, decided=Decided())
        officer.act(absences.hand_back, absence_id=away)
    officer.act(absences.end_absence, absence_id=away, back_on=today)
    officer.act(absences.give_out, absence_id=None, given=[absences.Given(**piece, for_good=True)])


def take_over(officer: Sharer, case_id: str) -> None:
    """Read what there is to know of a case, and tell the resident who their contact is."""
    if not _leads(officer):
        return  # they are given work by others: the tests of absences have it read by its own officer
    give_out(officer, case_id)
    ((note,),) = officer.office.record.rows("SELECT max(id) FROM handover_note WHERE case_id = ?", (case_id,))
    officer.act(absences.read_handover, note_id=note)
    officer.act(absences.resident_told, note_id=note, told_on=officer.office.desk().today)


def lead(officer: Sharer, _case_id: str) -> None:
    """Hold a one-to-one, set objectives, record training, plan an induction, and take each back."""
    desk = officer.office.desk()
    today, other = desk.today, _others(officer)[0] if RIGHTS[desk.officer.role].sees_all else _me(officer)
    ahead = today + timedelta(30)
    agreed = [("Read the guide on damp", ahead)]
    officer.act(growth.hold_one_to_one, officer_id=other, held_on=today, words="It goes well.", agreed=agreed)
    officer.act(growth.agree_action, officer_id=other, what="Sit with Ann on Friday", due_on=ahead)
    asked = {"what": growth.STANDARD, "review_on": ahead, "standard": True}
    set_ = officer.act(growth.set_objective, officer_id=other, **asked).made
    officer.act(growth.review_objective, objective_id=set_, outcome="She worked well with the repairs team.")
    course = {"course": "Damp and mould", "taken_on": today, "score": 90}
    officer.act(growth.set_standard, review_on=ahead)
    officer.act(growth.record_training, officer_id=other, **course)
    officer.act(growth.plan_induction, officer_id=other, steps=[("Meet the team", ahead)])
    for kind in (AgreedAction, InductionStep, Objective, OneToOne, Training):
        officer.act(growth.take_back, kind=kind, row_id=_last(officer, kind))


def tick(officer: Sharer, _case_id: str) -> None:
    """Tick off what was agreed, and take the tick off again."""
    if not _leads(officer):
        return  # what is agreed with them is written by others: the tests of growth have it ticked by its own officer
    ahead = officer.office.desk().today + timedelta(30)
    action = officer.act(growth.agree_action, officer_id=_me(officer), what="Read the guide", due_on=ahead).made
    officer.act(growth.plan_induction, officer_id=_me(officer), steps=[("Meet the team", None)])
    for done in (True, False):
        officer.act(growth.tick_action, action_id=action, done=done)
        officer.act(growth.tick_step, step_id=_last(officer, InductionStep), done=done)


def note_day(officer: Sharer, _case_id: str) -> None:
    """Write a note for the day, and take it back."""
    made = officer.act(growth.note_day, noted_on=officer.office.desk().today, words="The phones are down.").made
    officer.act(growth.take_back, kind=DayNote, row_id=made)


SCENES: Mapping[Act, tuple[Scene, ...]] = {
    Act.KEEP_TEAM: (keep_team,),
    Act.SAY_AWAY: (say_away,),
    Act.GIVE_OUT: (give_out,),
    Act.TAKE_OVER: (take_over,),
    Act.LEAD: (lead,),
    Act.TICK: (tick,),
    Act.NOTE_DAY: (note_day,),
}
"""How each act about the team is done."""
