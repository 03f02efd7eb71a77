"""The numbers of cases: they need no server and can be said on the phone."""

import re
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.model import Case, Desk
from db.record import given_numbers

REFERENCE = re.compile(r"(\d{2})([A-Z0-9]{3})(\d{4,})", re.ASCII)
"""A reference without its hyphens: the year, the code of the desk, the number."""

MOST_ASKED = 500
"""References looked up at once."""


def draw_references(session: Session, today: date, number: int = 1) -> list[str]:
    """Return the next references of this desk, as 26-K7Q-0042: they need no server and can be said on the phone."""
    desk = session.get_one(Desk, 1)
    begins = f"{today:%y}-{desk.code}-"
    numbers: list[int] = []
    last = _last_given(session, begins, max(desk.last_number, given_numbers.last_given(session, desk.code)))
    while len(numbers) < number:
        some = range(last + 1, last + 1 + number - len(numbers))
        given = _given(session, begins, some)
        numbers += [each for each in some if f"{begins}{each:04d}" not in given]
        last = some[-1]
    desk.last_number = last
    session.flush()
    given_numbers.give(session, desk.code, last)
    return [f"{begins}{each:04d}" for each in numbers]


def written_reference(typed_: str) -> str:
    """Return a reference of ours as it is written, however it was spaced; anything else as it was typed."""
    found = REFERENCE.fullmatch("".join(typed_.upper().replace("-", " ").split()))
    return "-".join(found.groups()) if found else typed_.strip().upper()


def is_anothers(session: Session, reference: str) -> bool:
    """Whether a reference of ours has the code of another desk."""
    found = REFERENCE.fullmatch(reference.replace("-", ""))
    return found is not None and found.group(2) != session.get_one(Desk, 1).code


def _last_given(session: Session, begins: str, last: int) -> int:
    """Return a number after which none is known to be given, found in few steps however many a copy of us has given."""
    step = 1
    while _given(session, begins, range(last + step, last + step + 1)):
        step *= 2
    low, high = step // 2, step
    while high - low > 1:
        middle = (low + high) // 2
        taken = _given(session, begins, range(last + middle, last + middle + 1))
        low, high = (middle, high) if taken else (low, middle)
    return last + low


def _given(session: Session, begins: str, numbers: range) -> set[str]:
    """Return those references of these numbers that a case on this desk has already."""
    found: set[str] = set()
    for start in range(0, len(numbers), MOST_ASKED):
        some = [f"{begins}{each:04d}" for each in numbers[start : start + MOST_ASKED]]
        found |= set(session.scalars(select(Case.reference).where(Case.reference.in_(some))))
    return found
