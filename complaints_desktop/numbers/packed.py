"""The days and numbers of a stage in one piece, and many such pieces as columns."""

from collections.abc import Iterable, Mapping
from struct import Struct

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int32]
"""A day a stage, as `date.toordinal` has it; 0 where nothing is recorded."""

DAYS = (
    *("received", "acknowledge_by", "acknowledged", "latest_due", "first_due", "due", "told", "responded"),
    *("refused", "withdrawn", "merged", "passed", "closed", "asked_on", "asked_refused"),
)
"""What is a day.

- `received`: at stage 2 that of the request
- `latest_due`: when the answer was due while nothing was acknowledged, the last day the Code allows
- `first_due`: when it was due before any extension: from the acknowledgement, or `latest_due` where there is none
- `due`: the same with the extensions that count; `told`: when the resident was told of the first of them
- `refused`: of a refusal that stands
- `passed`: when the case went past a stage without an answer on record, which from then on is only missing
- `closed`: when the case was closed with neither an answer nor another end of this stage on record
- `asked_on`: of stage 1, the request for stage 2, whatever became of it; `asked_refused`: when that was refused
"""

NUMBERS = ("stage", *DAYS, "outcome", "changed", "taken", "taken_from_acknowledgement")
"""All of them, in the order in which they are packed: `outcome` 1 upheld, 2 in part, 3 not; `changed` whether any
decision of stage 2 is another than at stage 1, 2 where stage 1 has none to compare; working days `taken` from receipt,
or from the acknowledgement."""

NO_FIRST_OUTCOME = 2
"""Of `changed`."""

NONE = {"taken": -1, "taken_from_acknowledgement": -1}
"""What stands for nothing recorded, where that is not 0: what is answered on its day took no time."""

_PIECE = Struct(f"<{len(NUMBERS)}i")

SIZE = _PIECE.size
"""Of one piece in bytes; one of another size was written by a program that counts otherwise."""


def packed(numbers: Mapping[str, int | bool | None]) -> bytes:
    """Return the numbers of a stage as one piece; a name that is missing raises KeyError."""
    given = ((name, numbers[name]) for name in NUMBERS)
    return _PIECE.pack(*(NONE.get(name, 0) if value is None else int(value) for name, value in given))


def unpacked(piece: bytes) -> tuple[int, ...]:
    """Return the numbers of one piece, in the order of NUMBERS."""
    return _PIECE.unpack(piece)


def columns(pieces: Iterable[bytes]) -> Mapping[str, Days]:
    """Return many pieces as columns."""
    table = np.frombuffer(b"".join(pieces), dtype="<i4").reshape(-1, len(NUMBERS))
    return {name: np.ascontiguousarray(table[:, place], dtype=np.int32) for place, name in enumerate(NUMBERS)}
