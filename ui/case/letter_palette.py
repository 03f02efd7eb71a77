"""Every letter that may be written on a case: a palette over the page, found by what has happened or by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.reading.case_view import CaseView
from ui.kit.offers import Group, Offer
from ui.kit.palette import Palette
from ui.workplace.workplace import Workplace

CALLED, OTHERS = "Called for now", "Other letters"
"""The groups the letters are offered in."""

NONE = "No letter of that name may be written here. Help, Letters and the Code says when each is."


class LetterPalette(QObject):
    """The palette of one case screen, made when it is first asked for."""

    def __init__(self, over: QWidget, workplace: Workplace) -> None:
        """Lie over the page `over`."""
        super().__init__(over)
        self._over, self._workplace = over, workplace
        self.palette: Palette | None = None
        self._kinds: Mapping[str, Sequence[LetterKind]] = {}
        self._case_id = ""

    def open_(self, view: CaseView, called: Sequence[LetterKind], others: Sequence[LetterKind]) -> None:
        """Offer the letters that are `called` for on this case, then the `others`."""
        self._kinds, self._case_id = {CALLED: called, OTHERS: others}, view.case.id
        if self.palette is None:
            nothing_above = QWidget(self._over)
            nothing_above.hide()
            self.palette = Palette("Which letter", "What has happened, or the letter", self._over, nothing_above)
            self.palette.asked.connect(self._ask)
        self.palette.open_()

    def _ask(self, typed: str) -> None:
        found = {name: matching(kinds, typed.casefold()) for name, kinds in self._kinds.items()}
        groups = [Group(name, [self._offer(each) for each in kinds]) for name, kinds in found.items() if kinds]
        if self.palette:
            self.palette.show_groups(groups, typed, NONE)

    def _offer(self, kind: LetterKind) -> Offer:
        write = partial(self._workplace.go.open_letter, self._case_id, kind.name)
        return Offer(words=kind.title, more=kind.when, icon_name="letters", take=write)


def matching(kinds: Sequence[LetterKind], typed: str) -> list[LetterKind]:
    """Return those that say all the words `typed`; titles that begin with them first, then those that hold them."""
    found = [each for each in kinds if all(word in _said(each) for word in typed.split())]
    wanted = typed.strip()

    def place(kind: LetterKind) -> int:
        title = kind.title.casefold()
        return 0 if title.startswith(wanted) else 1 if f" {wanted}" in title else 2 if wanted in title else 3

    return sorted(found, key=place)


def _said(kind: LetterKind) -> str:
    return f"{kind.title} {kind.when} {kind.code}".casefold()
