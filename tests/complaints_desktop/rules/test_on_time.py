"""Whether promises were kept in time, by the date that counts (kpis K11); and that no new date makes that better."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.facts.commitments import CommitmentFacts, UpdateFacts
from complaints_desktop.rules.on_time import Kept, kept, on_time
from db.terms import CommitmentState, EndedBy, UpdateKind
from tests.complaints_desktop.facts import a_promise, an_update
from tests.complaints_desktop.rules.test_calendar import CALENDAR

DUE = date(2026, 2, 2)
LATER, EVEN_LATER = date(2026, 2, 16), date(2026, 3, 2)
DAY = timedelta(1)


def moved(on: date, to: date = LATER, *, agreed: bool = True) -> UpdateFacts:
    return an_update(UpdateKind.REDATED, on, new_due_on=to, resident_agreed=agreed)


def tried(on: date) -> UpdateFacts:
    return an_update(UpdateKind.NO_ACCESS, on)


def put_back(on: date, from_: date = LATER, to: date = DUE) -> UpdateFacts:
    """As what is taken back leaves it: nobody was asked."""
    return an_update(UpdateKind.REDATED, on, old_due_on=from_, new_due_on=to)


def agreed(on: date, to: date | None = None) -> UpdateFacts:
    """As an agreement to the date it has is written; by an earlier program with no date."""
    return an_update(UpdateKind.PROGRESS, on, new_due_on=to, resident_agreed=True)


def ended(by: EndedBy, on: date, *said: UpdateFacts) -> dict[str, object]:
    updates = (*said, an_update(UpdateKind.CANCELLED, on))
    return {"state": CommitmentState.CANCELLED, "ended_by": by, "updates": updates}


def not_agreed(on: date) -> UpdateFacts:
    """As an agreement that is taken back leaves it."""
    return an_update(UpdateKind.PROGRESS, on, resident_agreed=False)


def test_the_day_that_counts_is_the_first_unless_another_was_agreed_before_it_passed():
    table = [
        ((), DUE),
        ((moved(DUE),), LATER),
        ((moved(DUE + DAY),), DUE),
        ((moved(DUE, agreed=False),), DUE),
        ((moved(DUE, agreed=False), agreed(DUE)), LATER),
        ((moved(DUE, agreed=False), agreed(DUE + DAY)), DUE),
        # one desk records that they agree to the later date, another moves it again: they agreed to nothing more
        ((moved(DUE, agreed=False), moved(DUE, EVEN_LATER, agreed=False), agreed(DUE, LATER)), LATER),
        ((moved(DUE, agreed=False), agreed(DUE, LATER), moved(DUE, EVEN_LATER, agreed=False)), LATER),
        ((moved(DUE, agreed=False), agreed(DUE + DAY, LATER)), DUE),
        ((moved(DUE, agreed=False), agreed(DUE, LATER), not_agreed(DUE)), DUE),
        ((moved(DUE), moved(LATER, EVEN_LATER)), EVEN_LATER),
        ((moved(DUE), moved(LATER + DAY, EVEN_LATER)), LATER),
        ((moved(DUE, agreed=False), moved(DUE + DAY, EVEN_LATER)), DUE),
        ((moved(DUE - 9 * DAY, DUE - DAY), moved(DUE, EVEN_LATER)), DUE - DAY),
        # what was taken back on its day counts no more, and takes nothing else with it
        ((moved(DUE), put_back(DUE)), DUE),
        ((moved(DUE + DAY), put_back(DUE + DAY)), DUE),
        ((moved(DUE, agreed=False), put_back(DUE)), DUE),
        ((moved(DUE), moved(DUE + DAY, EVEN_LATER), put_back(DUE + DAY, EVEN_LATER, LATER)), LATER),
        ((moved(DUE), moved(DUE, EVEN_LATER, agreed=False), put_back(DUE, EVEN_LATER, LATER)), LATER),
        ((moved(DUE, agreed=False), agreed(DUE), not_agreed(DUE)), DUE),
        ((moved(DUE, agreed=False), agreed(DUE + DAY), not_agreed(DUE + DAY)), DUE),
        ((moved(DUE), put_back(DUE), moved(DUE, EVEN_LATER)), EVEN_LATER),
    ]
    wrong = [
        (said, a_promise(updates=said).counts_on) for said, day in table if a_promise(updates=said).counts_on != day
    ]
    assert wrong == []


def test_an_agreement_is_to_the_date_it_names():
    again = moved(DUE, EVEN_LATER, agreed=False)
    table = [
        ((), DUE, True),
        ((moved(DUE, agreed=False),), LATER, False),
        ((moved(DUE, agreed=False), agreed(DUE)), LATER, True),
        ((moved(DUE, agreed=False), again, agreed(DUE, LATER)), EVEN_LATER, False),
        ((moved(DUE, agreed=False), agreed(DUE, LATER), again), EVEN_LATER, False),
        ((moved(DUE, agreed=False), agreed(DUE, LATER), not_agreed(DUE)), LATER, False),
        ((moved(DUE), put_back(DUE)), DUE, True),
    ]
    wrong = [said for said, due, is_it in table if a_promise(updates=said, due_on=due).agreed is not is_it]
    assert wrong == []


def test_what_became_of_a_promise():
    done = {"state": CommitmentState.COMPLETED}
    table: list[tuple[dict[str, object], date, Kept]] = [
        ({}, DUE, Kept.RUNNING),
        ({}, DUE + DAY, Kept.MISSED),
        ({"work_done_on": DUE}, DUE + DAY, Kept.MISSED),  # nothing shows it yet
        ({**done, "completed_on": DUE}, EVEN_LATER, Kept.ON_TIME),
        ({**done, "completed_on": DUE, "past_hour": False}, DUE, Kept.ON_TIME),
        ({**done, "completed_on": DUE, "past_hour": True}, DUE, Kept.MISSED),  # on its day, hours too late
        ({**done, "completed_on": DUE + DAY}, EVEN_LATER, Kept.MISSED),
        ({"updates": (tried(DUE - DAY), tried(DUE))}, DUE + DAY, Kept.NO_ACCESS),
        ({"updates": (tried(DUE),)}, DUE + DAY, Kept.MISSED),
        ({"updates": (tried(DUE), tried(DUE))}, DUE + DAY, Kept.MISSED),  # one visit, written down twice
        ({"updates": (tried(DUE), tried(DUE + DAY))}, DUE + DAY, Kept.MISSED),
        ({"updates": (tried(DUE), tried(DUE))}, DUE, Kept.RUNNING),
        ({"state": CommitmentState.CANCELLED, "ended_by": EndedBy.US}, DUE - DAY, Kept.MISSED),
        ({"state": CommitmentState.CANCELLED, "ended_by": None}, DUE - DAY, Kept.MISSED),
        (ended(EndedBy.RESIDENT, DUE), EVEN_LATER, Kept.OUT),
        (ended(EndedBy.MISTAKE, DUE), EVEN_LATER, Kept.OUT),
        (ended(EndedBy.NOT_ASKED, DUE + DAY), EVEN_LATER, Kept.OUT),
        # what was missed by then stays so, whoever wants it no more
        (ended(EndedBy.RESIDENT, DUE + DAY), EVEN_LATER, Kept.MISSED),
        (ended(EndedBy.MISTAKE, DUE + DAY), EVEN_LATER, Kept.MISSED),
        (ended(EndedBy.RESIDENT, DUE + DAY, tried(DUE - DAY), tried(DUE)), EVEN_LATER, Kept.NO_ACCESS),
        ({**ended(EndedBy.RESIDENT, DUE + DAY, moved(DUE)), "due_on": LATER}, EVEN_LATER, Kept.OUT),
    ]
    wrong = [(facts, today) for facts, today, became in table if kept(a_promise(**facts), today) is not became]
    assert wrong == []


def test_a_period_says_how_many_more_may_be_missed():
    month = (date(2026, 2, 1), date(2026, 2, 28))
    kept_ = [a_promise(completed_on=DUE, state=CommitmentState.COMPLETED)] * 18
    found = on_time(
        [*kept_, a_promise(), a_promise(updates=(moved(DUE),), due_on=LATER)],
        *month,
        LATER,
        first=False,
        calendar=CALENDAR,
    )
    assert (found.due, found.on_time, found.missed, found.moved, found.slip) == (20, 18, 1, 1, 14.0)
    assert (found.allowed, found.left) == (2, 1)
    honest = on_time(
        [*kept_, a_promise(), a_promise(updates=(moved(DUE),), due_on=LATER)],
        *month,
        LATER,
        first=True,
        calendar=CALENDAR,
    )
    assert (honest.missed, honest.left) == (2, 0)
    tried_twice = a_promise(updates=(tried(DUE - DAY), tried(DUE)))
    shut_out = on_time([*kept_, a_promise(), tried_twice], *month, LATER, first=False, calendar=CALENDAR)
    assert (shut_out.missed, shut_out.no_access, shut_out.left) == (1, 1, 0)
    none = on_time([], *month, LATER, first=True, calendar=CALENDAR)
    assert (none.allowed, none.slip) == (0, 0.0)


def test_what_is_kept_before_its_day_counts_when_its_day_has_come():
    month = (date(2026, 2, 1), date(2026, 2, 28))
    early = a_promise(completed_on=DUE - DAY, state=CommitmentState.COMPLETED)
    ended = a_promise(state=CommitmentState.CANCELLED, ended_by=EndedBy.US)
    table = [(DUE - DAY, (2, 0, 1, 1)), (DUE, (2, 1, 1, 0))]
    for today, counted in table:
        found = on_time([early, ended], *month, today, first=False, calendar=CALENDAR)
        assert (found.due, found.on_time, found.missed, found.running) == counted


def test_what_was_written_down_as_kept_more_than_5_working_days_later_is_said_beside_the_share():
    month, done = (date(2026, 2, 1), date(2026, 2, 28)), {"completed_on": DUE, "state": CommitmentState.COMPLETED}
    monday, tuesday = DUE + 7 * DAY, DUE + 8 * DAY  # the fifth working day, and the sixth
    opened_again = (an_update(UpdateKind.COMPLETED, DUE), an_update(UpdateKind.PROGRESS, monday))
    table = [
        ((), 0),
        ((an_update(UpdateKind.COMPLETED, DUE),), 0),
        ((an_update(UpdateKind.COMPLETED, monday),), 0),
        ((an_update(UpdateKind.COMPLETED, tuesday),), 1),
        ((*opened_again, an_update(UpdateKind.COMPLETED, tuesday)), 1),
    ]
    for said, late in table:
        found = on_time([a_promise(**done, updates=said)], *month, EVEN_LATER, first=False, calendar=CALENDAR)
        assert (found.on_time, found.written_late) == (1, late)
    missed_too = a_promise(
        **{**done, "completed_on": DUE + DAY}, updates=(an_update(UpdateKind.COMPLETED, EVEN_LATER),)
    )
    assert on_time([missed_too], *month, EVEN_LATER, first=False, calendar=CALENDAR).written_late == 0


DAYS = st.integers(-30, 60).map(lambda days: DUE + timedelta(days))
MOVES = st.lists(st.builds(moved, DAYS, DAYS, agreed=st.booleans()), max_size=4).map(
    lambda found: tuple(sorted(found, key=lambda each: each.update_on))
)


@given(done=st.none() | DAYS, moves=MOVES, today=DAYS)
def test_a_new_date_never_improves_the_share_by_the_first_dates(
    done: date | None, moves: tuple[UpdateFacts, ...], today: date
):
    def share(promise: CommitmentFacts) -> tuple[int, int, int]:
        found = on_time([promise], date(2025, 1, 1), date(2027, 1, 1), today, first=True, calendar=CALENDAR)
        return found.due, found.on_time, found.missed

    plain = a_promise(completed_on=done, state=CommitmentState.COMPLETED if done else CommitmentState.OPEN)
    assert share(replace(plain, updates=moves, due_on=moves[-1].new_due_on if moves else DUE)) == share(plain)
