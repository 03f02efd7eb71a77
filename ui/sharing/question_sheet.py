"""A question between two desks: what was typed in answer is kept until the question is settled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from ui.kit.banner import Banner
from ui.kit.sheet import Sheet
from ui.kit.texts import copyable
from ui.workplace.drafts import DraftKeeper
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

Work = Callable[["Session", Desk], Changes]


class QuestionSheet(Sheet):
    """A form that settles one question; who may not settle any reads it."""

    done = Signal(str)
    """It was settled; in words."""

    def __init__(
        self, workplace: Workplace, place: str, title: str, why: str, action: str, *, barred: Refused | None = None
    ) -> None:
        """`place` is `clash:` or `held:` and the id; `barred`: why this very question is not for this officer."""
        super().__init__(title, why, action, self.act)
        self.workplace, self.place = workplace, place
        self.only_reads = refusal(workplace.desk().officer.role, Act.SETTLE) or barred
        """Why this officer can only read it."""
        if self.only_reads is not None:
            self.action.setEnabled(False)
            self.action.hide()

    @property
    def settles(self) -> frozenset[str]:
        """The names of the questions that are settled by the answer: this one, and any that go with it."""
        return frozenset({self.place})

    def act(self) -> None:
        """Do what the primary button says."""
        raise NotImplementedError(type(self).__name__)

    def say_whose(self, kind: str, reference: str, resident: str) -> None:
        """Say under the title what sort of question it is, and of which case."""
        self.body.insertWidget(
            1, copyable(" · ".join(part for part in (kind, reference, resident) if part), "overline")
        )

    def say_only_read(self) -> None:
        """Say why there is nothing to choose."""
        if self.only_reads is not None:
            self.body.addWidget(Banner(f"{self.only_reads.why}: this is to read", more=self.only_reads.do, tone="info"))

    def focus_first(self) -> None:
        """Put the cursor where it can do something."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_typing(self, case_id: str | None) -> None:
        """Keep what is typed, once the form has its fields; bring back what was typed before."""
        self._draft = DraftKeeper(self, self.workplace, self.place, case_id, self.form.keep)
        self._draft.load(self.form.fill)
        self.form.edited.connect(self._draft.touch)
        self.left.connect(self._draft.flush)

    def flush(self) -> None:
        """Keep what was typed since the last saving."""
        self._draft.flush()

    def do(self, work: Work, said: str) -> None:
        """Do one of the answers."""
        self.action.setEnabled(False)
        self.workplace.operations.do(self, work, lambda _: self._finish(said), refused=self.refuse)

    def _finish(self, said: str) -> None:
        self._draft.end()
        self.done.emit(said)
