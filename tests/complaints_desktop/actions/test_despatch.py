"""How an issued letter went, copy by copy; what came back; and whose work that is. Nothing of it moves a clock."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from complaints_desktop.actions import despatch, letters, undo
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.letters import LetterFacts
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from db.terms import SentBy
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
CALL = {"who_calls": "I will call you by Thursday 2 April to hear more."}


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint with a receipt that was issued today."""
    office.name()
    case_id = office.log(TODAY)
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="receipt", typed=CALL)
    return case_id


def letter(office: Office, case_id: str) -> LetterFacts:
    with office.record.reading() as session:
        return load_case(session, case_id).letters[0]


def send(office: Office, case_id: str, letter_id: str = "", **typed: Any) -> Changes:
    typed = {"sent_on": office.desk.today, **typed}
    with office.record.writing(author=office.desk.officer.id) as session:
        done = despatch.send(
            session,
            office.desk,
            case_id=case_id,
            letter_id=letter_id or letter(office, case_id).id,
            typed=filled("send-letter", **typed),
        )
        return undo.offered(session, office.desk, done)


def came_back(office: Office, case_id: str, **typed: Any) -> None:
    typed = {"returned_on": office.desk.today, **typed}
    last = letter(office, case_id).despatches[-1].id
    with office.working() as session:
        typed = filled("return-letter", **typed)
        despatch.came_back(session, office.desk, case_id=case_id, despatch_id=last, typed=typed)


def to_do(office: Office) -> list[tuple[Kind, date | None]]:
    with office.record.reading() as session:
        items = my_work(session, office.desk).items
    return [(each.kind, each.due_on) for each in items if each.kind in (Kind.SEND, Kind.RETURNED)]


def test_a_letter_that_was_issued_is_work_of_its_day_until_it_is_recorded_as_sent(office: Office, case_id: str):
    assert to_do(office) == [(Kind.SEND, TODAY)]
    send(office, case_id, way=SentBy.POST, sent_as="large print", note="By the second post")
    assert to_do(office) == []
    sent = letter(office, case_id).despatches[0]
    assert (sent.way, sent.sent_on, sent.sent_as, sent.note) == (
        SentBy.POST,
        TODAY,
        "large print",
        "By the second post",
    )
    assert sent.sent_by == office.desk.officer


def test_of_a_letter_from_before_it_was_recorded_how_letters_went_nothing_is_asked(office: Office, case_id: str):
    before = replace(letter(office, case_id), send_by=None)
    assert before.unsent == ()
    assert letter(office, case_id).unsent == ("A Resident",)


def test_a_letter_sent_late_counts_from_the_day_it_was_issued_and_says_when_it_left(office: Office, case_id: str):
    office.on(TODAY + timedelta(2))
    send(office, case_id)
    found = letter(office, case_id)
    assert (found.issued_on, found.despatches[0].sent_on) == (TODAY, TODAY + timedelta(2))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"sent_on": TODAY - timedelta(1)}, "is before the letter was issued"),
        ({"sent_on": TODAY + timedelta(1)}, "has not come yet"),
        ({"way": "email"}, "An email goes to an address"),
        ({"way": "pigeon"}, "is not one of the choices"),
        ({"note": "n/a"}, "says nothing"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office: Office, case_id: str, typed: dict[str, Any], why: str):
    with pytest.raises(Refused, match=why) as refused:
        send(office, case_id, **typed)
    assert refused.value.field == next(iter(typed)).replace("way", "sent_to" if why.startswith("An") else "way")
    assert letter(office, case_id).despatches == ()


def test_a_letter_that_came_back_is_work_until_somebody_says_what_was_done(office: Office, case_id: str):
    send(office, case_id)
    came_back(office, case_id)
    assert [kind for kind, _ in to_do(office)] == [Kind.RETURNED]
    came_back(office, case_id, return_done="Rang, and read it out to them")
    assert to_do(office) == []
    back = letter(office, case_id).despatches[0]
    assert (back.returned_on, back.return_done) == (TODAY, "Rang, and read it out to them")


def test_a_letter_that_came_back_is_dealt_with_once_it_is_sent_again(office: Office, case_id: str):
    send(office, case_id)
    came_back(office, case_id)
    assert len(letter(office, case_id).returned) == 1
    send(office, case_id, way=SentBy.EMAIL, sent_to="resident@letters.example")
    assert to_do(office) == []
    assert letter(office, case_id).returned == ()


def test_a_letter_does_not_come_back_before_it_was_sent(office: Office, case_id: str):
    send(office, case_id)
    with pytest.raises(Refused, match="before it was sent"):
        came_back(office, case_id, returned_on=TODAY - timedelta(1))


def test_a_sending_recorded_by_mistake_is_taken_back_and_the_letter_waits_again(office: Office, case_id: str):
    done = send(office, case_id)
    assert done.written is not None
    with office.working() as session:
        undo.undo(session, office.desk, written=done.written)
    assert to_do(office) == [(Kind.SEND, TODAY)]
    assert letter(office, case_id).despatches == ()


def test_a_letter_of_another_case_is_not_sent_from_this_one(office: Office, case_id: str):
    other = office.log(TODAY)
    with pytest.raises(Refused, match="No such letter was issued in this case"):
        send(office, other, letter_id=letter(office, case_id).id)
