"""Keep the record safe: a back-up to a file, a check of everything in the record, and a way back to its key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from complaints_desktop.desk.changes import Subject
from complaints_desktop.desk.recovery.seals import Standing
from complaints_desktop.office import Office
from complaints_desktop.rules.wording import count, in_full
from db.record.check import check
from db.record.damage import Problem
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.layouts import column, filling, frame, scrolled
from ui.kit.panes import Pages
from ui.kit.progress import ProgressStrip
from ui.kit.readable import Readable
from ui.kit.texts import heading, text
from ui.recovery.words_sheet import WordsSheet
from ui.workplace.files import KEEPS_NAMES, ask_to_save
from ui.workplace.meter import Meter
from ui.workplace.operations import Task
from ui.workplace.place import Place
from ui.workplace.workplace import BackUp, Screen, Workplace

BACK_UP = (
    "A whole copy of the record as it is at this moment, in one file, encrypted as the record is. Keep it on "
    "another disk. You can go on working meanwhile. It opens with the key of this record, or by its recovery."
)
CHECK = (
    "Looks at every page of the file, every row, the search, and every date in the lists, and compares them "
    "with what the cases themselves say. Nothing is changed."
)
RECOVERY = (
    "If this computer or your log-in to it is lost, the record and its back-ups open again with 24 words on "
    "paper, or with the landlord's recovery key where it has one."
)


class SafekeepingScreen(Screen):
    """A card for the back-up, one for the check, and one for the recovery of the key."""

    subjects = frozenset({Subject.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        """Nothing is under way yet."""
        super().__init__(workplace)
        self._task: Task | None = None
        self.back_up = Button("Back up to a file…", self.ask_file, role="primary")
        self.look = Button("Check the record", self.check_it)
        self.make_words = Button("Make recovery words…", self.show_words)
        self._words: WordsSheet | None = None
        self.backed_up, self.checked = Banner(), Banner()
        self.progress = ProgressStrip()
        self.recovery = Banner()
        self.over = filling(Pages(), least_height=45)
        self._lay_out()
        self.back_up.setEnabled(workplace.backup is not None)
        workplace.operations.settled.connect(self._settled)

    def _lay_out(self) -> None:
        page = Readable(most=215)
        stack = column(page, gap=4, edge=(5, 6))
        stack.addWidget(text("Keep the record safe", "title"))
        for title, words, button, said in (
            ("Back up", BACK_UP, self.back_up, self.backed_up),
            ("Check", CHECK, self.look, self.checked),
            ("Recovery of the key", RECOVERY, self.make_words, self.recovery),
        ):
            stack.addWidget(_card(title, words, button, said))
        stack.addStretch()
        self.over.addWidget(scrolled(page))
        outer = column(self, gap=0)
        outer.addWidget(self.over, 1)
        outer.addWidget(self.progress)

    def show_place(self, place: Place) -> None:
        """Show a part of this screen."""
        self.show_section(place.place)

    def show_section(self, name: str) -> None:
        """Stand at the button of the "back-up", the "check" or the "recovery"."""
        at = {"check": self.look, "recovery": self.make_words}.get(name, self.back_up)
        at.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def load(self) -> None:
        """Say who could open the record if its key were lost."""
        self.workplace.operations.read(self, lambda office: office.recovery(), self._show_recovery, topic="recovery")

    def _show_recovery(self, found: Standing) -> None:
        ways = []
        if found.words_made_at is not None:
            ways.append(f"the 24 words made on {in_full(found.words_made_at.date())}")
        if found.landlord is not None:
            ways.append(f"the landlord's recovery key, finger-print {found.landlord}")
        if found.problem is not None:
            self.recovery.say(found.problem.what, more=found.problem.do, tone="danger")
        elif ways:
            self.recovery.say(f"What opens it: {' and '.join(ways)}", tone="good")
        else:
            self.recovery.say("Nobody could open the record if its key were lost", tone="warn")

    def show_words(self) -> None:
        """Show new words; they open the record once they are on paper."""
        self.close_words()
        self._words = sheet = WordsSheet(self.workplace)
        for end in (sheet.left, sheet.done):
            end.connect(self.close_words)
        self.over.addWidget(sheet)
        self.over.setCurrentWidget(sheet)
        sheet.focus_first()

    def close_words(self) -> None:
        """Go back to the page; words that were only shown are forgotten."""
        if self._words is not None:
            self.over.removeWidget(self._words)
            self._words.deleteLater()
            self._words = None
            self.make_words.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_file(self) -> None:
        """Ask where to, and write the back-up."""
        name = f"complaints-record-{self.workplace.desk().today.isoformat()}.db"
        path = ask_to_save(self, self.workplace.folder, "Back up the record", name, options=KEEPS_NAMES)
        if path:
            self.back_up_to(path)

    def back_up_to(self, path: Path) -> None:
        """Write the back-up to `path`, where nothing may be yet."""
        write = self.workplace.backup
        if write is None or self._task is not None:
            return
        meter = Meter(self)
        meter.show_in(self.progress)
        meter.given_up.connect(self._given_up)
        self.backed_up.say("")
        task = self.workplace.operations.read(
            self, partial(_write, write, path, meter), partial(self._backed_up, path), topic="back-up", meter=meter
        )
        self._under_way("Backing up the record", task)

    def check_it(self) -> None:
        """Look the record through."""
        if self._task is None:
            self.checked.say("")
            meter = Meter(self)
            task = self.workplace.operations.read(
                self, partial(look_through, meter), self._checked, topic="check", meter=meter
            )
            self._under_way("Checking the record", task)

    def _under_way(self, words: str, task: Task) -> None:
        self._task = task
        for button in (self.back_up, self.look):
            button.setEnabled(False)
        self.progress.say(words, task.cancel)

    def _settled(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.back_up.setEnabled(self.workplace.backup is not None)
            self.look.setEnabled(True)
            self.progress.say("", None)

    def _backed_up(self, path: Path, about_key: str) -> None:
        self.backed_up.say(f"{path.name} is a whole back-up, and was read back", more=about_key, tone="good")
        self.back_up.setFocus()

    def _given_up(self) -> None:
        self.backed_up.say("The back-up was cancelled", more="Nothing was left in its place.", tone="info")

    def _checked(self, problems: Sequence[Problem]) -> None:
        if problems:
            what = f"{count(len(problems), 'thing is', 'things are')} wrong with the record"
            lines = "\n".join(f"{each.part}: {each.what}" for each in problems)
            do = "Back up now, under a new name, and ask whoever looks after the program."
            self.checked.say(what, more=f"{lines}\n{do}", tone="danger")
        else:
            self.checked.say(
                "The record is sound", more="Every page, every row and every date is as it was.", tone="good"
            )
        self.look.setFocus()


def _card(title: str, words: str, button: Button, said: Banner) -> QFrame:
    card, inside = frame("card", gap=3, edge=4)
    for part in (heading(title), text(words, "hint"), said):
        inside.addWidget(part)
    inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def look_through(meter: Meter, office: Office) -> Sequence[Problem]:
    """Return what is wrong with the record and with what its lists derive; `meter` may give it up in between."""
    from complaints_desktop.reading.case_lines import wrong_lines

    def derived() -> Sequence[str]:
        meter(0, 0)
        with office.record.reading() as session:
            return list(wrong_lines(session, office.desk()))

    found = check(office.record, derived=derived)
    meter(1, 1)
    return found


def _write(write: BackUp, path: Path, meter: Meter, _office: Office) -> str:
    return write(path, progress=meter)
