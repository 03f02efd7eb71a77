"""Back-ups: a whole copy of the record in one file, encrypted with the same key, and the way back from it."""

import shutil
from contextlib import suppress
from pathlib import Path

from db.files import make_private_file, put_in_place, remove, unwritable
from db.moments import Clock, in_a_name, utc_now
from db.problems import EnvironmentProblem, in_words
from db.progress import Progress, nobody_waits
from db.record import driver, migrate, recovery
from db.record.aside import refuse_log_alone, set_aside
from db.record.connection import Connection
from db.record.copying import copy
from db.record.damage import damage
from db.record.local import Record


def backup(record: Record, path: Path, *, progress: Progress = nobody_waits) -> None:
    """Write the record as it is now to `path`, where nothing may be yet.

    It opens only with the key of this record, which it holds only sealed, for whoever can recover it:
    see `KeyHome.backup_notice`. The file gets its name when it is whole and has been read back.
    """
    if path.exists():
        raise EnvironmentProblem(
            f"There is a file {path} already", safe="It was left as it is.", do="Give the back-up another name."
        )
    with record.connection() as connection:
        copy(connection, path, record.key, progress)


def refuse_to_replace(target: Path) -> None:
    """Raise EnvironmentProblem where there is a record at `target`."""
    if target.exists():
        raise EnvironmentProblem(
            f"There is a record in {target.parent} already",
            safe="Nothing was changed.",
            do="Restore into another home with --home, or say --replace: the record there is set aside, not deleted.",
        )


def restore(file: Path, key: driver.Key, target: Path, *, now: Clock = utc_now) -> Path | None:
    """Make the record at `target` from a back-up, after the back-up was opened and checked.

    A record that is there is set aside beside it, never deleted; return where it is now.
    """
    refuse_log_alone(target)
    part = target.with_name(target.name + ".part")
    remove(part)
    try:
        _fetch(file, part)
        envelopes = recovery.take_out(part)
        connection = driver.connect(part, key)
        try:
            migrate.is_current(connection)
            _refuse_damaged(connection, file)
        finally:
            connection.close()
        aside = set_aside(target, in_a_name(now())) if target.exists() else None
        if envelopes is not None:
            recovery.keep_next(target, envelopes)
        put_in_place(part, target)
        with suppress(EnvironmentProblem):  # the record is there; its envelopes are looked at when they are wanted
            recovery.envelopes_of(target)
    finally:
        remove(part)
    return aside


def _fetch(file: Path, part: Path) -> None:
    """Copy the back-up as it is, so that nothing is ever written to it."""
    if not file.is_file():
        raise EnvironmentProblem(
            f"There is no back-up at {file}", safe="Nothing was changed.", do="Check the name of the file."
        )
    for ending in ("", "-wal"):  # a record that was set aside may have its last writes in its log alone
        source, copied = file.with_name(file.name + ending), part.with_name(part.name + ending)
        if source.exists():
            make_private_file(copied)
            try:
                shutil.copyfile(source, copied)
            except OSError as error:
                raise unwritable(copied, error) from error


def _refuse_damaged(connection: Connection, file: Path) -> None:
    with in_words():
        found = damage(connection, thorough=True)
    if found:
        raise EnvironmentProblem(
            f"The back-up {file.name} is damaged: {found[0].what}",
            safe="Nothing was changed.",
            do="Restore an older back-up.",
        )
