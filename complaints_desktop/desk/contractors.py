"""The names on the register of contractors, as they are offered where a promise is made."""

from collections import Counter
from collections.abc import Iterable

from db.record.connection import Rows


def contractors_of(record: Rows) -> tuple[str, ...]:
    """Return the contractors who work for the landlord, by name."""
    rows = record.rows("SELECT name FROM contractor WHERE ended_on IS NULL ORDER BY name, id")
    return tuple(str(name) for (name,) in rows)


def one_name(typed: str) -> str:
    """Return a name with single spaces: only so is it one name."""
    return " ".join(typed.split())


def key_of(name: str | None) -> str:
    """Return what is the same of one name however it is written, with whatever capitals and spaces."""
    return one_name(name or "").casefold()


def by_name(names: Iterable[str]) -> list[tuple[str, int]]:
    """Return each name with how often it is there, by name; as it is written first."""
    written: dict[str, str] = {}
    number: Counter[str] = Counter()
    for name in filter(None, names):
        written.setdefault(key_of(name), one_name(name))
        number[key_of(name)] += 1
    return [(written[key], number[key]) for key in sorted(written)]


def as_registered(typed: str | None, known: Iterable[str]) -> str | None:
    """Return a contractor's name as the register writes it, whatever its capitals and spaces; others as typed."""
    if not typed:
        return None
    name = one_name(typed)
    return next((each for each in known if key_of(each) == key_of(name)), name)
