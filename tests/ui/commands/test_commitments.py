"""The open commitments from a script: taken out, filled in, and taken back."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)
DONE, REFUSED = 0, 2


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commitments") / "home"
    made = main(["--home", str(folder), "demo", "--cases", "12", "--seed", "3", "--no-window"], now=lambda: NOW)
    assert made == DONE
    return folder


@pytest.fixture
def run(home, capsys):
    def command(*arguments: str) -> tuple[int, str]:
        code = main(["--home", str(home), "commitments", *arguments], now=lambda: NOW)
        return code, capsys.readouterr().out

    return command


def test_a_list_goes_out_and_comes_back_first_as_a_preview(run, tmp_path):
    path = tmp_path / "list.csv"
    code, said = run("out", str(path), "--json")
    ids = json.loads(said)["commitments"]
    assert (code, len(ids) > 1) == (DONE, True)
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, first, second, *_ = csv.reader(file)
    first[-1], second[-2] = "The part has come", "next week"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, first, second])

    code, said = run("in", str(path), "--preview")
    assert code == DONE
    assert said.splitlines() == [
        f"line 2: updated: {first[1]}: noted: The part has come",
        "line 3: not understood: Appointment: “next week” is not a date. Type it as 3/4/2026 or 3 April 2026.",
        "2 rows: 0 done, 1 updated, 0 nothing new, 1 not understood. Nothing was written.",
    ]
    assert run("in", str(path))[1].splitlines() == [
        *said.splitlines()[:2],
        "2 rows: 0 done, 1 updated, 0 nothing new, 1 not understood.",
    ]
    assert json.loads(run("in", str(path), "--json")[1])["counts"]["nothing new"] == 1  # taken in before


def test_how_well_misses_were_forecast_is_said_beside_what_knows_less(run):
    data = json.loads(run("--forecasts", "--json")[1])
    assert set(data) == {"promises", "missed", "forecast", "always", "band"}
    code, said = run("--forecasts")
    head, _, *scores = said.splitlines()
    assert (code, head) == (
        DONE,
        f"{data['promises']} promises, {data['missed']} missed, 5 working days before their date.",
    )
    assert scores[0] == f"  {data['forecast']:.3f}  the forecast"


def test_a_list_of_nobody_is_refused(run, tmp_path):
    code, said = run("out", str(tmp_path / "list.xlsx"), "--owner", "Nobody", "--json")
    assert (code, json.loads(said)["refused"]) == (REFUSED, "There is no open promise of Nobody")


def test_a_chase_is_shown_then_recorded_with_its_draft(run, tmp_path):
    path = tmp_path / "chase.eml"
    owner = json.loads(run("--json")[1])["commitments"][0]["owner"]
    asked = ("chase", "--owner", owner, "--next", "2026-04-16")
    assert run(*asked, "--preview")[1].splitlines()[-1] == "Nothing is recorded."
    assert not path.exists()
    code, said = run(*asked, "--out", str(path))
    assert (code, said.splitlines()[-2]) == (DONE, f"The draft is {path}.")
    assert said.splitlines()[-1].endswith("on record.")
    assert path.read_bytes().startswith(b"X-Unsent: 1")
    assert run(*asked)[0] == REFUSED


def test_the_weekly_list_a_calendar_and_a_review_are_written_and_another_ending_is_refused(run, tmp_path):
    code, said = run("weekly", "--by", "contractor", "--out", str(tmp_path / "w.pdf"))
    assert (code, said.strip().endswith(f"by contractor: {tmp_path / 'w.pdf'}")) == (DONE, True)
    named = next(each for each in json.loads(run("--json")[1])["commitments"] if each["contractor"])
    code, said = run("calendar", "--owner", named["owner"], "--out", str(tmp_path / "c.ics"), "--json")
    dates = (tmp_path / "c.ics").read_text(encoding="utf-8")
    assert (code, dates.count("BEGIN:VEVENT")) == (DONE, len(json.loads(said)["commitments"]))
    assert run("calendar", "--out", str(tmp_path / "mine.ics"))[0] == DONE
    asked = ("review", named["contractor"].upper(), "--month", "2026-03", "--out", str(tmp_path / "r.pdf"))
    data = json.loads(run(*asked, "--json")[1])
    assert (data["contractor"], data["from"], data["to"]) == (named["contractor"], "2026-03-01", "2026-03-31")
    assert len(data["open"]) >= len(data["overdue"])
    for name in ("w.pdf", "r.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-")
    for words in (("weekly",), ("calendar",), ("review", "x", "--month", "2026-03")):
        code, said = run(*words, "--out", str(tmp_path / "list.docx"), "--json")
        assert (code, json.loads(said)["refused"]) == (REFUSED, "“list.docx” does not say what it is to be")
