"""One folder, one desk, one window; a back-up becomes a home again."""

import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.model import Team
from db.problems import EnvironmentProblem
from db.record.credential_store import CredentialStore
from db.record.home import OpenHome, Paths, default_folder, open_home, rekey, restore
from db.record.key_file import KeyFile
from tests.db.record.test_keys import FakeBackend


@pytest.fixture
def vault() -> CredentialStore:
    """This user's credential store."""
    return CredentialStore(FakeBackend(), "the vault")


@pytest.fixture
def home(tmp_path: Path, vault: CredentialStore) -> Iterator[OpenHome]:
    """A new home, open."""
    with open_home(tmp_path / "home", stores=[vault]) as opened:
        yield opened


def add_team(home: OpenHome, name: str) -> None:
    with home.record.writing(author="ann") as session:
        session.add(Team(name=name))


def names(home: OpenHome) -> list[str]:
    return [name for (name,) in home.record.rows("SELECT name FROM team ORDER BY name")]


def test_a_home_is_made_at_first_start_and_found_at_the_next(tmp_path: Path, vault: CredentialStore):
    with open_home(tmp_path / "a" / "home", stores=[vault]) as home:
        add_team(home, "North")
    with open_home(tmp_path / "a" / "home", stores=[vault]) as home:
        assert names(home) == ["North"]
        assert home.notice is None


def test_without_a_credential_store_the_key_lies_beside_the_record_and_a_notice_says_so(tmp_path: Path):
    stores = [KeyFile(Paths(tmp_path).key_file)]
    for _ in range(2):
        with open_home(tmp_path, stores=stores) as home:
            assert home.notice
            assert "record.key" in home.notice
    assert Paths(tmp_path).key_file.is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")
