"""The field that asks what a form declares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import Choice
from complaints_desktop.forms.form import Asked, Entry, Kind
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, Field, LongTextField, TextField, TickField
from ui.kit.pick_field import PickField
from ui.sheets.points_field import PointsField
from ui.workplace.workplace import Workplace

LONGEST_SUM = 12
"""Characters of a sum of money."""


def pairs(choices: Sequence[Choice]) -> tuple[tuple[object, str], ...]:
    """Return choices as a field takes them: (value, words)."""
    return tuple((each.value, each.words) for each in choices)


def rows_of(form: type[Entry], case: CaseFacts | None, workplace: Workplace) -> Iterator[list[Field]]:
    """Yield the fields of `form` in reading order, those that stand beside one another together."""
    row: list[Field] = []
    for name, asked in form.asks.items():
        if row and not asked.beside:
            yield row
            row = []
        row.append(field_of(name, asked, case, workplace))
    yield row


def field_of(name: str, asked: Asked, case: CaseFacts | None, workplace: Workplace, *, brief: bool = False) -> Field:
    """Return the field that asks for `name`; a `brief` one where there is no room beside."""
    label, hint, width = asked.label, asked.hint, asked.width
    match asked.kind:
        case Kind.LINE:
            offers = tuple(asked.offers(workplace.desk()))
            doubt, longest = asked.doubt, asked.limit
            return TextField(name, label, hint=hint, width=width, longest=longest, doubt=doubt, offers=offers)
        case Kind.LONG:
            return LongTextField(name, label, hint=hint, lines=asked.lines, longest=asked.limit)
        case Kind.CHOICE:
            offered, unchosen = pairs(asked.choices(case)), asked.unchosen
            return ChoiceField(name, label, offered, hint=hint, width=width, unchosen=unchosen)
        case Kind.SEVERAL:
            return PickField(name, label, pairs(asked.choices(case)), hint=hint)
        case Kind.POINTS:
            return PointsField(name, label, hint=hint)
        case Kind.TICK:
            return TickField(name, label, hint=hint)
        case Kind.POUNDS:
            return TextField(name, label, hint=hint, width=width, longest=LONGEST_SUM)
        case Kind.DAY:
            return _day(name, asked, workplace, brief=brief)


def _day(name: str, asked: Asked, workplace: Workplace, *, brief: bool) -> DateField:
    return DateField(
        name,
        asked.label,
        today=workplace.today,
        why_not=workplace.why_not,
        hint=asked.hint,
        when=asked.when,
        brief=brief,
    )
