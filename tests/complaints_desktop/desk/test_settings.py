"""Settings of a newer program: the unknown is kept and passed over, the unreadable gives way with a notice."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.actions import settings as acts
from complaints_desktop.actions.commitments import promise
from complaints_desktop.desk.settings import DECLARED, LandlordDetails, Settings, settings_on
from complaints_desktop.forms.commitments import Promise
from complaints_desktop.office import Office
from complaints_desktop.reading.setting_versions import versions_on
from complaints_desktop.rules.clocks import ClockName, Target
from complaints_desktop.rules.risk import Weights
from db.model import Setting
from db.problems import EnvironmentProblem
from db.record.local import Record
from db.terms import Dependency
from tests.complaints_desktop.office import KEY
from tests.complaints_desktop.office import Office as Bench

TODAY = date(2026, 3, 26)
LANDLORD = {"name": "A Landlord", "phone": "01632 960100"}
HOMES = {"year_end": "2025-03-31", "stock_type": "low-cost rent", "number": 5000}
TARGET = {"name": "Two days", "clock": "acknowledge", "stage": 1, "limit": 2, "from_receipt": True}


def write(office: Bench, name: str, value: Any, from_on: date = TODAY) -> None:
    """Write a version as another program did."""
    with office.working() as session:
        session.add(Setting(name=name, value=value, from_on=from_on, set_at=office.desk.now))


def raw(office: Bench, name: str) -> Any:
    found = office.record.rows(f"SELECT value FROM setting WHERE name = '{name}' ORDER BY id DESC LIMIT 1")
    return json.loads(found[0][0])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("landlord", {**LANDLORD, "fax": "1"}),
        ("targets", {"targets": [{**TARGET, "colour": "red"}], "more": 1}),
        ("event_day", {"event_day": 1, "because": "stricter"}),
        ("weights", {"not_started": 2, "weather": 3, "dependency": {"contractor": 2, "a robot": 5}}),
    ],
)
def test_a_key_nobody_here_knows_is_passed_over(office: Bench, name: str, value: dict[str, Any]):
    write(office, name, value)
    found = settings_on(office.record, TODAY)
    assert found.unread == ()
    assert getattr(found, name) != getattr(settings_on(office.record, TODAY - timedelta(1)), name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("landlord", []),
        ("landlord", {"name": 7}),
        ("landlord", {"name": "x" * 201}),
        ("landlord", {"colour": "url(x)"}),
        ("targets", {}),
        ("targets", {"targets": {"name": 1}}),
        ("targets", {"targets": [{**TARGET, "limit": 0}]}),
        ("targets", {"targets": [{**TARGET, "limit": "2"}]}),
        ("event_day", {"event_day": 2}),
        ("event_day", {"event_day": True}),
        ("weights", {"critical_from": "15"}),
        ("weights", {"not_started": -1}),
        ("weights", {"often_late_below": 2}),
        ("weekly", {"resolution officer": {"answered": 101}}),
        ("homes", {"years": [{**HOMES, "number": 0}]}),
    ],
)
def test_a_value_that_cannot_be_read_gives_way_to_the_version_before_and_says_so(office: Bench, name: str, value: Any):
    write(office, name, value)
    (unread,) = settings_on(office.record, TODAY).unread
    assert "the program's own holds meanwhile" in str(unread)
    good = {"landlord": LANDLORD, "targets": {"targets": [TARGET]}, "event_day": {"event_day": 1}}
    good["homes"] = {"years": [HOMES]}
    good["weekly"] = {"resolution officer": {"answered": 90}}
    before = good.get(name, {"not_started": 2})
    write(office, name, before, TODAY - timedelta(3))
    found = settings_on(office.record, TODAY)
    assert getattr(found, name) == DECLARED[name](before)
    assert str(found.unread[0]).startswith(f"The setting “{name}” of 26 March 2026 cannot be read by this program")
    assert "the version of 23 March 2026 holds meanwhile" in str(found.unread[0])
    with office.record.reading() as session:
        assert versions_on(session, TODAY)[name].from_on == TODAY - timedelta(3)


def test_saving_from_this_program_loses_nothing_of_what_a_newer_one_keeps(office: Bench):
    write(office, "landlord", {**LANDLORD, "fax": "1"})
    write(office, "event_day", {"event_day": 0, "because": "custom"})
    hear = {"name": "Hear in an hour", "clock": "hear", "stage": 1, "limit": 0, "hours": 1}
    moons = {**TARGET, "name": "A moon", "unit": "moons"}
    write(office, "targets", {"targets": [{**TARGET, "colour": "red"}, hear, moons], "order": "mine"})
    write(office, "weights", {"weather": 3, "dependency": {"a robot": 5}})
    write(office, "homes", {"years": [{**HOMES, "return": "SDR"}, {**HOMES, "stock_type": "moorings"}], "by": "us"})
    with office.working() as session:
        acts.change_landlord(session, office.desk, details=LandlordDetails(name="Another", phone="1"))
        acts.change_setting(session, office.desk, name="event_day", value={"event_day": 1})
        target = Target("Two days", ClockName.ACKNOWLEDGE, 1, 3)
        acts.change_targets(session, office.desk, targets=[target])
        acts.change_weights(session, office.desk, weights=Weights(not_started=4))
        years = settings_on(office.record, TODAY).homes
        acts.change_homes(session, office.desk, years=[*years, replace(years[0], year_end=date(2024, 3, 31))])
    assert (raw(office, "landlord")["fax"], raw(office, "landlord")["name"]) == ("1", "Another")
    assert raw(office, "event_day") == {"event_day": 1, "because": "custom"}
    assert raw(office, "targets") == {
        "targets": [{**TARGET, "limit": 3, "colour": "red"}, hear, moons],
        "order": "mine",
    }
    assert (raw(office, "weights")["weather"], raw(office, "weights")["dependency"]["a robot"]) == (3, 5)
    kept = raw(office, "homes")
    assert (kept["by"], [each.get("return") for each in kept["years"]]) == ("us", ["SDR", None, None])
    assert [each["stock_type"] for each in kept["years"]] == ["low-cost rent", "moorings", "low-cost rent"]
    found = settings_on(office.record, TODAY)
    assert (found.event_day, found.targets, found.weights.not_started) == (1, (target,), 4)


def test_weights_are_asked_for_by_the_day_and_a_later_version_changes_no_earlier_one(office: Bench):
    days = [TODAY - timedelta(n) for n in (20, 10, 3)]
    for points, from_on in zip((2, 3), days, strict=False):
        write(office, "weights", {"not_started": points}, from_on=from_on)
    write(office, "weights", {"not_started": "many"}, from_on=days[2])  # which no desk can read
    found = settings_on(office.record, TODAY)
    table = ((21, 1), (20, 2), (11, 2), (10, 3), (0, 3))
    assert [found.weights_on(TODAY - timedelta(n)).not_started for n, _ in table] == [points for _, points in table]
    assert Settings(weights=Weights(not_started=5)).weights_on(TODAY).not_started == 5


def test_a_dependency_that_is_not_named_keeps_its_points(office: Bench):
    write(office, "weights", {"dependency": {"contractor": 4}})
    points = settings_on(office.record, TODAY).weights.dependency
    assert points == {**Weights().dependency, Dependency.CONTRACTOR: 4}


SHAPES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["targets", "name", "clock"]), inner),
    max_leaves=8,
)


@given(name=st.sampled_from(sorted(DECLARED)), value=SHAPES)
def test_whatever_json_a_setting_holds_something_holds(name: str, value: Any):
    class Rows:
        def rows(self, _sql: str, _params: object = ()) -> list[tuple[str, str, str]]:
            return [(name, json.dumps(value), "2026-03-26"), ("of next year", "[]", "2026-03-26")]

    found = settings_on(Rows(), TODAY)  # type: ignore[arg-type]  # all that is asked of a record
    assert [each.name for each in found.unread] in ([], [name])


@pytest.mark.parametrize("year", [1999, 2100, 2101])
def test_a_clock_that_cannot_be_right_is_said_and_nothing_is_written(template: Path, tmp_path: Path, year: int):
    path = tmp_path / "record.db"
    path.write_bytes(template.read_bytes())
    with Record.open(path, KEY) as record:
        record.now = lambda: datetime(2026, 3, 26, 12, tzinfo=UTC)
        Office(record, user="Test Officer").start_day()
        before = record.rows("SELECT derived_on FROM desk")
        record.now = lambda: datetime(year, 5, 5, 12, tzinfo=UTC)
        with pytest.raises(EnvironmentProblem, match=f"clock says 5 May {year}"):
            Office(record, user="Test Officer").start_day()
        assert record.rows("SELECT derived_on FROM desk") == before


@pytest.mark.parametrize("year", [2000, 2029, 2099])
def test_a_day_past_the_known_bank_holidays_still_begins(template: Path, tmp_path: Path, year: int):
    path = tmp_path / "record.db"
    path.write_bytes(template.read_bytes())
    with Record.open(path, KEY) as record:
        day = [datetime(2026, 3, 26, 12, tzinfo=UTC)]
        record.now = lambda: day[0]
        office = Office(record, user="Test Officer")
        bench = Bench(record, office.desk())
        case_id = bench.log(TODAY)
        with bench.working() as session:
            made = Promise(
                what="Repair it", owner="Repairs", due_on=date(2026, 4, 24), impact=2, how_you_will_know="We will ring"
            )
            promise(session, bench.desk, case_id=case_id, typed=made)
        day[0] = datetime(year, 5, 5, 12, tzinfo=UTC)
        later = Office(record, user="Test Officer")
        assert later.start_day()
        assert record.rows("SELECT derived_on FROM desk") == [(f"{year}-05-05",)]
