"""Whatever dates a case has, its clocks are those the Code gives, and each explanation adds up to its date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.clocks import clocks
from db.terms import Closing
from tests.complaints_desktop.facts import a_case, a_stage, an_extension
from tests.complaints_desktop.reckoned import LIMITS, Reckoned, explained, later, reckon
from tests.thorough import some

CALENDAR = working_calendar()
YEAR_END, EASTER, CORONATION = date(2025, 12, 20), date(2024, 3, 20), date(2023, 4, 28)
BEGINNINGS = st.sampled_from([YEAR_END, EASTER, CORONATION]) | st.dates(date(2013, 1, 1), date(2027, 6, 1))
NEAR = st.integers(0, 12) | st.integers(0, 120)
SAID = "The surveyor comes on Monday"
REASONS = st.sampled_from([SAID] * 12 + [None, "", "n/a", ".", "TBC"])
GOOD_REASONS = st.sampled_from([None, None, "n/a", SAID])
TOLD = st.sampled_from([-3, 0, 0, 1, 2, 7, 7, 14, 15, None])
FURTHER = st.sampled_from([1, 7, 13, 14, 15, 16, 28, 29, 30, 60])
"""Days from the day an answer was due, to the notice of an extension and to its end."""


def days_after(day: date) -> st.SearchStrategy[date]:
    return NEAR.map(lambda days: day + timedelta(days))


def maybe(day: date) -> st.SearchStrategy[date | None]:
    return st.none() | days_after(day)


@st.composite
def extensions(draw: st.DrawFn, day: date) -> ExtensionFacts:
    """An extension of an answer that is due on `day`."""
    told = draw(TOLD)
    return an_extension(
        day + timedelta(draw(FURTHER)),
        notified_on=None if told is None else day + timedelta(told),
        reason=draw(REASONS),
        good_reason=draw(GOOD_REASONS),
    )


@st.composite
def stages(draw: st.DrawFn, number: int, day: date) -> StageFacts:
    received = draw(maybe(day))
    acknowledged = draw(maybe(received or day))
    responded = draw(maybe(acknowledged or received or day))
    refused = draw(maybe(received or day)) if draw(st.integers(0, 3)) == 3 else None
    return a_stage(
        number,
        received_on=received,
        acknowledged_on=acknowledged,
        responded_on=responded,
        refused_on=refused,
        directed_on=refused and draw(maybe(refused)),
        extensions=tuple(draw(st.lists(extensions(later(acknowledged or day, LIMITS[number][1])), max_size=3))),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[CaseFacts, date]:
    """A complaint with any dates, closed or not, imported or not; and a day on which somebody looks at it."""
    day = draw(BEGINNINGS)
    found = [draw(stages(1, day))]
    if draw(st.booleans()):
        found.append(draw(stages(2, day + timedelta(20))))
    closed = draw(st.none() | st.sampled_from(list(Closing)))
    case = a_case(
        *found,
        expressed_on=draw(maybe(day)),
        import_run_id=draw(st.sampled_from([None, "run"])),
        closed_as=closed,
        closed_on=closed and draw(days_after(day)),
    )
    return case, draw(days_after(day))


@st.composite
def extended(draw: st.DrawFn) -> tuple[CaseFacts, date]:
    """A complaint acknowledged on a day, extended twice or more, answered or not."""
    day, number = draw(BEGINNINGS), draw(st.sampled_from([1, 2]))
    due = later(day, LIMITS[number][1])
    some_of = st.lists(extensions(due), min_size=2, max_size=4)
    responded = draw(st.none() | days_after(due))
    stage = a_stage(
        number, received_on=day, acknowledged_on=day, responded_on=responded, extensions=tuple(draw(some_of))
    )
    return a_case(*([stage] if number == 1 else [a_stage(), stage])), draw(days_after(due))


LIVES = cases() | extended()


def shown(case: CaseFacts, today: date) -> Iterator[Reckoned]:
    for clock in clocks(case, today=today, calendar=CALENDAR):
        yield Reckoned(clock.rule.stage, clock.rule.clock, clock.first_due, clock.due, clock.outcome.value)


OVERTAKEN = a_case(a_stage(received_on=EASTER), a_stage(2, received_on=EASTER + timedelta(13)))


@settings(max_examples=some(100, 20_000), deadline=None)
@given(LIVES)
@example((OVERTAKEN, EASTER + timedelta(60)))
@example((replace(OVERTAKEN, import_run_id="run"), EASTER + timedelta(60)))
def test_no_clock_differs_from_the_one_reckoned_by_another_hand(given_: tuple[CaseFacts, date]):
    case, today = given_
    assert list(shown(case, today)) == list(reckon(case, today))


@settings(max_examples=some(50, 5_000), deadline=None)
@given(LIVES)
def test_every_explanation_adds_up_to_its_date(given_: tuple[CaseFacts, date]):
    case, today = given_
    for clock in clocks(case, today=today, calendar=CALENDAR):
        explained(clock, CALENDAR)
