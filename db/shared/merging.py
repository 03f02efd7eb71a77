"""The merge as it is written once a table, made from the model: rows that are here are weighed, the others are new.

Static SQL a table, because a plan that is kept is several times faster than a statement put together for each change.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Column, String, Table

from db.model import Base
from db.model.base import Moment
from db.model.entities import about, belonging, captured, marked, signatures, signed_fields, target_of
from db.model.marks import Belongs
from db.shared.natural import unnatural
from db.shared.schema import children, fields, tables

CHECKED: tuple[tuple[type[Any], str], ...] = (
    (Moment, "sync.is_moment(n.{})"),
    (JSON, "sync.is_document(n.{})"),
)
"""What PostgreSQL's type of a column does not say of its values, and other desks rely on."""

LENGTH_OF_ID = 36

FIRST = "first"
"""In the place of a rule: nothing is broken, and what came first stands."""

IS_ID = "coalesce(sync.is_id(n.{}), TRUE)"
"""What is checked of an id, for PostgreSQL reads one in other forms too; whatever a foreign key points at is one."""

TOUCHED: Mapping[Belongs, str] = {
    Belongs.IS_CASE: "sync.in_scope(me, r.team_id) OR sync.touched_now(me, now_at, r.id)",
    Belongs.TO_CASE: "sync.may_touch(me, now_at, r.case_id)",
    Belongs.TO_CASE_OR_WRITER: "CASE WHEN r.case_id IS NULL THEN coalesce(r.{writer} = me.id, FALSE)"
    " ELSE sync.may_touch(me, now_at, r.case_id) END",
    Belongs.TO_CASE_OR_ALL: "r.case_id IS NULL OR sync.may_touch(me, now_at, r.case_id)",
    Belongs.IS_PERSON: "sync.may_touch_person(me, now_at, r.id)",
    Belongs.TO_PERSON: "sync.may_touch_person(me, now_at, r.person_id)",
    Belongs.IS_IMPORT: "sync.sees_run(me, r.id)",
    Belongs.TO_OFFICER: "sync.reaches(me, r.officer_id)",
    Belongs.TO_ALL: "",
}
"""Whether an officer may change a row; empty where everyone may, as far as their rights reach."""

NEW_FREELY = frozenset({Belongs.IS_CASE, Belongs.IS_PERSON, Belongs.IS_IMPORT})
"""A new one of these may always be made."""

SHOWN: Mapping[str, str] = {
    "person": "sync.may_touch_person(me, now_at, x.patch ->> '{}')",
    "import_run": "sync.sees_run(me, x.patch ->> '{}')",
}
"""Whether an officer may point at a row of that table by a field that brings it into sight."""

MORE: Mapping[str, Mapping[str, str]] = {
    "officer": {"r.id IS NULL AND NOT sync.may_name(me, x.patch)": "no_right"},
    "conflict_declaration": {"r.id IS NOT NULL AND r.officer_id <> me.id": "no_right"},
    "letter": {"r.id IS NULL AND coalesce(x.patch ->> 'kind', '') !~ '^[a-z0-9]+(-[a-z0-9]+)*$'": "unreadable"},
    "settlement": {"r.id IS NULL AND NOT sync.may_settle(me, x.patch)": "no_right"},
}
"""What else can be wrong with a change to a row of one table."""

BELONGS = ("case_id", "person_id")
"""A row keeps the case or the person it was made for, but for what a field brings into sight, and a draft without a
case yet."""

LOGGED = (
    "change_id, pos, device_id, seq, batch, author, at, schema, entity, entity_id, case_id, op, patch, base, outcome"
)

APPLIED = """'{"_": "applied"}'::jsonb"""


