"""Everything typed into the log of a complaint is on record, once; and one can begin afresh."""

from dataclasses import fields
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import update

from complaints_desktop.actions.drafts import save
from complaints_desktop.case.case import load_case
from complaints_desktop.exchange.homes import bring_in
from complaints_desktop.forms.intake import Intake
from complaints_desktop.reading.drafts import open_drafts as open_kept
from db.model import Draft
from db.terms import Hazard, Role
from tests.ui.sharing.test_screen import be
from tests.ui.typing_at import choose
from ui.demonstration.fitting import misfits
from ui.kit.buttons import Button, Link
from ui.kit.fields import ChoiceField, GrowingText
from ui.kit.pick_field import PickField

TYPED = {
    "name": "Efosa Igbinovia",
    "preferred_name": "Efo",
    "address": "3 Mill Lane, Millbrook",
    "postcode": "LE3 9QX",
    "uprn": "100031",
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
OF_NEEDS = {"needs_source": "the resident said", "needs_consent": "they asked us to"}
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
    for name, value in OF_NEEDS.items():
        choose(bench.bot, screen.form[name], value)
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
    assert {(need.source, need.consent) for need in person.needs} == {tuple(OF_NEEDS.values())}
    assert tuple(each.kind for each in person.adjustments) == PICKED["adjustments"]


def test_how_we_know_of_a_need_is_asked_once_one_is_told(bench):
    screen = bench.show("log")
    asked = [screen.form[name] for name in OF_NEEDS]
    assert not any(each.isVisible() for each in asked)
    pick(bench, screen.form["needs"], "hearing")
    assert all(each.isVisible() for each in asked)
    press(bench, screen, "Log the complaint")
    assert [each.error for each in asked] == ["Say how we know of the need", "Say why we may keep it"]


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
        bench.bot.keyClick(screen.foot.log, Qt.Key.Key_Space)
    bench.settle()
    ((cases,),) = bench.office.record.rows("SELECT count(*) FROM case_")
    assert cases == len(bench.cases) + 1


def test_after_logging_the_form_is_ready_for_the_next_call(bench):
    screen = bench.show("log")
    fill(bench, screen)
    press(bench, screen, "Log the complaint")
    kept = {**screen.form.keep()}
    assert kept == {"received_on": "13 Apr 2026", "received_by": "Ruth Adeyemi", "channel": "telephone"}


def open_drafts(bench):
    with bench.office.record.reading() as session:
        return open_kept(session, bench.office.desk(), kind="log")


def chips(screen):
    return [each for each in screen.calls.findChildren(Button) if each.isVisible()]


def begin(bench, screen, name):
    bench.bot.keyClicks(screen.form["name"].control, name)
    screen._draft.save()
    bench.settle()


@pytest.mark.parametrize("shape", [7, True, "words", ["a", 1], {"a": {"b": [None]}}, [{"a": 1}], [[1]]], ids=str)
def test_a_draft_whose_parts_have_another_shape_is_gone_on_with(bench, shape):
    parts = dict.fromkeys((*(each.name for each in fields(Intake)), "person_id", "name of next year"), shape)
    bench.office.act(partial(save, kind="log", case_id=None, content={**parts, "phone": "0116 496 0177"}))
    screen = bench.show("log")
    assert screen.form["phone"].value == "0116 496 0177"


@pytest.mark.parametrize("content", [[], 7, "words", None], ids=str)
def test_a_draft_that_is_no_form_at_all_is_empty(bench, content):
    bench.office.act(partial(save, kind="log", case_id=None, content={"name": "Ama"}))
    with bench.office.record.writing(author="the shared database", applying=True) as session:
        session.execute(update(Draft).values(content=content))
    assert bench.show("log").form["name"].value in ("", None)


def test_nothing_can_be_put_aside_or_discarded_before_something_is_typed(bench):
    screen = bench.show("log")
    assert not screen.foot.aside.isEnabled()
    assert not screen.foot.away.isEnabled()
    screen.next_caller()
    screen.discard()
    bench.settle()
    assert open_drafts(bench) == ()
    bench.bot.keyClicks(screen.form["name"].control, "A")
    assert screen.foot.aside.isEnabled()
    assert screen.foot.away.isEnabled()


def test_a_second_caller_has_a_form_of_their_own_and_the_first_is_listed(bench):
    screen = bench.show("log")
    bench.bot.keyClicks(screen.form["name"].control, "Ama Mensah")
    press(bench, screen, "Next caller")
    assert set(screen.form.keep()) == {"received_on", "received_by", "channel"}
    assert [each.text() for each in chips(screen)] == ["Ama Mensah · 11:00"]
    begin(bench, screen, "Efosa Igbinovia")
    assert {each.content["name"] for each in open_drafts(bench)} == {"Ama Mensah", "Efosa Igbinovia"}
    assert [each.text() for each in chips(screen)] == ["Ama Mensah · 11:00"]


def test_the_next_caller_is_one_key_away_from_within_a_field(bench):
    bench.case("working")  # its acts have keys of their own, and go on being in the menu
    screen = bench.show("log")
    screen.form["name"].control.setFocus()
    bench.bot.keyClicks(screen.form["name"].control, "Ama Mensah")
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    bench.bot.keyClick(screen.form["name"].control, Qt.Key.Key_N, modifiers)
    bench.settle()
    assert screen.form.text("name") == ""
    assert screen.finder.hasFocus()


def test_a_call_put_aside_is_gone_on_with_and_the_present_one_takes_its_place(bench):
    screen = bench.show("log")
    begin(bench, screen, "Ama Mensah")
    press(bench, screen, "Next caller")
    begin(bench, screen, "Efosa Igbinovia")
    bench.bot.keyClick(chips(screen)[0], Qt.Key.Key_Space)
    bench.settle()
    assert screen.form.text("name") == "Ama Mensah"
    assert [each.text() for each in chips(screen)] == ["Efosa Igbinovia · 11:00"]


def test_each_of_two_calls_is_kept_under_its_own_however_they_alternate(bench):
    screen = bench.show("log")
    for name in ("Ama Mensah", "Efosa Igbinovia"):
        begin(bench, screen, name)
        press(bench, screen, "Next caller")
    for _ in range(2):
        bench.bot.keyClick(chips(screen)[-1], Qt.Key.Key_Space)
        bench.settle()
        bench.bot.keyClicks(screen.form["summary"].control, "x")
        screen._draft.save()
        bench.settle()
    assert {each.content["name"]: each.content.get("summary") for each in open_drafts(bench)} == {
        "Ama Mensah": "x",
        "Efosa Igbinovia": "x",
    }


def test_a_logged_call_leaves_the_others_as_they_are(bench):
    screen = bench.show("log")
    begin(bench, screen, "Ama Mensah")
    press(bench, screen, "Next caller")
    for name in ("name", "summary"):
        bench.bot.keyClicks(screen.form[name].control, TYPED[name])
    press(bench, screen, "Log the complaint")
    assert logged(bench).resident.name == TYPED["name"]
    assert [each.content["name"] for each in open_drafts(bench)] == ["Ama Mensah"]


def test_who_is_not_known_by_name_is_listed_by_what_was_said(bench):
    screen = bench.show("log")
    bench.bot.keyClicks(screen.form["summary"].control, "The lift has not worked since the clocks went back")
    press(bench, screen, "Next caller")
    assert chips(screen)[0].text() == "The lift has not worked since t… · 11:00"


def test_what_is_discarded_goes_and_comes_back_whole(bench):
    screen = bench.show("log")
    fill(bench, screen)
    before = screen.form.keep()
    press(bench, screen, "Discard")
    assert set(screen.form.keep()) == {"received_on", "received_by", "channel"}
    assert open_drafts(bench) == ()
    assert not chips(screen)
    press(bench, screen, "Undo")
    assert screen.form.keep() == before
    assert [each.content["name"] for each in open_drafts(bench)] == [TYPED["name"]]
    assert not screen.foot.undo.isVisible()


def test_what_is_discarded_comes_back_beside_what_was_typed_since(bench):
    screen = bench.show("log")
    begin(bench, screen, "Ama Mensah")
    press(bench, screen, "Discard")
    begin(bench, screen, "Efosa Igbinovia")
    press(bench, screen, "Undo")
    assert screen.form.text("name") == "Efosa Igbinovia"
    assert [each.text() for each in chips(screen)] == ["Ama Mensah · 11:00"]


def test_a_person_found_for_a_call_put_aside_is_still_theirs(bench):
    screen = bench.show("log")
    found(bench, screen, "oka")
    press(bench, screen, "Next caller")
    assert screen.caller.known.findChild(Link) is None
    bench.bot.keyClick(chips(screen)[0], Qt.Key.Key_Space)
    bench.settle()
    assert screen.caller.known.findChild(Link) is not None
    bench.bot.keyClicks(screen.form["summary"].control, "Again")
    press(bench, screen, "Log the complaint")
    with bench.office.record.reading() as session:
        assert logged(bench).resident.id == load_case(session, bench.cases["working"]).resident.id


def test_the_next_caller_begins_with_a_complaint_again(bench):
    screen = bench.show("log")
    bench.bot.keyClicks(screen.form["name"].control, "A")
    press(bench, screen, "Service request")
    assert screen.foot.log.text() == "Log the service request"
    press(bench, screen, "Next caller")
    assert screen.test.kind == "complaint"
    assert screen.foot.log.text() == "Log the complaint"


def found(bench, screen, typed):
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, typed)
    bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "field"),
    [("zzzz", "name"), ("le9 1zz", "postcode"), ("0116 496 0999", "phone"), ("ada@resident.example", "email")],
)
def test_what_finds_nobody_goes_into_the_field_it_belongs_to(bench, typed, field):
    screen = bench.show("log")
    found(bench, screen, typed)
    assert screen.form.text(field) == typed
    assert screen.finder.text() == ""
    assert screen.caller.known.findChild(Link) is None


