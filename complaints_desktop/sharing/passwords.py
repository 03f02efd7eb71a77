"""The password of the shared database: in the computer's credential store, or asked for each time; never in a file."""

from typing import Protocol


class PasswordStore(Protocol):
    """Where passwords are kept by name, as the credential store of a computer does."""

    def password(self, name: str) -> str | None:
        """Return the password kept under `name`, if there is one."""

    def keep_password(self, name: str, password: str) -> bool:
        """Keep a password, or return False where this place cannot be relied on."""

    def forget_password(self, name: str) -> None:
        """Take what is kept under `name` out."""


class Passwords:
    """The passwords this desk knows: those kept by the computer, and those typed since the program was started."""

    def __init__(self, store: PasswordStore) -> None:
        """Use `store` for what is to outlive the program."""
        self._store = store
        self._typed: dict[str, str] = {}

    def of(self, address: str, login: str) -> str | None:
        """Return the password; None leaves it to what libpq knows (PGPASSWORD, .pgpass, the directory's ticket)."""
        name = _name(address, login)
        return self._typed.get(name) or self._store.password(name)

    def take(self, address: str, login: str, password: str | None, *, remember: bool) -> None:
        """Know a password that was right, until the program ends or, to `remember` it, for good where that can be."""
        if not password:
            return
        name = _name(address, login)
        self._typed[name] = password
        if remember:
            self._store.keep_password(name, password)

    def forget(self, address: str, login: str) -> None:
        """Forget a password for good."""
        name = _name(address, login)
        self._typed.pop(name, None)
        self._store.forget_password(name)


def _name(address: str, login: str) -> str:
    return f"{login} at {address}"
