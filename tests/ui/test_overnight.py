"""A window that stays open overnight works with the day it is, not with the one on which it was opened."""

from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt

from complaints_desktop.desk.changes import EVERYTHING
from complaints_desktop.forms.form import When
from ui.kit.date_field import DateField

TUESDAY = date(2026, 4, 14)


def next_morning(bench):
    """The day turns, and the program says so to what is open."""
    bench.office.day = TUESDAY
    bench.operations.changed.emit(EVERYTHING, QObject())
    bench.settle()


def days_left(bench, screen):
    names = [column.name for column in screen.table.rows.columns]
    bench.bot.waitUntil(lambda: all(screen.table.rows.row_at(n) for n in range(len(screen.table.rows.ids))))
    return [screen.table.model().index(n, names.index("left")).data() for n in range(len(screen.table.rows.ids))]


def test_the_days_left_in_the_list_go_on(bench):
    screen = bench.show("cases")
    before = days_left(bench, screen)
    next_morning(bench)
    assert before[0] == "8 overdue"
    assert days_left(bench, screen)[0] == "9 overdue"


def test_a_complaint_nobody_has_begun_is_received_today(bench):
    screen = bench.show("log")
    assert screen.form.date("received_on") == date(2026, 4, 13)
    next_morning(bench)
    assert screen.form.date("received_on") == TUESDAY
    assert screen.due.due.text() == "Tuesday 21 April 2026 · 5 working days left"


def test_a_complaint_begun_yesterday_keeps_the_day_it_was_received(bench):
    screen = bench.show("log")
    bench.bot.keyClicks(screen.form["name"].control, "Ama Mensah")
    next_morning(bench)
    assert (screen.form.text("name"), screen.form.date("received_on")) == ("Ama Mensah", date(2026, 4, 13))
    assert "4 working days left" in screen.due.due.text()


def test_today_is_not_refused_as_a_day_to_come(bench):
    screen = bench.show("log")
    next_morning(bench)
    line = screen.form["received_on"].control
    line.clear()
    bench.bot.keyClicks(line, "14/4/26\r")
    assert screen.form["received_on"].error == ""
    assert screen.form.date("received_on") == TUESDAY


@pytest.mark.parametrize(
    ("typed", "meant"), [("today", TUESDAY), ("yesterday", date(2026, 4, 13)), ("mon", date(2026, 4, 13))]
)
def test_named_days_are_counted_from_the_day_it_is(qtbot, look, typed, meant):
    today = [date(2026, 4, 13)]
    field = DateField("on", "Day", today=lambda: today[0], why_not=lambda _: None, when=When.PAST)
    qtbot.addWidget(field)
    field.show()
    today[0] = TUESDAY
    qtbot.keyClicks(field.line, typed)
    assert field.value == meant


def test_a_contact_nobody_has_begun_is_of_today(bench):
    contact = bench.case("working").tabs.pages[0].contact
    next_morning(bench)
    assert bench.window.shown("case").tabs.pages[0].contact is contact
    bench.bot.keyClicks(contact.summary.box, "Rang: nobody there.")
    bench.bot.keyClick(contact.summary.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert bench.window.shown("case").view.case.contacts[-1].contact_on == TUESDAY


def test_a_contact_begun_yesterday_keeps_its_day(bench):
    contact = bench.case("working").tabs.pages[0].contact
    bench.bot.keyClicks(contact.summary.box, "Rang: nobody there.")
    next_morning(bench)
    assert (contact.form.text("summary"), contact.form.date("contact_on")) == ("Rang: nobody there.", date(2026, 4, 13))
