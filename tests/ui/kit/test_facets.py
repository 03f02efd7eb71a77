"""A list is narrowed by facets: each choice says how many it would leave, and one at most is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from ui.kit.buttons import Button
from ui.kit.facets import SHOWN, Choice, FacetPanel

STAGES = (Choice(1, "Stage 1", 1_204), Choice(2, "Stage 2", 31))
CATEGORIES = tuple(Choice(f"c{n}", f"Category {n}", n) for n in range(SHOWN + 3))


@pytest.fixture
def panel(qtbot, look):
    made = FacetPanel({"stage": "Stage", "category": "About"})
    qtbot.addWidget(made)
    made.show_counts({"stage": STAGES})
    made.resize(260, 600)
    made.show()
    made.activateWindow()
    made.said = []
    made.changed.connect(made.said.append)
    return made


def boxes(panel):
    QApplication.processEvents()  # what was put in is shown
    return {box.accessibleName(): box for box in panel.findChildren(QCheckBox) if box.isVisible()}


def test_each_choice_says_its_facet_and_how_many_it_leaves(panel):
    assert list(boxes(panel)) == ["Stage: Stage 1, 1,204", "Stage: Stage 2, 31"]
    assert "1,204" in [label.text() for label in panel.findChildren(QLabel)]


def test_space_chooses_one(panel, qtbot):
    qtbot.keyClick(boxes(panel)["Stage: Stage 2, 31"], Qt.Key.Key_Space)
    assert panel.said == [{"stage": 2}]
    assert panel.values == {"stage": 2}


def test_space_again_leaves_all(panel, qtbot):
    box = boxes(panel)["Stage: Stage 2, 31"]
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert panel.said == [{"stage": 2}, {}]


def test_another_choice_of_the_same_facet_takes_the_place_of_the_first(panel, qtbot):
    qtbot.keyClick(boxes(panel)["Stage: Stage 1, 1,204"], Qt.Key.Key_Space)
    panel.show_counts({"stage": STAGES})
    qtbot.keyClick(boxes(panel)["Stage: Stage 2, 31"], Qt.Key.Key_Space)
    panel.show_counts({"stage": STAGES})
    assert panel.values == {"stage": 2}
    assert [box.isChecked() for box in boxes(panel).values()] == [False, True]


def test_choices_of_two_facets_narrow_together(panel, qtbot):
    panel.show_counts({"stage": STAGES, "category": CATEGORIES[:2]})
    qtbot.keyClick(boxes(panel)["Stage: Stage 1, 1,204"], Qt.Key.Key_Space)
    qtbot.keyClick(boxes(panel)["About: Category 1, 1"], Qt.Key.Key_Space)
    assert panel.said[-1] == {"stage": 1, "category": "c1"}


def test_a_saved_view_chooses_without_saying_so(panel):
    panel.set_values({"stage": 2})
    panel.show_counts({"stage": STAGES})
    assert panel.said == []
    assert boxes(panel)["Stage: Stage 2, 31"].isChecked()


def test_a_facet_with_nothing_to_choose_is_not_there(panel):
    assert "ABOUT" not in [label.text().upper() for label in panel.findChildren(QLabel) if label.isVisible()]
    panel.show_counts({"stage": (), "category": CATEGORIES[:1]})
    assert list(boxes(panel)) == ["About: Category 0, 0"]


@pytest.mark.parametrize(("many", "rest"), [(SHOWN, 0), (SHOWN + 1, 1), (SHOWN + 3, 3)])
def test_only_the_first_choices_are_shown_and_the_rest_counted(panel, many, rest):
    panel.show_counts({"category": CATEGORIES[:many]})
    assert len(boxes(panel)) == SHOWN
    more = [button.accessibleName() for button in panel.findChildren(Button) if button.isVisible()]
    assert more == ([f"{rest} more of About"] if rest else [])


def test_more_shows_them_all_and_they_stay_when_the_counts_change(panel, qtbot):
    panel.show_counts({"category": CATEGORIES})
    QApplication.processEvents()
    more = next(button for button in panel.findChildren(Button) if button.isVisible())
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert len(boxes(panel)) == len(CATEGORIES)
    panel.show_counts({"category": CATEGORIES[:-1]})
    assert len(boxes(panel)) == len(CATEGORIES) - 1


def test_the_same_counts_again_leave_the_focus_where_it_is(panel):
    box = boxes(panel)["Stage: Stage 2, 31"]
    box.setFocus()
    panel.show_counts({"stage": list(STAGES)})
    assert box.hasFocus()
    assert boxes(panel)["Stage: Stage 2, 31"] is box


def test_long_words_are_whole_on_the_screen_in_as_many_lines_as_they_need(panel):
    words = "Leaseholder services, major works & the section 20 consultation that goes before them"
    panel.show_counts({"stage": [Choice(3, words, 5)]})
    (box,) = boxes(panel).values()
    lines = box.text().replace("&&", "&").split("\n")
    assert len(lines) > 1
    assert " ".join(lines) == words
    assert box.sizeHint().height() >= len(lines) * box.fontMetrics().height()
    assert box.accessibleName() == f"Stage: {words}, 5"


def test_an_ampersand_is_shown_as_one_and_marks_no_letter(panel):
    panel.show_counts({"stage": [Choice(3, "Damp & mould", 5)]})
    (box,) = boxes(panel).values()
    assert box.text() == "Damp && mould"
    assert box.shortcut().isEmpty()
