"""What a role may do at its desk, the shared database takes in; what it may not do, the shared database holds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import RIGHTS, writes
from db.model import Base, new_id
from db.terms import MoneyKind, Role, UpdateKind
from tests.complaints_desktop.sharing import acting
from tests.complaints_desktop.sharing.acting import ACTED_ELSEWHERE, ANYONE, SCENES, actions
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.postgres import Shared
from tests.thorough import ALL


@pytest.fixture
def pair(template: Path, tmp_path: Path, shared: Shared, request: pytest.FixtureRequest) -> Iterator[list[Sharer]]:
    """The head of complaints, and an officer of the role that is tried, at desks of one team."""
    shared.officer("bob", role=Role.HEAD.value)
    shared.officer("pat", role=request.param.value)
    both = [Sharer(template, tmp_path / login, login).join(shared) for login in ("bob", "pat")]
    both[0].act(acting.settings.change_landlord, details=acting.LANDLORD)
    yield both
    for each in both:
        each.close()


NONE: frozenset[Act] = frozenset()

TRIED_BY_OTHERS = {
    Role.TEAM_LEADER: RIGHTS[Role.RESOLUTION_OFFICER].acts,
    Role.COMPLAINTS_MANAGER: RIGHTS[Role.TEAM_LEADER].acts,
}
"""What is left to `make soak`, of who leads: an officer and the head of all try the same."""


@pytest.mark.parametrize("pair", list(Role), indirect=True, ids=str)
def test_all_a_role_may_do_is_taken_in(pair: list[Sharer], shared: Shared) -> None:
    bob, pat = pair
    for each in pair:
        if writes(each.office.desk().officer.role):
            acting.introduce_oneself(each, "")
    acts = RIGHTS[pat.office.desk().officer.role].acts
    anyone = ANYONE if writes(pat.office.desk().officer.role) else ()
    tried = acts if ALL else acts - TRIED_BY_OTHERS.get(pat.office.desk().officer.role, NONE)
    scenes = [*anyone, *(scene for act, played in SCENES.items() if act in tried for scene in played)]
    cases = {scene: bob.log() for scene in scenes}
    bob.sharing.once()
    ready = acting.READY | {acting.update_commitments: (acting.promise_to(pat),)}
    for scene, case_id in cases.items():
        for before in ready.get(scene, ()):
            before(bob, case_id)
    if in_force := [cases[scene] for scene in (acting.appeal, acting.review) if scene in cases]:
        acting.impose(shared, bob, in_force)
    for each in (bob, pat):
        each.sharing.once()

    for scene, case_id in cases.items():
        scene(pat, case_id)
    for each in (pat, bob):
        each.sharing.once()

    assert (pat.questions(), pat.sharing.state().waiting) == ([], 0)
    assert bob.questions() == []
    theirs = acting.IMPORTED["handler"]  # of a case brought in for another team
    seen = [line for line in bob.lines() if RIGHTS[pat.office.desk().officer.role].sees_all or line[1] != theirs]
    assert sorted(pat.lines()) == sorted(seen)
    assert [each.miscounted() for each in pair] == [[], []]
    if tried == RIGHTS[Role.HEAD].acts:
        assert set(actions()) - ACTED_ELSEWHERE == pat.acted  # an action without a scene is not tried at all


FORBIDDEN = [
    (Role.AUDITOR, "case_", {"summary": "Nothing happened"}),
    (Role.AUDITOR, "commitment", {"state": "cancelled", "cancelled_because": "Too dear"}),
    (Role.OWNER, "commitment", {"what": "Something smaller"}),
    (Role.OWNER, "commitment", {"state": "cancelled", "cancelled_because": "Another's to keep"}),
    (Role.OWNER, "case_", {"learning": "None"}),
    (Role.AUDITOR, "officer", {"phone": "01632 960111"}),
    (Role.RESOLUTION_OFFICER, "officer", {"job_title": "Director of everything"}),
    (Role.TEAM_LEADER, "officer", {"name": "Somebody else"}),
    (Role.OMBUDSMAN_OFFICER, "stage", {"acknowledged_on": "2026-03-26"}),
    (Role.RESOLUTION_OFFICER, "case_", {"team_id": None}),
    (Role.RESOLUTION_OFFICER, "officer", {"role": Role.HEAD.value}),
    (Role.TEAM_LEADER, "officer", {"left_on": "2026-03-26"}),
]
"""Fields some roles may not write, though their desk's record would take them from a program that was tampered with."""


