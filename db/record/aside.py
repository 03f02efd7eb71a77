"""A record set aside for another: renamed with what belongs to it, never deleted, at whatever step the power goes."""

from pathlib import Path

from db.files import settle, unwritable, write_whole
from db.problems import EnvironmentProblem
from db.record import recovery


def set_aside(target: Path, at: str) -> Path:
    """Rename the record and what belongs to it, and say what it is called now.

    The record goes before its log: without its log it would open and lack what was last written; a log alone is said.
    """
    aside = target.with_name(f"{target.stem}-set-aside-{at}{target.suffix}")
    envelopes = recovery.path_of(target)
    try:
        if envelopes.exists():
            write_whole(recovery.path_of(aside), envelopes.read_bytes())
        for ending in ("", "-wal", "-shm"):
            old = target.with_name(target.name + ending)
            if old.exists():
                old.rename(aside.with_name(aside.name + ending))
                settle(target.parent)
        envelopes.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(target, error) from error
    return aside


def refuse_log_alone(target: Path) -> None:
    """Raise EnvironmentProblem where the log of `target` is there without it: any record put there would take it up."""
    log = target.with_name(target.name + "-wal")
    if target.exists() or not log.exists():
        return
    aside = asides(target)
    raise EnvironmentProblem(
        f"{target} is missing, but its log {log.name} is there",
        safe="Nothing was changed.",
        do=f"Put the record's file back beside its log{f' ({aside[-1].name}, under its old name)' if aside else ''}, "
        "or restore a back-up into another home.",
    )


def asides(target: Path) -> list[Path]:
    """Return the records that were set aside at `target`, the oldest first."""
    return sorted(target.parent.glob(f"{target.stem}-set-aside-*{target.suffix}"))
