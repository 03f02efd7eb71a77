"""A landlord's own details and limits: each setting declared once, with versions and the day each holds from.

A version may come from a newer program or another hand: what this program does not know of it is passed over and kept,
and one it cannot read gives way to the version before, with a notice.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, TypeVar

from complaints_desktop.desk.matrix import shipped_matrix
from complaints_desktop.numbers.policy import (
    BaseYear,
    HomesOn,
    MeasurePolicy,
    NumbersPolicy,
    Readings,
    bases_from,
    homes_from,
    measures_from,
    readings_from,
)
from complaints_desktop.quality.matrix import Matrix, matrix_from
from complaints_desktop.rules.clocks import CODE, Period, Target
from complaints_desktop.rules.clocks.own import KINDS
from complaints_desktop.rules.clocks.units import UNITS, WORKING_DAYS
from complaints_desktop.rules.permissions import ROLES
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.risk import Weights
from complaints_desktop.rules.weekly import SEED, Measure, WeeklyTargets
from complaints_desktop.rules.wording import without_weekday
from complaints_desktop.team.load import Weights as LoadWeights
from db.record.connection import Rows
from db.record.recovery import PUBLIC_BYTES
from db.terms import MOST_PENCE, Dependency, Role

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LANDLORD_TEXTS = {"name": 200, "address": 500, "phone": 80, "email": 200, "website": 200, "data_protection": 2_000}
"""The texts a letter prints of the landlord, and the most characters of each."""

MOST = 400
"""No limit of working days, no points and no score are larger."""

FULL = 100
"""Percent."""

WEEKLY_ROLES = tuple(SEED)
"""The roles of which something is asked in a week."""

Value = Mapping[str, Any]
Read = TypeVar("Read")

AUTHORITY: Mapping[Role, int] = {role: row.money_limit for role, row in ROLES.items()}
"""What each role may offer on one case until the landlord says otherwise."""


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


LOAD_POINTS = tuple(each.name for each in fields(LoadWeights) if each.name not in ("handler", "band"))
"""The weights of a piece of work that are one number each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPolicy:
    """What an officer carries, and how work is given out: the landlord's own choice."""

    weights: LoadWeights = field(default_factory=LoadWeights)
    full_load: int = 200
    """Points that somebody carries who works all week: some thirty cases."""
    takes_at_most: int | None = None
    """Pieces that come to one officer by one plan; None where it is not limited."""
    short_gap: int = 2
    """Working days somebody is away for which a resident keeps their contact, where nothing falls due."""
    between_teams: bool = False
    """Whether a case may go for good to an officer of another team, and to that team; who covers one has to see it."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A version of a setting that this program cannot read, and since when the one that holds instead does."""

    name: str
    from_on: date
    holds_since: date | None
    """None where no version can be read: then what the program brings holds."""

    def __str__(self) -> str:
        """Say it in one sentence."""
        meanwhile = f"the version of {without_weekday(self.holds_since)}" if self.holds_since else "the program's own"
        return (
            f"The setting “{self.name}” of {without_weekday(self.from_on)} cannot be read by this program: "
            f"{meanwhile} holds meanwhile. Bring the program up to date, or save the setting again."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPolicy:
    """What the landlord's own policy adds to its letters, beside what the Code asks."""

    own_window: int = 0
    """Working days in which its policy asks for stage 2 to be asked for: printed as a wish, never as a bar; 0: none."""
    changes_required: bool = False
    """Whether both responses say what is changed so that it does not happen again, where anything is upheld."""
    feedback_dates: bool = False
    """Whether the acknowledgement of stage 1 says when the resident hears next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings that hold on one day."""

    landlord: LandlordDetails = field(default_factory=LandlordDetails)
    targets: tuple[Target, ...] = ()
    weights: Weights = field(default_factory=Weights)
    weights_since: tuple[tuple[date, Weights], ...] = ()
    """Every version of the weights that has begun, the newest first, each with the day it held from."""
    event_day: int = 0
    """0: the day of an event is day 0. 1: a landlord's stricter reading, one day less."""
    authority: Mapping[Role, int] = field(default_factory=lambda: AUTHORITY)
    """The most pence that an officer of each role may offer on one case by themselves (Code 4.2)."""
    approvals: frozenset[str] = frozenset()
    """The kinds of letter that somebody else approves before they are issued."""
    letters: LetterPolicy = field(default_factory=LetterPolicy)
    team: TeamPolicy = field(default_factory=TeamPolicy)
    weekly: WeeklyTargets = field(default_factory=lambda: SEED)
    """What is asked of each role in a week, in percent of what fell due."""
    quality: Matrix = field(default_factory=shipped_matrix)
    """The matrix by which complaint handling is reviewed."""
    matrices: tuple[Matrix, ...] = ()
    """Every version of it that has begun, the newest first, without the one that the program brings."""
    homes: tuple[HomesOn, ...] = ()
    """How many homes there were at the end of each year, by stock type."""
    measures: MeasurePolicy = field(default_factory=MeasurePolicy)
    bases: tuple[BaseYear, ...] = ()
    readings: Readings = field(default_factory=Readings)
    recovery_key: bytes | None = None
    """The landlord's public recovery key, for which desks seal the key of their record; empty: there is none."""
    unread: tuple[Unread, ...] = ()

    @property
    def numbers(self) -> NumbersPolicy:
        """All that is set for numbers."""
        return NumbersPolicy(years=self.homes, measures=self.measures, bases=self.bases, readings=self.readings)

    def matrix(self, version: str) -> Matrix | None:
        """Return the matrix of that version, by which a review was scored; None of one that is not known here."""
        return next((each for each in (*self.matrices, shipped_matrix()) if each.version == version), None)

    def weights_on(self, day: date) -> Weights:
        """Return the weights that held on an earlier day, so that a change of them says nothing new of what was."""
        held = (weights for since, weights in self.weights_since if since <= day)
        return next(held, Weights() if self.weights_since else self.weights)


def _landlord(value: Value) -> LandlordDetails:
    given = {
        name: _said(value[name], limit) for name, limit in {**LANDLORD_TEXTS, "colour": 7}.items() if name in value
    }
    if not COLOUR.fullmatch(given.get("colour", "#000000")):
        raise ValueError("a colour is # and six digits")
    return LandlordDetails(**given)


def _targets(value: Value) -> tuple[Target, ...]:
    return tuple(_target(each) for each in value["targets"] if known_target(each))


def known_target(value: Value) -> bool:
    """Whether the target is on a clock this program has, in a unit it counts; a newer program may know more."""
    return (value["clock"], value["stage"]) in {*CODE.names, *KINDS} and value.get("unit", WORKING_DAYS.name) in UNITS


def _target(value: Value) -> Target:
    from_receipt = value.get("from_receipt", True)
    if not isinstance(from_receipt, bool):
        raise TypeError("from_receipt is yes or no")
    limit = _whole(value["limit"], least=1)
    return Target(
        name=_said(value["name"], 80),
        clock=value["clock"],
        stage=value["stage"],
        limit=limit,
        from_receipt=from_receipt,
        unit=UNITS[value.get("unit", WORKING_DAYS.name)],
        holds=Period(_day(value.get("from_on")), _day(value.get("until_on"))),
    )


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_said(value, 10))


