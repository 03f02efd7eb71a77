"""The columns of an import: one table of what each may hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from complaints_desktop.exchange.endings import ground_of
from complaints_desktop.forms import entry
from complaints_desktop.forms.tenure import stock_type_called, tenure_called
from complaints_desktop.rules.content import only_fills
from complaints_desktop.rules.refusals import Refused
from db.model.base import LONG_TEXT
from db.number_terms import StockType
from db.terms import Decision

OUTCOMES = {
    "upheld": Decision.UPHELD,
    "partly upheld": Decision.PARTLY_UPHELD,
    "partially upheld": Decision.PARTLY_UPHELD,
    "not upheld": Decision.NOT_UPHELD,
}
YES = {"yes", "y", "true", "1"}
NO = {"no", "n", "false", "0"}

Value = str | date | int | bool | Decision | StockType | None


def _text(limit: int) -> Callable[[str, str], Value]:
    return lambda value, field: entry.text(value, field=field, limit=limit)


@lru_cache(maxsize=4096)  # a file has the same days over and over
def _date(value: str, field: str) -> Value:
    return entry.parse_date(value, field=field)


def _outcome(value: str, field: str) -> Value:
    found = OUTCOMES.get(value.strip().lower())
    if found is None:
        raise Refused(f"“{value[:30]}” is not an outcome", do=f"Use {', '.join(OUTCOMES)}.", field=field)
    return found


def _tenure(value: str, field: str) -> Value:
    return tenure_called(entry.text(value, field=field, limit=80))


def _stock_type(value: str, field: str) -> Value:
    found = stock_type_called(value)
    if found is None and not only_fills(value):
        raise Refused(f"“{value[:30]}” is no stock type", do=f"Use {', '.join(StockType)}.", field=field)
    return found


def _ground(value: str, field: str) -> Value:
    words = entry.text(value, field=field, limit=80)
    return ground_of(words) if words else None


def _pence(value: str, field: str) -> Value:
    return entry.pence_of(value, field=field)


def _yes_or_no(value: str, field: str) -> Value:
    word = value.strip().lower()
    if word not in YES | NO:
        raise Refused(f"“{value[:30]}” is neither yes nor no", do="Use yes or no.", field=field)
    return word in YES


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how its text is read."""

    read: Callable[[str, str], Value]


COLUMNS: Mapping[str, Column] = {
    "source_reference": Column(_text(80)),
    "resident_name": Column(_text(200)),
    "address": Column(_text(500)),
    "postcode": Column(_text(80)),
    "phone": Column(_text(80)),
    "email": Column(_text(200)),
    "channel": Column(_text(80)),
    "summary": Column(_text(LONG_TEXT)),
    "category": Column(_text(80)),
    "tenure": Column(_tenure),
    "stock_type": Column(_stock_type),
    "estate": Column(_text(200)),
    "expressed_on": Column(_date),
    "expressed_to": Column(_text(200)),
    "received_on": Column(_date),
    "logged_on": Column(_date),
    "acknowledged_on": Column(_date),
    "stage1_due_extended_to": Column(_date),
    "stage1_extension_reason": Column(_text(LONG_TEXT)),
    "stage1_extension_notified_on": Column(_date),
    "stage1_responded_on": Column(_date),
    "stage1_outcome": Column(_outcome),
    "stage1_decider": Column(_text(200)),
    "escalated_on": Column(_date),
    "stage2_acknowledged_on": Column(_date),
    "stage2_due_extended_to": Column(_date),
    "stage2_extension_reason": Column(_text(LONG_TEXT)),
    "stage2_extension_notified_on": Column(_date),
    "stage2_responded_on": Column(_date),
    "stage2_outcome": Column(_outcome),
    "compensation_pounds": Column(_pence),
    "handler": Column(_text(200)),
    "team": Column(_text(200)),
    "vulnerable": Column(_yes_or_no),
    "refused_on": Column(_date),
    "refusal_ground": Column(_ground),
    "withdrawn_on": Column(_date),
    "closed_on": Column(_date),
}
"""DESIGN: the import columns, in the order they are documented. Empty is "not known"."""

HAPPENED = (
    "expressed_on",
    "received_on",
    "logged_on",
    "acknowledged_on",
    "stage1_extension_notified_on",
    "stage1_responded_on",
    "escalated_on",
    "stage2_acknowledged_on",
    "stage2_extension_notified_on",
    "stage2_responded_on",
    "refused_on",
    "withdrawn_on",
    "closed_on",
)
"""Dates of what has happened: none lies in the future."""

FOLLOWS = (
    ("acknowledged_on", "received_on"),
    ("acknowledged_on", "expressed_on"),
    ("stage1_responded_on", "received_on"),
    ("stage1_responded_on", "expressed_on"),
    ("stage1_responded_on", "acknowledged_on"),
    ("escalated_on", "received_on"),
    ("stage2_acknowledged_on", "escalated_on"),
    ("stage2_responded_on", "escalated_on"),
    ("stage2_responded_on", "stage2_acknowledged_on"),
    ("stage2_responded_on", "stage1_responded_on"),
    ("closed_on", "received_on"),
    ("closed_on", "stage1_responded_on"),
    ("closed_on", "stage2_responded_on"),
    ("refused_on", "received_on"),
    ("closed_on", "refused_on"),
    ("withdrawn_on", "received_on"),
    ("withdrawn_on", "acknowledged_on"),
    ("withdrawn_on", "escalated_on"),
    ("withdrawn_on", "stage2_acknowledged_on"),
    ("closed_on", "withdrawn_on"),
)
"""Pairs of dates of which the first cannot come before the second."""
