"""An e-mail begins the draft of a complaint: who, when and what; it goes with the case when that is logged."""

from datetime import date, timedelta

import pytest

from complaints_desktop.actions import documents, drafts
from complaints_desktop.case.case import load_case
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.reading.emails import Begun, begun_by
from complaints_desktop.rules.refusals import Refused
from db.model import Officer, Person
from tests.complaints_desktop.documents import hostile, outlook
from tests.complaints_desktop.office import Office


def begun(office: Office, content: bytes, name: str = "mail.eml") -> Begun:
    with office.record.reading() as session:
        return begun_by(session, office.desk, file=arrived(name, content))


@pytest.mark.parametrize(
    ("content", "summary"),
    [
        (hostile.email(), "The leak\n\nIt drips again.\nPlease come."),
        (outlook.message(), "The leak\n\nIt drips again."),
    ],
    ids=["eml", "msg"],
)
def test_it_fills_in_who_when_and_what(office: Office, content: bytes, summary: str):
    found = begun(office, content)
    assert found.said == {
        "name": "Pat Tenant",
        "email": "pat@home.example",
        "received_on": date(2026, 3, 24),
        "channel": "email",
        "summary": summary,
    }
    assert found.known is None


def test_one_that_will_come_tomorrow_came_today(office: Office):
    found = begun(office, hostile.email(date="Fri, 24 Mar 2056 09:30:00 +0000"))
    assert found.said["received_on"] == office.desk.today


def test_a_sender_on_record_is_known_and_one_of_two_with_the_same_address_is_not(office: Office):
    with office.working() as session:
        session.add(Person(name="Pat Tenant", email="PAT@home.example"))
    known = begun(office, hostile.email()).known
    assert known is not None
    assert known.person.name == "Pat Tenant"
    with office.working() as session:
        session.add(Person(name="Sam Tenant", email="pat@home.example"))
    assert begun(office, hostile.email()).known is None


def test_what_one_of_us_sends_on_names_no_resident(office: Office):
    with office.working() as session:
        session.get_one(Officer, office.desk.officer.id).email = "pat@home.example"
    assert {"name", "email"}.isdisjoint(begun(office, hostile.email()).said)


def test_any_other_file_begins_nothing(office: Office):
    with pytest.raises(Refused, match="Only an e-mail begins a complaint"):
        begun(office, hostile.a_picture(), "mail.eml")


def test_it_goes_to_the_case_with_its_attachments_and_lies_in_no_draft_any_more(office: Office):
    content = outlook.message(attached={"../../The kitchen.png": hostile.a_picture()})
    with office.working() as session:
        file_id = drafts.keep_file(session, office.desk, file=arrived("mail.msg", content)).made
    assert file_id
    case_id = office.log(date(2026, 3, 24))
    with office.working() as session:
        documents.keep_from_draft(session, office.desk, case_id=case_id, file_id=file_id)
    with office.record.reading() as session:
        case = load_case(session, case_id)
    assert [each.title for each in case.documents] == ["The leak", "The kitchen"]
    assert [each.with_whom for each in case.contacts] == ["Pat Tenant"]
    assert office.record.rows("SELECT * FROM draft_file") == []
    with pytest.raises(Refused, match="not on this desk"), office.working() as session:
        documents.keep_from_draft(session, office.desk, case_id=case_id, file_id=file_id)


def test_a_file_that_no_draft_speaks_of_goes_after_a_day_and_one_that_is_spoken_of_stays(office: Office):
    kept = []
    for name in ("a", "b"):
        with office.working() as session:
            kept.append(drafts.keep_file(session, office.desk, file=arrived(name, hostile.email(subject=name))).made)
    with office.working() as session:
        drafts.save(session, office.desk, kind="log", case_id=None, content={"file_id": kept[0]})
        old = (office.desk.now - timedelta(2)).isoformat()
        session.connection().exec_driver_sql("UPDATE draft_file SET added_at = ?", (old,))
    with office.working() as session:
        kept.append(drafts.keep_file(session, office.desk, file=arrived("c", hostile.email(subject="c"))).made)
    assert {row[0] for row in office.record.rows("SELECT id FROM draft_file")} == {kept[0], kept[2]}
