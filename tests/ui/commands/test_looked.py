"""What a script reads leaves its line, and `looked` shows the lines to who may read them."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)


def seen(out: str) -> list[tuple[str, str, str]]:
    return [(each["what"], each["reference"], each["thing"]) for each in json.loads(out)["looked"]]


def test_reading_commands_leave_lines_that_a_manager_lists_and_takes_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    def run(*arguments: object) -> tuple[int, str]:
        code = main(["--home", str(tmp_path / "home"), *map(str, arguments)], now=lambda: NOW)
        return code, capsys.readouterr().out

    run("demo", "--cases", "1", "--seed", "3", "--no-window")
    reference = json.loads(run("cases", "--query", "Okafor", "--json")[1])["cases"][0]["reference"]
    opened = ("case opened", reference, "")
    before = seen(run("looked", "--json")[1]).count(opened)  # by those of the sample
    run("case", reference)
    run("acts", reference)
    run("document", "export", reference, tmp_path / "case.zip")
    run("letter", reference, "stage1-acknowledgement", "--out", tmp_path / "letter.pdf")
    run("commitments")
    code, out = run("looked", "--json")
    assert code == 0
    lines = seen(out)
    assert set(lines) >= {
        opened,
        ("case taken out", reference, ""),
        ("letter opened", reference, ""),
        ("letter printed or saved", reference, ""),
        ("list taken out", "", "1 row"),
    }
    assert lines.count(opened) == before + 1
    code, out = run("looked", reference, "--from", "2026-04-13", "--to", "2026-04-13", "--out", tmp_path / "who.csv")
    with (tmp_path / "who.csv").open(encoding="utf-8-sig") as table:
        assert next(csv.reader(table)) == ["When", "Who", "Desk", "What", "Case", "Which"]
    assert run("looked", "--from", "13/4/26", "--json")[0] == 2
    assert run("looked", "--by", "Nobody", "--json")[0] == 2
    assert "0 lines" in run("looked", "--to", "2020-01-01")[1]
