"""The resident, their needs and what was agreed with them, as they are typed into the forms of a case."""

from datetime import date, timedelta

import pytest


def resident(desk, which="working"):
    return desk.case(which).resident


def adjustment(desk, kind):
    return next((each for each in resident(desk).adjustments if each.kind == kind), None)


def test_the_details_open_as_they_are_on_record(desk):
    sheet = desk.open("person")
    assert sheet.form.keep() == {
        "name": "Samuel Okafor",
        "address": "12 Alder Court, Millbrook",
        "postcode": "LE3 9QX",
        "phone": "0116 496 0101",
    }


def test_each_detail_is_recorded_as_it_was_typed(desk):
    typed = {
        "name": "Samuel Chidi Okafor",
        "preferred_name": "Sam",
        "address": "14 Alder Court, Millbrook",
        "postcode": "LE3 9QY",
        "phone": "0116 496 0102",
        "email": "sam.okafor@resident.example",
        "how_to_contact": "A text first, never before ten",
    }
    before = resident(desk).id
    desk.enter("person", **typed)
    after = resident(desk)
    assert {name: getattr(after, name) for name in typed} == typed
    assert after.id == before


def test_a_detail_that_is_taken_away_is_gone(desk):
    desk.enter("person", phone="")
    assert resident(desk).phone is None
    assert resident(desk).name == "Samuel Okafor"


def test_a_person_has_a_name(desk, errors):
    sheet = desk.enter("person", name=" ")
    assert errors(sheet) == {"name": "Give the name"}
    assert resident(desk).name == "Samuel Okafor"


KNOWN = {"disability": True, "source": "the resident said", "consent": "they agreed when asked"}


def test_a_need_is_recorded_in_the_residents_words(desk):
    said = {"note": "Cannot hear the phone in the kitchen", "review_on": "1 oct 2026"}
    desk.enter("need", kind="hearing", **said, **KNOWN)
    (need,) = resident(desk).needs
    assert (need.kind, need.note) == ("hearing", "Cannot hear the phone in the kitchen")
    assert (need.recorded_on, need.review_on) == (desk.office.day, date(2026, 10, 1))
    assert (need.source, need.disability, need.consent) == ("the resident said", True, "they agreed when asked")


def test_a_need_is_not_recorded_without_its_review_nor_how_we_know(desk, errors):
    sheet = desk.enter("need", kind="sight")
    assert set(errors(sheet)) == {"disability", "source", "consent", "review_on"}
    assert resident(desk).needs == ()


def test_a_need_is_chosen(desk, errors):
    sheet = desk.enter("need", note="Cannot hear the phone", review_on="1 oct 2026", **KNOWN)
    assert errors(sheet) == {"kind": "Choose the need"}
    assert resident(desk).needs == ()


def test_an_adjustment_is_agreed_with_its_review(desk):
    desk.enter("adjust", kind="Home visit", detail="Thursdays after four", review_on="1/10/26")
    agreed = adjustment(desk, "Home visit")
    assert (agreed.detail, agreed.agreed_on, agreed.review_on) == (
        "Thursdays after four",
        desk.office.day,
        date(2026, 10, 1),
    )


def test_an_adjustment_is_not_agreed_without_its_review(desk, errors):
    sheet = desk.enter("adjust", kind="Home visit")
    assert errors(sheet) == {"review_on": "Give the day of the review"}
    assert adjustment(desk, "Home visit") is None


FORMS = [
    pytest.param("adjust", {"kind": "Home visit"}, id="agreed"),
    pytest.param("review", {"keep": True}, id="reviewed"),
    pytest.param("need", {"kind": "hearing", **KNOWN}, id="needed"),
]


@pytest.mark.parametrize(("form", "more"), FORMS)
@pytest.mark.parametrize("days", [-1, 0])
def test_a_review_that_would_be_over_already_is_refused_at_its_field(desk, errors, form, more, days):
    subject = adjustment(desk, "Large print").id if form == "review" else ""
    before = resident(desk)
    sheet = desk.enter(form, subject=subject, review_on=desk.office.day + timedelta(days), **more)
    assert list(errors(sheet)) == ["review_on"]
    assert "A review lies in the future" in errors(sheet)["review_on"]
    assert "(Code 5.10)" in errors(sheet)["review_on"]
    assert resident(desk) == before


@pytest.mark.parametrize(("form", "more"), FORMS)
def test_a_review_may_be_tomorrow(desk, form, more):
    subject = adjustment(desk, "Large print").id if form == "review" else ""
    tomorrow = desk.office.day + timedelta(1)
    desk.enter(form, subject=subject, review_on=tomorrow, **more)
    kept = [*resident(desk).adjustments, *resident(desk).needs]
    assert tomorrow in [each.review_on for each in kept]


def test_an_adjustment_that_is_kept_is_looked_at_again(desk):
    desk.enter("review", subject=adjustment(desk, "Large print").id, keep=True, review_on="1 mar 2027")
    assert adjustment(desk, "Large print").review_on == date(2027, 3, 1)


def test_an_adjustment_that_is_kept_never_loses_its_review(desk, errors):
    before = adjustment(desk, "Large print")
    sheet = desk.enter("review", subject=before.id, keep=True)
    assert list(errors(sheet)) == ["review_on"]
    assert adjustment(desk, "Large print") == before


def test_an_adjustment_that_is_not_needed_any_more_is_ended(desk):
    desk.enter("review", subject=adjustment(desk, "Large print").id, keep=False, because="They have a reader now")
    assert adjustment(desk, "Large print") is None
    assert [each.kind for each in resident(desk).adjustments] == ["Text before calling"]


def test_a_review_says_whether_it_is_still_needed(desk, errors):
    before = adjustment(desk, "Large print")
    sheet = desk.enter("review", subject=before.id, review_on="1 mar 2027")
    assert errors(sheet) == {"keep": "Say whether it is still needed"}
    assert adjustment(desk, "Large print") == before
