"""A server that was put back has lost work whose author's desk is gone too: whoever still knows it gives it back."""

import pytest

from complaints_desktop.actions import giving_back, updates
from complaints_desktop.case.case import load_case
from complaints_desktop.forms.updates import Updates
from complaints_desktop.reading.history import history
from complaints_desktop.reading.rescued import LostGroup, lost_groups
from complaints_desktop.reading.sharing_state import in_words
from db.sync import rescue
from tests.complaints_desktop.sharing.conftest import Sit
from tests.complaints_desktop.sharing.test_sound import sound
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.db.sync.server_copy import ServerCopy
from tests.postgres import Shared


def lost(officer: Sharer) -> tuple[LostGroup, ...]:
    with officer.office.record.reading() as session:
        return lost_groups(session, officer.office.desk())


def give_back(officer: Sharer) -> giving_back.Given:
    desk = officer.office.desk()
    with officer.office.record.writing(author=desk.officer.id) as session:
        return giving_back.give_back(session, desk, groups=[each.id for each in lost(officer)])


def rows(officer: Sharer, table: str) -> list[object]:
    return [each for (each,) in officer.office.record.rows(f"SELECT id FROM {table} ORDER BY id")]


@pytest.fixture
def bereft(sit: Sit, shared: Shared) -> tuple[Sharer, Sharer, str]:
    """Two desks that fetched a case; its author's laptop is lost, and the server was put back to before it."""
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    shared.officer("lost")
    author = sit("lost").join(shared)
    for each in (ann, ben):
        each.sharing.once()
    copy = ServerCopy(shared.admin)
    copy.take("before")
    case_id = author.log("Wanda Marsh")
    author.note(case_id, "Water through the ceiling since Monday")
    author.sharing.once()
    for each in (ann, ben):
        each.sharing.once()
    author.sharing.close()
    copy.put_back("before")
    return ann, ben, case_id


def test_what_two_desks_knew_is_kept_listed_and_given_back_once(bereft: tuple[Sharer, Sharer, str]) -> None:
    ann, ben, case_id = bereft
    author = dict(ann.office.record.rows("SELECT id, author_id FROM contact"))
    for each in (ann, ben):
        each.sharing.once()
        (group,) = [group for group in lost(each) if group.id == case_id]
        assert (group.resident, group.by) == ("Wanda Marsh", "Lost")
        assert len(rescue.copies(each.office.record)) == 1
        assert rows(each, "case_") == []
    assert give_back(ann).left == 0
    give_back(ben)
    for each in (ann, ben, ann, ben):
        each.sharing.once()
    for each in (ann, ben):
        assert each.questions() == []
        assert rows(each, "case_") == [case_id]
        assert dict(each.office.record.rows("SELECT id, author_id FROM contact")) == author
        assert lost(each) == ()
        assert each.office.record.rows("SELECT DISTINCT said_by FROM given_back WHERE entity = 'contact'") == [
            ("Lost",)
        ]
        sound(each)


def test_what_was_given_back_in_anothers_name_is_shown_as_a_claim(bereft: tuple[Sharer, Sharer, str]) -> None:
    ann, ben, case_id = bereft
    for each in (ann, ben):
        each.sharing.once()
    give_back(ann)
    own = "The roofer comes on Friday"
    ann.note(case_id, own)
    for each in (ann, ben):
        each.sharing.once()
        with each.office.record.reading() as session:
            contacts = load_case(session, case_id).contacts
        given = [contact.by for contact in contacts if contact.summary != own]
        assert given
        assert set(given) == {"said to be by Lost, given back by Ann"}
        each.sharing.fetch_history(case_id)
        with each.office.record.reading() as session:
            calls = [
                entry for entry in history(session, each.office.desk(), case_id=case_id) if entry.entity == "contact"
            ]
        assert {entry.author for entry in calls} == {"Ann"}
        assert {entry.claim and entry.claim.said_by for entry in calls} == {None, "Lost"}
        assert [contact.by for contact in contacts if contact.summary == own] == ["Ann"]