def test_to_go_on_with_tab_takes_what_found_nobody_along(bench):
    screen = bench.show("log")
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, "zzzz")
    bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Tab)
    assert screen.form.text("name") == "zzzz"


def go_on_at_once(bench, screen, typed):
    """Type and press Tab before anything can have been asked."""
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, typed)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Tab)
    assert not screen.finder.hasFocus()


def test_to_go_on_before_the_answer_takes_what_finds_nobody_along_when_it_comes(bench):
    screen = bench.show("log")
    go_on_at_once(bench, screen, "zzzz")
    bench.bot.waitUntil(lambda: screen.form.text("name") == "zzzz")
    assert screen.finder.text() == ""
    bench.bot.waitUntil(screen.form["preferred_name"].control.hasFocus)


def test_an_answer_that_comes_late_writes_over_nothing_and_leaves_the_cursor_where_it_is(bench):
    screen = bench.show("log")
    go_on_at_once(bench, screen, "zzzz")
    bench.bot.keyClicks(screen.form["name"].control, "Ann")
    screen.form["phone"].control.setFocus()
    bench.bot.waitUntil(lambda: screen.finder.text() == "")
    assert screen.form.text("name") == "Ann"
    assert screen.form["phone"].control.hasFocus()


def test_to_go_on_before_the_answer_takes_nobody_who_is_found(bench):
    screen = bench.show("log")
    go_on_at_once(bench, screen, "oka")
    bench.bot.waitUntil(lambda: screen.finder.listing.count() > 0)
    assert (screen.form.text("name"), screen.finder.text()) == ("", "oka")


