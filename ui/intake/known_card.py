"""What is already known of the person, to see whether it is a repeat, or already part of an earlier case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame

from complaints_desktop.reading.people import PersonFound
from complaints_desktop.rules.wording import capitalised, count
from ui.kit.buttons import Link
from ui.kit.icons import Picture
from ui.kit.layouts import column, empty, row
from ui.kit.texts import text


class KnownCard(QFrame):
    """The earlier cases of the person that was taken."""

    def __init__(self, open_case: Callable[[str], object]) -> None:
        """`open_case` shows one of them."""
        super().__init__()
        self.setProperty("role", "card")
        self._open_case = open_case
        stack = column(self, gap=1.5, edge=4)
        stack.addWidget(text("Known already", "overline", wrap=False))
        self._words = text("", "hint")
        stack.addWidget(self._words)
        self._lines = column(gap=0.5)
        stack.addLayout(self._lines)
        self.show_person(None)

    def show_person(self, found: PersonFound | None) -> None:
        """Show the cases of `found`; None where the person is new."""
        empty(self._lines)
        if found is None:
            self._words.setText("Find the person, and their earlier cases and open commitments are shown here.")
            return
        still = sum(each.open for each in found.cases)
        promised = sum(each.open_commitments for each in found.cases)
        name = found.person.called
        if not found.cases:
            self._words.setText(f"{name} has no earlier case.")
            return
        open_ones = f"{still} open" if still else "none open"
        self._words.setText(
            f"{name}: {count(len(found.cases), 'case')}, {open_ones}; {count(promised, 'open commitment')}. "
            "Is this a repeat, or already part of one of them?"
        )
        for case in found.cases[:6]:
            line = row(gap=1.5)
            line.addWidget(
                Picture("cases" if case.open else "tick-circle", "accent" if case.open else "quiet", units=4)
            )
            parts = [case.reference, capitalised(case.category), case.state]
            if case.open_commitments:
                parts.append(count(case.open_commitments, "open commitment"))
            words = " · ".join(part for part in parts if part)
            line.addWidget(Link(words, partial(self._open_case, case.case_id)), 1)
            self._lines.addLayout(line)
