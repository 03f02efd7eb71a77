"""The two lists of a plan: the pieces, which are dragged, and the people they are dropped on."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.decided import PlanRow
from complaints_desktop.rules.wording import in_short
from complaints_desktop.team.plan import Load
from ui.kit.bars import Bar, Bars
from ui.kit.column import Column
from ui.kit.paged_table import PagedTable
from ui.team.columns import AS, share_words, weight_words

PIECES = "application/x-complaints-desktop-pieces"
"""What is dragged: the ids of pieces, a line each."""


class PlanTable(PagedTable[PlanRow]):
    """The pieces: those that are chosen can be dragged to somebody."""

    def __init__(self, refused: Callable[[str], str], desk: Callable[[], Desk]) -> None:
        """`refused` says why a piece did not go where a person put it; empty where it did."""
        super().__init__("The pieces, and who takes each", _columns(refused, desk))
        self._pressed: QPoint | None = None

    @property
    def chosen(self) -> list[str]:
        """The ids of the pieces that are chosen."""
        return [str(each) for each in self.chosen_ids]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what may become a drag; a press on one of several that are chosen leaves them chosen."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        index = self.indexAt(event.position().toPoint())
        several = self.chosen_number > 1 and self.selectionModel().isSelected(index)
        if not (several and self._pressed and not event.modifiers()):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is chosen, where Qt itself would choose more."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance() and self.chosen:
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(dragged(self.chosen))
            drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose one of several alone, where it was not dragged."""
        index = self.indexAt(event.position().toPoint())
        if self._pressed is not None and self.chosen_number > 1 and index.isValid() and not event.modifiers():
            self.choose_row(index.row())
        self._pressed = None
        super().mouseReleaseEvent(event)


def dragged(pieces: list[str]) -> QMimeData:
    """Return pieces as they are dragged."""
    data = QMimeData()
    data.setData(PIECES, "\n".join(pieces).encode())
    return data


class PeopleTable(PagedTable[Load]):
    """Everybody before and after, on whom pieces are dropped."""

    dropped = Signal(object, str)
    """(ids of pieces, id of an officer)."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        """`name_of` an officer by their id."""
        super().__init__("Everybody before and after", _people(name_of))
        self.most = 0
        Bars(self, "bar", lambda each: Bar(each.after, each.capacity, self.most, each.before))
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pieces."""
        if event.mimeData().hasFormat(PIECES):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark the person the pointer is over."""
        self._mark_under(self.rowAt(int(event.position().y())))
        if event.mimeData().hasFormat(PIECES) and self.row_under_pointer >= 0:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Mark nobody any more."""
        self._mark_under(-1)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped on whom."""
        row = self.rowAt(int(event.position().y()))
        self._mark_under(-1)
        if row >= 0 and event.mimeData().hasFormat(PIECES):
            event.acceptProposedAction()
            ids = bytes(event.mimeData().data(PIECES).data()).decode().split("\n")
            self.dropped.emit(ids, str(self.rows.ids[row]))

    def show_loads(self, loads: dict[Hashable, Load]) -> None:
        """Show everybody, each bar by one measure."""
        self.most = max((max(each.before, each.after, each.capacity) for each in loads.values()), default=0)
        self.show_ids(list(loads), loads)


def _columns(refused: Callable[[str], str], desk: Callable[[], Desk]) -> tuple[Column[PlanRow], ...]:
    def why(row: PlanRow) -> str:
        return refused(row.piece.id) or row.why

    def mark(row: PlanRow) -> tuple[str, str] | None:
        if refused(row.piece.id):
            return "stop", "danger"
        return ("warning", "warn") if row.unplaced else None

    def late(row: PlanRow) -> tuple[str, str] | None:
        return ("late", "warn") if row.piece.due_on and row.piece.due_on < desk().today else None

    return (
        Column(
            name="to",
            title="Goes to",
            width=24,
            text=lambda row: f"{row.taker}, for good" if row.for_good and row.taker_id else row.taker,
            mark=lambda row: ("lock", "ink") if "locked" in row.said else None,
            tip=lambda row: f"{row.taker}: {row.said}" if row.said else row.taker,
        ),
        Column(name="case", title="Case", width=28, text=lambda row: row.piece.reference),
        Column(
            name="due",
            title="Next date",
            width=32,
            text=lambda row: in_short(row.piece.due_on) if row.piece.due_on else "None",
            mark=late,
            tip=lambda row: "Overdue" if late(row) else "",
            goes=True,
        ),
        Column(name="why", title="Because", width=28, text=why, mark=mark, tip=why, stretch=True),
        Column(name="part", title="As what", width=26, text=lambda row: AS[row.piece.part], goes=True),
        Column(
            name="weight",
            title="Weight",
            width=18,
            text=lambda row: f"{row.piece.weighed.points:,}",
            tip=lambda row: weight_words(row.piece),
            right=True,
            goes=True,
        ),
    )


def _people(name_of: Callable[[str], str]) -> tuple[Column[Load], ...]:
    def words(each: Load) -> str:
        before, after = share_words(each.before, each.capacity), share_words(each.after, each.capacity)
        return f"{name_of(each.carrier)}: {before or 'nothing'} before, {after or 'nothing'} after"

    return (
        Column(name="name", title="Who", width=26, text=lambda each: name_of(each.carrier)),
        Column(
            name="change",
            title="Before, after",
            width=24,
            text=_change,
            tip=words,
            mark=lambda each: ("warning", "danger") if each.after > each.capacity else None,
        ),
        Column(name="bar", title="Load", width=12, text=lambda _: "", tip=words, stretch=True),
    )


def _change(each: Load) -> str:
    if not each.capacity:
        return f"{each.before:,} to {each.after:,}" if each.before or each.after else "No time"
    before, after = f"{each.before / each.capacity:.0%}", f"{each.after / each.capacity:.0%}"
    return after if before == after else f"{before} to {after}"
