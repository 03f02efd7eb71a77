"""The way back to a record by the command line: words, the landlord's key, a new computer, a new key."""

import io
import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.command_line import main

PASSPHRASE = "four words at least"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command; `typed` is what a person types."""

    def command(*arguments: object, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([str(each) for each in arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return command


@pytest.fixture
def home(run: Run, tmp_path: Path) -> Path:
    """A home whose key is in a file beside the record."""
    folder = tmp_path / "home"
    assert run("--home", folder, "cases")[0] == 0
    return folder


def words_of(run: Run, home: Path) -> str:
    code, out, _ = run("--home", home, "recovery", "words")
    assert code == 0
    return "\n".join(out.splitlines()[:24])


def lose_key(home: Path) -> None:
    (home / "record.key").unlink()


def test_a_lost_key_is_found_again_by_the_words_as_they_were_shown(run: Run, home: Path):
    words = words_of(run, home)
    lose_key(home)
    code, _, err = run("--home", home, "cases")
    assert (code, "complaints-desktop recovery open" in err) == (3, True)
    code, out, _ = run("--home", home, "recovery", "open", typed=words)
    assert (code, "opens again" in out) == (0, True)
    assert run("--home", home, "cases")[0] == 0


def test_a_word_mistyped_is_named_and_nothing_is_changed(run: Run, home: Path):
    words = words_of(run, home).split()
    words[13] = "zzzz"  # the seventh word, between the numbers
    lose_key(home)
    code, _, err = run("--home", home, "recovery", "open", typed=" ".join(words))
    assert (code, "Word 7, “zzzz”" in err) == (2, True)
    assert not (home / "record.key").exists()


def test_the_words_of_another_record_do_not_open_this_one(run: Run, home: Path, tmp_path: Path):
    words_of(run, home)
    run("--home", tmp_path / "other", "cases")
    others = words_of(run, tmp_path / "other")
    lose_key(home)
    code, _, err = run("--home", home, "recovery", "open", typed=others)
    assert (code, "does not open this record" in err) == (3, True)


def test_the_sheet_is_its_users_alone_and_the_words_are_on_no_terminal(run: Run, home: Path, tmp_path: Path):
    code, out, _ = run("--home", home, "recovery", "words", "--out", tmp_path / "sheet.pdf")
    assert (code, len(out.splitlines())) == (0, 1)
    assert stat.S_IMODE((tmp_path / "sheet.pdf").stat().st_mode) == 0o600
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("out", ["sheet.txt", "gone/sheet.pdf"])
def test_a_sheet_that_cannot_be_written_leaves_the_words_there_were(run: Run, home: Path, tmp_path: Path, out: str):
    words = words_of(run, home)
    assert run("--home", home, "recovery", "words", "--out", tmp_path / out)[0] in (2, 3)
    lose_key(home)
    assert run("--home", home, "recovery", "open", typed=words)[0] == 0


def test_status_says_who_could_open_the_record(run: Run, home: Path):
    assert run("--home", home, "recovery", "status")[1].startswith("Nobody could open this record")
    words_of(run, home)
    assert "Your 24 words, made on " in run("--home", home, "recovery", "status")[1]
    found = json.loads(run("--home", home, "recovery", "status", "--json")[1])
    assert (found["recoverable"], found["landlord"]) == (True, None)


def test_a_back_up_is_restored_on_a_new_computer_by_words(run: Run, home: Path, tmp_path: Path):
    words = words_of(run, home)
    assert run("--home", home, "backup", tmp_path / "stick" / "copy.db")[0] == 0
    new = tmp_path / "new"
    code, _, err = run("--home", new, "restore", tmp_path / "stick" / "copy.db")
    assert (code, "24 recovery words" in err) == (3, True)
    assert run("--home", new, "restore", tmp_path / "stick" / "copy.db", "--words", typed=words)[0] == 0
    assert run("--home", new, "cases")[0] == 0


def test_the_landlords_key_is_made_named_and_opens_a_back_up_and_a_record(run: Run, home: Path, tmp_path: Path):
    key = tmp_path / "recovery.json"
    code, out, _ = run("shared", "recovery-key", "make", "--out", key, typed=PASSPHRASE)
    assert (code, stat.S_IMODE(key.stat().st_mode)) == (0, 0o600)
    public = out.split()[-1]
    assert PASSPHRASE not in out
    code, out, _ = run("--home", home, "recovery", "landlord-key", public)
    assert code == 0
    assert out.split(".")[0][-9:] in run("--home", home, "recovery", "status")[1]
    run("--home", home, "backup", tmp_path / "stick" / "copy.db")
    lose_key(home)
    for command in (
        ("--home", home, "recovery", "open"),
        ("--home", tmp_path / "new", "restore", tmp_path / "stick" / "copy.db"),
    ):
        assert run(*command, "--recovery-key", key, typed="a wrong passphrase")[0] == 3
        assert run(*command, "--recovery-key", key, typed=PASSPHRASE)[0] == 0
    assert run("--home", home, "cases")[0] == run("--home", tmp_path / "new", "cases")[0] == 0


def test_a_public_key_with_a_wrong_letter_is_refused(run: Run, home: Path):
    code, _, err = run("--home", home, "recovery", "landlord-key", "ABCD-EFGH")
    assert (code, "not a public recovery key" in err) == (2, True)


@pytest.mark.parametrize("passphrase", ["", "eleven char"])
def test_a_passphrase_that_is_too_short_makes_no_key(run: Run, tmp_path: Path, passphrase: str):
    assert run("shared", "recovery-key", "make", "--out", tmp_path / "k", typed=passphrase)[0] == 2
    assert not (tmp_path / "k").exists()


def test_a_recovery_key_never_takes_the_place_of_another(run: Run, tmp_path: Path):
    (tmp_path / "k").write_text("the one there is")
    assert run("shared", "recovery-key", "make", "--out", tmp_path / "k", typed=PASSPHRASE)[0] == 3
    assert (tmp_path / "k").read_text() == "the one there is"


def test_a_new_key_ends_what_is_said_of_one_others_could_read(run: Run, home: Path):
    (home / "record.key").chmod(0o644)
    assert "could read the key" in run("--home", home, "cases")[2]
    code, out, _ = run("--home", home, "rekey")
    assert (code, "has a new key" in out, "is kept for the back-ups" in out) == (0, True, True)
    assert run("--home", home, "cases") == (0, run("--home", home, "cases")[1], "")


@pytest.mark.parametrize(("forget", "opens"), [((), 0), (("--forget-old",), 3)])
def test_the_old_key_opens_old_back_ups_unless_it_was_destroyed(
    run: Run, home: Path, tmp_path: Path, forget: tuple[str, ...], opens: int
):
    run("--home", home, "backup", tmp_path / "old.db")
    run("--home", home, "rekey", *forget)
    assert run("--home", home, "restore", tmp_path / "old.db", "--replace")[0] == opens
    assert run("--home", home, "cases")[0] == 0