def merges() -> str:
    """Return the functions that merge one change into its table, and `sync.merge`, which finds the right one."""
    shared = tables()
    return "\n".join(
        [
            *map(_merge, shared),
            _is_own(),
            _is_fixed(shared),
            _id_taken(shared),
            _dispatch(shared),
            _bump(shared),
            _send_children(),
            _send_person(),
        ]
    )


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
			'{json.dumps(_once(name))}', '{json.dumps(_marks(name, "fixed_with"))}') AS w
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
    broken["r.id IS NOT NULL AND x.op = 'insert' AND sync.oversteps(me, x, to_jsonb(r))"] = "no_right"
    broken[f"r.id IS NULL AND {unnatural(table.name)}"] = "not_its_id"
    if captured()[table.name].insert_only:
        broken["r.id IS NOT NULL AND x.op <> 'insert'"] = "no_right"
    if touched := _touched(table):
        broken[f"r.id IS NOT NULL AND NOT ({touched})"] = "not_your_case"
    broken |= MORE.get(table.name, {})
    refers = _refers(table.name)
    for field in BELONGS:
        if field in table.columns and field not in refers:
            broken[f"x.patch ? '{field}' AND r.{field} <> coalesce(x.patch ->> '{field}', '')"] = "no_right"
    for field, seen in refers.items():
        broken[f"coalesce(x.patch ->> '{field}', '') NOT IN ('', coalesce(r.{field}, '')) AND NOT {seen}"] = (
            "not_your_case"
        )
    return _whens(broken)


def _after(table: Table) -> str:
    """Return what can be wrong with a row `r` as written, and with `n`, which it is with all of the change's values."""
    sound = ["to_jsonb(n) || x.patch = to_jsonb(n)"]
    for name in fields(table):
        sound += [said.format(name) for kind, said in CHECKED if isinstance(table.columns[name].type, kind)]
        sound += [IS_ID.format(name)] if _is_id(table.columns[name]) else []
    broken = {f"NOT ({' AND '.join(sound)})": "unreadable"}
    for name, target in _within_the_case(table):
        broken[
            f"x.patch ? '{name}' AND EXISTS (SELECT FROM app.{target} p"
            f" WHERE p.id = n.{name} AND p.case_id IS DISTINCT FROM n.case_id)"
        ] = "another_case"
    if about(table.name).belongs not in NEW_FREELY and (touched := _touched(table)):
        broken[f"NOT ({touched})"] = "not_your_case"
    return _whens(broken)


def _within_the_case(table: Table) -> list[tuple[str, str]]:
    """Return the columns by which a row of a case points at another row of a case, and where they point."""
    keys = [(column.name, key.column.table) for column in table.columns for key in column.foreign_keys]
    return [(name, to.name) for name, to in keys if "case_id" in table.columns and "case_id" in to.columns]


def _is_id(column: "Column[Any]") -> bool:
    """Whether a column holds an id of something that no foreign key looks for."""
    return isinstance(column.type, String) and column.type.length == LENGTH_OF_ID and not column.foreign_keys


def _touched(table: Table) -> str:
    """Return whether the officer may change a row `r`; empty where everyone may."""
    return TOUCHED[about(table.name).belongs].format(writer=signed_fields().get(table.name))


def _marks(entity: str, mark: str) -> dict[str, str]:
    """Return the fields of an entity that have a mark in words, `once` or `fixed_with`, and what it says."""
    said = ((column.name, getattr(field, mark)) for column, field in marked(entity))
    return {name: words for name, words in said if words}


def _once(entity: str) -> dict[str, str]:
    """Return the fields that are set once: the rule that says so, or FIRST where the first of two stands unasked."""
    first = {column.name: FIRST for column, field in marked(entity) if field.first}
    return _marks(entity, "once") | first


def _refers(entity: str) -> dict[str, str]:
    """Return the fields that bring what they point at into sight, and whether the officer may point there.

    Nobody points at what they may not see.
    """
    found = ((column.name, target_of(column)) for column, field in marked(entity) if field.shows)
    return {name: SHOWN[target].format(name) for name, target in found}


def _whens(broken: Mapping[str, str]) -> str:
    return " ".join(f"\n\t\tWHEN {condition} THEN '{rule}'" for condition, rule in broken.items())


