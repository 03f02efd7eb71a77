"""The register of rules by a script."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.command_line import main

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
DONE, REFUSED, MISUSED = 0, 2, 2
HEAD = "kind,name,from_on,source,sure,words,pence,per"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules") / "home"
    made = main(["--home", str(folder), "demo", "--cases", "1", "--seed", "3", "--no-window"], now=lambda: NOW)
    assert made == DONE
    return folder


def run(home: Path, *words: str) -> int:
    """Run one command at the record."""
    return main(["--home", str(home), "rules", *words], now=lambda: NOW)


def test_what_holds_on_a_day_is_listed_with_its_source(home, capsys):
    assert run(home, "--on", "2026-03-31", "--json") == DONE
    before = {each["name"] for each in json.loads(capsys.readouterr().out)}
    assert run(home, "--on", "2026-04-01") == DONE
    said = capsys.readouterr().out

    assert "no-power" not in before
    assert "compensation_rate/no-power: No power: £10 a day. From 1 April 2026. Checked 2026-11-24, A: " in said


def test_a_file_is_shown_as_understood_then_taken_in_or_refused_whole(home, tmp_path, capsys):
    path = tmp_path / "rules.csv"
    path.write_text(f"{HEAD}\ncompensation_rate,lift,2027-04-01,guidance,B,No lift,5,week\n", encoding="utf-8")
    assert run(home, "--file", str(path), "--dry-run") == DONE
    assert "line 2: new: No lift: £5 a week" in capsys.readouterr().out
    assert run(home, "--file", str(path)) == DONE
    path.write_text(path.read_text(encoding="utf-8").replace("week", "year"), encoding="utf-8")
    assert run(home, "--file", str(path)) == REFUSED
    capsys.readouterr()
    assert run(home, "--on", "2027-04-01") == DONE
    assert "compensation_rate/lift: No lift: £5 a week." in capsys.readouterr().out
