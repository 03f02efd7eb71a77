"""Measures of a period, read from the record: each with what is behind it, opened to its cases when it is looked at."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.commitments import commitments_by_case
from complaints_desktop.case.team import Names
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.numbers.as_set import as_read, targets_of
from complaints_desktop.numbers.measure import Measure, Source
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.periods import Span
from complaints_desktop.numbers.policy import COUNTED_STOCK
from complaints_desktop.numbers.result import Asked, Result, by_stock, identities, nothing_kept, of_stages
from complaints_desktop.numbers.stages import Stages
from complaints_desktop.numbers.targets import Target
from complaints_desktop.reading.holdings import counted_of
from complaints_desktop.reading.kept_promises import due_where
from complaints_desktop.reading.measured_beside import against_base, handled_well, recurring, satisfied_with
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.on_time import Kept, kept
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full, listed
from db.model import Case, Commitment, MoneyOrder, Offer, Stage
from db.number_terms import Basis
from db.record.connection import SessionRows
from db.terms import CommitmentSource

SOURCES: Mapping[str, CommitmentSource] = {
    "K11": CommitmentSource.STAGE_1,
    "K12": CommitmentSource.STAGE_2,
    "ORD": CommitmentSource.ORDER,
}
"""Which promises a measure of them counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a report is asked for."""

    start: date
    end: date
    as_of: date
    basis: Basis | None = None
    by: str = ""
    """A column of words by which it is parted; empty for the whole alone."""

    def __post_init__(self) -> None:
        """Refuse a period that cannot be."""
        if self.end < self.start:
            why = f"A period cannot end ({in_full(self.end)}) before it begins ({in_full(self.start)})"
            raise Refused(why, do="Give the earlier day first.")
        if self.as_of < self.start:
            why = f"On {in_full(self.as_of)} the period had not begun ({in_full(self.start)})"
            raise Refused(why, do="Give a day in the period or after it.")
        if self.by and self.by not in BY:
            raise Refused(f"Numbers are not parted by “{self.by}”", do=f"Part them by {listed(BY)}.")


NOT_RECORDED = "not recorded"

STAGES_BY = ("team", "officer", "category", "channel", "estate", "stock_type")
BY = ("contractor", *STAGES_BY)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbers:
    """All measures of a period."""

    wanted: Wanted
    results: Mapping[str, tuple[Result, ...]]
    """By code: one, or one a stock type."""
    parts: Mapping[str, Mapping[str, Result]] = field(default_factory=dict)
    """By code and by what it is parted by."""
    wrong: tuple[str, ...] = ()
    """What does not add up; there is never any, or the program counts wrongly."""
    stages: Stages
    words: Mapping[str, NDArray[np.str_]] = field(default_factory=dict)
    """Of each stage, its category and the ground of its refusal."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    counted_of: str
    """Of which complaints, where this desk does not hold all."""


def load_stages(session: Session, as_of: date, calendar: WorkingCalendar) -> Stages:
    """Return the stages of all complaints here, as they stood on a day."""
    record = SessionRows(session)

    def words(name: str) -> Sequence[str]:
        return [said or "" for (said,) in record.rows(f"SELECT {name} FROM stage_row ORDER BY row")]

    rows = record.rows("SELECT numbers, case_id FROM stage_row ORDER BY row")
    pieces, cases = (piece for piece, _ in rows), [case_id for _, case_id in rows]
    back = partial(_back, calendar, as_of)
    return Stages(pieces, as_of, cases=cases, working_days_before=back, words=words)


def _back(calendar: WorkingCalendar, day: date, number: int) -> date:
    """Return the last day from which it is so many working days to `day`."""
    back = day
    while number and (calendar.counted(back, day) or 0) < number:
        back -= timedelta(1)
    return back


def measures(
    session: Session, desk: Desk, wanted: Wanted, *, codes: Sequence[str] = (), told: Sequence[str] = ()
) -> Numbers:
    """Return the measures of these codes, or all; with the columns of words that have to be `told` beside."""
    all_ = load_stages(session, wanted.as_of, desk.calendar)
    asked = Asked(start=wanted.start, end=wanted.end, as_of=wanted.as_of, basis=wanted.basis)
    meant = [MEASURES[code] for code in codes or MEASURES]
    readers = _readers(session, desk, all_, asked)
    return Numbers(
        wanted=wanted,
        results={each.code: readers[each.source](each) for each in meant},
        targets=targets_of(desk.settings.numbers, wanted.end),
        counted_of=counted_of(session),
        parts=dict(_parted(session, meant, all_, asked, wanted.by)) if wanted.by else {},
        wrong=identities(all_, asked),
        stages=all_,
        words={name: all_.words(name) for name in told},
    )