@pytest.mark.parametrize("words", ["Next caller", "Discard"])
def test_the_line_to_find_a_person_in_is_empty_for_the_next_one(bench, words):
    screen = bench.show("log")
    bench.bot.keyClicks(screen.form["summary"].control, "It drips")
    bench.bot.keyClicks(screen.finder, "oka")
    press(bench, screen, words)
    assert screen.finder.text() == ""


def test_what_was_asked_for_the_last_caller_is_not_answered_to_the_next(bench):
    screen = bench.show("log")
    bench.bot.keyClicks(screen.form["summary"].control, "It drips")
    go_on_at_once(bench, screen, "zzzz")
    screen.finder.asked.emit("zzzz")
    screen.next_caller()
    bench.settle()
    assert (screen.form.text("name"), screen.finder.text()) == ("", "")
    assert not screen.finder.listing.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_to_log_a_complaint_begins_in_the_line_to_find_a_person_in_and_types_over_it(bench, look, percent):
    bench.window.resize(1024, 700)
    look.set(percent=percent)
    screen = bench.show("log")
    assert screen.finder.hasFocus()
    bench.bot.keyClicks(screen.finder, "oka")
    bench.bot.keyClicks(screen.form["summary"].control, "It drips")
    screen.form["summary"].control.setFocus()
    bench.show("log")
    assert screen.finder.hasFocus()
    assert screen.finder.selectedText() == "oka"


def test_to_go_on_with_tab_takes_nobody_who_was_found(bench):
    screen = bench.show("log")
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, "oka")
    bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Tab)
    assert screen.form.text("name") == ""
    assert screen.finder.text() == "oka"


def test_a_namesake_of_somebody_found_can_be_chosen_as_somebody_new(bench):
    screen = bench.show("log")
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, "Okafor")
    bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Down)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Return)
    assert screen.form.text("name") == "Okafor"
    assert screen.caller.person_id is None


@pytest.fixture
def homes(bench, tmp_path):
    path = tmp_path / "homes.csv"
    path.write_text(
        "uprn,address,postcode,estate,stock_type\n10002,2 Alder Court,LE4 1AB,Alder,LCRA\n", encoding="utf-8"
    )
    with bench.office.record.writing(author=bench.office.desk().officer.id) as session:
        bring_in(session, bench.office.desk(), path)


