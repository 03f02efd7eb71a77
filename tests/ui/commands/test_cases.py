"""The commands on a record with cases, promises and letters: words, JSON, and the exit code of each ending."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.tables import each_row
from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)
DONE, REFUSED, ENVIRONMENT = 0, 2, 3


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of a dozen cases, made once; no test here changes it but by making a letter its own."""
    folder = tmp_path_factory.mktemp("commands") / "home"
    arguments = ["--home", str(folder), "demo", "--cases", "12", "--seed", "3", "--no-window"]
    assert main(arguments, now=lambda: NOW) == DONE
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path):
    """Run a command; returns its exit code and what it said on the two lines."""

    def ran(*arguments):
        capsys.readouterr()
        code = main(["--home", str(home), *map(str, arguments)], now=lambda: NOW)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return ran


@pytest.fixture
def data(run):
    """Run a command that succeeds and return the JSON it printed."""

    def asked(*arguments):
        code, out, _ = run(*arguments, "--json")
        assert code == DONE
        return json.loads(out)

    return asked


def test_the_list_of_cases_is_as_long_as_it_was_asked_to_be(data):
    whole = data("cases")
    assert whole["found"] == len(whole["cases"]) > 12
    short = data("cases", "--limit", 5)
    assert (short["found"], short["cases"]) == (whole["found"], whole["cases"][:5])


def test_the_list_in_words_ends_with_how_many_there_are(run, data):
    code, out, err = run("cases", "--limit", 3)
    assert (code, err) == (DONE, "")
    assert out.splitlines()[-1] == f"{data('cases')['found']} cases, 3 shown."
    assert len(out.splitlines()) == 4


def test_a_search_that_finds_nothing_is_an_answer_and_no_failure(run, data):
    assert data("cases", "--query", "zzzzzz") == {"found": 0, "more_than_found": False, "cases": []}
    assert run("cases", "--query", "zzzzzz")[1] == "0 cases, 0 shown.\n"


@pytest.mark.parametrize(("most", "said"), [(3, "The first 3 cases found, 2 shown."), (4, "4 cases, 2 shown.")])
def test_a_search_that_finds_more_than_it_lists_says_so(run, data, monkeypatch, most, said):
    monkeypatch.setattr("db.record.search.query_of", lambda _text: " OR ".join(f'"{n:04}"' for n in range(1, 5)))
    monkeypatch.setattr("complaints_desktop.reading.case_list.MOST_FOUND", most)
    assert data("cases", "--query", "any")["more_than_found"] is (most == 3)
    assert run("cases", "--query", "any", "--limit", 2)[1].splitlines()[-1] == said


def test_a_search_finds_by_the_name_of_the_resident(data):
    line = data("cases")["cases"][0]
    found = data("cases", "--query", line["resident"])
    assert line["reference"] in [each["reference"] for each in found["cases"]]


def test_each_case_of_the_list_opens_by_its_reference_and_one_of_each_state_says_in_words_what_it_holds(run, data):
    said: set[str] = set()
    for line in data("cases")["cases"]:
        case = data("case", line["reference"])
        assert case["state"] == line["state"]
        if case["state"] in said:
            continue
        said.add(case["state"])
        out = run("case", line["reference"])[1]
        assert out.startswith(f"{case['reference']}: {case['state']}\n")
        clocks = [clock["clock"] for stage in case["stages"] for clock in stage["clocks"]]
        assert all(f", {clock}: " in out for clock in clocks)
        assert sum(text.startswith("  Code ") for text in out.splitlines()) == len(case["duties"])
        assert all(promise["what"] in out for promise in case["commitments"])
    assert len(said) > 3


def test_commitments_come_worst_first(data):
    scores = [each["risk"]["score"] for each in data("commitments")["commitments"]]
    assert scores == sorted(scores, reverse=True)
    assert scores


def test_commitments_in_words_are_counted(run, data):
    many = len(data("commitments")["commitments"])
    lines = run("commitments")[1].splitlines()
    assert len(lines) == many + 1
    assert lines[-1].startswith(f"{many} open commitment")


def test_the_figures_of_promises_kept_are_those_of_this_month_and_quarter_or_of_a_period(run, data):
    month, quarter = data("commitments", "--figures")["figures"]
    assert [each["title"] for each in month["parts"]][:3] == ["Stage 1", "Stage 2", "Ombudsman orders"]
    assert sum(each["counted"]["due"] for each in quarter["parts"]) == sum(
        quarter[each]["due"] for each in ("counted", "ombudsman_orders")
    )
    assert (month["from"], month["to"]) == ("2026-04-01", "2026-04-30")
    assert (quarter["from"], quarter["to"]) == ("2026-04-01", "2026-06-30")
    assert run("commitments", "--figures")[1].count(".\n") >= 2
    whole = ("--from", "2020-01-01", "--to", "2030-12-31")
    (every,) = data("commitments", "--figures", *whole)["figures"]
    counted = every["counted"]
    parts = ("kept_in_time", "missed", "no_access", "still_to_come")
    assert counted["due"] == sum(counted[name] for name in parts) > 0
    assert counted["written_down_later"] >= 0


def test_a_period_that_is_none_is_refused_in_words(run):
    for given, words in (
        (("--figures", "--from", "2026-04-01"), "Say both --from and --to"),
        (("--figures", "--from", "2026-04-02", "--to", "2026-04-01"), "Thu 2 Apr 2026 is after Wed 1 Apr 2026"),
        (("--to", "2026-04-01"), "Say --figures with it"),
    ):
        code, _, err = run("commitments", *given)
        assert (code, words in err) == (REFUSED, True), err


