"""Letters by the pile from a script: issued to many, and the issued ones of a day as one PDF."""

import json
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from tests.ui.letters.composing import complete
from tests.ui.office import SmallOffice
from ui.command_line import main
from ui.commands import piles

KIND = "stage1-acknowledgement"


@pytest.fixture
def references(
    office: SmallOffice, furnished: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Have the commands work on the small record, one case of which may be acknowledged; return the references."""
    complete(SimpleNamespace(office=office, cases=furnished[1]))
    monkeypatch.setattr(piles, "opened_office", lambda _: nullcontext(office))
    return [reference for (reference,) in office.record.rows("SELECT reference FROM case_")]


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, list[dict[str, str]]]]:
    code = main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_letters_are_issued_to_many_and_written_as_one_file(
    references: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out, again, none = (tmp_path / name for name in ("pile.pdf", "again.pdf", "none.pdf"))
    assert said(capsys, "print", "--out", out)[0] == 2  # none was issued today
    asked = [part for each in references for part in ("--case", each)]
    code, told = said(
        capsys,
        "merge",
        KIND,
        "--set",
        "personal_note=We will ring you on Friday.",
        *asked,
        "--both-sides",
        "--out",
        out,
    )
    issued = {each["reference"] for each in told["letters"]}
    assert code == 0
    assert issued
    assert {each["case"] for each in told["stopped"]} == set(references) - issued
    assert all(each["do"] for each in told["stopped"])
    assert len(PdfReader(out).outline) == 1 + len(issued)
    assert said(capsys, "print", "--out", again)[1]["letters"] == told["letters"]
    posted = said(capsys, "print", "--posted", "--out", again)[1]
    assert (posted["posted"], posted["not_posted"]) == (len(told["letters"]), {})
    posted = said(capsys, "print", "--posted", "--out", again)[1]
    assert (posted["posted"], posted["not_posted"]) == (0, {"that left before": len(told["letters"])})
    assert said(capsys, "print", "--on", "2020-01-01", "--out", none)[0] == 2
    code, told = said(
        capsys, "merge", KIND, "--set", "personal_note=We will ring you on Friday.", *asked, "--out", none
    )
    assert (code, told["letters"], len(told["stopped"])) == (2, [], len(references))
    assert not none.exists()
