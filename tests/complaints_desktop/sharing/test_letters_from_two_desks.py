"""Two desks that do not know of each other send the same letter; words stay by no leave but a manager's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from complaints_desktop.actions import letters_twice
from complaints_desktop.reading.letters_twice import sent_twice
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.letters_twice import fallen, to_tell_which_stands, twice
from db.model import OverrideAnswer
from db.terms import Judgement, Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.sharing import acting
from tests.complaints_desktop.sharing.acting import the_case
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.postgres import Shared


@pytest.fixture
def pair(template: Path, tmp_path: Path, shared: Shared) -> Iterator[list[Sharer]]:
    """A complaints manager and a resolution officer, at desks of one team."""
    shared.officer("bob", role=Role.COMPLAINTS_MANAGER.value)
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


def to_do(desk: Sharer) -> list[tuple[Kind, str]]:
    kinds = (Kind.SENT_TWICE, Kind.TELL_WHICH_STANDS, Kind.LET_STAY)
    with desk.office.record.reading() as session:
        items = my_work(session, desk.office.desk()).items
    return [(each.kind, each.letter) for each in items if each.kind in kinds]


def lines(desk: Sharer) -> list[str]:
    with desk.office.record.reading() as session:
        return [each.what for each in sent_twice(session)]


def test_a_letter_sent_by_two_desks_is_found_at_both_settled_at_one_and_told_to_the_resident(pair: list[Sharer]):
    bob, pat = pair
    case_id = pat.log()
    acting.define(pat, case_id)
    share(pat, bob)
    for each in pair:
        acting.acknowledge(each, case_id)
    share(pat, bob)

    found = [twice(the_case(each, case_id)) for each in pair]
    assert [[one.id for one in group.letters] for group in found[0]] == [
        [one.id for one in group.letters] for group in found[1]
    ]
    assert [lines(each) for each in pair] == [["Sent by two desks: Stage 1 acknowledgement, 2 letters"]] * 2
    assert to_do(pat) == [(Kind.SENT_TWICE, "")]

    (group,) = found[0]
    typed = filled("settle-letters", stands_id=group.others[0].id)
    bob.act(letters_twice.let_stand, case_id=case_id, typed=typed)
    share(bob, pat)
    assert [set(fallen(the_case(each, case_id))) for each in pair] == [{group.first.id}] * 2
    assert ([lines(each) for each in pair], to_do(pat)) == ([[], []], [(Kind.TELL_WHICH_STANDS, "letter-correction")])

    acting.write(pat, case_id, "letter-correction", difference="Both letters say the same.")
    share(pat, bob)
    assert (to_do(pat), to_tell_which_stands(the_case(bob, case_id))) == ([], None)
    assert (bob.questions(), pat.questions()) == ([], [])


def test_leave_that_an_officer_writes_past_the_program_is_held_at_the_server(pair: list[Sharer]):
    bob, pat = pair
    case_id = pat.log()
    acting.asked_to_stay(pat, case_id)
    share(pat, bob)
    assert to_do(bob) == [(Kind.LET_STAY, "")]
    desk = pat.office.desk()
    (asked,) = the_case(pat, case_id).overrides
    with pat.office.record.writing(author=desk.officer.id) as session:
        row = OverrideAnswer(case_id=case_id, request_id=asked.id, judgement=Judgement.APPROVED.value, because="Mine")
        row.answered_by_id, row.answered_on, row.recorded_at = desk.officer.id, desk.today, desk.now
        session.add(row)
    share(pat, bob)

    assert pat.questions() == ["no_right"]
    assert the_case(bob, case_id).overrides[0].given is None
    acting.let_stay(bob, case_id)
    share(bob, pat)
    assert the_case(pat, case_id).overrides[0].given is not None