def _is_own() -> str:
    owned = {entity: said.about.owner for entity, said in captured().items() if said.about.owner}
    cases = "\n".join(f"\t\tWHEN '{entity}' THEN {_owned(entity, owner)}" for entity, owner in owned.items())
    return f"""
-- Whether a row is the officer's own.
CREATE FUNCTION sync.is_own(me sync.officer, entity_ TEXT, id_ TEXT, patch JSONB) RETURNS BOOLEAN LANGUAGE sql STABLE
AS $$
	SELECT CASE entity_
{cases}
		ELSE FALSE END
$$;

-- The fields in which a row says who wrote or decided something.
CREATE FUNCTION sync.signed_in(entity_ TEXT) RETURNS SETOF TEXT LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_array_elements_text('{json.dumps(signatures())}'::jsonb -> entity_)
$$;
"""


def _owned(entity: str, owner: str) -> str:
    """Return when the row `id_` is the officer's own: for rights that reach no further."""
    if owner == "id":
        return "id_ = me.id"
    pointing, _, further = owner.partition(".")
    columns = Base.metadata.tables[entity].columns
    if further:
        through = target_of(columns[pointing])
        return f"EXISTS (SELECT FROM app.{through} WHERE id = patch ->> '{pointing}' AND {further} = me.id)"
    if signed_fields().get(entity) == owner:  # one that is not here yet is of whoever makes it
        return f"NOT EXISTS (SELECT FROM app.{entity} WHERE id = id_ AND {owner} IS DISTINCT FROM me.id)"
    return f"coalesce((SELECT {owner} FROM app.{entity} WHERE id = id_), patch ->> '{owner}') = me.id"


def _is_fixed(shared: list[Table]) -> str:
    said = [(table.name, field, by) for table in shared for field, by in _marks(table.name, "fixed_with").items()]
    cases = "\n".join(
        f"\t\tWHEN '{entity} {field}' THEN EXISTS (SELECT FROM app.{entity} WHERE id = id_ AND {by} IS NOT NULL)"
        for entity, field, by in said
    )
    return f"""
-- Whether a field is set for good in that row.
CREATE FUNCTION sync.is_fixed(entity_ TEXT, id_ TEXT, f TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT CASE entity_ || ' ' || f
{cases}
		ELSE FALSE END
$$;
"""


def _id_taken(shared: list[Table]) -> str:
    others = "\n\t\tUNION ALL ".join(
        f"SELECT FROM app.{table.name} t JOIN made m ON m.entity_id = t.id AND m.entity <> '{table.name}'"
        for table in shared
    )
    return f"""
-- Whether a row is to be made under the id of a row of another table. What is keyed by an id alone, here or at a desk,
-- would take the one for the other. No row is ever taken out, so the tables know every id that was given.
CREATE FUNCTION sync.id_taken(cs sync.incoming[]) RETURNS BOOLEAN LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN EXISTS (WITH made AS MATERIALIZED (SELECT entity, entity_id FROM unnest(cs) WHERE op = 'insert')
		{others});
END $$;
"""


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
	PERFORM sync.stop('id_taken') WHERE sync.id_taken(cs);
{calls}
	IF EXISTS (SELECT FROM sync.clash k JOIN unnest(cs) c ON (k.entity_id, k.entity) = (c.entity_id, c.entity)
		WHERE k.state = 'open') THEN
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


def _send_person() -> str:
    of_person = belonging(Belongs.TO_PERSON)
    updates = "\n".join(
        f"\tUPDATE app.{name} SET pos = now_at WHERE person_id = person_ AND pos < now_at;" for name in of_person
    )
    rows = "".join(
        f"\n\t\tUNION ALL SELECT id, '{name}' FROM app.{name} WHERE person_id = person_" for name in of_person
    )
    return f"""
-- A person, with what is known of them, goes out again, and so do the questions about them.
CREATE FUNCTION sync.send_person(person_ TEXT, now_at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	UPDATE app.person SET pos = now_at WHERE id = person_ AND pos < now_at;
{updates}
	UPDATE sync.clash SET pos = now_at WHERE state = 'open' AND (entity_id, entity) IN (
		SELECT person_, 'person'{rows});
END $$;
"""
