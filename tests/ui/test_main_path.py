"""From a call to an acknowledgement that has left, by the keyboard alone: how many keys beside the words."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from complaints_desktop.actions import settings
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.settings import LandlordDetails, as_value

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LANDLORD = LandlordDetails(name="Averham Homes", address="1 High Street\nAverham", phone="0116 496 0000")


class Keys:
    """Counts the keys that are pressed; words are typed beside them."""

    def __init__(self, bench):
        self.bench, self.pressed = bench, 0

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.pressed += 1
        self.bench.bot.keyClick(QApplication.focusWidget() or self.bench.window, key, modifiers)
        self.bench.settle()

    def words(self, typed):
        self.bench.bot.keyClicks(QApplication.focusWidget(), typed)


def test_a_known_persons_complaint_is_logged_and_acknowledged_with_ten_keys_and_the_words(bench):
    bench.office.act(partial(settings.change_setting, name="landlord", value=as_value(LANDLORD)))
    keys = Keys(bench)
    keys.press(Qt.Key.Key_N, CTRL)
    screen = bench.window.shown("log")
    keys.words("oka")
    bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    keys.press(Qt.Key.Key_Return)
    keys.words("The new part failed too.")
    keys.press(Qt.Key.Key_Tab)
    keys.words("No heating again")
    keys.press(Qt.Key.Key_Tab)
    keys.words("A working boiler")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_O)
    keys.press(Qt.Key.Key_Return, CTRL)
    case_id = bench.window.shown("case").view.case.id
    keys.press(Qt.Key.Key_Return, CTRL | SHIFT)
    letter = bench.window.shown("letter")
    issuing = letter.issuing
    bench.bot.waitUntil(lambda: letter.proof is not None and not letter.proof.blocks, timeout=20_000)
    keys.press(Qt.Key.Key_I, CTRL | SHIFT)
    bench.bot.waitUntil(lambda: issuing.sheet is not None and issuing.sheet.isActiveWindow(), timeout=20_000)
    keys.press(Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    bench.bot.waitUntil(lambda: issuing.sheet is None, timeout=20_000)
    bench.settle()
    with bench.office.record.reading() as session:
        case = load_case(session, case_id)
    assert case.current.acknowledged_on == bench.office.day
    assert keys.pressed == 10
