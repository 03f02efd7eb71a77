"""The wording of letters from a script."""

import json
from pathlib import Path

import pytest

from complaints_desktop.letters.wordings import section_text
from ui.command_line import main

CHANGES = ("stage1-response", "changes")


def test_the_wording_is_shown_checked_written_and_taken_out_without_a_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    def said(*words: str) -> tuple[int, str]:
        code = main(["--home", str(tmp_path / "home"), "wording", *words])
        return code, capsys.readouterr().out

    assert "stage1-response  stage2  locked" in said("stage1-response")[1]
    text = tmp_path / "text.md"
    text.write_text(section_text(*CHANGES).replace("{{changes}}", ""), encoding="utf-8")
    code, out = said(*CHANGES, "--text", str(text), "--dry-run")
    assert (code, "is missing" in out) == (2, True)
    text.write_text(section_text(*CHANGES).replace("What we are", "What we will be"), encoding="utf-8")
    assert said(*CHANGES, "--text", str(text), "--why", "Plainer.")[0] == 0
    assert "Plainer." in said(*CHANGES, "--history")[1]
    out_file = tmp_path / "set.json"
    assert said("--out", str(out_file))[0] == 0
    (section,) = json.loads(out_file.read_text(encoding="utf-8"))["sections"]
    assert "What we will be changing" in section["text"]
    assert said(*CHANGES, "--ours", "--why", "Back.")[0] == 0
    assert "changes: changed" in said("--file", str(out_file), "--dry-run")[1]
    assert said("--file", str(out_file), "--why", "Again.")[0] == 0

    received = ("receipt", "received")
    text.write_text(section_text(*received).replace("\n\n", "\n\nPlease keep this letter.\n\n", 1), encoding="utf-8")
    assert (
        "adds beside what the Code asks: “Please keep this letter.”"
        in said(*received, "--text", str(text), "--dry-run")[1]
    )
    assert said(*received, "--text", str(text), "--why", "They lose it.")[0] != 0
    assert said(*received, "--text", str(text), "--why", "They lose it.", "--consistent")[0] == 0
    assert "confirmed to take nothing back: “Please keep this letter.”" in said(*received, "--history")[1]