def target_as_value(target: Target) -> dict[str, Any]:
    """Return a target as the setting keeps it; what is not said holds always and is counted in working days."""
    said = {
        "unit": None if target.unit is WORKING_DAYS else target.unit.name,
        "from_on": target.holds.first.isoformat() if target.holds.first else None,
        "until_on": target.holds.last.isoformat() if target.holds.last else None,
    }
    value = {name: getattr(target, name) for name in ("name", "clock", "stage", "limit", "from_receipt")}
    return {**value, **{name: each for name, each in said.items() if each}}


def _weights(value: Value) -> Weights:
    given: dict[str, Any] = {}
    for declared in fields(Weights):
        if declared.name in value and declared.name != "dependency":
            read = _share if declared.name.endswith("_below") else _whole
            given[declared.name] = read(value[declared.name])
    known = {word.value: word for word in Dependency}
    points = {known[word]: _whole(number) for word, number in value.get("dependency", {}).items() if word in known}
    return Weights(**given, dependency={**Weights().dependency, **points})


def _event_day(value: Value) -> int:
    day = _whole(value["event_day"])
    if day > 1:
        raise ValueError("event_day is 0 or 1")
    return day


def _authority(value: Value) -> Mapping[Role, int]:
    given = {role: _pence(value[role.value]) for role in AUTHORITY if role.value in value}
    return {**AUTHORITY, **given}


