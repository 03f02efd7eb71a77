"""The failure of disk, key, file or network: nothing is wrong with the work itself."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager


class EnvironmentProblem(Exception):
    """Disk, key, network or file: nothing wrong with the work, and what is safe is said."""

    def __init__(self, what: str, *, safe: str, do: str) -> None:
        """`what` happened, what is `safe`, what to `do`."""
        super().__init__(what)
        self.what, self.safe, self.do = what, safe, do

    @property
    def advice(self) -> str:
        """What is safe, and what to do."""
        return f"{self.safe} {self.do}"

    def __str__(self) -> str:
        """Say it in one line, as the command line prints it."""
        return f"{self.what}. {self.advice}"

    def as_json(self) -> Mapping[str, str]:
        """Say it as data, for `--json`."""
        return {"problem": self.what, "safe": self.safe, "do": self.do}


KEPT = "Everything saved before is still in the record."
ASK_IT = "Close other copies of the program and try again; if it stays so, ask IT support."
DAMAGED = (
    "The record's file is damaged",
    "The file is left as it is; back-ups made before are not affected.",
    "Do not go on working in it. Restore the newest back-up into a new home with `restore`, and keep the damaged file.",
)

SAID = {
    "SQLITE_NOTADB": (
        "The record cannot be opened with this key",
        "Nothing was changed.",
        "Either the key belongs to another record, or the beginning of the file is damaged. "
        "Put the right key back, or restore a back-up with `restore`.",
    ),
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_FULL": ("The disk is full", KEPT + " The last step was not saved.", "Free some space and try again."),
    "SQLITE_BUSY": ("Another program is using the record", KEPT + " The last step was not saved.", ASK_IT),
    "SQLITE_LOCKED": ("Another program is using the record", KEPT + " The last step was not saved.", ASK_IT),
    "SQLITE_PROTOCOL": ("Another program is using the record", KEPT + " The last step was not saved.", ASK_IT),
    "SQLITE_READONLY": (
        "The record's file or folder may not be written",
        KEPT,
        "Check that the folder belongs to you and the disk is not write-protected, then try again.",
    ),
    "SQLITE_CANTOPEN": (
        "The record's file cannot be opened",
        "Nothing was changed.",
        "Check that the file is there and that the folder belongs to you.",
    ),
    "SQLITE_PERM": ("The record's file may not be opened", "Nothing was changed.", "Check that the file is yours."),
    "SQLITE_IOERR": (
        "The disk did not do what was asked of it",
        KEPT + " The last step was not saved.",
        "Check that the disk is not full and still connected, then try again.",
    ),
    "SQLITE_NOMEM": ("The computer is out of memory", KEPT, "Close other programs and try again."),
}
"""What the driver's error codes mean to the person at the desk: what happened, what is safe, what to do."""


BARE = {
    "file is not a database": "SQLITE_NOTADB",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "database or disk is full": "SQLITE_FULL",
    "database is locked": "SQLITE_BUSY",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "disk I/O error": "SQLITE_IOERR",
}
"""The codes of errors the driver raises without one, as its back-up does."""


def problem_of(error: BaseException) -> EnvironmentProblem | None:
    """Return the problem an error of the database driver stands for, or None where it is a bug of ours."""
    name = str(getattr(error, "sqlite_errorname", None) or BARE.get(str(error), ""))
    primary = "_".join(name.split("_")[:2])
    if primary not in SAID:
        return None
    what, safe, do = SAID[primary]
    return EnvironmentProblem(what, safe=safe, do=do)


def in_words() -> AbstractContextManager[None]:
    """Turn the database driver's errors of disk, key and file, bare or wrapped by SQLAlchemy, into words."""
    return said_by(lambda error: problem_of(getattr(error, "orig", None) or error))


@contextmanager
def said_by(problem_in: Callable[[Exception], EnvironmentProblem | None]) -> Iterator[None]:
    """Raise the problem `problem_in` finds in an error; one in which it finds none is a bug, and left as it is."""
    try:
        yield
    except EnvironmentProblem:
        raise
    except Exception as error:
        problem = problem_in(error)
        if problem is None:
            raise
        raise problem from error
