"""The measures from a script: the contract of their JSON, their words, their file, and what is refused."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)
DONE, REFUSED = 0, 2


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report") / "home"
    arguments = ["--home", str(folder), "demo", "--cases", "60", "--seed", "3", "--no-window"]
    assert main(arguments, now=lambda: NOW) == DONE
    return folder


def test_the_report_says_each_measure_with_the_cases_behind_it(home: Path, capsys, tmp_path: Path):
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["--home", str(home), "report", *arguments], now=lambda: NOW)
        return code, *capsys.readouterr()

    code, out, _ = run("kpis", "--from", "2025-04-01", "--by", "team", "--json")
    said = json.loads(out)
    assert code == DONE
    assert said["period"] == {"from": "2025-04-01", "to": "2026-04-13"}
    assert (said["as_of"], said["wrong"], said["not_recorded"]) == ("2026-04-13", [], [])
    by_code = {each["code"]: each for each in said["measures"]}
    answered = by_code["K2"]
    assert answered["n"] == len(answered["in_n"]) > 0
    assert answered["d"] == len(answered["in_d"]) == sum(part["d"] for part in answered["by"])
    assert set(answered["in_n"]) <= set(answered["in_d"])
    assert all(set(each) == {"reference", "because"} for each in answered["excluded"])
    assert by_code["M1"]["n"] + by_code["M2"]["n"] == by_code["M1"]["d"]
    assert by_code["K15"]["n"] is None
    assert by_code["K15"]["said"]

    words = run("kpis")[1]
    assert words.splitlines()[0].startswith("K1       Stage 1 acknowledged within 5 working days")
    assert run("kpis", "--out", str(tmp_path / "numbers.csv"))[0] == DONE
    assert (tmp_path / "numbers.csv").read_text().count("Stage 1 acknowledged") == 1
    assert run("kpis", "--out", str(tmp_path / "numbers.exe"))[0] == REFUSED


def test_a_period_that_cannot_be_is_refused_in_words(home: Path, capsys):
    for given, why in (
        (("--from", "2026-04-10", "--to", "2026-04-01"), "cannot end"),
        (("--from", "2026-04-10", "--as-of", "2026-04-01", "--to", "2026-04-30"), "had not begun"),
    ):
        assert main(["--home", str(home), "report", "kpis", *given], now=lambda: NOW) == REFUSED
        assert why in capsys.readouterr().err


def test_a_pack_is_said_and_written_as_it_would_be_now(home: Path, capsys, tmp_path: Path):
    given = ["--home", str(home), "report", "head", "--from", "2026-04-01", "--out", str(tmp_path / "head.pdf")]
    assert main(given, now=lambda: NOW) == DONE
    assert (tmp_path / "head.pdf").read_bytes().startswith(b"%PDF")
    assert main(given[:-2], now=lambda: NOW) == DONE
    assert "Complaints: monthly report, " in capsys.readouterr().out
    assert main(["--home", str(home), "report", "partner"], now=lambda: NOW) == REFUSED
    assert "--contractor" in capsys.readouterr().err
