"""A pack of numbers is approved by another than made it, issued once it is approved, and written to until then."""

from tests.db.shared.conftest import Office
from tests.db.shared.desk import change, new_row
from tests.tables import each_row

DAY, MOMENT = "2026-03-26", "2026-03-26T12:00:00.000+00:00"
PEOPLE = ("tom", "mia")
MAKE = {"made_by_id": "tom", "approved_by_id": None, "issued_by_id": None}
APPROVE, TAKE_BACK = {"approved_by_id": "mia", "approved_on": DAY}, {"withdrawn_on": DAY}
ISSUE = {"issued_by_id": "mia", "issued_at": MOMENT, "sha256": "a"}
FORGED = {"sha256": "b"}

WAYS = [
    ("approved by who made it", [("mia", MAKE | {"made_by_id": "mia"}), ("mia", APPROVE)], ["pack_two_people"]),
    ("approved with nobody who made it", [("mia", MAKE | {"made_by_id": None}), ("mia", APPROVE)], ["pack_two_people"]),
    ("made and approved at once", [("mia", MAKE | {"made_by_id": None} | APPROVE)], ["pack_two_people"]),
    ("approved by nobody", [("tom", MAKE), ("mia", {"approved_on": DAY})], ["pack_two_people"]),
    ("issued unapproved", [("tom", MAKE), ("mia", ISSUE)], ["pack_not_approved"]),
    ("the way it goes", [("tom", MAKE), ("mia", APPROVE), ("mia", ISSUE)], []),
    ("taken back before it is issued", [("tom", MAKE), ("mia", APPROVE), ("tom", TAKE_BACK)], []),
    ("taken back once issued", [("tom", MAKE), ("mia", APPROVE), ("mia", ISSUE), ("tom", TAKE_BACK)], ["pack_issued"]),
    ("another hash", [("tom", MAKE), ("mia", APPROVE), ("mia", ISSUE), ("mia", FORGED)], ["pack_issued"]),
]


@each_row(("called", "way", "rules"), WAYS)
def test_a_pack_goes_its_way_at_the_server_too(
    office: Office, called: str, way: list[tuple[str, dict[str, str | None]]], rules: list[str]
):
    last: dict[str, object] = {}
    pack = ""
    for login, said in way:
        fields = {name: office.officer(who).officer_id if who in PEOPLE else who for name, who in said.items()}
        if pack:
            each = change("pack", pack, "update", fields, {name: last.get(name) for name in fields})
        else:
            each = new_row("pack", {}, **fields)
            pack = str(each["entity_id"])
            last = dict.fromkeys(each["patch"], each["change_id"])  # type: ignore[call-overload]
        office[login].push(each)
        last |= dict.fromkeys(fields, each["change_id"])
    held = [each["rule"] for each in office["mia"].pull().feeds.get("held", [])]
    assert held == rules, called


def test_no_words_come_to_a_pack_that_is_approved(office: Office):
    mia, me, tom = office["mia"], office.officer("mia").officer_id, office.officer("tom").officer_id
    pack = new_row("pack", {}, **MAKE | {"made_by_id": tom})
    office["tom"].push(pack)
    ids = {"pack": str(pack["entity_id"])}
    assert mia.push(new_row("pack_words", ids, written_by_id=me))["counts"]["held"] == 0
    approved = {"approved_on": DAY, "approved_by_id": me}
    base = dict.fromkeys(approved, pack["change_id"])
    assert mia.push(change("pack", ids["pack"], "update", approved, base))["counts"]["applied"] == 1
    assert mia.push(new_row("pack_words", ids, written_by_id=me))["counts"]["held"] == 1
