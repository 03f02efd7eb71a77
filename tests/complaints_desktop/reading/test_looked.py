"""Who looked: every way of reading a case, a document or a letter leaves its line, once for some minutes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.actions import documents
from complaints_desktop.desk import looking
from complaints_desktop.desk.desk import Desk
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.exchange.case_file import case_file
from complaints_desktop.letters.briefing import letter_matter
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.reading.documents import opened_document, preview
from complaints_desktop.reading.looked import Looks, Which, looks, officer_called
from complaints_desktop.rules.refusals import Refused
from db.model import new_id
from db.terms import Looked, Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


def seen(office: Office, **which: object) -> Looks:
    looking.keep_looks(office.record, office.desk)
    with office.record.reading() as session:
        return looks(session, office.desk, which=Which(**which))  # type: ignore[arg-type]


def opened(office: Office, case_id: str) -> None:
    with office.record.reading() as session:
        view_case(session, office.desk, case_id=case_id)


def as_role(desk: Desk, role: Role) -> Desk:
    return replace(desk, officer=replace(desk.officer, role=role))


def test_every_way_to_look_leaves_a_line_with_who_when_where_and_what(office: Office):
    case_id = office.log(TODAY)
    with office.working() as session:
        file = arrived("Photograph.txt", b"The ceiling")
        document_id = documents.keep(session, office.desk, case_id=case_id, file=file).made or ""
    with office.record.reading() as session:
        desk = office.desk
        view_case(session, desk, case_id=case_id)
        preview(session, desk, document_id=document_id)
        opened_document(session, desk, document_id=document_id, what=Looked.DOCUMENT_OUT)
        letter_matter(session, desk, case_id=case_id, kind="stage1-acknowledgement", typed={})
        case_file(session, desk, case_id=case_id)
    looking.note(office.record.looks, office.desk, Looked.LIST_OUT, number=12)
    found = seen(office)
    ((reference,),) = office.record.rows("SELECT reference FROM case_")
    assert {(each.what, each.reference, each.thing) for each in found.lines} == {
        ("case opened", reference, ""),
        ("document opened", reference, "Photograph"),
        ("copy of a document saved", reference, "Photograph"),
        ("letter opened", reference, ""),
        ("case taken out", reference, ""),
        ("list taken out", "", "12 rows"),
    }
    assert {(each.by, each.desk, each.at) for each in found.lines} == {("Test Officer", "K7Q", office.desk.now)}


@pytest.mark.parametrize(("minutes", "lines"), [(0, 1), (14, 1), (15, 2)])
@pytest.mark.parametrize("in_one_go", [True, False], ids=["one after the other", "written between"])
def test_a_case_read_again_within_a_quarter_of_an_hour_is_one_look(
    office: Office, minutes: int, lines: int, in_one_go: bool
):
    case_id = office.log(TODAY)
    opened(office, case_id)
    if not in_one_go:
        looking.keep_looks(office.record, office.desk)
        office.record.looks.__init__()  # type: ignore[misc]  # as the program begun anew
    office.desk = replace(office.desk, now=office.desk.now + timedelta(minutes=minutes))
    opened(office, case_id)
    assert len(seen(office).lines) == lines


def test_another_case_and_another_person_are_looks_of_their_own(office: Office):
    one, other = office.log(TODAY), office.log(TODAY)
    for case_id in (one, other, one):
        opened(office, case_id)
    with office.record.reading() as session:
        colleague = replace(office.desk, officer=replace(office.desk.officer, id=new_id()))
        view_case(session, colleague, case_id=one)
    assert len(seen(office).lines) == 3
    assert len(seen(office, by_id=office.desk.officer.id, case_id=one).lines) == 1


@pytest.mark.parametrize("role", Role)
def test_only_managers_and_auditors_read_who_looked(office: Office, role: Role):
    desk = as_role(office.desk, role)
    with office.record.reading() as session:
        if role in (Role.COMPLAINTS_MANAGER, Role.HEAD, Role.AUDITOR):
            looks(session, desk, which=Which())
        else:
            with pytest.raises(Refused, match="may not read who looked"):
                looks(session, desk, which=Which())


def test_days_are_from_and_to_and_both_are_meant(office: Office):
    case_id = office.log(TODAY)
    opened(office, case_id)
    assert len(seen(office, from_on=TODAY, to_on=TODAY).lines) == 1
    assert seen(office, from_on=TODAY + timedelta(1)).lines == ()
    assert seen(office, to_on=TODAY - timedelta(1)).lines == ()
    with pytest.raises(Refused, match="before the first"):
        Which(from_on=TODAY, to_on=TODAY - timedelta(1))


def test_old_lines_end_by_the_register_and_shared_ones_after_35_days(office: Office):
    case_id = office.log(TODAY)
    opened(office, case_id)
    assert len(seen(office).lines) == 1
    office.on(date(2028, 3, 26))
    assert len(seen(office).lines) == 1
    office.on(date(2028, 3, 28))
    assert seen(office).lines == ()
    office.on(TODAY)
    opened(office, case_id)
    looking.keep_looks(office.record, office.desk)
    with office.record.writing_plainly() as connection:
        connection.execute("UPDATE look SET sent = 1")
    office.on(TODAY + timedelta(36))
    assert seen(office).lines == ()


def test_what_could_not_be_written_waits_for_the_next_time(office: Office, monkeypatch: pytest.MonkeyPatch):
    case_id = office.log(TODAY)
    opened(office, case_id)
    with monkeypatch.context() as broken:
        broken.setattr("db.record.look_lines.WRITE", "INSERT INTO nowhere VALUES (:id)")
        with pytest.raises(Exception, match="nowhere"):
            looking.keep_looks(office.record, office.desk)
    assert len(seen(office).lines) == 1


def test_a_colleague_is_named_as_they_stand_in_the_team(office: Office):
    with office.record.reading() as session:
        assert officer_called(session, " test officer ") == office.desk.officer.id
        with pytest.raises(Refused, match="no one colleague called"):
            officer_called(session, "Nobody")
