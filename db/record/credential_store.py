"""Keys and passwords in the credential store of the operating system, for this user.

`keyring` would fall back to keeping secrets in plain text: only the stores named in `TRUSTED` are used, and a key is
given to one only after a value of its size came back from it.
"""

import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Protocol, TypeVar

from db.record.driver import KEY_BYTES
from db.record.keys import KeyHome, key_of

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
        return None if found is None else key_of(found, self.home.where)

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


def _of_the_store(error: Exception) -> bool:
    """Whether a credential store declined: `keyring` lets the errors of the libraries below it through."""
    from keyring.errors import KeyringError

    below = type(error).__module__.partition(".")[0] in ("dbus", "jeepney", "secretstorage", "pywintypes")
    return below or isinstance(error, KeyringError | OSError | RuntimeError)
