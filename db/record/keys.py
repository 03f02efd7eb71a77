"""The key of a record: 32 random bytes in the user's credential store, or in a file beside the record with a notice.

A key is kept under the id of the record, the first 16 bytes of its file; a back-up begins with the same bytes, so it
too says which key it wants.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from db.problems import EnvironmentProblem
from db.record.driver import KEY_BYTES


class KeyMissing(EnvironmentProblem):
    """No place on this computer has the key of the record."""

    def __init__(self, *, sealed: bool = False) -> None:
        """`sealed`: the key lies beside the record, sealed for whoever has its recovery words or recovery key."""
        self.sealed = sealed
        way = (
            "type its 24 recovery words, or have the landlord's recovery key open it: complaints-desktop recovery open"
        )
        super().__init__(
            "The key of this record is not on this computer",
            safe="The record is as it was, and without its key nobody can read it.",
            do="Sign in as the user who made it and unlock the credential store, or put its key file back beside it"
            + (f"; or {way}." if sealed else "."),
        )


class KeyStore(Protocol):
    """A place where keys are kept by name."""

    @property
    def home(self) -> "KeyHome":
        """Say what this place is."""

    def read(self, name: bytes) -> bytes | None:
        """Return the key of that name, or None where there is none. Raise EnvironmentProblem where it is not whole."""

    def keep(self, name: bytes, key: bytes) -> bool:
        """Keep a key for good, or return False where this place cannot be relied on."""

    def forget(self, name: bytes) -> None:
        """Destroy the key of that name, if it is here: nobody can read its record any more."""


@dataclass(frozen=True, slots=True)
class KeyHome:
    """Where the key of a record is, in words."""

    where: str
    notice: str | None
    """What the window keeps in sight where the key is not in a credential store."""
    exposed: str | None = None
    """What to say, and to do, where others on this computer could read the key."""

    @property
    def backup_notice(self) -> str:
        """What to say whenever a back-up is made."""
        return (
            f"The back-up can be opened only with the key of this record, which is in {self.where} and not "
            "in the back-up. Without that key nobody can read it."
        )


def make_key(name: bytes, stores: Sequence[KeyStore]) -> tuple[bytes, KeyHome]:
    """Draw a key and keep it in the first store that can be relied on, before anything is written with it."""
    key = secrets.token_bytes(KEY_BYTES)
    return key, keep_key(name, key, stores)


def keep_key(name: bytes, key: bytes, stores: Sequence[KeyStore]) -> KeyHome:
    """Keep `key` in the first store that can be relied on, and say where it is."""
    for store in stores:
        if store.keep(name, key):
            return store.home
    raise EnvironmentProblem(
        "The key of the record could not be kept anywhere",
        safe="No record was made.",
        do="Check that the home folder can be written, or unlock the credential store of this computer.",
    )


def find_key(name: bytes, stores: Sequence[KeyStore]) -> tuple[bytes, KeyHome]:
    """Return the key of that name and where it is. Raise KeyMissing where no store has it."""
    for store in stores:
        key = store.read(name)
        if key is not None:
            return key, store.home
    raise KeyMissing


def key_of(text: str, where: str) -> bytes:
    """Return a key as it was written down. Raise EnvironmentProblem where what is at `where` is not whole."""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise EnvironmentProblem(
            f"The key in {where} is not whole",
            safe="The record is as it was.",
            do="Put the key back from where you keep a copy of it.",
        )
    return key
