"""Everything typed into the log of a complaint is on record, once; and one can begin afresh."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from complaints_desktop.actions import drafts
from complaints_desktop.case.case import load_case
from db.terms import Hazard
from tests.ui.typing_at import choose
from ui.kit.fields import ChoiceField, GrowingText
from ui.kit.pick_field import PickField

TYPED = {
    "name": "Efosa Igbinovia",
    "preferred_name": "Efo",
    "address": "3 Mill Lane, Millbrook",
    "postcode": "LE3 9QX",
    "phone": "0116 496 0177",
    "email": "efo@resident.example",
    "how_to_contact": "After six",
    "summary": "No heating since Sunday.",
    "received_by": "Hartwell Heating",
    "expressed_to": "The repairs line",
}
CHOSEN = {
    "category": "heating and hot water",
    "channel": "email",
    "hazard": Hazard.SIGNIFICANT,
    "vulnerable": True,
    "complex": False,
}
PICKED = {"needs": ("hearing", "sight"), "adjustments": ("Large print",)}


def fill(bench, screen):
    for name, words in TYPED.items():
        screen.form[name].control.selectAll()
        bench.bot.keyClicks(screen.form[name].control, words)
    for name, value in CHOSEN.items():
        choose(bench.bot, screen.form[name], value)
    for name, values in PICKED.items():
        for value in values:
            pick(bench, screen.form[name], value)
    for name, typed in (("received_on", "9/4/26"), ("expressed_on", "2/4/26")):
        screen.form[name].control.clear()
        bench.bot.keyClicks(screen.form[name].control, typed)


def pick(bench, field, value):
    assert isinstance(field, PickField)
    assert isinstance(field, ChoiceField)
    field.box.setCurrentIndex(field._values.index(value))
    field.box.activated.emit(field.box.currentIndex())


def press(bench, screen, words):
    bench.bot.keyClick(next(b for b in screen.findChildren(QPushButton) if b.text() == words), Qt.Key.Key_Space)
    bench.settle()


def logged(bench):
    case_id = bench.window.shown("case").view.case.id
    with bench.office.record.reading() as session:
        return load_case(session, case_id)


def test_every_entry_is_on_record_as_it_was_typed(bench):
    screen = bench.show("log")
    fill(bench, screen)
    press(bench, screen, "Log the complaint")
    case = logged(bench)
    person, stage = case.resident, case.current
    about = ("name", "preferred_name", "address", "postcode", "phone", "email", "how_to_contact")
    assert {name: getattr(person, name) for name in about} == {name: TYPED[name] for name in about}
    assert (case.summary, case.category, case.channel) == (TYPED["summary"], CHOSEN["category"], "email")
    assert (stage.received_on, stage.received_by) == (date(2026, 4, 9), "Hartwell Heating")
    assert (case.expressed_on, case.expressed_to) == (date(2026, 4, 2), "The repairs line")
    assert (case.hazard, case.vulnerable, case.complex) == (Hazard.SIGNIFICANT, True, False)
    assert tuple(sorted(need.kind for need in person.needs)) == PICKED["needs"]
    assert tuple(each.kind for each in person.adjustments) == PICKED["adjustments"]


def test_what_was_not_asked_is_not_answered(bench):
    screen = bench.show("log")
    for name in ("name", "summary"):
        bench.bot.keyClicks(screen.form[name].control, TYPED[name])
    press(bench, screen, "Log the complaint")
    case = logged(bench)
    assert (case.hazard, case.vulnerable, case.complex, case.category) == (None, None, None, None)
    assert (case.points, case.resident.needs, case.resident.adjustments) == ((), (), ())
    assert (case.current.received_on, case.channel) == (bench.office.day, "telephone")


def test_an_outcome_without_its_point_is_asked_about_and_not_dropped(bench):
    screen = bench.show("log")
    for name in ("name", "summary"):
        bench.bot.keyClicks(screen.form[name].control, TYPED[name])
    boxes = screen.form["points"].findChildren(GrowingText)
    outcome = next(box for box in boxes if box.accessibleName() == "Point 1: what would put it right")
    bench.bot.keyClicks(outcome, "A working boiler")
    press(bench, screen, "Log the complaint")
    assert "The text of point 1 is missing" in screen.form["points"].error
    assert outcome.toPlainText() == "A working boiler"
    assert bench.window.shown("case") is None


@pytest.mark.parametrize(("expressed", "accepted"), [("8/4/26", True), ("9/4/26", True), ("10/4/26", False)])
def test_nobody_was_first_unhappy_after_we_heard_of_it(bench, expressed, accepted):
    screen = bench.show("log")
    fill(bench, screen)
    screen.form["expressed_on"].control.clear()
    bench.bot.keyClicks(screen.form["expressed_on"].control, expressed)
    press(bench, screen, "Log the complaint")
    assert (screen.form["expressed_on"].error == "") is accepted
    assert (bench.window.shown("case") is not None) is accepted
    assert (screen.form.text("name") == "") is accepted


def test_a_complaint_is_logged_once_however_often_the_key_is_pressed(bench):
    screen = bench.show("log")
    for name in ("name", "summary"):
        bench.bot.keyClicks(screen.form[name].control, TYPED[name])
    for _ in range(3):
        bench.bot.keyClick(screen.log, Qt.Key.Key_Space)
    bench.settle()
    ((cases,),) = bench.office.record.rows("SELECT count(*) FROM case_")
    assert cases == len(bench.cases) + 1


def test_after_logging_the_form_is_ready_for_the_next_call(bench):
    screen = bench.show("log")
    fill(bench, screen)
    press(bench, screen, "Log the complaint")
    kept = {**screen.form.keep()}
    assert kept == {"received_on": "13 Apr 2026", "received_by": "Ruth Adeyemi", "channel": "telephone"}


def test_to_start_afresh_empties_the_form_and_ends_the_draft(bench):
    screen = bench.show("log")
    fill(bench, screen)
    press(bench, screen, "Start afresh")
    assert set(screen.form.keep()) == {"received_on", "received_by", "channel"}
    with bench.office.record.reading() as session:
        assert drafts.saved(session, bench.office.desk(), kind="log", case_id=None) == {}


def test_to_start_afresh_is_to_begin_with_a_complaint_again(bench):
    screen = bench.show("log")
    press(bench, screen, "Service request")
    assert not screen.log.isEnabled()
    press(bench, screen, "Start afresh")
    assert screen.test.choice.value == "complaint"
    assert screen.log.isEnabled()
    assert not screen.test._banner.isVisible()


def test_a_person_that_is_not_found_is_said_to_be_new(bench):
    screen = bench.show("log")
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, "zzzz")
    bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    assert screen.finder.listing.item(0).text() == "Nobody of that name yet: go on, and they are added"


def test_a_known_person_keeps_their_own_details(bench):
    screen = bench.show("log")
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, "raman")
    bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Return)
    assert (screen.form.text("name"), screen.form.text("postcode")) == ("Priya Raman", "LE3 9QX")
    assert screen.finder.text() == ""
    bench.bot.waitUntil(screen.form["summary"].control.hasFocus, timeout=20_000)
