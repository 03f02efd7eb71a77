"""A choice side by side where there is room, else in a list: the same choice either way."""

from ui.kit.folding import FoldingBar, FoldingSegments

CHOICES = (("all", "All that is open"), ("mine", "Those that are mine"), ("late", "Those that are late"))


def test_a_choice_folds_to_a_list_where_one_line_is_too_short_and_keeps_what_is_chosen(look, qtbot):
    choice = FoldingSegments("Show", CHOICES)
    bar = FoldingBar(choice)
    qtbot.addWidget(bar)
    told = []
    choice.chosen.connect(told.append)
    bar.resize(2000, 100)
    bar.show()
    assert (choice.segments.isVisible(), choice.box.isVisible()) == (True, False)
    bar.resize(choice.segments.one_line - 1, 100)
    assert (choice.segments.isVisible(), choice.box.isVisible()) == (False, True)
    choice.box.activated.emit(2)
    assert (choice.value, told) == ("late", ["late"])
    choice.set_words("late", "Late 4")
    assert choice.box.currentText() == "Late 4"
    bar.resize(2000, 100)
    choice.choose("mine")
    assert (choice.box.currentData(), told) == ("mine", ["late"])
    assert choice.segments.isVisible()
