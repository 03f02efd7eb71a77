"""A letter taken out of the program: the page that is shown printed, or the letter saved as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from complaints_desktop.office import Office
from db.files import write_whole
from ui.kit.printing import print_pdf
from ui.letters.beside import Beside
from ui.letters.proof import Asked, emailed, formats, in_format, took_out
from ui.workplace.files import ask_to_save
from ui.workplace.question import question
from ui.workplace.workplace import Workplace


class LetterOut(QObject):
    """What the letter of one screen is printed and saved by."""

    taken = Signal()
    """It was printed, saved or put into an email."""

    def __init__(self, screen: QWidget, workplace: Workplace, beside: Beside, asked: Callable[[], Asked]) -> None:
        """Print the page of the letter itself, and save what is `asked` for on the screen."""
        super().__init__(screen)
        self._screen, self._workplace, self._beside, self._asked = screen, workplace, beside, asked
        self.name = "letter"
        """What a file of it is called, by reference and kind."""

    def print_page(self) -> None:
        """Print the page of the letter; what is printed is what is seen."""
        self._beside.back()
        content = self._beside.paper.content
        if content and print_pdf(self._screen, content):
            self._workplace.operations.read(self, question(took_out, self._asked()), lambda _: None, topic="print")
            self.taken.emit()

    def ask_file(self) -> None:
        """Ask where to save the letter, under its name unless the person chooses another, and save it."""
        offered = formats(issued=bool(self._asked().issued))
        path = ask_to_save(self._screen, self._workplace.folder, "Save the letter", f"{self.name}.pdf", offered)
        if path:
            self.save_as(path)

    def ask_email(self) -> None:
        """Ask where to put the draft of an email with the letter attached, and open it in the mail program."""
        title, kind = "Save the draft of an email", "Draft of an email (*.eml)"
        path = ask_to_save(self._screen, self._workplace.folder, title, f"{self.name}.eml", kind)
        if path:
            self.email_as(path.with_suffix(".eml"))

    def email_as(self, path: Path) -> None:
        """Write the letter as the draft of an email, and hand it to the desktop to open."""
        asked = self._asked()

        def work(office: Office) -> None:
            write_whole(path, emailed(office, asked))

        def said(_: None) -> None:
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            how = "Opened in your mail program" if opened else "No mail program opened it: open the file yourself"
            self.taken.emit()
            self._workplace.go.say(f"{how}. Delete {path.name} once it is sent; it is not encrypted.")

        self._workplace.operations.read(self._screen, work, said, topic=f"email {path}", words="Writing the email")

    def save_as(self, path: Path) -> None:
        """Write the letter to a file, in the format of its ending."""
        asked = self._asked()

        def work(office: Office) -> None:
            write_whole(path, in_format(office, asked, path.name))

        def said(_: None) -> None:
            self.taken.emit()
            self._workplace.go.say(f"Saved as {path.name}")

        self._workplace.operations.read(self._screen, work, said, topic=f"save {path}", words="Saving the letter")
