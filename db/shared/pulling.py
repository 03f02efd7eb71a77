"""What a desk pulls, as it is written once a table, made from the model: the rows an officer sees, many to a line."""

import json
from collections.abc import Mapping

from sqlalchemy import JSON, Table

from db.model.entities import OWN_COLUMN, about, belonging, captured, signed_fields
from db.model.marks import Belongs
from db.shared.schema import fields, tables

CHUNK = 200
"""Rows in one line of a pull; in the first pull of a team, cases whose rows are in one line."""

IN_SIGHT = "(k.team_id IS NULL OR k.team_id = ANY (me.team_ids))"
"""Of a case `k`: it is of the officer's own team, or of none. Written out, for a pull asks it of every row."""

BY_CASE = f"me.sees_all OR EXISTS (SELECT FROM app.case_ k WHERE k.id = {{row}}.case_id AND {IN_SIGHT})"
BY_PERSON = f"""me.sees_all
				OR EXISTS (SELECT FROM app.case_ k WHERE k.person_id = {{row}}.{{id}} AND {IN_SIGHT})
				OR EXISTS (SELECT FROM sync.beside a JOIN app.case_ k ON k.id = a.case_id
					WHERE a.person_id = {{row}}.{{id}} AND {IN_SIGHT})
				OR NOT EXISTS (SELECT FROM app.case_ k WHERE k.person_id = {{row}}.{{id}})
					AND NOT EXISTS (SELECT FROM sync.beside a WHERE a.person_id = {{row}}.{{id}})
					AND sync.wrote(me, 'person', {{row}}.{{id}})"""

SEEN: Mapping[Belongs, str] = {
    Belongs.IS_CASE: "sync.in_scope(me, {row}.team_id)",
    Belongs.TO_CASE: BY_CASE,
    Belongs.TO_CASE_OR_WRITER: "sync.sees_draft(me, {row}.case_id, {row}.{writer})",
    Belongs.TO_CASE_OR_ALL: "{row}.case_id IS NULL OR " + BY_CASE,
    Belongs.IS_PERSON: BY_PERSON.replace("{id}", "id"),
    Belongs.TO_PERSON: BY_PERSON.replace("{id}", "person_id"),
    Belongs.IS_IMPORT: "sync.sees_run(me, {row}.id)",
    Belongs.TO_OFFICER: "sync.reaches(me, {row}.officer_id)",
    Belongs.TO_ALL: "TRUE",
}
"""Whether an officer sees a row."""

KEYS: Mapping[Belongs, str] = {
    **dict.fromkeys((Belongs.IS_CASE, Belongs.TO_CASE), "cases"),
    **dict.fromkeys((Belongs.IS_PERSON, Belongs.TO_PERSON), "persons"),
}
"""Among which keys the first pull of a team finds rows; others may belong to no case, or to everyone."""


SEEN_WITHOUT_A_CASE: Mapping[Belongs, str] = {
    Belongs.IS_PERSON: "sync.sees_person(me, id_)",
    Belongs.TO_PERSON: "sync.sees_person(me, (SELECT person_id FROM app.{table} WHERE id = id_))",
    Belongs.IS_IMPORT: "sync.sees_run(me, id_)",
    Belongs.TO_CASE_OR_WRITER: "EXISTS (SELECT FROM app.{table} WHERE id = id_ AND {writer} = me.id)",
    Belongs.TO_OFFICER: "sync.reaches(me, (SELECT officer_id FROM app.{table} WHERE id = id_))",
    **dict.fromkeys((Belongs.IS_CASE, Belongs.TO_CASE, Belongs.TO_CASE_OR_ALL, Belongs.TO_ALL), "TRUE"),
}
"""Whether an officer who does not see all sees a row that is named without a case."""


def pulls() -> str:
    """Return `sync.columns`, `sync.rows`, `sync.digests` and `sync.sees_row`: the tables as one officer sees them."""
    shared = tables()
    return "\n".join([_columns(shared), _rows(shared), _team_rows(shared), _digests(shared), _sees_row()])


def _seen(table: Table, row: str) -> str:
    return SEEN[about(table.name).belongs].format(row=row, writer=signed_fields().get(table.name))


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
	nth INT;
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
    return f"""	FOR nth IN 0 .. (cardinality({keys}) - 1) / {CHUNK} LOOP
		SELECT json_agg({_values(table)})::text INTO line FROM app.{table.name} t
		WHERE t.{column} = ANY ({keys}[nth * {CHUNK} + 1 : (nth + 1) * {CHUNK}]);
		IF line IS NOT NULL THEN
			RETURN NEXT '["{table.name}",' || line || ']';
		END IF;
	END LOOP;"""


def _key(table: Table) -> tuple[str, str] | None:
    """Return by which column the rows of a team are found and among which keys; None where they are not so found."""
    belongs = about(table.name).belongs
    return (OWN_COLUMN[belongs], KEYS[belongs]) if belongs in KEYS else None


def _values(table: Table) -> str:
    """Return a row of the table as a list in JSON."""
    values = ", ".join(["t.id", *(f"t.{name}" for name in fields(table)), "t.ver::text"])
    return f"json_build_array({values})"


def _digests(shared: list[Table]) -> str:
    pairs = ",\n\t\t".join(
        f"('{table.name}', (SELECT json_build_array(count(*), coalesce(sum(sync.print_of(t.id || t.ver::text"
        f" || CASE WHEN vals THEN {_in_print(table)} ELSE '' END)), 0)) FROM app.{table.name} t"
        f" WHERE {_seen(table, 't')}))"
        for table in shared
    )
    return f"""
-- How many rows an officer sees in each table, and the sum of their finger-prints: of their versions, or of values too.
CREATE FUNCTION sync.digests(me sync.officer, vals BOOLEAN) RETURNS JSON LANGUAGE sql STABLE AS $$
	-- A function takes 100 arguments and no more: there are as many entities as there are.
	SELECT json_object_agg(d.entity, d.digest) FROM (VALUES
		{pairs}
	) d (entity, digest)
$$;
"""


def _in_print(table: Table) -> str:
    """Return the values of a row as the desk writes them too: a list in JSON."""
    documents = {column.name for column in table.columns if isinstance(column.type, JSON)}
    values = (f"sync.in_print(t.{name})" if name in documents else f"t.{name}" for name in fields(table))
    return f"json_build_array({', '.join(values)})::text"


def _sees_row() -> str:
    asked = {
        name: SEEN_WITHOUT_A_CASE[about(name).belongs].format(table=name, writer=signed_fields().get(name))
        for name in captured()
    }
    whens = "".join(f"\n\t\tWHEN entity_ = '{name}' THEN {sees}" for name, sees in asked.items() if sees != "TRUE")
    writers = ", ".join(f"'{name}'" for name in belonging(Belongs.TO_CASE_OR_WRITER, Belongs.TO_OFFICER))
    return f"""
-- Whether the row of a clash is in sight.
CREATE FUNCTION sync.sees_row(me sync.officer, entity_ TEXT, id_ TEXT, case__ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE
AS $$
	SELECT CASE
		WHEN me.sees_all AND entity_ NOT IN ({writers}) OR me.sees_all AND case__ IS NOT NULL THEN TRUE
		WHEN case__ IS NOT NULL THEN sync.sees_case(me, case__){whens}
		ELSE TRUE END
$$;
"""
