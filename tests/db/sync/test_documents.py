"""The bytes of documents go up and down behind the changes, in pieces, and a cut costs at most one piece."""

import random
from hashlib import sha256

import pytest
from sqlalchemy import text

from db.model import Document, DocumentBytes, KeepingDecision, Letter, new_id
from db.record.check import check
from db.sync.feeds import OF_DOCUMENT
from db.sync.transport import PIECE
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import TODAY, SharedDesk
from tests.db.sync.faults import Cut, FaultyTransport
from tests.postgres import Shared

BYTES = random.Random(3).randbytes(3 * PIECE + 100)


def attach(desk: SharedDesk, case_id: str, content: bytes = BYTES) -> str:
    """Add a document to a case, as a letter that is issued does."""
    document = desk.add(
        "document", case_id=case_id, title="Report", media_type="application/pdf", size=len(content),
        sha256=sha256(content).hexdigest(), added_at=desk.now(),
    )  # fmt: skip
    desk.add_bytes(document, content)
    return document


def pieces(shared: Shared) -> int:
    return int(shared.admin.execute("SELECT count(*) FROM sync.piece").fetchone()[0])  # type: ignore[index]


def cut_at(desk: SharedDesk, nth: int) -> None:
    own, desk.transport = desk.transport, FaultyTransport(desk.transport, "piece lost", [], nth)  # type: ignore[assignment]
    with pytest.raises(Cut):
        desk.sync()
    desk.transport = own


