"""The key of a record: 32 random bytes in the user's credential store, or in a file beside the record with a notice.

A key is kept under the id of the record, the first 16 bytes of its file; a back-up begins with the same bytes, so it
too says which key it wants. `keyring` would fall back to keeping secrets in plain text: only the stores named in
`TRUSTED` are used, and only after a value of real size came back from them.
"""

import secrets
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypeVar

from db.files import read_secret, unreadable, write_whole
from db.moments import moment_or_none
from db.problems import EnvironmentProblem
from db.record.driver import KEY_BYTES

Answer = TypeVar("Answer")

SERVICE = "Complaints Desktop"
TRIAL = "trial of the credential store"

TRUSTED = {
    "keyring.backends.Windows.WinVaultKeyring": "the Windows Credential Manager",
    "keyring.backends.macOS.Keyring": "the macOS Keychain",
    "keyring.backends.SecretService.Keyring": "this desktop's secret store",
    "keyring.backends.libsecret.Keyring": "this desktop's secret store",
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
}
"""The only backends of `keyring` a key is given to, the one to ask first first, and what people call them."""

SYSTEMS = {"keyring.backends.Windows": "win32", "keyring.backends.macOS": "darwin"}
"""The system a module of backends is for; the others are for desktops on Linux."""

EXPOSED = "exposed"
"""The word in a key file before the moment since which others could read it; keys stand behind names of 32 digits."""


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


