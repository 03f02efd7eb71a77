"""The letter: what it must say, the officer's words, the live page, what blocks it; issued, it is frozen."""

import io
from functools import partial
from hashlib import sha256

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from complaints_desktop.actions import assessment, definition, people, settings, updates
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.told import PointTyped
from complaints_desktop.forms.updates import Updates
from complaints_desktop.letters.write import WRITERS
from complaints_desktop.rules.wording import in_full
from db.model import LetterSubmission, Officer
from db.terms import Decision, Hazard, Responsibility, Role
from ui.kit.buttons import Link
from ui.kit.colours import Look
from ui.kit.printing import print_to
from ui.letters.foot import SUBMIT
from ui.letters.proof import formats

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


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


def test_a_letter_that_is_blocked_cannot_be_issued(bench, response):
    assert response.proof.blocks
    assert not response.foot.issue.isEnabled()


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


def gaps(screen):
    return [each.field for each in screen.foot.gaps if each.blocks]


def test_a_letter_opens_at_its_first_gap_and_where_nothing_blocks_in_its_first_empty_box(bench, response, ready):
    letter(bench, "working", "stage1-response")
    first = response.foot.gaps[0]
    assert response.foot.present == first
    assert first.blocks
    letter(bench, "new", "stage1-acknowledgement")
    empty = next(each for each in ready.words.boxes.values() if each.empty)
    bench.bot.waitUntil(empty.box.hasFocus)


def test_gaps_are_in_the_order_of_the_letter_and_keep_it_while_they_are_filled(bench, response):
    names = [field.name for field in response.proof.matter.kind.fields]
    here = [each for each in gaps(response) if each in names]
    assert here == sorted(here, key=names.index)
    assert len(here) > 1
    before = gaps(response)
    here = [each for each in here if each in response.words.boxes]
    bench.bot.keyClicks(response.words.boxes[here[0]].box, "We are sorry for the wait.")
    bench.bot.waitUntil(lambda: here[0] not in gaps(response), timeout=8000)
    assert gaps(response) == [each for each in before if each != here[0]]