def test_a_document_is_read_at_the_other_desk_byte_for_byte(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    attach(ann, ann.log_case("26-AAA-0001"))
    ann.sync()
    bob.sync()
    assert bob.one("SELECT content FROM document_bytes") == BYTES
    assert bob.rows("SELECT * FROM piece") == []
    assert not bob.sync().more


def test_a_cut_on_the_way_up_costs_no_piece_that_arrived(desk: Desks, shared: Shared):
    ann = desk("ann")
    attach(ann, ann.log_case("26-AAA-0001"))
    cut_at(ann, 2)
    assert pieces(shared) == 2
    assert ann.unsent() == 0

    class Counting(FaultyTransport):
        sent = 0

        def blob_put(self, asked, piece):
            self.sent += piece is not None
            return super().blob_put(asked, piece)

    own, ann.transport = ann.transport, Counting(ann.transport, None, [])  # type: ignore[assignment]
    ann.sync()
    assert ann.transport.sent == 2  # type: ignore[attr-defined]
    ann.transport = own
    assert ann.one("SELECT complete FROM upload") == 1


def test_a_cut_on_the_way_down_costs_no_piece_that_arrived(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    attach(ann, ann.log_case("26-AAA-0001"))
    ann.sync()
    cut_at(bob, 2)
    assert bob.rows("SELECT n FROM piece ORDER BY n") == [(0,), (1,)]
    bob.sync()
    assert bob.one("SELECT content FROM document_bytes") == BYTES


def test_what_arrives_spoilt_is_thrown_away_and_fetched_again(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    attach(ann, ann.log_case("26-AAA-0001"))
    ann.sync()

    class Spoiling(FaultyTransport):
        def blob_get(self, asked):
            return super().blob_get(asked)[:-1] + b"?"

    own, bob.transport = bob.transport, Spoiling(bob.transport, None, [])  # type: ignore[assignment]
    bob.sync()
    assert bob.rows("SELECT * FROM document_bytes") == bob.rows("SELECT * FROM piece") == []
    bob.transport = own
    bob.sync()
    assert bob.one("SELECT content FROM document_bytes") == BYTES


def test_a_document_the_server_lost_is_sent_again_by_who_has_it(desk: Desks, shared: Shared):
    ann, bob = desk("ann"), desk("bob")
    attach(ann, ann.log_case("26-AAA-0001"))
    ann.sync()
    shared.admin.execute("DELETE FROM sync.piece; DELETE FROM sync.upload")
    shared.admin.execute("UPDATE sync.ctr SET base_epoch = gen_random_uuid()")
    ann.sync()
    bob.sync()
    assert bob.one("SELECT content FROM document_bytes") == BYTES


def test_the_bytes_leave_with_the_case(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    case_id = ann.log_case("26-AAA-0001")
    attach(ann, case_id)
    ann.sync()
    cat.sync()
    cat.set("case_", case_id, team_id=cat.team("South"))
    cat.sync()
    ann.sync()
    for table in ("document", "document_bytes", "upload"):
        assert ann.rows(f"SELECT * FROM {table}") == [], table


def test_many_documents_wait_for_another_cycle_so_that_what_is_typed_does_not(desk: Desks, monkeypatch):
    ann = desk("ann")
    monkeypatch.setattr("db.sync.documents.AT_ONCE", 3)
    case_id = ann.log_case("26-AAA-0001")
    attach(ann, case_id)
    attach(ann, case_id, BYTES[:PIECE])
    assert ann.sync().more
    assert not ann.sync().more
    assert ann.rows("SELECT count(*) FROM upload WHERE complete") == [(2,)]


def answer(desk: SharedDesk, case_id: str, content: bytes) -> str:
    """Answer stage 1 by a letter, in one batch with its document."""
    document, stage = new_id(), desk.one("SELECT id FROM stage WHERE case_id = ?", case_id)
    row = {"title": "Stage 1 response", "media_type": "application/pdf", "added_at": desk.now()}
    sent = {"kind": "stage1-response", "template_version": "1", "issued_on": TODAY, "issued_at": desk.now()}
    with desk.record.writing(author=desk.login) as session:
        digest = sha256(content).hexdigest()
        session.add(Document(id=document, case_id=case_id, sha256=digest, size=len(content), **row))
        session.flush()
        session.add(DocumentBytes(document_id=document, content=content))
        about = {"case_id": case_id, "stage_id": stage, "document_id": document}
        session.add(Letter(**about, **sent, recipient="A Resident", text_size=12))
    return document


@pytest.fixture
def answered_twice(desk: Desks) -> tuple[SharedDesk, SharedDesk, str, str]:
    """Two desks that answered one stage, each without knowing of the other: bob's letter is held."""
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    answer(ann, case_id, BYTES[:PIECE])
    document = answer(bob, case_id, BYTES)
    ann.sync()
    bob.sync()
    assert bob.rows("SELECT state FROM held") == [("open",)]
    assert not bob.has("document", document)
    return ann, bob, case_id, document


def test_the_bytes_of_a_letter_that_is_held_are_kept_and_break_no_reference(answered_twice):
    _, bob, _, document = answered_twice
    assert check(bob.record) == []
    bob.put(full=True)
    bob.sync()
    kept = bob.rows("SELECT content FROM piece WHERE document_id = ? ORDER BY n", document)
    assert b"".join(piece for (piece,) in kept) == BYTES


def test_a_held_document_that_is_taken_in_after_all_is_read_everywhere(answered_twice):
    ann, bob, case_id, document = answered_twice
    digest = sha256(BYTES).hexdigest()
    about = {"case_id": case_id, "title": "Report", "media_type": "application/pdf", "added_at": bob.now()}
    bob.add("document", id=document, **about, size=len(BYTES), sha256=digest)
    bob.sync()
    ann.sync()
    for each in (ann, bob):
        assert each.one("SELECT content FROM document_bytes WHERE document_id = ?", document) == BYTES
        assert each.rows("SELECT * FROM piece") == []


def test_a_letter_of_a_case_that_moved_before_it_was_sent_is_not_lost(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    cat.sync()
    document = answer(ann, case_id, BYTES)
    cat.set("case_", case_id, team_id=cat.team("South"))
    cat.sync()
    ann.sync()
    assert not ann.has("case_", case_id)
    assert ann.one("SELECT sum(length(content)) FROM piece WHERE document_id = ?", document) == len(BYTES)


def test_an_erasure_takes_the_bytes_of_a_held_letter_too(answered_twice, shared: Shared):
    _, bob, case_id, _ = answered_twice
    shared.admin.execute("SELECT sync.erase_case(%s, 'asked for', 'postgres')", (case_id,))
    bob.sync()
    for table in ("document_bytes", "piece", "upload"):
        assert bob.rows(f"SELECT * FROM {table}") == [], table


def destroyed(desk: SharedDesk, document: str) -> None:
    """Withdraw a document and destroy its bytes, as its action does."""
    with desk.record.writing(author=desk.login) as session:
        row = session.get_one(Document, document)
        row.withdrawn_on, row.withdrawn_because = TODAY, "wrong"
        row.destroyed_at, row.destroyed_because = desk.now(), "wrong"
        for table in OF_DOCUMENT:
            session.execute(text(f"DELETE FROM {table} WHERE document_id = :id"), {"id": document})


def test_the_bytes_of_a_destroyed_document_are_nowhere_and_its_line_is_everywhere(desk: Desks, shared: Shared):
    ann, bob, cat = desk("ann"), desk("bob"), desk("cat")
    document = attach(ann, ann.log_case("26-AAA-0001"))
    for each in (ann, bob, cat):
        each.sync()
    destroyed(cat, document)
    for each in (cat, ann, bob, cat):
        each.sync()
    assert pieces(shared) == 0
    assert shared.admin.execute("SELECT * FROM sync.upload").fetchall() == []
    for each in (ann, bob, cat):
        assert not any(each.rows(f"SELECT * FROM {table}") for table in OF_DOCUMENT)
        assert each.one("SELECT destroyed_because FROM document") == "wrong"
        assert not each.sync().more


def test_bytes_that_come_after_the_destruction_are_not_taken(desk: Desks, shared: Shared):
    ann, cat = desk("ann"), desk("cat")
    document = attach(ann, ann.log_case("26-AAA-0001"))
    cut_at(ann, 1)
    cat.sync()
    destroyed(cat, document)
    cat.sync()
    ann.sync()
    assert pieces(shared) == 0
    assert not any(ann.rows(f"SELECT * FROM {table}") for table in OF_DOCUMENT)


def test_an_officer_destroys_nothing_and_only_what_is_withdrawn_is_destroyed(desk: Desks, shared: Shared):
    ann, cat = desk("ann"), desk("cat")
    document = attach(ann, ann.log_case("26-AAA-0001"))
    ann.sync()
    cat.sync()
    with cat.record.writing(author="cat") as session:
        session.get_one(Document, document).destroyed_at = cat.now()
    destroyed(ann, document)
    cat.sync()
    ann.sync()
    rules = {rule for (rule,) in shared.admin.execute("SELECT rule FROM sync.held").fetchall()}
    assert rules == {"not_withdrawn", "no_right"}
    assert shared.admin.execute("SELECT destroyed_at FROM app.document").fetchall() == [(None,)]
    assert pieces(shared) == 4


def test_a_legal_hold_keeps_the_file_and_a_letter_that_went_out_is_not_withdrawn(desk: Desks, shared: Shared):
    ann, cat = desk("ann"), desk("cat")
    case_id = ann.log_case("26-AAA-0001")
    document = attach(ann, case_id)
    ann.sync()
    cat.sync()
    with cat.record.writing(author="cat") as session:
        row = KeepingDecision(case_id=case_id, decision="legal hold", because="A claim", decided_at=cat.now())
        session.add(row)
    cat.sync()
    destroyed(cat, document)
    cat.sync()
    assert shared.admin.execute("SELECT rule FROM sync.held").fetchall() == [("legal_hold",)]
    assert pieces(shared) == 4
    sent = answer(ann, case_id, b"It drips")
    ann.sync()
    with ann.record.writing(author="ann") as session:
        session.get_one(Document, sent).withdrawn_on = TODAY
    ann.sync()
    assert ("letter_stays",) in shared.admin.execute("SELECT rule FROM sync.held").fetchall()
    assert shared.admin.execute("SELECT id FROM app.document WHERE withdrawn_on IS NOT NULL").fetchall() == []
