"""Published decisions lived again by acts and letters, each on its day: the clocks say what the Ombudsman counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.rules.outcomes import Outcome
from tests.complaints_desktop.lived import Life, staffed
from tests.complaints_desktop.ways import onward


def moved(life: Life, day: date) -> None:
    life.move((day - life.today).days)


def go(life: Life, day: str) -> None:
    """Do on that day what comes next; nothing of it is refused."""
    moved(life, date.fromisoformat(day))
    for name, said, which in onward(life):
        refused = life.letter(name) if name.startswith("stage") else life.act(name, said, str(which or ""))
        assert refused is None, refused


def standing(life: Life) -> Iterator[tuple[int, str, int | None, Outcome]]:
    for clock in clocks_of(life.case, life.office.desk):
        if clock.rule.law == "Code":
            yield clock.rule.stage, clock.rule.clock, clock.taken, clock.outcome


@pytest.fixture
def lived(template: Path, tmp_path: Path) -> Iterator[list[Life]]:
    lives: list[Life] = []
    yield lives
    for life in lives:
        life.office.record.close()


def begun(lived: list[Life], template: Path, folder: Path, received: str, logged: str) -> Life:
    office = staffed(template, folder, date.fromisoformat(logged))
    lived.append(Life(office, office.log(date.fromisoformat(received))))
    return lived[0]


def test_hounslow_acknowledged_a_day_late_and_answered_in_time(lived, template: Path, tmp_path: Path):
    life = begun(lived, template, tmp_path, "2025-03-04", "2025-03-05")
    go(life, "2025-03-12")
    go(life, "2025-03-25")
    assert list(standing(life)) == [(1, "acknowledge", 6, Outcome.LATE), (1, "respond", 9, Outcome.MET)]


def test_peabody_knew_for_42_days_and_took_73_to_acknowledge_stage_2(lived, template: Path, tmp_path: Path):
    life = begun(lived, template, tmp_path, "2024-04-04", "2024-06-05")
    go(life, "2024-06-05")
    go(life, "2024-06-21")
    go(life, "2024-07-18")
    go(life, "2024-10-30")
    assert list(standing(life)) == [
        (1, "acknowledge", 42, Outcome.LATE),
        (1, "respond", 12, Outcome.LATE),
        (2, "acknowledge", 73, Outcome.LATE),
        (2, "respond", None, Outcome.RUNNING),
    ]


@pytest.mark.parametrize(
    ("told", "outcome"), [("2024-01-11", Outcome.EXTENDED), ("2024-01-12", Outcome.LATE), ("", Outcome.LATE)]
)
def test_rochdales_stage_2_of_40_days_is_late_unless_extended_by_20_and_told_by_the_20th(
    lived, template: Path, tmp_path: Path, told: str, outcome: Outcome
):
    """Requested on 11 December 2023, answered on 8 February 2024; had it been acknowledged, and extended."""
    life = begun(lived, template, tmp_path, "2023-11-24", "2023-11-24")
    for day in ("2023-11-24", "2023-12-08", "2023-12-11", "2023-12-11"):
        go(life, day)
    if told:
        moved(life, date.fromisoformat(told))
        refused = life.act("extend", {"due_on": "2024-02-08"})
        assert (refused is None) == (outcome is Outcome.EXTENDED)
        assert refused or life.letter("stage2-extension") is None
    go(life, "2024-02-08")
    assert list(standing(life))[2:] == [(2, "acknowledge", 0, Outcome.MET), (2, "respond", 40, outcome)]