@pytest.mark.usefixtures("homes")
@pytest.mark.parametrize("typed", ["le4 1", "2 alder", "10002"])
def test_a_home_of_the_landlords_list_fills_the_address_and_its_number_stays_with_the_person(bench, typed):
    screen = bench.show("log")
    found(bench, screen, typed)
    assert [screen.form.text(name) for name in ("address", "postcode", "uprn")] == ["2 Alder Court", "LE4 1AB", "10002"]
    assert (screen.form.text("estate"), screen.form["stock_type"].value) == ("Alder", "low-cost rent")
    bench.bot.waitUntil(screen.form["name"].control.hasFocus)
    bench.bot.keyClicks(screen.form["name"].control, "Ama Mensah")
    bench.bot.keyClicks(screen.form["summary"].control, "It drips")
    press(bench, screen, "Log the complaint")
    case = logged(bench)
    assert (case.resident.name, case.resident.uprn) == ("Ama Mensah", "10002")
    assert (case.tenure, case.stock_type, case.estate) == (None, "low-cost rent", "Alder")


@pytest.mark.usefixtures("homes")
def test_a_home_is_listed_with_what_tells_it_from_another(bench):
    screen = bench.show("log")
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, "alder")
    bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    assert screen.finder.listing.item(0).text() == "2 Alder Court   LE4 1AB · Alder · LCRA · UPRN 10002"


def test_what_stands_in_the_field_already_is_not_written_over(bench):
    screen = bench.show("log")
    bench.bot.keyClicks(screen.form["name"].control, "Ada")
    found(bench, screen, "zzzz")
    assert screen.form.text("name") == "Ada"


def test_a_detail_that_looks_wrong_is_asked_about_and_bars_nothing(bench):
    screen = bench.show("log")
    for name, typed in (("name", "Ama"), ("postcode", "NOT A POSTCODE"), ("summary", "It drips")):
        screen.form[name].control.setFocus()
        bench.bot.keyClicks(screen.form[name].control, typed)
    assert screen.form["postcode"].doubt == "Not the shape of a UK postcode. Is it right?"
    assert "Is it right?" in screen.form["postcode"].control.accessibleDescription()
    press(bench, screen, "Log the complaint")
    assert logged(bench).resident.postcode == "NOT A POSTCODE"


def test_a_detail_that_is_put_right_is_not_asked_about_any_more(bench):
    screen = bench.show("log")
    postcode = screen.form["postcode"].control
    postcode.setFocus()
    bench.bot.keyClicks(postcode, "LE3 9Q\r")
    assert screen.form["postcode"].doubt
    bench.bot.keyClicks(postcode, "X")
    assert screen.form["postcode"].doubt == ""


def test_hazard_needs_and_adjustments_are_seen_without_scrolling_on_a_small_screen(bench):
    bench.window.resize(1366, 768)
    screen = bench.show("log")
    for name in ("hazard", "needs", "adjustments"):
        box = screen.form[name].control
        assert box.visibleRegion().boundingRect().height() == box.height(), name


@pytest.mark.parametrize("percent", [100, 200])
def test_all_of_it_can_be_read_on_a_small_screen(bench, look, percent):
    bench.window.resize(1024, 700)
    look.set(percent=percent)
    bench.show("log")
    assert misfits(bench.window) == []


def test_a_known_person_keeps_their_own_details(bench):
    screen = bench.show("log")
    screen.finder.setFocus()
    bench.bot.keyClicks(screen.finder, "raman")
    bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    bench.bot.keyClick(screen.finder, Qt.Key.Key_Return)
    assert (screen.form.text("name"), screen.form.text("postcode")) == ("Priya Raman", "LE3 9QX")
    assert screen.finder.text() == ""
    bench.bot.waitUntil(screen.form["summary"].control.hasFocus, timeout=20_000)


def type_into(bench, screen, name, words):
    line = screen.form[name].control
    line.clear()
    line.setFocus()
    bench.bot.keyClicks(line, words)


def test_a_first_expression_more_than_a_year_before_is_asked_about_and_bars_nothing(bench):
    screen = bench.show("log")
    type_into(bench, screen, "received_on", "13 Apr 2026")
    type_into(bench, screen, "expressed_on", "13 Apr 2025")
    assert screen.form["expressed_on"].doubt == ""
    type_into(bench, screen, "expressed_on", "12 Apr 2025")
    assert screen.form["expressed_on"].doubt == "More than a year before it reached us. Is it right?"
    type_into(bench, screen, "name", "Ama")
    type_into(bench, screen, "summary", "It drips")
    press(bench, screen, "Log the complaint")
    assert logged(bench).expressed_on == date(2025, 4, 12)


def test_who_logs_nothing_is_told_before_they_type(bench):
    be(bench, Role.AUDITOR)
    screen = bench.show("log")
    assert "An auditor may not log a complaint" in " ".join(each.text() for each in screen.barred.findChildren(QLabel))
    assert screen.barred.isVisible()
    assert not screen.foot.log.isVisible()
    be(bench, Role.RESOLUTION_OFFICER)
    screen.load()
    assert screen.foot.log.isVisible()
    assert not screen.barred.isVisible()
