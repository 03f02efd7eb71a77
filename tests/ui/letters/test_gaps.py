"""What a letter still lacks: its order, the keys between, where it is mended, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from db.terms import Decision
from tests.ui.letters.composing import gaps, letter, points_of
from ui.kit.buttons import Link


def test_a_line_of_what_blocks_the_letter_opens_the_form_that_mends_it(bench, response):
    line = next(each for each in response.foot.findChildren(Link) if "Point 2" in each.words)
    bench.bot.keyClick(line, Qt.Key.Key_Space)
    bench.settle()
    sheet = bench.window.shown("case").over.currentWidget()
    assert sheet.name == "decide"
    assert sheet.subject == points_of(bench, "working")[1].id


def test_a_field_of_a_point_is_mended_in_the_form_of_that_point(bench, response):
    for field, form, number in (
        ("points.1.reasons", "decide", 1),
        ("points.2.outcome_sought", "define", 2),
        ("points.2.decision", "decide", 2),
        ("points.2.remedy", "promise", 2),
        ("points.2.reference", "decide", 2),
        ("points.1.responsibility", "define", 1),
        ("overall", "decide", 2),  # the first that is not decided
        ("points.1.reasons", "decide", 1),
        ("findings", "decide", 2),
    ):
        response.jump(field)
        bench.settle()
        sheet = bench.window.shown("case").over.currentWidget()
        assert (field, sheet.name) == (field, form)
        assert sheet.subject == points_of(bench, "working")[number - 1].id, field


def test_a_field_that_no_form_of_a_point_holds_is_mended_at_its_tab(bench, response):
    for field, tab in (
        ("commitments.2.how_you_will_know", "Commitments"),
        ("money.1.because", "Money"),
        ("points.9.reasons", "Complaint"),
    ):
        response.jump(field)
        bench.settle()
        case = bench.window.shown("case")
        assert case.over.currentWidget() is case.tabs, field
        assert (field, case.tabs.title) == (field, tab)


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
