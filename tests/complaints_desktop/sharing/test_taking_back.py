"""What a role may do at its desk it may take back, in the shared database too; what stays there stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from complaints_desktop.actions.undo import offered, undo
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import RIGHTS
from complaints_desktop.rules.refusals import Refused
from db.model import Base
from db.terms import Role
from tests.complaints_desktop.sharing import acting
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.postgres import Shared


class Hesitant(Sharer):
    """An officer who takes back whatever can be, and does it again."""

    hesitates = False

    def __init__(self, template: Path, folder: Path, login: str) -> None:
        super().__init__(template, folder, login)
        self.taken_back: list[str] = []

    def act(self, action: Callable[..., Any], **typed: object) -> Changes:
        if not self.hesitates:
            return super().act(action, **typed)
        desk = self.office.desk()
        with self.office.record.writing(author=desk.officer.id) as session:
            made = action(session, desk, **typed)
            changes = offered(session, desk, getattr(made, "changes", made))
        if changes.written is None:
            self.acted.add(action.__name__)
            return changes
        self.taken_back.append(action.__name__)
        super().act(undo, written=changes.written)
        return super().act(action, **typed)


@pytest.fixture
def pair(template: Path, tmp_path: Path, shared: Shared, request: pytest.FixtureRequest) -> Iterator[list[Hesitant]]:
    """The head of complaints, and an officer of the role that is tried, at desks of one team."""
    shared.officer("bob", role=Role.HEAD.value)
    shared.officer("pat", role=request.param.value)
    both = [Hesitant(template, tmp_path / login, login) for login in ("bob", "pat")]
    for each in both:
        each.join(shared)
    both[0].act(acting.settings.change_landlord, details=acting.LANDLORD)
    yield both
    for each in both:
        each.close()


def share(*desks: Sharer) -> None:
    for each in desks:
        each.sharing.once()


def read(desk: Sharer, case_id: str) -> CaseFacts:
    """The case as a desk reads it, with the updates of a promise in no order."""
    with desk.office.record.reading() as session:
        case = load_case(session, case_id)
    ordered = [replace(each, updates=tuple(sorted(each.updates, key=repr))) for each in case.commitments]
    return replace(case, commitments=tuple(ordered))


TRIED = {
    Role.RESOLUTION_OFFICER: {
        *("add_point", "withdraw_point", "assess", "agree_updates", "learn", "change_person"),
        *("record_need", "agree_adjustment", "review_adjustment", "decide", "offer", "take_back", "promise"),
        *("update", "move", "complete", "cancel", "request", "settle_point", "record_dispute", "invite", "answer_line"),
        *("propose", "drop", "link", "unlink", "pay", "answer", "end_request", "pass_on"),
        *("attach", "keep", "redact", "describe", "place", "withdraw"),
        *("represent", "change", "send_letters", "end", "join", "leave", "apply_adjustment", "review_need", "ask"),
        *("warn", "drop_warning", "note", "acknowledge", "progress", "close", "strike"),
        *("send", "came_back", "submit"),
        *("chase", "answer_level", "explain_miss", "hear_resident", "ask_no_more"),
    },
    Role.OMBUDSMAN_OFFICER: {
        *("agree_updates", "learn", "promise", "update", "move", "complete", "cancel"),
        *("chase", "answer_level", "explain_miss", "hear_resident"),
        *("request", "settle_point", "answer", "order", "pay", "set_order_aside", "ask", "drop"),
        *("attach", "keep", "redact", "describe", "place", "withdraw"),
    },
    Role.OWNER: {"update", "complete"},
}
"""By hand: what each takes back at least once, whose desk shares."""


@pytest.mark.parametrize("pair", TRIED, indirect=True, ids=str)
def test_what_a_role_may_do_it_may_take_back_and_do_again(pair: list[Hesitant], shared: Shared) -> None:
    bob, pat = pair
    for each in pair:
        acting.introduce_oneself(each, "")
    role = pat.office.desk().officer.role
    scenes = [scene for act, played in acting.SCENES.items() if act in RIGHTS[role].acts for scene in played]
    cases = {scene: bob.log() for scene in scenes if scene not in (acting.log, acting.bring)}
    bob.sharing.once()
    ready = acting.READY | {acting.update_commitments: (acting.promise_to(pat),)}
    for scene, case_id in cases.items():
        for before in ready.get(scene, ()):
            before(bob, case_id)
    if in_force := [cases[scene] for scene in (acting.appeal, acting.review) if scene in cases]:
        acting.impose(shared, bob, in_force)
    share(bob, pat)
    pat.hesitates = True
    for scene, case_id in cases.items():
        scene(pat, case_id)
    share(pat, bob)

    assert (pat.questions(), pat.sharing.state().waiting, bob.questions()) == ([], 0, [])
    assert set(pat.taken_back) == TRIED[role]
    assert [read(bob, each) for each in cases.values()] == [read(pat, each) for each in cases.values()]


@pytest.mark.parametrize("pair", [Role.RESOLUTION_OFFICER], indirect=True, ids=str)
def test_what_was_shared_is_taken_back_and_what_another_desk_changed_since_is_not(pair: list[Hesitant]) -> None:
    bob, pat = pair
    case_id = bob.log()
    share(bob, pat)
    before = read(bob, case_id)
    done = [_offered(pat, case_id, *what) for what in (("assess", acting.assess), ("needs", acting.needs))]
    share(pat, bob)
    assert read(bob, case_id) != before
    bob.act(
        acting.people.change_person,
        details=acting.PersonDetails(person_id=before.resident.id if before.resident else "", name="As bob says"),
    )
    share(bob, pat)

    pat.act(undo, written=done[0])
    with pytest.raises(Refused, match="changed or taken back since"):
        pat.act(undo, written=done[1])
    share(pat, bob)
    now = read(bob, case_id)
    assert (now.hazard, now.complex, now.vulnerable) == (before.hazard, before.complex, before.vulnerable)
    assert now.resident is not None
    assert now.resident.name == "As bob says"
    assert (pat.questions(), bob.questions()) == ([], [])


def _offered(officer: Hesitant, case_id: str, _name: str, scene: acting.Scene) -> int:
    """Play the first act of a scene and return the number by which it is taken back."""
    ((last,),) = officer.office.record.rows("SELECT coalesce(max(seq), 0) FROM change")
    scene(officer, case_id)
    ((first,),) = officer.office.record.rows("SELECT min(seq) FROM change WHERE seq > ? AND entity <> 'draft'", (last,))
    return int(first)


STAYS = [
    ("stage", {"acknowledged_on": None}, acting.acknowledge),
    ("case_", {"closed_on": None, "closed_as": None}, acting.withdraw),
]
"""What a letter or a closing has set, as a program that was tampered with would put it back."""


@pytest.mark.parametrize("pair", [Role.RESOLUTION_OFFICER], indirect=True, ids=str)
@pytest.mark.parametrize(("entity", "back", "scene"), STAYS, ids=[each[0] for each in STAYS])
def test_what_stays_is_held_where_a_desk_takes_it_back_all_the_same(
    pair: list[Hesitant], entity: str, back: dict[str, date | None], scene: acting.Scene
) -> None:
    bob, pat = pair
    case_id = bob.log()
    acting.define(bob, case_id)
    for each in pair:
        acting.introduce_oneself(each, "")
    share(bob, pat)
    scene(pat, case_id)
    share(pat, bob)
    table = Base.metadata.tables[entity]
    of_case = table.c.id if entity == "case_" else table.c.case_id
    with pat.office.record.writing(author=pat.office.desk().officer.id) as session:
        session.execute(update(table).where(of_case == case_id).values(**back))
    share(pat, bob)
    assert bob.questions() == ["set_for_good"]


def test_every_act_says_whether_it_is_taken_back() -> None:
    back = {act for act in Act if not act.value.stays}
    assert back == {
        *(Act.EXTEND, Act.DEFINE, Act.FIND, Act.CHECK, Act.OFFER, Act.PROMISE, Act.UPDATE_COMMITMENT),
        *(Act.MOVE_COMMITMENT, Act.END_COMMITMENT),
        Act.GIVE_OUT,
        *(Act.SUBMIT_LETTER, Act.DESPATCH),
        *(Act.CHASE, Act.ANSWER_LEVEL, Act.EXPLAIN_MISS, Act.HEAR_RESIDENT, Act.SIGN_OFF),
        *(Act.CONTACT, Act.NEEDS, Act.ASSESS, Act.REQUEST, Act.REFUSE, Act.LINK, Act.PAY),
        *(Act.INCIDENT, Act.WITHDRAW_POINT, Act.OFFER_CHOICE, Act.TELL_NEXT_STEP, Act.REVIEW_REQUEST),
        *(Act.PASS_ON, Act.ANSWER_ENQUIRY, Act.END_REQUEST, Act.ASK_NO_MORE),
        *(
            Act.ATTACH,
            Act.REPRESENT,
            Act.JOIN,
            Act.ASK_MONEY,
            Act.ASK_OVERRIDE,
            Act.ORDERED,
            Act.MATTER,
            Act.WARN,
            Act.RESTRICT,
        ),
    }
