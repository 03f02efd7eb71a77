"""Quality from a script: drawn, listed, reviewed from a file, and what is no review refused."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from complaints_desktop.desk.matrix import shipped_matrix
from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)
DONE, REFUSED = 0, 2


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quality") / "home"
    arguments = ["--home", str(folder), "demo", "--cases", "60", "--seed", "3", "--no-window"]
    assert main(arguments, now=lambda: NOW) == DONE
    return folder


def test_answers_are_drawn_and_reviewed_from_a_script(home: Path, capsys, tmp_path: Path):
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["--home", str(home), "quality", *arguments], now=lambda: NOW)
        return code, *capsys.readouterr()

    capsys.readouterr()
    days = ("--from", "2026-01-01", "--to", "2026-04-01")
    code, out, _ = run("draw", *days, "--how", "dip-sample", "--number", "3", "--seed", "spring", "--json")
    drawn = json.loads(out)
    assert code == DONE
    assert (drawn["how"], drawn["seed"], len(drawn["items"])) == ("dip sample", "spring", 3)
    assert "handler" not in out
    again = json.loads(run("draw", *days, "--how", "dip-sample", "--number", "3", "--seed", "spring", "--json")[1])
    assert [each["reference"] for each in again["items"]] == [each["reference"] for each in drawn["items"]]

    because = {"scored": "yes", "because": "I read the paper file"}
    said = {"marks": {each.key: because for each in shipped_matrix().criteria}, "strengths": "A kind and plain letter"}
    path = tmp_path / "review.json"
    path.write_text(json.dumps(said))
    code, out, _ = run("review", drawn["items"][0]["id"], str(path), "--finish", "--json")
    assert (code, json.loads(out)["score"], json.loads(out)["finished"]) == (DONE, "100.0", True)
    listed = json.loads(run("list", "--json")[1])
    assert json.loads(out)["id"] in {each["id"] for each in listed["reviews"]}
    assert listed["figure"]

    for wrong in ("not json", '{"marks": {"A1": {"scored": "great"}}}', '{"marks": []}'):
        path.write_text(wrong)
        code, _, err = run("review", drawn["items"][1]["id"], str(path))
        assert (code, "review.json holds no review" in err) == (REFUSED, True)
    assert run("review", "nothing", str(path))[0] == REFUSED
    assert run("draw", "--from", "2026-04-01", "--to", "2026-01-01")[0] == REFUSED
    assert run("copy", drawn["items"][1]["id"], "--out", str(tmp_path / "a.txt"))[0] == REFUSED
