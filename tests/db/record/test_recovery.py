"""A record whose key or log-in is lost opens again by what was sealed for it, and by nothing else."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from db.model import Team
from db.problems import EnvironmentProblem
from db.record import copying, migrate, recovery
from db.record import home as homes
from db.record.copying import copy
from db.record.credential_store import CredentialStore
from db.record.driver import file_id
from db.record.home import OpenHome, Paths, open_home, recover, rekey, restore
from db.record.key_file import KeyFile
from db.record.keys import KeyMissing, KeyStore
from db.record.recovery import Envelopes, Holder, enclosed, envelopes_of, keep, path_of
from db.record.recovery_keys import key_of_secret, make_recovery_key, open_recovery_key, public_of
from tests.db.record.test_keys import FakeBackend

AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
SECRET = bytes(range(32))
NAME, KEY = bytes(range(16)), bytes(range(100, 132))


def vault() -> CredentialStore:
    """A user's credential store, with nothing in it yet."""
    return CredentialStore(FakeBackend(), "the vault")


def words(secret: bytes = SECRET) -> X25519PrivateKey:
    """The private key a person's words stand for."""
    return key_of_secret(secret)


def sealed(home: OpenHome, holder: Holder, private: X25519PrivateKey) -> None:
    """Seal the key of an open record for a holder."""
    path = home.paths.record
    keep(path, envelopes_of(path).with_one(holder, public_of(private), home.record.key, AT))


def add_team(home: OpenHome, name: str) -> None:
    with home.record.writing(author="ann") as session:
        session.add(Team(name=name))


def names(folder: Path, stores: list[KeyStore]) -> list[str]:
    with open_home(folder, stores=stores) as home:
        return [name for (name,) in home.record.rows("SELECT name FROM team ORDER BY name")]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[OpenHome]:
    """A record with one team in it, sealed for a person's words."""
    with open_home(tmp_path / "home", stores=[vault()]) as opened:
        add_team(opened, "North")
        sealed(opened, Holder.PERSON, words())
        yield opened


# a lost key


def test_a_record_whose_log_in_is_lost_opens_by_its_words_and_stays_open(home: OpenHome):
    home.close()
    new = vault()
    with pytest.raises(KeyMissing):
        open_home(home.paths.folder, stores=[new])
    assert recover(home.paths.folder, words, stores=[new]).where == "the vault"
    assert names(home.paths.folder, [new]) == ["North"]


def test_a_record_whose_key_file_is_lost_opens_by_its_words(tmp_path: Path):
    paths = Paths(tmp_path / "home")
    stores = [KeyFile(paths.key_file)]
    with open_home(paths.folder, stores=stores) as opened:
        sealed(opened, Holder.PERSON, words())
    paths.key_file.unlink()
    recover(paths.folder, words, stores=stores)
    assert names(paths.folder, stores) == []


def test_the_landlords_key_opens_it_too(home: OpenHome, tmp_path: Path):
    made = make_recovery_key("correct horse")
    (tmp_path / "recovery.json").write_bytes(made.file)
    private = open_recovery_key(tmp_path / "recovery.json", "correct horse")
    sealed(home, Holder.LANDLORD, private)
    home.close()
    for way in (words, lambda: private):
        new = vault()
        recover(home.paths.folder, way, stores=[new])
        assert names(home.paths.folder, [new]) == ["North"]


def test_other_words_open_nothing_and_nothing_is_kept(home: OpenHome):
    home.close()
    new = vault()
    with pytest.raises(EnvironmentProblem, match="does not open this record"):
        recover(home.paths.folder, lambda: words(bytes(32)), stores=[new])
    assert new.read(file_id(home.paths.record)) is None


def test_a_missing_key_says_whether_there_is_a_way_back(home: OpenHome, tmp_path: Path):
    home.close()
    with pytest.raises(KeyMissing, match="recovery open") as missing:
        open_home(home.paths.folder, stores=[vault()])
    assert missing.value.sealed
    path_of(home.paths.record).unlink()
    with pytest.raises(KeyMissing) as missing:
        open_home(home.paths.folder, stores=[vault()])
    assert not missing.value.sealed
    assert "recovery open" not in str(missing.value)
    with pytest.raises(KeyMissing):
        recover(home.paths.folder, words, stores=[vault()])


def test_new_words_take_the_place_of_the_old_ones(home: OpenHome):
    sealed(home, Holder.PERSON, words(bytes(32)))
    home.close()
    with pytest.raises(EnvironmentProblem, match="does not open"):
        recover(home.paths.folder, words, stores=[vault()])
    recover(home.paths.folder, lambda: words(bytes(32)), stores=[vault()])


