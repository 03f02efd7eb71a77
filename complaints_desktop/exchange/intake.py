"""A complaint logged by a script: what is asked, as data; and what was said, taken as the window would take it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.acts import field_as_json, field_names, require_certain_days
from complaints_desktop.forms.answers import take
from complaints_desktop.forms.form import Kind
from complaints_desktop.forms.intake import Intake
from complaints_desktop.rules.refusals import Refused

_MANY = (Kind.SEVERAL, Kind.POINTS)
_OBJECT = "Give one object, with a value for each field."


def asked_as_json() -> Sequence[Mapping[str, Any]]:
    """Return what is asked when a complaint is logged."""
    return [field_as_json(name, asked, None) for name, asked in Intake.asks.items()]


def intake_of(typed: Mapping[str, object], desk: Desk) -> Intake:
    """Return the complaint that was said, by the names of the fields; Refused at what cannot be read.

    Nothing is suggested, as it is in the window: the day of receipt starts a clock, so a script says it.
    """
    for unknown in typed.keys() - Intake.asks.keys():
        raise Refused(f"log has no field “{unknown[:40]}”", do=field_names(Intake.asks), field=unknown)
    said = {name: _plain(name, value) for name, value in typed.items()}
    entry = take(Intake, said, desk)
    require_certain_days(Intake.asks, said, desk)
    return entry


def said_in_json(text: str) -> dict[str, object]:
    """Return the fields that a JSON object says, as a draft keeps them; Refused for anything else."""
    try:
        said = json.loads(text)
    except ValueError as unreadable:
        raise Refused(
            "This is no JSON", do="Give one object, with a value for each field.", field="file"
        ) from unreadable
    if not isinstance(said, dict):
        raise Refused("This JSON is no object", do=_OBJECT, field="file")
    return said


def said_in_pairs(pairs: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Return the fields that NAME=VALUE say; of what there may be several, each NAME says one more."""
    said: dict[str, object] = {}
    for name, value in pairs:
        asked = Intake.asks.get(name)
        if asked is not None and asked.kind in _MANY:
            earlier = said.get(name)
            said[name] = [*earlier, value] if isinstance(earlier, list) else [value]
        else:
            said[name] = value
    return said


def _plain(name: str, value: object) -> object:
    """Return what JSON said as somebody would type it; Refused for what nobody could."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return str(value)
        case str() | None:
            return value
        case list() if Intake.asks[name].kind in _MANY:
            return value
    raise Refused(f"{name}: this value cannot be read", do="Give it in words.", field=name)
