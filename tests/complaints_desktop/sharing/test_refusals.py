"""A refusal from desk to desk: proposed by one, approved by another, told by the first, and directed to be none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from complaints_desktop.actions import letters, refusals
from complaints_desktop.rules.states import State, state_of
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.sharing import acting
from tests.complaints_desktop.sharing.acting import the_case
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.postgres import Shared


@pytest.fixture
def pair(template: Path, tmp_path: Path, shared: Shared) -> Iterator[list[Sharer]]:
    """The head of complaints and a resolution officer, at desks of one team."""
    shared.officer("bob", role=Role.HEAD.value)
    shared.officer("pat", role=Role.RESOLUTION_OFFICER.value)
    both = [Sharer(template, tmp_path / login, login).join(shared) for login in ("bob", "pat")]
    both[0].act(acting.settings.change_landlord, details=acting.LANDLORD)
    for each in both:
        acting.introduce_oneself(each, "")
    yield both
    for each in both:
        each.close()


def share(*desks: Sharer) -> None:
    for each in (*desks, *desks):
        each.sharing.once()


def refused(bob: Sharer, pat: Sharer) -> str:
    """Have Pat propose a refusal, Bob approve it, and Pat tell of it; return the case."""
    case_id = pat.log()
    pat.act(refusals.propose, case_id=case_id, typed=filled("refuse"))
    share(pat, bob)
    bob.act(refusals.approve, case_id=case_id, refusal_id="", typed=filled("approve"))
    share(bob, pat)
    pat.act(letters.issue, case_id=case_id, kind="stage1-refusal", typed={})
    share(pat, bob)
    return case_id


def test_what_each_does_to_a_refusal_the_shared_database_takes_in(pair: list[Sharer]):
    bob, pat = pair
    case_id = refused(bob, pat)
    assert state_of(the_case(bob, case_id)) is State.CLOSED
    bob.act(refusals.direct, case_id=case_id, typed=filled("direct"))
    share(bob, pat)
    assert state_of(the_case(pat, case_id)) is State.LOGGED
    assert (bob.questions(), pat.questions()) == ([], [])
    assert the_case(pat, case_id).refusals == the_case(bob, case_id).refusals


def test_a_refusal_taken_back_at_one_desk_is_none_at_the_other(pair: list[Sharer]):
    bob, pat = pair
    case_id = refused(bob, pat)
    bob.act(refusals.accept, case_id=case_id, typed=filled("accept"))
    share(bob, pat)
    (told,) = the_case(pat, case_id).refusals
    assert (told.taken_back_by and told.taken_back_by.name, told.stands) == (bob.office.desk().officer.name, False)
    assert (state_of(the_case(pat, case_id)), bob.questions(), pat.questions()) == (State.LOGGED, [], [])


def test_a_refusal_sent_back_at_one_desk_while_another_told_it_is_held(pair: list[Sharer]):
    """Bob approves, and thinks again before Pat's letter has come to the shared database."""
    bob, pat = pair
    case_id = pat.log()
    pat.act(refusals.propose, case_id=case_id, typed=filled("refuse"))
    share(pat, bob)
    bob.act(refusals.approve, case_id=case_id, refusal_id="", typed=filled("approve"))
    share(bob, pat)
    bob.act(refusals.send_back, case_id=case_id, refusal_id="", typed=filled("send-back"))
    pat.act(letters.issue, case_id=case_id, kind="stage1-refusal", typed={})
    share(bob, pat)
    assert set(pat.questions()) == {"refusal_not_approved"}


def test_a_refusal_accepted_at_two_desks_at_once_goes_on_once_and_its_letter_gives_one_reason(pair: list[Sharer]):
    bob, pat = pair
    case_id = refused(bob, pat)
    head = bob.office.desk().officer
    bob.act(refusals.accept, case_id=case_id, typed=filled("accept"))
    pat.act(refusals.direct, case_id=case_id, typed=filled("direct"))
    share(bob, pat)
    first, second = the_case(bob, case_id), the_case(pat, case_id)
    assert state_of(first) is state_of(second) is State.LOGGED
    assert (first.current.directed_on, first.current.taken_back_on) == (
        second.current.directed_on,
        second.current.taken_back_on,
    )
    assert None in (first.current.directed_on, first.current.taken_back_on)
    assert first.refusals[0].taken_back_by == head