# back-ups


def test_a_back_up_on_a_new_computer_needs_the_words_alone(home: OpenHome, tmp_path: Path):
    home.backup(tmp_path / "stick" / "copy.db")
    new = vault()
    with pytest.raises(KeyMissing) as missing:
        restore(tmp_path / "stick" / "copy.db", tmp_path / "new", stores=[new])
    assert missing.value.sealed
    assert not Paths(tmp_path / "new").record.exists()
    restore(tmp_path / "stick" / "copy.db", tmp_path / "new", stores=[new], private=words)
    assert names(tmp_path / "new", [new]) == ["North"]
    assert envelopes_of(Paths(tmp_path / "new").record) == envelopes_of(home.paths.record)


def test_whoever_makes_a_back_up_is_told_that_it_opens_by_recovery_where_it_does(home: OpenHome, tmp_path: Path):
    assert home.backup(tmp_path / "copy.db").endswith("which is in the vault, or by its recovery.")
    path_of(home.paths.record).unlink()
    assert "Without that key nobody can read it" in home.backup(tmp_path / "other.db")


def test_nobody_is_asked_for_words_where_the_key_is_here(home: OpenHome, tmp_path: Path):
    home.backup(tmp_path / "copy.db")

    def asked() -> X25519PrivateKey:
        raise AssertionError("asked for words")

    restore(tmp_path / "copy.db", tmp_path / "new", stores=home._stores, private=asked)


def test_a_back_up_made_before_the_words_opens_by_the_key_alone(tmp_path: Path):
    own = vault()
    with open_home(tmp_path / "home", stores=[own]) as opened:
        opened.backup(tmp_path / "before.db")
        sealed(opened, Holder.PERSON, words())
    with pytest.raises(KeyMissing) as missing:
        restore(tmp_path / "before.db", tmp_path / "new", stores=[vault()], private=words)
    assert not missing.value.sealed
    assert enclosed(tmp_path / "before.db") is None
    restore(tmp_path / "before.db", tmp_path / "new", stores=[own])
    assert names(tmp_path / "new", [own]) == []


def test_what_a_back_up_carries_is_taken_off_the_record_that_is_made_of_it(home: OpenHome, tmp_path: Path):
    home.backup(tmp_path / "copy.db")
    restore(tmp_path / "copy.db", tmp_path / "new", stores=home._stores)
    made = Paths(tmp_path / "new").record
    assert made.stat().st_size % 4096 == 0
    assert enclosed(made) is None
    assert (tmp_path / "copy.db").stat().st_size > made.stat().st_size


def test_a_back_up_with_envelopes_opens_where_it_lies_as_one_without_does(home: OpenHome, tmp_path: Path):
    home.backup(tmp_path / "copy.db")
    with homes.Record.open(tmp_path / "copy.db", bytes(home.record.key)) as copy:
        assert copy.rows("SELECT name FROM team") == [("North",)]
        assert copy.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_record_copied_as_it_lay_opens_by_the_envelopes_beside_it(home: OpenHome, tmp_path: Path):
    home.close()
    (tmp_path / "stick").mkdir()
    for each in (home.paths.record, path_of(home.paths.record)):
        shutil.copy(each, tmp_path / "stick")
    new = vault()
    restore(tmp_path / "stick" / "record.db", tmp_path / "new", stores=[new], private=words)
    assert names(tmp_path / "new", [new]) == ["North"]


def test_a_record_that_is_set_aside_keeps_its_own_way_back(home: OpenHome, tmp_path: Path):
    own = home._stores
    home.backup(tmp_path / "copy.db")
    sealed(home, Holder.PERSON, words(bytes(32)))
    home.close()
    aside = restore(tmp_path / "copy.db", home.paths.folder, stores=own, replace=True)
    assert aside is not None
    assert envelopes_of(aside).open_with(words(bytes(32))) == envelopes_of(home.paths.record).open_with(words())


