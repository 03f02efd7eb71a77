"""The part of the server's functions that is written once a table, made from the model: merge, and rows to pull.

Static SQL a table, because a plan that is kept is several times faster than a statement put together for each change.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Integer, Table
from sqlalchemy.types import TypeEngine

from db.capture import captured
from db.model.base import Moment
from db.shared.schema import tables

CHUNK = 200
"""Rows in one line of a pull."""

NOT_FIELDS = frozenset({"id", "ver", "pos"})

KINDS: tuple[tuple[type[TypeEngine[Any]] | type[Moment], str], ...] = (
    (Boolean, "boolean"),
    (JSON, "json"),
    (Date, "date"),
    (Moment, "moment"),
    (Integer, "number"),
)
"""How the values of a column look in a patch; `sync.fits` reads it. What is none of these is a text, or an id."""

ONCE: Mapping[str, Mapping[str, str]] = {
    "case_": {"closed_on": "closed_once", "closed_as": "closed_once"},
    "stage": {"responded_on": "one_response_per_stage"},
}
"""Fields somebody sets who has to know that they were not set before; and the rule it breaks to set them twice."""

IN_SIGHT = "(k.team_id IS NULL OR k.team_id = me.team_id)"
"""Of a case `k`: it is of the officer's own team, or of none. Written out, for a pull asks it of every row."""

BY_CASE = f"me.sees_all OR EXISTS (SELECT FROM app.case_ k WHERE k.id = {{row}}.case_id AND {IN_SIGHT})"
BY_PERSON = f"""me.sees_all
				OR EXISTS (SELECT FROM app.case_ k WHERE k.person_id = {{row}}.{{id}} AND {IN_SIGHT})
				OR EXISTS (SELECT FROM app.authority a JOIN app.case_ k ON k.id = a.case_id
					WHERE a.person_id = {{row}}.{{id}} AND {IN_SIGHT})
				OR NOT EXISTS (SELECT FROM app.case_ k WHERE k.person_id = {{row}}.{{id}})
					AND NOT EXISTS (SELECT FROM app.authority a WHERE a.person_id = {{row}}.{{id}})
					AND sync.wrote(me, {{row}}.{{id}})"""

SEEN: Mapping[str, str] = {
    "case_": "sync.in_scope(me, {row}.team_id)",
    "person": BY_PERSON.replace("{id}", "id"),
    "need": BY_PERSON.replace("{id}", "person_id"),
    "adjustment": BY_PERSON.replace("{id}", "person_id"),
    "import_run": "sync.sees_run(me, {row}.id)",
    "draft": "sync.sees_draft(me, {row}.case_id, {row}.officer_id)",
    "settlement": "{row}.case_id IS NULL OR " + BY_CASE,
}
"""Whether an officer sees a row; a table not named here is seen with its case, or by everyone where it has none."""

TOUCHED: Mapping[str, str] = {
    "case_": "sync.in_scope(me, r.team_id) OR sync.touched_now(me, now_at, r.id)",
    "person": "sync.may_touch_person(me, now_at, r.id)",
    "need": "sync.may_touch_person(me, now_at, r.person_id)",
    "adjustment": "sync.may_touch_person(me, now_at, r.person_id)",
    "import_run": "sync.sees_run(me, r.id)",
    "draft": "CASE WHEN r.case_id IS NULL THEN coalesce(r.officer_id = me.id, FALSE)"
    " ELSE sync.may_touch(me, now_at, r.case_id) END",
    "settlement": "r.case_id IS NULL OR sync.may_touch(me, now_at, r.case_id)",
}
"""Whether an officer may change a row; a new row of the first three and of `import_run` may always be made."""

NEW_FREELY = frozenset({"case_", "person", "import_run"})

REFERS: Mapping[str, Mapping[str, str]] = {
    "case_": {
        "person_id": "sync.may_touch_person(me, now_at, n.person_id)",
        "import_run_id": "sync.sees_run(me, n.import_run_id)",
    },
    "authority": {"person_id": "sync.may_touch_person(me, now_at, n.person_id)"},
}
"""References that bring what they refer to into sight, so that nobody points at what they may not see."""

