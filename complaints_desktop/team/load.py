"""The weight of what somebody carries: points, each with its reason, so that a bar can be taken apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from complaints_desktop.rules.risk import Band
from complaints_desktop.rules.wording import count, working_days
from db.team_terms import Part

LEAST = 1
"""What is carried at all weighs so much at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The points of each thing; a landlord's setting."""

    handler: Mapping[int, int] = field(default_factory=lambda: {1: 4, 2: 5})
    """Of a case, by its stage."""
    reviewer: int = 6
    promise: int = 2
    ombudsman: int = 4
    overdue: int = 3
    last_days: int = 2
    last_days_from: int = 2
    soon: int = 1
    soon_from: int = 5
    band: Mapping[Band, int] = field(
        default_factory=lambda: {Band.LOW: 0, Band.MEDIUM: 1, Band.HIGH: 2, Band.CRITICAL: 3}
    )
    commitment: int = 1
    most_commitments: int = 4
    need: int = 1
    most_needs: int = 2
    waiting: int = -2


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What is known of one item for its weight."""

    part: Part
    stage: int
    """1 or 2."""
    ombudsman: bool = False
    """Whether the Ombudsman has taken it up."""
    days_left: int | None = None
    """Working days to its next date, negative once passed; None where nothing falls due, or nobody can count it."""
    band: Band | None = None
    """The highest risk among its open promises; None where it has none."""
    commitments: int = 0
    """Open promises besides the item itself."""
    needs: int = 0
    """Adjustments, and what else the resident needs us to see to."""
    waiting_for: str = ""
    """For whom it waits, as "the contractor"; empty where it is ours to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Points, and what makes them, as "stage 2 +5"."""

    points: int
    because: tuple[str, ...]


def weigh(carried: Carried, weights: Weights) -> Weighed:
    """Return what an item weighs; it is never less than one point."""
    found = [(points, why) for points, why in _reasons(carried, weights) if points]
    points = sum(points for points, _ in found)
    because = [f"{why} {points:+d}" for points, why in found]
    if points < LEAST:
        because.append(f"nothing weighs less than {count(LEAST, 'point')}")
    return Weighed(points=max(points, LEAST), because=tuple(because))


def _reasons(carried: Carried, weights: Weights) -> Iterator[tuple[int, str]]:
    yield _part(carried, weights)
    yield weights.ombudsman if carried.ombudsman else 0, "with the Ombudsman"
    yield _time(carried.days_left, weights)
    if carried.band is not None:
        yield weights.band[carried.band], f"{carried.band.value} risk"
    yield _each(carried.commitments, "open promise", weights.commitment, weights.most_commitments)
    yield _each(carried.needs, "need to see to", weights.need, weights.most_needs, "needs to see to")
    yield weights.waiting if carried.waiting_for else 0, f"waiting for {carried.waiting_for}"


def _part(carried: Carried, weights: Weights) -> tuple[int, str]:
    stage = f"stage {carried.stage}"
    parts = {
        Part.HANDLER: (weights.handler[carried.stage], stage),
        Part.REVIEWER: (weights.reviewer, f"considers {stage}"),
        Part.PROMISE: (weights.promise, "a promise"),
    }
    return parts[carried.part]


def _time(left: int | None, weights: Weights) -> tuple[int, str]:
    if left is None or left > weights.soon_from:
        return 0, ""
    if left < 0:
        return weights.overdue, f"overdue by {working_days(-left)}"
    said = f"{working_days(left)} left" if left else "due today"
    return (weights.last_days if left <= weights.last_days_from else weights.soon), said


def _each(number: int, one: str, points: int, most: int, many: str | None = None) -> tuple[int, str]:
    counted = min(number * points, most)
    said = count(number, one, many)
    return counted, said if counted == number * points else f"{said}, counted as {most} at most"
