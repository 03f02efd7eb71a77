"""What a complaint came with: an e-mail, dropped on the log or chosen, that goes to the case when it is logged."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from complaints_desktop.actions.drafts import keep_file
from complaints_desktop.documents.arriving import read_file
from complaints_desktop.reading.emails import Begun, begun_by
from ui.kit.buttons import Button
from ui.kit.flow import Flow
from ui.kit.texts import text
from ui.workplace.files import ask_to_open
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.office import Office

OFFER = "A complaint that came by e-mail: drop the message here"


class CameWith(Flow):
    """A line: how to begin with an e-mail, or which one this complaint began with."""

    begun = Signal(object, str)
    """What an e-mail says, and the id under which its file is kept."""
    left_out = Signal()

    def __init__(self, workplace: Workplace) -> None:
        """Begin with none."""
        self._workplace = workplace
        self._said = text(OFFER, "hint", wrap=False)
        self._ask = Button("Begin with an e-mail…", role="link", icon_name="document")
        self._leave = Button("Leave it out", role="link", name="Leave the e-mail out")
        super().__init__(self._said, self._ask, self._leave, gap=2)
        self.file_id, self._words = "", ""
        self._ask.clicked.connect(self._ask_file)
        self._leave.clicked.connect(self._leave_out)
        self.show_file("", "")

    def begin_with(self, path: Path) -> None:
        """Read an e-mail and keep its file: who sent it, when and what they say. It goes with the case when logged."""

        def read(office: Office) -> Begun:
            with office.record.reading() as session:
                return begun_by(session, office.desk(), file=read_file(path))

        asker = QObject(self)  # one each, so that of several that are dropped none makes another stale
        self._workplace.operations.read(asker, read, self._keep_file, topic="e-mail", words="Reading the e-mail")

    def _keep_file(self, said: Begun) -> None:
        kept = partial(keep_file, file=said.file)
        self._workplace.operations.do(
            self, kept, lambda changes: self.begun.emit(said, changes.made or ""), words="Keeping the e-mail"
        )

    def _ask_file(self) -> None:
        folder = self._workplace.folder
        path = ask_to_open(self, folder, "Begin with an e-mail", "E-mails (*.eml *.msg);;All files (*)")
        if path:
            self.begin_with(path)

    def show_file(self, file_id: str, words: str) -> None:
        """Show the file that goes with it; none where the id is empty."""
        self.file_id, self._words = file_id, words
        said = f"Goes with the case: the e-mail {words}" if file_id else OFFER
        self._said.setText(said)
        self._said.setAccessibleName(said)
        self._ask.setHidden(bool(file_id))
        self._leave.setHidden(not file_id)

    def keep(self) -> Mapping[str, str]:
        """Return what a draft keeps of it."""
        return {"file_id": self.file_id, "file_words": self._words} if self.file_id else {}

    def fill(self, kept: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self.show_file(str(kept.get("file_id") or ""), str(kept.get("file_words") or ""))

    def _leave_out(self) -> None:
        self.show_file("", "")
        self.left_out.emit()