def test_who_leads_nobody_gives_back_what_others_signed_no_more_than_the_server_would_take(
    bereft: tuple[Sharer, Sharer, str],
) -> None:
    ann, ben, _ = bereft
    for each in (ann, ben):
        each.sharing.once()
    given = give_back(ben)
    assert (given.left, given.refused) == (2, 1)  # the case has another's reference, and its stage needs the case
    assert give_back(ben).rows == 0
    assert "Lost" in [row.by for group in lost(ben) for row in group.rows]
    for each in (ben, ann):
        each.sharing.once()
    assert ben.questions() == []
    assert give_back(ann).left == 0
    for each in (ann, ben):
        each.sharing.once()
        assert lost(each) == ()
        sound(each)


def test_what_came_back_from_another_desk_is_no_question_any_more(bereft: tuple[Sharer, Sharer, str]) -> None:
    ann, ben, case_id = bereft
    for each in (ann, ben):
        each.sharing.once()
    give_back(ann)
    ann.sharing.once()
    ben.sharing.once()
    assert [group for group in lost(ben) if group.id == case_id] == []


def test_a_desk_that_waits_for_a_decision_goes_on_sharing(bereft: tuple[Sharer, Sharer, str]) -> None:
    ann, ben, _ = bereft
    ann.sharing.once()
    other = ben.log("Efua Baptiste")
    ben.sharing.once()
    ann.sharing.once()
    assert other in rows(ann, "case_")
    assert lost(ann)
    state = ann.sharing.state()
    assert state.lost == sum(len(group.rows) for group in lost(ann))
    assert in_words(state, None) == f"{state.lost} changes to give back"


def test_what_is_let_go_is_asked_once(bereft: tuple[Sharer, Sharer, str]) -> None:
    ann, _, _ = bereft
    ann.sharing.once()
    desk = ann.office.desk()
    with ann.office.record.writing(author=desk.officer.id) as session:
        giving_back.let_go(session, desk, groups=[each.id for each in lost(ann)])
    ann.sharing.once()
    assert lost(ann) == ()


def test_a_restore_that_lost_nothing_of_others_asks_nothing(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    ben.log()
    ben.sharing.once()
    ann.sharing.once()
    copy = ServerCopy(shared.admin)
    copy.take("now")
    ann.log("Efua Baptiste")
    ann.sharing.once()
    copy.put_back("now")
    for each in (ann, ben, ann):
        each.sharing.once()
        assert lost(each) == ()
    assert len(rows(ben, "case_")) == 2


def test_a_field_others_changed_is_given_back_over_what_stands(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    shared.officer("lost")
    author = sit("lost").join(shared)
    case_id = ben.log()
    for each in (ben, author, ann):
        each.sharing.once()
    copy = ServerCopy(shared.admin)
    copy.take("before")
    with author.office.record.writing(author="lost") as session:
        session.connection().exec_driver_sql("UPDATE case_ SET learning = 'Ring before you come'")
    author.sharing.once()
    ann.sharing.once()
    author.sharing.close()
    copy.put_back("before")
    ann.sharing.once()
    assert ann.office.record.rows("SELECT learning FROM case_") == [(None,)]
    give_back(ann)
    for each in (ann, ben):
        each.sharing.once()
        assert each.office.record.rows("SELECT id, learning FROM case_") == [(case_id, "Ring before you come")]


def test_a_row_that_came_back_bare_still_lacks_what_was_set_later(sit: Sit, shared: Shared) -> None:
    """Ann logs a case, Bob adds to it, Mia fetches both; the server is put back, and Bob's laptop is gone."""
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    shared.officer("lost")
    bob = sit("lost").join(shared)
    copy = ServerCopy(shared.admin)
    copy.take("before")
    case_id = ann.log("Wanda Marsh")
    for each in (ann, bob):
        each.sharing.once()
    bob.act(updates.agree_updates, case_id=case_id, typed=Updates(updates_agreed="Phone, Fridays"))
    for each in (bob, ben):
        each.sharing.once()
    bob.sharing.close()
    copy.put_back("before")

    ben.sharing.once()
    ann.sharing.once()
    for _ in range(2):
        ben.sharing.once()
    assert [group.id for group in lost(ben)] == [case_id]
    assert give_back(ben).left == 0
    for each in (ben, ann):
        each.sharing.once()
    agreed = "SELECT updates_agreed FROM case_"
    assert ann.office.record.rows(agreed) == ben.office.record.rows(agreed) == [("Phone, Fridays",)]
