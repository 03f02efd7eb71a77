"""Documents are kept once, whole or not at all; what is said of them may change, the file never."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy.exc import IntegrityError

from complaints_desktop.actions import documents, retention
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.desk import Desk
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.documents.redaction import Area
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.reading.documents import filed_document, redacted_copy
from complaints_desktop.rules.refusals import Refused
from db.model import Document, DocumentBytes
from db.terms import ContactKind, Direction, Role
from tests.complaints_desktop.documents import hostile
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    return office.log(date(2026, 3, 24))


def keep(office: Office, case_id: str, name: str, content: bytes) -> str:
    with office.working() as session:
        made = documents.keep(session, office.desk, case_id=case_id, file=arrived(name, content)).made
    assert made is not None
    return made


def case(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def titles(office: Office, case_id: str) -> list[str]:
    return [each.title for each in case(office, case_id).documents]


def test_a_file_is_kept_by_its_id_with_its_fingerprint_type_and_who_added_it(office: Office, case_id: str):
    keep(office, case_id, "../What I saw.pdf", hostile.PDF_WITH_SCRIPT)
    (found,) = case(office, case_id).documents
    assert isinstance(found, DocumentFacts)
    assert (found.title, found.media_type, found.kind) == ("What I saw", "application/pdf", "other")
    assert found.sha256 == sha256(hostile.PDF_WITH_SCRIPT).hexdigest()
    assert (found.size, found.here) == (len(hostile.PDF_WITH_SCRIPT), True)
    assert found.added_by is not None


def test_the_same_file_is_kept_once_under_whatever_name(office: Office, case_id: str):
    keep(office, case_id, "a.txt", b"It drips")
    with pytest.raises(Refused, match="That file is with this case already, as “a”"):
        keep(office, case_id, "b.txt", b"It drips")
    other = office.log(date(2026, 3, 24))
    keep(office, other, "b.txt", b"It drips")
    assert titles(office, case_id) == ["a"]


def test_an_email_is_a_contact_with_its_attachments_and_says_what_was_not_kept(office: Office, case_id: str):
    keep(office, case_id, "mail.eml", hostile.email())
    now = case(office, case_id)
    (contact,) = now.contacts
    assert (contact.kind, contact.direction, contact.with_whom) == (ContactKind.EMAIL, Direction.IN, "Pat Tenant")
    assert contact.contact_on == date(2026, 3, 24)
    assert contact.summary == (
        "The leak\n\nIt drips again.\nPlease come.\n\nAttached: what I wrote.\n"
        "Attached and not kept, invoice.pdf: That is a program, and is not kept in a case."
    )
    assert [(each.title, each.kind, each.sender) for each in now.documents] == [
        ("The leak", "e-mail", "Pat Tenant"),
        ("what I wrote", "note", "Pat Tenant"),
    ]
    assert {each.contact_id for each in now.documents} == {contact.id}


@pytest.mark.parametrize("sent", ["Tue, 24 Mar 2099 09:30:00 +0000", "Tue, 24 Mar 1980 09:30:00 +0000", "soon"])
def test_an_email_of_a_day_that_cannot_be_is_a_contact_of_today(office: Office, case_id: str, sent: str):
    keep(office, case_id, "mail.eml", hostile.email(date=sent))
    assert [each.contact_on for each in case(office, case_id).contacts] == [TODAY]


def test_an_email_that_never_ends_leaves_nothing(office: Office, case_id: str):
    with pytest.raises(Refused):
        keep(office, case_id, "mail.eml", hostile.many_parts(100_000))
    now = case(office, case_id)
    assert (now.documents, now.contacts) == ((), ())


def test_an_email_of_a_million_words_is_quoted_as_far_as_a_contact_holds(office: Office, case_id: str):
    keep(office, case_id, "mail.eml", b"From: a@b.example\nSubject: Long\n\n" + b"drip drip " * 100_000)
    (contact,) = case(office, case_id).contacts
    assert contact.summary.endswith("The whole e-mail is among the documents.")


def test_the_order_is_the_given_one_and_each_can_be_moved(office: Office, case_id: str):
    made = {name: keep(office, case_id, f"{name}.txt", name.encode()) for name in "abcd"}

    def put(name: str, position: int) -> list[str]:
        with office.working() as session:
            documents.place(session, office.desk, case_id=case_id, document_id=made[name], position=position)
        return titles(office, case_id)

    assert titles(office, case_id) == list("abcd")
    assert put("d", 1) == list("dabc")
    assert put("d", 3) == list("abdc")
    assert put("a", 99) == list("bdca")
    for _ in range(15):  # until there is no room between two
        put("a", 2)
        assert put("c", 2)[:2] == ["b", "c"]


def test_what_is_said_of_a_document_changes_and_the_file_stays(office: Office, case_id: str):
    made = keep(office, case_id, "a.txt", b"It drips")
    typed = filled("describe-document", dated_on=date(2026, 3, 2))
    with office.working() as session:
        documents.describe(session, office.desk, case_id=case_id, document_id=made, typed=typed)
    (now,) = case(office, case_id).documents
    assert (now.title, now.kind, now.sender) == ("What the neighbour wrote", "note", "A Neighbour")
    assert now.sha256 == sha256(b"It drips").hexdigest()


def test_a_document_withdrawn_stays_on_record_with_its_reason_and_may_come_again(office: Office, case_id: str):
    made = keep(office, case_id, "a.txt", b"It drips")
    with office.working() as session:
        typed = filled("withdraw-document")
        documents.withdraw(session, office.desk, case_id=case_id, document_id=made, typed=typed)
    now = case(office, case_id)
    assert now.documents == ()
    assert [each.withdrawn_because for each in now.withdrawn_documents] == ["It is of another home"]
    keep(office, case_id, "a.txt", b"It drips")
    assert titles(office, case_id) == ["a"]


def test_a_manager_destroys_the_file_of_a_withdrawn_document_and_its_line_stays(office: Office, case_id: str):
    made = keep(office, case_id, "a.txt", b"It drips")
    about = {"case_id": case_id, "document_id": made}

    def destroy(desk: Desk) -> None:
        with office.working() as session:
            documents.destroy(session, desk, **about, typed=filled("destroy-document"))

    with pytest.raises(Refused, match="not withdrawn"):
        destroy(office.desk)
    with office.working() as session:
        documents.withdraw(session, office.desk, **about, typed=filled("withdraw-document"))
    officer = replace(office.desk.officer, role=Role.RESOLUTION_OFFICER)
    with pytest.raises(Refused, match="may not destroy a withdrawn file"):
        destroy(replace(office.desk, officer=officer))
    with office.working() as session:
        retention.hold(session, office.desk, case_id=case_id, typed=filled("hold"))
    with pytest.raises(Refused, match="legal hold"):
        destroy(office.desk)
    with office.working() as session:
        retention.lift(session, office.desk, case_id=case_id, typed=filled("lift-hold"))
    destroy(office.desk)
    (now,) = case(office, case_id).withdrawn_documents
    assert (now.destroyed_because, now.title, now.here) == ("It should never have been here", "a", False)
    assert office.record.rows("SELECT * FROM document_bytes") == []
    with office.record.reading() as session, pytest.raises(Refused, match="was destroyed"):
        filed_document(session, document_id=made)
    with pytest.raises(Refused, match="destroyed already"):
        destroy(office.desk)


def test_another_cases_document_is_refused(office: Office, case_id: str):
    made = keep(office, case_id, "a.txt", b"It drips")
    other = office.log(date(2026, 3, 24))
    with pytest.raises(Refused, match="not part of this case"), office.working() as session:
        documents.withdraw(session, office.desk, case_id=other, document_id=made, typed=filled("withdraw-document"))


def test_what_fails_half_way_leaves_neither_row_nor_bytes(office: Office, case_id: str):
    def keep_and_fail() -> None:
        with office.working() as session:
            made = documents.keep(session, office.desk, case_id=case_id, file=arrived("a.txt", b"It drips")).made
            session.add(DocumentBytes(document_id=made, content=b"once more"))

    with pytest.raises(IntegrityError):
        keep_and_fail()
    with office.record.reading() as session:
        assert session.query(Document).count() == session.query(DocumentBytes).count() == 0


def test_a_redacted_copy_stands_beside_the_document_and_says_of_which_it_is(office: Office, case_id: str):
    made = keep(office, case_id, "scan.png", hostile.a_picture())
    area = Area(page=1, left=0, top=0, right=50, bottom=50)
    black = redacted_copy(office.record, document_id=made, areas=[area])
    with office.working() as session:
        documents.redact(session, office.desk, case_id=case_id, document_id=made, copy=black)
    first, copy = case(office, case_id).documents
    assert (first.media_type, copy.media_type) == ("image/png", "application/pdf")
    assert (copy.title, copy.copy_of_id) == ("scan, redacted", first.id)
