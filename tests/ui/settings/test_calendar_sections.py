"""A changed calendar shows first what it moves; nothing moves before it is accepted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from complaints_desktop.rules.calendar import WorkingCalendar
from tests.ui.settings.test_sections import save, type_into


def due(bench):
    """The next date of every open case, as the list shows it."""
    return dict(bench.office.record.rows("SELECT reference, next_on FROM case_row WHERE open"))


@pytest.fixture
def proclaim(bench, section):
    """Type a day off on 15 April and ask what it moves."""
    holidays = section("bank-holidays")
    type_into(bench, holidays, "on", "15 Apr 2026")
    type_into(bench, holidays, "name", "A day of thanks")
    save(bench, holidays)
    return holidays


def test_a_proclaimed_day_shows_what_it_moves_and_nothing_has_moved_yet(bench, proclaim):
    moved = [proclaim.moves.table.rows.row_at(n) for n in range(proclaim.moves.table.rows.rowCount())]
    assert proclaim.moves.isVisible()
    assert moved
    assert all(each.by == (each.new - each.old).days > 0 for each in moved)
    assert not bench.office.record.rows("SELECT * FROM holiday_change")


def test_accepting_the_day_moves_the_cases_by_what_was_shown(bench, proclaim):
    before, shown = due(bench), proclaim.moves.table.rows
    moved = [shown.row_at(n) for n in range(shown.rowCount())]
    bench.bot.keyClick(proclaim.moves.accept, Qt.Key.Key_Space)
    bench.settle()
    after = due(bench)
    for each in moved:
        if before[each.reference] == each.old.isoformat():
            assert after[each.reference] == each.new.isoformat()
    assert after != before
    assert bench.office.desk().calendar.why_not(date(2026, 4, 15)) == "A day of thanks"
    assert "added by us" in [proclaim.table.model().index(n, 2).data() for n in range(proclaim.table.rows.rowCount())]


def test_leaving_it_as_it_is_keeps_nothing(bench, proclaim):
    before = due(bench)
    bench.bot.keyClick(proclaim.moves.leave, Qt.Key.Key_Space)
    bench.settle()
    assert not proclaim.moves.isVisible()
    assert due(bench) == before
    assert not bench.office.record.rows("SELECT * FROM holiday_change")


def choose_day(holidays, day):
    row = list(holidays.table.rows.ids).index(day)
    holidays.table.setFocus()
    holidays.table.setCurrentIndex(holidays.table.rows.index(row, 0))


def test_a_day_that_is_struck_out_is_worked_and_can_be_taken_back_in(bench, section):
    holidays, day = section("bank-holidays"), date(2026, 5, 4)
    for key_words, why in (("Strike out the chosen day", None), ("Take the chosen day back in", "May Day")):
        choose_day(holidays, day)
        assert holidays.strike.text() == key_words
        bench.bot.keyClick(holidays.table, Qt.Key.Key_Delete)
        bench.settle()
        bench.bot.keyClick(holidays.moves.accept, Qt.Key.Key_Space)
        bench.settle()
        assert bench.office.desk().calendar.why_not(day) == why


def test_the_table_holds_this_year_and_the_next(section):
    years = {day.year for day in section("bank-holidays").table.rows.ids}
    assert years == {2026, 2027}


@pytest.mark.parametrize(("today", "warned"), [(date(2027, 12, 31), False), (date(2028, 1, 1), True)])
def test_it_warns_when_the_known_days_end_within_a_year(bench, section, today, warned):
    bench.office.day = today
    assert isinstance(bench.office.desk().calendar, WorkingCalendar)
    holidays = section("bank-holidays")
    assert holidays.ends.isVisible() is warned


@pytest.mark.usefixtures("as_resolution_officer")
def test_a_resolution_officer_strikes_nothing_out(bench, section):
    holidays = section("bank-holidays")
    choose_day(holidays, date(2026, 5, 4))
    bench.bot.keyClick(holidays.table, Qt.Key.Key_Delete)
    bench.settle()
    assert not holidays.moves.isVisible()
    assert not holidays.strike.isEnabled()


def test_counting_the_day_itself_brings_every_open_clock_forward_once_accepted(bench, section):
    counting, before = section("counting"), due(bench)
    counting.form["event_day"].control.setFocus()
    bench.bot.keyClick(counting.form["event_day"].control, Qt.Key.Key_Down)
    save(bench, counting)
    shown = counting.moves.table.rows
    assert shown.rowCount()
    assert all(shown.row_at(n).by < 0 for n in range(shown.rowCount()))
    assert due(bench) == before
    bench.bot.keyClick(counting.moves.accept, Qt.Key.Key_Space)
    bench.settle()
    assert bench.office.desk().settings.event_day == 1
    assert due(bench) != before
