"""The landlord's own wordings of letters as they are on record: every version, whether or not it holds."""

from dataclasses import dataclass
from datetime import date, datetime

from db.moments import moment_of
from db.record.connection import Rows

EVERY_LETTER = "every-letter"
"""As which kind the sections are kept that every letter begins and ends with."""

ROWS = " UNION ALL ".join(
    f"SELECT id, kind, section, number, text, why, from_on, follows_id, settles_id, set_at, set_by_id, {locked}"
    f" FROM {table}"
    for table, locked in (("wording", 0), ("locked_wording", 1))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingVersion:
    """One version of the wording of a section; empty text is the program's own."""

    id: str
    kind: str
    section: str
    number: int
    text: str
    why: str
    from_on: date
    follows_id: str | None
    settles_id: str | None
    set_at: datetime
    set_by_id: str | None
    locked: bool
    """Whether it was written as what managers alone write."""

    @property
    def label(self) -> str:
        """The number, and what tells it from one of the same number that another desk wrote."""
        return f"{self.number}-{self.id[-4:]}"


def wordings_of(record: Rows) -> tuple[WordingVersion, ...]:
    """Return every version on record, the first of a kind first."""
    rows = record.rows(f"{ROWS} ORDER BY kind, number, id")
    return tuple(_version(*row) for row in rows)


def _version(*row: object) -> WordingVersion:
    id_, kind, section, number, text, why, from_on, follows, settles, set_at, set_by, locked = row
    return WordingVersion(
        id=str(id_),
        kind=str(kind),
        section=str(section),
        number=int(str(number)),
        text=str(text),
        why=str(why),
        from_on=date.fromisoformat(str(from_on)),
        follows_id=str(follows) if follows else None,
        settles_id=str(settles) if settles else None,
        set_at=moment_of(str(set_at)),
        set_by_id=str(set_by) if set_by else None,
        locked=bool(locked),
    )
