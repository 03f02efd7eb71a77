"""Money, closing and withdrawing, as they are typed into the forms of a case."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from complaints_desktop.case.case import load_case
from db.model import Stage
from db.terms import Closing, ContactKind, MoneyKind

LIMIT = 500
"""Pounds a resolution officer may offer on one case (permissions)."""

OFFERED = 115
"""Pounds offered already in the case that is worked on."""


def offers(desk):
    return desk.case().current.offers


def as_resolution_officer(desk):
    from complaints_desktop.desk.changes import Changes, Subject
    from db.model import Officer
    from db.terms import Role

    with desk.office.record.writing(author="test") as session:
        session.query(Officer).filter_by(id=desk.office.desk().officer.id).one().role = Role.RESOLUTION_OFFICER.value
    desk.office.refresh(Changes(subjects=frozenset({Subject.SETTINGS})))


def answered(desk, which="working"):
    """Stands in for the letter, where a test is about what comes after it."""
    with desk.office.record.writing(author="test") as session:
        session.query(Stage).filter_by(case_id=desk.cases[which]).one().responded_on = desk.office.day
        session.flush()
        from complaints_desktop.reading.case_lines import restate

        restate(session, desk.office.desk(), [desk.cases[which]])
        assert load_case(session, desk.cases[which]).current.responded_on


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("115", 11_500), ("£1.50", 150), ("120.05", 12_005), ("1,000", 100_000), ("0.01", 1)],
)
def test_a_sum_is_recorded_to_the_penny(desk, typed, pence):
    desk.enter("offer", kind=MoneyKind.TIME, pence=typed, because="Six calls in four weeks")
    last = offers(desk)[-1]
    assert (last.kind, last.pence, last.because) == (MoneyKind.TIME, pence, "Six calls in four weeks")


@pytest.mark.parametrize("typed", ["ten", "1.005", "-5", "£", "1e400", "NaN"])
def test_what_is_no_sum_is_refused_at_its_field_and_stays_typed(desk, errors, typed):
    sheet = desk.enter("offer", kind=MoneyKind.TIME, pence=typed, because="Six calls in four weeks")
    assert list(errors(sheet)) == ["pence"]
    assert typed in errors(sheet)["pence"]
    assert "115.50" in errors(sheet)["pence"]
    assert sheet.form.text("pence") == typed
    assert len(offers(desk)) == 1


def test_an_offer_above_ones_authority_leads_to_asking_for_as_much(desk, qtbot):
    as_resolution_officer(desk)
    told = {"owner": "Ruth Adeyemi", "pay_by": "24/4/2026", "how_you_will_know": "We will ring"}
    sheet = desk.enter("offer", kind=MoneyKind.TIME, pence="486", because="Six calls in four weeks", **told)
    (button,) = (each for each in sheet.form.summary.findChildren(QPushButton) if each.text() == "Ask to offer more")
    with qtbot.waitSignal(sheet.leads) as led:
        button.click()
    assert (led.args[0].form, led.args[0].known) == ("ask-money", {"pence": "£601"})


def test_a_form_about_one_sum_says_which(desk):
    sheet = desk.open("answer-offer", subject=offers(desk)[0].id)
    assert any("£115" in label.text() for label in sheet.findChildren(QLabel))


def test_an_offer_of_nothing_is_refused_at_its_field(desk, errors):
    sheet = desk.enter("offer", kind=MoneyKind.TIME, pence="0", because="Six calls in four weeks")
    assert "An offer is more than nothing" in errors(sheet)["pence"]
    assert len(offers(desk)) == 1


def test_money_is_for_something_and_has_a_reason(desk, errors):
    sheet = desk.enter("offer")
    assert errors(sheet) == {
        "kind": "Say what it is for",
        "pence": "Give the sum, as 115 or 115.50",
        "because": "Say how it comes to that sum",
    }
    assert len(offers(desk)) == 1


def test_money_can_answer_one_point(desk):
    second = desk.case().points[1]
    desk.enter("offer", kind=MoneyKind.MISSED_APPOINTMENT, pence="40", point_id=second.id, because="Two at £20")
    assert offers(desk)[-1].point_id == second.id


def test_the_whole_of_what_a_role_may_offer_can_be_offered(desk):
    as_resolution_officer(desk)
    desk.enter("offer", kind=MoneyKind.DISTRESS, pence=str(LIMIT - OFFERED), because="23 days without heating")
    assert sum(each.pence for each in offers(desk)) == LIMIT * 100


def test_a_penny_more_than_a_role_may_offer_is_refused_at_the_sum(desk, errors):
    as_resolution_officer(desk)
    sheet = desk.enter("offer", kind=MoneyKind.DISTRESS, pence=f"{LIMIT - OFFERED}.01", because="23 days")
    assert list(errors(sheet)) == ["pence"]
    assert "£500.01" in errors(sheet)["pence"]
    assert "“Ask to offer more”" in errors(sheet)["pence"]
    assert len(offers(desk)) == 1


def test_what_stays_open_is_named_before_a_case_is_closed(desk):
    sheet = desk.open("close")
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Stays open after the end of the complaint: 4 promises are still to be kept" in said
    assert any("Replace the boiler's control board; Call Mr Okafor every Friday" in words for words in said)


def test_nothing_is_said_to_stay_open_where_nothing_does(desk):
    sheet = desk.open("close", "new")
    assert not [label.text() for label in sheet.findChildren(QLabel) if "Stays open" in label.text()]


def test_an_answered_case_is_closed_with_what_was_learned(desk):
    answered(desk)
    desk.enter("close", learning="Appointments are confirmed the evening before.")
    case = desk.case()
    assert (case.closed_on, case.closed_as) == (desk.office.day, Closing.ANSWERED)
    assert case.learning == "Appointments are confirmed the evening before."
    assert len(case.open_commitments) == 4


def test_a_case_is_not_closed_without_what_was_learned(desk, errors):
    answered(desk)
    sheet = desk.enter("close")
    assert errors(sheet) == {"learning": "Say what was learned, even if it is that nothing needs to change"}
    assert desk.case().closed_on is None


def test_a_case_that_is_not_answered_is_not_closed_and_the_words_stay(desk):
    sheet = desk.enter("close", learning="Appointments are confirmed the evening before.")
    assert desk.case().closed_on is None
    assert sheet.form.summary.isVisible()
    assert sheet.form.text("learning") == "Appointments are confirmed the evening before."
    assert desk.done == []


def test_a_withdrawal_says_who_asked_and_stands_in_the_story(desk):
    desk.enter("withdraw", which="new", because="Ms Raman on the phone today: a neighbour has mended it")
    case = desk.case("new")
    assert (case.closed_on, case.closed_as) == (desk.office.day, Closing.WITHDRAWN)
    last = case.contacts[-1]
    assert (last.kind, last.with_whom) == (ContactKind.CALL, case.resident.name)
    assert last.summary.endswith("Ms Raman on the phone today: a neighbour has mended it")


def test_a_case_is_not_withdrawn_without_a_reason(desk, errors):
    sheet = desk.enter("withdraw", which="new")
    assert errors(sheet) == {"because": "Say why they do not want to go on"}
    assert desk.case("new").closed_on is None


def test_a_closed_case_is_not_withdrawn_too(desk):
    desk.enter("withdraw", which="new", because="Ms Raman on the phone today")
    before = len(desk.case("new").contacts)
    sheet = desk.enter("withdraw", which="new", because="Ms Raman again")
    assert sheet.form.summary.isVisible()
    assert len(desk.case("new").contacts) == before
