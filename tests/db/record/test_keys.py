"""A key is kept where it can be relied on, or beside the record with a notice; an old record gets no new one."""

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from keyring.errors import KeyringLocked, PasswordDeleteError

from db.problems import EnvironmentProblem
from db.record.credential_store import TRUSTED, CredentialStore, credential_store
from db.record.key_file import KeyFile
from db.record.keys import KeyHome, find_key, keep_key, make_key

NAME = bytes(range(16))
KEY = bytes(range(32))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")


class FakeBackend:
    """A credential store in memory."""

    priority = 5.0
    longest = 1280

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password[: self.longest]

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class LockedBackend(FakeBackend):
    """A credential store nobody unlocks."""

    def get_password(self, *_: str) -> str | None:
        raise KeyringLocked

    def set_password(self, *_: str) -> None:
        raise KeyringLocked


class WinVaultKeyring(FakeBackend):
    """Goes by the name of a trusted one."""

    __module__ = "keyring.backends.Windows"


class PlaintextKeyring(FakeBackend):
    """Goes by the name of one that writes secrets in plain text."""

    __module__ = "keyrings.alt.file"


class ChainerBackend(FakeBackend):
    """Goes by the name of the one that hands on to any other."""

    __module__ = "keyring.backends.chainer"
    priority: ClassVar[float] = 10.0


def store(backend: FakeBackend) -> CredentialStore:
    return CredentialStore(backend, "the vault")


def test_a_key_is_kept_in_the_credential_store_and_found_there(tmp_path: Path):
    backend = FakeBackend()
    stores = (store(backend), KeyFile(tmp_path / "record.key"))
    key, home = make_key(NAME, stores)
    assert len(key) == 32
    assert home == KeyHome("the vault", None)
    assert find_key(NAME, stores) == (key, home)
    assert list(tmp_path.iterdir()) == []
    assert list(backend.kept) == [("Complaints Desktop", NAME.hex())]


def test_two_keys_are_never_the_same():
    first, second = (make_key(NAME, [store(FakeBackend())])[0] for _ in range(2))
    assert first != second


def test_only_listed_backends_are_trusted_whatever_their_priority():
    backends = [ChainerBackend(), PlaintextKeyring(), WinVaultKeyring()]
    found = credential_store(backends)
    assert found is not None
    assert found.home.where == "the Windows Credential Manager"
    assert credential_store(backends[:2]) is None


def test_the_backends_of_keyring_that_keep_nothing_or_hand_on_are_not_on_the_list():
    assert not any(word in name for name in TRUSTED for word in ("fail", "null", "chainer", "file", "alt"))


def test_a_store_that_cuts_a_value_short_is_not_relied_on(tmp_path: Path):
    short = FakeBackend()
    short.longest = 63
    key, home = make_key(NAME, (store(short), KeyFile(tmp_path / "record.key")))
    assert home.notice
    assert "credential store" in home.notice
    assert KeyFile(tmp_path / "record.key").read(NAME) == key
    assert ("Complaints Desktop", NAME.hex()) not in short.kept


def test_a_store_nobody_unlocks_is_passed_over_for_a_new_key_and_said_in_words_for_an_old_one(tmp_path: Path):
    stores = (store(LockedBackend()), KeyFile(tmp_path / "record.key"))
    with pytest.raises(EnvironmentProblem, match="not on this computer"):
        find_key(NAME, stores)
    assert make_key(NAME, stores)[1].notice


class DBusErrorResponse(Exception):
    """An error of a library below `keyring`."""

    __module__ = "jeepney.wrappers"


@pytest.mark.parametrize(
    ("error", "passed_over"), [(DBusErrorResponse(), True), (OSError(), True), (KeyError(), False)]
)
def test_a_store_that_declines_is_passed_over_and_a_bug_is_not(error: Exception, passed_over: bool):
    class Declines(FakeBackend):
        def get_password(self, *_: str) -> str | None:
            raise error

    if passed_over:
        assert store(Declines()).read(NAME) is None
        assert not store(Declines()).keep(NAME, KEY)
    else:
        with pytest.raises(KeyError):
            store(Declines()).read(NAME)


def test_a_key_that_can_be_kept_nowhere_is_not_used():
    with pytest.raises(EnvironmentProblem, match="could not be kept"):
        make_key(NAME, [store(LockedBackend())])


@POSIX
def test_a_key_file_is_readable_by_its_user_alone(tmp_path: Path):
    path = tmp_path / "record.key"
    keep_key(NAME, KEY, [KeyFile(path)])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert KeyFile(path).home.exposed is None


