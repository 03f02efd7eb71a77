"""Who reads how an officer grows: they, and who leads them."""

from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.rules.leading import reaches
from db.terms import Role

OFFICER, LEADER, MANAGER, HEAD = Role.RESOLUTION_OFFICER, Role.TEAM_LEADER, Role.COMPLAINTS_MANAGER, Role.HEAD


def worker(id_: str, role: Role, team: str | None, *more: str) -> WorkerFacts:
    teams = frozenset({*more, *([team] if team else [])})
    return WorkerFacts(officer=OfficerFacts(id=id_, name=id_, role=role), team_id=team, teams=teams)


def test_who_leads_whom():
    table = [
        (worker("a", OFFICER, "north"), worker("a", OFFICER, "north"), True),
        (worker("a", OFFICER, "north"), worker("b", OFFICER, "north"), False),
        (worker("t", LEADER, "north"), worker("b", OFFICER, "north"), True),
        (worker("t", LEADER, "north"), worker("b", OFFICER, None), True),
        (worker("t", LEADER, "north"), worker("b", OFFICER, "south"), False),
        (worker("t", LEADER, "north", "south"), worker("b", OFFICER, "south"), True),
        (worker("t", LEADER, "north"), worker("u", LEADER, "north"), False),
        (worker("t", LEADER, "north"), worker("m", MANAGER, "north"), False),
        (worker("t", LEADER, "north"), worker("o", Role.OMBUDSMAN_OFFICER, "north"), True),
        (worker("m", MANAGER, "north"), worker("t", LEADER, "south"), True),
        (worker("h", HEAD, None), worker("m", MANAGER, "south"), True),
        (worker("x", Role.AUDITOR, "north"), worker("b", OFFICER, "north"), False),
        (worker("x", Role.OMBUDSMAN_OFFICER, "north"), worker("b", OFFICER, "north"), False),
        (worker("x", Role.of_row("complaints wizard"), "north"), worker("b", OFFICER, "north"), False),
    ]
    for me, other, may in table:
        assert reaches(me, other) is may, (me, other)
