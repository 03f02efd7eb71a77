"""A complaint logged by a script, asked and read as in the window."""

import json
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from complaints_desktop.forms.intake import Intake
from tests.tables import each_row
from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)
DONE, REFUSED = 0, 2
LEAST = ("--set", "name=Ama Mensah", "--set", "summary=It drips", "--set", "received_on=last friday")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("log") / "home"
    assert main(["--home", str(folder), "demo", "--cases", "3", "--seed", "3", "--no-window"], now=lambda: NOW) == DONE
    return folder


def run(home: Path, *arguments: str) -> tuple[int, str, str]:
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as trouble:
        code = main(["--home", str(home), *arguments], now=lambda: NOW)
    return code, out.getvalue(), trouble.getvalue()


def cases(home: Path) -> list[str]:
    return [line["reference"] for line in json.loads(run(home, "cases", "--json")[1])["cases"]]


def test_a_complaint_is_logged_from_pairs_with_a_date_as_it_is_said(home):
    code, out, _ = run(home, "log", *LEAST, "--set", "points=No heating", "--set", "points=Nobody came")
    assert code == DONE
    reference = out.split()[0]
    assert out == f"{reference} is logged. Acknowledge by Friday 17 April 2026.\n"
    case = json.loads(run(home, "case", reference, "--json")[1])
    assert [point["text"] for point in case["points"]] == ["No heating", "Nobody came"]


def test_a_file_says_what_a_draft_keeps_and_a_pair_says_it_better(home, tmp_path):
    said = {
        "name": "Efosa Igbinovia",
        "summary": "Cold",
        "received_on": "2026-04-10",
        "points": [["No heating", "A working boiler"]],
        "needs": ["hearing"],
        "needs_source": "the resident said",
        "needs_consent": "they asked us to",
        "vulnerable": True,
        "hazard": None,
    }
    (tmp_path / "log.json").write_text(json.dumps(said), encoding="utf-8")
    code, out, _ = run(home, "log", str(tmp_path / "log.json"), "--set", "summary=No heating", "--json")
    assert code == DONE
    logged = json.loads(out)
    assert logged["acknowledge_by"] == "2026-04-17"
    case = json.loads(run(home, "case", logged["reference"], "--json")[1])
    assert (case["summary"], case["points"][0]["outcome_sought"]) == ("No heating", "A working boiler")


@each_row(
    ("arguments", "field", "why"),
    [
        (("--set", "name=Ama"), "summary", "Write what happened"),
        ((*LEAST[:4], "--set", "received_on=soon"), "received_on", "“soon” is not a date"),
        ((*LEAST[:4], "--set", "received_on=tomorrow"), "received_on", "Tuesday 14 April 2026 has not come yet"),
        (
            (*LEAST[:4], "--set", "received_on=14 Apr"),
            "received_on",
            "“14 Apr” would be Monday 14 April 2025, for 14 April 2026 has not come yet",
        ),
        ((*LEAST, "--set", "nme=Ama"), "nme", "log has no field “nme”"),
        ((*LEAST, "--set", "hazard=huge"), "hazard", "“huge” is not one of the choices"),
        (("no-such-file.json",), "file", "The file cannot be read: No such file or directory"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_logged(home, arguments, field, why):
    before = cases(home)
    code, out, _ = run(home, "log", *arguments, "--json")
    refused = json.loads(out)
    assert (code, refused["field"], refused["refused"]) == (REFUSED, field, why)
    assert cases(home) == before


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("{", "file"),
        ("[]", "file"),
        ('{"points": {}}', "points"),
        ('{"name": ["a"]}', "name"),
        ('{"name": {}}', "name"),
    ],
)
def test_json_of_another_shape_is_refused_in_words(home, tmp_path, text, field):
    (tmp_path / "log.json").write_text(text, encoding="utf-8")
    code, out, _ = run(home, "log", str(tmp_path / "log.json"), "--json")
    refused = json.loads(out)
    assert (code, refused["field"]) == (REFUSED, field)
    assert refused["do"]


def test_what_is_asked_is_said_from_the_form_itself(home):
    fields = json.loads(run(home, "log", "--asks", "--json")[1])["fields"]
    assert [each["name"] for each in fields] == list(Intake.asks)
    assert {each["name"] for each in fields if each["required"]} == set(Intake.required())
    lines = run(home, "log", "--asks")[1].splitlines()
    assert lines[0] == "name (text, required): Name"
