"""The part of the server's functions that is written once a table, made from the model: merge, and rows to pull.

Static SQL a table, because a plan that is kept is several times faster than a statement put together for each change.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Table

from db.capture import captured
from db.model.base import Moment
from db.shared.schema import tables

CHUNK = 200
"""Rows in one line of a pull."""

NOT_FIELDS = frozenset({"id", "ver", "pos"})

CHECKED: tuple[tuple[type[Any], str], ...] = (
    (Moment, "sync.is_moment(n.{})"),
    (JSON, "sync.is_document(n.{})"),
)
"""What PostgreSQL's type of a column does not say of its values, and other desks rely on."""

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
        "person_id": "sync.may_touch_person(me, now_at, x.patch ->> 'person_id')",
        "import_run_id": "sync.sees_run(me, x.patch ->> 'import_run_id')",
    },
    "authority": {"person_id": "sync.may_touch_person(me, now_at, x.patch ->> 'person_id')"},
}
"""References that bring what they refer to into sight, so that nobody points at what they may not see."""

BELONGS = ("case_id", "person_id")
"""A row keeps the case or the person it was made for, but for the references above and a draft without a case yet."""

LOGGED = (
    "change_id, pos, device_id, seq, batch, author, at, schema, entity, entity_id, case_id, op, patch, base, outcome"
)

APPLIED = """'{"_": "applied"}'::jsonb"""


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


def _merge(table: Table) -> str:
    name, names = table.name, fields(table)
    return f"""
-- {name}: rows that are here are weighed field by field, the others are new.
CREATE FUNCTION sync.merge_{name}(me sync.officer, desk UUID, now_at BIGINT, cs sync.incoming[]) RETURNS VOID
LANGUAGE plpgsql AS $$
DECLARE
	broken TEXT;
BEGIN
	SELECT CASE {_before(table)} END INTO broken FROM unnest(cs) x LEFT JOIN app.{name} r ON r.id = x.entity_id
	ORDER BY 1 LIMIT 1;
	PERFORM sync.stop(broken) WHERE broken IS NOT NULL;
	WITH known AS MATERIALIZED (
		SELECT x AS c, r, sync.weigh(now_at, x, to_jsonb(r), r.ver, {_case(table, "r")},
			'{json.dumps(ONCE.get(name, {}))}') AS w
		FROM unnest(cs) x JOIN app.{name} r ON r.id = x.entity_id
	), written AS (
		UPDATE app.{name} t SET ({", ".join(names)}, ver, pos) = ROW ({", ".join(f"n.{each}" for each in names)},
			(k.w).ver, now_at)
		FROM known k CROSS JOIN LATERAL jsonb_populate_record(k.r, (k.w).vals) n WHERE t.id = (k.r).id
	), new AS MATERIALIZED (
		SELECT x AS c, r FROM unnest(cs) x CROSS JOIN LATERAL jsonb_populate_record(NULL::app.{name}, x.patch
			|| jsonb_build_object('id', x.entity_id, 'ver', jsonb_build_object('*', x.change_id), 'pos', now_at)) r
		WHERE NOT EXISTS (SELECT FROM app.{name} t WHERE t.id = x.entity_id)
	), made AS (
		INSERT INTO app.{name} ({", ".join(["id", *names])}, ver, pos)
		SELECT {", ".join(f"(r).{each}" for each in ["id", *names, "ver", "pos"])} FROM new
	)
	INSERT INTO sync.change ({LOGGED})
	SELECT {_logged(_case(table, "(r)"), "(w).outcome")} FROM known
	UNION ALL SELECT {_logged(_case(table, "(r)"), APPLIED)} FROM new;
	SELECT CASE {_after(table)} END INTO broken FROM unnest(cs) x JOIN app.{name} r ON r.id = x.entity_id
	CROSS JOIN LATERAL jsonb_populate_record(r, x.patch) n ORDER BY 1 LIMIT 1;
	PERFORM sync.stop(broken) WHERE broken IS NOT NULL;
END $$;
"""


