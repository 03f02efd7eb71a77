"""The record a command works on, opened beside any window on it."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.record.home import OpenHome, open_home
from ui.commands.output import say_unread

if TYPE_CHECKING:
    from complaints_desktop.office import Office


@contextmanager
def opened_home(parsed: Namespace) -> Iterator[OpenHome]:
    """Open the home; where others could read its key, every command says so first, and that it is a copy."""
    with open_home(parsed.home, exclusive=False, now=parsed.now) as opened:
        if opened.warning:
            print(opened.warning, file=sys.stderr)
        if opened.copied:
            print(f"{opened.copied.what}. {opened.copied.means}", file=sys.stderr)
        yield opened


@contextmanager
def opened_office(parsed: Namespace) -> "Iterator[Office]":
    """Open the record beside any window on it, with who sits at the desk."""
    from complaints_desktop.office import Office

    with opened_home(parsed) as opened:
        office = Office(opened.record)
        office.start_day()
        say_unread(office)
        try:
            yield office
        finally:
            office.keep_looks()
