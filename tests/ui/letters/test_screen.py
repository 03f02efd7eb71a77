"""The letter as it is written: what it must say, the officer's words, and the live page."""

from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from complaints_desktop.forms.told import PointTyped
from tests.ui.letters.composing import (
    asked,
    letter,
    letters_of,
    page,
    points_of,
)
from ui.kit.buttons import Link
from ui.kit.colours import Look


def test_what_this_letter_does_not_need_is_neither_there_nor_missing(bench, response):
    reason = response.proof.matter.kind.field("lateness_reason")
    assert not response.words.typed.get("lateness_reason")
    assert "not needed here" in asked(response)[reason.label]
    states = [line.partition(": ")[2].partition(".")[0] for line in asked(response).values()]
    needed, missing = len(states) - states.count("not needed here"), states.count("missing")
    assert response.fields.count == f"{missing} of {needed} missing"


def test_what_this_letter_does_not_need_is_not_offered_and_words_kept_for_it_are_not_lost(bench, response):
    assert "personal_note" in response.words.boxes
    assert "lateness_reason" not in response.words.boxes
    response.words.fill({"lateness_reason": "We read it too late.", "personal_note": "Get well", "text_size": 12})
    assert response.words.typed == {"lateness_reason": "We read it too late.", "personal_note": "Get well"}
    response.words.fill({})
    assert response.words.typed == {}


def test_the_reason_of_a_late_letter_is_missing_until_it_is_written(bench):
    late = letter(bench, "late", "stage1-acknowledgement")
    reason = late.proof.matter.kind.field("lateness_reason")
    assert ": missing" in asked(late)[reason.label]
    bench.bot.keyClicks(late.words.boxes["lateness_reason"].box, "We read it too late.")
    bench.bot.waitUntil(lambda: ": there" in asked(late)[reason.label], timeout=8000)


def test_a_column_with_an_empty_row_leads_to_that_row_and_its_block_is_there(bench, response):
    kind = response.proof.matter.kind
    assert ": there" in asked(response)[kind.field("points").label]
    line = asked(response)[kind.field("points.reasons").label]
    assert ": missing" in line
    link = next(each for each in response.fields.findChildren(Link) if each.accessibleName().startswith(line))
    bench.bot.keyClick(link, Qt.Key.Key_Space)
    bench.settle()
    assert bench.window.shown("case").over.currentWidget().subject == points_of(bench, "working")[1].id


def test_the_box_that_is_typed_in_stays_where_it_is_when_errors_come_and_go_above_it(bench, response):
    def high(field):
        return field.box.mapTo(response, field.box.rect().topLeft()).y()

    response.words.jump("personal_note")
    bench.settle()
    field = response.words.boxes["personal_note"]
    inside, before = field.mapTo(response.words, field.rect().topLeft()).y(), high(field)
    response.words.mark({"apology": "Write what we are sorry for. " * 100})
    bench.bot.waitUntil(lambda: field.mapTo(response.words, field.rect().topLeft()).y() > inside + 200)
    bench.bot.waitUntil(lambda: high(field) == before)


def test_an_error_goes_as_soon_as_what_was_missing_is_there_and_any_other_with_the_page(bench, response):
    apology, changes = response.words.boxes["apology"], response.words.boxes["changes"]
    changes.set_value("x" * 3000)
    response.words.mark({"apology": "Write it", "changes": "Shorten it"})
    bench.bot.keyClicks(apology.box, " ")
    assert apology.error == "Write it"
    bench.bot.keyClicks(apology.box, "W")
    bench.bot.keyClicks(changes.box, "W")
    assert (apology.error, changes.error) == ("", "Shorten it")


def test_the_page_follows_what_is_typed(bench, response):
    assert response.words.jump("apology")
    box = response.words.boxes["apology"].box
    bench.bot.keyClicks(box, "We are sorry that you had no heating <b>three weeks</b>.")
    bench.bot.waitUntil(lambda: "three weeks" in page(response), timeout=8000)
    assert "<b>three weeks</b>" in page(response)


def test_the_size_agreed_with_the_person_is_chosen(bench, response):
    assert response.text_size.value == 18
    assert response.proof.matter.text_size == 18


