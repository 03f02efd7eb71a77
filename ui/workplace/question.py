"""A question to the record, worded and not yet asked: a reading function with all it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session
    from complaints_desktop.office import Office

T = TypeVar("T")
About = ParamSpec("About")


def question(
    reading: Callable[Concatenate[Session, Desk, About], T], *given: About.args, **about: About.kwargs
) -> Callable[[Office], T]:
    """Return what asks `reading` in one transaction, at the desk as it is when it is asked; checked with its types."""

    def work(office: Office) -> T:
        with office.record.reading() as session:
            return reading(session, office.desk(), *given, **about)

    return work
