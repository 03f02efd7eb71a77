"""A desk as the server meets it: it numbers its changes, remembers what was acknowledged, and pulls."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

import psycopg

from db.model import new_id
from db.record.migrate import HEAD
from tests.db.rows import row_for, tables

Change = dict[str, Any]
NOW = "2026-11-23T09:00:00.000+00:00"


def change(entity: str, entity_id: str, op: str, patch: Any, base: Any = None, **more: Any) -> Change:
    """Return one change, as a desk captures it."""
    return {
        "change_id": str(uuid4()), "batch": str(uuid4()), "at": NOW, "schema": HEAD, "entity": entity,
        "entity_id": entity_id, "case_id": None, "op": op, "patch": patch, "base": {} if base is None else base, **more,
    }  # fmt: skip


def look(case_id: str | None, **said: Any) -> dict[str, Any]:
    """Return one line of who looked, as a desk sends it."""
    line = {"id": str(uuid4()), "what": "case opened", "case_id": case_id, "thing_id": None, "number": None, "at": NOW}
    return line | said


def batch(*changes: Change) -> list[Change]:
    """Make one batch of the changes."""
    one = str(uuid4())
    return [{**each, "batch": one} for each in changes]


COUNTED = ("pack", "quality_draw", "drawn_item", "quality_review", "survey_wave", "survey_ask")
"""What rows about numbers point at, each after what it points at itself."""


def new_row(entity: str, ids: Mapping[str, str], **values: Any) -> Change:
    """Return the insert of a row of `entity` that refers to `ids`, every field said."""
    table = next(each for each in tables() if each.name == entity)
    plain = {name: _as_json(value) for name, value in row_for(table, ids).items()}
    entity_id = values.pop("id", plain.pop("id"))
    if entity == "letter":
        plain["kind"] = "some-letter"
    empty = {column.name: None for column in table.columns if column.name not in ("id", "ver")}
    return change(entity, entity_id, "insert", {**empty, **{k: v for k, v in plain.items() if k != "id"}, **values})


def _as_json(value: Any) -> Any:
    if hasattr(value, "hour"):
        return value.isoformat(timespec="milliseconds")
    return value.isoformat() if hasattr(value, "isoformat") else value


class Desk:
    """One desk of the officer the connection belongs to."""

    def __init__(
        self, connection: "psycopg.Connection[Any]", device: str | None = None, code: str | None = None
    ) -> None:
        self.connection, self.device = connection, device or new_id()
        self.seq, self.last, self.cursor = 0, None, 0
        self.hello_said = self.hello(code=code)

    def call(self, function: str, **p: Any) -> Any:
        """Call one of the server's functions."""
        row = self.connection.execute(
            f"SELECT sync.{function}(%s::jsonb)", (json.dumps({"device": self.device, **p}),)
        ).fetchone()
        assert row is not None
        return row[0]

    def call_plain(self, function: str) -> Any:
        """Call a function that asks nothing."""
        row = self.connection.execute(f"SELECT sync.{function}()").fetchone()
        assert row is not None
        return row[0]

    def hello(self, **p: Any) -> Any:
        """Say hello."""
        self.hello_said = self.call(
            "hello", **{"schema": HEAD, "app": "1", "cursor": 0, "waiting": 0, "code": None, **p}
        )
        return self.hello_said

    def push(self, *changes: Change, **p: Any) -> Any:
        """Send the changes with the next numbers."""
        numbered = [{**each, "seq": each.get("seq", self.seq + n)} for n, each in enumerate(changes, 1)]
        said = {"epoch": self.hello_said.get("epoch"), "after_seq": self.seq, "prev_change": self.last, **p}
        answer = self.call("push", changes=numbered, **said)
        self.seq, self.last = answer["last_seq"], answer["last_change"]
        return answer

    def pull(self, cursor: int | None = None, *, digest: bool = False) -> "Pulled":
        """Pull what is new since the last time, or since `cursor`."""
        p = {"device": self.device, "cursor": self.cursor if cursor is None else cursor, "digest": digest}
        lines = self.connection.execute("SELECT sync.pull(%s::jsonb)", (json.dumps(p),)).fetchall()
        pulled = Pulled(json.loads(line) for (line,) in lines)
        self.cursor = pulled.head["pos"]
        return pulled


class Pulled:
    """The lines of one pull, read."""

    def __init__(self, lines: Iterable[Any]) -> None:
        first, *rest = lines
        self.head: dict[str, Any] = first["head"]
        self.rows: dict[str, dict[str, dict[str, Any]]] = {}
        self.feeds: dict[str, Any] = {}
        for name, found in rest:
            if name.startswith("!"):
                assert name not in self.feeds
                self.feeds[name[1:]] = found
            else:
                columns = self.head["columns"][name]
                assert {len(row) for row in found} == {len(columns)}
                self.rows.setdefault(name, {}).update({row[0]: dict(zip(columns, row, strict=True)) for row in found})

    def row(self, entity: str, entity_id: str) -> dict[str, Any] | None:
        """Return one row, if the pull brought it."""
        return self.rows.get(entity, {}).get(entity_id)

    def ver(self, entity: str, entity_id: str, field: str) -> str:
        """Return the version of one field."""
        row = self.row(entity, entity_id)
        assert row is not None
        ver = json.loads(row["ver"])
        return str(ver.get(field, ver["*"]))