def _readers(
    session: Session, desk: Desk, all_: Stages, asked: Asked
) -> Mapping[Source, Callable[[Measure], tuple[Result, ...]]]:
    """Return the reader of each source."""
    policy = desk.settings.numbers
    homes = {kind: policy.homes(kind, asked.end) for kind in COUNTED_STOCK}

    def staged(measure: Measure) -> tuple[Result, ...]:
        if measure.code.startswith("CH0"):
            return by_stock(as_read(measure, policy.readings), all_, asked, homes)
        return (of_stages(measure, all_, asked),)

    return {
        Source.STAGES: staged,
        Source.PROMISES: lambda each: (_promised(session, each, asked)[ALL],),
        Source.MONEY: lambda each: (_paid(session, desk, each, asked),),
        Source.SURVEYS: lambda each: (satisfied_with(session, desk, each, asked),),
        Source.QUALITY: lambda each: (handled_well(session, desk, each, asked),),
        Source.REPEATS: lambda each: (recurring(session, desk, each, asked),),
        Source.NOWHERE: lambda each: (nothing_kept(each),),
    }


def _parted(
    session: Session, meant: Sequence[Measure], all_: Stages, asked: Asked, by: str
) -> Iterator[tuple[str, Mapping[str, Result]]]:
    """Yield each measure by what it is parted by; of a word nobody recorded, as not recorded."""
    for measure in meant:
        if measure.source is Source.STAGES and by in STAGES_BY:
            read = _stocked_by if measure.code.startswith("CH0") else _staged_by
            yield measure.code, read(measure, all_, asked, by)
        if measure.source is Source.PROMISES and by in PROMISED_BY:
            yield measure.code, _promised(session, measure, asked, by)


def _stocked_by(measure: Measure, all_: Stages, asked: Asked, by: str) -> Mapping[str, Result]:
    """Return a measure of the regulator by parts, the stock types apart: they are never summed (reports 10.3)."""
    found: dict[str, Result] = {}
    types = all_.words("stock_type")
    for kind in COUNTED_STOCK:
        for called, part in _staged_by(measure, all_, replace(asked, only=types == kind.value), by).items():
            if by != "stock_type" or called == kind.value:
                whose = called if by == "stock_type" else f"{called}, {kind.value}"
                found[whose] = replace(part, of_whom=whose)
    return found


def _staged_by(measure: Measure, all_: Stages, asked: Asked, by: str) -> Mapping[str, Result]:
    found: dict[str, Result] = {}
    words = all_.words(by)
    for word in np.unique(words):
        called = str(word) or NOT_RECORDED
        only = words == word if asked.only is None else asked.only & (words == word)
        part = of_stages(measure, all_, replace(asked, only=only))
        found[called] = replace(part, of_whom=called)
    return found


def history(all_: Stages, measure: Measure, spans: Sequence[Span], *, basis: Basis | None = None) -> list[Result]:
    """Return a measure of stages in each of these spans, each as it stands on the day of `all_`."""
    return [
        of_stages(measure, all_, Asked(start=each.start, end=each.end, as_of=all_.as_of, basis=basis)) for each in spans
    ]


def _promised(session: Session, measure: Measure, asked: Asked, by: str = "") -> dict[str, Result]:
    """Return how the promises of one source were kept, by what they are parted by; "" for all (kpis K11, K12)."""
    where = and_(due_where(asked.start, asked.end), Commitment.source == SOURCES[measure.code].value)
    found = commitments_by_case(session, where, Names(session))
    named = references(session, list(found))
    classes: dict[str, dict[Kept, list[str]]] = {}
    for case_id, promises in found.items():
        for each in (one for one in promises if asked.start <= one.counts_on <= asked.end):
            early = asked.as_of < each.counts_on
            became = kept(each, asked.as_of)
            part = classes.setdefault(PROMISED_BY[by](each) or NOT_RECORDED, {which: [] for which in Kept})
            part[Kept.RUNNING if early and became is Kept.ON_TIME else became].append(named[case_id])
    if not by and not classes:
        classes[ALL] = {which: [] for which in Kept}
    return {words: _kept_of(measure, part) for words, part in classes.items()}


ALL = "all"
PROMISED_BY: Mapping[str, Callable[[CommitmentFacts], str | None]] = {
    "": lambda _: ALL,
    "officer": lambda each: each.owner.name,
    "contractor": lambda each: each.contractor,
}
"""By what promises are parted; by anything else they are not."""


