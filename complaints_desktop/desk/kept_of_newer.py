"""What a newer program keeps in a setting stays there when this one saves it."""

from collections.abc import Mapping, Sequence
from typing import Any

from complaints_desktop.desk.settings import KNOWN, Value, known_target

ROWS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "homes": ("years", ("year_end", "stock_type")),
    "measures": ("targets", ("code", "from_on")),
    "bases": ("bases", ("code", "from_on", "to_on", "figure")),
}
"""Settings that are a table: under which key it is kept, and by what a row of it is known again."""


def with_unknown(name: str, before: object, value: Value) -> dict[str, Any]:
    """Return `value` with what the version `before` holds that this program does not know: saving loses none of it."""
    if not isinstance(before, Mapping):
        return dict(value)
    kept = {**{key: each for key, each in before.items() if key not in KNOWN[name]}, **value}
    if name == "targets" and isinstance(before.get("targets"), Sequence):
        kept["targets"] = _targets_with_unknown(before["targets"], value["targets"])
    if name in ROWS:
        rows, known_by = ROWS[name]
        kept[rows] = _rows_with_unknown(before.get(rows), value[rows], known_by)
    if name == "weights" and isinstance(before.get("dependency"), Mapping) and "dependency" in value:
        kept["dependency"] = {**before["dependency"], **value["dependency"]}
    return kept


def _targets_with_unknown(before: Sequence[Any], after: Sequence[Value]) -> list[Any]:
    """Keep the targets on clocks this program has not, and the unknown keys of those it has, found by their name."""
    known = [each for each in before if isinstance(each, Mapping)]
    foreign = [each for each in known if not known_target({"clock": None, "stage": None, **each})]
    named = {each.get("name"): each for each in known if each not in foreign}
    return [*({**named.get(each["name"], {}), **each} for each in after), *foreign]


def _rows_with_unknown(before: object, after: Sequence[Value], known_by: Sequence[str]) -> list[Any]:
    """Keep what this program does not know of each row that is there again."""
    known = [each for each in before if isinstance(each, Mapping)] if isinstance(before, Sequence) else []
    named = {tuple(each.get(name) for name in known_by): each for each in known}
    return [{**named.get(tuple(each[name] for name in known_by), {}), **each} for each in after]
