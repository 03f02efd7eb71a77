"""A bug as it may be shown and copied: what kind, and where in the program; never a value."""

import traceback
from pathlib import Path


def report_of(error: BaseException) -> str:
    """Return what went wrong as types and places in the code only: no values, so no personal data."""
    lines = []
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__name__)
        for place in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {'/'.join(Path(place.filename).parts[-3:])}:{place.lineno} in {place.name}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)
