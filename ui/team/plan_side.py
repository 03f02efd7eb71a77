"""Beside a plan: everybody before and after, and the piece that is chosen, with its reasons and its handover."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.decided import PlanRow
from complaints_desktop.rules.wording import capitalised, in_short
from ui.kit.buttons import Segments
from ui.kit.fields import LongTextField
from ui.kit.layouts import column, filling, frame, scrolled, show_if
from ui.kit.texts import copyable
from ui.team.columns import AS, weight_words
from ui.team.plan_tables import PeopleTable

FOR_A_TIME, FOR_GOOD = "cover", "good"


class PlanSide(QWidget):
    """The people above, the piece below."""

    written = Signal(str, str)
    """(id of a case, the handover a person wrote for it)."""
    kept = Signal(bool)
    """Whether the pieces that are chosen are given for good."""

    def __init__(self, name_of: Callable[[str], str], *, covers: bool) -> None:
        """`covers` where somebody is away: each piece is then given for a time, or for good."""
        super().__init__()
        self.row: PlanRow | None = None
        self._covers = covers
        self.people = filling(PeopleTable(name_of), least_height=18)
        page, inside = frame("side", gap=2, edge=(3, 4))
        self._title, self._facts, self._why = (copyable("", role) for role in ("subheading", "small", ""))
        self.how_long = Segments("How long", ((FOR_A_TIME, "While they are away"), (FOR_GOOD, "For good")))
        self.note = LongTextField("note", "Handover", lines=5)
        for part in (self._title, self._facts, self._why, self.how_long, self.note):
            inside.addWidget(part)
        inside.addStretch()
        self._page = scrolled(page)
        stack = column(self, gap=0)
        stack.addWidget(self.people, 2)
        stack.addWidget(self._page, 3)
        self.how_long.chosen.connect(lambda value: self.kept.emit(value == FOR_GOOD))
        self.note.edited.connect(self._write)
        self.show_row(None, "")

    def show_row(self, row: PlanRow | None, note: str | None) -> None:
        """Show one piece, with its handover; None where that is still being drafted."""
        self.row = row
        moved = row is not None and row.taker_id is not None
        if row is None:
            self._title.setText("Choose a piece to see why it goes where it goes.")
        else:
            piece = row.piece
            due = f"next date {in_short(piece.due_on)}" if piece.due_on else "no date"
            self._title.setText(f"{piece.reference} · {piece.what}")
            self._facts.setText(f"{AS[piece.part]} · {due} · weight {piece.weighed.points}: {weight_words(piece)}")
            self._why.setText(f"{row.taker}: {row.why}." + (f" {capitalised(row.said)}." if row.said else ""))
            self.how_long.choose(FOR_GOOD if row.for_good else FOR_A_TIME)
        for each in (self._facts, self._why):
            show_if(each, row is not None)
        show_if(self.how_long, moved and self._covers)
        show_if(self.note, moved and note is not None)
        if row is not None and note is not None:
            self.note.set_hint(f"Drafted from the record; change what you like. {row.taker} reads it first.")
            if self.note.value != note:
                self.note.set_value(note)

    def _write(self) -> None:
        if self.row is not None:
            self.written.emit(self.row.piece.case_id, str(self.note.value or ""))
