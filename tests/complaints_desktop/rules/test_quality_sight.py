"""Who sees a review: its reviewer, its handler once it is finished, who leads them, an auditor; and nobody else."""

from dataclasses import replace

from complaints_desktop.rules.permissions import RIGHTS
from complaints_desktop.rules.quality_sight import Reviewed, Sight, Viewer, sees, sees_draws, sees_item, sight
from db.terms import Role

HANDLER, LEADER, OTHER_LEADER = "handler", "leader", "other leader"
NOTHING, READS, OWN, MARKS = Sight.NOTHING, Sight.READS, Sight.OWN, Sight.MARKS


def viewer(name: str, role: Role, *leads: str) -> Viewer:
    """Return somebody in that role, who leads these and themselves."""
    return Viewer(id=name, rights=RIGHTS[role], reaches=frozenset({name, *leads}))


REVIEW = Reviewed(handler_id=HANDLER, reviewer_id=LEADER, finished=True)
PEOPLE = {
    viewer(HANDLER, Role.RESOLUTION_OFFICER): (OWN, NOTHING, NOTHING),
    viewer(LEADER, Role.TEAM_LEADER, HANDLER): (MARKS, MARKS, MARKS),
    viewer("second", Role.TEAM_LEADER, HANDLER): (READS, NOTHING, READS),
    viewer(OTHER_LEADER, Role.TEAM_LEADER): (NOTHING, NOTHING, NOTHING),
    viewer("manager", Role.COMPLAINTS_MANAGER, HANDLER): (READS, NOTHING, READS),
    viewer("head", Role.HEAD, HANDLER): (READS, NOTHING, READS),
    viewer("colleague", Role.RESOLUTION_OFFICER): (NOTHING, NOTHING, NOTHING),
    viewer("liaison", Role.OMBUDSMAN_OFFICER): (NOTHING, NOTHING, NOTHING),
    viewer("owner", Role.OWNER): (NOTHING, NOTHING, NOTHING),
    viewer("auditor", Role.AUDITOR): (READS, NOTHING, READS),
}
"""By hand: what each sees of one that is finished, one that is not, and one that was taken back."""


def test_who_sees_a_review_is_ruled_for_every_role() -> None:
    assert {each.rights for each in PEOPLE} == {RIGHTS[role] for role in Role}
    for each, ruled in PEOPLE.items():
        states = REVIEW, replace(REVIEW, finished=False), replace(REVIEW, withdrawn=True)
        assert tuple(sight(each, state) for state in states) == ruled, each.id
        assert sees(each, REVIEW) == (ruled[0] is not NOTHING)


def test_who_still_marks_the_same_answer_sees_no_first_marks_be_they_the_manager_or_the_handler() -> None:
    for each in PEOPLE:
        blind = replace(REVIEW, blind_to=frozenset({each.id}))
        assert sight(each, blind) is (MARKS if each.id == LEADER else NOTHING)


def test_a_leader_sees_what_is_nobodys_only_where_they_lead_everybody() -> None:
    nobodys = replace(REVIEW, handler_id=None, reviewer_id=None)
    seen = {each.id for each in PEOPLE if sees(each, nobodys)}
    assert seen == {"manager", "head", "auditor"}


def test_nobody_learns_that_their_own_answer_was_drawn() -> None:
    assert {each.id for each in PEOPLE if sees_draws(each)} == {
        *(LEADER, "second", OTHER_LEADER, "manager", "head", "auditor"),
    }
    assert {each.id for each in PEOPLE if sees_item(each, HANDLER)} == {LEADER, "second", "manager", "head", "auditor"}
    assert not sees_item(viewer("manager", Role.COMPLAINTS_MANAGER), "manager")
