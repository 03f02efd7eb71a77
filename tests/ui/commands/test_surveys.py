"""Surveys from a script: previewed, made, written out, sent, taken in, and what the answers say."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.complaints_desktop.exchange.workbook import workbook
from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)


def test_a_survey_goes_its_whole_way_from_a_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> tuple[int, str]:
        code = main(["--home", str(tmp_path / "home"), *map(str, arguments)], now=lambda: NOW)
        return code, capsys.readouterr().out

    run("demo", "--cases", "20", "--seed", "3", "--no-window")
    before = len(json.loads(run("survey", "list", "--json")[1])["surveys"])
    made = ("survey", "make", "Spring", "--closes", "2026-05-15")
    assert run(*made, "--preview")[1].endswith("Nothing is made.\n")
    assert len(json.loads(run("survey", "list", "--json")[1])["surveys"]) == before
    people = json.loads(run(*made, "--json")[1])["people"]
    assert run("survey", "make", "Winter", "--closes", "2026-05-15", "--from", "2026-01-01")[0] == 2
    who = json.loads(run("survey", "who", "Spring", "--json")[1])
    assert who["eligible"] == len(people) == len(who["people"])
    assert sum(who["held_back"].values()) == sum(bool(each["held_back"]) for each in people)
    assert run("survey", "who", "Nothing")[0] == 2

    asked = next(each["reference"] for each in who["people"] if not each["held_because"])
    assert run("survey", "hold", "Spring", asked, "--because", "They are in hospital")[0] == 0
    assert run("survey", "ask", "Spring", asked, "--because", "n/a")[0] == 2
    assert run("survey", "ask", "Spring", asked, "--because", "They are home and would like it")[0] == 0
    for more in ((), ("--again",)):
        assert run("survey", "no-more", asked, *more)[0] == 0

    out = tmp_path / "out"
    assert run("survey", "out", "Spring", out)[0] == 0
    assert {"letters.pdf", "page.pdf", "list.xlsx"} <= {each.name for each in out.iterdir()}
    assert "on record as sent" in run("survey", "sent", "Spring")[1]
    titles, first, *_ = CalamineWorkbook.from_path(out / "list.xlsx").get_sheet_by_index(0).to_python()
    answers = {"Answered on": "13/4/2026", "How they answered": "phone", "The outcome": "Fairly satisfied"}
    back = tmp_path / "back.xlsx"
    filled = [answers.get(str(title), cell) for title, cell in zip(titles, first, strict=True)]
    back.write_bytes(workbook([[str(each) for each in titles], [str(each) for each in filled]]))
    assert run("survey", "in", back, "--preview")[1].endswith(
        "1 row: 1 understood, 0 nothing answered, 0 not understood. Nothing was written.\n"
    )
    assert json.loads(run("survey", "in", back, "--json")[1])["counts"]["understood"] == 1
    said = json.loads(run("survey", "answers", "--wave", "Spring", "--json")[1])
    seen = said["questions"]["outcome"]
    assert (seen["n"], seen["d"], seen["percent"], seen["words"]) == (1, 1, None, "1 of 1")
