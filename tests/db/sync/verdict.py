"""What must be true when everyone has come to rest: nothing lost, all see the same, nothing silently overwritten."""

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from db.record.check import check
from db.record.connection import Connection
from db.record.local import Record
from db.sync import digest
from db.sync.rows import image_of, shapes
from tests.db.sync.typist import Typist

if TYPE_CHECKING:
    from tests.db.sync.walk import Ground

Rows = dict[tuple[str, str], tuple[dict[str, Any], str]]


def verdict(ground: "Ground", desks: list[Typist], server_only: set[str]) -> Counter[str]:
    """Judge, and return what there was to judge. Raise AssertionError."""
    changes = _changes(ground)
    lost = (server_only | set().union(*(desk.typed for desk in desks))) - changes.keys()
    assert not lost, f"lost: {sorted(lost)[:5]} of {len(lost)}"
    for desk in desks:
        assert not desk.unsent(), f"{desk.login}: still unsent"
        _sees_what_the_server_shows(ground, desk)
    asked = ground.shared.admin.execute("SELECT field, their_change::text FROM sync.clash").fetchall()
    held = {str(each) for (each,) in ground.shared.admin.execute("SELECT unnest(changes) FROM sync.held")}
    _nothing_overwritten(changes, asked, held, _versions(ground))
    return Counter({"changes": len(changes), "clashes": len(asked), "held": len(held)})


def _changes(ground: "Ground") -> dict[str, Any]:
    found = ground.shared.admin.execute(
        "SELECT change_id::text, entity, entity_id, patch, base, outcome FROM sync.change WHERE device_id IS NOT NULL"
    )
    return {change_id: rest for change_id, *rest in found}


def _versions(ground: "Ground") -> dict[tuple[str, str], dict[str, str]]:
    found = (
        ((entity, row_id), ver)
        for entity in shapes()
        for row_id, ver in ground.shared.admin.execute(f"SELECT id, ver FROM app.{entity}")  # type: ignore[arg-type]
    )
    return dict(found)


def _sees_what_the_server_shows(ground: "Ground", desk: Typist) -> None:
    """Compare whole tables with what the server would send a desk that has nothing."""
    device = desk.one("SELECT device_id FROM desk")
    lines = [json.loads(line) for line in ground.transports[desk.login].pull(
        {"device": device, "cursor": 0, "digest": True, "values": True})]  # fmt: skip
    columns = lines[0]["head"]["columns"]
    wanted: Rows = {}
    feeds: dict[str, Any] = {}
    for name, content in lines[1:]:
        if name.startswith("!"):
            feeds[name] = content
            continue
        for row_id, *values, ver in content:
            wanted[name, row_id] = (dict(zip(columns[name][1:-1], values, strict=True)), ver)
    with desk.record.connection() as connection:
        have = _all_rows(connection)
        differing = {key: (have.get(key), wanted.get(key)) for key in have | wanted if have.get(key) != wanted.get(key)}
        assert not differing, f"{desk.login} differs: {dict(list(differing.items())[:2])}"
        assert not digest.differs(connection, feeds["!digest"]), f"{desk.login}: another digest"
        assert connection.execute("SELECT * FROM shadow").fetchall() == []
        for table in ("clash", "held"):
            here = connection.execute(f"SELECT id FROM {table} WHERE state = 'open'").fetchall()
            there = {each["id"] for each in feeds.get(f"!{table}", [])}
            assert {each for (each,) in here} == there, (
                f"{desk.login}: another {table}: here {sorted(here)}, there {sorted(there)}; {_list(ground, table)}"
            )
        ghosts = connection.execute("SELECT case_id FROM case_row WHERE case_id NOT IN (SELECT id FROM case_)")
        assert ghosts.fetchall() == [], f"{desk.login}: a line for a case that is not there"
    with Record.open(desk.record.path, desk.record.key) as read_anew:
        found = check(read_anew)
    assert found == [], f"{desk.login}: not sound: {found}"


def _list(ground: "Ground", table: str) -> Any:
    return ground.shared.admin.execute(f"SELECT * FROM sync.{table} WHERE state = 'open'").fetchall()  # type: ignore[arg-type]


def _all_rows(connection: Connection) -> Rows:
    have: Rows = {}
    for entity in shapes():
        for (row_id,) in connection.execute(f"SELECT id FROM {entity}").fetchall():
            image, ver = image_of(connection, (entity, row_id)) or ({}, None)
            have[entity, row_id] = (image, str(ver))
    return have


def _nothing_overwritten(
    changes: dict[str, Any],
    asked: list[tuple[str, str]],
    held: set[str],
    versions: dict[tuple[str, str], dict[str, str]],
) -> None:
    """Each change is under the value that stands, or a person is or was asked, or it was held, or said the same."""

    def below(change_id: str, field: str) -> set[str]:
        found: set[str] = set()
        at: str | None = change_id
        while at and at not in found and at in changes:
            found.add(at)
            base = changes[at][3].get(field)
            if base in changes:
                base = changes[base][4].get(f"{field}@", base)
            at = base
        return found

    listed = {(field, each) for field, change in asked for each in below(change, field)}
    for change_id, (entity, row_id, patch, _, outcome) in changes.items():
        for field in patch:
            if outcome["_"] == "held":
                assert change_id in held, f"held and not listed: {change_id}"
                continue
            if outcome.get(field, outcome["_"]) == "same" or (field, change_id) in listed:
                continue
            ver = versions.get((entity, row_id), {})
            stands = ver.get(field, ver.get("*", ""))
            assert change_id in below(stands, field), (
                f"silently overwritten: {entity}.{field} of {row_id} by {change_id}: {outcome}, stands {stands}"
            )
