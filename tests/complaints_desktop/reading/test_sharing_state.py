"""What the foot of the window says of the sharing, at each side of each boundary."""

from datetime import UTC, datetime

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.reading.sharing_state import SharingState, in_words, seen_later
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.sharing.desks import desk_heard
from db.problems import EnvironmentProblem

AT = datetime(2026, 3, 26, 12, 41, tzinfo=UTC)
OFF = EnvironmentProblem("Nothing answers at that address", safe="", do="")


@pytest.mark.parametrize(
    ("state", "problem", "said"),
    [
        (SharingState(), None, "On this desk only"),
        (SharingState(joined=True), None, "Not shared yet"),
        (SharingState(joined=True, last_shared_at=AT), None, "All work shared 12:41"),
        (SharingState(joined=True, last_shared_at=AT, waiting=1), None, "1 change waiting"),
        (SharingState(joined=True, waiting=3), OFF, "3 changes waiting, nothing answers at that address"),
        (SharingState(joined=True, last_shared_at=AT), OFF, "Nothing waiting, nothing answers at that address"),
        (SharingState(joined=True, last_shared_at=AT, clashes=2), None, "2 clashes to settle"),
        (SharingState(joined=True, clashes=1, held=1), OFF, "1 clash and 1 piece of held work to settle"),
    ],
)
def test_the_foot_says_how_it_stands(state: SharingState, problem: EnvironmentProblem | None, said: str) -> None:
    assert in_words(state, problem) == said


def test_it_is_said_before_work_is_given_out_that_others_see_it_only_once_it_is_shared() -> None:
    shared = SharingState(joined=True, last_shared_at=AT)
    assert seen_later(SharingState(), OFF) == "", "who shares with nobody has nobody to wait for"
    assert seen_later(shared, None) == ""
    assert seen_later(shared, OFF).startswith(
        "Others see this only when this desk shares again: nothing answers at that address. "
    )
    assert seen_later(SharingState(joined=True), None).startswith("Others see this only when this desk shares again. ")


@pytest.fixture
def calendar() -> WorkingCalendar:
    return working_calendar([])


@pytest.mark.parametrize(
    ("now", "worth_a_call"),
    [
        (datetime(2026, 3, 27, 9, tzinfo=UTC), False),  # Friday, a working day after
        (datetime(2026, 3, 29, 9, tzinfo=UTC), False),  # Sunday
        (datetime(2026, 3, 30, 9, tzinfo=UTC), True),  # Monday, the second working day
    ],
)
def test_a_desk_is_worth_a_call_after_two_quiet_working_days(
    calendar: WorkingCalendar, now: datetime, worth_a_call: bool
) -> None:
    row = {"code": "K7Q", "officer": "Ann", "last_seen": AT.isoformat(), "waiting": 4, "revoked": False}
    assert desk_heard(row, now, calendar).worth_a_call is worth_a_call


def test_a_revoked_desk_is_never_worth_a_call(calendar: WorkingCalendar) -> None:
    row = {"code": "K7Q", "officer": "Ann", "last_seen": None, "waiting": 0, "revoked": True}
    assert not desk_heard(row, AT, calendar).worth_a_call
