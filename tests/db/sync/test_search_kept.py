"""A window that stays open finds what is there after everything was fetched anew: its readers are kept meanwhile."""

import pytest

from db.record.check import check
from db.record.local import Record
from tests.db.conftest import KEY
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import SharedDesk

WORDS = ("mould", "boiler", "roof", "stairs")


def found(record: Record, word: str) -> list[tuple[str, ...]]:
    sql = """SELECT source_id FROM search_contact JOIN search_doc ON search_doc.row = search_contact.rowid
        WHERE search_contact MATCH ? ORDER BY source_id"""
    return record.rows(sql, (word,))


def afresh(desk: SharedDesk, word: str) -> list[tuple[str, ...]]:
    with Record.open(desk.path, KEY) as record:
        return found(record, word)


@pytest.mark.parametrize("rows", [3, 120])
def test_a_search_of_a_window_that_stays_open_is_right_after_a_full_fetch(desk: Desks, rows: int):
    ann, bob = desk("ann"), desk("bob")
    cases = [ann.log_case(f"26-AAA-{number:04}") for number in range(1, rows // 3 + 1)]
    for case_id in cases:
        for word in WORDS[:3]:
            ann.note(case_id, f"The {word} again, {case_id[:8]}")
    ann.sync()
    bob.sync()
    assert check(bob.record) == []
    for word in WORDS:
        found(bob.record, word)
    for _ in range(2):
        for case_id in cases[::2]:
            ann.note(case_id, "Now the stairs, and the mould")
        ann.sync()
        bob.put(full=1)
        assert bob.sync().full
        for word in WORDS:
            assert found(bob.record, word) == afresh(bob, word) != []
        assert check(bob.record) == []
