"""What lost a clash, and work that was held, of an author whose desk is gone, after a restore of the server."""

import pytest

from complaints_desktop.actions import giving_back
from complaints_desktop.reading.rescued import LostRow
from complaints_desktop.rules.refusals import Refused
from tests.complaints_desktop.sharing.conftest import Sit
from tests.complaints_desktop.sharing.test_rescue import give_back, lost
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.db.sync.server_copy import ServerCopy
from tests.postgres import Shared

LEARNING = "UPDATE case_ SET learning = ?"
VOID = "UPDATE case_ SET void_because = ?"


def write(officer: Sharer, sql: str, value: str) -> None:
    """Write past the actions, as a desk of another version may."""
    with officer.office.record.writing(author=officer.login) as session:
        session.connection().exec_driver_sql(sql, (value,))


def lost_rows(officer: Sharer) -> list[LostRow]:
    return [row for group in lost(officer) for row in group.rows]


def let_go(officer: Sharer) -> None:
    desk = officer.office.desk()
    with officer.office.record.writing(author=desk.officer.id) as session:
        giving_back.let_go(session, desk, groups=[each.id for each in lost(officer)])


@pytest.fixture
def author(sit: Sit, shared: Shared) -> Sharer:
    shared.officer("lost")
    shared.officer("lost2")
    return sit("lost").join(shared)


@pytest.fixture
def desks(sit: Sit, shared: Shared, author: Sharer) -> tuple[Sharer, Sharer, ServerCopy]:
    """Two desks with a case the author of what is to be lost has too; the server is copied as it is then."""
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    ben.log()
    for each in (ben, ann, author):
        each.sharing.once()
    copy = ServerCopy(shared.admin)
    copy.take("before")
    return ann, ben, copy


@pytest.fixture
def clashed(desks: tuple[Sharer, Sharer, ServerCopy], author: Sharer) -> tuple[Sharer, Sharer]:
    """The author's value lost a clash with Ben's and is known to all; the server is put back to before both."""
    ann, ben, copy = desks
    write(ben, LEARNING, "Ring before you come")
    write(author, LEARNING, "Write before you come")
    for each in (ben, author, ann, ben):
        each.sharing.once()
    assert ann.questions() == ["case_.learning"]
    copy.put_back("before")
    return ann, ben


def test_the_value_that_lost_a_clash_is_on_the_list_and_stays_until_it_is_let_go(
    clashed: tuple[Sharer, Sharer], author: Sharer
) -> None:
    ann, ben = clashed
    author.sharing.close()
    for each in (ben, ann, ben):
        each.sharing.once()
        (row,) = [row for row in lost_rows(each) if not row.sendable]
        assert row.what == "Lost a clash: Case learning"
        assert ("typed as well", "Write before you come") in row.fields
        assert row.by == "Lost"
        assert row.written_at is not None
    assert ann.sharing.state().lost == 1
    let_go(ann)
    ann.sharing.once()
    assert lost(ann) == ()


def test_a_clash_whose_author_sends_again_is_a_clash_again_and_on_no_list(
    clashed: tuple[Sharer, Sharer], author: Sharer
) -> None:
    ann, ben = clashed
    for each in (ben, ann):
        each.sharing.once()
    assert lost(ann)
    for each in (author, ann, ben):
        each.sharing.once()
        assert lost(each) == ()
        assert each.questions() == ["case_.learning"]


def test_held_work_of_a_lost_desk_is_on_the_list_with_what_it_says(
    desks: tuple[Sharer, Sharer, ServerCopy], author: Sharer
) -> None:
    ann, _, copy = desks
    write(author, VOID, "Logged twice")
    for each in (author, ann):
        each.sharing.once()
    assert ann.questions() == ["no_right"]
    author.sharing.close()
    copy.put_back("before")
    ann.sharing.once()
    (row,) = lost_rows(ann)
    assert (row.what, row.by, row.sendable) == ("Held work: Case: why it is no case", "Lost", False)
    assert ("Case: why it is no case", "Logged twice") in row.fields


def test_what_is_a_question_is_not_given_back_but_typed_anew_and_the_refusal_says_so(
    clashed: tuple[Sharer, Sharer], author: Sharer
) -> None:
    ann, ben = clashed
    author.sharing.close()
    for each in (ben, ann):
        each.sharing.once()
    with pytest.raises(Refused, match="clash") as refused:
        give_back(ann)
    assert "let it go" in refused.value.do
    assert ann.sharing.state().lost == 1


def test_ones_own_side_of_a_clash_is_sent_again_and_asked_of_nobody(clashed: tuple[Sharer, Sharer]) -> None:
    _, ben = clashed
    ben.sharing.once()
    assert [row.by for row in lost_rows(ben)] == ["Lost"]


def test_a_value_lost_twice_before_a_decision_keeps_what_was_lost_first(
    desks: tuple[Sharer, Sharer, ServerCopy], author: Sharer, sit: Sit, shared: Shared
) -> None:
    ann, ben, copy = desks
    write(author, LEARNING, "The first")
    for each in (author, ann):
        each.sharing.once()
    author.sharing.close()
    copy.put_back("before")
    ann.sharing.once()
    second = sit("lost2").join(shared)
    write(second, LEARNING, "The second")
    write(second, "UPDATE case_ SET updates_agreed = ?", "Phone, Fridays")
    for each in (second, ann):
        each.sharing.once()
    second.sharing.close()
    copy.put_back("before")
    ann.sharing.once()
    (row,) = lost_rows(ann)
    assert dict(row.fields) == {"learning": "The first", "updates agreed": "Phone, Fridays"}
    assert give_back(ann).left == 0
    for each in (ann, ben):
        each.sharing.once()
        told = each.office.record.rows("SELECT learning, updates_agreed FROM case_")
        assert told == [("The first", "Phone, Fridays")]
