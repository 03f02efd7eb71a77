"""Whatever work is held or leaves, the record stays sound: nothing derived from what is gone is left behind."""

from collections.abc import Callable

import pytest

from complaints_desktop.actions import drafts
from complaints_desktop.reading.case_lines import wrong_lines
from db.record.check import check
from tests.complaints_desktop.sharing import acting
from tests.complaints_desktop.sharing.conftest import Sit
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.postgres import Shared

LEFT_BEHIND = {
    "search_doc": "SELECT source_id FROM search_doc WHERE source_id NOT IN (SELECT id FROM case_ UNION ALL"
    " SELECT id FROM contact UNION ALL SELECT id FROM letter UNION ALL SELECT id FROM document UNION ALL"
    " SELECT id FROM commitment UNION ALL SELECT id FROM point UNION ALL SELECT id FROM person)",
    **{
        table: f"SELECT case_id FROM {table} WHERE case_id NOT IN (SELECT id FROM case_)"
        for table in ("case_row", "kept_history", "draft", "document", "contact")
    },
    "document_bytes": "SELECT document_id FROM document_bytes WHERE document_id NOT IN (SELECT id FROM document)",
}
"""What would still speak of something that is not there."""


def sound(officer: Sharer) -> None:
    """Raise AssertionError where `check` finds anything, or something speaks of what is not there."""
    record = officer.office.record

    def derived() -> list[str]:
        with record.reading() as session:
            return list(wrong_lines(session, officer.office.desk()))

    assert check(record, derived=derived) == []
    assert {table: record.rows(left) for table, left in LEFT_BEHIND.items() if record.rows(left)} == {}


def bare(_officer: Sharer, _case_id: str) -> None:
    """Only what was logged."""


def worked_on(officer: Sharer, case_id: str) -> None:
    """A case that went far before it was first shared."""
    for act in (acting.contact, acting.needs, acting.define, acting.acknowledge, acting.find, acting.promise):
        act(officer, case_id)


def typed_into(officer: Sharer, case_id: str) -> None:
    """A letter is being typed in it."""
    officer.act(drafts.save, kind="stage1-acknowledgement", case_id=case_id, content={"words": "Dear"})


def takes_numbers_of(officer: Sharer, other: Sharer) -> None:
    """Have a desk give the references another one gives, as a copy of it would."""
    ((code,),) = other.office.record.rows("SELECT code FROM desk")
    with officer.office.record.writing(author="a copy", applying=True) as session:
        session.connection().exec_driver_sql("UPDATE desk SET code = ?, last_number = 0", (code,))


def at_work(manager: Sharer, officer: Sharer) -> None:
    """Let both be ready to write letters."""
    acting.change_settings(manager, "")
    acting.introduce_oneself(manager, "")
    acting.introduce_oneself(officer, "")
    for each in (manager, officer):
        each.sharing.once()


@pytest.mark.parametrize("work", [bare, worked_on, typed_into])
def test_a_held_new_case_leaves_nothing_behind(sit: Sit, shared: Shared, work: Callable[[Sharer, str], None]) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    at_work(ann, ben)
    takes_numbers_of(ben, ann)
    case_id = ben.log("Wanda Marsh")
    work(ben, case_id)
    ann.log()
    ann.sharing.once()
    ben.sharing.once()
    assert "anothers_reference" in ben.questions()
    sound(ben)
    assert [resident for resident, _ in ben.lines()] == ["Hamza Okafor"]
    ann.sharing.once()
    sound(ann)


def test_a_held_part_of_a_case_leaves_nothing_behind(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    at_work(ann, ben)
    case_id = ben.log()
    ben.sharing.once()
    ann.sharing.once()
    for each in (ann, ben):
        worked_on(each, case_id)
        acting.respond(each, case_id)
    for each in (ann, ben, ann):
        each.sharing.once()
    assert ben.questions()
    sound(ben)
    sound(ann)


def test_a_case_that_moves_away_leaves_nothing_behind(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    at_work(ann, ben)
    case_id = ben.log()
    worked_on(ben, case_id)
    typed_into(ben, case_id)
    ben.sharing.once()
    ann.sharing.once()
    west = shared.officer("wes", team="West").team_id
    given = "SELECT sync.administer('case_', %s, jsonb_build_object('team_id', %s::text))"
    shared.admin.execute(given, (case_id, west))
    for each in (ben, ann):
        each.sharing.once()
        sound(each)