def test_a_restore_that_ends_before_the_envelopes_are_in_their_place_loses_none(
    home: OpenHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home.backup(tmp_path / "copy.db")
    new = vault()

    def dies(_record: Path) -> Envelopes:
        raise KeyboardInterrupt

    monkeypatch.setattr(recovery, "envelopes_of", dies)
    with pytest.raises(KeyboardInterrupt):
        restore(tmp_path / "copy.db", tmp_path / "new", stores=[new], private=words)
    monkeypatch.undo()
    assert names(tmp_path / "new", [new]) == ["North"]
    recover(tmp_path / "new", words, stores=[vault()])


def test_a_back_up_whose_envelopes_are_spoilt_is_restored_all_the_same_by_its_key(home: OpenHome, tmp_path: Path):
    home.backup(tmp_path / "copy.db")
    content = (tmp_path / "copy.db").read_bytes()
    (tmp_path / "copy.db").write_bytes(content.replace(b'"envelopes"', b'"envelop__"'))
    restore(tmp_path / "copy.db", tmp_path / "new", stores=home._stores)
    assert names(tmp_path / "new", home._stores) == ["North"]
    assert envelopes_of(Paths(tmp_path / "new").record).held == ()


def test_the_back_up_before_a_migration_carries_them_too(home: OpenHome):
    home.close()
    key = next(store.read(file_id(home.paths.record)) for store in home._stores)
    assert key is not None
    with migrate._alone(home.paths.record, key) as connection:
        copy(connection, home.paths.backups / "before.db", key)
    assert enclosed(home.paths.backups / "before.db") == path_of(home.paths.record).read_bytes()


# what an envelope is bound to


def test_the_envelope_of_another_record_is_no_way_into_this_one(home: OpenHome, tmp_path: Path):
    with open_home(tmp_path / "other", stores=[vault()]) as other:
        sealed(other, Holder.PERSON, words())
        shutil.copy(path_of(other.paths.record), path_of(home.paths.record))
    home.close()
    with pytest.raises(KeyMissing) as missing:
        recover(home.paths.folder, words, stores=[vault()])
    assert not missing.value.sealed


def test_an_envelope_put_under_the_name_of_another_record_or_holder_does_not_open():
    made = Envelopes(NAME).with_one(Holder.PERSON, public_of(words()), KEY, AT)
    assert made.open_with(words()) == KEY
    (envelope,) = made.held
    for forged in (
        replace(made, name=bytes(16)),
        replace(made, held=(replace(envelope, holder=Holder.LANDLORD),)),
        replace(made, held=(replace(envelope, public=public_of(words(bytes(32)))),)),
    ):
        with pytest.raises(EnvironmentProblem, match="does not open"):
            forged.open_with(words())


@given(at=st.integers(0, 79), bit=st.integers(0, 7))
def test_an_envelope_with_one_bit_changed_does_not_open(at: int, bit: int):
    made = Envelopes(NAME).with_one(Holder.PERSON, public_of(words()), KEY, AT)
    (envelope,) = made.held
    spoilt = bytearray(envelope.sealed)
    spoilt[at] ^= 1 << bit
    with pytest.raises(EnvironmentProblem, match="does not open"):
        replace(made, held=(replace(envelope, sealed=bytes(spoilt)),)).open_with(words())


def test_two_envelopes_of_one_key_are_never_the_same():
    first, second = (Envelopes(NAME).with_one(Holder.PERSON, public_of(words()), KEY, AT) for _ in range(2))
    assert first.held[0].sealed != second.held[0].sealed


def test_an_envelope_with_another_records_key_is_found_out_before_it_is_kept(home: OpenHome):
    path = home.paths.record
    keep(path, Envelopes(file_id(path)).with_one(Holder.PERSON, public_of(words()), KEY, AT))
    home.close()
    new = vault()
    with pytest.raises(EnvironmentProblem, match="cannot be opened with this key"):
        recover(home.paths.folder, words, stores=[new])
    assert new.read(file_id(path)) is None


# the file


def test_what_is_written_is_read_again():
    made = Envelopes(NAME)
    for holder in Holder:
        made = made.with_one(holder, public_of(words()), KEY, AT)
    assert Envelopes.read(made.as_bytes(), Path("x")) == made
    assert made.without(Holder.PERSON).of(Holder.PERSON) is None
    assert made.without(Holder.PERSON).of(Holder.LANDLORD) == made.of(Holder.LANDLORD)


def test_a_holder_of_a_newer_program_is_passed_over():
    made = Envelopes(NAME).with_one(Holder.PERSON, public_of(words()), KEY, AT)
    data = json.loads(made.as_bytes())
    data["envelopes"].append({"for": "regulator", "sealed": "…"})
    data["format"] = 9
    assert Envelopes.read(json.dumps(data).encode(), Path("x")) == made


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"record": "zz", "envelopes": []}'])
def test_a_damaged_file_is_said_in_words_and_hinders_nobody_who_has_the_key(home: OpenHome, content: bytes):
    path_of(home.paths.record).write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="cannot be read"):
        envelopes_of(home.paths.record)
    home.close()
    assert names(home.paths.folder, home._stores) == ["North"]


