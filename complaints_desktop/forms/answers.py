"""What was typed into a form: taken from a sheet or a script, and checked before it may enter the record."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.about import Choice
from complaints_desktop.forms.form import Asked, E, Kind, When
from complaints_desktop.forms.told import PointTyped
from complaints_desktop.forms.typed_date import read_date
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.refusals import Refused

_TICKED: Mapping[str, bool] = {"yes": True, "no": False}


def take(declared: type[E], typed: Mapping[str, object], desk: Desk, case: CaseFacts | None = None) -> E:
    """Return the entry that `typed` makes, by the names of the fields; Refused at what cannot be read.

    What is text is read as a person types it; other values are taken as they are. What is left empty has the form's
    own default, or none: `checked` says what is missing.
    """
    values = {name: _read(name, each, typed.get(name), desk, case) for name, each in declared.asks.items()}
    left = {name for name, value in values.items() if value is None and not declared.asks[name].required}
    return declared(**{name: value for name, value in values.items() if name not in left})


def checked(given: E, desk: Desk, case: CaseFacts | None = None) -> E:
    """Return `given` as the record may keep it: texts clean and within their limits, days sane, choices known.

    Refused at the first field that is missing or cannot be.
    """
    values = {name: _checked(name, each, getattr(given, name), desk, case) for name, each in given.asks.items()}
    return replace(given, **values)  # type: ignore[type-var]  # `form` made it a dataclass


def _read(name: str, field: Asked, value: object, desk: Desk, case: CaseFacts | None) -> object:
    if field.kind in (Kind.SEVERAL, Kind.POINTS):
        return None if not value else _each(name, field, value, case)
    if not isinstance(value, str):
        return value
    typed = value.strip()
    match field.kind:
        case _ if not typed:
            return None
        case Kind.DAY:
            return _read_day(name, field, typed, desk)
        case Kind.CHOICE:
            return _chosen(name, field, typed, case).value
        case Kind.TICK:
            return _ticked(name, typed)
        case Kind.POUNDS:
            return entry.pence_of(typed, field=name)
    return value


def _each(name: str, field: Asked, value: object, case: CaseFacts | None) -> tuple[object, ...]:
    """Return each of several, or each point; one alone may stand for itself."""
    typed = value if isinstance(value, list | tuple) else (value,)
    try:
        if field.kind is Kind.POINTS:
            return tuple(PointTyped.told(each) for each in typed)
        return tuple(field.of(str(_chosen(name, field, each, case).value)) for each in typed)
    except TypeError as unreadable:
        raise Refused(f"“{str(value)[:30]}” cannot be read", do=f"Give {unreadable}.", field=name) from unreadable


def _read_day(name: str, field: Asked, typed: str, desk: Desk) -> object:
    try:
        return read_date(typed, desk.today, field.when, why_not=desk.calendar.why_not)
    except Refused as refused:
        raise Refused(refused.why, do=refused.do, paragraph=refused.paragraph, field=name) from refused


def _ticked(name: str, typed: str) -> bool:
    if typed.lower() not in _TICKED:
        raise Refused(f"“{typed[:30]}” is neither yes nor no", do="Say yes or no.", field=name)
    return _TICKED[typed.lower()]


def _chosen(name: str, field: Asked, value: object, case: CaseFacts | None) -> Choice:
    """Return the choice with that value, or the one typed by its key or its words."""
    choices = field.choices(case)
    said = str(value).lower()
    for found in choices:
        if value == found.value or said in (found.key.lower(), found.words.lower()):
            return found
    if field.other:
        return Choice(value, said, said)
    able = "; ".join(each.words for each in choices) or "there is none yet"
    raise Refused(f"“{str(value)[:30]}” is not one of the choices", do=f"Choose from: {able}.", field=name)


def _checked(name: str, field: Asked, value: object, desk: Desk, case: CaseFacts | None) -> object:
    if field.kind in (Kind.LINE, Kind.LONG) or (field.kind is Kind.CHOICE and field.other):
        value = entry.text(cast("str | None", value), field=name, limit=field.limit)
    if field.kind is Kind.SEVERAL and field.required:
        value = value if any(str(each).strip() for each in cast("tuple[object, ...]", value or ())) else None
    if value is None:
        if field.required:
            raise Refused(field.missing, do="Fill it in.", paragraph=field.paragraph, field=name)
        return None
    if field.worded and isinstance(value, str) and says_nothing(value):
        raise Refused(f"“{value[:30]}” says nothing", do="Say it in words.", paragraph=field.paragraph, field=name)
    match field.kind:
        case Kind.DAY:
            return _checked_day(name, field, cast(date, value), desk.today)
        case Kind.CHOICE if not field.other:
            return _chosen(name, field, value, case).value
    return value


def _checked_day(name: str, field: Asked, value: date, today: date) -> date | None:
    match field.when:
        case When.PAST:
            return entry.past(value, today, field=name)
        case When.AHEAD:
            return entry.ahead(value, today, field=name, paragraph=field.paragraph)
        case When.SOON:
            return entry.soon(value, today, field=name, paragraph=field.paragraph)
        case When.REVIEW:
            return entry.review(value, today, field=name)
    return entry.sane(value, field=name)