def _approvals(value: Value) -> frozenset[str]:
    kinds = value["kinds"]
    if not isinstance(kinds, list):
        raise TypeError("it is no list of kinds of letter")
    return frozenset(_said(each, 80) for each in kinds)


def _letters(value: Value) -> LetterPolicy:
    ticked = {name: value[name] for name in ("changes_required", "feedback_dates") if name in value}
    if not all(isinstance(each, bool) for each in ticked.values()):
        raise TypeError("it is neither yes nor no")
    return LetterPolicy(own_window=_whole(value.get("own_window", 0)), **ticked)


def _team(value: Value) -> TeamPolicy:
    numbers: dict[str, Any] = {name: _whole(value[name]) for name in ("full_load", "short_gap") if name in value}
    between, most = value.get("between_teams", False), value.get("takes_at_most")
    if not isinstance(between, bool):
        raise TypeError("between_teams is yes or no")
    weights = _load_weights(value.get("weights", {}))
    most_taken = None if most is None else _whole(most)
    return TeamPolicy(**numbers, between_teams=between, takes_at_most=most_taken, weights=weights)


def _load_weights(value: Value) -> LoadWeights:
    """Read what a piece weighs; `waiting` is taken off, and written as what is taken."""
    usual = LoadWeights()
    given = {name: _whole(value[name]) for name in LOAD_POINTS if name in value}
    if "waiting" in given:
        given["waiting"] = -given["waiting"]
    stages = {stage: _whole(value.get(f"stage {stage}", points)) for stage, points in usual.handler.items()}
    bands = {band: _whole(value.get(band.value, points)) for band, points in usual.band.items()}
    return LoadWeights(**given, handler=stages, band=bands)


def load_weights_as_value(weights: LoadWeights) -> dict[str, int]:
    """Return what a piece weighs as the setting keeps it."""
    said = {name: abs(getattr(weights, name)) for name in LOAD_POINTS}
    stages = {f"stage {stage}": points for stage, points in weights.handler.items()}
    return said | stages | {band.value: points for band, points in weights.band.items()}


def _weekly(value: Value) -> WeeklyTargets:
    return {role: _asked_of(value[role.value]) for role in WEEKLY_ROLES if role.value in value}


def _asked_of(value: Value) -> Mapping[Measure, int]:
    given = {each: _whole(value[each.value]) for each in Measure if each.value in value}
    if any(percent > FULL for percent in given.values()):
        raise ValueError("a target is a percentage from 0 to 100")
    return given


def _pence(value: object) -> int:
    if type(value) is not int or not 0 <= value <= MOST_PENCE:
        raise TypeError(f"it is no whole number of pence from 0 to {MOST_PENCE:,}")
    return value


def _recovery_key(value: Value) -> bytes:
    public = bytes.fromhex(value["public"])
    if len(public) not in (0, PUBLIC_BYTES):
        raise ValueError("a public recovery key has 32 bytes")
    return public