def test_a_home_is_open_to_its_user_alone(home: OpenHome):
    assert stat.S_IMODE(home.paths.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(home.paths.record.stat().st_mode) == 0o600


def test_a_second_window_on_the_same_home_is_refused_in_words_until_the_first_is_closed(
    home: OpenHome, vault: CredentialStore
):
    with pytest.raises(EnvironmentProblem, match=r"is open on .* already"):
        open_home(home.paths.folder, stores=[vault])
    home.close()
    open_home(home.paths.folder, stores=[vault]).close()


def test_a_second_program_on_the_same_home_is_refused_in_words(home: OpenHome):
    code = (
        "import sys; from pathlib import Path\n"
        "from db.record.home import open_home; from db.problems import EnvironmentProblem\n"
        f"try: open_home(Path({str(home.paths.folder)!r}))\n"
        "except EnvironmentProblem as problem: sys.exit(str(problem))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert "Go to the window that is open, or close it and try again." in told.stderr
    assert "Traceback" not in told.stderr


def test_a_command_works_beside_a_window(home: OpenHome, vault: CredentialStore):
    with open_home(home.paths.folder, stores=[vault], exclusive=False) as beside:
        add_team(beside, "North")
    assert names(home) == ["North"]


def test_a_command_that_makes_the_home_leaves_it_free(tmp_path: Path, vault: CredentialStore):
    with open_home(tmp_path, stores=[vault], exclusive=False), open_home(tmp_path, stores=[vault]) as window:
        assert names(window) == []


def test_a_missing_key_is_said_in_words_and_no_new_one_is_made(home: OpenHome):
    home.close()
    before = home.paths.record.read_bytes()
    with pytest.raises(EnvironmentProblem, match="The key of this record is not on this computer"):
        open_home(home.paths.folder, stores=[CredentialStore(FakeBackend(), "another user's vault")])
    assert home.paths.record.read_bytes() == before
    assert not home.paths.key_file.exists()


def test_the_key_is_kept_before_the_record_is_made(
    tmp_path: Path, vault: CredentialStore, monkeypatch: pytest.MonkeyPatch
):
    backend = FakeBackend()

    def dies(*_: object, **__: object) -> None:
        assert len(backend.kept) == 1
        raise KeyboardInterrupt

    monkeypatch.setattr("db.record.making.make", dies)
    with pytest.raises(KeyboardInterrupt):
        open_home(tmp_path, stores=[CredentialStore(backend, "the vault")])
    monkeypatch.undo()
    open_home(tmp_path, stores=[CredentialStore(backend, "the vault")]).close()


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        open_home(tmp_path / "file" / "home")


def test_the_default_home_is_this_users_and_the_programs_own():
    assert default_folder().name == "Complaints Desktop"


def test_a_back_up_becomes_a_new_home(home: OpenHome, vault: CredentialStore, tmp_path: Path):
    add_team(home, "North")
    notice = home.backup(tmp_path / "copy.db")
    assert "the vault" in notice
    add_team(home, "South")
    assert restore(tmp_path / "copy.db", tmp_path / "new", stores=[vault]) is None
    with open_home(tmp_path / "new", stores=[vault]) as restored:
        assert names(restored) == ["North"]
    assert names(home) == ["North", "South"]


def test_a_home_with_a_record_is_restored_over_only_on_request_and_the_old_one_is_set_aside(
    home: OpenHome, vault: CredentialStore, tmp_path: Path
):
    home.backup(tmp_path / "copy.db")
    add_team(home, "South")
    home.close()
    with pytest.raises(EnvironmentProblem, match="There is a record in"):
        restore(tmp_path / "copy.db", home.paths.folder, stores=[vault])
    aside = restore(tmp_path / "copy.db", home.paths.folder, stores=[vault], replace=True)
    with open_home(home.paths.folder, stores=[vault]) as restored:
        assert names(restored) == []
    assert aside
    assert restore(aside, tmp_path / "old", stores=[vault]) is None
    with open_home(tmp_path / "old", stores=[vault]) as old:
        assert names(old) == ["South"]


def test_a_home_that_is_open_is_not_restored_over(home: OpenHome, vault: CredentialStore, tmp_path: Path):
    home.backup(tmp_path / "copy.db")
    with pytest.raises(EnvironmentProblem, match="already"):
        restore(tmp_path / "copy.db", home.paths.folder, stores=[vault], replace=True)


def test_what_a_killed_program_left_in_the_log_is_set_aside_with_the_record(
    home: OpenHome, vault: CredentialStore, tmp_path: Path
):
    home.backup(tmp_path / "copy.db")
    add_team(home, "South")
    killed = tmp_path / "killed"
    shutil.copytree(home.paths.folder, killed)
    assert Paths(killed).record.with_name("record.db-wal").stat().st_size > 0
    aside = restore(tmp_path / "copy.db", killed, stores=[vault], replace=True)
    assert aside
    restore(aside, tmp_path / "old", stores=[vault])
    with open_home(tmp_path / "old", stores=[vault]) as old:
        assert names(old) == ["South"]
    aside.rename(tmp_path / "killed" / "record.db")
    aside.with_name(aside.name + "-wal").rename(tmp_path / "killed" / "record.db-wal")
    with open_home(killed, stores=[vault]) as old:
        assert names(old) == ["South"]


def test_nothing_is_restored_beside_the_log_of_a_record_that_is_missing_and_what_to_do_is_said(
    home: OpenHome, vault: CredentialStore, tmp_path: Path
):
    home.backup(tmp_path / "copy.db")
    add_team(home, "South")
    killed = Paths(tmp_path / "killed")
    shutil.copytree(home.paths.folder, killed.folder)
    aside = killed.record.rename(killed.folder / "record-set-aside-20260326.db")  # and then the power went
    for ways in ({"replace": True}, {}):
        with pytest.raises(EnvironmentProblem, match=r"its log record\.db-wal is there") as caught:
            restore(tmp_path / "copy.db", killed.folder, stores=[vault], **ways)
        assert aside.name in caught.value.do
    aside.rename(killed.record)
    with open_home(killed.folder, stores=[vault]) as old:
        assert names(old) == ["South"]


def test_a_back_up_of_a_home_with_a_key_file_wants_that_file_beside_it(tmp_path: Path):
    here, there = Paths(tmp_path / "here"), Paths(tmp_path / "there")
    with open_home(here.folder, stores=[KeyFile(here.key_file)]) as home:
        add_team(home, "North")
        home.backup(tmp_path / "stick" / "copy.db")
    stores = [KeyFile(there.key_file)]
    with pytest.raises(EnvironmentProblem, match="key"):
        restore(tmp_path / "stick" / "copy.db", there.folder, stores=stores)
    assert not there.record.exists()
    shutil.copy(here.key_file, tmp_path / "stick" / "record.key")
    restore(tmp_path / "stick" / "copy.db", there.folder, stores=stores)
    with open_home(there.folder, stores=stores) as home:
        assert names(home) == ["North"]


def test_a_missing_back_up_is_said_in_words(tmp_path: Path, vault: CredentialStore):
    with pytest.raises(EnvironmentProblem, match="cannot be read"):
        restore(tmp_path / "none.db", tmp_path / "new", stores=[vault])


def test_a_record_whose_key_was_destroyed_opens_for_nobody(tmp_path: Path, vault: CredentialStore):
    stores = [vault, KeyFile(Paths(tmp_path / "home").key_file)]
    with open_home(tmp_path / "home", stores=stores) as home:
        home.destroy_key()
    with pytest.raises(EnvironmentProblem, match="not on this computer"):
        open_home(tmp_path / "home", stores=stores)


def test_a_home_opened_in_one_thread_is_given_back_by_another(tmp_path: Path, vault: CredentialStore):
    opened: list[OpenHome] = []
    opener = threading.Thread(target=lambda: opened.append(open_home(tmp_path / "home", stores=[vault])))
    opener.start()
    opener.join()
    opened[0].close()
    open_home(tmp_path / "home", stores=[vault]).close()


POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")


@POSIX
@pytest.mark.parametrize("which", ["home", "backups"])
@pytest.mark.parametrize("bits", [0o777, 0o775, 0o702])
def test_a_home_others_may_write_into_is_refused_with_what_to_do(home: OpenHome, which: str, bits: int):
    home.close()
    home.paths.backups.mkdir(exist_ok=True)
    folder = {"home": home.paths.folder, "backups": home.paths.backups}[which]
    folder.chmod(bits)
    for work in (open_home, lambda each: restore(each / "copy.db", each)):
        with pytest.raises(EnvironmentProblem, match=f"may write into the folder {folder}"):
            work(home.paths.folder)


@POSIX
def test_everything_in_a_home_is_its_users_alone_and_made_so_again(home: OpenHome, vault: CredentialStore):
    add_team(home, "North")
    files = [each for each in home.paths.folder.iterdir() if each.is_file()]
    assert {each.name for each in files} >= {"record.db", "record.db-wal", "in-use.lock"}
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    for each in files:
        each.chmod(0o666)
    with open_home(home.paths.folder, stores=[vault], exclusive=False):
        assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


@POSIX
def test_a_key_others_could_read_is_said_before_all_else(tmp_path: Path):
    stores = [KeyFile(Paths(tmp_path).key_file)]
    open_home(tmp_path, stores=stores).close()
    Paths(tmp_path).key_file.chmod(0o644)
    for _ in range(2):
        with open_home(tmp_path, stores=stores) as home:
            assert home.notice == home.warning
            assert home.warning
            assert home.warning.startswith("Others on this computer could read the key of this record, since ")


def test_a_home_whose_key_is_well_kept_warns_of_nothing(home: OpenHome):
    assert home.warning is None


def desk_of(opened: OpenHome) -> tuple[object, ...]:
    (found,) = opened.record.rows("SELECT device_id, code, last_number FROM desk")
    return found


def test_a_home_that_is_opened_again_is_the_same_desk(tmp_path: Path, vault: CredentialStore):
    with open_home(tmp_path / "home", stores=[vault]) as opened:
        first = desk_of(opened)
    (tmp_path / "home").rename(tmp_path / "moved")
    with open_home(tmp_path / "moved", stores=[vault]) as again:
        assert desk_of(again) == first


def test_a_copied_home_is_another_desk_before_it_writes_anything_and_the_original_stays_itself(
    tmp_path: Path, vault: CredentialStore
):
    with open_home(tmp_path / "home", stores=[vault]) as opened:
        first = desk_of(opened)
    shutil.copytree(tmp_path / "home", tmp_path / "copy")
    with open_home(tmp_path / "copy", stores=[vault]) as copy:
        other = desk_of(copy)
        assert other[0] != first[0]
        assert other[1] != first[1]
        assert copy.copied == (first[1], other[1])
        assert other[1] in copy.copied.means
    with open_home(tmp_path / "home", stores=[vault]) as opened, open_home(tmp_path / "copy", stores=[vault]) as copy:
        assert (desk_of(opened), desk_of(copy)) == (first, other)
        assert (opened.copied, copy.copied) == (None, None)


def test_a_home_made_from_a_back_up_is_another_desk(home: OpenHome, tmp_path: Path, vault: CredentialStore):
    home.backup(tmp_path / "kept.db")
    restore(tmp_path / "kept.db", tmp_path / "other", stores=[vault])
    with open_home(tmp_path / "other", stores=[vault]) as other:
        assert desk_of(other)[1] != desk_of(home)[1]


def test_a_record_with_a_new_key_is_the_same_desk(tmp_path: Path, vault: CredentialStore):
    with open_home(tmp_path / "home", stores=[vault]) as opened:
        first = desk_of(opened)
    rekey(tmp_path / "home", stores=[vault])
    shutil.copytree(tmp_path / "home", tmp_path / "copy")
    with open_home(tmp_path / "copy", stores=[vault]) as copy:
        assert desk_of(copy)[1] != first[1]
    with open_home(tmp_path / "home", stores=[vault]) as again:
        assert desk_of(again) == first
