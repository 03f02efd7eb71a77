"""The forms of a case on the small record, each in a window of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from complaints_desktop.case.case import load_case
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.reading.case_view import view_case
from tests.ui.office import SmallOffice
from tests.ui.typing_at import choose
from ui.kit.fields import ChoiceField, TickField
from ui.kit.theme import Theme
from ui.sheets.sheet import ActionSheet
from ui.sheets.sheet_table import sheet_of
from ui.workplace.operations import Operations
from ui.workplace.workplace import Workplace


@dataclass
class Way:
    """The way from screen to screen, as far as a form needs one: it keeps what was said."""

    words: list[str] = field(default_factory=list)

    def open_case(self, case_id: str, place: str = "", subject: str = "") -> None:
        """Go nowhere."""

    def open_letter(self, case_id: str, kind: str) -> None:
        """Go nowhere."""

    def offer_acts(self, case_id: str, where: object, row: object = ()) -> None:
        """Offer nothing."""

    def show_screen(self, name: str) -> None:
        """Go nowhere."""

    def show_place(self, place: object) -> None:
        """Go nowhere."""

    def back(self) -> None:
        """Go nowhere."""

    def open_sharing(self, what: str = "") -> None:
        """Go nowhere."""

    def say(self, words: str, *, tone: str = "good") -> None:
        """Keep the tone and the words."""
        self.words.append(f"{tone}: {words}")


@dataclass
class Desk:
    """A form is opened on a case, filled in by keys, and the record is asked what came of it."""

    office: SmallOffice
    operations: Operations
    cases: dict[str, str]
    bot: QtBot
    way: Way = field(default_factory=Way)
    done: list[str] = field(default_factory=list)
    left: list[ActionSheet] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(2):
            self.bot.waitUntil(lambda: self.operations.idle, timeout=20_000)
            QCoreApplication.processEvents()

    def open(self, name: str, which: str = "working", subject: str = "") -> ActionSheet:
        """Open the form called `name` on a case, as the screen of the case does."""
        with self.office.record.reading() as session:
            view = view_case(session, self.office.desk(), case_id=self.cases[which])
        sheet = sheet_of(name, Workplace(self.operations, self.way), view, subject)
        sheet.done.connect(self.done.append)
        sheet.left.connect(lambda: self.left.append(sheet))
        self.bot.addWidget(sheet)
        sheet.resize(900, 700)
        sheet.show()
        sheet.activateWindow()
        self.settle()
        return sheet

    def type(self, sheet: ActionSheet, /, **entries: object) -> None:
        """Fill in fields with the keyboard: text is typed over what is there, a choice is gone to, a box is ticked."""
        for name, entry in entries.items():
            asked = sheet.form[name]
            if isinstance(asked, ChoiceField):
                choose(self.bot, asked, entry)
            elif isinstance(asked, TickField):
                self.bot.keyClick(asked.control, Qt.Key.Key_Space)
            else:
                self.bot.keyClick(asked.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                self.bot.keyClick(asked.control, Qt.Key.Key_Delete)
                self.bot.keyClicks(asked.control, str(entry))

    def save(self, sheet: ActionSheet) -> None:
        """Press the button of the form and wait."""
        self.bot.keyClick(sheet.action, Qt.Key.Key_Space)
        self.settle()

    def enter(self, name: str, /, *, which: str = "working", subject: str = "", **entries: object) -> ActionSheet:
        """Open a form, fill it in and save it."""
        sheet = self.open(name, which, subject)
        self.type(sheet, **entries)
        self.save(sheet)
        return sheet

    def case(self, which: str = "working") -> CaseFacts:
        """Ask the record for a case as it is now."""
        with self.office.record.reading() as session:
            return load_case(session, self.cases[which])


@pytest.fixture
def desk(qtbot: QtBot, look: Theme, office: SmallOffice, furnished: tuple[Path, dict[str, str]]) -> Iterator[Desk]:
    """The forms of a case on the small record; a bug fails the test."""
    operations = Operations(office)  # type: ignore[arg-type]  # a small office with the same questions
    bugs: list[str] = []
    operations.broke.connect(bugs.append)
    yield Desk(office, operations, furnished[1], qtbot)
    operations.close()
    assert not bugs, bugs[0]


@pytest.fixture
def errors() -> Callable[[ActionSheet], dict[str, str]]:
    """Return what each field of a form says is wrong, by its name."""
    return lambda sheet: {name: sheet.form[name].error for name in sheet.form.names if sheet.form[name].error}