@POSIX
def test_a_key_others_could_read_is_made_private_and_it_is_said_until_there_is_a_new_key(tmp_path: Path):
    path = tmp_path / "record.key"
    keep_key(NAME, KEY, [KeyFile(path)])
    path.chmod(0o644)
    os.utime(path, (0, 0))  # the day the file was written says nothing of the day it was opened to others
    day = datetime.fromtimestamp(path.stat().st_ctime, UTC)
    for _ in range(2):
        key, home = find_key(NAME, [KeyFile(path)])
        assert key == KEY
        assert home.exposed is not None
        assert f"since {day.day} {day:%B %Y} at the latest" in home.exposed
        assert "complaints-desktop rekey" in home.exposed
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    KeyFile(path).keep(bytes(16), KEY)
    assert KeyFile(path).home.exposed is not None
    KeyFile(path).clear()
    assert KeyFile(path).home.exposed is None
    assert KeyFile(path).read(NAME) == KEY


@POSIX
def test_a_key_file_that_is_a_link_is_refused_and_what_it_leads_to_is_not_touched(tmp_path: Path):
    other, path = tmp_path / "other", tmp_path / "record.key"
    other.write_text(f"{NAME.hex()} {KEY.hex()}\n")
    other.chmod(0o644)
    path.symlink_to(other)
    with pytest.raises(EnvironmentProblem, match="is a link"):
        find_key(NAME, [KeyFile(path)])
    assert stat.S_IMODE(other.stat().st_mode) == 0o644


def test_only_the_backends_on_the_list_are_loaded_and_no_program_is_started():
    """`keyring` by itself loads one that looks for its library with `ldconfig` and `gcc`, from PATH."""
    code = (
        "import sys\n"
        "started = []\n"
        "STARTS = ('subprocess.Popen', 'os.system', 'os.exec', 'os.posix_spawn', 'os.spawn')\n"
        "sys.addaudithook(lambda event, args: event in STARTS and started.append((event, args)))\n"
        "from db.record.credential_store import credential_store\n"
        "credential_store()\n"
        "print(started, [each for each in sys.modules if each.startswith('keyring.backends.macOS')])\n"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["[]", "[]"]


def test_a_key_file_keeps_the_keys_it_has(tmp_path: Path):
    file = KeyFile(tmp_path / "record.key")
    other = bytes(16)
    assert file.keep(NAME, KEY)
    assert file.keep(other, KEY[::-1])
    assert (file.read(NAME), file.read(other), file.read(b"unknown")) == (KEY, KEY[::-1], None)
    assert [each.name for each in tmp_path.iterdir()] == ["record.key"]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", f"{NAME.hex()} nonsense".encode(), f"{NAME.hex()} {'00' * 31}".encode()]
)
def test_a_key_file_that_is_not_whole_is_said_in_words(tmp_path: Path, content: bytes):
    path = tmp_path / "record.key"
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem):
        KeyFile(path).read(NAME)


def test_a_damaged_value_in_the_credential_store_is_said_in_words():
    backend = FakeBackend()
    backend.set_password("Complaints Desktop", NAME.hex(), "short")
    with pytest.raises(EnvironmentProblem, match="The key in the vault is not whole"):
        store(backend).read(NAME)


def test_whoever_makes_a_back_up_is_told_where_its_key_is(tmp_path: Path):
    home = KeyFile(tmp_path / "record.key").home
    assert "record.key" in home.backup_notice
    assert "Without that key nobody can read it." in home.backup_notice


def test_a_destroyed_key_is_in_no_store(tmp_path: Path) -> None:
    for store in (CredentialStore(FakeBackend(), "a store"), KeyFile(tmp_path / "record.key")):
        store.keep(NAME, KEY)
        store.keep(bytes(16), KEY)

        store.forget(NAME)
        store.forget(NAME)

        assert store.read(NAME) is None
        assert store.read(bytes(16)) == KEY


def test_a_password_is_kept_where_the_keys_are_and_can_be_taken_out() -> None:
    store = CredentialStore(FakeBackend(), "a store")

    assert store.keep_password("ann at example", "secret")
    assert store.password("ann at example") == "secret"
    store.forget_password("ann at example")
    assert store.password("ann at example") is None


def test_a_store_that_is_locked_keeps_no_password() -> None:
    assert not CredentialStore(LockedBackend(), "a store").keep_password("ann at example", "secret")
