"""What a command says: words for a person, JSON for a script that asked for it; and how it asks for a secret."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from getpass import getpass
from typing import TYPE_CHECKING, Any
from unicodedata import category

from complaints_desktop.rules.refusals import Refused

if TYPE_CHECKING:
    from complaints_desktop.office import Office

DONE, BUG, REFUSED, ENVIRONMENT = 0, 1, 2, 3
"""The exit codes of every command."""


def show(parsed: Namespace, data: Any, words: Callable[[], str]) -> int:  # noqa: ANN401 - whatever JSON can say
    """Print data as JSON where that was asked for, and as words otherwise."""
    print(json.dumps(data, ensure_ascii=False, indent=2) if parsed.json else printable(words()))
    return DONE


def printable(text: str) -> str:
    """Return a text without what steers a terminal: names and references come from other desks."""
    return "".join(char for char in text if char in "\n\t" or category(char) not in ("Cc", "Cf"))


def ask_secret(what: str) -> str:
    """Ask for a secret at the terminal, or take the first line given where there is none."""
    if sys.stdin.isatty():
        return getpass(f"{what[0].upper()}{what[1:]}: ")
    line = sys.stdin.readline().rstrip("\n")
    if not line:
        raise Refused(f"The {what} is missing", do="Type it, or pass it as the first line of the input.")
    return line


def confirm(what: str) -> None:
    """Say what cannot be undone and ask once; a script says --yes. Raise Refused where nobody said yes."""
    print(what, file=sys.stderr)
    if sys.stdin.isatty():
        print("Type yes to go on: ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() == "yes":
            return
    raise Refused("Nobody said yes, and nothing was done", do="Say --yes, if it is meant.")


def say_unread(office: "Office") -> None:
    """Say on stderr which settings cannot be read by this program, and what holds meanwhile."""
    for unread in office.desk().settings.unread:
        print(unread, file=sys.stderr)
