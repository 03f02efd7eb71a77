"""What a desk wrote ends applied, same, clash or held, and is never lost."""

from tests.db.shared.desk import Desk, batch, change, new_row
from tests.postgres import Shared


def test_what_one_desk_writes_another_pulls(shared: Shared):
    shared.officer("ann")
    shared.officer("bob")
    ann, bob = Desk(shared.connect("ann")), Desk(shared.connect("bob"))
    team = shared.officer("ann").team_id
    person = new_row("person", {})
    case = new_row("case_", {}, person_id=person["entity_id"], team_id=team, reference="26-K7Q-00001", vulnerable=None)
    answer = ann.push(*batch(person, case))
    assert answer["counts"] == {"applied": 2, "same": 0, "clash": 0, "held": 0, "again": 0}
    assert answer["last_seq"] == 2
    seen = bob.pull()
    row = seen.row("case_", case["entity_id"])
    assert row is not None
    assert row["reference"] == "26-K7Q-00001"
    assert row["vulnerable"] is None
    assert row["sample"] is False
    assert seen.row("person", person["entity_id"]) is not None
    assert seen.ver("case_", case["entity_id"], "reference") == case["change_id"]
    assert bob.pull().rows == {}


def test_two_who_set_one_field_clash_and_the_first_stands(shared: Shared):
    shared.officer("ann")
    shared.officer("bob")
    ann, bob = Desk(shared.connect("ann")), Desk(shared.connect("bob"))
    case = new_row("case_", {}, team_id=None)
    ann.push(case)
    bob.pull()
    base = {"hazard": case["change_id"]}
    mine = change("case_", case["entity_id"], "update", {"hazard": "significant"}, base)
    theirs = change("case_", case["entity_id"], "update", {"hazard": "emergency"}, base)
    assert ann.push(mine)["counts"]["applied"] == 1
    assert bob.push(theirs)["counts"]["clash"] == 1
    seen = bob.pull()
    row = seen.row("case_", case["entity_id"])
    assert row is not None
    assert row["hazard"] == "significant"
    [clash] = seen.feeds["clash"]
    assert (clash["kept_value"], clash["their_value"], clash["kept_by"]) == ("significant", "emergency", "Ann")
    assert clash["state"] == "open"