BELONGS = ("case_id", "person_id")
"""A row keeps the case or the person it was made for, but for the references above and a draft without a case yet."""


def merges() -> str:
    """Return the functions that merge one change into its table, and `sync.merge`, which finds the right one."""
    shared = tables()
    return "\n".join([*map(_merge, shared), _dispatch(shared), _bump(shared), _send_children()])


def pulls() -> str:
    """Return `sync.columns`, `sync.rows` and `sync.digests`: the tables as one officer sees them."""
    shared = tables()
    return "\n".join([_columns(shared), _rows(shared), _digests(shared)])


def children() -> list[str]:
    """Return the tables whose rows belong to a case, which move with it."""
    return [table.name for table in tables() if "case_id" in table.columns]


def fields(table: Table) -> list[str]:
    """Return the columns a patch may name."""
    return [column.name for column in table.columns if column.name not in NOT_FIELDS]


def kind_of(column: Column[Any]) -> str:
    """Return how a value of the column looks in a patch."""
    for type_, kind in KINDS:
        if isinstance(column.type, type_):
            return kind
    return "id" if column.foreign_keys or column.name.endswith("_id") or column.name == "their_change" else "text"


def _merge(table: Table) -> str:
    name = table.name
    names = fields(table)
    kinds = {column: kind_of(table.columns[column]) for column in names}
    insert_only = str(captured()[name].insert_only).upper()
    case = "r.id" if name == "case_" else "r.case_id" if "case_id" in names else "NULL::TEXT"
    new = "" if name in NEW_FREELY else _refuse_foreign(table, "r")
    return f"""
CREATE FUNCTION sync.merge_{name}(me sync.officer, now_at BIGINT, c sync.incoming, may JSONB) RETURNS sync.merged
LANGUAGE plpgsql AS $$
DECLARE
	r app.{name};
	n app.{name};
	w sync.weighed;
BEGIN
	PERFORM sync.check_change(me, c, '{json.dumps(kinds)}', may, {insert_only});
	SELECT * INTO r FROM app.{name} WHERE id = c.entity_id;
	IF r.id IS NULL THEN
		IF c.op <> 'insert' THEN
			PERFORM sync.stop('no_row');
		END IF;
		r := jsonb_populate_record(NULL::app.{name}, c.patch);
		r.id := c.entity_id;
		r.ver := jsonb_build_object('*', c.change_id);
		r.pos := now_at;
		n := r;{new}{_refuse_references(name, "NOT NULL")}
		INSERT INTO app.{name} SELECT r.*;
		RETURN ('{{"_": "applied"}}'::jsonb, {case})::sync.merged;
	END IF;{_refuse_foreign(table, "r")}
	w := sync.weigh(now_at, c, to_jsonb(r), r.ver, {case}, '{json.dumps(ONCE.get(name, {}))}');
	IF w.vals = '{{}}' THEN
		UPDATE app.{name} SET pos = now_at WHERE id = r.id;
	ELSE
		n := jsonb_populate_record(r, w.vals);{_keep_belonging(table)}{_refuse_references(name, "DISTINCT FROM r.{}")}
		UPDATE app.{name} SET ({", ".join(names)}, ver, pos) = 
			({", ".join(f"n.{each}" for each in names)}, w.ver, now_at)
		WHERE id = r.id;
	END IF;
	IF w.has_clash THEN
		PERFORM sync.follow_up(now_at, c, w);
	END IF;
	RETURN (w.outcome, {case})::sync.merged;
END $$;
"""


def _refuse_foreign(table: Table, row: str) -> str:
    """Return the lines that hold a change to a row out of the officer's sight."""
    by_case = "sync.may_touch(me, now_at, r.case_id)" if "case_id" in table.columns else ""
    touched = TOUCHED.get(table.name, by_case).replace("r.", f"{row}.")
    return _stop_unless(touched, "not_your_case") if touched else ""


def _refuse_references(name: str, changed: str) -> str:
    checks = REFERS.get(name, {})
    return "".join(
        _stop_unless(f"n.{field} IS NOT {changed.format(field)} OR {check}", "not_your_case")
        if "DISTINCT" in changed
        else _stop_unless(f"n.{field} IS NULL OR {check}", "not_your_case")
        for field, check in checks.items()
    )


