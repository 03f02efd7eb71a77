"""A case: its head, its tabs, what the Code asks, and the forms that meet it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from sqlalchemy import update

from complaints_desktop.case.case import load_case
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties import DUTIES
from db.model import Case, Offer
from db.terms import ContactKind, Decision, UpdateKind
from tests.complaints_desktop.facts import an_adjustment
from tests.ui.typing_at import choose
from ui.case.deadline import DeadlinePage
from ui.case.head import NAME
from ui.case.screen import LEFT
from ui.case.words import MEETS, NEXT_STEPS
from ui.kit.chips import ClockChip
from ui.kit.theme import theme
from ui.my_work.work_list import grouped

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def case_of(bench, which):
    with bench.office.record.reading() as session:
        return load_case(session, bench.cases[which])


def story_box(screen):
    return screen.tabs.pages[0].contact.summary.box


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def press(bench, widget, name):
    button = next(b for b in widget.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible())
    bench.bot.keyClick(button, Qt.Key.Key_Space)
    bench.settle()


def test_the_adjustments_cannot_be_missed(bench):
    screen = bench.case("working")
    assert screen.head.alert.isVisible()
    said = screen.head.alert.accessibleName()
    assert "Adjustments agreed: Text before calling" in said
    assert "Large print" not in said  # the letters are printed so; nobody has to know it before speaking


def test_a_hazard_is_said_before_all_else(bench):
    screen = bench.case("late")
    assert screen.head.alert.accessibleName().startswith("Significant hazard in the home")


def test_each_clock_is_a_chip_with_its_date_and_the_days_left(bench):
    screen = bench.case("working")
    chips = [chip.text() for chip in screen.head.findChildren(ClockChip) if chip.isVisible()]
    assert chips == ["Acknowledged Thu 2 Apr · after 5 working days", "Respond by Mon 20 Apr · 5 working days left"]


def test_a_chip_opens_the_count_of_days_and_escape_goes_back(bench):
    screen = bench.case("working")
    press(bench, screen.head, "Respond by Mon 20 Apr · 5 working days left (running). Opens the count of days")
    page = screen.over.currentWidget()
    assert isinstance(page, DeadlinePage)
    named = [box.accessibleName() for box in page.findChildren(object) if hasattr(box, "accessibleName")]
    assert "Friday 3 April 2026, not counted, Good Friday" in named
    assert "Monday 20 April 2026, day 10, due" in named
    bench.bot.keyClick(page.back, Qt.Key.Key_Escape)
    assert screen.over.currentWidget() is screen.tabs


def test_what_the_code_asks_names_paragraph_state_and_reason(bench):
    screen = bench.case("working")
    said = words(screen.code)
    assert "Point 2 has no decision" in said
    assert "Code 6.7 · to do" in said


def test_every_duty_and_every_next_step_has_words_for_its_button():
    assert {duty.act for duty in DUTIES} == MEETS.keys()
    owed_before_its_end = {Act.OFFER_CHOICE, Act.TELL_NEXT_STEP}  # of a request
    assert {act for act in Act if act.value.advances} | owed_before_its_end == NEXT_STEPS.keys()
    assert {duty.key for duty in DUTIES if not MEETS[duty.act]} == {"updates"}


def test_a_duty_leads_to_the_form_that_meets_it(bench):
    screen = bench.case("working")
    button = next(b for b in screen.code.findChildren(QPushButton) if b.accessibleName().startswith("Assess: "))
    bench.bot.keyClick(button, Qt.Key.Key_Space)
    sheet = screen.over.currentWidget()
    for name, choice in (("hazard", 1), ("complex", 2), ("vulnerable", 2)):
        bench.bot.keyClick(sheet.form[name].control, Qt.Key.Key_Down)
        for _ in range(choice - 1):
            bench.bot.keyClick(sheet.form[name].control, Qt.Key.Key_Down)
    bench.bot.keyClick(sheet.form["hazard"].control, *CTRL_ENTER)
    bench.settle()
    case = case_of(bench, "working")
    assert (case.hazard, case.complex, case.vulnerable) == ("none", False, False)
    assert "Point 2 has no decision" in words(screen.code)
    assert not any("not yet asked" in line.lower() for line in words(screen.code))


def test_whoever_is_about_to_ring_is_told_what_is_agreed_with_them_and_asked_why_only_where_it_is_otherwise(bench):
    contact = bench.case("working").tabs.pages[0].contact
    contact.summary.box.setFocus()
    case = case_of(bench, "working")
    agreed = an_adjustment("Plain email")
    contact.show_case(replace(case, resident=replace(case.resident, adjustments=(agreed,))))
    assert "Agreed with them: Plain email" in words(contact)
    assert contact.otherwise.isVisible()
    contact.kind.set_value(ContactKind.EMAIL)
    contact.show_case(replace(case, resident=replace(case.resident, adjustments=(agreed,))))
    assert "Agreed with them: Plain email" not in words(contact)
    assert not contact.otherwise.isVisible()
    assert not contact.restricted.isVisible()


def test_a_contact_is_added_inline_and_stands_in_the_story(bench):
    screen = bench.case("working")
    box = story_box(screen)
    box.setFocus()
    bench.bot.keyClicks(box, "Rang again: the part has come.")
    bench.bot.keyClick(box, *CTRL_ENTER)
    bench.settle()
    contact = case_of(bench, "working").contacts[-1]
    assert (contact.kind, contact.summary) == (ContactKind.CALL, "Rang again: the part has come.")
    stories = [item.body for item in screen.tabs.pages[0].timeline.entries.items]
    assert "Rang again: the part has come." in stories
    assert story_box(screen).toPlainText() == ""


def test_a_contact_half_typed_is_there_when_the_case_is_opened_again(bench):
    screen = bench.case("working")
    bench.bot.keyClicks(story_box(screen), "Half a sent")
    bench.case("late")
    screen = bench.case("working")
    bench.bot.waitUntil(lambda: story_box(screen).toPlainText() == "Half a sent")


def test_a_point_is_decided_with_reasons_and_what_they_rest_on(bench):
    screen = bench.case("working", "complaint")
    press(bench, screen, "Decide this point: point 2")
    sheet = screen.over.currentWidget()
    for _ in range(2):
        bench.bot.keyClick(sheet.form["decision"].control, Qt.Key.Key_Down)
    bench.bot.keyClicks(sheet.form["reasons"].control, "One of the two visits was cancelled by us.")
    bench.bot.keyClicks(sheet.form["reference"].control, "Customer standards 3")
    bench.bot.keyClick(sheet.form["reference"].control, *CTRL_ENTER)
    bench.settle()
    finding = case_of(bench, "working").points[1].finding(1)
    assert (finding.decision, finding.reference) == (Decision.PARTLY_UPHELD, "Customer standards 3")
    assert screen.over.currentWidget() is screen.tabs


def test_escape_leaves_a_form_and_it_opens_again_as_it_was(bench):
    screen = bench.case("working", "promise")
    sheet = screen.over.currentWidget()
    bench.bot.keyClicks(sheet.form["what"].control, "Repaint the bathroom")
    bench.bot.keyClick(sheet.form["what"].control, Qt.Key.Key_Escape)
    assert screen.over.currentWidget() is screen.tabs
    screen.open_sheet("promise")
    assert screen.over.currentWidget().form.text("what") == "Repaint the bathroom"


def test_an_act_that_is_a_letter_opens_it(bench):
    screen = bench.case("working")
    screen.open_sheet(Act.RESPOND.key)
    bench.settle()
    letter = bench.window.shown("letter")
    assert letter.proof.matter.kind.name == "stage1-response"


def test_an_act_that_has_a_form_opens_it_though_there_are_letters_for_it_too(bench, monkeypatch):
    monkeypatch.setattr("ui.case.screen.letter_acts", lambda: {"promise": Act.PROMISE, "contact": Act.CONTACT})
    screen = bench.case("working", "letters")
    screen.open_sheet("contact")
    assert screen.tabs.number == 0
    screen.open_sheet("promise")
    assert screen.over.currentWidget().form["what"]


def test_a_place_nobody_knows_raises(bench):
    screen = bench.case("working")
    with pytest.raises(KeyError):
        screen.open_sheet("nowhere")


def test_an_act_that_has_no_letter_yet_at_its_stage_says_so(bench):
    screen = bench.case("working")
    case = replace(screen.view.case, stages=(replace(screen.view.case.current, number=3),))
    screen.view = replace(screen.view, case=case)
    screen.open_sheet(Act.RESPOND.key)
    assert "no letter yet with which to respond at stage 3" in bench.window.word.words


def test_what_is_missing_in_a_promise_is_said_and_nothing_is_made(bench):
    screen = bench.case("working", "promise")
    sheet = screen.over.currentWidget()
    before = len(case_of(bench, "working").commitments)
    bench.bot.keyClick(sheet.action, Qt.Key.Key_Space)
    assert sheet.form["due_on"].error == "Give the date by which it is done"
    assert sheet.form["how_you_will_know"].error == "Say how the resident will know that it is done"
    assert len(case_of(bench, "working").commitments) == before


def test_a_rule_that_says_no_is_shown_at_its_field(bench):
    screen = bench.case("working", "promise")
    sheet = screen.over.currentWidget()
    for name, typed in (("what", "Repaint"), ("due_on", "1/4/26"), ("how_you_will_know", "We will ring")):
        bench.bot.keyClicks(sheet.form[name].control, typed)
    bench.bot.keyClick(sheet.form["impact"].control, Qt.Key.Key_Down)
    bench.bot.keyClick(sheet.action, Qt.Key.Key_Space)
    bench.settle()
    assert "That date has passed" in sheet.form["due_on"].error
    assert "7.3" in sheet.form["due_on"].error


def test_an_update_of_a_promise_takes_a_few_keys(bench):
    screen = bench.case("working", "promises")
    press(bench, screen, "Update: Replace the boiler's control board")
    sheet = screen.over.currentWidget()
    bench.bot.keyClicks(sheet.form["text"].control, "The part has come")
    bench.bot.keyClick(sheet.form["text"].control, *CTRL_ENTER)
    bench.settle()
    update = case_of(bench, "working").commitments[0].updates[-1]
    assert (update.kind, update.text) == (UpdateKind.PROGRESS, "The part has come")


def test_a_new_date_keeps_the_first_and_asks_why_and_whether_it_was_agreed(bench):
    screen = bench.case("working", "promises")
    press(bench, screen, "New date: Replace the boiler's control board")
    sheet = screen.over.currentWidget()
    bench.bot.keyClicks(sheet.form["due_on"].control, "22 apr 2026")
    bench.bot.keyClick(sheet.action, Qt.Key.Key_Space)
    assert sheet.form["because"].error == "Say why"
    assert sheet.form["agreed"].error == "Say whether the resident agreed"
    bench.bot.keyClicks(sheet.form["because"].control, "The part comes on Tuesday")
    bench.bot.keyClick(sheet.form["agreed"].control, Qt.Key.Key_Down)
    bench.bot.keyClick(sheet.form["agreed"].control, Qt.Key.Key_Down)
    bench.bot.keyClick(sheet.action, Qt.Key.Key_Space)
    bench.settle()
    moved = next(c for c in case_of(bench, "working").commitments if c.what.startswith("Replace"))
    assert (str(moved.first_due_on), str(moved.due_on)) == ("2026-04-15", "2026-04-22")
    offered = [button.text() for button in bench.window.word.findChildren(QPushButton)]
    letter = "Write the new date for what we promised"
    assert (moved.agreed_with_resident, letter in offered) == (False, True)


def test_a_wrong_sum_that_no_letter_has_offered_is_taken_back(bench):
    screen = bench.case("working", "money")
    (offer,) = case_of(bench, "working").current.offers
    press(bench, screen, "Take back £115 for loss of service")
    assert offer.offered_on is None
    assert not case_of(bench, "working").current.offers
    assert "No money is offered" in words(screen.tabs.page)
    assert "£115" in bench.window.word.words


def test_a_sum_that_stands_in_a_letter_is_not_taken_back(bench):
    with bench.office.record.writing(author=bench.office.desk().officer.id) as session:
        session.query(Offer).one().offered_on = bench.office.day
    screen = bench.case("working", "money")
    assert "£115" in words(screen.tabs.page)
    assert not [b for b in screen.findChildren(QPushButton) if b.text() == "Take back"]


def test_the_next_step_of_an_acknowledged_case_is_the_response(bench):
    screen = bench.case("working")
    assert screen.head.next.text() == "Write the response"
    bench.bot.keyClick(screen.head.next, Qt.Key.Key_Space)
    bench.settle()
    assert bench.window.shown("letter").proof.matter.kind.name == "stage1-response"


def test_markup_that_a_resident_typed_is_shown_as_typed(bench):
    case_id = bench.office.log("<b>Bold</b> & Sons", bench.office.day, summary="<img src=x> & more")
    bench.window.open_case(case_id, "complaint")
    bench.settle()
    screen = bench.window.shown("case")
    assert screen.head.name.text() == "<b>Bold</b> & Sons"
    assert screen.head.name.textFormat() == Qt.TextFormat.PlainText
    assert "<img src=x> & more" in words(screen)


def test_the_record_tab_says_who_changed_what(bench):
    screen = bench.case("working", "record")
    titles = [item.title for item in screen.tabs.page.timeline.entries.items]
    assert "Commitment recorded" in titles
    assert "Offer recorded" in titles


def test_the_record_tab_says_moments_as_a_person_reads_them(bench):
    items = bench.case("working", "record").tabs.page.timeline.entries.items
    said = [line for each in items for line in each.body.splitlines() if line.startswith(("Recorded:", "Logged at:"))]
    assert {line.split(":")[0] for line in said} == {"Recorded", "Logged at"}
    assert not [line for line in said if "+00:00" in line]


def test_the_record_tab_calls_each_field_as_the_trade_does(bench):
    items = bench.case("working", "record").tabs.page.timeline.entries.items
    lines = {item.title: item.body.splitlines() for item in items if item.title.endswith(" recorded")}
    assert any(line.startswith("What was promised: ") for line in lines["Commitment recorded"])
    assert any(line.startswith("Sum: £") for line in lines["Offer recorded"])


def test_the_head_folds_where_the_reader_scrolls_on_and_comes_back_at_the_top(bench):
    bench.window.resize(1366, 640)
    screen = bench.case("working", "complaint")
    bar = screen.tabs.page.bar
    assert bar.maximum() > screen.head.height()
    bar.setValue(1)
    bench.settle()
    assert screen.head.folded
    assert screen.head.name.isVisible()
    bar.setValue(0)
    bench.settle()
    assert not screen.head.folded


def test_a_page_hardly_longer_than_its_room_leaves_the_head_as_it_is(bench):
    screen = bench.case("working", "complaint")
    bar = screen.tabs.page.bar
    bar.setMaximum(screen.head.height())
    bar.setValue(1)
    assert not screen.head.folded


def test_under_a_form_the_head_says_only_who_it_is_and_what_cannot_be_forgotten(bench):
    screen = bench.case("late", "assess")
    assert screen.head.folded
    said = words(screen.head)
    assert "Mrs Oyelaran Bello" in said
    assert "Significant hazard in the home" in said
    chips = [chip.text() for chip in screen.head.findChildren(ClockChip) if chip.isVisible()]
    assert [chip.partition(" by ")[0] for chip in chips] == ["Acknowledge", "Respond"]
    bench.bot.keyClick(screen.over.currentWidget(), Qt.Key.Key_Escape)
    assert not screen.head.folded


def test_where_the_whole_head_would_leave_the_page_too_little_room_it_folds(bench):
    screen = bench.case("late")
    bench.window.resize(1200, 1200)
    bench.settle()
    least = screen.head.height() + theme().pixels(LEFT)
    for lacking, folded in ((0, False), (1, True), (-theme().pixels(NAME), False)):
        lacks = least - lacking - bench.window.area.viewport().height()
        bench.window.resize(1200, bench.window.height() + lacks)
        bench.settle()
        assert screen.head.folded is folded, lacking


def test_what_is_overdue_is_asked_first(bench):
    screen = bench.case("late")
    asked = [b.accessibleName() for b in screen.code.findChildren(QWidget) if b.accessibleName().startswith("Code ")]
    states = [name.split(". ")[1] for name in asked]
    unmet = [state for state in states if state in {"to do", "not met", "not recorded", "overdue"}]
    assert unmet == sorted(unmet, key=lambda state: state != "overdue")
    assert unmet[0] == "overdue"


def test_what_nobody_wrote_down_at_a_stage_that_is_over_is_nothing_to_do(bench):
    ended = {"closed_on": date(2026, 3, 26), "closed_as": "withdrawn"}
    with bench.office.record.writing(author=bench.office.desk().officer.id) as session:
        session.execute(update(Case).where(Case.id == bench.cases["working"]).values(ended))
    said = words(bench.case("working").code)
    assert "To do" not in said
    assert said.index("Not recorded") < said.index("Point 2 has no decision") < said.index("Done")


def test_a_duty_about_a_point_leads_to_the_form_of_the_first_point_that_lacks_it(bench):
    screen = bench.case("working")
    press(bench, screen.code, "Decide: Address every point, with reasons")
    sheet = screen.over.currentWidget()
    assert (sheet.name, sheet.subject) == ("decide", case_of(bench, "working").points[1].id)


def test_where_no_point_is_written_down_define_opens_a_new_one(bench):
    case_id = bench.office.log("Nadia Holt", bench.office.day, points=())
    bench.window.open_case(case_id)
    bench.settle()
    screen = bench.window.shown("case")
    press(bench, screen.code, "Define: Define the complaint and the outcomes sought")
    sheet = screen.over.currentWidget()
    assert (sheet.name, sheet.subject) == ("define", "")


def test_the_next_step_of_anothers_case_says_whose_it_is(bench):
    screen = bench.case("working")
    assert not screen.head.whose.isVisible()
    colleague = replace(bench.office.desk().officer, id="colleague", name="Tom Hale")
    screen.head.show_view(replace(screen.view, case=replace(screen.view.case, handler=colleague)), bench.office.desk())
    assert screen.head.whose.text() == "Next, for Tom Hale, who handles it: write the response"
    assert screen.head.next.isVisible()


def test_who_may_not_take_the_next_step_is_told_whose_it_is_and_offered_none(bench):
    screen = bench.case("working")
    view = replace(screen.view, allowed=frozenset(), case=replace(screen.view.case, handler=None))
    screen.head.show_view(view, bench.office.desk())
    assert screen.head.whose.text().startswith("Next, for whoever is given the case")
    assert not screen.head.next.isVisible()


def test_a_duty_puts_the_cursor_into_the_field_it_asks_for(bench):
    screen = bench.case("new")
    press(bench, screen.code, "Define: Say what we are responsible for")
    sheet = screen.over.currentWidget()
    assert sheet.name == "define"
    assert sheet.form["responsibility"].control.hasFocus()


def test_a_contact_added_under_another_filter_is_seen(bench):
    screen = bench.case("working")
    story = screen.tabs.page
    press(bench, story, "Show: Decisions")
    assert [item.what for item in story.timeline.entries.items] != []
    box = story_box(screen)
    box.setFocus()
    bench.bot.keyClicks(box, "Rang: she is at home on Friday.")
    bench.bot.keyClick(box, *CTRL_ENTER)
    bench.settle()
    assert story.filter.value == ""
    assert "Rang: she is at home on Friday." in [item.body for item in story.timeline.entries.items]


def test_a_filter_that_finds_nothing_says_so(bench):
    screen = bench.case("working")
    press(bench, screen.tabs.page, "Show: Letters")
    assert "Nothing under “Letters” in this case yet." in words(screen.tabs.page)
    press(bench, screen.tabs.page, "Show: All")
    assert not screen.tabs.page.none.isVisible()


CTRL = Qt.KeyboardModifier.ControlModifier
DOWN, UP = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp


def name_shown(bench):
    bench.settle()
    return bench.window.shown("case").view.case.resident.name


def test_from_case_to_case_through_the_list_one_was_opened_from(bench):
    cases = bench.show("cases")
    order = [line.resident for line in cases.table.rows.known(cases.table.rows.ids)]
    bench.bot.keyClick(cases.table, Qt.Key.Key_Return)
    seen = [name_shown(bench)]
    for _ in order[1:]:
        bench.bot.keyClick(bench.window, DOWN, CTRL)
        seen.append(name_shown(bench))
    assert seen == order
    bench.bot.keyClick(bench.window, DOWN, CTRL)
    assert (name_shown(bench), "the last one" in bench.window.word.words) == (order[-1], True)
    bench.bot.keyClick(bench.window, UP, CTRL)
    assert name_shown(bench) == order[-2]


def test_the_next_case_is_opened_though_its_line_was_never_looked_at(bench):
    cases = bench.show("cases")
    order = [line.resident for line in cases.table.rows.known(cases.table.rows.ids)]
    bench.bot.keyClick(cases.table, Qt.Key.Key_Return)
    bench.settle()
    cases.table.rows._rows.pop(cases.table.rows.ids[1])
    bench.bot.keyClick(bench.window, DOWN, CTRL)
    assert name_shown(bench) == order[1]


def test_from_my_work_one_goes_on_to_what_is_due_next_over_the_headings(bench):
    work = bench.show("my-work")
    items = [item for group in grouped(work.work.items, bench.office.day) for item in group.items]
    seen = [work.list.current]
    while work.open_beside(1):
        bench.settle()
        seen.append(work.list.current)
    assert [each.identity for each in seen] == [each.identity for each in items]
    assert len(seen) > 1
    assert work.open_beside(-1)
    assert work.list.current.identity == items[-2].identity


def test_a_case_that_was_opened_from_no_list_has_none_beside_it(bench):
    cases = bench.show("cases")
    other = cases.table.rows.known(cases.table.rows.ids)[-1]
    bench.window.open_case(other.case_id)
    bench.settle()
    bench.bot.keyClick(bench.window, DOWN, CTRL)
    assert (name_shown(bench), "not opened from a list" in bench.window.word.words) == (other.resident, True)


def test_a_complaint_that_a_form_makes_is_one_key_away(bench):
    screen = bench.case("working", "add-issue")
    sheet = screen.over.currentWidget()
    for name, said in (("text", "The lift"), ("because", "It is another house")):
        bench.bot.keyClicks(sheet.form[name].control, said)
    for name in ("related", "delays"):
        choose(bench.bot, sheet.form[name], False)
    bench.bot.keyClick(sheet.action, Qt.Key.Key_Space)
    bench.settle()
    press(bench, bench.window, "Open the complaint")
    assert [point.text for point in bench.window.shown("case").view.case.points] == ["The lift"]
