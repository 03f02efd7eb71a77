"""The register of contractors: kept by who leads, offered where a promise is made, told with how they keep them."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.actions.commitments import promise
from complaints_desktop.actions.contractors import end_contractor, keep_contractor
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.contractors import as_registered, contractors_of
from complaints_desktop.reading.contractors import contractors
from complaints_desktop.rules.refusals import Refused
from db.model.contractors import contractor_id
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY, DUE = date(2026, 3, 2), date(2026, 4, 24)


def keep(office: Office, name: str, role: Role = Role.TEAM_LEADER, **said: str) -> str:
    desk = replace(office.desk, officer=replace(office.desk.officer, role=role))
    with office.working() as session:
        return str(keep_contractor(session, desk, name=name, **said).made)


def end(office: Office, which: str) -> None:
    with office.working() as session:
        end_contractor(session, office.desk, contractor_id=which)


def test_a_contractor_is_one_row_whoever_writes_it_down_and_however(office: Office):
    made = keep(office, " Brixton   Roofs ", trades="Roofs")
    assert made == contractor_id("brixton roofs")
    assert contractors_of(office.record) == ("Brixton Roofs",)
    keep(office, "Brixton Roofs", changes=made, phone="0116 496 0000")
    end(office, made)
    assert contractors_of(office.record) == ()
    keep(office, "BRIXTON ROOFS", trades="Gutters")
    with office.record.reading() as session:
        (told,) = contractors(session, office.desk)
    assert (told.name, told.trades, told.ended_on) == ("Brixton Roofs", "Gutters", None)


def test_what_names_nobody_or_another_is_refused(office: Office):
    made = keep(office, "Brixton Roofs")
    table = [
        ({"name": "  "}, "The name is missing"),
        ({"name": "n/a"}, "names nobody"),
        ({"name": "TBC"}, "names nobody"),
        ({"name": "brixton roofs"}, "is on the register"),
        ({"name": "Camden Roofs", "changes": made}, "as they are"),
        ({"name": "Brixton Roofs", "changes": "nobody"}, "not on the register"),
        ({"name": "Camden Roofs", "phone": "0" * 81}, "80 fit"),
        ({"name": "Camden Roofs", "role": Role.RESOLUTION_OFFICER}, "may not keep the register"),
    ]
    for said, why in table:
        with pytest.raises(Refused, match=why):
            keep(office, **said)
    end(office, made)
    with pytest.raises(Refused, match="not on the register"):
        end(office, made)
    assert contractors_of(office.record) == ()


def test_a_promise_names_its_contractor_as_the_register_does_and_counts_there(office: Office):
    keep(office, "Brixton Roofs")
    desk = replace(office.desk, contractors=contractors_of(office.record))
    case_id = office.log(TODAY)
    for what, typed in (("Mend the gutter", "brixton  ROOFS"), ("Mend the fence", "Somebody else")):
        with office.working() as session:
            said = filled("promise", what=what, due_on=DUE, contractor=typed)
            promise(session, desk, case_id=case_id, typed=said)
    with office.record.reading() as session:
        named = [each.contractor for each in load_case(session, case_id).commitments]
        (told,) = contractors(session, office.desk)
    assert sorted(map(str, named)) == ["Brixton Roofs", "Somebody else"]
    assert (told.open_promises, told.on_time) == (1, None)


def test_a_name_is_the_registers_whatever_its_capitals_and_spaces():
    table = [(None, None), ("", None), ("ACME  ltd", "Acme Ltd"), ("Acme", "Acme"), (" Other  firm", "Other firm")]
    assert [as_registered(typed, ("Acme Ltd",)) for typed, _ in table] == [name for _, name in table]
