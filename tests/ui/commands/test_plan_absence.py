"""The proposal of an absence from a script: the contract of its JSON, its words, and what is refused."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)
DONE, REFUSED = 0, 2


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan-absence") / "home"
    arguments = ["--home", str(folder), "demo", "--cases", "60", "--seed", "3", "--no-window"]
    assert main(arguments, now=lambda: NOW) == DONE
    return folder


def test_the_plan_says_who_takes_what_from_whom_and_why_and_changes_nothing(home: Path, capsys):
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["--home", str(home), *arguments], now=lambda: NOW)
        return code, *capsys.readouterr()

    handlers = [each["handler"] for each in json.loads(run("cases", "--json")[1])["cases"]]
    who = max(set(handlers), key=handlers.count)
    before = run("cases", "--json")[1]
    given = ("plan-absence", who, "--from", "2026-04-20", "--to", "2026-05-01")
    code, out, _ = run(*given, "--json")
    said = json.loads(out)
    assert (code, set(said)) == (DONE, {"moves", "left", "load", "rules", "proof"})
    assert said["moves"]
    assert {each["from"] for each in said["moves"]} == {who}
    assert all(each["to"] in said["load"] and each["because"] and each["reference"] for each in said["moves"])
    assert all(set(each) == {"before", "after", "capacity"} for each in said["load"].values())
    words = run(*given)[1]
    assert sum(" to " in line and "(handler)" in line for line in words.splitlines()) >= 1
    assert run("cases", "--json")[1] == before

    for arguments, why in (
        (("plan-absence", "Nobody Here", "--from", "2026-04-20"), "Nobody called “Nobody Here” works here"),
        (("plan-absence", who, "--from", "2026-04-20", "--to", "2026-04-19"), "It would end before it begins"),
    ):
        code, _, err = run(*arguments)
        assert (code, why in err) == (REFUSED, True)