def test_the_keys_go_from_gap_to_gap_round_the_ends(bench, response):
    at = []
    for _ in range(len(response.foot.gaps)):
        at.append(response.foot.present)
        bench.bot.keyClick(bench.window, Qt.Key.Key_F8)
    assert tuple(at) == response.foot.gaps
    assert response.foot.present == response.foot.gaps[0]
    bench.bot.keyClick(bench.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert response.foot.present == response.foot.gaps[-1]


def test_a_gap_in_a_box_takes_the_cursor_and_any_other_its_line(bench, response):
    for _ in range(len(response.foot.gaps)):
        bench.bot.keyClick(bench.window, Qt.Key.Key_F8)
        box = response.words.boxes.get(response.foot.present.field)
        focus = QApplication.focusWidget()
        assert focus is box.box if box else response.foot.isAncestorOf(focus)


def test_what_is_mended_in_a_form_of_the_case_brings_back_to_the_letter_at_the_next_gap(bench, response):
    line = next(each for each in response.foot.findChildren(Link) if "Point 2" in each.words)
    bench.bot.keyClicks(response.words.boxes["apology"].box, "We are so")
    bench.bot.keyClick(line, Qt.Key.Key_Space)
    bench.settle()
    sheet = bench.window.shown("case").over.currentWidget()
    sheet.form.fill(
        {
            "decision": Decision.UPHELD,
            "reasons": "Two visits were missed",
            "reference": "Our policy",
            "no_remedy_because": "Mended",
        }
    )
    sheet.action.click()
    bench.bot.waitUntil(response.isVisible)
    bench.settle()
    assert response.words.typed["apology"] == "We are so"
    assert not [each for each in gaps(response) if each and each.startswith("points.2.")]
    assert response.foot.present is not None


def test_where_there_is_room_for_one_part_a_gap_shows_the_part_it_is_in(bench, response, look):
    look.set(percent=200)
    bench.window.resize(1024, 700)
    response.parts.show_part("page")
    response.jump("apology")
    bench.settle()
    assert response.words.boxes["apology"].isVisible()


def test_going_back_from_such_a_form_goes_back_to_the_letter(bench, response):
    response.jump("points.2.reasons")
    bench.settle()
    bench.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    bench.bot.waitUntil(response.isVisible)


def test_what_is_mended_at_a_tab_offers_the_way_back(bench, response):
    response.jump("money.1.because")
    bench.settle()
    back = next(each for each in bench.window.word.findChildren(QPushButton) if each.text() == "Back to the letter")
    back.click()
    bench.bot.waitUntil(response.isVisible)


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


def test_an_issued_letter_opens_on_its_page(bench, issued):
    assert bench.window.focusWidget() is issued.paper


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
def ready(bench):
    """The screen with an acknowledgement that nothing blocks."""
    complete(bench)
    screen = letter(bench, "new", "stage1-acknowledgement")
    for name in [each.field for each in screen.proof.blocks if each.field in screen.words.boxes]:
        bench.bot.keyClicks(screen.words.boxes[name].box, "We will ring you on Friday.")
    bench.bot.waitUntil(lambda: bool(screen.proof) and not screen.proof.blocks, timeout=8000)
    return screen


def asked_last(bench, screen):
    """The last sheet, asked for by its key."""
    bench.window.activateWindow()
    bench.bot.waitUntil(bench.window.isActiveWindow)
    bench.bot.keyClick(screen, Qt.Key.Key_I, CTRL_SHIFT)
    bench.bot.waitUntil(lambda: screen.issuing.sheet is not None and screen.issuing.sheet.isActiveWindow())
    return screen.issuing.sheet


def issue(bench, screen):
    """Issue a letter by its keys."""
    bench.bot.keyClick(asked_last(bench, screen), Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    bench.bot.waitUntil(lambda: screen.issuing.sheet is None)  # a button pressed by its key is seen to go down first
    bench.settle()


@pytest.fixture
def issued(bench, ready):
    """The screen with an acknowledgement that has just been issued."""
    issue(bench, ready)
    return ready


def letters_of(bench):
    with bench.office.record.reading() as session:
        return load_case(session, bench.cases["new"]).letters


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


def test_an_issued_letter_is_saved_as_the_bytes_that_were_frozen(bench, issued, tmp_path):
    with bench.office.record.reading() as session:
        (filed,) = load_case(session, bench.cases["new"]).letters
    issued.out.save_as(tmp_path / "letter.PDF")
    bench.settle()
    assert sha256((tmp_path / "letter.PDF").read_bytes()).hexdigest() == filed.sha256


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ""])
def test_an_issued_letter_is_not_saved_as_anything_but_the_pdf_that_was_frozen(bench, issued, tmp_path, ending):
    issued.out.save_as(tmp_path / f"letter{ending}")
    bench.settle()
    assert not list(tmp_path.glob("letter*"))
    assert bench.window.word.isVisible()
    assert "ends in .pdf" in bench.window.word.words


def test_an_issued_letter_is_offered_as_a_pdf_only_and_a_draft_in_every_format():
    assert formats(issued=True) == "PDF (*.pdf)"
    assert all(ending in formats(issued=False) for ending in WRITERS)


def test_a_letter_is_saved_in_the_format_of_its_name(bench, response, tmp_path):
    for ending, start in ((".pdf", b"%PDF"), (".docx", b"PK"), (".html", b"<!"), (".txt", b"")):
        target = tmp_path / f"letter{ending}"
        response.out.save_as(target)
        bench.settle()
        assert target.read_bytes().startswith(start)
        assert target.stat().st_size > 500


def test_a_letter_that_cannot_be_saved_says_so_and_can_be_tried_again(bench, response, tmp_path):
    target = tmp_path / "not there yet" / "letter.pdf"
    response.out.save_as(target)
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
