"""What still blocks a letter, in the order in which the letter is read: the order stays while gaps are filled."""

from __future__ import annotations

from collections.abc import Sequence

from complaints_desktop.letters.checks.approval import APPROVAL, AWAITED
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.letters.kinds import LetterKind

Key = tuple[str, str]
"""By which a gap is known again: where it is, and why it is one."""


def in_reading_order(blockers: Sequence[Blocker], kind: LetterKind) -> tuple[Blocker, ...]:
    """Return what stops the letter before what to look at; of each, its head first, then field after field.

    Its approval is the last that stops it: it is asked for once all else is there.
    """
    names = [field.name for field in kind.fields]

    def place(blocker: Blocker) -> tuple[bool, bool, int, int, int]:
        name = blocker.field or ""
        block, _, rest = name.partition(".")
        number = rest.partition(".")[0]
        column = ".".join(part for part in name.split(".") if not part.isdigit())
        return (
            not blocker.blocks,
            name in (APPROVAL, AWAITED),
            _at(block, names),
            int(number) if number.isdigit() else 0,
            _at(column, names),
        )

    return tuple(sorted(blockers, key=place))


def key_of(blocker: Blocker) -> Key:
    """Return by what a gap is known again when the letter has been put together anew."""
    return blocker.field or "", blocker.why


def _at(name: str, names: Sequence[str]) -> int:
    """Return the place of a field; what is no field of the letter stands at its head."""
    return names.index(name) if name in names else -1