class Backend(Protocol):
    """What is used of a backend of `keyring`."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""


class CredentialStore:
    """The credential store of the operating system, for this user."""

    def __init__(self, backend: Backend, where: str) -> None:
        """Use `credential_store` to get one that may be trusted."""
        self._backend = backend
        self.home = KeyHome(where, None)

    def read(self, name: bytes) -> bytes | None:
        """Return the key of that name, or None where there is none or the store does not answer."""
        found = self._asked(lambda: self._backend.get_password(SERVICE, name.hex()))
        return None if found is None else _key_of(found, self.home.where)

    def keep(self, name: bytes, key: bytes) -> bool:
        """Keep a key, after the store gave back a trial of the same size, and see that it is there."""
        trial = secrets.token_hex(KEY_BYTES)

        def is_faithful() -> bool:
            self._backend.set_password(SERVICE, TRIAL, trial)
            answer = self._backend.get_password(SERVICE, TRIAL)
            self._backend.delete_password(SERVICE, TRIAL)
            return answer == trial

        if not self._asked(is_faithful):
            return False
        self._asked(lambda: self._backend.set_password(SERVICE, name.hex(), key.hex()))
        return self.read(name) == key

    def forget(self, name: bytes) -> None:
        """Destroy the key of that name, if it is here."""
        self.forget_password(name.hex())

    def password(self, name: str) -> str | None:
        """Return the password kept under `name`, or None where there is none or the store does not answer."""
        return self._asked(lambda: self._backend.get_password(SERVICE, name))

    def keep_password(self, name: str, password: str) -> bool:
        """Keep a password, or return False where the store did not."""
        self._asked(lambda: self._backend.set_password(SERVICE, name, password))
        return self.password(name) == password

    def forget_password(self, name: str) -> None:
        """Take what is kept under `name` out of the store."""
        self._asked(lambda: self._backend.delete_password(SERVICE, name))

    def _asked(self, question: Callable[[], Answer]) -> Answer | None:
        """Ask the backend; None where it declines, be it locked, out of order or refused by the user."""
        try:
            return question()
        except Exception as error:
            if not _of_the_store(error):
                raise
            return None


class KeyFile:
    """A file beside the record, one key a line, readable by this user alone."""

    def __init__(self, path: Path) -> None:
        """`path` need not be there yet."""
        self.path = path

    @property
    def home(self) -> KeyHome:
        """Say what this place is, and whether others could read it."""
        since = self._lines().get(EXPOSED)
        return KeyHome(
            f"the file {self.path.name} beside it ({self.path.parent})",
            f"The key of this record is in the file {self.path.name} beside it, because this computer offers no "
            "credential store. Whoever can read this folder can read the record.",
            _exposure(moment_or_none(since) or self._written_at()) if since else None,
        )

    def _written_at(self) -> datetime:
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)

    def read(self, name: bytes) -> bytes | None:
        """Return the key of that name, or None where the file has none.

        Make the file private where it is not, and remember since when it was not.
        """
        found = self._lines().get(name.hex())
        return None if found is None else _key_of(found, str(self.path))

    def keep(self, name: bytes, key: bytes) -> bool:
        """Write the key to the disk beside those that are there."""
        self._write({**self._lines(), name.hex(): key.hex()})
        return self.read(name) == key

    def forget(self, name: bytes) -> None:
        """Write the file anew without the key of that name."""
        lines = self._lines()
        if lines.pop(name.hex(), None) is not None:
            self._write(lines)

    def clear(self) -> None:
        """Forget that others could read it: the key they could read opens nothing any more."""
        lines = self._lines()
        if lines.pop(EXPOSED, None) is not None:
            self._write(lines)

    def _write(self, lines: Mapping[str, str]) -> None:
        write_whole(self.path, "".join(f"{each} {value}\n" for each, value in lines.items()).encode())

    def _lines(self) -> dict[str, str]:
        try:
            content, exposed_since = read_secret(self.path)
            lines = content.decode("ascii").splitlines()
        except FileNotFoundError:
            return {}
        except UnicodeDecodeError as error:
            raise unreadable(self.path, OSError(str(error))) from error
        found = {name: rest for name, _, rest in (line.partition(" ") for line in lines if line)}
        if exposed_since is not None and EXPOSED not in found:
            found[EXPOSED] = exposed_since.isoformat(timespec="seconds")
            self._write(found)
        return found


def _exposure(since: datetime) -> str:
    return (
        f"Others on this computer could read the key of this record, since {since.day} {since:%B %Y} at the latest. "
        "The file is private now. Make a new key: complaints-desktop rekey."
    )


def credential_store(backends: Iterable[Backend] | None = None) -> CredentialStore | None:
    """Return the credential store of this computer, if it has one on the list."""
    for backend in _listed_backends() if backends is None else backends:
        where = TRUSTED.get(f"{type(backend).__module__}.{type(backend).__qualname__}")
        if where:
            return CredentialStore(backend, where)
    return None


def _listed_backends() -> Iterator[Backend]:
    """Yield the backends on the list that work here.

    Each is loaded by its name: `keyring` would load all there are, one of which looks for its library with the
    programs `ldconfig` and `gcc`, whichever come first in PATH; and a setting may lead `keyring` to a plain-text file.
    """
    for name in TRUSTED:
        module, _, backend = name.rpartition(".")
        system = SYSTEMS.get(module, "linux")
        if sys.platform.startswith(system):
            found = getattr(import_module(module), backend)
            if found.viable:
                yield found()


class ThisComputer:
    """The credential store of this computer, looked for only when it is needed: that takes a while."""

    def __init__(self) -> None:
        self._store: CredentialStore | None = None

    @property
    def home(self) -> KeyHome:
        """Say what this place is."""
        store = self._found()
        return store.home if store else KeyHome("no place", None)

    def read(self, name: bytes) -> bytes | None:
        """Return the key of that name, or None where there is none."""
        store = self._found()
        return store.read(name) if store else None

    def keep(self, name: bytes, key: bytes) -> bool:
        """Keep a key for good, or return False where there is no store to trust."""
        store = self._found()
        return store.keep(name, key) if store else False

    def forget(self, name: bytes) -> None:
        """Destroy the key of that name, if it is here."""
        store = self._found()
        if store:
            store.forget(name)

    def password(self, name: str) -> str | None:
        """Return the password kept under `name`, if this computer keeps any."""
        store = self._found()
        return store.password(name) if store else None

    def keep_password(self, name: str, password: str) -> bool:
        """Keep a password, or return False where there is no store to trust with it."""
        store = self._found()
        return store.keep_password(name, password) if store else False

    def forget_password(self, name: str) -> None:
        """Take what is kept under `name` out of the store."""
        store = self._found()
        if store:
            store.forget_password(name)

    def _found(self) -> CredentialStore | None:
        if self._store is None:
            self._store = credential_store()
        return self._store


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


def _of_the_store(error: Exception) -> bool:
    """Whether a credential store declined: `keyring` lets the errors of the libraries below it through."""
    from keyring.errors import KeyringError

    below = type(error).__module__.partition(".")[0] in ("dbus", "jeepney", "secretstorage", "pywintypes")
    return below or isinstance(error, KeyringError | OSError | RuntimeError)


def _key_of(text: str, where: str) -> bytes:
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
