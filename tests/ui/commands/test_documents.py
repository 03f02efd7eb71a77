"""Documents by a script: attached, listed and taken out, and refused in words with nothing written."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.complaints_desktop.documents import hostile
from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)


def test_a_file_is_attached_listed_and_taken_out_and_a_program_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    def run(*arguments: object) -> tuple[int, str]:
        code = main(["--home", str(tmp_path / "home"), *map(str, arguments)], now=lambda: NOW)
        return code, capsys.readouterr().out

    run("demo", "--cases", "1", "--seed", "3", "--no-window")
    reference = json.loads(run("cases", "--query", "Okafor", "--json")[1])["cases"][0]["reference"]
    good, bad = tmp_path / "mail.eml", tmp_path / "letter.pdf"
    good.write_bytes(hostile.email())
    bad.write_bytes(hostile.old_office())
    assert run("document", "add", reference, good) == (0, "Attached. The case has 2 documents.\n")
    code, out = run("document", "add", reference, bad, "--json")
    assert (code, json.loads(out)["field"]) == (2, "file")
    code, out = run("document", "list", reference, "--json")
    assert [each["title"] for each in json.loads(out)["documents"]] == ["The leak", "what I wrote"]
    assert run("document", "export", reference, tmp_path / "case.zip")[0] == 0
    with ZipFile(tmp_path / "case.zip") as packed:
        assert "documents/01 The leak.eml" in packed.namelist()
    assert run("document", "export", reference, tmp_path / "case", "--folder")[0] == 0
    assert (tmp_path / "case" / "documents" / "01 The leak.eml").read_bytes() == hostile.email()
    assert run("document", "index")[1].endswith("documents are searched from now on.\n")
    assert json.loads(run("cases", "--query", "dripped since", "--json")[1])["cases"][0]["reference"] == reference