def test_words_half_written_are_there_again(bench, response):
    bench.bot.keyClicks(response.words.boxes["apology"].box, "We are so")
    bench.show("cases")
    again = letter(bench, "working", "stage1-response")
    bench.bot.waitUntil(lambda: again.words.typed.get("apology") == "We are so")


def test_the_page_goes_to_the_words_that_are_typed_and_returns(bench, response):
    def read_at():
        return response.paper.verticalScrollBar().value()

    response.text_size.control.setFocus()
    response.paper.verticalScrollBar().setValue(0)
    box = response.words.boxes["changes"].box
    box.setFocus()
    bench.bot.keyClicks(box, "From now on we ring before every visit.")
    bench.bot.waitUntil(lambda: "ring before every" in page(response), timeout=8000)
    bench.settle()
    assert read_at() > 0
    response.text_size.control.setFocus()
    assert read_at() == 0


def test_the_box_that_is_typed_in_stays_where_it_is_until_it_is_left(bench, response):
    def high(field):
        return field.mapTo(response, field.rect().topLeft()).y()

    assert response.words.jump("personal_note")
    bench.settle()
    field = response.words.boxes["personal_note"]
    before = high(field)
    bench.bot.keyClicks(field.box, "Get wel")
    bench.bot.waitUntil(lambda: "Get wel" in page(response), timeout=8000)
    bench.settle()
    assert response.words.boxes["personal_note"] is field
    assert (high(field), QApplication.focusWidget()) == (before, field.box)
    response.words.boxes["changes"].box.setFocus()
    bench.settle()
    assert high(field) == before  # neither does another box that is gone to
    response.foot.to_case.setFocus()
    bench.bot.waitUntil(lambda: response.words.boxes["personal_note"] is not field)
    assert response.words.typed["personal_note"] == "Get wel"


def test_no_page_that_scrolls_takes_the_cursor_but_the_letter_itself(response):
    areas = [area for area in response.findChildren(QScrollArea) if area.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert not areas


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_column_is_cut_off_at_any_text_size(bench, look, percent):
    look.set(look=Look.LIGHT, percent=percent)
    bench.window.resize(1280, 800)
    screen = letter(bench, "working", "stage1-response")
    bench.settle()
    for part, inside in (("fields", screen.fields), ("words", screen.words)):
        screen.parts.show_part(part)
        seen = inside.parentWidget()
        bench.bot.waitUntil(lambda inside=inside, seen=seen: inside.width() <= seen.width())


def test_a_word_as_long_as_a_line_goes_on_in_the_next_and_is_read_out_whole(bench):
    word = "https://" + "x" * 300
    case_id = bench.office.log("Priya Raman", bench.office.day, points=(PointTyped(text=word),))
    bench.window.open_letter(case_id, "stage1-acknowledgement")
    bench.settle()
    words = bench.window.shown("letter").words
    assert any(word in label.accessibleName() for label in words.findChildren(QLabel))
    assert words.minimumSizeHint().width() < 400


def test_locked_wording_cannot_be_edited_and_facts_come_from_the_record(response):
    typed = set(response.words.boxes)
    assert "points.reasons" not in typed
    asked = {field.name for field in response.proof.matter.kind.typed_fields}
    assert typed == asked - {"lateness_reason"}  # it is in time, and says nothing of being late


def test_an_earlier_letter_is_read_beside_and_what_is_printed_or_issued_lies_on_top_again(bench, issued):
    update = letter(bench, "new", "progress-update")
    beside, (first,) = update.beside, letters_of(bench)
    assert not beside.choice.isHidden()
    beside.choice.set_value(first.id)
    beside.choice.edited.emit()
    bench.bot.waitUntil(lambda: bool(beside.earlier.content), timeout=8000)
    assert sha256(beside.earlier.content).hexdigest() == first.sha256
    assert beside.earlier.isVisible()
    update.load()
    bench.settle()
    assert beside.earlier.isVisible()  # one goes on reading while the page is made anew
    update.ask_last()
    assert update.paper.isVisible()
