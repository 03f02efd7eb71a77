"""The 24 words, shown once: written down or printed, and only then do they open the record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.recovery.words import draw
from complaints_desktop.exchange.recovery_sheet import COLUMNS, sheet, subject_of
from complaints_desktop.office import Office
from db.files import write_whole
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import frame
from ui.kit.printing import print_pdf
from ui.kit.sheet import Sheet
from ui.kit.texts import text
from ui.workplace.files import ask_to_save
from ui.workplace.workplace import Workplace

WHY = (
    "With these words the record and its back-ups open again if the key or the log-in to this computer is lost. Print "
    "them or write them down now, and keep them on paper, away from this computer. They are kept nowhere and never "
    "shown again."
)


class WordsSheet(Sheet):
    """New words. Leaving without saying that they are on paper leaves everything as it was."""

    done = Signal()

    def __init__(self, workplace: Workplace) -> None:
        """Draw 24 words and show them."""
        super().__init__("24 recovery words", WHY, "I have them on paper", self.act)
        self.workplace, self.words = workplace, draw()
        self.back.setText("Leave without making words")
        self.back.setAccessibleName("Leave without making words; those made before stay")
        self.hint.setText("Esc leaves: these words are then forgotten.")
        card, inside = frame("card", gap=2, edge=4)
        grid = QGridLayout()
        rows = len(self.words) // COLUMNS
        for at, word in enumerate(self.words):
            line = text(f"{at + 1}.  {word}", "subheading", wrap=False)
            line.setAccessibleName(f"Word {at + 1}: {word}")
            grid.addWidget(line, at % rows, at // rows, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(grid)
        self.body.addWidget(card)
        self.print = Button("Print the sheet…", lambda: self._with_sheet(partial(print_pdf, self)))
        self.save = Button("Save the sheet…", self._ask_file)
        self.body.addWidget(flow(self.print, self.save))
        self.said = Banner()
        self.body.addWidget(self.said)
        self.end()

    def focus_first(self) -> None:
        """Put the cursor where the words get onto paper."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> None:
        """Let these words open the record; those made before open it no more."""
        words = self.words
        self.action.setEnabled(False)
        self.workplace.operations.read(
            self, lambda office: office.seal_for_words(words), self._sealed, topic="words", words="Sealing the key"
        )

    def _sealed(self, _nothing: None) -> None:
        self.workplace.go.say("The words on your sheet open this record from now on")
        self.workplace.operations.changed.emit(Changes(frozenset(), frozenset({Subject.SETTINGS})), self)
        self.done.emit()

    def _ask_file(self) -> None:
        path = ask_to_save(self, self.workplace.folder, "Save the sheet", "recovery-words.pdf", "PDF (*.pdf)")
        if path:
            self._with_sheet(partial(self._saved, path))

    def _with_sheet(self, then: Callable[[bytes], object]) -> None:
        words = self.words

        def work(office: Office) -> bytes:
            return sheet(words, subject_of(office))

        self.workplace.operations.read(self, work, then, topic="sheet", words="Making the sheet")

    def _saved(self, path: Path, content: bytes) -> None:
        self.workplace.operations.read(
            self, lambda _office: write_whole(path, content), partial(self._said_where, path), topic="save"
        )

    def _said_where(self, path: Path, _nothing: None) -> None:
        self.said.say(
            f"{path.name} is the sheet",
            more="Print it, then delete the file.",
            tone="warn",
        )
