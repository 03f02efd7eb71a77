"""The register itself: what holds on a day is asked here, and nowhere else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register.kinds import Kind
from complaints_desktop.rules.register.rows import Row
from complaints_desktop.rules.wording import without_weekday

V = TypeVar("V")

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Register:
    """Every version of every rule. Of two versions from the same day the one checked later stands, then the later."""

    rows: tuple[Row[Any], ...]
    unread: tuple[str, ...] = ()
    """What this program cannot read, a sentence a row: a newer program may have written it."""
    _standing: Mapping[tuple[str, str], tuple[Row[Any], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Of each rule keep the versions that stand, the earliest first; what is announced comes last."""
        newest: dict[tuple[str, str, date | None], Row[Any]] = {}
        for row in sorted(self.rows, key=written):
            newest[row.key] = row
        standing: dict[tuple[str, str], list[Row[Any]]] = {}
        for row in newest.values():
            if not row.struck:
                standing.setdefault((row.kind.name, row.name), []).append(row)
        kept = {of: tuple(sorted(rows, key=_begins)) for of, rows in standing.items()}
        object.__setattr__(self, "_standing", kept)

    def in_force(self, kind: Kind[V], day: date) -> Mapping[str, Row[V]]:
        """Return the rules of that kind that hold on `day`, by their names.

        Of each, its newest version that has begun; none where that has ended.
        """
        found = {name: self._on(rows, day) for name, rows in self._of(kind)}
        return {name: row for name, row in found.items() if row is not None}

    def rule(self, kind: Kind[V], name: str, day: date) -> Row[V]:
        """Return the version of one rule that holds on `day`; Refused where none does."""
        row = self._on(self._standing.get((kind.name, name), ()), day)
        if row is None:
            raise Refused(
                f"The register has no “{name}” under “{kind.words}” that holds on {without_weekday(day)}",
                do="A manager can add it in Settings, What changed.",
            )
        return row

    def latest(self, kind: Kind[V], name: str) -> Row[V]:
        """Return the version of one rule that holds from the latest day, whatever the day is today."""
        return self.rule(kind, name, date.max)

    def announced(self, kind: Kind[V]) -> Mapping[str, Row[V]]:
        """Return what is announced without a day, by its name: it is not in force here."""
        return {name: row for name, rows in self._of(kind) for row in rows if row.announced}

    def standing(self, kind: Kind[V]) -> Iterator[Row[V]]:
        """Yield every version of that kind that stands, of each rule the earliest first."""
        return (row for _, rows in self._of(kind) for row in rows)

    def history(self, kind: Kind[V], name: str) -> Iterator[Row[V]]:
        """Yield every version that was ever written of one rule, the newest first; nothing is overwritten."""
        rows = (row for row in self.rows if (row.kind, row.name) == (kind, name))
        return iter(sorted(rows, key=written, reverse=True))

    def unchecked(self, kinds: Iterable[Kind[Any]], today: date) -> Iterator[Row[Any]]:
        """Yield the rows that nobody has checked for six months, of what holds today or is to come."""
        for kind in kinds:
            holding = self.in_force(kind, today)
            for row in self.standing(kind):
                holds_or_comes = row is holding.get(row.name) or row.announced or (row.first or today) > today
                if holds_or_comes and row.unchecked(today):
                    yield row

    def _of(self, kind: Kind[V]) -> Iterator[tuple[str, tuple[Row[V], ...]]]:
        return ((name, rows) for (of, name), rows in self._standing.items() if of == kind.name)

    def _on(self, rows: tuple[Row[V], ...], day: date) -> Row[V] | None:
        begun = [row for row in rows if row.first is not None and row.first <= day]
        return begun[-1] if begun and (begun[-1].last is None or day <= begun[-1].last) else None


def written(row: Row[Any]) -> tuple[date, datetime, str]:
    """Return what tells the later of two versions: when it was checked, then when it was written here."""
    return row.checked_on, row.set_at or NEVER, row.id


def _begins(row: Row[Any]) -> date:
    return row.first or date.max
