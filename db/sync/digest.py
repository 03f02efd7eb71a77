"""The daily comparison: whether this desk holds the very rows the server would show it, values and versions.

Both sides write a row as one text, fingerprint it, and add the fingerprints up, so that the order does not matter. The
text is the id, the versions, and the values as a list in JSON, as PostgreSQL writes one.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from hashlib import md5
from re import compile as pattern
from typing import Any

from db.record.connection import Connection
from db.sync.rows import Shape, shapes

FRACTION = pattern(r"\.[0-9]+")
"""What neither side takes into a fingerprint of a document: a desk keeps a fraction as a machine does, the server as it
was typed."""


AT_ONCE = 2_000
"""Rows that are looked at between two steps: then somebody may give it up."""


def differs(connection: Connection, told: dict[str, Any], step: Callable[[], None] = lambda: None) -> bool:
    """Whether this desk's rows are others than the server `told`; unknown entities are a newer server's.

    Of 100,000 cases this takes seconds: call it where the connection reads one moment, and nobody waits to write.
    """
    connection.create_function("sync_document", 1, document_in_print)
    return any(_digest(connection, entity, step) != tuple(sums) for entity, sums in told.items() if entity in shapes())


def _digest(connection: Connection, entity: str, step: Callable[[], None]) -> tuple[int, int]:
    count, total = 0, 0
    for count, (text,) in enumerate(connection.execute(f"SELECT {in_print(entity)} FROM {entity}"), start=1):
        total += _weight(text)
        if count % AT_ONCE == 0:
            step()
    step()
    return count, total


@cache
def in_print(entity: str) -> str:
    """Return SQL for the text of which a row's fingerprint is made."""
    shape = shapes()[entity]
    values = ", ".join(_value(shape, name) for name in shape.names[1:-1])
    return f"id || ver || '[' || concat_ws(', ', {values}) || ']'"


def _value(shape: Shape, name: str) -> str:
    if name in shape.yes_or_no:
        return f"CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END"
    return f"json_quote(sync_document({name}))" if name in shape.json else f"json_quote({name})"


def document_in_print(text: str | None) -> str | None:
    """Return a document as PostgreSQL writes one, without its fractions; NULL stays NULL."""
    return None if text is None else FRACTION.sub("", _jsonb(json.loads(text)))


def _jsonb(value: object) -> str:
    """Write JSON as the server's JSONB reads: keys by length and then by their bytes, a space after comma and colon."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return "{" + ", ".join(f"{_jsonb(key)}: {_jsonb(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_jsonb, value)) + "]"
    if isinstance(value, float):
        return f"{Decimal(repr(value or 0.0)):f}"
    return json.dumps(value, ensure_ascii=False)


def _weight(text: str | None) -> int:
    """Return eight hexadecimal digits of a fingerprint as a number; a row that is not whole has none."""
    return int(md5((text or "").encode(), usedforsecurity=False).hexdigest()[:8], 16)
