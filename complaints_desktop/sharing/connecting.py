"""Opens the way to a shared database: for a desk, and for whoever looks after the server."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from complaints_desktop.office import Office
    from complaints_desktop.sharing.sharing import Sharing
    from db.sync.transport import Transport

Opened = TypeVar("Opened")

Ask = Callable[[str], str]
"""Asks a person for the password of a login."""


def sharing_of(office: Office) -> Sharing:
    """Return the office's side of the shared database it has joined, or may join."""
    from complaints_desktop.sharing.passwords import Passwords
    from complaints_desktop.sharing.sharing import Sharing
    from db.record.credential_store import ThisComputer

    return Sharing(office, Passwords(ThisComputer()), partial(connect_desk, home=office.record.path.parent))


def connect_desk(address: str, login: str, password: str | None, *, home: Path | None = None) -> Transport:
    """Connect an officer. Raise EnvironmentProblem, in words, where it cannot be."""
    from db.sync.postgres import PostgresTransport

    return PostgresTransport.connect(address, login, password, home=home)


def with_password(
    connect: Callable[[str | None], Opened], login: str, ask: Ask, known: str | None = None
) -> tuple[Opened, str | None]:
    """Connect with the password that is known, or libpq's own; ask for another where that is not right."""
    from db.shared.failures import WrongPassword

    try:
        return connect(known), known
    except WrongPassword:
        password = ask(login)
        return connect(password), password
