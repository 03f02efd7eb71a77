"""Keeps what is being typed: saved every few seconds, still there after a crash, ended when it has become a fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from complaints_desktop.desk.changes import Changes
from complaints_desktop.rules.permissions import writes
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session
    from complaints_desktop.office import Office

EVERY = 1500
"""Milliseconds between two savings while someone types."""


class DraftKeeper(QObject):
    """Saves the entries of one form under its kind and case."""

    def __init__(
        self,
        owner: QObject,
        workplace: Workplace,
        kind: str,
        case_id: str | None,
        keep: Callable[[], Mapping[str, Any]],
        *,
        once: str = "",
    ) -> None:
        """`keep` returns the entries as plain JSON; an earlier program kept them under the kind `once`."""
        super().__init__(owner)
        self._once = once
        self._workplace, self._kind, self._case_id, self._keep = workplace, kind, case_id, keep
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.save)

    def touch(self) -> None:
        """Something was typed: it is saved within EVERY, however long the typing goes on. Who only reads keeps none."""
        if not self._timer.isActive() and self._writes():
            self._timer.start()

    def save(self) -> None:
        """Save now, if something was typed since."""
        self._timer.stop()
        if not self._writes():
            return
        content, kind, case_id = dict(self._keep()), self._kind, self._case_id

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions import drafts

            return drafts.save(session, desk, kind=kind, case_id=case_id, content=content)

        self._workplace.operations.do(self, work, words="Keeping what you typed")

    @property
    def kind(self) -> str:
        """The kind under which it is kept now."""
        return self._kind

    def turn_to(self, kind: str) -> None:
        """Keep what is typed from now on under another kind; what was typed before stays kept under its own."""
        self.flush()
        self._kind = kind

    def flush(self) -> None:
        """Save what is not saved yet, before the form is left."""
        if self._timer.isActive():
            self.save()

    def end(self) -> None:
        """The draft has become what it was for."""
        self._timer.stop()
        if not self._writes():
            return
        kind, case_id, once = self._kind, self._case_id, self._once

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions import drafts

            return drafts.end(session, desk, kind=kind, case_id=case_id, once=once)

        self._workplace.operations.do(self, work, words="Keeping what you typed")

    def _writes(self) -> bool:
        return writes(self._workplace.desk().officer.role)

    def load(self, then: Callable[[Mapping[str, Any]], object]) -> None:
        """Give `then` what was typed so far; an empty mapping where nothing is kept."""
        kind, case_id, once = self._kind, self._case_id, self._once

        def work(office: Office) -> Mapping[str, Any]:
            from complaints_desktop.actions import drafts

            with office.record.reading() as session:
                return dict(drafts.saved(session, office.desk(), kind=kind, case_id=case_id, once=once))

        self._workplace.operations.read(self, work, then, topic="draft")