def _kept_of(measure: Measure, became: Mapping[Kept, list[str]]) -> Result:
    in_d = [each for which in (Kept.ON_TIME, Kept.MISSED, Kept.NO_ACCESS) for each in became[which]]
    out = [
        *((each, "not due yet") for each in became[Kept.RUNNING]),
        *((each, "ended by the resident, or written down by mistake") for each in became[Kept.OUT]),
    ]
    return Result(
        measure=measure,
        n=len(became[Kept.ON_TIME]),
        d=len(in_d),
        in_n=tuple(became[Kept.ON_TIME]),
        in_d=tuple(in_d),
        excluded=tuple(out),
    )


def _paid(session: Session, desk: Desk, measure: Measure, asked: Asked) -> Result:
    """Return what was paid in the period, or that against the base year; what the Ombudsman ordered is said apart."""
    if measure.code == "M16":
        return against_base(_paid(session, desk, MEASURES["M17"], asked), measure, desk)
    days = (asked.start, min(asked.end, asked.as_of))
    own = (
        select(Case.reference, Offer.pence)
        .join(Stage, Stage.id == Offer.stage_id)
        .join(Case, Case.id == Stage.case_id)
        .where(Offer.paid_on.between(*days), Case.void_because.is_(None))
    )
    paid = [(str(reference), int(pence)) for reference, pence in session.execute(own)]
    ordered = (
        select(MoneyOrder.pence)
        .join(Case, Case.id == MoneyOrder.case_id)
        .where(MoneyOrder.paid_on.between(*days), Case.void_because.is_(None))
    )
    pence = sum(session.scalars(ordered))
    return Result(
        measure=measure,
        n=sum(each for _, each in paid),
        d=None,
        in_n=tuple(reference for reference, _ in paid),
        said=f"£{pence / 100:,.2f} besides, as the Ombudsman ordered" if pence else "",
    )


def references(session: Session, ids: Sequence[str]) -> Mapping[str, str]:
    """Return the references of these cases by their ids."""
    wanted = "SELECT id, reference FROM case_ WHERE id IN (SELECT value FROM json_each(?))"
    return dict(SessionRows(session).rows(wanted, (json.dumps(list(ids)),)))


@dataclass(frozen=True, slots=True)
class Behind:
    """The cases behind a result, by reference."""

    in_n: tuple[str, ...]
    in_d: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...]


def behind(session: Session, result: Result, all_: Stages) -> Behind:
    """Return the cases behind a result: in it, counted, and left out with why."""
    if result.counted is None:
        return Behind(result.in_n, result.in_d, result.excluded)
    found = cases_behind(session, result, all_)
    named = references(session, list({*found.in_n, *found.in_d, *(each for _, ids in found.excluded for each in ids)}))

    def called(ids: Sequence[str]) -> Iterator[str]:
        return (each for each in map(named.get, ids) if each)

    out = tuple((each, why) for why, ids in found.excluded for each in called(ids))
    return Behind(tuple(called(found.in_n)), tuple(called(found.in_d)), out)


@dataclass(frozen=True, slots=True)
class CasesBehind:
    """The cases behind a result, by id, so that they are listed; what is left out by why."""

    in_n: tuple[str, ...]
    in_d: tuple[str, ...]
    excluded: tuple[tuple[str, tuple[str, ...]], ...]


def cases_behind(session: Session, result: Result, all_: Stages) -> CasesBehind:
    """Return the cases behind a result."""
    if result.counted is None:
        why: dict[str, list[str]] = {}
        for reference, because in result.excluded:
            why.setdefault(because, []).append(reference)
        lists = (result.in_n, result.in_d, *(tuple(each) for each in why.values()))
        in_n, in_d, *out = (_ids(session, each) for each in lists)
        return CasesBehind(in_n, in_d, tuple(zip(why, out, strict=True)))
    named = all_.cases
    kept = result.kept if result.kept is not None else result.counted
    out_ids = tuple((because, tuple(named[chosen].tolist())) for because, chosen in result.out)
    counted = tuple(named[result.counted].tolist()) if result.d is not None else ()
    return CasesBehind(tuple(named[kept].tolist()), counted, out_ids)


def _ids(session: Session, references_: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for start in range(0, len(references_), 500):
        found += session.scalars(select(Case.id).where(Case.reference.in_(references_[start : start + 500])))
    return tuple(found)


def not_recorded(session: Session, all_: Stages) -> tuple[str, ...]:
    """Return the complaints of which the day of receipt is not recorded: nothing that is counted by it counts them."""
    return tuple(references(session, all_.cases[all_.number("received") == 0].tolist()).values())
