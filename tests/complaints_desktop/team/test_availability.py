"""When somebody works: by their pattern, without the halves of days they are away."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.absences import AbsenceFacts
from complaints_desktop.facts.team import OfficerFacts, PatternFacts
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.team.availability import away_on, back_on, capacity, halves, spells
from db.team_terms import Away
from db.terms import Role

CALENDAR = working_calendar()
MONDAY = date(2026, 11, 30)
CHRISTMAS = date(2026, 12, 25)


def day(number: int) -> date:
    """Return a day by how far it is from the Monday."""
    return MONDAY + timedelta(number)


def away(first: int, last: int | None, **said: object) -> AbsenceFacts:
    ends = None if last is None else day(last)
    return AbsenceFacts(id="a", officer_id="ann", kind=Away.PLANNED, from_on=day(first), to_on=ends, **said)


def worker(*absences: AbsenceFacts, role: Role = Role.RESOLUTION_OFFICER, **said: object) -> WorkerFacts:
    return WorkerFacts(officer=OfficerFacts(id="ann", name="Ann Lee", role=role), absences=absences, **said)


def pattern(first: int, halves_: tuple[int, ...], share: int = 100) -> PatternFacts:
    days = dict(zip(("monday", "tuesday", "wednesday", "thursday", "friday"), halves_, strict=True))
    return PatternFacts(id="p", from_on=day(first), share=share, **days)


def worked(who: WorkerFacts, days: int = 7) -> str:
    """Return the halves of the days from the Monday on, one digit a day."""
    return "".join(str(halves(who, day(each), CALENDAR)) for each in range(days))


def test_the_halves_somebody_works():
    table = [
        ((), {}, "2222200"),
        ((away(1, 2),), {}, "2002200"),
        ((away(1, 2, from_midday=True),), {}, "2102200"),
        ((away(1, 2, to_midday=True),), {}, "2012200"),
        ((away(1, 1, from_midday=True),), {}, "2122200"),
        ((away(1, 1, to_midday=True),), {}, "2122200"),
        ((away(1, None),), {}, "2000000"),
        ((away(0, 1), away(1, 3)), {}, "0000200"),
        ((away(1, 1, to_midday=True), away(1, 1, from_midday=True)), {}, "2022200"),
        ((away(-14, -14, every_weeks=1, until_on=day(30)),), {}, "0222200"),
        ((away(-14, -14, every_weeks=2, until_on=day(-1)),), {}, "2222200"),
        ((away(-7, -7, every_weeks=2, until_on=day(30)),), {}, "2222200"),
        ((), {"patterns": (pattern(-30, (2, 0, 1, 2, 0)),)}, "2012000"),
        ((), {"patterns": (pattern(-30, (2, 2, 2, 2, 2)), pattern(2, (0, 0, 1, 1, 1)))}, "2211100"),
        ((), {"patterns": (pattern(2, (0, 0, 0, 0, 0)),)}, "2200000"),
        ((away(0, 0, from_midday=True),), {"patterns": (pattern(-30, (1, 2, 2, 2, 2)),)}, "1222200"),
        ((), {"joined_on": day(2)}, "0022200"),
        ((), {"left_on": day(2)}, "2200000"),
    ]
    for absences, said, expected in table:
        assert worked(worker(*absences, **said)) == expected, (absences, said)


def test_nobody_works_on_a_bank_holiday():
    assert halves(worker(), CHRISTMAS, CALENDAR) == 0


def test_a_half_day_away_is_not_a_day_away():
    assert away_on(worker(away(1, 1, from_midday=True)), day(1)) is None
    assert away_on(worker(away(1, 1)), day(1)) == away(1, 1)
    assert away_on(worker(away(1, 2)), day(3)) is None


def test_somebody_is_back_on_the_first_day_they_work_again():
    assert back_on(worker(away(1, 4)), day(1), CALENDAR) == day(7)
    assert back_on(worker(away(1, None)), day(1), CALENDAR) is None
    assert back_on(worker(away(0, 1), patterns=(pattern(-30, (2, 2, 0, 0, 2)),)), day(0), CALENDAR) == day(4)


def test_what_somebody_can_carry_is_their_part_of_a_full_load():
    weeks = (day(0), day(11))
    table = [
        (worker(), 100),
        (worker(away(0, 4)), 50),
        (worker(away(0, None)), 0),
        (worker(patterns=(pattern(-30, (2, 2, 1, 0, 0)),)), 50),
        (worker(patterns=(pattern(-30, (2, 2, 2, 2, 2), share=60),)), 60),
        (worker(role=Role.TEAM_LEADER), 30),
        (worker(role=Role.AUDITOR), 0),
        (worker(role=Role.of_row("complaints wizard")), 0),
        (worker(role=Role.HEAD, patterns=(pattern(-30, (2, 2, 2, 2, 2), share=10),)), 10),
    ]
    for who, expected in table:
        assert capacity(who, *weeks, CALENDAR, full=100) == expected, who


spell = st.builds(
    away,
    st.integers(-20, 20),
    st.none(),
    from_midday=st.booleans(),
)


@given(st.lists(spell, max_size=3), st.integers(-20, 20))
def test_another_absence_never_gives_anybody_more_time(absences: list[AbsenceFacts], number: int):
    without, more = worker(*absences[:-1]), worker(*absences)
    assert halves(more, day(number), CALENDAR) <= halves(without, day(number), CALENDAR)


def test_what_comes_again_for_a_century_is_asked_of_a_day_at_once_and_a_row_that_cannot_be_stops_nobody():
    short = away(-9_000, -9_000, every_weeks=1, until_on=date(2099, 12, 31))
    long = away(-9_000, 26_000, every_weeks=1)
    for absence in (short, long, away(-9_000, None, every_weeks=1), away(0, 0, every_weeks=0)):
        assert 1 <= len(list(spells(absence, day(0), day(6)))) <= 2
    assert list(spells(away(0, 0, every_weeks=-1), day(1), day(6))) == []


@given(first=st.integers(-400, 20), length=st.integers(0, 6), every=st.integers(1, 12), until=st.integers(-100, 60))
def test_what_comes_again_is_each_time_of_it_that_touches_the_days(first: int, length: int, every: int, until: int):
    absence = away(first, first + length, every_weeks=every, until_on=day(until))
    times = range(first, min(until, 20) + 1, 7 * every)
    found = [each.first[0] for each in spells(absence, day(0), day(20))]
    assert found == [day(each) for each in times if each + length >= 0]