def _said(value: object, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise TypeError(f"it is no text of at most {limit:,} characters")
    return value


def _whole(value: object, *, least: int = 0) -> int:
    if type(value) is not int or not least <= value <= MOST:
        raise TypeError(f"it is no whole number from {least} to {MOST}")
    return value


def _share(value: object) -> float:
    if type(value) not in (int, float) or not 0 <= value <= 1:  # type: ignore[operator]
        raise TypeError("it is no share from 0 to 1")
    return float(value)  # type: ignore[arg-type]


DECLARED: Mapping[str, Callable[[Value], Any]] = {
    "landlord": _landlord,
    "targets": _targets,
    "weights": _weights,
    "event_day": _event_day,
    "authority": _authority,
    "approvals": _approvals,
    "letters": _letters,
    "team": _team,
    "weekly": _weekly,
    "quality": matrix_from,
    "homes": homes_from,
    "measures": measures_from,
    "bases": bases_from,
    "readings": readings_from,
    "recovery_key": _recovery_key,
}
"""Every setting by name, with the one function that reads its value."""

KNOWN: Mapping[str, frozenset[str]] = {
    "landlord": frozenset(each.name for each in fields(LandlordDetails)),
    "targets": frozenset({"targets"}),
    "weights": frozenset(each.name for each in fields(Weights)),
    "event_day": frozenset({"event_day"}),
    "approvals": frozenset({"kinds"}),
    "letters": frozenset(each.name for each in fields(LetterPolicy)),
    "team": frozenset(each.name for each in fields(TeamPolicy)),
    "weekly": frozenset(role.value for role in WEEKLY_ROLES),
    "authority": frozenset(role.value for role in AUTHORITY),
    "quality": frozenset({"version", "criteria"}),
    "homes": frozenset({"years"}),
    "measures": frozenset({"targets", "owners"}),
    "bases": frozenset({"bases"}),
    "readings": frozenset(each.name for each in fields(Readings)),
    "recovery_key": frozenset({"public"}),
}
"""The keys this program knows of each value."""

IN_FORCE = "SELECT name, value, from_on FROM setting WHERE from_on <= ? ORDER BY from_on, set_at, id"

UNREADABLE = (TypeError, ValueError, KeyError, AttributeError, RecursionError)
"""What reading a value of another shape ends in."""


def settings_on(record: Rows, day: date) -> Settings:
    """Return the settings in force on `day`: of each name, the newest version that has begun and can be read."""
    versions: dict[str, list[tuple[str, date]]] = {name: [] for name in DECLARED}
    for name, value, from_on in record.rows(IN_FORCE, (day.isoformat(),)):
        if name in versions:
            versions[name].insert(0, (value, date.fromisoformat(from_on)))
    values: dict[str, Any] = {}
    unread: list[Unread] = []
    for name, newest_first in versions.items():
        holds = next((from_on for value, from_on in newest_first if _took(name, value, values)), None)
        if newest_first and holds != newest_first[0][1]:
            unread.append(Unread(name, newest_first[0][1], holds))
    return Settings(
        **values,
        weights_since=tuple(_each(versions["weights"], _weights)),
        matrices=tuple(matrix for _, matrix in _each(versions["quality"], matrix_from)),
        unread=tuple(unread),
    )


def _each(newest_first: Sequence[tuple[str, date]], read: Callable[[Value], Read]) -> Iterator[tuple[date, Read]]:
    """Yield each version of a setting that this program can read, with its day."""
    for text, from_on in newest_first:
        with suppress(*UNREADABLE):
            yield from_on, read({**json.loads(text)})


def _took(name: str, text: str, values: dict[str, Any]) -> bool:
    """Read one version into `values`, where this program can."""
    try:
        value = json.loads(text)
        values[name] = DECLARED[name]({**value})
    except UNREADABLE:
        return False
    return True


def readable(name: str, value: object) -> bool:
    """Whether this program can read `value` as a version of that setting."""
    return _took(name, json.dumps(value), {}) if name in DECLARED else False


def check(name: str, value: Value) -> None:
    """Raise Refused unless `value` is a legal value of the setting `name`, with nothing in it that nobody knows."""
    if name not in DECLARED:
        raise Refused(f"There is no setting “{name}”", do=f"Choose one of: {', '.join(DECLARED)}.")
    try:
        unknown = sorted(set(value) - KNOWN[name])
        if unknown:
            raise ValueError(f"it has no {unknown[0]}")
        DECLARED[name](value)
    except UNREADABLE as problem:
        raise Refused(f"This is not a value of “{name}”: {problem}", do="Correct it and save again.") from problem


def as_value(details: LandlordDetails) -> dict[str, Any]:
    """Return landlord details as the value a Setting row keeps."""
    return asdict(details)
