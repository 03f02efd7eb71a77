"""Every letter that may be written on a case: a palette over the page, found by what has happened or by its name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.reading.case_view import CaseView
from ui.kit.offers import Group, Offer
from ui.kit.palette import Palette
from ui.workplace.workplace import Workplace

NONE = "No letter of that name may be written here. Help, Letters and the Code says when each is."


class LetterPalette(QObject):
    """The palette of one case screen, made when it is first asked for."""

    def __init__(self, over: QWidget, workplace: Workplace) -> None:
        """Lie over the page `over`."""
        super().__init__(over)
        self._over, self._workplace = over, workplace
        self.palette: Palette | None = None
        self._kinds: Sequence[LetterKind] = ()
        self._case_id = ""

    def open_(self, view: CaseView, kinds: Sequence[LetterKind]) -> None:
        """Offer the letters of `kinds` on this case."""
        self._kinds, self._case_id = kinds, view.case.id
        if self.palette is None:
            nothing_above = QWidget(self._over)
            nothing_above.hide()
            self.palette = Palette("Which letter", "What has happened, or the letter", self._over, nothing_above)
            self.palette.asked.connect(self._ask)
        self.palette.open_()

    def _ask(self, typed: str) -> None:
        wanted = typed.casefold().split()
        found = [each for each in self._kinds if all(word in _said(each) for word in wanted)]
        groups = [Group("Letters", [self._offer(each) for each in found])] if found else []
        if self.palette:
            self.palette.show_groups(groups, typed, NONE)

    def _offer(self, kind: LetterKind) -> Offer:
        write = partial(self._workplace.go.open_letter, self._case_id, kind.name)
        return Offer(words=kind.title, more=kind.when, icon_name="letters", take=write)


def _said(kind: LetterKind) -> str:
    return f"{kind.title} {kind.when} {kind.code}".casefold()
