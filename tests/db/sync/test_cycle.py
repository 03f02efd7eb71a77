"""Desks at one shared database: what is written at one is shown at the others, and nothing is lost on the way."""

from tests.db.sync.conftest import Desks


def test_what_one_desk_wrote_the_other_shows(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001", summary="Damp in the hall")
    ann.note(case_id, "She rang")
    assert ann.sync().pushed == 3
    done = bob.sync()
    assert bob.field("case_", case_id, "summary") == "Damp in the hall"
    assert done.cases == {case_id}
    assert {"case_", "stage", "contact"} <= done.entities
    assert bob.one("SELECT summary FROM contact") == "She rang"
