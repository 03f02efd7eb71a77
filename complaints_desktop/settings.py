"""A landlord's own details and limits: each setting declared once, with versions and the day each holds from."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from complaints_desktop.clocks import ClockName, Target
from complaints_desktop.refusals import Refused
from complaints_desktop.risk import Weights
from db.connection import Rows
from db.recovery import PUBLIC_BYTES
from db.words import Dependency


@dataclass(frozen=True, slots=True, kw_only=True)
class LandlordDetails:
    """What a letter says of the landlord; set once, printed on every letter."""

    name: str = "Your landlord"
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    colour: str = "#1f3a5f"
    data_protection: str = "We use what you tell us to look into your complaint. Our privacy notice is on our website."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings that hold on one day."""

    landlord: LandlordDetails = field(default_factory=LandlordDetails)
    targets: tuple[Target, ...] = ()
    weights: Weights = field(default_factory=Weights)
    event_day: int = 0
    """0: the day of an event is day 0. 1: a landlord's stricter reading, one day less."""
    recovery_key: bytes | None = None
    """The landlord's public recovery key, for which desks seal the key of their record; empty: there is none."""


def _landlord(value: Mapping[str, Any]) -> LandlordDetails:
    return LandlordDetails(**value)


def _targets(value: Mapping[str, Any]) -> tuple[Target, ...]:
    return tuple(
        Target(each["name"], ClockName(each["clock"]), each["stage"], each["limit"], each.get("from_receipt", True))
        for each in value["targets"]
    )


def _weights(value: Mapping[str, Any]) -> Weights:
    given: dict[str, Any] = dict(value)
    if "dependency" in given:
        given["dependency"] = {Dependency(word): points for word, points in given["dependency"].items()}
    return Weights(**given)


def _event_day(value: Mapping[str, Any]) -> int:
    if value["event_day"] not in (0, 1):
        raise ValueError("event_day is 0 or 1")
    return int(value["event_day"])


def _recovery_key(value: Mapping[str, Any]) -> bytes:
    public = bytes.fromhex(value["public"])
    if len(public) not in (0, PUBLIC_BYTES):
        raise ValueError("a public recovery key has 32 bytes")
    return public


DECLARED: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "landlord": _landlord,
    "targets": _targets,
    "weights": _weights,
    "event_day": _event_day,
    "recovery_key": _recovery_key,
}
"""Every setting by name, with the one function that reads its value."""


IN_FORCE = "SELECT name, value FROM setting WHERE from_on <= ? ORDER BY from_on, set_at"


def settings_on(record: Rows, day: date) -> Settings:
    """Return the settings in force on `day`: of each name, the newest version that has begun."""
    rows = record.rows(IN_FORCE, (day.isoformat(),))
    values = {name: DECLARED[name](json.loads(value)) for name, value in rows if name in DECLARED}
    return Settings(**values)


def check(name: str, value: Mapping[str, Any]) -> None:
    """Raise Refused unless `value` is a legal value of the setting `name`."""
    if name not in DECLARED:
        raise Refused(f"There is no setting “{name}”", do=f"Choose one of: {', '.join(DECLARED)}.")
    try:
        DECLARED[name](value)
    except (TypeError, ValueError, KeyError) as problem:
        raise Refused(f"This is not a value of “{name}”: {problem}", do="Correct it and save again.") from problem


def as_value(details: LandlordDetails) -> dict[str, Any]:
    """Return landlord details as the value a Setting row keeps."""
    return asdict(details)
