"""Standard paragraphs: written by who leads, offered until their day, looked at by who keeps them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.actions.paragraphs import end_paragraph, keep_paragraph
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.wordings import wordings_of
from complaints_desktop.letters.wordings import section_text
from complaints_desktop.reading.my_work import my_work
from complaints_desktop.reading.my_work.table import Kind
from complaints_desktop.reading.paragraphs import keepers, paragraphs, to_review
from complaints_desktop.rules.refusals import Refused
from db.model import Wording
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY, UNTIL = date(2026, 3, 2), date(2026, 9, 1)


def at(office: Office, day: date = TODAY, role: Role = Role.TEAM_LEADER) -> Desk:
    desk = office.on(day)
    return replace(desk, officer=replace(desk.officer, role=role), wordings=wordings_of(office.record))


def keep(office: Office, role: Role = Role.TEAM_LEADER, **changes: object) -> str:
    desk = at(office, role=role)
    said = {
        "topic": "Damp", "title": "How damp is measured", "text": "We measure damp with a meter, in each room.",
        "owner_id": desk.officer.id, "expires_on": UNTIL,
    }  # fmt: skip
    with office.working() as session:
        return str(keep_paragraph(session, desk, **{**said, **changes}).made)


def offered(office: Office, day: date = TODAY) -> list[str]:
    with office.working() as session:
        return [each.title for each in paragraphs(session, at(office, day))]


def test_a_paragraph_is_offered_until_its_day_and_not_after_it(office: Office):
    made = keep(office)
    assert offered(office, UNTIL) == ["How damp is measured"]
    assert offered(office, UNTIL + timedelta(1)) == []

    keep(office, paragraph_id=made, title="Damp", expires_on=UNTIL + timedelta(9))
    assert offered(office, UNTIL + timedelta(1)) == ["Damp"]
    with office.working() as session:
        end_paragraph(session, at(office), paragraph_id=made)
    assert offered(office) == []
    with pytest.raises(Refused, match="not there any more"):
        keep(office, paragraph_id=made)


def test_it_is_found_by_its_topic_and_its_words(office: Office):
    keep(office)
    with office.working() as session:
        (each,) = paragraphs(session, at(office))
        assert (each.owner, keepers(session, at(office))) == ("Test Officer", ((each.owner_id, "Test Officer"),))
    assert each.about("damp METER")
    assert each.about("")
    assert not each.about("damp roof")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"topic": " "}, "The topic is missing"),
        ({"text": ""}, "The paragraph is missing"),
        ({"owner_id": "nobody"}, "Nobody keeps it"),
        ({"expires_on": None}, "looked at again"),
        ({"expires_on": TODAY - timedelta(1)}, "looked at again"),
        ({"text": "You have to wait 8 weeks before you go to the Ombudsman."}, "8 weeks"),
        ({"role": Role.RESOLUTION_OFFICER}, "may not keep standard paragraphs"),
    ],
)
def test_what_would_stop_a_letter_or_has_no_keeper_is_refused(office: Office, changes: dict[str, object], why: str):
    with pytest.raises(Refused, match=why):
        keep(office, **changes)
    assert offered(office) == []


@pytest.mark.parametrize(("days", "asked"), [(31, False), (30, True), (-1, True)])
def test_who_keeps_it_is_asked_to_look_at_it_a_month_before(office: Office, days: int, asked: bool):
    keep(office)
    with office.working() as session:
        desk = at(office, UNTIL - timedelta(days))
        work = [each for each in my_work(session, desk).items if each.kind is Kind.PARAGRAPH]
        stranger = replace(desk, officer=replace(desk.officer, id="another"))
        assert to_review(session, stranger) == ()
    assert [each.due_on for each in work] == [UNTIL] * asked


def test_two_wordings_of_a_section_are_work_of_who_may_write_it(office: Office):
    ours = section_text("stage1-acknowledgement", "limits")
    for words in ("Here", "There"):
        text = ours.replace("What we may not be able to do", words)
        row = {"number": 1, "why": "There.", "from_on": TODAY, "set_at": office.desk.now}
        with office.working() as session:
            session.add(Wording(kind="stage1-acknowledgement", section="limits", text=text, **row))
    with office.working() as session:
        for role, shown in ((Role.TEAM_LEADER, 1), (Role.RESOLUTION_OFFICER, 0)):
            found = [each for each in my_work(session, at(office, role=role)).items if each.kind is Kind.TWO_WORDINGS]
            assert len(found) == shown
