"""The editor of the wording: the page follows the keys, nothing incomplete is saved, and what is typed is kept."""

from pathlib import Path

from complaints_desktop.letters.wordings import section_text
from tests.ui.conftest import Bench
from ui.exchange.wording_screen import WordingFileScreen
from ui.wording.screen import WHOLE, WordingScreen
from ui.workplace.place import Place

CHANGES = ("stage1-response", "changes")


def opened(bench: Bench, section: tuple[str, str] = CHANGES) -> WordingScreen:
    bench.window.show_place(Place("wording", place=section[0], subject=section[1]))
    bench.settle()
    screen = bench.window.shown("wording")
    assert isinstance(screen, WordingScreen)
    return screen


def type_text(bench: Bench, screen: WordingScreen, words: str) -> None:
    screen.editor.text.box.setPlainText(words)
    screen._pause.timeout.emit()
    bench.settle()


def test_a_section_is_changed_beside_its_page_and_an_earlier_version_is_taken_up_again(bench: Bench):
    screen = opened(bench)
    ours, first = section_text(*CHANGES), screen.paper.content
    assert screen.editor.text.value == ours
    assert [screen.sections.item(at).text() for at in range(2)] == ["Answer · locked", "We are sorry for the delay"]

    type_text(bench, screen, ours.replace("{{changes}}", ""))
    assert not screen.editor.save.isEnabled()
    assert "“What we are changing” is missing" in screen.editor.missing.accessibleName()
    assert "Code 9.1" in screen.editor.missing.accessibleName()
    type_text(bench, screen, ours.replace("{{changes}}", "**never closed"))
    assert "cannot be read" in screen.editor.missing.accessibleName()
    type_text(bench, screen, ours.replace("What we are changing", "What will be different"))
    assert screen.editor.save.isEnabled()
    assert screen.paper.content != first

    screen.save()
    assert "why" in screen.editor.form.names  # it is asked why
    screen.editor.why.set_value("Plainer.")
    screen.save()
    bench.settle()
    assert not screen.dirty
    assert "The landlord's own wording holds" in screen.editor.about.text()
    (version,) = screen.history.table.rows.known(screen.history.table.rows.ids)
    assert (version.why, version.stands) == ("Plainer.", True)

    screen.editor.why.set_value("Back.")
    screen.go_back()
    bench.settle()
    assert screen.editor.text.value == ours
    screen.history.table.choose_row(1)
    screen.history.take.click()
    assert "What will be different" in screen.editor.text.value


def test_our_wording_is_taken_out_and_in_again_as_a_file(bench: Bench, tmp_path: Path):
    screen = opened(bench)
    type_text(bench, screen, section_text(*CHANGES).replace("What we are changing", "What will be different"))
    screen.editor.why.set_value("Plainer.")
    screen.save()
    bench.settle()
    screen.write_out(tmp_path / "set.json")
    bench.settle()
    screen.editor.why.set_value("Back.")
    screen.go_back()
    bench.settle()

    files = bench.show("wording-file")
    assert isinstance(files, WordingFileScreen)
    files.try_file(tmp_path / "set.json")
    bench.settle()
    assert files.begin.text() == "Take in 1 section"
    files.import_it()
    bench.settle()
    assert "What will be different" in opened(bench).editor.text.value


def test_what_is_typed_is_kept_when_another_section_is_opened(bench: Bench):
    screen = opened(bench)
    type_text(bench, screen, section_text(*CHANGES) + "\n\nOne line more.")
    screen.shown.set_value(WHOLE)
    screen.sections.setCurrentRow(0)
    bench.settle()
    assert screen.editor.title.text() == "Answer"
    opened(bench)
    assert screen.editor.text.value.endswith("One line more.")
    assert screen.dirty
    screen.editor.discard.click()
    bench.settle()
    assert screen.editor.text.value == section_text(*CHANGES)


def test_what_is_added_beside_what_the_code_asks_is_shown_and_saved_when_it_is_confirmed(bench: Bench):
    answer = ("stage1-response", "answer")
    screen = opened(bench, answer)
    assert not screen.editor.consistent.isVisible()
    type_text(bench, screen, f"{section_text(*answer)}\n\nPlease keep this letter.")
    assert "“Please keep this letter.”" in screen.editor.added.accessibleName()
    screen.editor.why.set_value("They lose it.")
    screen.save()
    bench.settle()
    assert screen.dirty
    screen.editor.consistent.set_value(True)
    type_text(bench, screen, f"{section_text(*answer)}\n\nPlease keep this letter safe.")
    assert not screen.editor.consistent.value, "other sentences are confirmed anew"
    screen.editor.consistent.set_value(True)
    screen.save()
    bench.settle()
    assert not screen.dirty
    (version,) = screen.history.table.rows.known(screen.history.table.rows.ids)
    assert "“Please keep this letter safe.”" in version.why
