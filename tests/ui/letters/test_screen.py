"""The letter: what it must say, the officer's words, the live page, what blocks it; issued, it is frozen."""

import io
from functools import partial
from hashlib import sha256

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from complaints_desktop.actions import assessment, definition, settings, updates
from complaints_desktop.actions.intake import PointTyped
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.updates import Updates
from complaints_desktop.letters.write import WRITERS
from db.terms import Hazard, Responsibility
from ui.kit.buttons import Link
from ui.kit.colours import Look
from ui.kit.paper import print_to
from ui.letters.proof import formats


def letter(bench, which, kind):
    bench.window.open_letter(bench.cases[which], kind)
    bench.settle()
    return bench.window.shown("letter")


def page(screen):
    pages = PdfReader(io.BytesIO(screen.paper.content)).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


@pytest.fixture
def response(bench):
    return letter(bench, "working", "stage1-response")


def points_of(bench, which):
    with bench.office.record.reading() as session:
        return load_case(session, bench.cases[which]).points


def test_a_line_of_what_blocks_the_letter_opens_the_form_that_mends_it(bench, response):
    line = next(each for each in response.foot.findChildren(Link) if "Point 2" in each.words)
    bench.bot.keyClick(line, Qt.Key.Key_Space)
    bench.settle()
    sheet = bench.window.shown("case").over.currentWidget()
    assert sheet.name == "decide"
    assert sheet.subject == points_of(bench, "working")[1].id


@pytest.mark.parametrize(
    ("field", "form", "number"),
    [
        ("points.1.reasons", "decide", 1),
        ("points.2.decision", "decide", 2),
        ("points.2.reference", "decide", 2),
        ("overall", "decide", 2),  # the first that is not decided
        ("findings", "decide", 2),
        ("points.1.responsibility", "define", 1),
        ("points.2.outcome_sought", "define", 2),
        ("points.2.remedy", "promise", 2),
    ],
)
def test_a_field_of_a_point_is_mended_in_the_form_of_that_point(bench, response, field, form, number):
    response.jump(field)
    bench.settle()
    sheet = bench.window.shown("case").over.currentWidget()
    assert sheet.name == form
    assert sheet.subject == points_of(bench, "working")[number - 1].id


@pytest.mark.parametrize(
    ("field", "tab"),
    [
        ("commitments.2.how_you_will_know", "Commitments"),
        ("money.1.because", "Money"),
        ("points.9.reasons", "Complaint"),
    ],
)
def test_a_field_that_no_form_of_a_point_holds_is_mended_at_its_tab(bench, response, field, tab):
    response.jump(field)
    bench.settle()
    case = bench.window.shown("case")
    assert case.over.currentWidget() is case.tabs
    assert case.tabs.title == tab


def asked(screen):
    """What the left says of each field: the words of its line by its label."""
    return {line.accessibleName().partition(":")[0]: line.accessibleName() for line in screen.fields.lines}


def test_what_this_letter_does_not_need_is_neither_there_nor_missing(bench, response):
    reason = response.proof.matter.kind.field("lateness_reason")
    assert not response.words.typed.get("lateness_reason")
    assert "not needed here" in asked(response)[reason.label]
    states = [line.partition(": ")[2].partition(".")[0] for line in asked(response).values()]
    needed, missing = len(states) - states.count("not needed here"), states.count("missing")
    assert response.fields.count == f"{missing} of {needed} missing"


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


def test_a_letter_that_is_blocked_cannot_be_issued(bench, response):
    assert response.proof.blocks
    assert not response.foot.issue.isEnabled()


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


def test_a_letter_opens_with_the_cursor_in_its_first_empty_box(bench, response):
    assert QApplication.focusWidget() is next(iter(response.words.boxes.values())).box
    first, second, *_ = response.words.boxes
    bench.bot.keyClicks(response.words.boxes[first].box, "Said.")
    bench.show("cases")
    letter(bench, "working", "stage1-response")
    bench.bot.waitUntil(lambda: QApplication.focusWidget() is response.words.boxes[second].box)


def test_the_cursor_stays_where_it_is_when_the_letter_is_laid_out_anew(bench, response):
    box = response.words.boxes["personal_note"].box
    box.setFocus()
    bench.bot.keyClicks(box, "Get wel")
    bench.bot.waitUntil(lambda: response.words.boxes["personal_note"].box is not box, timeout=8000)
    bench.settle()
    bench.bot.keyClicks(QApplication.focusWidget(), "l soon")
    assert response.words.typed["personal_note"] == "Get well soon"


