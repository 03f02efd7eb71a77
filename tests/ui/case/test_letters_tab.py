"""The letters of a case: what is called for first, any other a few keys away, and what was begun stays in sight."""

from complaints_desktop.letters.catalogue import letter_kinds
from tests.ui.conftest import Bench
from ui.case.letter_palette import matching
from ui.case.letters_tab import LettersTab
from ui.kit.buttons import Button


def _tab(bench: Bench) -> LettersTab:
    tab = bench.case("working", "letters").tabs.pages[3]
    assert isinstance(tab, LettersTab)
    return tab


def _named(tab: LettersTab, start: str) -> list[str]:
    names = (each.accessibleName() for each in tab.findChildren(Button))
    return [name for name in names if name.startswith(start)]


def test_only_the_letters_that_are_called_for_are_shown_and_the_rest_are_found_by_what_has_happened(bench: Bench):
    tab = _tab(bench)
    assert _named(tab, "Write:") == ["Write: Stage 1 response"]

    (others,) = (each for each in tab.findChildren(Button) if each.text() == "Write another letter…")
    others.click()
    bench.settle()
    assert tab.letters.palette is not None
    offered = [each.words for each in tab.letters.palette.offers]
    allowed = bench.window.shown("case").view.allowed
    may = {kind.title for kind in letter_kinds() if kind.act in allowed and 1 in kind.stages}
    assert set(offered) == may
    assert offered[0] == "Stage 1 response"  # what is called for is found here too, and first
    titles = [kind.title for kind in matching(letter_kinds(), "acknow")]
    begins = [title.startswith("Acknow") for title in titles]
    assert begins == sorted(begins, reverse=True)
    assert {"Stage 1 acknowledgement", "Acknowledgement of another matter"} <= set(titles)

    tab.letters.palette.line.setText("more time")
    tab.letters.palette.asked.emit("more time")
    (extension,) = tab.letters.palette.offers
    assert extension.words == "Stage 1 extension"
    extension.take()
    bench.settle()
    letter = bench.window.shown("letter")
    next(iter(letter.words.boxes.values())).box.insertPlainText("Thank you for your call.")
    bench.settle()
    assert _named(_tab(bench), "Go on:") == ["Go on: Stage 1 extension"]
