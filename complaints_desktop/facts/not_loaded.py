"""What stands in a case for the parts nobody asked for: to read one is a fault that says so, never an empty answer."""

from typing import NoReturn


class NotLoaded:
    """A part of a case that was not loaded."""

    __slots__ = ("_part",)

    def __init__(self, part: str) -> None:
        """Stand for `part`, as `contacts`."""
        self._part = part

    def _told(self, *_: object) -> NoReturn:
        raise LookupError(f"the {self._part} of this case were not loaded: ask for them where the case is loaded")

    __iter__ = __len__ = __bool__ = __contains__ = __getitem__ = __getattr__ = _told

    def __repr__(self) -> str:
        """Say what is missing, for a test that fails."""
        return f"<{self._part}: not loaded>"