def test_the_file_names_nobody_and_does_not_hold_the_key(home: OpenHome):
    content = path_of(home.paths.record).read_bytes()
    assert home.record.key.hex().encode() not in content
    assert set(json.loads(content)) == {"format", "record", "envelopes"}


def test_the_end_of_a_file_that_only_looks_like_envelopes_is_left_alone(tmp_path: Path):
    for content in (b"", b"short", bytes(4096), recovery.FOOT.pack(5_000, recovery.MARK), b"x" * 50 + recovery.MARK):
        (tmp_path / "file").write_bytes(content)
        assert recovery.take_out(tmp_path / "file") is None
        assert (tmp_path / "file").read_bytes() == content


# the landlord's key


def test_the_landlords_key_opens_only_by_its_passphrase_and_only_whole(tmp_path: Path):
    path = tmp_path / "recovery.json"
    made = make_recovery_key("correct horse")
    path.write_bytes(made.file)
    assert public_of(open_recovery_key(path, "correct horse")) == made.public
    with pytest.raises(EnvironmentProblem, match="does not open"):
        open_recovery_key(path, "correct house")
    spoilt = json.loads(made.file)
    spoilt["public"] = public_of(words()).hex()
    path.write_text(json.dumps(spoilt))
    with pytest.raises(EnvironmentProblem, match="does not open"):
        open_recovery_key(path, "correct horse")


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff", b'{"what": "another", "scrypt": {"cost": 16384}}', b'{"what": 1, "scrypt": 2}']
)
def test_another_file_is_no_recovery_key(tmp_path: Path, content: bytes):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="is not a recovery key"):
        open_recovery_key(tmp_path / "file", "any")
    with pytest.raises(EnvironmentProblem, match="is not a recovery key"):
        open_recovery_key(tmp_path / "none", "any")


@pytest.mark.parametrize("cost", [1, 2**13, 2**21, 2**40])
def test_a_file_that_asks_for_too_little_or_all_of_the_memory_is_refused(tmp_path: Path, cost: int):
    kept = json.loads(make_recovery_key("correct horse").file)
    kept["scrypt"]["cost"] = cost
    (tmp_path / "file").write_text(json.dumps(kept))
    with pytest.raises(EnvironmentProblem, match="is not a recovery key"):
        open_recovery_key(tmp_path / "file", "correct horse")


# a revoked desk


def test_a_revoked_desk_is_opened_by_the_landlord_alone(home: OpenHome):
    landlord = words(b"\1" * 32)
    sealed(home, Holder.LANDLORD, landlord)
    assert home.destroy_key() is True
    home.close()
    with pytest.raises(KeyMissing):
        open_home(home.paths.folder, stores=home._stores)
    with pytest.raises(EnvironmentProblem, match="does not open"):
        recover(home.paths.folder, words, stores=home._stores)
    recover(home.paths.folder, lambda: landlord, stores=home._stores)
    assert names(home.paths.folder, home._stores) == ["North"]


def test_without_a_key_of_the_landlord_the_words_stay_the_one_way_back(home: OpenHome):
    assert home.destroy_key() is False
    home.close()
    with pytest.raises(KeyMissing) as missing:
        open_home(home.paths.folder, stores=home._stores)
    assert missing.value.sealed
    recover(home.paths.folder, words, stores=home._stores)
    assert names(home.paths.folder, home._stores) == ["North"]


def test_a_damaged_file_of_envelopes_keeps_no_revoked_desk_open(home: OpenHome):
    path_of(home.paths.record).write_bytes(b"nonsense")
    assert home.destroy_key() is False
    assert all(store.read(file_id(home.paths.record)) is None for store in home._stores)


# a new key


def test_a_new_key_opens_the_same_record_and_the_old_one_no_more(home: OpenHome, tmp_path: Path):
    own, old_name, old = home._stores, file_id(home.paths.record), bytes(home.record.key)
    home.backup(tmp_path / "before.db")
    home.close()
    assert rekey(home.paths.folder, stores=own).where == "the vault"
    assert file_id(home.paths.record) != old_name
    assert names(home.paths.folder, own) == ["North"]
    with pytest.raises(EnvironmentProblem, match="cannot be opened with this key"):
        homes.Record.open(home.paths.record, old)
    restore(tmp_path / "before.db", tmp_path / "old", stores=own)
    assert names(tmp_path / "old", own) == ["North"]


