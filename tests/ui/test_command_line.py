"""The command line as scripts know it: words or JSON, and four exit codes."""

import json
import shutil
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.command_line import main
from ui.commands.cases import COMMANDS

NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)
TOO_LATE = datetime(2029, 1, 2, 12, tzinfo=UTC)
"""A day after the last whose bank holidays are known."""

TABLE = """source_reference,resident_name,received_on,acknowledged_on,stage1_responded_on
202509252,A Resident,2025-03-04,2025-03-12,2025-03-25
LATE,B Resident,2025-03-04,,2025-04-01
BAD,C Resident,2025-02-30,,
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with three imported rows, one of them bad."""
    folder = tmp_path_factory.mktemp("home")
    table = folder / "complaints.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert main(["--home", str(folder / "home"), "import", str(table)], now=lambda: NOW) == 0
    return folder / "home"


def said(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str, now: datetime = NOW) -> tuple[int, str, str]:
    code = main(["--home", str(home), *arguments], now=lambda: now)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_case_as_json_holds_what_the_contract_says(capsys: pytest.CaptureFixture[str], home: Path):
    code, out, _ = said(capsys, home, "case", "202509252", "--json")
    case = json.loads(out)
    acknowledge, respond = case["stages"][0]["clocks"]
    assert code == 0
    assert case["source_reference"] == "202509252"
    assert {name: acknowledge[name] for name in list(acknowledge) if name not in ("explanation", "targets")} == {
        "clock": "acknowledge",
        "paragraph": "6.2",
        "from": "2025-03-04",
        "limit_working_days": 5,
        "limit": 5,
        "unit": "working days",
        "first_due": "2025-03-11",
        "due": "2025-03-11",
        "done": "2025-03-12",
        "working_days_taken": 6,
        "taken": 6,
        "working_days_from_receipt": 6,
        "outcome": "late",
        "overdue_when_refused": False,
    }
    assert acknowledge["explanation"][-1] == "Acknowledged on Wednesday 12 March 2025, after 6 working days: late."
    assert (respond["working_days_taken"], respond["outcome"]) == (9, "met")
    duty = next(duty for duty in case["duties"] if duty["paragraph"] == "6.2")
    assert (duty["outcome"], duty["because"]) == ("late", "acknowledged after 6 working days; the limit is 5")


def test_a_case_is_found_by_its_own_reference_too(capsys: pytest.CaptureFixture[str], home: Path):
    _, out, _ = said(capsys, home, "case", "202509252", "--json")
    reference = json.loads(out)["reference"]
    code, again, _ = said(capsys, home, "case", reference.lower(), "--json")
    assert (code, json.loads(again)["source_reference"]) == (0, "202509252")


def test_a_case_that_is_not_there_is_refused_with_2_in_words_and_in_json(
    capsys: pytest.CaptureFixture[str], home: Path
):
    code, out, err = said(capsys, home, "case", "NONE", "--json")
    assert code == 2
    assert "There is no case with that reference" in err
    assert json.loads(out)["do"]


def test_cases_are_listed_and_searched(capsys: pytest.CaptureFixture[str], home: Path):
    _, everything, _ = said(capsys, home, "cases", "--json")
    _, some, _ = said(capsys, home, "cases", "--query", "b resident", "--json")
    assert json.loads(everything)["found"] == 2
    assert [case["resident"] for case in json.loads(some)["cases"]] == ["B Resident"]


def test_an_import_says_each_row_that_did_not_come_in(capsys: pytest.CaptureFixture[str], home: Path):
    code, out, _ = said(capsys, home, "import", str(home.parent / "complaints.csv"), "--dry-run", "--json")
    report = json.loads(out)
    assert (code, report["counts"]) == (0, {"new": 0, "duplicate": 2, "invalid": 1})
    assert report["rows"][2]["column"] == "received_on"


def test_a_letter_can_be_drafted_and_is_not_issued_with_holes(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
):
    draft = tmp_path / "letter.pdf"
    code, out, _ = said(capsys, home, "letter", "202509252", "stage1-response", "--out", str(draft), "--json")
    assert code == 0
    assert draft.read_bytes().startswith(b"%PDF")
    assert json.loads(out)["blockers"]
    issued = tmp_path / "issued.pdf"
    code, _, err = said(capsys, home, "letter", "202509252", "stage1-response", "--issue", "--out", str(issued))
    assert code == 2
    assert err
    assert not issued.exists()


@pytest.mark.parametrize(
    ("name", "code"), [("letter.pdf", 0), ("letter.txt", 0), ("letter.html", 0), ("letter.xyz", 2)]
)
def test_a_letter_is_written_as_its_name_ends(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path, name: str, code: int
):
    found, _, _ = said(capsys, home, "letter", "LATE", "stage1-acknowledgement", "--out", str(tmp_path / name))
    assert found == code
    assert (tmp_path / name).exists() is (code == 0)


