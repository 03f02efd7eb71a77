"""What is complained of, as it is typed into the forms of a case."""

from datetime import date

import pytest
from sqlalchemy import update

from complaints_desktop.desk.changes import Changes
from db.model import Point
from db.terms import ContactKind, Hazard, Responsibility


@pytest.fixture
def unsent(desk):
    """Have the definition written down since the acknowledgement, so that it was never sent."""

    def later(session, _):
        session.execute(update(Point).values(added_on=date(2027, 1, 1)))
        return Changes()

    desk.office.act(later)


def point(desk, number=1, which="working"):
    return next(each for each in desk.case(which).points if each.number == number)


@pytest.mark.usefixtures("unsent")
def test_a_point_is_recorded_as_it_was_typed(desk):
    desk.enter(
        "define",
        text="Nobody rang back after 3 March",
        outcome_sought="A call, and a named person",
        responsibility=Responsibility.NOT_OURS,
        responsible_body="Millbrook District Heating",
    )
    added = point(desk, 3)
    assert (added.text, added.outcome_sought) == ("Nobody rang back after 3 March", "A call, and a named person")
    assert (added.responsibility, added.responsible_body) == (Responsibility.NOT_OURS, "Millbrook District Heating")
    assert desk.done == ["The point is saved"]


def test_a_point_without_words_is_not_made(desk, errors):
    sheet = desk.enter("define", outcome_sought="A call")
    assert errors(sheet) == {"text": "Write the point as you understand it"}
    assert len(desk.case().points) == 2
    assert desk.done == []
    assert sheet.form.text("outcome_sought") == "A call"


@pytest.mark.usefixtures("unsent")
@pytest.mark.parametrize("whose", [Responsibility.NOT_OURS, Responsibility.TO_CLARIFY])
def test_who_else_is_responsible_is_asked_at_its_field(desk, errors, whose):
    sheet = desk.enter("define", text="The lift stands still", responsibility=whose)
    assert list(errors(sheet)) == ["responsible_body"]
    assert "nobody else is named" in errors(sheet)["responsible_body"]
    assert "(Code 5.7)" in errors(sheet)["responsible_body"]
    assert len(desk.case().points) == 2
    assert sheet.action.isEnabled()


@pytest.mark.usefixtures("unsent")
def test_a_refused_point_is_made_once_the_field_is_filled_in(desk, errors):
    sheet = desk.enter("define", text="The lift stands still", responsibility=Responsibility.NOT_OURS)
    desk.type(sheet, responsible_body="The freeholder")
    desk.save(sheet)
    assert errors(sheet) == {}
    assert point(desk, 3).responsible_body == "The freeholder"


@pytest.mark.usefixtures("unsent")
def test_a_point_opens_with_its_words_and_is_changed_in_its_place(desk):
    sheet = desk.open("define", subject=point(desk).id)
    assert sheet.form.text("text") == "The boiler was not repaired for 23 days"
    assert sheet.form.text("outcome_sought") == "A working boiler"
    assert sheet.form["responsibility"].value == Responsibility.OURS
    desk.type(sheet, text="The boiler was not repaired for 24 days")
    desk.save(sheet)
    assert [each.text for each in desk.case().points] == [
        "The boiler was not repaired for 24 days",
        "Two appointments were missed",
    ]
    assert point(desk).outcome_sought == "A working boiler"


def test_a_changed_point_keeps_what_was_decided_on_it(desk):
    before = point(desk).finding(1)
    words = {"text": "The boiler was not repaired for 24 days", "changed_because": "They counted again"}
    desk.enter("define", subject=point(desk).id, **words)
    assert point(desk).finding(1) == before


def test_a_point_taken_out_is_answered_no_more(desk):
    because = "The second visit came after all"
    desk.enter("withdraw-point", subject=point(desk, 2).id, because=because, how=ContactKind.CALL)
    assert [each.number for each in desk.case().points] == [1]
    assert desk.done == ["The point is withdrawn"]


def test_a_point_that_was_sent_says_at_its_field_why_it_is_changed(desk, errors):
    sheet = desk.enter("define", subject=point(desk).id, text="The boiler was not repaired for 24 days")
    assert list(errors(sheet)) == ["changed_because"]
    desk.type(sheet, changed_because="The resident counted again")
    desk.save(sheet)
    assert (errors(sheet), point(desk).text) == ({}, "The boiler was not repaired for 24 days")


def test_a_point_is_not_taken_out_without_a_reason(desk, errors):
    sheet = desk.enter("withdraw-point", subject=point(desk, 2).id)
    assert errors(sheet) == {"because": "Give the reason"}
    assert [each.number for each in desk.case().points] == [1, 2]


@pytest.mark.parametrize("hazard", [Hazard.NONE, Hazard.SIGNIFICANT, Hazard.EMERGENCY])
@pytest.mark.parametrize(("hard", "needs"), [(True, False), (False, True)])
def test_the_three_answers_of_the_assessment_are_recorded(desk, hazard, hard, needs):
    desk.enter("assess", hazard=hazard, complex=hard, vulnerable=needs)
    case = desk.case()
    assert (case.hazard, case.complex, case.vulnerable) == (hazard, hard, needs)


def test_each_question_of_the_assessment_is_asked(desk, errors):
    sheet = desk.open("assess")
    desk.type(sheet, hazard=None, complex=None, vulnerable=None)
    desk.save(sheet)
    assert errors(sheet) == {
        "hazard": "Say whether there is a hazard in the home",
        "complex": "Say whether it is complex",
        "vulnerable": "Say whether anyone has needs we should know of",
    }


def test_no_is_an_answer_and_opens_again_as_no(desk):
    desk.enter("assess", hazard=Hazard.NONE, complex=False, vulnerable=False)
    sheet = desk.open("assess")
    assert [sheet.form[name].value for name in ("hazard", "complex", "vulnerable")] == [Hazard.NONE, False, False]


def test_how_often_the_resident_hears_from_us_is_recorded_and_can_be_agreed_anew(desk):
    desk.enter("updates", updates_agreed="A call every Friday afternoon")
    assert desk.case().updates_agreed == "A call every Friday afternoon"
    sheet = desk.open("updates")
    assert sheet.form.text("updates_agreed") == "A call every Friday afternoon"
    desk.type(sheet, updates_agreed="An email every second Monday")
    desk.save(sheet)
    assert desk.case().updates_agreed == "An email every second Monday"


def test_an_interval_of_nothing_is_not_agreed(desk, errors):
    sheet = desk.enter("updates", updates_agreed="   ")
    assert "Choose how often, or say it in words" in errors(sheet)["updates_agreed"]
    assert desk.case().updates_agreed is None
