"""Measures as a landlord has set them: the targets of a day, and how each is read where there are two ways."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from complaints_desktop.numbers.cohort import Cohort
from complaints_desktop.numbers.measure import Measure
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.policy import Ch02Of, K2Counts, NumbersPolicy, Readings
from complaints_desktop.numbers.targets import Target

EXTENDED = {"K2": "K2x", "K6": "K6x"}
"""By which measure an answer within an extension is in time too."""


def targets_of(policy: NumbersPolicy, on: date) -> Mapping[str, Target]:
    """Return the target of each measure that has one on a day.

    Where an answer within an extension is in time by the landlord's reading, the target is of the figure that says so.
    """
    found = {code: policy.target(code, on) for code in MEASURES}
    if policy.readings.k2 is K2Counts.EXTENDED:
        for strict, extended in EXTENDED.items():
            found[extended], found[strict] = found[extended] or found[strict], None
    return {code: Target(Fraction(percent)) for code, percent in found.items() if percent is not None}


def as_read(measure: Measure, readings: Readings) -> Measure:
    """Return a measure as it is read: CH02 of what was received, or of what was answered."""
    if not measure.code.startswith("CH02") or readings.ch02 is Ch02Of.RECEIVED:
        return measure
    said = f"those answered in time, or within an extension that counts / stage {measure.stage} answers of the period"
    return replace(measure, cohort=Cohort.ANSWERS, beside=(), formula=said)
