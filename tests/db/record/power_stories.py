"""What a desk does while the power may go, and what must be true of what is left.

`python -m tests.db.record.power_stories FOLDER STORY...` acts stories out, each in its folder of that name, and says
what it promises as it promises it. A story may be told with a fault: `writes:synchronous off`.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile, rmtree
from unittest.mock import patch

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from db import files
from db.files import write_whole
from db.model import Team
from db.problems import EnvironmentProblem
from db.record import backup, driver, given_numbers, migrate, recovery
from db.record.check import check
from db.record.connection import raw_of
from db.record.damage import damage
from db.record.home import open_home, rekey, restore
from db.record.key_file import KeyFile
from db.record.local import Record
from db.record.recovery import Holder
from db.sync import second_copy
from tests.thorough import some

KEY = bytes(range(32))
NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)
CODE = "K7Q"
PUBLIC = X25519PrivateKey.from_private_bytes(KEY).public_key().public_bytes_raw()
"""Of whoever may open the envelope of the key."""

WRITES = some(4, 14)
"""Actions in a sitting."""

MANY = 4_000
"""Rows of a large action: more pages than SQLite leaves in the log of its own accord."""

PAGE = 4_096

TEAMS = 40
"""Rows in the older record."""

ACTIONS = "SELECT substr(id, 1, instr(id, '-') - 1), count(*) FROM team GROUP BY 1 ORDER BY min(rowid)"
"""Each action that is there, and how many rows of it."""

Act = Callable[[Path], None]
Prepare = Callable[[Path, Path], None]
Judge = Callable[[Path, Sequence[str]], None]


def say(what: str) -> None:
    """Promise something."""
    os.write(1, f"{what}\n".encode())


# Writing: each action is one transaction of three rows; a number is given ahead of it, and a second copy follows it.


def just_a_record(place: Path, empty: Path) -> None:
    """Lay an empty record there."""
    copyfile(empty, place / "record.db")


def write(place: Path) -> None:
    """Write, share, empty the log, close, and open and write again."""
    for sitting in range(2):
        with Record.open(place / "record.db", KEY, now=lambda: NOW) as record:
            second_copy.install(record)
            for number in range(sitting * WRITES, (sitting + 1) * WRITES):
                _action(record, number)
                if number % 5 == 1:
                    _share(record)
                if number % 4 == 2:
                    record.empty_log()


def _action(record: Record, number: int) -> None:
    with record.writing(author="ann") as session:
        rows = MANY if number % 9 == 8 else 3
        session.add_all([Team(id=f"{number}-{part}", name=f"{number} {part} {'x' * 150}") for part in range(rows)])
        given_numbers.give(session, CODE, number)
    say(f"{number} {rows}")


def _share(record: Record) -> None:
    with record.writing(author="ann", applying=True) as session:
        raw_of(session).execute("UPDATE change SET ack_pos = 1")
    say("shared")


def nothing_lost(place: Path, said: Sequence[str]) -> None:
    """What was said is there, in the record and in the second copy; at most one action more, whole."""
    path = place / "record.db"
    promised = [(number, int(rows)) for number, rows in (each.split() for each in said if each != "shared")]
    with Record.open(path, KEY) as record:
        assert check(record) == []
        found = record.rows(ACTIONS)
        unsent = {each for (each,) in record.rows("SELECT entity_id FROM change WHERE ack_pos IS NULL")}
        with record.writing(author="ann") as session:
            session.add(Team(name="It goes on"))
    assert found[: len(promised)] == promised
    assert len(found) <= len(promised) + 1
    assert all(rows in (3, MANY) for _, rows in found)
    assert given_numbers.given_in(path).get(CODE, -1) >= max((int(number) for number, _ in found), default=-1)
    copied = {change[6] for change in second_copy.read(second_copy.path_of(path), KEY)}
    assert unsent & {f"{number}-0" for number, _ in promised} <= copied


# The first start: a folder, a key, a record.


def nothing(_place: Path, _empty: Path) -> None:
    """Lay nothing there."""


def start(place: Path) -> None:
    """Make a home two folders deep and write a team."""
    folder = place / "a" / "home"
    with open_home(folder, stores=[KeyFile(folder / "record.key")], code=CODE, now=lambda: NOW) as home:
        say("made")
        with home.record.writing(author="ann") as session:
            session.add(Team(name="first"))
        say("first")


def starts(place: Path, said: Sequence[str]) -> None:
    """A home that was made is there; one that was not is made at the next start."""
    folder = place / "a" / "home"
    assert "made" not in said or (folder / "record.db").exists()
    assert _teams(folder) in ((["first"],) if "first" in said else ([], ["first"]))


# A record of an older program: backed up, then brought up to date.


def older(place: Path, _empty: Path) -> None:
    """Lay a record there as the last revision but one had it."""
    connection, _ = driver.connect_writer(place / "record.db", KEY, new=driver.new_file_id())
    connection.execute("PRAGMA foreign_keys = OFF")
    migrate.move(connection, f"{int(migrate.HEAD) - 1:04}")
    teams = [(f"{number}", f"{number} {'x' * 150}") for number in range(TEAMS)]
    connection.executemany("INSERT INTO team (id, name) VALUES (?, ?)", teams)
    connection.close()


def bring_up(place: Path) -> None:
    """Open it with this program."""
    with Record.open(place / "record.db", KEY, now=lambda: NOW):
        say("open")


def brought_up(place: Path, said: Sequence[str]) -> None:
    """It is the older one or the newer, whole; where it is the newer its back-up is there."""
    connection = driver.connect(place / "record.db", KEY, reader=True)
    current = migrate.is_current(connection)
    connection.close()
    assert current or "open" not in said
    kept = list((place / "backups").glob("*.db")) if (place / "backups").exists() else []
    if current:
        assert len(kept) == 1
    for each in kept:
        _sound(each, TEAMS)
    with Record.open(place / "record.db", KEY, now=lambda: NOW.replace(hour=13)) as record:
        assert record.rows("SELECT count(*) FROM team") == [(TEAMS,)]
    _sound(place / "record.db", TEAMS)


def _sound(path: Path, teams: int) -> None:
    """Look a copy of a back-up through, without its envelopes."""
    copied = Path(copyfile(path, path.with_name("looked-through")))
    recovery.take_out(copied)
    connection = driver.connect(copied, KEY)
    try:
        assert damage(connection, thorough=True) == []
        assert connection.execute("SELECT count(*) FROM team").fetchall() == [(teams,)]
    finally:
        connection.close()


# A home in use, ended by a cut before: its last writes are in its log alone. A back-up of it is older.


def home_in_use(place: Path, empty: Path) -> None:
    """Lay a home there with one team in its back-up and two in the record, one of them in its log."""
    made = place / "made"
    made.mkdir()
    just_a_record(made, empty)
    KeyFile(place / "record.key").keep(driver.file_id(made / "record.db"), KEY)
    recovery.change(made / "record.db", KEY, Holder.PERSON, PUBLIC, NOW)
    copyfile(recovery.path_of(made / "record.db"), recovery.path_of(place / "record.db"))
    with Record.open(made / "record.db", KEY) as record:
        for name in ("first", "second"):
            with record.writing(author="ann") as session:
                session.add(Team(name=name))
            if name == "first":
                backup.backup(record, place / "kept.copy")
                record.empty_log()
        for ending in ("", "-wal"):
            copyfile(made / f"record.db{ending}", place / f"record.db{ending}")
    rmtree(made)


def back_up(place: Path) -> None:
    """Write a back-up into a new folder, and another."""
    with Record.open(place / "record.db", KEY, now=lambda: NOW) as record:
        for name in ("one", "two"):
            backup.backup(record, place / "away" / f"{name}.copy")
            say(name)


def backed_up(place: Path, said: Sequence[str]) -> None:
    """A back-up that was said to be there is there, and no half one ever; the record is as it was."""
    found = sorted((place / "away").glob("*.copy")) if (place / "away").exists() else []
    assert {each.stem for each in found} >= set(said)
    for each in found:
        _sound(each, 2)
    assert _teams(place) == ["first", "second"]


def put_back(place: Path) -> None:
    """Put the back-up in the place of the record."""
    _put_back(place)
    say("restored")


def _put_back(place: Path) -> None:
    restore(place / "kept.copy", place, replace=True, stores=[KeyFile(place / "record.key")])


def is_put_back(place: Path, said: Sequence[str]) -> None:
    """The record is the old one or the back-up, or it is said in words that it is missing; the old one is never lost.

    Where it is missing the back-up is put back again, unless the words say that its log is there: then it is put there.
    """
    teams = _teams_or_words(place, said)
    if teams == ["first", "second"]:
        return
    (aside,) = place.glob("record-set-aside-*.db")
    if teams is None and (place / "record.db-wal").exists():
        assert aside.name in _refused(lambda: _put_back(place)).do
        assert recovery.envelopes_of(aside).held
        aside.rename(place / "record.db")
        assert _teams(place) == ["first", "second"]
        return
    if teams is None:
        _put_back(place)
        assert _teams(place) == ["first"]
    assert recovery.envelopes_of(aside).held
    with Record.open(aside, KEY) as record:
        assert check(record) == []
        assert record.rows("SELECT name FROM team ORDER BY name") == [("first",), ("second",)]


def _teams_or_words(place: Path, said: Sequence[str]) -> list[str] | None:
    if (place / "record.db").exists():
        teams = _teams(place)
        assert teams == ["first"] or (not said and teams == ["first", "second"])
        assert recovery.envelopes_of(place / "record.db").held
        return teams
    assert not said
    assert "record.db is missing" in _refused(lambda: _teams(place)).what
    return None


def _refused(act: Callable[[], object]) -> EnvironmentProblem:
    try:
        act()
    except EnvironmentProblem as problem:
        return problem
    raise AssertionError("it was to be refused in words")


def new_key(place: Path) -> None:
    """Give the record a new key and forget the old one."""
    rekey(place, forget_old=True, stores=[KeyFile(place / "record.key")])
    say("new key")


def has_a_key(place: Path, _said: Sequence[str]) -> None:
    """Whatever key the file has is kept, in the home and in its envelope."""
    assert _teams(place) == ["first", "second"]
    assert recovery.envelopes_of(place / "record.db").held


def _teams(folder: Path) -> list[str]:
    with open_home(folder, stores=[KeyFile(folder / "record.key")], now=lambda: NOW) as home:
        assert check(home.record) == []
        return [name for (name,) in home.record.rows("SELECT name FROM team ORDER BY name")]


# A second cut while what the first one left is brought in order: pages were torn on their way out of the log.


def torn(place: Path, empty: Path) -> None:
    """Lay the home in use there, each page that is in its log torn in its file."""
    home_in_use(place, empty)
    log = (place / "record.db-wal").read_bytes()
    pages = {int.from_bytes(log[at : at + 4], "big") for at in range(32, len(log), 24 + PAGE)}
    with (place / "record.db").open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE + PAGE // 2)
            file.write(bytes(PAGE // 2))


def go_on(place: Path) -> None:
    """Open it, look it through, and write."""
    with Record.open(place / "record.db", KEY, now=lambda: NOW) as record:
        assert check(record) == []
        say("sound")
        with record.writing(author="ann") as session:
            session.add(Team(name="third"))
        say("third")


def goes_on(place: Path, said: Sequence[str]) -> None:
    """It is sound, with all that was there before."""
    assert _teams(place) in (
        (["first", "second", "third"],) if "third" in said else (["first", "second"], ["first", "second", "third"])
    )


# A file that somebody asked for, in the place of an older one.


def old_letter(place: Path, _empty: Path) -> None:
    """Lay a letter there."""
    (place / "letter.pdf").write_bytes(b"older" * 1000)


def save(place: Path) -> None:
    """Save it anew, and a second one."""
    for name in ("letter.pdf", "second.pdf"):
        write_whole(place / name, b"newer" * 2000)
        say(name)


def saved(place: Path, said: Sequence[str]) -> None:
    """Each is the older or the newer, whole, and the newer where that was said."""
    for name, before in (("letter.pdf", b"older" * 1000), ("second.pdf", None)):
        found = (place / name).read_bytes() if (place / name).exists() else None
        assert found in ((b"newer" * 2000,) if name in said else (b"newer" * 2000, before))


@dataclass(frozen=True, slots=True)
class Story:
    """What lies there, what is done, and what must be true after a cut."""

    prepare: Prepare
    act: Act
    judge: Judge


STORIES = {
    "writes": Story(just_a_record, write, nothing_lost),
    "first start": Story(nothing, start, starts),
    "older record": Story(older, bring_up, brought_up),
    "back-up": Story(home_in_use, back_up, backed_up),
    "restore": Story(home_in_use, put_back, is_put_back),
    "new key": Story(home_in_use, new_key, has_a_key),
    "second cut": Story(torn, go_on, goes_on),
    "letter": Story(old_letter, save, saved),
}


def _pragma(said: str) -> Callable[[], AbstractContextManager[object]]:
    others = tuple(each for each in driver.PRAGMAS if not each.startswith("synchronous"))
    return lambda: patch.object(driver, "PRAGMAS", (*others, f"synchronous = {said}"))


def _no_sync_of_files() -> AbstractContextManager[object]:
    own = os.fsync
    return patch.object(os, "fsync", lambda handle: own(handle) if Path(f"/proc/self/fd/{handle}").is_dir() else None)


FAULTS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "": nullcontext,
    "synchronous off": _pragma("OFF"),
    "synchronous normal": _pragma("NORMAL"),
    "files not synced": _no_sync_of_files,
    "names not synced": lambda: patch.object(files, "settle", lambda _folder: None),
}
"""Ways to promise what a disk does not hold."""


def main(place: Path, asked: Sequence[str]) -> None:
    """Act stories out."""
    for each in asked:
        name, _, fault = each.partition(":")
        say(f"begin {each}")
        with ExitStack() as stack:
            stack.enter_context(FAULTS[fault]())
            STORIES[name].act(place / each)
        say(f"end {each}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
