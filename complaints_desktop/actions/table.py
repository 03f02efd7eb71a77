"""Every form beside the action it calls: one row a form, read by the menus, the sheets and the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from sqlalchemy.orm import Session

from complaints_desktop.actions import commitments
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.commitments import Cancel, Complete, Move, Promise, Update
from complaints_desktop.forms.form import E


@dataclass(frozen=True, slots=True)
class On:
    """What an act is done to: a case, and the id of what it is about in it; empty where that is the case itself."""

    case_id: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Row(Generic[E]):
    """A form and its action."""

    form: type[E]
    do: Callable[[Session, Desk, On, E], Changes]


_ROWS: tuple[Row[Any], ...] = (
    Row(Promise, lambda s, d, on, typed: commitments.promise(s, d, case_id=on.case_id, typed=typed)),
    Row(Update, lambda s, d, on, typed: commitments.update(s, d, commitment_id=on.subject, typed=typed)),
    Row(Move, lambda s, d, on, typed: commitments.move(s, d, commitment_id=on.subject, typed=typed)),
    Row(Complete, lambda s, d, on, typed: commitments.complete(s, d, commitment_id=on.subject, typed=typed)),
    Row(Cancel, lambda s, d, on, typed: commitments.cancel(s, d, commitment_id=on.subject, typed=typed)),
)

FORMS: Mapping[str, Row[Any]] = {row.form.header.name: row for row in _ROWS}
"""Each row by the name of its form, in the order of the menu of a case."""
