"""The risk of a commitment: impact x likelihood, every point with its reason (commitments.md 4.2-4.5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from complaints_desktop.facts.commitments import CommitmentFacts, Promising
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.forecast import Forecast, forecast, window
from complaints_desktop.rules.on_time import missed as is_missed
from complaints_desktop.rules.wording import in_percent, in_short, working_days
from db.terms import CommitmentSource, Dependency, Hazard, UpdateKind

LAST_DAYS, NEARLY_DAYS = 1, 3
"""Working days left at which a miss grows likelier (commitments 4.3)."""

ORDER_DAYS, HAZARD_DAYS, OVERDUE_IMPACT = 5, 1, 4
"""Where the score no longer decides (4.4): working days to an order's and a hazard's date, impact when overdue."""


class Band(StrEnum):
    """How much a commitment is at risk."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The points of each factor; a landlord's setting."""

    higher_risk_home: int = 1
    missed_before: int = 1
    half_gone: int = 1
    nearly_gone: int = 2
    last_day: int = 3
    not_started: int = 1
    dependency: Mapping[Dependency, int] = field(
        default_factory=lambda: {
            Dependency.OWN_STAFF: 0,
            Dependency.CONTRACTOR: 1,
            Dependency.CONTRACTOR_AND_MORE: 2,
        }
    )
    no_update: int = 1
    no_update_days: int = 10
    no_access: int = 1
    sometimes_late: int = 1
    sometimes_late_below: float = 0.9
    often_late: int = 2
    often_late_below: float = 0.75
    medium_from: int = 5
    high_from: int = 10
    critical_from: int = 15


@dataclass(frozen=True, slots=True)
class Risk:
    """The score of one commitment, with each reason that made it."""

    impact: int
    likelihood: int
    band: Band
    because: tuple[str, ...]
    days_left: int | None
    """Working days; negative once passed, None where a day lies past the known bank holidays."""
    jeopardy: bool
    """True where somebody should act now (commitments 4.5)."""
    forecast: Forecast
    """How likely it is to be missed."""
    overdue: bool
    """Whether the date has passed: by a weekend alone it has, with no working day lost yet."""

    @property
    def score(self) -> int:
        """Impact times likelihood, 1 to 25."""
        return self.impact * self.likelihood


def missed_before(case: Promising, commitment: CommitmentFacts, today: date) -> bool:
    """Whether another commitment of this case is a miss, or this one was moved and its day has passed all the same."""
    others = any(is_missed(other, today) for other in case.commitments if other.id != commitment.id)
    return others or (commitment.due_on > commitment.counts_on and is_missed(commitment, today))


def risk(
    commitment: CommitmentFacts,
    *,
    missed: bool,
    today: date,
    calendar: WorkingCalendar,
    weights: Weights,
    on_time: float | None = None,
) -> Risk:
    """Return the risk of an open `commitment` on `today`.

    `missed`: one of its case was missed before. `on_time`: the share its owner or contractor kept on time over
    90 days (the worse of the two), None below 10 items.
    """
    left = calendar.counted(today, commitment.due_on)
    impact, impact_because = _impact(commitment, missed, weights)
    silence = _silence(commitment, today, calendar, weights)
    likelihood, likelihood_because = _likelihood(commitment, missed, left, silence, today, calendar, weights, on_time)
    score = impact * likelihood
    override = _override(commitment, impact, left, today)
    band = Band.CRITICAL if override else band_of(score, weights)
    because = (*impact_because, *likelihood_because, *([override] if override else []))
    overdue = today > commitment.due_on
    late_start = _within(left, NEARLY_DAYS, overdue) and not commitment.started
    ahead = forecast(commitment, today=today, calendar=calendar, silence=silence, on_time=on_time)
    jeopardy = band is Band.CRITICAL or late_start or silence is not None or ahead.missed
    return Risk(impact, likelihood, band, because, left, jeopardy, forecast=ahead, overdue=overdue)


def _within(left: int | None, days: int, overdue: bool) -> bool:
    """Whether no more than so many working days are left; of a date past the known calendar only that it has passed."""
    return overdue if left is None else left <= days


def _impact(commitment: CommitmentFacts, missed: bool, weights: Weights) -> tuple[int, list[str]]:
    because = [f"impact class {commitment.impact}"]
    points = commitment.impact
    for least, why in _grounds(commitment):
        if points < least:
            points = least
            because.append(f"{why} is class {least} at least")
    if commitment.higher_risk_home:
        points += weights.higher_risk_home
        because.append(f"someone in the home is at higher risk +{weights.higher_risk_home}")
    if missed:
        points += weights.missed_before
        because.append(f"a commitment on this case was missed before +{weights.missed_before}")
    return min(points, 5), because


def _grounds(commitment: CommitmentFacts) -> Iterator[tuple[int, str]]:
    """What makes a class by itself, whatever was typed (commitments 4.2)."""
    if commitment.hazard is Hazard.EMERGENCY:
        yield 5, "an emergency hazard"
    if commitment.hazard is Hazard.SIGNIFICANT:
        yield 4, "a significant hazard"
    if commitment.source is CommitmentSource.ORDER:
        yield 4, "an Ombudsman order"
    if commitment.source is CommitmentSource.STAGE_2:
        yield 3, "a promise of stage 2"