@pytest.mark.parametrize(
    ("pair", "entity", "values"),
    FORBIDDEN,
    indirect=["pair"],
    ids=[f"{role}: {entity}.{next(iter(values))}" for role, entity, values in FORBIDDEN],
)
def test_what_a_role_may_not_do_is_held_and_changes_nothing_elsewhere(
    pair: list[Sharer], entity: str, values: dict[str, object]
) -> None:
    bob, pat = pair
    case_id = bob.log()
    acting.promise(bob, case_id)
    for each in pair:
        each.sharing.once()
    stood = f"SELECT {', '.join(values)} FROM {entity}"
    before = bob.office.record.rows(stood)

    with pat.office.record.writing(author="test") as session:
        table = Base.metadata.tables[entity]
        one = table.c.id == (pat.office.desk().officer.id if entity == "officer" else _row(pat, entity))
        taken = {
            name: date.fromisoformat(str(value)) if name[-3:] == "_on" else value for name, value in values.items()
        }
        session.execute(update(table).where(one).values(**taken))
    for each in (pat, bob):
        each.sharing.once()

    assert bob.questions() == ["no_right"]
    assert bob.office.record.rows(stood) == before
    assert pat.office.record.rows(stood) == before


@pytest.mark.parametrize("pair", [Role.OMBUDSMAN_OFFICER, Role.OWNER, Role.AUDITOR], indirect=True, ids=str)
def test_a_role_without_money_offers_none(pair: list[Sharer]) -> None:
    bob, pat = pair
    case_id = bob.log()
    for each in pair:
        each.sharing.once()
    ((stage_id,),) = pat.office.record.rows("SELECT id FROM stage")
    with pat.office.record.writing(author="test") as session:
        about = {"id": new_id(), "case_id": case_id, "stage_id": stage_id}
        session.execute(insert(Base.metadata.tables["offer"]).values(**about, kind=MoneyKind.TIME.value, pence=1))
    for each in (pat, bob):
        each.sharing.once()
    assert bob.questions() == ["no_right"]
    assert bob.office.record.rows("SELECT count(*) FROM offer") == [(0,)]


@pytest.mark.parametrize("pair", [Role.TEAM_LEADER], indirect=True, ids=str)
def test_who_may_import_offers_no_more_than_others_on_what_was_imported(pair: list[Sharer]) -> None:
    bob, pat = pair
    acting.bring(pat, "")
    ((case_id, stage_id),) = pat.office.record.rows(
        "SELECT case_id, stage.id FROM stage JOIN case_ ON case_.id = case_id WHERE void_because IS NULL"
    )
    with pat.office.record.writing(author="test") as session:
        about = {"id": new_id(), "case_id": case_id, "stage_id": stage_id}
        session.execute(insert(Base.metadata.tables["offer"]).values(**about, kind=MoneyKind.WHOLE.value, pence=1))
    for each in (pat, bob):
        each.sharing.once()
    assert bob.questions() == ["money_over_limit"]


def _row(officer: Sharer, entity: str) -> str:
    return str(officer.office.record.rows(f"SELECT id FROM {entity} LIMIT 1")[0][0])


@pytest.mark.parametrize("pair", [Role.OWNER], indirect=True, ids=str)
def test_an_owner_says_by_no_line_that_their_promise_has_another_date(pair: list[Sharer]) -> None:
    bob, pat = pair
    case_id = bob.log()
    acting.promise_to(pat)(bob, case_id)
    for each in pair:
        each.sharing.once()
    (promise,) = (each for (each,) in pat.office.record.rows("SELECT id FROM commitment LIMIT 1"))
    me, ahead = pat.office.desk().officer.id, date(2026, 6, 1)
    with pat.office.record.writing(author=me) as session:  # as no action would
        said = {"kind": UpdateKind.PROGRESS.value, "update_on": pat.office.desk().today, "text": "They agreed."}
        about = {"case_id": case_id, "commitment_id": promise, "author_id": me, "recorded_at": pat.office.desk().now}
        row = Base.metadata.tables["commitment_update"]
        session.execute(insert(row).values(id=new_id(), new_due_on=ahead, **said, **about))
    for each in (pat, bob):
        each.sharing.once()
    assert bob.questions() == ["no_right"]
    assert bob.office.record.rows("SELECT count(*) FROM commitment_update WHERE new_due_on IS NOT NULL") == [(0,)]
