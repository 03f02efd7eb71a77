"""The course of one clock: what happened to it, and what is counted of that."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.rules.clocks.events import Event
from complaints_desktop.rules.clocks.extending import CountedExtension
from complaints_desktop.rules.clocks.table import Rule


@dataclass(slots=True)
class Course:
    """Events as its unit counts them, days or moments; the rest as far as the bank holidays are known."""

    start: Event
    """The event on record, or first to be recorded, that it is counted from."""
    started: date | None
    received: date | None
    """What its chain of clocks began with: receipt, at stage 2 the request."""
    done: date | None
    ended: date | None
    """The day it ended with nothing done."""
    ended_as: str = ""
    """How it ended then: "closed"."""
    through: tuple[Rule, ...] = ()
    """The clocks it is counted through from `start`, where its own start is not on record."""
    first_due: date | None = None
    due: date | None = None
    taken: int | None = None
    from_receipt: int | None = None
    from_expression: int | None = None
    from_answer: int | None = None
    extensions: tuple[CountedExtension, ...] = ()
    beyond: str | None = None
