"""What is personal in a case: every text somebody wrote, but for those named here; so a new field is personal."""

from collections.abc import Mapping

from sqlalchemy import JSON, CheckConstraint, Column, String, Table

from db.model.base import Moment
from db.shared.schema import tables

ERASED = "erased"
"""What stands where a text may not be empty."""

NOT_PERSONAL: Mapping[str, frozenset[str]] = {
    "case_": frozenset({"reference", "category", "channel"}),
    "document": frozenset({"media_type", "sha256"}),
    "letter": frozenset({"kind", "template_version"}),
    "draft": frozenset({"kind"}),
    "given_back": frozenset({"entity", "entity_id", "fields"}),
    "settlement": frozenset({"clash_id", "held_id", "their_change"}),
}
"""Texts by which a case is still counted, or that say nothing of anybody."""

OF_PERSONS = ("person", "need", "adjustment")


def personal(table: Table) -> dict[str, str]:
    """Return the personal fields of a table and, as SQL, what each becomes."""
    kept = NOT_PERSONAL.get(table.name, frozenset())
    return {
        column.name: _instead(column)
        for column in table.columns
        if column.name not in {"id", "ver", *kept} and _is_typed(column)
    }


def erasures() -> str:
    """Return `sync.personal`, which names the fields, and `sync.erase_rows`, which empties them."""
    shared = [table for table in tables() if _of_a_case(table) and personal(table)]
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
    if table.name in OF_PERSONS:
        return f"{'id' if table.name == 'person' else 'person_id'} = ANY (persons)"
    return "id = case__" if table.name == "case_" else "case_id = case__"


def _of_a_case(table: Table) -> bool:
    return table.name in {"case_", *OF_PERSONS} or "case_id" in table.columns


def _is_typed(column: "Column[object]") -> bool:
    """Whether a column holds what somebody wrote: neither an id nor a moment nor a word of a closed list."""
    if column.foreign_keys or isinstance(column.type, Moment):
        return False
    checks = (str(each.name) for each in column.table.constraints if isinstance(each, CheckConstraint))
    closed = any(name.endswith(f"_{column.name}_known") for name in checks)
    return isinstance(column.type, String | JSON) and not closed


def _instead(column: "Column[object]") -> str:
    if column.nullable:
        return "NULL"
    return "'{}'" if isinstance(column.type, JSON) else f"'{ERASED}'"
