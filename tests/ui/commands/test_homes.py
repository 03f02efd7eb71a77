"""The list of homes brought in by a script."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)
DONE, REFUSED = 0, 2


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("homes") / "home"
    made = main(["--home", str(folder), "demo", "--cases", "2", "--seed", "3", "--no-window"], now=lambda: NOW)
    assert made == DONE
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "homes.csv"
    path.write_text("uprn,address\n10001,1 Alder Court\nabc,2 Alder Court\n", encoding="utf-8")
    return path


def test_a_dry_run_says_what_would_come_of_each_row(home, table, capsys):
    table.write_text(table.read_text(encoding="utf-8").replace("10001", "20001"), encoding="utf-8")  # in no other list
    assert main(["--home", str(home), "homes", str(table), "--dry-run", "--json"], now=lambda: NOW) == DONE
    said = json.loads(capsys.readouterr().out)
    assert said["counts"] == {"new": 1, "changed": 0, "the same": 0, "invalid": 1}
    assert said["dry_run"]
    assert [row["line"] for row in said["rows"]] == [2, 3]


def test_what_is_sound_comes_in_and_what_is_not_is_said_in_words(home, table, capsys):
    assert main(["--home", str(home), "homes", str(table)], now=lambda: NOW) == DONE
    assert capsys.readouterr().out.splitlines() == [
        "2 homes: 1 new, 0 changed, 0 the same, 1 invalid.",
        "line 3: uprn: “abc” is no UPRN. Give its digits, 12 at most.",
    ]
    assert main(["--home", str(home), "homes", str(table)], now=lambda: NOW) == DONE
    assert capsys.readouterr().out.startswith("2 homes: 0 new, 0 changed, 1 the same, 1 invalid.")


def test_a_file_of_something_else_is_refused(home, tmp_path, capsys):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["--home", str(home), "homes", str(tmp_path / "other.csv"), "--json"], now=lambda: NOW) == REFUSED
    assert json.loads(capsys.readouterr().out)["refused"].startswith("other.csv is not a table of homes")
