"""What may be done to a case, and doing it: the forms of the window, filled in by a script."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.refusals import Refused
from ui.commands.home import opened_office
from ui.commands.output import printable, show
from ui.commands.sharing import opened_sharing

if TYPE_CHECKING:
    from complaints_desktop.actions.table import Row
    from complaints_desktop.desk.changes import Changes
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.facts.case import CaseFacts
    from complaints_desktop.office import Office


def acts(parsed: Namespace) -> int:
    """Say what may be done to a case now, what each act asks, and why others may not be done."""
    from complaints_desktop.exchange.acts import acts_as_json

    with opened_office(parsed) as office:
        case, desk = _case(office, parsed.reference), office.desk()
        data = {"acts": acts_as_json(case, desk)}
    say_restricted(case, desk)
    return show(parsed, data, lambda: "\n".join(line for each in data["acts"] for line in _in_words(each)))


def act(parsed: Namespace) -> int:
    """Do one act to a case."""
    from complaints_desktop.exchange.acts import at_its_key, row_called

    row = row_called(parsed.act)
    try:
        changes, made = (_by_the_server(parsed, row), None) if row.do is None else _here(parsed, row)
    except Refused as refused:
        raise at_its_key(refused, row) from refused
    said = row.form.header.said
    data = {"reference": parsed.reference, "act": parsed.act, "said": said, "made": changes.made, "made_case": made}
    return show(parsed, data, lambda: f"{said}." + (f" It is {made}." if made else ""))


def _here(parsed: Namespace, row: "Row[Any]") -> "tuple[Changes, str | None]":
    """Do it to this record; return what changed, and the reference of a case that was made."""
    from complaints_desktop.exchange.acts import taken
    from complaints_desktop.rules.acts import Act

    with opened_office(parsed) as office:
        case, desk = _case(office, parsed.reference), office.desk()
        on, typed = taken(row, case, desk, pairs_of(parsed.set), parsed.on)
        if row.form.header.act is Act.CONTACT:
            say_restricted(case, desk)
        with office.record.writing(author=desk.officer.id) as session:
            changes = row.work(on, typed)(session, desk)
        made = office.record.rows("SELECT reference FROM case_ WHERE id = ?", (changes.made,))
        return changes, made[0][0] if made else None


def _by_the_server(parsed: Namespace, row: "Row[Any]") -> "Changes":
    from complaints_desktop.exchange.acts import taken
    from complaints_desktop.sharing.erasing import BY_THE_SERVER

    does = BY_THE_SERVER[row.form.header.name]
    with opened_sharing(parsed) as sharing:
        case, desk = _case(sharing.office, parsed.reference), sharing.office.desk()
        on, typed = taken(row, case, desk, pairs_of(parsed.set), parsed.on)
        return does(sharing, on, typed)


def say_restricted(case: "CaseFacts", desk: "Desk") -> None:
    """Say on stderr, before anybody rings, how those of a case may contact us, where that is restricted (Code 5.14)."""
    from complaints_desktop.rules.restrictions import alerts

    for alert in alerts(case, desk.today):
        print(printable(alert), file=sys.stderr)


def pairs_of(typed: list[str]) -> dict[str, str]:
    """Return NAME=VALUE as they were typed; Refused for what has no =."""
    return dict(pair_of(each) for each in typed)


def pair_of(typed: str) -> tuple[str, str]:
    """Return one NAME=VALUE; Refused for what has no =."""
    name, equals, value = typed.partition("=")
    if not equals:
        raise Refused(f"“{typed[:40]}” has no =", do="Write it as NAME=VALUE.", field="set")
    return name, value


def _case(office: "Office", reference: str) -> "CaseFacts":
    from complaints_desktop.case.case import find_case
    from complaints_desktop.reading.case_view import opened_case

    with office.record.reading() as session:
        return opened_case(session, office.desk(), case_id=find_case(session, reference))


def _in_words(each: Mapping[str, Any]) -> list[str]:
    refused = each["refused"]
    if refused:
        code = f" (Code {refused['paragraph']})" if refused["paragraph"] else ""
        return [f"{each['act']}: not now. {refused['why']}{code}. {refused['do']}"]
    about = [f"    on {choice['words']}" for choice in each["on"]]
    return [f"{each['act']}: {each['name']}", *about, *(field_in_words(field) for field in each["fields"])]


def field_in_words(field: Mapping[str, Any]) -> str:
    """Return the line about a field: its name, what is typed into it, what it asks."""
    choices = ", ".join(choice["value"] for choice in field["choices"] or ())
    needed = "required" if field["required"] else "optional"
    return f"    {field['name']} ({field['type']}, {needed}): {field['label']}{f' [{choices}]' if choices else ''}"
