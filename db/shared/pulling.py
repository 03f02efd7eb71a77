"""What a desk pulls, as it is written once a table, made from the model: the rows an officer sees, many to a line."""

import json
from collections.abc import Mapping

from sqlalchemy import JSON, Table

from db.shared.schema import fields, tables

CHUNK = 200
"""Rows in one line of a pull; in the first pull of a team, cases whose rows are in one line."""

IN_SIGHT = "(k.team_id IS NULL OR k.team_id = me.team_id)"
"""Of a case `k`: it is of the officer's own team, or of none. Written out, for a pull asks it of every row."""

BY_CASE = f"me.sees_all OR EXISTS (SELECT FROM app.case_ k WHERE k.id = {{row}}.case_id AND {IN_SIGHT})"
BY_PERSON = f"""me.sees_all
				OR EXISTS (SELECT FROM app.case_ k WHERE k.person_id = {{row}}.{{id}} AND {IN_SIGHT})
				OR EXISTS (SELECT FROM app.authority a JOIN app.case_ k ON k.id = a.case_id
					WHERE a.person_id = {{row}}.{{id}} AND {IN_SIGHT})
				OR NOT EXISTS (SELECT FROM app.case_ k WHERE k.person_id = {{row}}.{{id}})
					AND NOT EXISTS (SELECT FROM app.authority a WHERE a.person_id = {{row}}.{{id}})
					AND sync.wrote(me, 'person', {{row}}.{{id}})"""

SEEN: Mapping[str, str] = {
    "case_": "sync.in_scope(me, {row}.team_id)",
    "person": BY_PERSON.replace("{id}", "id"),
    "need": BY_PERSON.replace("{id}", "person_id"),
    "adjustment": BY_PERSON.replace("{id}", "person_id"),
    "import_run": "sync.sees_run(me, {row}.id)",
    "draft": "sync.sees_draft(me, {row}.case_id, {row}.officer_id)",
    **dict.fromkeys(("settlement", "given_back"), "{row}.case_id IS NULL OR " + BY_CASE),
}
"""Whether an officer sees a row; a table not named here is seen with its case, or by everyone where it has none."""

BY_KEY: Mapping[str, tuple[str, str]] = {
    "case_": ("id", "cases"),
    "person": ("id", "persons"),
    "need": ("person_id", "persons"),
    "adjustment": ("person_id", "persons"),
}
"""By which column the first pull of a team finds the rows of a table, and among which keys."""


def pulls() -> str:
    """Return `sync.columns`, `sync.rows` and `sync.digests`: the tables as one officer sees them."""
    shared = tables()
    return "\n".join([_columns(shared), _rows(shared), _team_rows(shared), _digests(shared)])


def _seen(table: Table, row: str) -> str:
    by_case = BY_CASE if "case_id" in table.columns else "TRUE"
    return SEEN.get(table.name, by_case).format(row=row)


def _columns(shared: list[Table]) -> str:
    columns = {table.name: ["id", *fields(table), "ver"] for table in shared}
    return f"""
-- The names of the values in each row of a pull, in their order.
CREATE FUNCTION sync.columns() RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
	SELECT '{json.dumps(columns)}'::jsonb
$$;
"""


def _rows(shared: list[Table]) -> str:
    loops = "\n".join(map(_in_order, shared))
    return f"""
-- What an officer sees and a desk has not pulled yet, {CHUNK} rows a line, what is referred to before what refers.
CREATE FUNCTION sync.rows(me sync.officer, after BIGINT) RETURNS SETOF TEXT LANGUAGE plpgsql STABLE AS $$
DECLARE
	line TEXT;
	last_pos BIGINT;
	last_id TEXT;
BEGIN
	IF after = 0 AND NOT me.sees_all THEN
		RETURN QUERY SELECT sync.team_rows(me);
		RETURN;
	END IF;
{loops}
END $$;
"""