def test_a_folder_that_is_not_there_is_an_environment_problem_with_3(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
):
    out = tmp_path / "nowhere" / "letter.pdf"
    code, _, err = said(capsys, home, "letter", "LATE", "stage1-acknowledgement", "--out", str(out))
    assert code == 3
    assert err


def test_a_letter_nobody_knows_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
):
    code, _, err = said(capsys, home, "letter", "LATE", "limerick", "--out", str(tmp_path / "x.pdf"))
    assert code == 2
    assert "stage1-response" in err


def test_a_backup_is_restored_into_a_new_home_and_never_over_a_live_one(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
):
    copy = home / "copy.backup"
    assert said(capsys, home, "backup", str(copy))[0] == 0
    code, _, err = said(capsys, home, "restore", str(copy))
    assert code == 3
    assert err
    elsewhere = tmp_path / "elsewhere"
    assert said(capsys, elsewhere, "restore", str(copy))[0] == 0
    assert json.loads(said(capsys, elsewhere, "cases", "--json")[1])["found"] == 2


def test_a_sound_record_is_called_sound(capsys: pytest.CaptureFixture[str], home: Path):
    assert said(capsys, home, "check", "--json")[:2] == (0, '{\n  "sound": true,\n  "problems": []\n}\n')


def test_no_commitments_is_an_answer(capsys: pytest.CaptureFixture[str], home: Path):
    assert json.loads(said(capsys, home, "commitments", "--json")[1]) == {"commitments": []}


def test_the_sample_is_made_once_and_says_it_is_a_sample(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    sample = tmp_path / "sample"
    for _ in range(2):
        assert said(capsys, sample, "demo", "--cases", "12", "--no-window")[0] == 0
    listed = json.loads(said(capsys, sample, "cases", "--json")[1])
    assert listed["found"] == 30
    case = json.loads(said(capsys, sample, "case", listed["cases"][0]["reference"], "--json")[1])
    assert case["sample"] is True
    assert said(capsys, sample, "check")[0] == 0
    promises = json.loads(said(capsys, sample, "commitments", "--json")[1])["commitments"]
    assert all(promise["risk"]["because"] for promise in promises)


def test_a_sample_is_never_mixed_into_a_real_record(capsys: pytest.CaptureFixture[str], home: Path):
    code, _, err = said(capsys, home, "demo", "--no-window")
    assert code == 3
    assert "holds a real record" in err


@pytest.mark.parametrize("arguments", [["nonsense"], ["demo", "--cases", "0"], ["letter"]])
def test_arguments_that_are_none_end_with_2(arguments: list[str]):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_a_bug_ends_with_1_and_says_where_without_what_was_typed(
    capsys: pytest.CaptureFixture[str], home: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(_: object) -> int:
        raise ValueError("Mrs Example of 1 High Street")

    monkeypatch.setitem(COMMANDS, "commitments", broken)
    code, _, err = said(capsys, home, "commitments")
    assert code == 1
    assert "ValueError" in err
    assert "in broken" in err
    assert "Example" not in err


def test_a_letter_is_its_users_alone_to_read(capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path):
    out = tmp_path / "letter.txt"
    code, _, _ = said(capsys, home, "letter", "202509252", "stage1-response", "--out", str(out))
    assert code == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_key_others_could_read_is_said_by_every_command_on_stderr(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
):
    copy = tmp_path / "home"
    shutil.copytree(home, copy)
    copy.chmod(0o700)
    (copy / "record.key").chmod(0o644)
    for command in (["cases", "--json"], ["check", "--json"], ["backup", str(tmp_path / "copy.db")]):
        code, out, err = said(capsys, copy, *command)
        assert (code, err.count("Others on this computer could read the key")) == (0, 1)
        assert "could read the key" not in out


STARTS = """
import sys
started = []
events = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork")
sys.addaudithook(lambda event, given: event in events and started.append((event, given[:1])))
from ui.command_line import main
code = main(sys.argv[1:])
print(started)
"""


def test_no_other_program_is_started_by_a_command(home: Path):
    told = subprocess.run(
        [sys.executable, "-c", STARTS, "--home", str(home), "cases"], check=True, capture_output=True, text=True
    )
    assert told.stdout.splitlines()[-1] == "[]"


def test_after_the_last_known_holiday_no_date_is_guessed_and_what_is_recorded_can_still_be_read(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
):
    draft, copy = tmp_path / "letter.pdf", tmp_path / "copy.backup"
    asked = ("letter", "LATE", "stage1-acknowledgement", "--out", str(draft))
    code, _, err = said(capsys, home, *asked, now=TOO_LATE)
    assert (code, draft.exists()) == (2, False)
    assert "The bank holidays are known from 2000-01-01 to 2028-12-31" in err
    assert "install a newer version" in err
    for command in (("cases",), ("case", "LATE"), ("commitments",), ("check",), ("backup", str(copy))):
        assert said(capsys, home, *command, now=TOO_LATE)[0] == 0
