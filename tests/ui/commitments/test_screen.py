"""The tracker: the matrix narrows the table, a promise is updated in place, the list is printed."""

from dataclasses import replace
from datetime import date
from functools import partial

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel
from python_calamine import CalamineWorkbook

from complaints_desktop.case.case import load_case
from complaints_desktop.exchange.weekly import By
from complaints_desktop.reading.commitment_board import Show
from tests.ui.exchange.conftest import chosen
from tests.ui.kit.test_printing import a_printer
from ui.commitments import taken_out
from ui.commitments.to_whom import Whose
from ui.kit.buttons import Button
from ui.kit.matrix import place_in_words

__all__ = ["chosen"]
CTRL = Qt.KeyboardModifier.ControlModifier


OPEN = (
    "Replace the boiler's control board",
    "Pay you £115 (loss of service)",
    "Call Mr Okafor every Friday until the heating works",
    "Review how missed appointments are reported",
)
"""All that is promised in the furnished record, the offer of money among it."""


def promised(screen):
    return [line.commitment.what for line in screen.lines()]


def test_the_worst_stands_first_and_is_explained(bench):
    screen = bench.show("commitments")
    assert promised(screen)[0] == "Replace the boiler's control board"
    assert screen.side.line.commitment.what == "Replace the boiler's control board"


def test_at_1440_by_900_the_risk_the_day_and_what_was_promised_are_in_sight(bench):
    bench.window.resize(1440, 900)
    table = bench.show("commitments").table
    names = [column.name for column in table.rows.columns]
    assert table.columns.shown_columns()[:5] == ("risk", "due", "left", "level", "what")
    for name in ("risk", "due", "left", "level", "what"):
        section = names.index(name)
        assert table.columnViewportPosition(section) + table.columnWidth(section) <= table.viewport().width(), name


def test_what_was_promised_takes_the_room_the_others_leave(bench):
    table = bench.show("commitments").table
    names = [column.name for column in table.rows.columns]
    least = table.columnWidth(names.index("what"))
    bench.window.resize(2600, 900)
    bench.settle()
    assert table.columnWidth(names.index("what")) > least
    assert table.horizontalScrollBar().maximum() == 0


def test_a_cell_of_the_matrix_narrows_the_table(bench):
    screen = bench.show("commitments")
    risk = screen.lines()[0].risk
    cell = screen.matrix.cell(risk.impact, risk.likelihood)
    bench.bot.keyClick(cell, Qt.Key.Key_Space)
    assert promised(screen) == ["Replace the boiler's control board"]
    bench.bot.keyClick(cell, Qt.Key.Key_Space)
    assert sorted(promised(screen)) == sorted(OPEN)


def test_a_view_narrows_the_board(bench):
    screen = bench.show("commitments")
    screen.views.choose("due in 7 days")
    screen.load()
    bench.settle()
    assert len(promised(screen)) == 2


def test_an_update_takes_enter_a_few_words_and_ctrl_enter(bench):
    screen = bench.show("commitments")
    screen.table.setFocus()
    bench.bot.keyClick(screen.table, Qt.Key.Key_Return)
    bench.settle()
    sheet = screen.side.currentWidget()
    box = sheet.form["text"].control
    bench.bot.waitUntil(box.hasFocus)
    bench.bot.keyClicks(box, "The part has come")
    bench.bot.keyClick(box, Qt.Key.Key_Return, CTRL)
    bench.settle()
    with bench.office.record.reading() as session:
        case = load_case(session, bench.cases["working"])
    assert case.commitments[0].updates[-1].text == "The part has come"
    assert screen.side.line.last_update_on == bench.office.day