def _case(table: Table, row: str) -> str:
    """Return the case a row belongs to."""
    if table.name == "case_":
        return f"{row}.id"
    return f"{row}.case_id" if "case_id" in table.columns else "NULL::TEXT"


def _logged(case: str, outcome: str) -> str:
    """Return the values of the log's columns."""
    return f"""(c).change_id, now_at, desk, (c).seq, (c).batch, me.login, (c).at, (c).schema, (c).entity, (c).entity_id,
		{case}, (c).op, (c).patch, (c).base, {outcome}"""


def _before(table: Table) -> str:
    """Return what can be wrong with a change `x` to a row `r` as it stands, or to none; the gravest sorts first."""
    broken = {"r.id IS NULL AND x.op <> 'insert'": "no_row"}
    if captured()[table.name].insert_only:
        broken["r.id IS NOT NULL AND x.op <> 'insert'"] = "no_right"
    if touched := _touched(table):
        broken[f"r.id IS NOT NULL AND NOT ({touched})"] = "not_your_case"
    for field in BELONGS:
        if field in table.columns and field not in REFERS.get(table.name, {}):
            broken[f"x.patch ? '{field}' AND r.{field} <> coalesce(x.patch ->> '{field}', '')"] = "no_right"
    for field, seen in REFERS.get(table.name, {}).items():
        broken[f"coalesce(x.patch ->> '{field}', '') NOT IN ('', coalesce(r.{field}, '')) AND NOT {seen}"] = (
            "not_your_case"
        )
    return _whens(broken)


def _after(table: Table) -> str:
    """Return what can be wrong with a row `r` as written, and with `n`, which it is with all of the change's values."""
    sound = ["to_jsonb(n) @> x.patch"]
    for name in fields(table):
        sound += [said.format(name) for kind, said in CHECKED if isinstance(table.columns[name].type, kind)]
    broken = {f"NOT ({' AND '.join(sound)})": "unreadable"}
    if table.name not in NEW_FREELY and (touched := _touched(table)):
        broken[f"NOT ({touched})"] = "not_your_case"
    return _whens(broken)


def _touched(table: Table) -> str:
    """Return whether the officer may change a row `r`; empty where everyone may."""
    by_case = "sync.may_touch(me, now_at, r.case_id)" if "case_id" in table.columns else ""
    return TOUCHED.get(table.name, by_case)


def _whens(broken: Mapping[str, str]) -> str:
    return " ".join(f"\n\t\tWHEN {condition} THEN '{rule}'" for condition, rule in broken.items())


def _dispatch(shared: list[Table]) -> str:
    calls = "\n".join(
        f"""	IF present ? '{table.name}' THEN
		PERFORM sync.merge_{table.name}(me, desk, now_at, sync.of_entity(cs, '{table.name}'));
	END IF;"""
        for table in shared
    )
    return f"""
CREATE FUNCTION sync.of_entity(cs sync.incoming[], entity_ TEXT) RETURNS sync.incoming[] LANGUAGE sql IMMUTABLE AS $$
	SELECT array_agg(c ORDER BY c.seq) FROM unnest(cs) c WHERE c.entity = entity_
$$;

-- Merge changes to different rows into their tables, what is referred to before what refers to it.
CREATE FUNCTION sync.merge(me sync.officer, desk UUID, now_at BIGINT, cs sync.incoming[]) RETURNS VOID
LANGUAGE plpgsql AS $$
DECLARE
	present JSONB := (SELECT jsonb_agg(DISTINCT c.entity) FROM unnest(cs) c);
BEGIN
{calls}
	IF EXISTS (SELECT FROM sync.clash WHERE state = 'open'
		AND entity_id = ANY (SELECT c.entity_id FROM unnest(cs) c)) THEN
		PERFORM sync.follow_up(now_at, c, l.outcome)
		FROM unnest(cs) c JOIN sync.change l ON l.change_id = c.change_id;
	END IF;
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
