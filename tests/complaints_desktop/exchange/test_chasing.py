"""One message about all that somebody keeps soon, with each chase on record, and nothing of a resident in it."""

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest

from complaints_desktop.actions.commitments import promise
from complaints_desktop.actions.contractors import keep_contractor
from complaints_desktop.case.case import load_case
from complaints_desktop.exchange.chasing import Message, chase_all, chasing, chasing_one, is_due
from complaints_desktop.forms.follow_through import Chased
from complaints_desktop.reading.commitment_board import BoardLine, commitment_board
from complaints_desktop.rules.refusals import Refused
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY, NEXT = date(2026, 3, 26), date(2026, 3, 31)
SOON, LATER = date(2026, 4, 2), date(2026, 6, 30)


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint with a promise due soon and one due later, both with a contractor, and an owner's own."""
    case_id = office.log(TODAY)
    with office.working() as session:
        keep_contractor(session, office.desk, name="Brixton Roofs", email="jobs@roofs.example")
    for what, due_on, contractor in (
        ("Mend the gutter of A Resident", SOON, "Brixton Roofs"),
        ("Mend the roof", LATER, "Brixton Roofs"),
        ("Ring about it", SOON, None),
    ):
        with office.working() as session:
            typed = filled("promise", what=what, owner="Jo Lane", due_on=due_on, contractor=contractor)
            promise(session, office.desk, case_id=case_id, typed=typed)
    return case_id


def asked(office: Office, **who: str) -> Message:
    with office.working() as session:
        return chasing(session, office.desk, **who, next_on=NEXT)


def record(office: Office, message: Message, next_on: date = NEXT) -> None:
    with office.working() as session:
        chase_all(session, office.desk, message, next_on=next_on)


def test_a_message_says_which_promises_by_when_and_nothing_of_a_resident(office: Office, case_id: str):
    found = asked(office, contractor="brixton roofs")
    with office.record.reading() as session:
        line = commitment_board(session, office.desk).lines[0]
    assert (found.who, found.to) == ("Brixton Roofs", "jobs@roofs.example")
    assert found.subject == "1 promise to residents: how does it stand?"
    assert (
        f"1. Complaint {line.reference}: Mend the gutter of the resident\n   By 2 April 2026 (5 working" in found.text
    )
    assert "Please tell us by 31 March 2026" in found.text
    assert line.resident not in found.text
    assert "High Street" not in found.text
    draft = message_from_bytes(found.eml, policy=default)
    assert (draft["To"], draft["X-Unsent"], draft["Subject"]) == (found.to, "1", found.subject)
    assert draft.get_content().replace("\r\n", "\n") == found.text


def test_each_promise_of_the_message_is_chased_once_and_the_others_not(office: Office, case_id: str):
    found = asked(office, owner="jo lane")
    assert [line.commitment.what for line in found.lines] == ["Mend the gutter of A Resident", "Ring about it"]
    record(office, found)
    with office.record.reading() as session:
        chases = load_case(session, case_id).chases
    assert {each.commitment_id for each in chases} == {line.commitment.id for line in found.lines}
    assert {(each.asked, each.next_on) for each in chases} == {("Jo Lane", NEXT)}
    with pytest.raises(Refused, match="was asked about all of it today"):
        asked(office, contractor="Brixton Roofs")


def test_a_single_chase_has_the_same_message_to_the_address_on_record_in_the_words_of_the_form(
    office: Office, case_id: str
):
    with office.record.reading() as session:
        later = next(each for each in commitment_board(session, office.desk).lines if each.commitment.due_on == LATER)
        for who, to in (("brixton roofs", "jobs@roofs.example"), ("Somebody else", "")):
            typed = Chased(asked=who, words="Could you ring A Resident?", next_on=NEXT)
            found = chasing_one(session, office.desk, commitment_id=later.commitment.id, typed=typed)
            assert (found.who, found.to, found.lines) == (who, to, (later,))
            assert f"1. Complaint {later.reference}: Mend the roof" in found.text
            assert "Could you ring the resident?" in found.text
        with pytest.raises(Refused, match="open no more"):
            chasing_one(session, office.desk, commitment_id="gone", typed=typed)


def test_nobody_is_asked_about_nothing_and_nothing_is_half_recorded(office: Office, case_id: str):
    for who, why in (({"owner": "Nobody"}, "no open promise of Nobody"), ({}, "Nobody is named")):
        with pytest.raises(Refused, match=why):
            asked(office, **who)
    found = asked(office, owner="Jo Lane")
    with pytest.raises(Refused, match="is not ahead"):
        record(office, found, TODAY)
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=Role.AUDITOR))
    with pytest.raises(Refused, match="may not chase"):
        record(office, found)
    with office.record.reading() as session:
        assert load_case(session, case_id).chases == ()


def test_what_is_due_soon_overdue_or_in_jeopardy_as_the_tracker_shows_it_is_asked_about(office: Office, case_id: str):
    with office.record.reading() as session:
        later = next(each for each in commitment_board(session, office.desk).lines if each.commitment.due_on == LATER)
    assert later.risk
    assert later.level
    quiet = replace(later, risk=replace(later.risk, days_left=11, jeopardy=False, overdue=False), waits=False)

    def at_risk(**facts: object) -> BoardLine:
        return replace(quiet, risk=replace(later.risk, **{**{"days_left": 11, "overdue": False}, **facts}))

    table = [
        (quiet, False),
        (replace(quiet, waits=True), True),  # its level is not answered
        (at_risk(jeopardy=True), True),
        (replace(at_risk(jeopardy=True), level=replace(later.level, level=2)), False),  # it was said what is done
        (at_risk(jeopardy=False, days_left=10), True),
        (at_risk(jeopardy=False, days_left=None), False),
        (at_risk(jeopardy=False, days_left=None, overdue=True), True),
        (replace(quiet, risk=None), False),
    ]
    assert [is_due(line) for line, _ in table] == [due for _, due in table]
