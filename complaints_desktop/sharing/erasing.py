"""Erase a case where every desk hears of it: the reason and the reference are typed."""

from collections.abc import Callable, Mapping
from typing import Any

from complaints_desktop.actions.table import On
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.erasing import Erasure
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.retention import erasing_of, hold_of
from complaints_desktop.sharing.sharing import Sharing


def erase(sharing: Sharing, *, case_id: str, typed: Erasure) -> Changes:
    """Erase what the case says of people, everywhere, for good, if its reference was typed as it is."""
    office = sharing.office
    with office.record.reading() as session:
        case = load_case(session, case_id)
    said = checked(typed, office.desk(), case)
    if said.again.upper() != case.reference.upper():
        why = f"“{said.again[:30]}” is not the reference of this case"
        raise Refused(why, do=f"Type {case.reference}, if this is the case.", field="again")
    me, decided = office.desk().officer, erasing_of(case)
    if hold_of(case):
        raise Refused("This case is under a legal hold", do="Lift the hold first, with the reason, if it is over.")
    if decided and decided.by and decided.by.id == me.id:
        raise Refused("You decided that this case is to be erased", do="Have another manager erase it.")
    return sharing.erase(case_id, said.because)


BY_THE_SERVER: Mapping[str, Callable[[Sharing, On, Any], Changes]] = {
    Erasure.header.name: lambda sharing, on, typed: erase(sharing, case_id=on.case_id, typed=typed),
}
"""What the shared database does for every desk, by the name of its form: each row of the forms without an action."""
