"""One row of an import: read, checked, and turned into the rows of the record it will be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from complaints_desktop.exchange.columns import COLUMNS, FOLLOWS, HAPPENED
from complaints_desktop.exchange.endings import OF_STAGE_2, ended, refusal_row, refused_at, require_one_end
from complaints_desktop.exchange.tables import unreadable
from complaints_desktop.forms import entry
from complaints_desktop.forms.tenure import agreed
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.model import Case, Extension, Offer, Person, Refusal, Stage, new_id
from db.model.base import Base
from db.terms import MoneyKind

Written = dict[type[Base], list[dict[str, Any]]]
"""Rows to insert, by entity, in the order of the references between them."""


@dataclass(frozen=True, slots=True)
class Register:
    """What the rows of one import share: who the teams, handlers and known people are."""

    run_id: str
    today: date
    logged_at: Any
    sample: bool
    teams: Mapping[str, str]
    officers: Mapping[str, str]
    people: dict[tuple[str, ...], str]

    def forget(self, values: Mapping[str, Any]) -> None:
        """Know the resident of a row no more that is not written after all."""
        self.people.pop(person_key(values) or (), None)


def read_row(raw: Mapping[str, str], today: date) -> dict[str, Any]:
    """Return the row's values; Refused for the first that cannot be, naming its column."""
    values: dict[str, Any] = dict.fromkeys(COLUMNS)
    for name, column in COLUMNS.items():
        given = raw.get(name)
        if given and (given := given.strip()):
            if unreadable(given):
                raise Refused("This is not UTF-8 text", do="Save the file as CSV UTF-8.", field=name)
            values[name] = column.read(given, name)
    for name in HAPPENED:
        entry.past(values[name], today, field=name)
    for later, earlier in FOLLOWS:
        entry.after(values[later], values[earlier], field=later, what=earlier)
    require_one_end(values)
    values["tenure"], values["stock_type"] = agreed(values["tenure"], values["stock_type"])
    if all(value is None for value in values.values()):
        raise Refused("The row is empty", do="Remove it.", field="row")
    return values


def not_understood(raw: Mapping[str, str], values: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Return the column of a sound row that says less than it seems to, and what becomes of it; None for none."""
    tenure, closed_on = (raw.get("tenure") or "").strip(), values["closed_on"]
    if tenure and not values["tenure"]:
        return "tenure", f"“{tenure[:30]}” says nothing: the tenure is not recorded"
    if tenure and not values["stock_type"]:
        return "tenure", f"“{tenure[:30]}” is not in our list: it is kept, and the stock type is not recorded"
    if values["withdrawn_on"] and closed_on not in (None, values["withdrawn_on"]):
        return "closed_on", f"It ended when it was withdrawn: {in_full(closed_on)} is not kept"
    return None, None


def fingerprint(values: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what makes two rows the same complaint: its source reference, or everything else where there is none."""
    if values["source_reference"]:
        return (values["source_reference"],)
    return tuple(values.values())


def person_key(values: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Return what makes two rows the same resident: a name with where or how to reach them; None for a bare name."""
    known = (values["resident_name"], values["address"], values["postcode"], values["phone"], values["email"])
    return tuple(str(part or "").casefold() for part in known) if values["resident_name"] and any(known[1:]) else None


def write_row(values: Mapping[str, Any], reference: str, register: Register, into: Written) -> str:
    """Add the rows that `values` become to `into`, and return the id of the case."""
    case_id = new_id()
    closed_on, closed_as = ended(values)
    into[Case].append(
        {
            "id": case_id,
            "reference": reference,
            "source_reference": values["source_reference"],
            "person_id": _person(values, register, into),
            "team_id": register.teams.get(values["team"] or ""),
            "handler_id": register.officers.get(values["handler"] or ""),
            "category": values["category"],
            "channel": values["channel"],
            "summary": values["summary"],
            "expressed_on": values["expressed_on"],
            "expressed_to": values["expressed_to"],
            "logged_on": values["logged_on"],
            "logged_at": register.logged_at,
            "vulnerable": values["vulnerable"],
            "tenure": values["tenure"],
            "stock_type": values["stock_type"].value if values["stock_type"] else None,
            "estate": values["estate"],
            "closed_on": closed_on,
            "closed_as": closed_as,
            "import_run_id": register.run_id,
            "sample": register.sample,
        }
    )
    last = None
    for number, stage_id, stage in _stages(values, case_id):
        into[Stage].append(stage | _decided(values, number, register))
        last = stage_id
        if refused_at(values) == number:
            into[Refusal].append(refusal_row(values, case_id, stage_id))
        if values[f"stage{number}_due_extended_to"]:
            into[Extension].append(_extension(values, number, case_id, stage_id))
    if values["compensation_pounds"] and last:
        into[Offer].append(
            {
                "id": new_id(),
                "case_id": case_id,
                "stage_id": last,
                "kind": MoneyKind.WHOLE.value,
                "pence": values["compensation_pounds"],
            }
        )
    return case_id


def _stages(values: Mapping[str, Any], case_id: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Stage 1 always; stage 2 where anything of it is known."""
    events = {
        1: ("received_on", "acknowledged_on", "stage1_responded_on", "stage1_outcome"),
        2: ("escalated_on", "stage2_acknowledged_on", "stage2_responded_on", "stage2_outcome"),
    }
    for number, names in events.items():
        received, acknowledged, responded, outcome = (values[name] for name in names)
        refused = values["refused_on"] if refused_at(values) == number else None
        known = any((received, refused, *(values[name] for name in OF_STAGE_2)))
        if number == 1 or known:
            stage_id = new_id()
            yield (
                number,
                stage_id,
                {
                    "id": stage_id,
                    "case_id": case_id,
                    "number": number,
                    "received_on": received,
                    "refused_on": refused,
                    "acknowledged_on": acknowledged,
                    "responded_on": responded,
                    "outcome": outcome.value if outcome else None,
                },
            )


def _decided(values: Mapping[str, Any], number: int, register: Register) -> dict[str, Any]:
    """Return who decided a stage, which a file says of stage 1 alone."""
    return {"decider_id": register.officers.get(values["stage1_decider"] or "") if number == 1 else None}


def _extension(values: Mapping[str, Any], number: int, case_id: str, stage_id: str) -> dict[str, Any]:
    return {
        "id": new_id(),
        "case_id": case_id,
        "stage_id": stage_id,
        "due_on": values[f"stage{number}_due_extended_to"],
        "reason": values[f"stage{number}_extension_reason"],
        "notified_on": values[f"stage{number}_extension_notified_on"],
    }


def _person(values: Mapping[str, Any], register: Register, into: Written) -> str | None:
    name = values["resident_name"]
    if not name:
        return None
    key = person_key(values)
    if key in register.people:
        return register.people[key]
    person_id = new_id()
    into[Person].append(
        {"id": person_id, "name": name, **{part: values[part] for part in ("address", "postcode", "phone", "email")}}
    )
    if key:
        register.people[key] = person_id
    return person_id