def _likelihood(
    commitment: CommitmentFacts,
    missed: bool,
    left: int | None,
    silence: int | None,
    today: date,
    calendar: WorkingCalendar,
    weights: Weights,
    on_time: float | None,
) -> tuple[int, list[str]]:
    if _done_in_time(commitment):
        return 2, ["the work is done, only the evidence is missing: likelihood 2"]
    if commitment.work_done_on:
        return 5, ["done late, and nothing shows it yet: likelihood 5"]
    if today > commitment.due_on:
        by = f"by {working_days(-left)}" if left else f"since {in_short(commitment.due_on)}"
        return 5, [f"overdue {by}: likelihood 5"]
    factors = (
        _time_left(commitment, left, calendar, weights),
        _not_started(commitment, weights),
        (_dependency(commitment, weights), f"depends on {commitment.dependency.value}"),
        (weights.no_update, f"no update for {working_days(silence)}") if silence else (0, ""),
        (weights.no_access if _no_access(commitment) else 0, "no access, or declined, and not resolved"),
        (weights.missed_before if missed else 0, "missed before on this case"),
        _often_late(on_time, weights),
    )
    counted = [(points, why) for points, why in factors if points]
    return min(1 + sum(points for points, _ in counted), 5), [f"{why} +{points}" for points, why in counted]


def _done_in_time(commitment: CommitmentFacts) -> bool:
    """Whether only the evidence is missing; what was done late stands where it would without (decision 61)."""
    return commitment.work_done_on is not None and commitment.work_done_on <= commitment.due_on


def _time_left(
    commitment: CommitmentFacts, left: int | None, calendar: WorkingCalendar, weights: Weights
) -> tuple[int, str]:
    if left is None:
        return 0, ""
    whole = window(commitment, left, calendar)
    share = left / whole
    why = f"{working_days(left)} left of {whole}"
    if left <= LAST_DAYS:
        return weights.last_day, why
    if left <= NEARLY_DAYS or share < 0.2:
        return weights.nearly_gone, why
    return (weights.half_gone if share <= 0.5 else 0), why


def _not_started(commitment: CommitmentFacts, weights: Weights) -> tuple[int, str]:
    if commitment.needs_appointment and commitment.appointment_on is None:
        return weights.not_started, "no appointment booked"
    return (0, "") if commitment.started else (weights.not_started, "not started")


def _silence(commitment: CommitmentFacts, today: date, calendar: WorkingCalendar, weights: Weights) -> int | None:
    """Working days since the last update, or since the promise, where they are more than may pass without one."""
    last = max((update.update_on for update in commitment.updates), default=commitment.promised_on)
    days = calendar.counted(last, today)
    return None if days is None or days <= weights.no_update_days else days


def _dependency(commitment: CommitmentFacts, weights: Weights) -> int:
    """The points of whom it depends on; none for a word that only a newer program knows."""
    return weights.dependency[commitment.dependency] if commitment.dependency.known else 0


def _no_access(commitment: CommitmentFacts) -> bool:
    """An attempt that failed stays unresolved until the next update says something else."""
    last = commitment.updates[-1].kind if commitment.updates else None
    return last in (UpdateKind.NO_ACCESS, UpdateKind.DECLINED)


def _often_late(on_time: float | None, weights: Weights) -> tuple[int, str]:
    if on_time is None or on_time >= weights.sometimes_late_below:
        return 0, ""
    points = weights.often_late if on_time < weights.often_late_below else weights.sometimes_late
    return points, f"owner or contractor on time in {in_percent(on_time)} of the last 90 days"


def band_of(score: int, weights: Weights) -> Band:
    """Return the band of a score, where nothing overrides it."""
    if score >= weights.critical_from:
        return Band.CRITICAL
    if score >= weights.high_from:
        return Band.HIGH
    return Band.MEDIUM if score >= weights.medium_from else Band.LOW


def _override(commitment: CommitmentFacts, impact: int, left: int | None, today: date) -> str | None:
    """The four ways to critical whatever the score (4.4); work done in time answers all but an order's evidence."""
    overdue = today > commitment.due_on
    if commitment.source is CommitmentSource.ORDER and _within(left, ORDER_DAYS, overdue):
        return f"critical: an Ombudsman order is due within {working_days(ORDER_DAYS)} and not evidenced"
    if _done_in_time(commitment):
        return None
    if not commitment.work_done_on and (hazard := _hazard(commitment, left, today)):
        return f"critical: {hazard}"
    if overdue and impact >= OVERDUE_IMPACT:
        return f"critical: overdue with impact {OVERDUE_IMPACT} or more"
    return None


def _hazard(commitment: CommitmentFacts, left: int | None, today: date) -> str | None:
    """What a hazard asks at once: an emergency that has no limit of its own within a day, any other by its limit."""
    if commitment.hazard is Hazard.EMERGENCY and not commitment.hazard_limit:
        since = commitment.promised_on
        return f"an emergency hazard has 24 hours, and is open since {in_short(since)}" if today > since else None
    overdue = today > commitment.due_on
    if commitment.hazard is not Hazard.NONE and _within(left, HAZARD_DAYS, overdue):
        return f"a hazard limit is {'past' if overdue else f'within {working_days(HAZARD_DAYS)}'}"
    return None
