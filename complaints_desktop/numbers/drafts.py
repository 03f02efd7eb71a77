"""Sentences that a person may begin from: what is certain of a period, and no more (reports 10.6, 10.8)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from complaints_desktop.numbers.in_words import in_words
from complaints_desktop.numbers.measure import Kind
from complaints_desktop.numbers.result import Result
from complaints_desktop.numbers.share import Verdict, changed
from complaints_desktop.numbers.targets import Target

MOST = 5
"""A pack begins with five sentences."""


@dataclass(frozen=True, slots=True)
class Told:
    """A measure of a period with its target, and as it was in the period before."""

    now: Result
    before: Result | None
    target: Target | None


def sentences(told: Sequence[Told]) -> tuple[str, ...]:
    """Return at most five sentences, what was missed first, then what changed, then how many came."""
    found = [*_missed(told), *_changed(told), *_met(told), *_volumes(told)]
    return tuple(dict.fromkeys(found))[:MOST]


def _missed(told: Sequence[Told]) -> Iterator[str]:
    for each in told:
        if each.target and each.target.found(each.now) is Verdict.MISSED:
            yield f"{each.now.measure.name}: {in_words(each.now)}. The target of {each.target.printed}% was missed."


def _changed(told: Sequence[Told]) -> Iterator[str]:
    for each in told:
        now, before = each.now.share, each.before.share if each.before else None
        if now is None or before is None or each.now.measure.kind is not Kind.SHARE:
            continue
        said = changed(now, before, each.now.measure.direction)
        if said in ("better", "worse"):
            then = f"{before.percent}% then, {now.percent}% now"
            yield f"{each.now.measure.name} is {said} than in the period before: {then}."


def _met(told: Sequence[Told]) -> Iterator[str]:
    met = [each.now.measure.name for each in told if each.target and each.target.found(each.now) is Verdict.MET]
    if met:
        yield f"The target was met of: {'; '.join(met)}."


def _volumes(told: Sequence[Told]) -> Iterator[str]:
    """Say how many came; many complaints are nothing bad, and hardly any are looked into (Code 3.3)."""
    numbers: Mapping[str, Told] = {each.now.measure.code: each for each in told}
    for code in ("V1", "V2"):
        each = numbers.get(code)
        if each and each.now.n is not None:
            then = f", {each.before.n:,} in the period before" if each.before and each.before.n is not None else ""
            yield f"{each.now.measure.name}: {each.now.n:,}{then}."
