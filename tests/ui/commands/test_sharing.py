"""The shared database by the command line: what IT does at the server, and how a desk joins and shares."""

import io
import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from complaints_desktop.sample import two_desks
from db.shared.embedded import Cluster
from ui.command_line import main
from ui.commands.home import opened_home

NUMBERS = count(1)
AT = datetime(2026, 3, 26, 12, tzinfo=UTC)


@pytest.fixture
def address(cluster: Cluster) -> Iterator[str]:
    """Where a shared database may be made; there is none yet."""
    name = f"by_command_{next(NUMBERS)}"
    yield str(cluster.address(name))
    with cluster.admin() as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


class Shell:
    """The command line, and what it said last."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._capsys, self._monkeypatch, self.folder = capsys, monkeypatch, folder
        self.out = self.err = ""

    def run(self, *arguments: str, home: str = "", typed: str = "") -> int:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([*(("--home", str(self.folder / home)) if home else ()), *arguments])
        self.out, self.err = self._capsys.readouterr()
        return code


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    return Shell(capsys, monkeypatch, tmp_path)


@pytest.fixture
def team(shell: Shell, address: str) -> str:
    """A shared database with a manager and an officer."""
    assert shell.run("shared", "create", address) == 0
    for login, role in (("mia", "complaints manager"), ("noor", "resolution officer")):
        given = ("--name", login.title(), "--role", role, "--team", "North")
        assert shell.run("shared", "add-officer", address, login, *given, typed="a password\n") == 0
    return address


def test_it_makes_a_shared_database_once(shell: Shell, address: str):
    assert shell.run("shared", "create", address) == 0
    assert "add-officer" in shell.out
    assert shell.run("shared", "create", address) == 3
    assert "There is a shared database already" in shell.err


def test_migrate_says_that_there_is_nothing_to_do(shell: Shell, team: str):
    assert shell.run("shared", "migrate", team) == 0
    assert "was up to date" in shell.out


def test_a_desk_joins_and_shares_and_the_other_has_the_case(shell: Shell, team: str, tmp_path: Path):
    table = tmp_path / "complaints.csv"
    table.write_text("source_reference,resident_name,received_on\nA1,A Resident,2026-03-04\n", encoding="utf-8")
    assert shell.run("import", str(table), home="mia") == 0
    assert shell.run("shared", "join", team, "--login", "mia", home="mia") == 0
    assert "All work shared" in shell.out
    assert shell.run("shared", "join", team, "--login", "noor", home="noor") == 0

    assert shell.run("cases", "--json", home="noor") == 0
    assert [case["resident"] for case in json.loads(shell.out)["cases"]] == ["A Resident"]
    assert shell.run("sync", "--json", home="noor") == 0
    data = json.loads(shell.out)
    assert (data["waiting"], data["clashes"], data["held"]) == (0, 0, 0)
    assert data["shared_at"]


def test_sync_without_a_shared_database_says_how_to_join_one(shell: Shell):
    assert shell.run("sync", home="alone") == 2
    assert "shared join" in shell.err


def test_an_address_that_is_none_is_said_in_words(shell: Shell):
    assert shell.run("shared", "join", "postgresql://x/y", "--login", "mia", home="mia") == 3
    assert "is not the address of a shared database" in shell.err


def test_status_shows_the_desks_and_conflicts_none(shell: Shell, team: str):
    shell.run("shared", "join", team, "--login", "mia", home="mia")
    assert shell.run("shared", "status", team) == 0
    assert "Mia" in shell.out
    assert "0 clashes" in shell.out
    assert shell.run("shared", "status", team, "--json") == 0
    assert [desk["officer"] for desk in json.loads(shell.out)["desks"]] == ["Mia"]
    assert shell.run("shared", "conflicts", team) == 0
    assert "0 clashes to settle" in shell.out


def test_a_disabled_officer_connects_no_more(shell: Shell, team: str):
    shell.run("shared", "join", team, "--login", "noor", home="noor")
    assert shell.run("shared", "disable", team, "noor") == 0
    assert shell.run("sync", home="noor") == 3
    assert shell.run("shared", "disable", team, "nobody") == 2
    assert "nobody" in shell.err


def test_a_revoked_desk_can_never_be_opened_again(shell: Shell, team: str):
    shell.run("shared", "join", team, "--login", "noor", home="noor")
    shell.run("shared", "status", team, "--json")
    code = json.loads(shell.out)["desks"][0]["code"]
    assert shell.run("shared", "revoke-desk", team, code) == 0
    assert shell.run("sync", home="noor") == 3
    assert "shut out" in shell.err
    assert shell.run("cases", home="noor") == 3
    assert "not on this computer" in shell.err


TABLE = "source_reference,resident_name,received_on,summary\nA1,Efua Baptiste,2026-03-04,Damp\n"
PASSPHRASE = "four words at least"


def test_what_a_desk_that_was_shut_out_by_mistake_had_not_sent_reaches_the_team_by_the_landlords_key(
    shell: Shell, team: str, tmp_path: Path
):
    key, table = tmp_path / "recovery.json", tmp_path / "one.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert shell.run("shared", "recovery-key", "make", "--out", str(key), typed=PASSPHRASE) == 0
    public = shell.out.split()[-1]
    assert shell.run("shared", "join", team, "--login", "noor", home="noor") == 0
    shell.run("shared", "status", team, "--json")
    code = json.loads(shell.out)["desks"][0]["code"]
    shell.run("shared", "join", team, "--login", "mia", home="mia")
    assert shell.run("recovery", "landlord-key", public, home="mia") == 0
    for desk in ("mia", "noor"):
        assert shell.run("sync", home=desk) == 0
    assert shell.run("recovery", "status", "--json", home="noor") == 0
    assert json.loads(shell.out)["landlord"]
    assert shell.run("recovery", "words", home="noor") == 0
    words = shell.out

    leader = ("--name", "Noor", "--role", "team leader", "--team", "North")  # who may import
    assert shell.run("shared", "add-officer", team, "noor", *leader, typed="a password\n") == 0
    assert shell.run("sync", home="noor") == 0
    assert shell.run("import", str(table), home="noor") == 0
    assert shell.run("shared", "revoke-desk", team, code) == 0
    assert shell.run("sync", home="noor") == 3
    assert shell.run("cases", home="noor") == 3
    assert shell.run("recovery", "open", home="noor", typed=words) != 0
    assert shell.run("recovery", "open", "--recovery-key", str(key), home="noor", typed=PASSPHRASE) == 0
    assert shell.run("shared", "readmit-desk", team, code.lower()) == 0
    for desk in ("noor", "mia"):
        assert shell.run("sync", home=desk) == 0
    assert shell.run("cases", home="mia") == 0
    assert "Efua Baptiste" in shell.out


def test_a_desk_that_was_not_shut_out_is_not_let_in_again(shell: Shell, team: str):
    shell.run("shared", "join", team, "--login", "noor", home="noor")
    shell.run("shared", "status", team, "--json")
    code = json.loads(shell.out)["desks"][0]["code"]
    assert shell.run("shared", "readmit-desk", team, code) == 2
    assert f"no desk {code} that was shut out" in shell.err


def test_a_desk_nobody_has_is_not_revoked(shell: Shell, team: str):
    assert shell.run("shared", "revoke-desk", team, "ZZZ") == 2
    assert "ZZZ" in shell.err


def test_the_register_of_erasures_is_kept_and_applied_again_after_a_restore(shell: Shell, team: str, tmp_path: Path):
    register = tmp_path / "erasures.json"
    assert shell.run("shared", "erasures", team, "--register", str(register)) == 0
    assert json.loads(register.read_text()) == []
    shell.run("shared", "status", team, "--json")
    epoch = json.loads(shell.out)["epoch"]
    assert shell.run("shared", "restored", team, "--register", str(register)) == 0
    assert "0 cases erased again" in shell.out
    shell.run("shared", "status", team, "--json")
    assert json.loads(shell.out)["epoch"] != epoch


def test_another_file_is_no_register_of_erasures(shell: Shell, team: str, tmp_path: Path):
    other = tmp_path / "other.json"
    other.write_text('{"a": 1}')
    assert shell.run("shared", "restored", team, "--register", str(other)) == 2
    assert "not a register" in shell.err


def lose(folder: Path) -> None:
    """Have the shared database lose a case that this desk knew."""
    with (
        opened_home(Namespace(home=folder, now=lambda: AT)) as opened,
        opened.record.writing(author="test", applying=True) as session,
    ):
        two_desks.lost(session, "", "2026-03-26T09:30:00.000+00:00")


def test_letting_go_of_what_was_lost_needs_a_yes(shell: Shell, team: str, tmp_path: Path):
    shell.run("shared", "join", team, "--login", "mia", home="mia")
    lose(tmp_path / "mia")
    assert shell.run("shared", "rescue", home="mia") == 0
    assert "26-M2X-0043  Wanda Marsh" in shell.out
    assert shell.run("shared", "rescue", "--let-go", home="mia") == 2
    assert "cannot be undone" in shell.err
    assert "--yes" in shell.err
    assert shell.run("shared", "rescue", "--json", home="mia") == 0
    assert "26-M2X-0043" in [each["reference"] for each in json.loads(shell.out)["lost"]]
    assert shell.run("shared", "rescue", "--let-go", "--yes", home="mia") == 0
    assert shell.run("shared", "rescue", home="mia") == 0
    assert shell.out == "Nothing lost.\n"