def test_enter_on_what_is_done_opens_its_case(bench):
    with bench.office.record.writing(author="test") as session:
        session.connection().exec_driver_sql("UPDATE commitment SET state = 'completed', completed_on = '2026-04-10'")
    screen = bench.show("commitments")
    screen.views.choose("done")
    screen.load()
    bench.settle()
    assert len(promised(screen)) == screen.board.numbers[Show.DONE] == len(OPEN)
    screen.table.setFocus()
    bench.bot.keyClick(screen.table, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.shown("case").isVisible()
    assert screen.side.count() == 1


def open_form(bench, screen, key):
    bench.bot.keyClick(screen.table, key, CTRL)
    bench.settle()
    sheet = screen.side.currentWidget()
    bench.bot.waitUntil(lambda: sheet.isAncestorOf(QApplication.focusWidget()))
    return sheet


def test_after_an_update_the_cursor_is_in_the_table_again(bench):
    screen = bench.show("commitments")
    sheet = open_form(bench, screen, Qt.Key.Key_U)
    bench.bot.keyClicks(sheet.form["text"].control, "The part has come")
    bench.bot.keyClick(sheet.form["text"].control, Qt.Key.Key_Return, CTRL)
    bench.settle()
    assert screen.table.hasFocus()


def test_where_there_is_no_commitment_to_show_the_cursor_is_on_the_screen_all_the_same(bench):
    screen = bench.show("commitments")
    screen.views.choose("overdue")
    screen.load()
    bench.settle()
    screen.focus_first()
    assert screen.isAncestorOf(QApplication.focusWidget())


def test_a_form_left_with_escape_gives_the_cursor_back_to_the_table(bench):
    screen = bench.show("commitments")
    for key in (Qt.Key.Key_U, Qt.Key.Key_D, Qt.Key.Key_E):
        sheet = open_form(bench, screen, key)
        bench.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        bench.settle()
        assert screen.side.currentWidget() is not sheet
        assert screen.table.hasFocus()


def test_an_update_half_typed_survives_a_look_at_another(bench):
    screen = bench.show("commitments")
    screen.side.open_sheet("update")
    bench.settle()
    bench.bot.keyClicks(screen.side.currentWidget().form["text"].control, "Half a")
    screen.table.selectRow(1)
    bench.settle()
    screen.table.selectRow(0)
    screen.side.open_sheet("update")
    bench.settle()
    bench.bot.waitUntil(lambda: screen.side.currentWidget().form.text("text") == "Half a")


def test_each_column_sorts_by_its_own_value(bench):
    screen = bench.show("commitments")
    screen.table.sort_asked.emit("due", False)
    due = [line.commitment.due_on for line in screen.lines()]
    assert due == sorted(due)
    for name in ("what", "to", "owner", "update", "case", "contractor"):
        screen.table.sort_asked.emit(name, True)
        assert sorted(promised(screen)) == sorted(OPEN)


def test_the_list_shown_is_saved_by_owner_or_contractor_and_ones_own_dates_for_a_calendar(bench, tmp_path):
    screen = bench.show("commitments")
    for name, by in (("a.pdf", By.OWNER), ("a.xlsx", By.CONTRACTOR)):
        screen.taken_out.save(tmp_path / name, by)
        bench.settle()
    screen.taken_out.save_calendar(tmp_path / "a.ics")
    bench.settle()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    with_one = [line for line in screen.lines() if line.commitment.contractor]
    assert [row[0] for row in rows] == ["Contractor", *(line.commitment.contractor for line in with_one)]
    mine = screen.board.numbers[Show.MINE]
    assert (tmp_path / "a.ics").read_text().count("BEGIN:VEVENT") == mine > 0


def said(screen):
    return [label.text() for label in screen.empty.findChildren(QLabel)]


def pressed(bench, page, words):
    next(each for each in page.findChildren(Button) if each.text() == words and each.isVisible()).click()
    bench.settle()


def test_each_view_says_how_many_it_would_show(bench):
    screen = bench.show("commitments")
    words = [each.text() for each in screen.views.findChildren(Button)]
    assert words[:5] == ["All open 4", "Mine 3", "In jeopardy 2", "Due in 7 days 2", "Overdue 0"]
    assert words[5:] == ["Done", "Misses to explain"]


def test_the_cell_that_is_chosen_is_named_over_the_table_and_cleared_there(bench):
    screen = bench.show("commitments")
    risk = screen.lines()[0].risk
    bench.bot.keyClick(screen.matrix.cell(risk.impact, risk.likelihood), Qt.Key.Key_Space)
    bench.settle()
    chips = [each.text() for each in screen.findChildren(Button) if each.accessibleName().endswith(": take away")]
    assert chips == [place_in_words((risk.impact, risk.likelihood))]
    pressed(bench, screen.narrowing, "Clear")
    assert screen.matrix.place is None
    assert sorted(promised(screen)) == sorted(OPEN)


def test_an_empty_cell_says_so_and_is_cleared_in_the_middle(bench):
    screen = bench.show("commitments")
    bench.bot.keyClick(screen.matrix.cell(1, 1), Qt.Key.Key_Space)
    bench.settle()
    assert "No commitment is left" in said(screen)
    pressed(bench, screen.empty, "Clear")
    assert sorted(promised(screen)) == sorted(OPEN)


def test_an_empty_view_says_which_and_offers_all(bench):
    screen = bench.show("commitments")
    screen.views.choose("overdue")
    screen.load()
    bench.settle()
    assert {"Nothing promised is overdue", "4 commitments open in all."} <= set(said(screen))
    pressed(bench, screen.empty, "Show all that is open")
    assert sorted(promised(screen)) == sorted(OPEN)


def test_with_no_promise_at_all_the_cases_are_offered(bench):
    with bench.office.record.writing(author="test") as session:
        session.connection().exec_driver_sql("UPDATE commitment SET state = 'completed', completed_on = due_on")
    screen = bench.show("commitments")
    screen.load()
    bench.settle()
    assert "Nothing is promised that is still to be done" in said(screen)
    pressed(bench, screen.empty, "Open the list of cases")
    assert bench.window.shown("cases").isVisible()


def test_the_table_has_most_of_the_height(bench):
    bench.window.resize(1366, 768)
    screen = bench.show("commitments")
    bench.settle()
    assert screen.table.height() > screen.height() * 0.7


def test_the_commitments_listed_are_exported_with_their_dates(bench, tmp_path):
    screen = bench.show("commitments")
    screen.table.columns.show_columns(("what", "due"))
    screen.out.export(tmp_path / "commitments.csv")
    bench.settle()
    lines = (tmp_path / "commitments.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "What was promised,Due"
    assert len(lines) == 1 + len(OPEN)
    assert lines[1].endswith(screen.lines()[0].commitment.due_on.isoformat())


def test_the_row_that_is_chosen_is_copied(bench):
    screen = bench.show("commitments")
    bench.bot.keyClick(screen.table, Qt.Key.Key_C, CTRL)
    bench.settle()
    assert "Replace the boiler's control board" in QGuiApplication.clipboard().text()


def test_the_cursor_stays_in_the_matrix_when_a_cell_is_chosen(bench):
    screen = bench.show("commitments")
    risk = screen.lines()[0].risk
    cell = screen.matrix.cell(risk.impact, risk.likelihood)
    cell.setFocus()
    bench.bot.keyClick(cell, Qt.Key.Key_Space)
    bench.settle()
    assert cell.hasFocus()
    bench.bot.keyClick(cell, Qt.Key.Key_Left)
    assert screen.matrix.cell(risk.impact - 1, risk.likelihood).hasFocus()


def test_a_contractor_written_in_two_ways_is_one_in_the_box(bench):
    screen = bench.show("commitments")
    first, second, *_ = screen.board.lines
    ways = ("Zed Ltd", "ZED  ltd")
    lines = [
        replace(line, commitment=replace(line.commitment, contractor=name))
        for line, name in zip((first, second), ways, strict=True)
    ]
    screen.narrowing.offer(lines)
    box = screen.narrowing.boxes["contractor"]
    assert [box.itemText(place) for place in range(box.count())] == ["Every contractor", "Zed Ltd 2"]
    box.setCurrentIndex(1)
    assert screen.narrowing.of_people(lines) == lines
    screen.narrowing.offer(lines[1:])
    assert (box.currentText(), screen.narrowing.of_people(lines)) == ("ZED ltd 1", lines)


def test_an_owner_narrows_the_list_and_the_matrix_and_is_taken_away_again(bench):
    screen = bench.show("commitments")
    other = next(line.commitment.owner.name for line in screen.lines() if line.commitment.owner.name != "Ruth Adeyemi")
    screen.narrowing.choose("owner", other)
    bench.settle()
    assert {line.commitment.owner.name for line in screen.lines()} == {other}
    boxes = screen.narrowing.boxes
    assert boxes["owner"].currentText() == f"{other} {len(screen.lines())}"
    assert [line.commitment.owner.name for line in screen.narrowing.of_people(screen.board.lines)] == [other] * len(
        screen.lines()
    )
    screen.views.choose("overdue")
    screen.load()
    bench.settle()
    assert f"Narrowed to {other}, among: overdue." in said(screen)
    pressed(bench, screen.narrowing, "Clear")
    screen.views.choose("all open")
    screen.load()
    bench.settle()
    assert sorted(promised(screen)) == sorted(OPEN)


def test_the_promise_beside_says_its_level_what_must_happen_and_offers_what_may_be_done(bench):
    screen = bench.show("commitments")
    labels = [label.text() for label in screen.side.findChildren(QLabel)]
    assert any(words.startswith("Level 2: ") and "To be told: the team leader" in words for words in labels)
    buttons = [each.text() for each in screen.side.findChildren(Button) if each.isVisible()]
    assert [words for words in ("Say what is done", "Update", "Chase") if words in buttons] == [
        "Say what is done",
        "Update",
        "Chase",
    ]


def test_the_promise_beside_says_how_likely_a_miss_is_and_why_until_its_date_has_passed(bench):
    screen = bench.show("commitments")
    for overdue in (False, True):
        line = screen.side.line
        screen.side.show_line(replace(line, risk=replace(line.risk, overdue=overdue)))
        bench.settle()
        labels = [label.text() for label in screen.side.findChildren(QLabel)]
        said = f"How likely it is to be missed: {line.risk.forecast.percent} in 100"
        assert (said in labels) is not overdue
        assert (f"•  {line.risk.forecast.because[-1]}" in labels) is not overdue


def test_the_line_of_figures_says_this_month(bench):
    words = bench.show("commitments").figures.text()
    assert "this month" in words
    assert words.endswith(".")


def opened(bench, screen, words):
    (act,) = [each for each in screen.actions() if each.text().startswith(words)]
    act.trigger()
    bench.settle()
    return screen.side.currentWidget()


def test_all_that_is_due_of_who_keeps_the_chosen_promise_is_chased_by_a_day_that_is_chosen(bench, chosen, tmp_path):
    screen = bench.show("commitments")
    line = screen.side.line
    sheet = opened(bench, screen, "Chase all")
    assert sheet.form["whose"].value == Whose(contractor=line.commitment.contractor)
    desk = bench.office.desk()
    assert sheet.form.date("next_on") == desk.calendar.due(desk.today, 3)
    sheet.form["next_on"].set_value("21 Apr")
    bench.bot.keyClick(sheet.action, Qt.Key.Key_Space)
    bench.settle()
    message = QGuiApplication.clipboard().text()
    assert f"Dear {line.commitment.contractor}," in message
    assert "Please tell us by 21 April 2026" in message
    assert f"Complaint {line.reference}: {line.commitment.what}" in message
    with bench.office.record.reading() as session:
        (chase,) = load_case(session, line.case_id).chases
    assert (chase.commitment_id, chase.next_on) == (line.commitment.id, date(2026, 4, 21))

    sheet = opened(bench, screen, "Chase all")  # again on the same day
    chosen.append(tmp_path / "chase.eml")
    bench.bot.keyClick(sheet.draft, Qt.Key.Key_Space)
    bench.settle()
    assert sheet.form.summary.accessibleName().startswith(
        f"There is something to put right. {line.commitment.contractor} was asked"
    )
    assert not chosen[-1].exists()


def test_the_list_of_one_goes_out_as_a_table_or_to_be_ticked_and_each_month_of_a_contractor(bench, chosen, tmp_path):
    screen = bench.show("commitments")
    who = screen.side.line.commitment.contractor
    for name, ending in (("a.xlsx", ".xlsx"), ("a.pdf", ".pdf")):
        sheet = opened(bench, screen, "Send a list out")
        sheet.form["ending"].set_value(ending)
        chosen.append(tmp_path / name)
        bench.bot.keyClick(sheet.action, Qt.Key.Key_Space)
        bench.settle()
        assert screen.side.count() == 1
    rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    theirs = [line.commitment.id for line in screen.lines() if line.commitment.contractor == who]
    assert [row[0] for row in rows[1:]] == theirs
    sheet = opened(bench, screen, "Send a list out")
    chosen.append(tmp_path / "a.docx")
    sheet.act()
    bench.settle()
    assert "“a.docx” does not say what it is to be" in sheet.form.summary.accessibleName()

    sheet = opened(bench, screen, "Monthly review")
    assert sheet.form.text("contractor") == who
    assert sheet.form["month"].value == date(2026, 3, 1)  # the month that is over
    chosen.append(tmp_path / "review.pdf")
    bench.bot.keyClick(sheet.action, Qt.Key.Key_Space)
    bench.settle()
    for name in ("a.pdf", "review.pdf"):
        words = " ".join(page.extract_text() for page in PdfReader(tmp_path / name).pages)
        assert who in words
        assert not [line.resident for line in screen.lines() if line.resident in words]


def test_how_promises_were_kept_is_told_by_stage_and_left_with_escape(bench):
    screen = bench.show("commitments")
    page = opened(bench, screen, "How promises were kept")
    labels = [each.text() for each in page.findChildren(QLabel)]
    assert [words for words in labels if "target" in words] == [
        "Stage 1: the target is 90%",
        "Stage 2: the target is 90%",
        "Ombudsman orders: the target is 100%",
    ] * 2
    assert page.back.hasFocus()
    bench.bot.keyClick(page.back, Qt.Key.Key_Escape)
    bench.settle()
    assert screen.table.hasFocus()


def test_the_matrix_is_saved_as_a_picture_of_what_it_shows(bench, tmp_path):
    screen = bench.show("commitments")
    for name in ("m.png", "m.svg"):
        screen.taken_out.save_picture(tmp_path / name)
        bench.settle()
    assert not QImage(str(tmp_path / "m.png")).isNull()
    drawing = (tmp_path / "m.svg").read_text(encoding="utf-8")
    assert "4 open promises, Monday 13 April 2026" in drawing
    assert ">Critical<" in drawing.replace("\n", "")


def test_list_and_matrix_are_printed_as_words_and_lines(bench, tmp_path, monkeypatch):
    screen = bench.show("commitments")
    for name, act in (("list", partial(screen.taken_out.print_list, By.OWNER)), ("m", screen.taken_out.print_matrix)):
        monkeypatch.setattr(taken_out, "asked_printer", lambda _, name=name: a_printer(tmp_path / f"{name}.pdf"))
        act()
        bench.settle()
        pages = PdfReader(tmp_path / f"{name}.pdf").pages
        words = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert "Very likely" in words
        assert not [picture for page in pages for picture in page.images]
    assert "4 open promises, Monday 13 April 2026" in words


def test_where_there_is_room_for_one_part_alone_a_form_is_shown_and_then_the_list_again(bench):
    bench.window.resize(700, 700)
    screen = bench.show("commitments")
    sheet = opened(bench, screen, "Send a list out")
    assert sheet.isVisible()
    assert not screen.table.isVisible()
    bench.bot.keyClick(sheet.action, Qt.Key.Key_Escape)
    bench.settle()
    assert screen.table.isVisible()
