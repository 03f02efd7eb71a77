"""A pack of numbers is approved by another than made it, issued once it is approved, and written to until then."""

from tests.db.shared.conftest import Office
from tests.db.shared.desk import change, new_row
from tests.tables import each_row

NOBODY = dict.fromkeys(("made_by_id", "approved_by_id", "issued_by_id"))
DAY, MOMENT = "2026-03-26", "2026-03-26T12:00:00.000+00:00"

STEPS = [
    (
        "approved by who made it",
        {"made_by_id": "mia", "approved_by_id": "mia", "approved_on": DAY},
        ["pack_two_people"],
    ),
    ("approved by another", {"approved_by_id": "mia", "approved_on": DAY}, []),
    ("issued unapproved", {"issued_by_id": "mia", "issued_at": MOMENT, "sha256": "a"}, ["pack_not_approved"]),
    ("issued", {"issued_by_id": "mia", "issued_at": MOMENT, "sha256": "a", "approved_on": DAY}, []),
]


@each_row(("step", "said", "rules"), STEPS)
def test_a_pack_goes_its_way_at_the_server_too(office: Office, step: str, said: dict[str, str], rules: list[str]):
    me = office.officer("mia").officer_id
    fields = {name: me if value == "mia" else value for name, value in said.items()}
    office["mia"].push(new_row("pack", {}, **NOBODY | fields))
    assert [each["rule"] for each in office["mia"].pull().feeds.get("held", [])] == rules, step


def test_no_words_come_to_a_pack_that_is_approved(office: Office):
    mia, me = office["mia"], office.officer("mia").officer_id
    pack = new_row("pack", {}, **NOBODY)
    mia.push(pack)
    ids = {"pack": str(pack["entity_id"])}
    assert mia.push(new_row("pack_words", ids, written_by_id=me))["counts"]["held"] == 0
    approved = {"approved_on": DAY, "approved_by_id": me}
    base = dict.fromkeys(approved, pack["change_id"])
    assert mia.push(change("pack", ids["pack"], "update", approved, base))["counts"]["applied"] == 1
    assert mia.push(new_row("pack_words", ids, written_by_id=me))["counts"]["held"] == 1
