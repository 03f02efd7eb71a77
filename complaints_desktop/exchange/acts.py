"""What may be done to a case, as data; and what a script typed for one act, taken as a sheet would take it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from complaints_desktop.actions.table import FORMS, On, Row
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import NEEDED, SUBJECTS, About, Choice, subject_of
from complaints_desktop.forms.answers import take
from complaints_desktop.forms.form import Asked, At, Entry, Header, Kind
from complaints_desktop.forms.typed_date import understand
from complaints_desktop.rules import workflow
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full


def acts_as_json(case: CaseFacts, desk: Desk) -> Sequence[Mapping[str, Any]]:
    """Return every form there is: what it is about, what it asks, and why it may not be done now, if it may not."""
    return [_act(row, case, desk) for row in FORMS.values()]


def row_called(name: str) -> Row[Any]:
    """Return the row of the act called `name`; Refused, with the names there are, where there is none."""
    if name not in FORMS:
        raise Refused(f"There is no act “{name[:40]}”", do=f"Say one of: {', '.join(FORMS)}.", field="act")
    return FORMS[name]


def taken(row: Row[Any], case: CaseFacts, desk: Desk, typed: Mapping[str, str], on: str) -> tuple[On, Entry]:
    """Return what is acted on, and what was typed in the place of what the form begins with.

    `typed` is by the names a script says; `on` is the number or the id of what the act is about.
    """
    header = row.form.header
    workflow.permit(case, desk.officer.role, header.act)
    subject = subject_of(header.about, case, on or typed.get(_word(header), ""), or_none=header.or_none)
    names = {asked.key or name: name for name, asked in row.form.asks.items()}
    given = {key: value for key, value in typed.items() if key in names or not _stands_for_on(header, key)}
    for unknown in given.keys() - names.keys():
        raise Refused(f"{header.name} has no field “{unknown[:40]}”", do=field_names(names), field=unknown)
    known = row.form.known(At(case, desk, subject))
    said = {names[key]: value for key, value in given.items()}
    entry = take(row.form, {**known, **said}, desk, case)
    require_certain_days(row.form.asks, said, desk)
    return On(case.id, subject), entry


def require_certain_days(asks: Mapping[str, Asked], said: Mapping[str, object], desk: Desk) -> None:
    """Refuse a day that may be another: a script sees no day understood beside its field, as the window shows it."""
    for name, value in said.items():
        if asks[name].kind is Kind.DAY and isinstance(value, str):
            found = understand(value, desk.today, asks[name].when, why_not=desk.calendar.why_not)
            if found and found.doubt:
                why = f"“{value[:30]}” would be {in_full(found.day)}, for {found.doubt}"
                raise Refused(why, do="Give the year too.", field=name)


def at_its_key(refused: Refused, row: Row[Any]) -> Refused:
    """Return a refusal that names the field as a script does, in its words too."""
    asked = row.form.asks.get(refused.field or "")
    if asked is None:
        return refused
    key = asked.key or refused.field
    return Refused(f"{key}: {refused.why}", do=refused.do, paragraph=refused.paragraph, field=key)


def _act(row: Row[Any], case: CaseFacts, desk: Desk) -> Mapping[str, Any]:
    header: Header = row.form.header
    refused = _refusal(header, case, desk)
    return {
        "act": header.name,
        "name": header.menu or header.title,
        "about": header.about.value,
        "on": [_choice(each) for each in SUBJECTS[header.about](case)],
        "fields": [field_as_json(name, asked, case) for name, asked in row.form.asks.items()],
        "refused": {"why": refused.why, "paragraph": refused.paragraph, "do": refused.do} if refused else None,
    }


def _refusal(header: Header, case: CaseFacts, desk: Desk) -> Refused | None:
    refused = workflow.refusal(case, desk.officer.role, header.act)
    choices = SUBJECTS[header.about](case)
    free = header.about is About.CASE or (header.or_none and header.about not in NEEDED)
    if refused or choices or free:
        return refused
    try:
        subject_of(header.about, case, "", or_none=False)
    except Refused as nothing:
        return nothing
    return None


def field_as_json(name: str, asked: Asked, case: CaseFacts | None) -> Mapping[str, Any]:
    """Return what a field asks, under the name a script calls it by."""
    return {
        "name": asked.key or name,
        "label": asked.label,
        "hint": asked.hint,
        "type": asked.kind.value,
        "required": asked.required,
        "choices": [_choice(each) for each in asked.choices(case)] or None,
    }


def _choice(choice: Choice) -> Mapping[str, str]:
    return {"value": choice.key, "words": choice.words}


def _word(header: Header) -> str:
    """Return the name under which what a form is about may be said among its fields, as `point=2`."""
    return "" if header.or_none else header.about.value.rpartition(" ")[2]


def _stands_for_on(header: Header, key: str) -> bool:
    return key == _word(header)


def field_names(names: Iterable[str]) -> str:
    """Say which fields there are."""
    return f"Its fields are: {', '.join(names)}."
