"""What is personal in a case, as each column says of itself, and how it is emptied when the case is erased."""

from collections.abc import Mapping

from sqlalchemy import JSON, Column, Table

from db.model.entities import about, field_of
from db.model.marks import Belongs
from db.shared.schema import fields, tables

ERASED = "erased"
"""What stands where a text may not be empty."""

OF_NO_CASE = (Belongs.TO_CASE_OR_WRITER, Belongs.TO_CASE_OR_ALL)
"""Belongs to a case, or to none though it may be said about a person of one."""

WHICH: Mapping[Belongs, str] = {
    Belongs.IS_CASE: "id = case__",
    **dict.fromkeys((Belongs.TO_CASE, *OF_NO_CASE), "case_id = case__"),
    Belongs.IS_PERSON: "id = ANY (persons)",
    Belongs.TO_PERSON: "person_id = ANY (persons)",
    Belongs.IS_IMPORT: "id = ANY (runs)",
}
"""Which rows of a table are the case's."""


def personal(table: Table) -> dict[str, str]:
    """Return the personal fields of a table and, as SQL, what each becomes."""
    return {name: _instead(table.columns[name]) for name in fields(table) if field_of(table.columns[name]).personal}


def erasures() -> str:
    """Return `sync.personal`, which names the fields, and `sync.erase_rows` and `erase_said`, which empty them."""
    shared = [table for table in tables() if about(table.name).belongs in WHICH and personal(table)]
    names = " ".join(f"WHEN '{table.name}' THEN '{{{','.join(personal(table))}}}'::text[]" for table in shared)
    rows = "".join(_erase(table, WHICH[about(table.name).belongs]) for table in shared)
    said = "".join(_erase(table, "id = ANY (said)") for table in shared if about(table.name).belongs in OF_NO_CASE)
    return f"""
-- The fields of a table that are personal.
CREATE FUNCTION sync.personal(entity_ TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE entity_ {names} ELSE '{{}}'::text[] END
$$;

-- Note which rows are erased, and erase them: each field becomes one that the erasure has set.
CREATE FUNCTION sync.erase_rows(case__ TEXT, erasure UUID, now_at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	persons TEXT[] := ARRAY(SELECT sync.persons_of_this_alone(case__));
	runs TEXT[] := ARRAY(SELECT sync.runs_of_this_alone(case__));
BEGIN
{rows}
END $$;

-- The same for rows of no case, by their ids.
CREATE FUNCTION sync.erase_said(said TEXT[], erasure UUID, now_at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
{said}
END $$;
"""


def _erase(table: Table, which: str) -> str:
    fields = personal(table)
    vers = ", ".join(f"'{name}', erasure" for name in fields)
    values = ", ".join(f"{name} = {value}" for name, value in fields.items())
    return f"""	INSERT INTO sync.erased_row (entity_id, entity, fields, erasure_id)
		SELECT id, '{table.name}', sync.personal('{table.name}'), erasure FROM app.{table.name} WHERE {which}
		ON CONFLICT (entity_id, entity) DO NOTHING;
	UPDATE app.{table.name} SET {values}, ver = ver || jsonb_build_object({vers}), pos = now_at
		WHERE {which};
"""


def _instead(column: "Column[object]") -> str:
    if column.nullable:
        return "NULL"
    return "'{}'" if isinstance(column.type, JSON) else f"'{ERASED}'"
