"""The home: one folder that holds the record of a desk and all else the program writes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from db.files import PRIVATE_FILE, keep_from_others, make_private_folder, refuse_foreign_folder, unwritable
from db.moments import Clock, utc_now
from db.problems import EnvironmentProblem
from db.progress import Progress, nobody_waits
from db.record import backup, given_numbers, recovery
from db.record.copied import Copied, moves, put_away, recognise, to_say
from db.record.copying import change_key
from db.record.credential_store import ThisComputer
from db.record.driver import connect, file_id, new_file_id
from db.record.key_file import KeyFile
from db.record.keys import KeyHome, KeyMissing, KeyStore, find_key, keep_key, make_key
from db.record.local import Record
from db.record.recovery import Holder

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from filelock import BaseFileLock

Private = Callable[[], "X25519PrivateKey"]
"""Asks for what opens an envelope: words that are typed, or the landlord's recovery key."""

PROGRAM = "Complaints Desktop"
ENDINGS = ("-wal", "-shm", ".unsent", given_numbers.ENDING)
"""What lies beside the record: its log, the index of that, and the second copy of unsent work."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things are in a home."""

    folder: Path

    @property
    def record(self) -> Path:
        """The encrypted file."""
        return self.folder / "record.db"

    @property
    def key_file(self) -> Path:
        """The key, where the computer has no credential store."""
        return self.folder / "record.key"

    @property
    def backups(self) -> Path:
        """The back-ups the program makes of its own accord."""
        return self.folder / "backups"

    @property
    def lock(self) -> Path:
        """Held by the one window on this home."""
        return self.folder / "in-use.lock"


class OpenHome:
    """A home with its record open."""

    def __init__(
        self,
        paths: Paths,
        record: Record,
        key: KeyHome,
        copied: Copied | None,
        lock: "BaseFileLock | None",
        stores: Sequence[KeyStore],
    ) -> None:
        """Use `open_home`; `copied` says that the record was recognised as a copy just now."""
        self.paths, self.record, self.key, self.copied = paths, record, key, copied
        self._lock, self._stores = lock, stores

    @property
    def notice(self) -> str | None:
        """What the window keeps in sight about where the key is; None where it is well kept."""
        return self.key.exposed or self.key.notice

    @property
    def copy_to_say(self) -> Copied | None:
        """What became of a copy, now or before, until a person at the window has put it away."""
        return to_say(self.paths.record)

    def put_away_copy(self) -> None:
        """Say it no more: a person has read it."""
        put_away(self.paths.record)

    @property
    def warning(self) -> str | None:
        """What every command says first: that others could read the key."""
        return self.key.exposed

    def backup(self, path: Path, *, progress: Progress = nobody_waits) -> str:
        """Write a back-up to `path`, and return what to say about its key."""
        backup.backup(self.record, path, progress=progress)
        if recovery.enclosed(path) is None:
            return self.key.backup_notice
        return f"The back-up opens with the key of this record, which is in {self.key.where}, or by its recovery."

    def destroy_key(self) -> bool:
        """Take the key from this computer: the desk was revoked. Return whether the landlord can still open the record.

        Where it can, it alone can: the envelope of the person goes too. Where it cannot, that one stays: a laptop that
        was lost holds no words, and one answer given by mistake must not destroy what nobody else has.
        """
        envelopes = recovery.Envelopes(b"")
        with suppress(EnvironmentProblem):  # what cannot be read opens nothing either
            envelopes = recovery.envelopes_of(self.paths.record).proved(self.record.key)
        landlords = envelopes.of(Holder.LANDLORD) is not None
        if landlords and envelopes.of(Holder.PERSON):
            recovery.keep(self.paths.record, envelopes.without(Holder.PERSON))
        name = file_id(self.paths.record)
        for store in self._stores:
            store.forget(name)
        return landlords

    def close(self) -> None:
        """Close the record and let others have the home."""
        self.record.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def default_folder() -> Path:
    """Return this user's home for the program: on this computer, never in a roaming or synchronised folder."""
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False, roaming=False)


def open_home(
    folder: Path | None = None,
    *,
    exclusive: bool = True,
    stores: Sequence[KeyStore] | None = None,
    code: str | None = None,
    now: Clock = utc_now,
) -> OpenHome:
    """Open the record in `folder`, or make the folder, a key and a record.

    `exclusive` is for whoever stays (the window) or changes files (restore): one a home. A command that only reads or
    writes the record works beside a window and passes False. `stores` are tried in turn for the key; `now` tells the
    time. Raise EnvironmentProblem for all that may be wrong with disk, key or file.
    """
    paths = _private(Paths(folder or default_folder()))
    keys = stores or _stores(paths)
    if not exclusive and paths.record.exists():
        return OpenHome(paths, *_open(paths, keys, now), None, keys)
    lock = _take(paths)
    try:
        found = _open(paths, keys, now) if paths.record.exists() else _make(paths, keys, code, now)
    except BaseException:
        lock.release()
        raise
    if not exclusive:
        lock.release()
    return OpenHome(paths, *found, lock if exclusive else None, keys)


