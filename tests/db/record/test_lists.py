"""The case list is read from its indexes alone, whatever it is sorted and narrowed by."""

from db.model.derived import SORTED
from db.record.local import Record
from tests.tables import each_row


def plan(record: Record, sql: str) -> str:
    return " / ".join(step[3] for step in record.rows(f"EXPLAIN QUERY PLAN {sql}"))


@each_row("way", ["ASC", "DESC"])
@each_row("narrowed", ["", "WHERE open = 1", "WHERE vulnerable = 1", "WHERE open_commitments > 0"])
@each_row("column", SORTED)
def test_the_ordered_numbers_of_the_cases_need_neither_a_sort_nor_the_table(
    record: Record, column: str, narrowed: str, way: str
):
    steps = plan(record, f"SELECT row FROM case_row {narrowed} ORDER BY {column} {way}, row {way}")
    assert "COVERING INDEX" in steps
    if column != "open_commitments" and "open_commitments" not in narrowed:
        assert f"ix_case_row_{column}" in steps
        assert "TEMP B-TREE" not in steps


def test_the_cases_of_an_officer_are_found_by_an_index(record: Record):
    assert "ix_case_row_handler_id" in plan(record, "SELECT case_id FROM case_row WHERE handler_id = 'x'")
