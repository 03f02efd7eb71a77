"""Letters put on paper together: those of a day, printed or saved as one, and recorded as posted."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from complaints_desktop.exchange.mail_merge import issue_to_many
from tests.ui.conftest import Bench
from tests.ui.kit.test_printing import a_printer
from tests.ui.letters.composing import complete
from ui.kit.buttons import Button
from ui.letters.merge_screen import MergeScreen
from ui.letters.pile_screen import PileScreen
from ui.workplace.place import Place


@pytest.fixture
def screen(bench: Bench) -> PileScreen:
    """The screen on a day on which one letter was issued."""
    complete(bench)
    with bench.office.record.writing(author=bench.office.desk().officer.id) as session:
        kind, typed = "stage1-acknowledgement", {"personal_note": "We will ring you on Friday."}
        made = issue_to_many(session, bench.office.desk(), case_ids=[bench.cases["new"]], kind=kind, typed=typed)
    assert made.issued
    found = bench.show("print")
    assert isinstance(found, PileScreen)
    return found


def test_the_letters_of_today_are_printed_saved_and_posted(bench: Bench, screen: PileScreen, tmp_path: Path):
    (letter,) = screen.chosen
    assert (letter.case_id, letter.sent_on) == (bench.cases["new"], None)
    screen.print_on(a_printer(tmp_path / "printed.pdf"))
    bench.settle()
    printed = PdfReader(tmp_path / "printed.pdf").pages
    screen.save_as(tmp_path / "saved.pdf")
    bench.settle()
    saved = PdfReader(tmp_path / "saved.pdf")
    assert [each.title for each in saved.outline] == ["What lies here", f"{letter.reference}: {letter.title}"]  # type: ignore[union-attr]
    assert len(saved.pages) == len(printed)  # the tick for both sides counts for both
    bench.show("print")
    assert screen.said.accessibleName() == ""  # what was printed on an earlier visit is not news
    screen.posts.setFocus()
    screen.ask_posted()
    assert screen.said.accessibleName().startswith(f"Record 1 letter as posted today? {letter.reference} to ")
    pressed(screen, "Record 1 letter")
    bench.settle()
    assert screen.chosen == ()
    assert not screen.prints.isEnabled()
    assert bench.window.focusWidget() is screen.unsent.box  # and no button that Enter would press
    screen.unsent.set_value(False)
    screen.show_found()
    assert screen.chosen[0].sent_on == bench.office.day
    screen.ask_posted()
    assert "None of these letters" in screen.said.accessibleName()
    screen.table.choose_row(0)
    screen.ask_posted()
    assert f"Only {letter.reference}" in " ".join(each.text() for each in screen.said.findChildren(Button))


def pressed(screen: PileScreen, words: str) -> None:
    """Press what has the keys, a button with these words."""
    button = screen.window().focusWidget()
    assert isinstance(button, Button)
    assert button.text() == words
    button.click()


def test_the_letters_of_chosen_cases_are_of_any_day(bench: Bench, screen: PileScreen):
    bench.window.show_place(Place("print", place="cases", subject=bench.cases["late"]))
    bench.settle()
    assert screen.chosen == ()
    bench.window.show_place(Place("print", place="cases", subject=f"{bench.cases['late']} {bench.cases['new']}"))
    bench.settle()
    assert [each.case_id for each in screen.chosen] == [bench.cases["new"]]
    assert screen.on.value is None


def test_one_letter_goes_to_many_and_those_that_are_stopped_say_why(bench: Bench):
    complete(bench)
    bench.window.show_place(Place("merge", place="cases", subject=f"{bench.cases['late']} {bench.cases['new']}"))
    bench.settle()
    screen = bench.window.shown("merge")
    assert isinstance(screen, MergeScreen)
    assert not screen.issues.isEnabled()
    screen.kind.set_value("stage1-acknowledgement")
    screen.show_fields()
    screen.boxes["personal_note"].set_value("We will ring you on Friday.")
    screen.issues.setFocus()
    screen.ask()
    bench.settle()
    assert letters(bench) == []  # it looks and asks once
    assert screen.said.accessibleName().startswith("Issue 1 letter now? To ")
    lines = screen.table.rows.known(screen.table.rows.ids)
    stops, goes = sorted(lines, key=lambda each: each.goes)
    assert stops.reference == "26-K7Q-0001"
    assert stops.state.startswith("Stopped: ")
    assert (goes.state, goes.printed) == ("Will go", "2 pages in 12 point")
    assert "Our answer is due by " in goes.does
    focused = bench.window.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Issue 1 letter"  # and no button that Enter would press unasked
    screen.boxes["personal_note"].box.insertPlainText("And come on Monday. ")
    assert screen.said.accessibleName() == ""  # other words are asked about anew
    screen.issue()
    bench.settle()
    assert letters(bench) == [(bench.cases["new"],)]
    lines = screen.table.rows.known(screen.table.rows.ids)
    assert {each.reference: each.goes for each in lines}["26-K7Q-0001"] is False
    assert [each.state for each in lines if each.goes] == ["Issued"]


def letters(bench: Bench) -> list[tuple[str]]:
    """Return the cases of the letters that were issued."""
    return bench.office.record.rows("SELECT case_id FROM letter")