def test_no_page_that_scrolls_takes_the_cursor_but_the_letter_itself(response):
    areas = [area for area in response.findChildren(QScrollArea) if area.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert not areas


def test_an_issued_letter_opens_on_its_page(issued):
    assert issued.paper.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_column_is_cut_off_at_any_text_size(bench, look, percent):
    look.set(look=Look.LIGHT, percent=percent)
    bench.window.resize(1280, 800)
    screen = letter(bench, "working", "stage1-response")
    bench.settle()
    for inside in (screen.fields, screen.words):
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
    assert typed == {field.name for field in response.proof.matter.kind.typed_fields}


def complete(bench):
    """Fill in what an acknowledgement of a fresh case still lacks."""
    case_id = bench.cases["new"]
    details = LandlordDetails(name="Averham Homes", address="1 High Street\nAverham", phone="0116 496 0000")
    bench.office.act(partial(settings.change_setting, name="landlord", value=as_value(details)))
    with bench.office.record.reading() as session:
        case = load_case(session, case_id)
    for point in case.points:
        words = PointWords(text=point.text, outcome_sought=point.outcome_sought, responsibility=Responsibility.OURS)
        bench.office.act(partial(definition.change_point, case_id=case_id, point_id=point.id, typed=words))
    bench.office.act(
        partial(
            assessment.assess, case_id=case_id, typed=Assessment(hazard=Hazard.NONE, complex=False, vulnerable=True)
        )
    )
    bench.office.act(
        partial(updates.agree_updates, case_id=case_id, typed=Updates(updates_agreed="a call every Friday"))
    )


@pytest.fixture
def issued(bench):
    """The screen with an acknowledgement that has just been issued."""
    complete(bench)
    screen = letter(bench, "new", "stage1-acknowledgement")
    for name in [each.field for each in screen.proof.blocks if each.field in screen.words.boxes]:
        bench.bot.keyClicks(screen.words.boxes[name].box, "We will ring you on Friday.")
    bench.bot.waitUntil(lambda: bool(screen.proof) and not screen.proof.blocks, timeout=8000)
    bench.bot.keyClick(screen.foot.issue, Qt.Key.Key_Space)
    bench.settle()
    return screen


def test_a_letter_that_nothing_blocks_is_issued_filed_and_moves_the_case_on(bench, issued):
    with bench.office.record.reading() as session:
        case = load_case(session, bench.cases["new"])
    assert case.current.acknowledged_on == bench.office.day
    (filed,) = case.letters
    assert sha256(issued.paper.content).hexdigest() == filed.sha256
    assert "DRAFT" not in page(issued)
    assert not issued.foot.issue.isVisible()


def test_an_issued_letter_is_saved_as_the_bytes_that_were_frozen(bench, issued, tmp_path):
    with bench.office.record.reading() as session:
        (filed,) = load_case(session, bench.cases["new"]).letters
    issued.save_as(tmp_path / "letter.PDF")
    bench.settle()
    assert sha256((tmp_path / "letter.PDF").read_bytes()).hexdigest() == filed.sha256


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ""])
def test_an_issued_letter_is_not_saved_as_anything_but_the_pdf_that_was_frozen(bench, issued, tmp_path, ending):
    issued.save_as(tmp_path / f"letter{ending}")
    bench.settle()
    assert not list(tmp_path.glob("letter*"))
    assert bench.window.word.isVisible()
    assert "ends in .pdf" in bench.window.word.words


def test_an_issued_letter_is_offered_as_a_pdf_only_and_a_draft_in_four_formats():
    assert formats(issued=True) == "PDF (*.pdf)"
    assert [ending in formats(issued=False) for ending in WRITERS] == [True] * 4


def test_a_letter_is_saved_in_the_format_of_its_name(bench, response, tmp_path):
    for ending, start in ((".pdf", b"%PDF"), (".docx", b"PK"), (".html", b"<!"), (".txt", b"")):
        target = tmp_path / f"letter{ending}"
        response.save_as(target)
        bench.settle()
        assert target.read_bytes().startswith(start)
        assert target.stat().st_size > 500


def test_a_letter_that_cannot_be_saved_says_so_and_can_be_tried_again(bench, response, tmp_path):
    target = tmp_path / "not there yet" / "letter.pdf"
    response.save_as(target)
    bench.settle()
    assert bench.window.word.isVisible()
    assert "cannot be written" in bench.window.word.words
    target.parent.mkdir()
    again = next(each for each in bench.window.word.findChildren(QPushButton) if each.text() == "Try again")
    bench.bot.keyClick(again, Qt.Key.Key_Space)
    bench.settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_the_page_is_printed_as_it_is_shown(bench, response, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_to(printer, response.paper.content)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == response.paper.pages