def test_the_old_key_is_destroyed_on_request_and_the_words_open_the_old_back_ups_still(home: OpenHome, tmp_path: Path):
    own = home._stores
    home.backup(tmp_path / "before.db")
    home.close()
    rekey(home.paths.folder, stores=own, forget_old=True)
    with pytest.raises(KeyMissing):
        restore(tmp_path / "before.db", tmp_path / "old", stores=own)
    restore(tmp_path / "before.db", tmp_path / "old", stores=own, private=words)


def test_the_words_open_the_record_under_its_new_key_without_being_typed_for_it(home: OpenHome):
    home.close()
    rekey(home.paths.folder, stores=home._stores)
    new = vault()
    recover(home.paths.folder, words, stores=[new])
    assert names(home.paths.folder, [new]) == ["North"]


def test_a_record_that_somebody_has_open_gets_no_new_key(home: OpenHome):
    with pytest.raises(EnvironmentProblem, match="already"):
        rekey(home.paths.folder, stores=home._stores)


def test_a_key_others_could_read_is_said_no_more_once_it_opens_nothing(tmp_path: Path):
    paths = Paths(tmp_path / "home")
    stores = [KeyFile(paths.key_file)]
    open_home(paths.folder, stores=stores).close()
    paths.key_file.chmod(0o644)
    with open_home(paths.folder, stores=stores) as opened:
        assert opened.warning
    assert rekey(paths.folder, stores=stores).exposed is None
    with open_home(paths.folder, stores=stores) as opened:
        assert opened.warning is None


STEPS = ("make_key", "keep_next", "change_key", "put_in_place", "envelopes_of", "clear")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
def test_a_program_that_ends_at_any_step_leaves_a_record_that_opens_by_key_and_by_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
):
    paths = Paths(tmp_path / "home")
    stores = [KeyFile(paths.key_file)]
    with open_home(paths.folder, stores=stores) as opened:
        add_team(opened, "North")
        sealed(opened, Holder.PERSON, words())
    room = {
        "make_key": homes,
        "keep_next": recovery,
        "change_key": homes,
        "put_in_place": copying,
        "envelopes_of": recovery,
        "clear": KeyFile,
    }[step]
    real = getattr(room, step)
    calls = {"envelopes_of": 2}.get(step, 1)

    def dies(*given: object, **named: object) -> object:
        nonlocal calls
        calls -= 1
        if calls > 0:
            return real(*given, **named)
        if after:
            real(*given, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(room, step, dies)
    with pytest.raises(KeyboardInterrupt):
        rekey(paths.folder, stores=stores)
    monkeypatch.undo()
    assert names(paths.folder, stores) == ["North"]
    new = vault()
    recover(paths.folder, words, stores=[new])
    assert names(paths.folder, [new]) == ["North"]
    rekey(paths.folder, stores=stores)
    assert names(paths.folder, stores) == ["North"]
    assert {each.name for each in paths.folder.iterdir()} <= {
        "record.db",
        "record.key",
        "record.recovery",
        "in-use.lock",
    }


def test_an_envelope_for_a_stranger_is_taken_for_none_and_gets_no_new_key(home: OpenHome):
    """Whoever can write the file puts in their own public key, and waits for the record to get another key."""
    stranger = words(bytes(reversed(range(32))))
    mine = envelopes_of(home.paths.record)
    (person,) = mine.held
    forged = replace(mine, held=(replace(person, public=public_of(stranger)), replace(person, holder=Holder.LANDLORD)))
    keep(home.paths.record, forged)
    assert envelopes_of(home.paths.record).proved(home.record.key).held == ()
    next_key = bytes(reversed(range(32)))
    assert envelopes_of(home.paths.record).resealed(home.record.key, bytes(16), next_key).held == ()


def test_the_envelopes_of_the_record_itself_are_proved_also_under_its_next_key(home: OpenHome):
    mine = envelopes_of(home.paths.record)
    assert mine.proved(home.record.key) == mine
    name, key = bytes(range(16)), bytes(range(1, 33))
    made = mine.resealed(home.record.key, name, key)
    assert made.proved(key) == made
    assert made.proved(home.record.key).held == ()
    assert bytes(made.open_with(words())) == key


def test_an_envelope_is_proved_by_no_other_key(home: OpenHome):
    assert envelopes_of(home.paths.record).proved(bytes(32)).held == ()
