"""What is under way is said in a strip that fits the least window at the largest text, until that very work ends."""

from types import SimpleNamespace

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.demonstration.fitting import misfits
from ui.kit.colours import Look
from ui.kit.progress import ProgressStrip
from ui.kit.toasts import Toasts
from ui.window.under_way import UnderWay

LEAST_PAGE = 820
"""Pixels a window of 1024 leaves a page beside the rail, at the largest text."""


def test_the_strip_wraps_where_a_line_has_no_room_for_it(qtbot, look):
    look.set(look=Look.LIGHT, percent=200)
    page, strip = QWidget(), ProgressStrip()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(strip)
    page.show()
    strip.say("Issuing 1,000 letters, and putting each with its case", lambda: None)
    strip.measure(1_000, 20_000)
    page.resize(LEAST_PAGE, 500)
    for _ in range(3):
        QApplication.processEvents()
    assert (page.width(), misfits(page)) == (LEAST_PAGE, [])


def test_what_is_slow_is_said_until_it_ends_whatever_ends_beside_it(qtbot, look):
    page = QWidget()
    qtbot.addWidget(page)
    under_way = UnderWay(page, Toasts(page))
    reading, writing, quick = (
        SimpleNamespace(words=words, cancel=None, writes=False, cancelled=False) for words in ("Read", "Write", "Ask")
    )
    said = under_way.strip._words.text
    under_way._say_task(reading)
    under_way._say_task(writing)
    under_way._settle(quick)
    assert said() == "Write …"
    under_way._settle(writing)
    assert said() == "Read …"
    under_way._settle(reading)
    assert said() == ""
