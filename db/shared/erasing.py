"""What is personal in a case, as each column says of itself, and how it is emptied when the case is erased."""

from sqlalchemy import JSON, Column, Table

from db.model.entities import OWN_COLUMN, about, field_of
from db.model.marks import Belongs
from db.shared.schema import fields, tables

ERASED = "erased"
"""What stands where a text may not be empty."""

OF_PERSON = (Belongs.IS_PERSON, Belongs.TO_PERSON)


def personal(table: Table) -> dict[str, str]:
    """Return the personal fields of a table and, as SQL, what each becomes."""
    return {name: _instead(table.columns[name]) for name in fields(table) if field_of(table.columns[name]).personal}


def erasures() -> str:
    """Return `sync.personal`, which names the fields, and `sync.erase_rows`, which empties them."""
    shared = [table for table in tables() if about(table.name).belongs in OWN_COLUMN and personal(table)]
    names = " ".join(f"WHEN '{table.name}' THEN '{{{','.join(personal(table))}}}'::text[]" for table in shared)
    return f"""
-- The fields of a table that are personal.
CREATE FUNCTION sync.personal(entity_ TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE entity_ {names} ELSE '{{}}'::text[] END
$$;

-- Note which rows are erased, and erase them: each field becomes one that the erasure has set.
CREATE FUNCTION sync.erase_rows(case__ TEXT, erasure UUID, now_at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	persons TEXT[] := ARRAY(SELECT sync.persons_of_this_alone(case__));
BEGIN
{"".join(map(_erase, shared))}
END $$;
"""


def _erase(table: Table) -> str:
    fields = personal(table)
    vers = ", ".join(f"'{name}', erasure" for name in fields)
    values = ", ".join(f"{name} = {value}" for name, value in fields.items())
    return f"""	INSERT INTO sync.erased_row (entity_id, entity, fields, erasure_id)
		SELECT id, '{table.name}', sync.personal('{table.name}'), erasure FROM app.{table.name} WHERE {_which(table)}
		ON CONFLICT (entity_id, entity) DO NOTHING;
	UPDATE app.{table.name} SET {values}, ver = ver || jsonb_build_object({vers}), pos = now_at
		WHERE {_which(table)};
"""


def _which(table: Table) -> str:
    """Return which rows of a table are the case's."""
    belongs = about(table.name).belongs
    return f"{OWN_COLUMN[belongs]} {'= ANY (persons)' if belongs in OF_PERSON else '= case__'}"


def _instead(column: "Column[object]") -> str:
    if column.nullable:
        return "NULL"
    return "'{}'" if isinstance(column.type, JSON) else f"'{ERASED}'"
