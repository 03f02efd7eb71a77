"""What is typed into the settings and not saved is there again, and says that it is not saved."""

from PySide6.QtCore import Qt
from shiboken6 import delete

from ui.settings.appearance import Appearance
from ui.window.main_window import MainWindow
from ui.workplace.operations import Operations

CTRL = Qt.KeyboardModifier.ControlModifier


def type_name(bench, section, words):
    line = section.form["name"].control
    line.setFocus()
    line.selectAll()
    bench.bot.keyClicks(line, words)


def named(screen):
    return [screen.list.item(row).text() for row in range(screen.list.count())]


def closed_and_opened_again(bench, look, tmp_path):
    """Close the window while it is being typed in, and start the program again."""
    bench.window.close()
    bench.operations.close()
    before, bench.operations = bench.window, Operations(bench.office)
    bench.window = MainWindow(Appearance(look), tmp_path / "own")
    bench.window.show()
    bench.window.opened(bench.operations, sample=True)
    bench.settle()
    return before


def test_closing_the_window_keeps_what_was_typed_and_opening_says_that_it_is_not_saved(bench, section, look, tmp_path):
    type_name(bench, section("landlord"), "Millbrook Homes")
    before, operations = closed_and_opened_again(bench, look, tmp_path), bench.operations
    try:
        screen = bench.show("settings")
        assert "The landlord · not saved" in named(screen)
        assert bench.office.desk().settings.landlord.name != "Millbrook Homes"
        screen.show_section("landlord")
        bench.settle()
        assert screen.section.form.text("name") == "Millbrook Homes"
        assert screen.section.kept.isVisible()
    finally:
        bench.window.close()
        operations.close()
        delete(bench.window)
        bench.window = before


def test_leaving_for_another_screen_says_that_it_is_not_saved_and_keeps_it(bench, section):
    landlord = section("landlord")
    type_name(bench, landlord, "Millbrook Homes")
    bench.show("cases")
    assert "not saved yet" in bench.window.word.words
    bench.show("settings")
    assert landlord.form.text("name") == "Millbrook Homes"
    assert landlord.dirty


def test_leaving_what_was_not_typed_in_says_nothing(bench, section):
    section("landlord")
    bench.show("cases")
    assert bench.window.word.words == ""


def test_what_is_saved_or_thrown_away_is_no_draft_any_more(bench, section):
    mine = section("my-details")
    for end in (lambda: bench.bot.keyClick(mine, Qt.Key.Key_Return, CTRL), mine.throw_away):
        type_name(bench, mine, "Ruth A. Adeyemi")
        mine._draft.save()
        bench.settle()
        assert "My details · not saved" in named(bench.window.shown("settings"))
        end()
        bench.settle()
        assert "My details · not saved" not in named(bench.window.shown("settings"))
        assert bench.office.record.rows("SELECT count(*) FROM draft WHERE ended_at IS NULL") == [(0,)]


def test_only_what_was_typed_is_kept_so_that_what_a_colleague_saved_since_stands(bench, section):
    mine = section("my-details")
    type_name(bench, mine, "Ruth A. Adeyemi")
    assert mine.typed == {"name": "Ruth A. Adeyemi"}
    mine.form["phone"].control.clear()
    assert mine.typed == {"name": "Ruth A. Adeyemi", "phone": ""}
