"""Standard paragraphs put in from the keyboard; the wording that changed under a draft is told."""

from datetime import timedelta
from functools import partial

from complaints_desktop.actions.wordings import write_wording
from complaints_desktop.letters.wordings import section_text
from tests.ui.conftest import Bench
from ui.letters.screen import LetterScreen
from ui.settings.paragraphs import Paragraphs
from ui.workplace.place import Place


def do(bench: Bench, act: object) -> None:
    bench.operations.do(bench.window, act)
    bench.settle()


def letter(bench: Bench) -> LetterScreen:
    bench.window.open_letter(next(iter(bench.cases.values())), "stage1-acknowledgement")
    bench.settle()
    screen = bench.window.shown("letter")
    assert isinstance(screen, LetterScreen)
    return screen


def test_a_paragraph_written_in_the_settings_is_put_in_where_the_cursor_is(bench: Bench):
    bench.window.show_place(Place("settings", place="paragraphs"))
    bench.settle()
    section = bench.window.shown("settings").section
    assert isinstance(section, Paragraphs)
    me = section.workplace.desk()
    typed = {"topic": "Damp", "title": "How damp is measured", "text": "We measure damp with a meter."}
    for name, words in {**typed, "owner_id": me.officer.id, "expires_on": me.today + timedelta(90)}.items():
        section.form[name].set_value(words)
    section.save()
    bench.settle()
    assert [each.title for each in section.table.rows.known(section.table.rows.ids)] == ["How damp is measured"]

    screen = letter(bench)
    screen.paragraphs.open_()
    bench.settle()
    assert screen.paragraphs.palette is None  # the cursor is in no box
    box = screen.words.boxes["personal_note"].box
    box.setPlainText("Thank you for your call.")
    cursor = box.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    box.setTextCursor(cursor)
    box.setFocus()
    screen.paragraphs.open_()
    bench.settle()
    assert screen.paragraphs.palette is not None
    (offer,) = screen.paragraphs.palette.offers
    offer.take()
    now = screen.words.boxes["personal_note"].box  # made anew: the page was drawn with the note in the meantime
    assert now.toPlainText() == "Thank you for your call.\n\nWe measure damp with a meter."


def test_a_draft_is_told_that_its_wording_changed(bench: Bench):
    screen = letter(bench)
    screen.words.boxes["personal_note"].set_value("Thank you.")
    screen._typed()
    bench.show("my-work")
    at = {"kind": "stage1-acknowledgement", "section": "limits"}
    text = section_text(**at).replace("What we may not be able to do", "What may be out of reach")
    do(bench, partial(write_wording, **at, text=text, why="Plainer."))
    said: list[str] = []
    screen.workplace.go.say = lambda words, **_: said.append(words)
    bench.window.open_letter(bench.cases[list(bench.cases)[1]], "stage1-acknowledgement")
    bench.settle()
    assert said == []
    letter(bench)
    assert said == ["The wording of this letter was changed since you began it: read the page again"]