def _keep_belonging(table: Table) -> str:
    """Return the lines that keep a row with the case or person it was made for."""
    fixed = [name for name in BELONGS if name in table.columns and name not in REFERS.get(table.name, {})]
    kept = " AND ".join(f"(r.{name} IS NULL OR n.{name} IS NOT DISTINCT FROM r.{name})" for name in fixed)
    return _stop_unless(kept, "no_right") if kept else ""


def _stop_unless(condition: str, rule: str) -> str:
    return f"""
		IF NOT ({condition}) THEN
			PERFORM sync.stop('{rule}');
		END IF;"""


def _dispatch(shared: list[Table]) -> str:
    cases = "\n".join(
        f"\t\tWHEN '{table.name}' THEN RETURN sync.merge_{table.name}(me, now_at, c, may);" for table in shared
    )
    return f"""
-- Merge one change into the table it names.
CREATE FUNCTION sync.merge(me sync.officer, now_at BIGINT, c sync.incoming, may JSONB) RETURNS sync.merged
LANGUAGE plpgsql AS $$
BEGIN
	CASE c.entity
{cases}
		ELSE PERFORM sync.stop('unreadable');
	END CASE;
	RETURN NULL;
END $$;
"""


def _bump(shared: list[Table]) -> str:
    cases = "\n".join(
        f"\t\tWHEN '{table.name}' THEN UPDATE app.{table.name} SET pos = now_at WHERE id = id_ AND pos < now_at;"
        for table in shared
    )
    return f"""
-- Send a row out again, though it has not changed.
CREATE FUNCTION sync.bump(entity_ TEXT, id_ TEXT, now_at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	CASE entity_
{cases}
		ELSE NULL;
	END CASE;
END $$;
"""


def _send_children() -> str:
    updates = "\n".join(
        f"\tUPDATE app.{name} SET pos = now_at WHERE case_id = case__ AND pos < now_at;" for name in children()
    )
    return f"""
-- Send everything that belongs to a case out again.
CREATE FUNCTION sync.send_children(case__ TEXT, now_at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
{updates}
END $$;
"""


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
    loops = "\n".join(map(_loop, shared))
    return f"""
-- What an officer sees and a desk has not pulled yet, {CHUNK} rows a line, what is referred to before what refers.
CREATE FUNCTION sync.rows(me sync.officer, after BIGINT) RETURNS SETOF TEXT LANGUAGE plpgsql STABLE AS $$
DECLARE
	line TEXT;
	last_pos BIGINT;
	last_id TEXT;
BEGIN
{loops}
END $$;
"""


def _loop(table: Table) -> str:
    values = ", ".join(["t.id", *(f"t.{name}" for name in fields(table)), "t.ver::text"])
    return f"""	last_pos := after;
	last_id := '~';
	LOOP
		SELECT json_agg(json_build_array({values}))::text, (array_agg(t.pos))[{CHUNK}], (array_agg(t.id))[{CHUNK}]
		INTO line, last_pos, last_id FROM (
			SELECT * FROM app.{table.name} s WHERE (s.pos, s.id) > (last_pos, last_id) AND ({_seen(table, "s")})
			ORDER BY s.pos, s.id LIMIT {CHUNK}) t;
		EXIT WHEN line IS NULL;
		RETURN NEXT '["{table.name}",' || line || ']';
		EXIT WHEN last_id IS NULL;
	END LOOP;"""


def _digests(shared: list[Table]) -> str:
    pairs = ", ".join(
        f"'{table.name}', (SELECT json_build_array(count(*), coalesce(sum(sync.print_of(t.id, t.ver)), 0))"
        f" FROM app.{table.name} t WHERE {_seen(table, 't')})"
        for table in shared
    )
    return f"""
-- How many rows an officer sees in each table, and the sum of their finger-prints.
CREATE FUNCTION sync.digests(me sync.officer) RETURNS JSON LANGUAGE sql STABLE AS $$
	SELECT json_build_object({pairs})
$$;
"""
