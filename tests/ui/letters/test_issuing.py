"""Issuing a letter: what is asked once more, the keys that do not do it, and the page that is frozen."""

from functools import partial
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from complaints_desktop.actions import people, settings
from complaints_desktop.case.case import load_case
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.rules.wording import in_full
from db.model import LetterSubmission, Officer
from db.terms import Role
from tests.ui.letters.composing import (
    CTRL_SHIFT,
    asked_last,
    issue,
    letter,
    letters_of,
    page,
)
from ui.kit.buttons import Button
from ui.letters.foot import SUBMIT
from ui.sheets.despatch import DespatchSheet


def test_a_letter_that_is_blocked_cannot_be_issued(bench, response):
    assert response.proof.blocks
    assert not response.foot.issue.isEnabled()


def test_an_issued_letter_opens_on_its_page(bench, issued):
    assert bench.window.focusWidget() is issued.paper


def test_an_issued_letter_offers_the_next_step_until_it_says_how_it_was_sent(bench, issued):
    foot = issued.foot

    def leads():
        return [
            each.text() for each in foot.findChildren(Button) if each.property("role") == "primary" and each.isVisible()
        ]

    with bench.office.record.reading() as session:
        resident = load_case(session, issued.case_at_hand).resident
    reached = PersonDetails(person_id=resident.id, name=resident.name, email="resident@example.org")
    bench.office.act(partial(people.change_person, details=reached))
    assert leads() == ["Print …"]
    issued.out.taken.emit()
    assert leads() == ["Sent …"]
    foot.sent.click()
    bench.settle()
    sheet = bench.window.shown("case").findChild(DespatchSheet)
    sheet.form["way"].set_value("email")
    sheet.form["way"].edited.emit()
    assert sheet.form["sent_to"].value == "resident@example.org"
    sheet.action.click()
    bench.settle()
    assert bench.window.shown("letter") is issued
    assert leads() == []
    assert f"Sent by email on {in_full(bench.office.day)}" in " ".join(
        each.text() for each in issued.head.findChildren(QLabel)
    )


def test_it_is_asked_once_more_what_leaves_to_whom_and_that_it_cannot_be_undone(bench, ready):
    sheet = asked_last(bench, ready)
    told = " ".join(each.accessibleName() for each in sheet.findChildren(QWidget))
    assert ready.proof.matter.recipient.name in told
    assert f"Length: {ready.paper.pages} page" in told
    assert f"Promises: Our answer, by {in_full(ready.proof.matter.respond_by)}" in told
    assert "Money offered: None" in told
    assert "This cannot be undone" in told
    sheet.reject()
    assert not letters_of(bench)


@pytest.mark.parametrize(("percent", "size"), [(100, (1440, 900)), (200, (1024, 700))])
def test_the_last_sheet_is_no_larger_than_its_window_and_no_button_of_it_is_cut(bench, ready, look, percent, size):
    look.set(percent=percent)
    bench.window.resize(*size)
    sheet = asked_last(bench, ready)
    bench.settle()
    assert sheet.width() <= bench.window.width()
    assert sheet.height() <= bench.window.height()
    for button in (sheet.back, sheet.issue):
        assert sheet.rect().contains(button.rect().translated(button.mapTo(sheet, button.rect().topLeft())))
    sheet.reject()


PRESSED = (
    [(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)],
    [(Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier)] * 2,
    [(Qt.Key.Key_I, CTRL_SHIFT)] * 2,
    [(Qt.Key.Key_Return, CTRL_SHIFT)],
    [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)],
    [(Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)],
)


def test_no_key_that_is_pressed_twice_issues_a_letter(bench, ready):
    for keys in PRESSED:
        sheet = asked_last(bench, ready)
        for key, also in keys:
            bench.bot.keyClick(QApplication.focusWidget() or bench.window, key, also)
        bench.settle()
        assert not letters_of(bench), keys
        if ready.issuing.sheet is sheet:
            sheet.reject()
        bench.bot.waitUntil(lambda: ready.issuing.sheet is None)


def test_the_key_of_the_next_step_does_not_ask_to_issue(bench, ready):
    bench.bot.keyClick(ready, Qt.Key.Key_Return, CTRL_SHIFT)
    bench.settle()
    assert ready.issuing.sheet is None


def test_a_letter_that_changed_under_the_last_sheet_is_looked_at_again(bench, ready):
    asked_last(bench, ready)
    resident = ready.proof.matter.case.resident
    moved = PersonDetails(person_id=resident.id, name=resident.name, address="9 Another Street")
    bench.operations.do(bench.window, partial(people.change_person, details=moved))
    bench.bot.waitUntil(lambda: ready.issuing.sheet is None)
    assert "look at it again" in bench.window.word.words
    assert not letters_of(bench)


def test_the_frozen_page_is_shown_at_once_whole_and_from_its_beginning(bench, ready, monkeypatch):
    ready.paper.verticalScrollBar().setValue(500)
    monkeypatch.setattr(bench.operations, "read", lambda *_, **__: None)  # no answer comes while others are read
    issue(bench, ready)
    assert sha256(ready.paper.content).hexdigest() == letters_of(bench)[0].sha256
    assert ready.paper.verticalScrollBar().value() == 0
    assert ready.paper.verticalScrollBar().pageStep() >= ready.paper.height_of_page(0)
    assert has_print(ready.paper)
    assert not ready.foot.issue.isVisible()


def has_print(paper):
    image = paper.grab().toImage()
    across = range(image.width() // 3, image.width() * 2 // 3)
    return any(image.pixelColor(x, y).lightness() < 90 for y in range(20, image.height() - 20, 3) for x in across)


def test_a_letter_that_nothing_blocks_is_issued_filed_and_moves_the_case_on(bench, issued):
    with bench.office.record.reading() as session:
        case = load_case(session, bench.cases["new"])
    assert case.current.acknowledged_on == bench.office.day
    (filed,) = case.letters
    assert sha256(issued.paper.content).hexdigest() == filed.sha256
    assert "DRAFT" not in page(issued)
    assert not issued.foot.issue.isVisible()


def test_a_letter_that_needs_approval_is_submitted_and_not_approved_by_who_wrote_it(bench, ready):
    kinds = ["stage1-acknowledgement"]
    bench.operations.do(bench.window, partial(settings.change_approvals, kinds=kinds))
    bench.bot.waitUntil(lambda: ready.foot.issue.text() == SUBMIT and ready.foot.issue.isEnabled(), timeout=8000)
    bench.bot.mouseClick(ready.foot.issue, Qt.MouseButton.LeftButton)
    bench.settle()
    assert ["nobody has approved it yet" in each.why for each in ready.foot.gaps if each.blocks] == [True]
    assert not ready.foot.issue.isEnabled()
    assert not letters_of(bench)
    with bench.office.record.reading() as session:
        (sent,) = load_case(session, bench.cases["new"]).submissions
    shown = letter(bench, "new", f"submitted:{sent.id}")
    assert "DRAFT" in page(shown)
    assert shown.foot.approve.isHidden()
    with bench.office.record.writing(author="test") as session:
        other = Officer(name="Ann Other", role=Role.RESOLUTION_OFFICER.value)
        session.add(other)
        session.flush()
        session.get_one(LetterSubmission, sent.id).submitted_by_id = other.id
    shown.load()
    bench.bot.waitUntil(lambda: not shown.foot.approve.isHidden(), timeout=8000)
    assert shown.foot.issue.isHidden()
