"""Errors stand at the field and in a summary that jumps to it; nothing typed is lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from complaints_desktop.rules.refusals import Refused
from ui.kit.buttons import Link
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, LongTextField, TextField, TickField
from ui.kit.form import Form
from ui.kit.layouts import column
from ui.kit.pick_field import PickField
from ui.kit.sheet import Sheet


@pytest.fixture
def form(qtbot, look):
    place = QWidget()
    fields = (
        TextField("name", "Name"),
        LongTextField("summary", "What happened"),
        ChoiceField("channel", "How", (("telephone", "Telephone"), ("email", "Email"))),
        PickField("needs", "Needs", (("hearing", "Hearing"), ("sight", "Sight"))),
        TickField("agreed", "The resident agreed"),
    )
    made = Form(fields, place)
    made.place = place  # kept by the test, as a screen keeps its page
    stack = column(place)
    stack.addWidget(made.summary)
    for field in fields:
        stack.addWidget(field)
    qtbot.addWidget(place)
    place.show()
    place.activateWindow()
    return made


def test_what_is_missing_is_said_at_the_field_and_in_the_summary(form):
    form.require({"name": "Give the name", "summary": "Write what happened"})
    assert not form.check()
    assert form["name"].error == "Give the name"
    assert "There are 2 things to put right" in form.summary.accessibleName()


def test_what_must_be_filled_in_may_change_with_what_is_said(form):
    form.require({"name": "Give the name", "summary": "Write what happened"})
    form.require({"summary": "Write what happened", "channel": "Say how"}, only=True)
    marked = {name for name in form.names if form[name]._label.text().endswith("*")}
    assert marked == {"summary", "channel"}
    assert not form.check()
    assert (form["name"].error, form["channel"].error) == ("", "Say how")
    assert "Must be filled in" not in form["name"].control.accessibleDescription()


def test_what_is_left_out_is_hidden_unless_it_holds_something_and_shown_where_a_refusal_is_about_it(form):
    form["name"].set_value("Ama")
    form.leave_out({"name", "summary"})
    assert {name for name in form.names if form[name].isHidden()} == {"summary"}
    form.refuse(Refused("It is not enough", do="Say more.", field="summary"))
    assert form["summary"].isVisible()
    form.leave_out(())
    assert not [name for name in form.names if form[name].isHidden()]


def test_a_line_of_the_summary_jumps_to_its_field(form, qtbot):
    form.require({"summary": "Write what happened"})
    form.check()
    line = form.summary.findChild(Link)
    qtbot.keyClick(line, Qt.Key.Key_Space)
    qtbot.waitUntil(form["summary"].control.hasFocus)


def test_an_error_goes_as_soon_as_what_was_missing_is_there_and_the_others_stay(form, qtbot):
    form.require({"name": "Give the name", "summary": "Write what happened"})
    form.check()
    qtbot.keyClicks(form["summary"].control, " ")
    assert form["summary"].error == "Write what happened"
    qtbot.keyClicks(form["summary"].control, "W")
    assert (form["name"].error, form["summary"].error) == ("Give the name", "")
    assert form.summary.accessibleName() == "There is something to put right. Give the name"
    qtbot.keyClicks(form["name"].control, "A")
    assert form["name"].error == ""
    assert not form.summary.isVisible()


def test_a_choice_or_a_tick_that_was_missing_takes_its_error_away(form, qtbot):
    form.require({"channel": "Say how", "agreed": "Ask the resident"})
    form.check()
    qtbot.keyClick(form["channel"].control, Qt.Key.Key_Down)
    assert form["channel"].error == ""
    qtbot.keyClick(form["agreed"].control, Qt.Key.Key_Space)
    assert form["agreed"].error == ""
    assert not form.summary.isVisible()


def test_a_refusal_goes_when_its_field_is_changed_and_not_with_another(form, qtbot):
    form.refuse(Refused("That is too short", do="Write more.", field="summary"))
    qtbot.keyClicks(form["name"].control, "A")
    assert form["summary"].error
    qtbot.keyClicks(form["summary"].control, "W")
    assert form["summary"].error == ""
    assert not form.summary.isVisible()


def test_a_date_that_cannot_be_keeps_its_error_until_it_can(form, qtbot):
    when = DateField("when", "When", today=lambda: date(2026, 3, 2), why_not=lambda _: None)
    form.add(when)
    when.line.setText("31 Feb")
    form.check()
    qtbot.keyClicks(when.line, "r")
    assert when.error
    assert form.summary.isVisible()
    when.line.selectAll()
    qtbot.keyClicks(when.line, "2 Mar 2026")
    assert when.error == ""
    assert not form.summary.isVisible()


def test_the_errors_go_when_nothing_is_missing_any_more(form, qtbot):
    form.require({"name": "Give the name"})
    form.check()
    qtbot.keyClicks(form["name"].control, "Ama Mensah")
    assert form.check()
    assert form["name"].error == ""
    assert not form.summary.isVisible()


def label(field):
    return next(each.text() for each in field.findChildren(QLabel) if each.property("role") == "label")


def test_what_must_be_filled_in_is_marked_and_the_rest_is_not(form):
    form.require({"name": "Give the name"})
    assert label(form["name"]) == "Name *"
    assert label(form["summary"]) == "What happened"
    assert form.legend.text() == "* must be filled in"


def test_where_all_must_be_filled_in_it_is_said_once(form):
    form.require(dict.fromkeys(form.names, "Answer this"))
    assert [label(form[name]) for name in form.names] == [form[name].label_words for name in form.names]
    assert form.legend.text() == "All must be filled in"


def test_a_form_that_asks_for_nothing_has_no_legend(form):
    form.require({})
    assert form.legend.isHidden()


def test_a_screen_reader_hears_what_must_be_filled_in_what_is_wrong_and_the_hint(form):
    form["name"].set_hint("As on the tenancy")
    form.require({"name": "Give the name"})
    form.check()
    assert form["name"].control.accessibleDescription() == "Must be filled in. Give the name As on the tenancy"
    assert form["summary"].control.accessibleDescription() == ""


def test_a_refusal_is_shown_at_the_field_it_names_with_the_paragraph(form):
    form.refuse(Refused("The name is missing", do="Fill it in.", paragraph="5.6", field="name"))
    assert form["name"].error == "The name is missing. Fill it in. (Code 5.6)"


def test_a_refusal_about_no_field_stands_on_top(form):
    form.refuse(Refused("A resolution officer may not do that", do="Ask a team leader."))
    assert form.summary.isVisible()
    assert "may not do that" in form.summary.accessibleName()


def test_a_draft_brings_every_kind_of_field_back(form):
    kept = {"name": "Ama", "summary": "No heat", "channel": "email", "needs": ["sight"], "agreed": True}
    form.fill(kept)
    assert form.keep() == kept
    form.clear()
    assert form.keep() == {}


def test_only_the_person_edits_a_field(form, qtbot):
    edits = []
    form.edited.connect(lambda: edits.append(1))
    form.fill({"name": "Ama", "summary": "No heat", "channel": "email", "needs": ["sight"], "agreed": True})
    form.clear()
    assert edits == []
    qtbot.keyClicks(form["name"].control, "A")
    assert edits == [1]


def test_a_picked_need_is_taken_away_by_its_chip(form, qtbot):
    form.fill({"needs": ["sight", "hearing"]})
    chip = next(b for b in form["needs"].findChildren(QWidget) if b.accessibleName() == "Take away: sight")
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert form["needs"].value == ("hearing",)


def test_escape_leaves_a_sheet_and_keeps_the_typing(qtbot, look):
    left, done = [], []
    sheet = Sheet("Decide", "", "Save", lambda: done.append(1))
    sheet.add(TextField("reasons", "Reasons"))
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.left.connect(lambda: left.append(1))
    box = sheet.form["reasons"].control
    qtbot.keyClicks(box, "The log shows")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (left, sheet.form.text("reasons")) == ([1], "The log shows")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done == [1]


def test_a_text_box_grows_with_what_is_typed_and_stops(qtbot, look):
    field = LongTextField("reasons", "Reasons", lines=2)
    qtbot.addWidget(field)
    field.resize(400, 300)
    field.show()
    before = field.box.height()
    field.set_value("line\n" * 6)
    grown = field.box.height()
    field.set_value("line\n" * 60)
    assert before < grown < field.box.height() <= field.box.fontMetrics().lineSpacing() * 16


def test_the_words_of_a_box_and_the_day_said_back_keep_to_a_narrow_side(qtbot, look):
    page = QWidget()
    stack = column(page)
    box = TickField("all", "They were asked about everything we promised, and about what it cost them")
    day = DateField("on", "When?", today=lambda: date(2026, 3, 26), why_not=lambda _: None)
    for each in (box, day):
        stack.addWidget(each)
    qtbot.addWidget(page)
    day.set_value(date(2026, 9, 30))
    page.resize(260, 400)
    page.show()
    assert page.width() == 260
    assert "\n" in box.box.text()
    (said,) = [each for each in day.findChildren(QLabel) if each.text() == "Wednesday 30 September 2026"]
    qtbot.waitUntil(lambda: said.y() > day.line.geometry().bottom())
    page.resize(900, 400)
    assert "\n" not in box.box.text()
    qtbot.waitUntil(lambda: said.x() > day.line.geometry().right())