def test_a_sound_record_is_sound_in_words_and_in_json(run):
    assert run("check")[0] == DONE
    code, out, err = run("check", "--json")
    assert (code, err) == (DONE, "")
    assert json.loads(out)


WRONG = [
    pytest.param(("case", "99-ZZZ-9999"), REFUSED, id="no such case"),
    pytest.param(("letter", "99-ZZZ-9999", "stage1-response", "--out", "{tmp}/a.pdf"), REFUSED, id="a letter of none"),
    pytest.param(("letter", "{case}", "stage9-response", "--out", "{tmp}/a.pdf"), REFUSED, id="no such letter"),
    pytest.param(("letter", "{case}", "stage1-acknowledgement", "--out", "{tmp}/a.xyz"), REFUSED, id="no such format"),
    pytest.param(
        ("letter", "{case}", "stage1-acknowledgement", "--set", "salutation", "--out", "{tmp}/a.pdf"),
        REFUSED,
        id="a field without =",
    ),
    pytest.param(("import", "{tmp}/none.csv"), ENVIRONMENT, id="no such file"),
    pytest.param(
        ("letter", "{case}", "stage1-acknowledgement", "--out", "{tmp}/none/a.pdf"), ENVIRONMENT, id="no such folder"
    ),
]


@each_row(("arguments", "code"), WRONG)
@each_row("as_json", [False, True], ids=["words", "json"])
def test_what_cannot_be_done_is_said_and_leaves_no_file(run, data, tmp_path, arguments, code, as_json):
    case = data("cases")["cases"][0]["reference"]
    given = [each.format(tmp=tmp_path, case=case) for each in arguments]
    ended, out, err = run(*given, *(["--json"] if as_json else []))
    assert ended == code
    assert err.strip()
    assert "Traceback" not in err
    if as_json:
        assert all(isinstance(words, str | None) for words in json.loads(out).values())
    else:
        assert out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".txt"])
def test_a_draft_is_written_and_the_record_stays_as_it_was(run, data, tmp_path, ending):
    reference = data("cases")["cases"][0]["reference"]
    before = data("case", reference)
    out = tmp_path / f"letter{ending}"
    said = data("letter", reference, "stage1-acknowledgement", "--out", out)
    assert said["issued"] is False
    assert out.stat().st_size > 0
    assert data("case", reference) == before


def test_a_letter_that_is_blocked_says_what_blocks_it_and_is_not_issued(run, data, tmp_path):
    for line in data("cases")["cases"]:
        out = tmp_path / "letter.pdf"
        said = data("letter", line["reference"], "stage1-acknowledgement", "--out", tmp_path / "draft.pdf")
        if any(blocker["blocks"] for blocker in said["blockers"]):
            code, printed, err = run("letter", line["reference"], "stage1-acknowledgement", "--issue", "--out", out)
            assert (code, printed) == (REFUSED, "")
            assert err.strip()
            assert not out.exists()
            return
    raise AssertionError("the sample has no letter that is blocked")


def test_letters_can_be_written_larger(data, tmp_path):
    reference = data("cases")["cases"][0]["reference"]
    files = [tmp_path / "plain.pdf", tmp_path / "large.pdf"]
    data("letter", reference, "stage1-acknowledgement", "--out", files[0])
    data("letter", reference, "stage1-acknowledgement", "--text-size", 18, "--out", files[1])
    assert len({hashlib.sha256(file.read_bytes()).digest() for file in files}) == 2


TABLE = "source_reference,resident_name,received_on\nNEW-1,A Resident,2025-03-04\nBAD-1,B Resident,2025-02-30\n"


def test_a_dry_run_says_what_would_happen_and_writes_nothing(run, data, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(TABLE, encoding="utf-8")
    before = data("cases")["found"]
    code, out, _ = run("import", file, "--dry-run")
    assert code == DONE
    assert "Nothing is written: this was a dry run." in out
    assert "line 3" in out
    assert data("cases")["found"] == before


@pytest.mark.parametrize("number", ["0", "-1", "1000001", "ten", ""])
def test_a_limit_that_is_none_is_no_command(run, number):
    with pytest.raises(SystemExit) as ended:
        run("cases", "--limit", number)
    assert ended.value.code == REFUSED


@pytest.mark.parametrize("number", ["1", "1000000"])
def test_the_least_and_the_greatest_limit_are_taken(run, number):
    assert run("cases", "--limit", number)[0] == DONE


@pytest.fixture
def ready(home, data) -> list[str]:
    """The arguments of a letter that can be issued, but for where it is written to."""
    typed = {"effect": "You had no heating for nine days.", "apology": "We are sorry that we left you without heating."}
    (case,) = (line["reference"] for line in data("cases")["cases"] if line["reference"].endswith("-0014"))
    return ["letter", case, "stage1-response", *(f"--set={name}={words}" for name, words in typed.items()), "--issue"]


def test_a_letter_is_issued_only_if_its_file_can_be_written(run, data, tmp_path, ready):
    before = data("case", ready[1])
    (tmp_path / "taken.pdf").mkdir()
    for out in (tmp_path / "gone" / "letter.pdf", tmp_path / "taken.pdf"):
        code, printed, err = run(*ready, "--out", out)
        assert (code, printed) == (ENVIRONMENT, "")
        assert "cannot be written" in err
        assert data("case", ready[1]) == before
    assert [each.name for each in tmp_path.iterdir()] == ["taken.pdf"]
    assert run(*ready, "--out", tmp_path / "letter.pdf")[0] == DONE
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert data("case", ready[1]) != before
    assert run(*ready, "--out", tmp_path / "again.pdf")[0] == REFUSED
    assert not (tmp_path / "again.pdf").exists()
