"""How far a long piece of work has come: told to whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much in all; raises to cancel, and nothing by half is kept."""


def nobody_waits(_done: int, _total: int) -> None:
    """Take no notice of progress."""
