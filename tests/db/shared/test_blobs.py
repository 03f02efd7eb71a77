"""The bytes of a document arrive in pieces, in any order, and are the document or nothing."""

import json
from hashlib import sha256
from typing import Any

import psycopg
import pytest

from tests.db.shared.conftest import Office
from tests.db.shared.desk import Desk, new_row

PIECE = 262_144
CONTENT = bytes(range(256)) * 2_500
PIECES = [CONTENT[at : at + PIECE] for at in range(0, len(CONTENT), PIECE)]


def put(desk: Desk, document: str, n: int, piece: bytes | None) -> Any:
    p = {"device": desk.device, "document": document, "n": n, "pieces": len(PIECES)}
    row = desk.connection.execute("SELECT sync.blob_put(%s::jsonb, %b)", (json.dumps(p), piece)).fetchone()
    assert row is not None
    return row[0]


def document(office: Office, digest: str = sha256(CONTENT).hexdigest()) -> str:
    case = office.case("ann")
    row = new_row("document", case.ids, size=len(CONTENT), sha256=digest)
    office["ann"].push(row)
    return str(row["entity_id"])


def test_pieces_arrive_in_any_order_and_more_than_once(office: Office):
    ann, made = office["ann"], document(office)
    assert put(ann, made, 0, None) == {"have": [], "complete": False}
    assert put(ann, made, 2, PIECES[2]) == {"have": [2], "complete": False}
    assert put(ann, made, 2, PIECES[2]) == {"have": [2], "complete": False}
    assert put(ann, made, 0, PIECES[0]) == {"have": [0, 2], "complete": False}
    assert "document" not in office["bob"].pull().feeds
    assert put(ann, made, 1, PIECES[1]) == {"have": [0, 1, 2], "complete": True}
    assert office["bob"].pull().feeds["document"] == [[made, 3]]
    assert "document" not in office["cat"].pull().feeds
    got = [office["bob"].call("blob_get", document=made, n=n) for n in range(3)]
    assert b"".join(got) == CONTENT
    assert office["bob"].call("blob_get", document=made, n=3) is None


def test_what_is_not_the_document_is_thrown_away(office: Office):
    ann, made = office["ann"], document(office, "0" * 64)
    for n, piece in enumerate(PIECES[:-1]):
        put(ann, made, n, piece)
    assert put(ann, made, 2, PIECES[2]) == {"have": [], "complete": False}


def test_a_wrong_piece_of_anybody_else_spoils_nothing_of_an_upload(office: Office):
    ann, made = office["ann"], document(office)
    wrong = bytes(PIECE)
    for login in ("aud", "bob"):
        assert put(office[login], made, 0, wrong) == {"have": [0], "complete": False}
    for n, piece in enumerate(PIECES[:-1]):
        put(ann, made, n, piece)
    assert put(office["bob"], made, 1, wrong)["complete"] is False
    assert put(office["bob"], made, 2, PIECES[2]) == {"have": [], "complete": False}
    assert put(ann, made, 2, PIECES[2]) == {"have": [0, 1, 2], "complete": True}
    assert b"".join(office["aud"].call("blob_get", document=made, n=n) for n in range(3)) == CONTENT
    assert office.shared.admin.execute("SELECT count(*) FROM sync.piece").fetchone() == (3,)


def test_a_document_is_whole_from_whoever_sends_all_of_it(office: Office):
    made = document(office)
    put(office["ann"], made, 0, PIECES[0])
    for n, piece in enumerate(PIECES):
        answer = put(office["bob"], made, n, piece)
    assert answer == {"have": [0, 1, 2], "complete": True}
    assert put(office["ann"], made, 0, None) == answer


def test_an_upload_under_way_in_an_open_transaction_holds_up_neither_a_move_nor_an_erasure(office: Office):
    case = office.case("ann")
    row = new_row("document", case.ids, size=len(CONTENT), sha256=sha256(CONTENT).hexdigest())
    office["ann"].push(row)
    put(office["ann"], row["entity_id"], 0, PIECES[0])
    with office["ann"].connection.transaction(force_rollback=True):
        put(office["ann"], row["entity_id"], 1, PIECES[1])
        assert office["mia"].push(case.set(team_id=office.team("cat")))["counts"]["applied"] == 1
        office["mia"].call("erase", case_id=case.id, reason="kept long enough")


@pytest.mark.parametrize(
    ("n", "piece"), [(-1, b"x"), (3, b"x"), (0, b"x"), (2, PIECES[0]), (0, PIECES[0] + b"x"), (0, b"")]
)
def test_what_is_no_piece_is_turned_back(office: Office, n: int, piece: bytes):
    ann, made = office["ann"], document(office)
    with pytest.raises(psycopg.Error) as error:
        put(ann, made, n, piece)
    assert error.value.sqlstate == "SY006"


def test_a_document_is_for_those_who_see_its_case(office: Office):
    made = document(office)
    for n, piece in enumerate(PIECES):
        put(office["ann"], made, n, piece)
    for call in (
        lambda: put(office["cat"], made, 0, PIECES[0]),
        lambda: office["cat"].call("blob_get", document=made, n=0),
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            call()


def test_a_document_that_moves_is_offered_to_its_new_team(office: Office):
    made = document(office)
    for n, piece in enumerate(PIECES):
        put(office["ann"], made, n, piece)
    case = office["ann"].pull().rows["case_"]
    office["cat"].pull()
    [case_id] = case
    row = json.loads(case[case_id]["ver"])["*"]
    from tests.db.shared.desk import change

    office["mia"].push(change("case_", case_id, "update", {"team_id": office.team("cat")}, {"team_id": row}))
    assert office["cat"].pull().feeds["document"] == [[made, 3]]
