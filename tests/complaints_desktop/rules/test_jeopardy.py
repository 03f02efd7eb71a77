"""The levels of a promise in jeopardy (commitments 4.5): each at its boundary, answered once, none passed over."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.follow_through import LevelAnswerFacts
from complaints_desktop.rules.jeopardy import LEVELS, Jeopardy, answered_at, asked, jeopardy, level_answered
from complaints_desktop.rules.risk import Weights, risk
from complaints_desktop.rules.risk_history import as_at, standing_since
from db.terms import TAKEN_BACK, CommitmentSource, Hazard, Readiness, Role, UpdateKind
from tests.complaints_desktop.facts import OFFICER, a_case, a_promise, an_update

CALENDAR = working_calendar()
DUE = date(2026, 2, 2)  # a Monday


def level(promise: CommitmentFacts, today: date, *, missed: bool = False) -> int:
    told = replace(promise, updates=(an_update(UpdateKind.PROGRESS, today),)) if not promise.updates else promise
    found = risk(told, missed=missed, today=today, calendar=CALENDAR, weights=Weights())
    return jeopardy(told, found, missed=missed).level


def test_each_level_begins_where_the_document_says():
    small, order = a_promise(impact=1), a_promise(impact=1, source=CommitmentSource.ORDER)
    idle, done = replace(small, started_on=None), replace(small, work_done_on=DUE)
    table = [
        ("started, five days left", small, date(2026, 1, 26), False, 0),
        ("not started, six days left", idle, date(2026, 1, 23), False, 0),
        ("not started, five days left", idle, date(2026, 1, 26), False, 1),
        ("booked, five days left", replace(idle, appointment_on=DUE), date(2026, 1, 26), False, 0),
        ("three days left", small, date(2026, 1, 28), False, 0),
        ("two days left", small, date(2026, 1, 29), False, 2),
        ("on the day", small, DUE, False, 2),
        ("the work done, on the day", done, DUE, False, 0),
        ("the work done in time, unproved after it", done, date(2026, 2, 3), False, 1),
        ("the work done late, unproved", replace(done, work_done_on=date(2026, 2, 3)), date(2026, 2, 3), False, 3),
        ("the day after", small, date(2026, 2, 3), False, 3),
        ("four days overdue", small, date(2026, 2, 6), False, 3),
        ("five days overdue", small, date(2026, 2, 9), False, 4),
        ("the second miss", small, date(2026, 2, 3), True, 4),
        ("an order, the day after", order, date(2026, 2, 3), False, 4),
        ("an order, six days before", order, date(2026, 1, 23), False, 0),
        ("an order, five days before", order, date(2026, 1, 26), False, 2),
        ("a hazard, the day after", replace(small, hazard=Hazard.SIGNIFICANT), date(2026, 2, 3), False, 4),
        ("high, well before", replace(small, impact=5, updates=()), date(2026, 1, 16), True, 1),
    ]
    wrong = [(what, level(each, day, missed=m)) for what, each, day, m, at in table if level(each, day, missed=m) != at]
    assert wrong == []


def answer(at: int, on: date, due: date = DUE) -> LevelAnswerFacts:
    said = {"answer": "The contractor comes on Friday", "told": "Everybody named", "answered_by": OFFICER}
    return LevelAnswerFacts(id=f"{at}{on}", commitment_id="promise", level=at, due_on=due, answered_on=on, **said)


def ask(at: int, *answers: LevelAnswerFacts, today: date, since: date | None = None):
    reached = Jeopardy(level=at, because="")
    return asked(a_promise(), reached, answers, since=since or today, today=today, calendar=CALENDAR)


def test_a_level_is_answered_once_and_by_its_day():
    friday = date(2026, 1, 30)
    found = ask(1, today=friday)
    assert (found.answer_by, found.lower_unanswered) == (DUE, ())
    assert ask(2, today=friday).answer_by == friday
    assert ask(3, today=date(2026, 1, 31)).answer_by == DUE  # a Saturday
    assert ask(2, answer(2, friday), today=friday) is None
    assert ask(1, answer(2, friday), today=friday) is None
    assert ask(3, answer(1, friday), today=friday).lower_unanswered == (2,)
    assert ask(2, answer(2, friday, due=date(2026, 1, 20)), today=friday) is not None  # of the date before
    assert ask(0, today=friday) is None


def test_level_4_is_answered_anew_every_working_day():
    friday = date(2026, 1, 30)
    said = answer(4, friday)
    assert ask(4, said, today=friday) is None
    assert ask(4, said, today=date(2026, 2, 1)) is None  # a Sunday
    found = ask(4, said, today=DUE, since=friday)
    assert (found.since, found.answer_by) == (DUE, DUE)
    assert ask(4, answer(4, DUE), today=friday) is None  # by a desk whose clock is ahead


def test_once_the_resident_says_that_it_is_not_done_the_levels_begin_again():
    monday, tuesday, friday = DUE, DUE + timedelta(1), date(2026, 1, 30)
    kept, again, undone = (
        an_update(UpdateKind.COMPLETED, monday),
        an_update(UpdateKind.PROGRESS, tuesday, text="Open again: the resident says it is not done."),
        an_update(UpdateKind.PROGRESS, monday, text=f"{TAKEN_BACK}: “Kept.”"),
    )
    for updates, said_on, stands in (
        ((), friday, True),
        ((kept, again), friday, False),
        ((kept, again), monday, False),
        ((kept, again), tuesday, True),
        ((kept, undone), friday, True),
        ((kept, undone, again), friday, True),
    ):
        promise = a_promise(updates=updates)
        assert level_answered(promise, [answer(3, said_on)]) == (3 if stands else 0), (updates, said_on)


def test_a_level_is_answered_by_who_is_told_at_it_or_above_or_by_anybody_where_nobody_is_there_to_be_told():
    officer, leader, manager, head, ombudsman = (
        *(Role.RESOLUTION_OFFICER, Role.TEAM_LEADER),
        *(Role.COMPLAINTS_MANAGER, Role.HEAD, Role.OMBUDSMAN_OFFICER),
    )
    everybody = {officer, leader, manager, head, ombudsman}
    table = [
        (officer, everybody, [1, 1, 1, 1]),
        (leader, everybody, [1, 2, 2, 2]),
        (manager, everybody, [1, 2, 3, 3]),
        (head, everybody, [1, 2, 3, 4]),
        (ombudsman, everybody, [1, 2, 3, 4]),
        (officer, {officer}, [1, 2, 3, 4]),
        (officer, {officer, manager}, [1, 2, 2, 4]),
        (leader, {officer, leader, head}, [1, 2, 3, 3]),
    ]
    wrong = [
        (role, there)
        for role, there, levels in table
        if [answered_at(reached, role, there) for reached in LEVELS] != levels
    ]
    assert wrong == []


DAYS = st.integers(0, 40).map(lambda days: DUE + timedelta(days))


@given(reached=st.lists(st.integers(0, 4), min_size=1, max_size=12), order=st.randoms())
def test_no_level_is_asked_twice_or_passed_over_whatever_the_order_two_desks_answer_in(reached: list[int], order):
    """Day by day a promise stands at some level, and what is asked is answered; answers arrive in any order."""
    said: list[LevelAnswerFacts] = []
    seen: list[int] = []
    for days, at in enumerate(reached):
        day = DUE + timedelta(days)
        order.shuffle(said)
        found = ask(at, *said, today=day)
        if found is None:
            assert at == 0 or at <= max(each.level for each in said)
            continue
        assert at == 4 or at not in seen
        assert set(found.lower_unanswered) == set(range(1, at)) - set(range(max(seen, default=0) + 1))
        said.append(answer(at, day))
        seen.append(at)


def test_every_level_above_none_says_who_is_told_and_what_must_happen():
    assert sorted(LEVELS) == [1, 2, 3, 4]
    assert all(row.told and row.must and row.roles for row in LEVELS.values())
    for level, by in (
        (1, "within 1 working day"),
        (2, "on the same day"),
        (3, "on the same day"),
        (4, "each working day"),
    ):
        asks = Jeopardy(level=level, because="its date has passed").asks
        assert asks.endswith(f"To be told: {LEVELS[level].told}. Say what is done {by}.")
        assert "MRC" not in asks
        assert ("the MRC hears" in Jeopardy(level=level, because="", order=True).asks) is (level == 4)


def test_what_is_said_in_updates_is_not_known_before_them_nor_how_far_it_came_once_more_was_said():
    first, last = date(2026, 1, 12), date(2026, 1, 20)
    updates = tuple(an_update(UpdateKind.PROGRESS, day) for day in (first, last))
    told = a_promise(updates=updates, appointment_on=date(2026, 1, 30), readiness=Readiness.BOOKED)
    for days, booked, ready in ((-1, False, None), (0, True, None), (7, True, None), (8, True, Readiness.BOOKED)):
        then = as_at(told, first + timedelta(days))
        assert (then.appointment_on is not None, then.readiness) == (booked, ready)
    brought = replace(told, updates=())  # by an import: nothing says since when
    assert as_at(brought, first) == brought


def test_the_day_since_which_it_stands_at_its_level_is_found_from_the_record():
    def judge(case, commitment, day):
        return risk(commitment, missed=False, today=day, calendar=CALENDAR, weights=Weights())

    promise = a_promise(impact=1, updates=(an_update(UpdateKind.PROGRESS, date(2026, 1, 20)),))
    case = a_case(commitments=(promise,))
    now, since = standing_since(case, promise, date(2026, 1, 30), CALENDAR, judge)
    assert (now.level, since) == (2, date(2026, 1, 29))
    now, since = standing_since(case, promise, date(2026, 2, 5), CALENDAR, judge)
    assert (now.level, since) == (3, date(2026, 2, 3))
    moved = an_update(UpdateKind.REDATED, date(2026, 2, 5), new_due_on=date(2026, 2, 6), resident_agreed=True)
    later = replace(promise, due_on=date(2026, 2, 6), updates=(*promise.updates, moved))
    now, since = standing_since(a_case(commitments=(later,)), later, date(2026, 2, 6), CALENDAR, judge)
    assert (now.level, since) == (2, date(2026, 2, 5))