def _team_rows(shared: list[Table]) -> str:
    loops = "\n".join(_by_key(table) if _key(table) else _in_order(table) for table in shared)
    return f"""
-- The same for the first pull of who does not see all: from their cases to the rows, for theirs may be few among many.
CREATE FUNCTION sync.team_rows(me sync.officer) RETURNS SETOF TEXT LANGUAGE plpgsql STABLE AS $$
DECLARE
	after BIGINT := 0;
	line TEXT;
	last_pos BIGINT;
	last_id TEXT;
	cases TEXT[] := ARRAY(SELECT k.id::text FROM app.case_ k WHERE {IN_SIGHT} ORDER BY k.pos, k.id);
	persons TEXT[] := ARRAY(SELECT sync.persons_in_sight(me));
	part INT;
BEGIN
{loops}
END $$;
"""


def _in_order(table: Table) -> str:
    """Return the lines that go through a table by position, from where the desk left off."""
    return f"""	last_pos := after;
	last_id := '~';
	LOOP
		SELECT json_agg({_values(table)})::text, (array_agg(t.pos))[{CHUNK}], (array_agg(t.id))[{CHUNK}]
		INTO line, last_pos, last_id FROM (
			SELECT * FROM app.{table.name} s WHERE (s.pos, s.id) > (last_pos, last_id) AND ({_seen(table, "s")})
			ORDER BY s.pos, s.id LIMIT {CHUNK}) t;
		EXIT WHEN line IS NULL;
		RETURN NEXT '["{table.name}",' || line || ']';
		EXIT WHEN last_id IS NULL;
	END LOOP;"""


def _by_key(table: Table) -> str:
    """Return the lines that look up what belongs to the officer's cases or persons."""
    column, keys = _key(table) or ("", "")
    return f"""	FOR part IN 0 .. (cardinality({keys}) - 1) / {CHUNK} LOOP
		SELECT json_agg({_values(table)})::text INTO line FROM app.{table.name} t
		WHERE t.{column} = ANY ({keys}[part * {CHUNK} + 1 : (part + 1) * {CHUNK}]);
		IF line IS NOT NULL THEN
			RETURN NEXT '["{table.name}",' || line || ']';
		END IF;
	END LOOP;"""


def _key(table: Table) -> tuple[str, str] | None:
    """Return by what the rows of a team are found; None where a row may belong to no case, or to everyone."""
    if table.name in BY_KEY:
        return BY_KEY[table.name]
    by_case = "case_id" in table.columns and not table.columns["case_id"].nullable
    return ("case_id", "cases") if by_case else None


def _values(table: Table) -> str:
    """Return a row of the table as a list in JSON."""
    values = ", ".join(["t.id", *(f"t.{name}" for name in fields(table)), "t.ver::text"])
    return f"json_build_array({values})"


def _digests(shared: list[Table]) -> str:
    pairs = ",\n\t\t".join(
        f"'{table.name}', (SELECT json_build_array(count(*), coalesce(sum(sync.print_of(t.id || t.ver::text"
        f" || CASE WHEN vals THEN {_in_print(table)} ELSE '' END)), 0)) FROM app.{table.name} t"
        f" WHERE {_seen(table, 't')})"
        for table in shared
    )
    return f"""
-- How many rows an officer sees in each table, and the sum of their finger-prints: of their versions, or of values too.
CREATE FUNCTION sync.digests(me sync.officer, vals BOOLEAN) RETURNS JSON LANGUAGE sql STABLE AS $$
	SELECT json_build_object(
		{pairs})
$$;
"""


def _in_print(table: Table) -> str:
    """Return the values of a row as the desk writes them too: a list in JSON."""
    documents = {column.name for column in table.columns if isinstance(column.type, JSON)}
    values = (f"sync.in_print(t.{name})" if name in documents else f"t.{name}" for name in fields(table))
    return f"json_build_array({', '.join(values)})::text"
