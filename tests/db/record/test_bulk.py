"""Many rows are written as one is; and a row the record would refuse is known before it is written."""

from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import insert
from sqlcipher3.dbapi2 import IntegrityError

from db.model import Base, CaseRow, Person, Stage, new_id
from db.record.bulk import Trial, bound, insert_many, upsert_many
from db.record.local import Record
from tests.db.conftest import KEY
from tests.db.rows import row_for, tables

CAPTURED = "SELECT entity, entity_id, case_id, op, patch, base FROM change ORDER BY seq"


def test_rows_written_by_the_driver_are_those_the_library_writes(path: Path, tmp_path: Path):
    by_name = {str(each.local_table.description): each.class_ for each in Base.registry.mappers}
    ids: dict[str, str] = {}
    with Record.open(path, KEY) as one, Record.open(Path(copyfile(path, tmp_path / "other.db")), KEY) as other:
        with one.writing(author="ann") as session, other.writing(author="ann") as bulk:
            for table in tables():
                row = row_for(table, ids)
                ids[table.name] = row["id"]
                session.execute(insert(table), row)
                insert_many(bulk, by_name[table.name], bound(by_name[table.name], [row]))
        for table in tables():
            columns = ", ".join(column.name for column in table.columns if column.name != "ver")
            assert one.rows(f"SELECT {columns} FROM {table.name}") == other.rows(f"SELECT {columns} FROM {table.name}")
        assert one.rows(CAPTURED) == other.rows(CAPTURED)


def test_a_row_that_names_no_column_of_its_table_is_no_row():
    with pytest.raises(KeyError):
        bound(Stage, [stage(answered_on=date(2026, 3, 2))])


def test_what_is_there_already_takes_the_new_values_and_keeps_its_row(path: Path):
    with Record.open(path, KEY) as record:
        for resident in ("Ann", "Bob"):
            with record.writing(author="ann") as session:
                upsert_many(session, CaseRow, bound(CaseRow, [line("A", resident), line("B", "Eve")]), key="case_id")
        assert record.rows("SELECT row, case_id, resident FROM case_row") == [(1, "A", "Bob"), (2, "B", "Eve")]


def line(case_id: str, resident: str) -> dict[str, object]:
    texts = dict.fromkeys(("address", "postcode", "category", "channel", "state", "next_kind", "handler", "team"), "")
    numbers = dict.fromkeys(("stage", "vulnerable", "hazard", "risk", "open_commitments", "open"), 0)
    return {"case_id": case_id, "reference": case_id, "resident": resident, **texts, **numbers}


def stage(**values: object) -> dict[str, object]:
    return {"id": new_id(), "case_id": new_id(), "number": 1, "received_on": date(2026, 3, 2), **values}


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({}, None),
        ({"acknowledged_on": date(2026, 3, 2)}, None),
        ({"acknowledged_on": date(2026, 3, 1)}, "acknowledged_on_after_received_on"),
        ({"number": 3}, "CHECK constraint failed: ck_stage_"),
        ({"received_on": date(1999, 12, 31)}, "received_on_sane"),
    ],
)
def test_a_trial_says_what_the_record_would_say(values: dict[str, object], refused: str | None):
    said = Trial().refusal(Stage, bound(Stage, [stage(), stage(**values)]))
    assert (said is None) == (refused is None)
    assert refused is None or refused in str(said)


def test_a_trial_keeps_nothing_and_goes_on_after_a_refusal():
    trial = Trial()
    row = stage()
    assert trial.refusal(Stage, bound(Stage, [stage(number=0)]))
    assert trial.refusal(Stage, bound(Stage, [row])) is None
    assert trial.refusal(Stage, bound(Stage, [row])) is None
    assert trial.refusal(Person, bound(Person, [{"id": new_id(), "name": "A Resident"}])) is None


def test_what_a_trial_lets_through_by_mistake_the_record_still_refuses(record: Record):
    rows = bound(Stage, [stage(number=3)])
    with pytest.raises(IntegrityError, match="CHECK"), record.writing(author="ann") as session:
        insert_many(session, Stage, rows)
    assert record.rows("SELECT count(*) FROM stage") == [(0,)]
