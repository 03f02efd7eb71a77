"""What this desk shows of a row with changes of its own: the server's row, and over it the changes still under way.

A change is under way until a pull has passed the position at which the server took it: only then do the server's rows
say what became of it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from db.record.connection import Connection
from db.record.engine import as_json
from db.sync.rows import Image, Key, delete, image_of, shapes, write_image

UNDER_WAY = "(ack_pos IS NULL OR ack_pos > ?)"


@dataclass(frozen=True, slots=True)
class Patch:
    """What one change set."""

    change_id: str
    op: str
    fields: Image


def under_way(connection: Connection, cursor: int) -> set[Key]:
    """Return the rows that changes of this desk lie over, for a desk that has followed the server to `cursor`."""
    found = connection.execute(f"SELECT DISTINCT entity, entity_id FROM change WHERE {UNDER_WAY}", (cursor,))
    return {(str(entity), str(entity_id)) for entity, entity_id in found}


def shadowed(connection: Connection) -> set[Key]:
    """Return the rows of which the server's own version is kept."""
    return {
        (str(entity), str(entity_id))
        for entity, entity_id in connection.execute("SELECT entity, entity_id FROM shadow")
    }


def parents_first(keys: Iterable[Key]) -> list[Key]:
    """Return keys in an order in which a case comes before what belongs to it."""
    order = {entity: place for place, entity in enumerate(shapes())}
    return sorted((key for key in keys if key[0] in order), key=lambda key: (order[key[0]], key[1]))


@dataclass(slots=True)
class Shown:
    """What a pull brought for the rows of this desk's own changes."""

    full: bool
    lain_over: set[Key]
    """Rows that changes of ours lay over before the pull."""
    shadows: set[Key]
    """Rows of which the server's version was kept."""
    pulled: set[Key] = field(default_factory=set)
    """Those of them the pull brought."""
    left: set[Key] = field(default_factory=set)
    """Rows the server does not show here any more."""

    @property
    def watched(self) -> set[Key]:
        """Rows that are to be shown anew."""
        return self.lain_over | self.shadows


def overlay(connection: Connection, shown: Shown, cursor: int) -> None:
    """Show each watched row as the server has it, with what is still under way at `cursor` over it."""
    patches = _patches(connection, cursor)
    for key in parents_first(shown.watched):
        if key in patches:
            _lay_over(connection, shown, key, patches[key])
        elif key not in shown.pulled and not shown.full:
            _as_the_server_has_it(connection, shown, key)
    settled = shown.shadows - patches.keys()
    connection.executemany("DELETE FROM shadow WHERE entity = ? AND entity_id = ?", sorted(settled))


def lay_over_nothing(connection: Connection, keys: Iterable[Key]) -> None:
    """Show what this desk made and the server has not seen: changes given back by the second copy."""
    patches = _patches(connection, 0)
    for key in parents_first(keys):
        if image_of(connection, key) is None:
            _show(connection, key, None, None, patches.get(key, []))


def _lay_over(connection: Connection, shown: Shown, key: Key, patches: list[Patch]) -> None:
    if key in shown.pulled:
        image, ver = image_of(connection, key) or (None, None)
    elif shown.full or key in shown.left:
        image, ver = None, None
    else:
        kept = _shadow(connection, key)
        if kept is None:
            return  # the server has nothing new to say of it: it stands as it is, our changes in it
        image, ver = kept
    connection.execute(
        "INSERT INTO shadow (entity, entity_id, image, ver) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (entity, entity_id) DO UPDATE SET image = excluded.image, ver = excluded.ver",
        (*key, None if image is None else as_json(image), ver),
    )
    _show(connection, key, image, ver, patches)


def _show(connection: Connection, key: Key, image: Image | None, ver: str | None, patches: Iterable[Patch]) -> None:
    """Write the row with the patches over it, or as the server has it where they have no room, or not at all."""
    fields, versions = dict(image) if image is not None else None, json.loads(ver) if ver else {}
    for patch in patches:
        if fields is None and patch.op != "insert":
            continue
        made = fields is None
        fields = (fields or {}) | patch.fields
        versions |= {"*": patch.change_id} if made else dict.fromkeys(patch.fields, patch.change_id)
    if fields is None or _orphaned(connection, fields):
        delete(connection, [key])
    elif not write_image(connection, key, fields, as_json(versions)):
        if image is None:
            delete(connection, [key])
        else:
            write_image(connection, key, image, ver)


def _orphaned(connection: Connection, fields: Mapping[str, object]) -> bool:
    """Whether the row belongs to a case that is not on this desk: its change still travels."""
    case_id = fields.get("case_id")
    return case_id is not None and not connection.execute("SELECT 1 FROM case_ WHERE id = ?", (case_id,)).fetchone()


def _as_the_server_has_it(connection: Connection, shown: Shown, key: Key) -> None:
    """Nothing is under way any more and the pull did not bring the row: its shadow says how it is, or it has left."""
    kept = None if key in shown.left else _shadow(connection, key)
    if kept is not None and kept[0] is not None:
        write_image(connection, key, kept[0], kept[1])
    else:
        delete(connection, [key])


def _shadow(connection: Connection, key: Key) -> tuple[Image | None, str | None] | None:
    found = connection.execute("SELECT image, ver FROM shadow WHERE entity = ? AND entity_id = ?", key).fetchone()
    if found is None:
        return None
    return (None if found[0] is None else json.loads(found[0])), found[1]


def _patches(connection: Connection, cursor: int) -> dict[Key, list[Patch]]:
    found: dict[Key, list[Patch]] = defaultdict(list)
    for entity, entity_id, change_id, op, patch in connection.execute(
        f"SELECT entity, entity_id, change_id, op, patch FROM change WHERE {UNDER_WAY} ORDER BY seq", (cursor,)
    ):
        found[entity, entity_id].append(Patch(change_id, op, json.loads(patch)))
    return found
