"""The stages of all complaints as columns, as they stood on one day: a hundred thousand are asked at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from complaints_desktop.numbers.packed import DAYS, Days, columns

Chosen = NDArray[np.bool_]
"""Of each stage, whether it is one of those that are meant."""

WORDS = ("team", "officer", "category", "channel", "estate", "stock_type", "ground")
"""The columns of words, read when they are needed, while the record is still as it was when the numbers were read."""

UPHELD, PARTLY_UPHELD, NOT_UPHELD = 1, 2, 3

ENDS = ("responded", "refused", "withdrawn", "merged", "passed", "asked_on", "closed")
"""The events after which a stage waits for no answer; of two on one day the first here says how it ended."""

NEVER = date.max.toordinal()
"""A day that does not come."""


class Stages:
    """All stages, as they stood on `as_of`: what came later has not come."""

    def __init__(
        self,
        pieces: Iterable[bytes],
        as_of: date,
        *,
        cases: Sequence[str] = (),
        working_days_before: Callable[[int], date] | None = None,
        words: Callable[[str], Sequence[str]] = lambda _: (),
    ) -> None:
        """`pieces` as `numbers.packed` makes them, and `cases`, the id of the case of each.

        `words` returns one of the columns of WORDS, read when needed.
        `working_days_before` returns the day so many working days before `as_of`.
        """
        self.as_of = as_of
        self._working_days_before = working_days_before or (lambda number: as_of - timedelta(number))
        self._today = as_of.toordinal()
        self._columns: Mapping[str, Days] = columns(pieces)
        self.cases = np.array(cases, dtype=object)
        self._words = words
        self._said: dict[str, NDArray[np.str_]] = {}

    def __len__(self) -> int:
        """How many stages there are."""
        return len(self._columns["stage"])

    def day(self, name: str) -> Days:
        """Return the day of an event, if it had come by then."""
        return self._known[name]

    def number(self, name: str) -> Days:
        """Return a column of numbers that are no days."""
        return self._columns[name]

    def words(self, name: str) -> NDArray[np.str_]:
        """Return a column of words."""
        if name not in self._said:
            self._said[name] = np.array(self._words(name), dtype=np.str_)
        return self._said[name]

    def has(self, name: str) -> Chosen:
        """Of each stage, whether the event had come."""
        return self.day(name) > 0

    def within(self, days: Days, start: date, end: date) -> Chosen:
        """Of each stage, whether its day lies in a period, both ends counted."""
        return (days >= start.toordinal()) & (days <= end.toordinal())

    def come(self, days: Days) -> Chosen:
        """Of each stage, whether a day that was set has come."""
        return days <= self._today

    def past(self, name: str, working_days: int) -> Chosen:
        """Of each stage, whether a day it was due lies more than so many working days back."""
        days = self.day(name)
        return (days > 0) & (days < self._working_days_before(working_days).toordinal())

    def stood(self, day: date) -> "Stages":
        """Return the same stages as they stood on another day, without what is read of words."""
        other = copy(self)
        other.as_of, other._today = day, day.toordinal()
        for name in DERIVED:
            other.__dict__.pop(name, None)
        return other

    def closed_by(self, due: str) -> Chosen:
        """Of each stage, whether its case was closed without an answer by a day it was due."""
        return self.has("closed") & (self.day("closed") <= self.day(due))

    @cached_property
    def begun(self) -> Days:
        """When each came: its receipt, or where that is not recorded the first that is known of it; 0 of none yet."""
        events = np.stack([self._columns[name] for name in ("acknowledged", "responded", "refused", "withdrawn")])
        first = np.where(events > 0, events, NEVER).min(axis=0, initial=NEVER)
        day = np.where(self._columns["received"] > 0, self._columns["received"], first)
        return np.where(day <= self._today, day, 0).astype(np.int32)

    @cached_property
    def _known(self) -> Mapping[str, Days]:
        """The events that had come; when something is due is known before, by what had come."""
        set_before = ("acknowledge_by", "latest_due", "first_due", "due")
        found = {name: self._columns[name] for name in set_before}
        for name in DAYS:
            if name not in set_before:
                days = self._columns[name]
                found[name] = np.where(days <= self._today, days, 0).astype(np.int32)
        sent_later = self._columns["acknowledged"] > self._today
        found["first_due"] = np.where(sent_later, found["latest_due"], found["first_due"]).astype(np.int32)
        found["due"] = np.where(found["told"] > 0, found["due"], found["first_due"]).astype(np.int32)
        return found

    @cached_property
    def extended(self) -> Chosen:
        """Those of which an extension counts: told in time, with a reason, no longer than the Code allows."""
        return self.has("told") & (self.day("due") > self.day("first_due"))

    @cached_property
    def ended(self) -> Days:
        """When each ceased to wait for its answer, however that came, and no sooner than it began; 0 where it waits."""
        first = self._ends.min(axis=0, initial=NEVER)
        return np.where(first < NEVER, np.maximum(first, self.begun), 0).astype(np.int32)

    def ended_as(self, name: str) -> Chosen:
        """Those that ceased to wait in this way, one of ENDS."""
        found: Chosen = (self.ended > 0) & (self._ends.argmin(axis=0) == ENDS.index(name))
        return found

    @cached_property
    def _ends(self) -> NDArray[np.int64]:
        return np.stack([np.where(self.has(name), self.day(name), NEVER) for name in ENDS]).astype(np.int64)

    @cached_property
    def open(self) -> Chosen:
        """Those that still wait for their answer; what went on to stage 2 waits there."""
        found: Chosen = (self.begun > 0) & (self.ended == 0)
        return found

    @cached_property
    def escalated(self) -> Chosen:
        """Of stage 1, those taken on to stage 2: asked for, and not refused."""
        return self.has("asked_on") & ~self.has("asked_refused")

    @cached_property
    def in_time(self) -> Chosen:
        """Those answered by when they were due before any extension."""
        return self.has("responded") & (self.day("responded") <= self.day("first_due"))

    @cached_property
    def extended_in_time(self) -> Chosen:
        """Those answered later, within an extension that counts."""
        return self.has("responded") & ~self.in_time & self.extended & (self.day("responded") <= self.day("due"))

    @cached_property
    def extended_pending(self) -> Chosen:
        """Those not answered, whose extension has not run out."""
        return ~self.has("responded") & self.extended & (self._today <= self.day("due"))

    @cached_property
    def overdue(self) -> Chosen:
        """Everything else: answered late, or not answered past when they were due."""
        return ~(self.in_time | self.extended_in_time | self.extended_pending)


DERIVED = tuple(name for name, each in vars(Stages).items() if isinstance(each, cached_property))
"""What is worked out for the day and kept."""