def restore(
    file: Path,
    folder: Path | None = None,
    *,
    replace: bool = False,
    stores: Sequence[KeyStore] | None = None,
    private: Private | None = None,
) -> Path | None:
    """Make a home from a back-up; with `replace` a record that is there is set aside, and where it is now is returned.

    The key is looked for where this user keeps keys, in the home, and in a key file beside the back-up; where it is in
    none of these, `private` is asked for what opens the envelopes the back-up carries.
    """
    paths = _private(Paths(folder or default_folder()))
    own = stores or _stores(paths)
    with _alone(paths):
        if not replace:
            backup.refuse_to_replace(paths.record)
        name = file_id(file)
        try:
            key, _ = find_key(name, [*reversed(own), KeyFile(file.with_name(paths.key_file.name))])
        except KeyMissing as missing:
            key = _opened(_envelopes_with(file), private, missing)
        if not any(store.read(name) == key for store in own):
            keep_key(name, key, own)
        return backup.restore(file, key, paths.record)


def recover(folder: Path | None, private: Private, *, stores: Sequence[KeyStore] | None = None) -> KeyHome:
    """Keep the key of the record in `folder` on this computer again, by what opens its envelopes; say where it is."""
    paths = _private(Paths(folder or default_folder()))
    with _alone(paths):
        name = file_id(paths.record)
        key = _opened(recovery.envelopes_of(paths.record), private, KeyMissing())
        connect(paths.record, key).close()  # it is the right one before it is kept
        return keep_key(name, key, stores or _stores(paths))


def rekey(folder: Path | None = None, *, forget_old: bool = False, stores: Sequence[KeyStore] | None = None) -> KeyHome:
    """Give the record in `folder` a new key, and say where that is.

    The record is copied under the new key and takes its own place when it is whole; with the new key it gets a new id,
    so that at every moment the key of the file that is there is kept. `forget_old` destroys the old key, and with it
    what opens the back-ups made before. What others could read is then said no more.
    """
    paths = _private(Paths(folder or default_folder()))
    own = stores or _stores(paths)
    with _alone(paths):
        old_name, new_name = file_id(paths.record), new_file_id()
        old, _ = find_key(old_name, tuple(reversed(own)))
        with Record.open(paths.record, old) as record:  # as this program knows it
            moves(record)
        envelopes = recovery.envelopes_of(paths.record)
        key, where = make_key(new_name, own)
        if envelopes.held:
            recovery.keep_next(paths.record, envelopes.resealed(old, new_name, key).as_bytes())
        change_key(paths.record, old, key, new_name)
        with Record.open(paths.record, key) as record:
            recognise(record)  # it lies where it will be: a copy made before it is next opened is one
        recovery.envelopes_of(paths.record)  # those of the new key take their place
        for store in own:
            if forget_old:
                store.forget(old_name)
            if isinstance(store, KeyFile):
                store.clear()
    return replace(where, exposed=None)


def _private(paths: Paths) -> Paths:
    """Make the home, or see that the one there is is this user's and nobody else changes what lies in it."""
    make_private_folder(paths.folder)
    refuse_foreign_folder(paths.folder)
    if paths.backups.exists():
        refuse_foreign_folder(paths.backups)
    for each in (paths.record, *(paths.record.with_name(paths.record.name + end) for end in ENDINGS), paths.lock):
        keep_from_others(each)
    return paths


def _stores(paths: Paths) -> Sequence[KeyStore]:
    """Return where keys are kept, the best place first; they are looked for in the quickest place first."""
    return (ThisComputer(), KeyFile(paths.key_file))


def _open(paths: Paths, stores: Sequence[KeyStore], now: Clock) -> tuple[Record, KeyHome, Copied | None]:
    try:
        key, where = find_key(file_id(paths.record), tuple(reversed(stores)))
    except KeyMissing as missing:
        raise KeyMissing(sealed=bool(recovery.envelopes_of(paths.record).held)) from missing
    record = Record.open(paths.record, key, now=now)
    copied = None
    with suppress(EnvironmentProblem):  # a damaged record is opened to be looked through
        copied = recognise(record)
    return record, where, copied


def _envelopes_with(file: Path) -> recovery.Envelopes:
    """Return the envelopes a back-up carries, or those beside a record that was copied as it lay."""
    content = recovery.enclosed(file)
    return recovery.envelopes_of(file) if content is None else recovery.Envelopes.read(content, file)


def _opened(envelopes: recovery.Envelopes, private: Private | None, missing: KeyMissing) -> bytes:
    """Return the key in the envelopes. Raise KeyMissing where there are none, or nobody to open them."""
    if private is None or not envelopes.held:
        raise KeyMissing(sealed=bool(envelopes.held)) from missing
    return envelopes.open_with(private())


def _make(paths: Paths, stores: Sequence[KeyStore], code: str | None, now: Clock) -> tuple[Record, KeyHome, None]:
    name = new_file_id()
    key, where = make_key(name, stores)  # kept for good before anything is written with it
    record = Record.create(paths.record, key, code=code, file_id=name, now=now)
    recognise(record)
    return record, where, None


@contextmanager
def _alone(paths: Paths) -> Iterator[None]:
    """Be the only program that stays on this home."""
    lock = _take(paths)
    try:
        yield
    finally:
        lock.release()


def _take(paths: Paths) -> "BaseFileLock":
    """Take the lock of the home, or say who has it."""
    from filelock import FileLock, Timeout

    lock = FileLock(
        paths.lock, timeout=0, mode=PRIVATE_FILE, thread_local=False
    )  # the window opens in one thread and closes in another
    try:
        lock.acquire()
    except Timeout as error:
        raise EnvironmentProblem(
            f"Complaints Desktop is open on {paths.folder} already",
            safe="Nothing was changed.",
            do="Go to the window that is open, or close it and try again.",
        ) from error
    except OSError as error:
        raise unwritable(paths.lock, error) from error
    return lock
