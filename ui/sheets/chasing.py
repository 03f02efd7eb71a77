"""The form of a single chase: recorded, and its message copied or saved as a draft where that is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from complaints_desktop.desk.changes import Changes
from complaints_desktop.forms.follow_through import Chased
from ui.kit.buttons import Button
from ui.kit.clipboard import copy_words
from ui.kit.flow import flow
from ui.sheets.commitments import CommitmentSheet
from ui.workplace.files import ask_to_save

if TYPE_CHECKING:
    from complaints_desktop.actions.table import On
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session
    from complaints_desktop.exchange.chasing import Message
    from complaints_desktop.forms.form import Entry


class ChaseSheet(CommitmentSheet):
    """Who was asked, and when they are asked again; the message to them is written from it."""

    def lay_out(self) -> None:
        """Ask what the form asks, and offer the message as text and as a draft."""
        super().lay_out()
        self._copies, self._draft_at = False, cast(Path | None, None)
        self.copy = Button("Record and copy the message", self.act_and_copy)
        self.save = Button("Record and save a draft…", self.act_and_save)
        self.body.addWidget(flow(self.copy, self.save))

    def act_and_copy(self) -> None:
        """Record the chase, and put its message on the clipboard."""
        self._with_message(None)

    def act_and_save(self) -> None:
        """Ask where the draft goes, and record the chase with it."""
        if self.form.check():
            path = ask_to_save(self, self.workplace.folder, "Save the message", "chase.eml", "Messages (*.eml)")
            if path:
                self._with_message(path)

    def _with_message(self, draft: Path | None) -> None:
        self._copies, self._draft_at = True, draft
        self.act()
        self._copies, self._draft_at = False, None

    def do(self, on: On, typed: Entry) -> None:
        """Have the record do it; with the message, only where it can be written."""
        if not self._copies:
            super().do(on, typed)
            return
        asked: list[Message] = []
        draft, recorded = self._draft_at, self.row.work(on, typed)

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.exchange.chasing import chasing_one

            asked.append(chasing_one(session, desk, commitment_id=on.subject, typed=cast(Chased, typed)))
            with asked[-1].beside(draft):
                return recorded(session, desk)

        def then(changes: Changes) -> None:
            if draft is None:
                copy_words(asked[-1].words)
            where = f"saved as {draft.name}" if draft else "copied"
            self.finish(f"The message to {asked[-1].who} is {where}. {typed.became}", changes)

        self.workplace.operations.do(self, work, then, words="Chasing", refused=self.refuse)
