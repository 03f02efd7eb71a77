"""The list of work: groups by urgency, a line for each thing, drawn only where it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from complaints_desktop.reading.my_work import WorkItem
from complaints_desktop.rules.wording import in_short, time_left
from ui.kit.icons import paint_icon
from ui.kit.texts import wrapped
from ui.kit.theme import theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """A heading, what stands under it, and how urgent it is."""

    title: str
    items: tuple[WorkItem, ...]
    tone: str


def grouped(items: Sequence[WorkItem], today: date) -> list[WorkGroup]:
    """Return the items by what hurts first; groups with nothing in them are left out."""
    week = today + timedelta(7)

    def within(first: date | None, last: date | None) -> tuple[WorkItem, ...]:
        return tuple(
            i for i in items if i.due_on and (not first or i.due_on >= first) and (not last or i.due_on <= last)
        )

    day = timedelta(1)
    groups = (
        WorkGroup("Overdue", within(None, today - day), "danger"),
        WorkGroup("Due today", within(today, today), "warn"),
        WorkGroup("To settle between desks", tuple(i for i in items if i.question), "warn"),
        WorkGroup("Due in the next 7 days", within(today + day, week), "info"),
        WorkGroup("Later", within(max(week, today) + day, None), "quiet"),
        WorkGroup("No date", tuple(i for i in items if i.due_on is None and not i.question), "quiet"),
    )
    return [group for group in groups if group.items]


def left_in_words(item: WorkItem, today: date) -> str:
    """Return how long there is for it, as `time_left` says; empty where it has no date."""
    if item.days_left is None or item.due_on is None:
        return ""
    return time_left(item.days_left, item.due_on, today)


class WorkModel(QAbstractListModel):
    """Headings and lines, one after the other."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.entries: list[WorkGroup | WorkItem] = []
        self.today = date.min

    def show_groups(self, groups: Sequence[WorkGroup], today: date) -> None:
        """Show other groups."""
        self.beginResetModel()
        self.entries = []
        for group in groups:
            self.entries += [group, *group.items]
        self.today = today
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return how many headings and lines there are."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, headings not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if isinstance(self.entries[index.row()], WorkItem) else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry, or its words for a screen reader."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.title}, {len(entry.items)}" if isinstance(entry, WorkGroup) else spoken(entry, self.today)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(entry, WorkItem):
            return entry.because
        return None


def spoken(item: WorkItem, today: date) -> str:
    """Return a line in words."""
    due = f"{in_short(item.due_on)}, {left_in_words(item, today)}" if item.due_on else "no date"
    about = ", ".join(part for part in (item.kind.value.word, item.reference, item.resident) if part)
    return ". ".join(part for part in (item.what, about, due) if part)


class WorkList(QListView):
    """The list itself. Up and Down move over the headings, Enter opens."""

    opened = Signal(object)
    looked_at = Signal(object)
    escaped = Signal()
    """Somebody wants back to all of it."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setAccessibleName("What is due")
        self.lines = WorkModel()
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # a title takes more lines where it has less room
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda index, _: self.looked_at.emit(self._item(index)))
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_groups(self, groups: Sequence[WorkGroup], today: date) -> None:
        """Show other groups, with the first line chosen."""
        stay = self._item(self.currentIndex())
        self.lines.show_groups(groups, today)
        items = {n: entry for n, entry in enumerate(self.lines.entries) if isinstance(entry, WorkItem)}
        same = [n for n, item in items.items() if stay and item.identity == stay.identity]
        if items:
            self.setCurrentIndex(self.lines.index((same or list(items))[0], 0))
        else:
            self.looked_at.emit(None)

    @property
    def current(self) -> WorkItem | None:
        """The line that is chosen."""
        return self._item(self.currentIndex())

    def open_current(self) -> None:
        """Open the line that is chosen."""
        self._open(self.currentIndex())

    def step(self, by: int) -> bool:
        """Choose the line `by` lines further, headings not counted; return whether there is one."""
        rows = [n for n, entry in enumerate(self.lines.entries) if isinstance(entry, WorkItem)]
        at = self.currentIndex().row()
        place = rows.index(at) + by if at in rows else -1
        if not 0 <= place < len(rows):
            return False
        self.setCurrentIndex(self.lines.index(rows[place], 0))
        return True

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Move on to the next line: headings are passed over."""
        index = super().moveCursor(action, modifiers)
        step = 1 if index.row() >= self.currentIndex().row() else -1
        if action in (QListView.CursorAction.MoveHome, QListView.CursorAction.MovePageUp) and index.row() == 0:
            step = 1  # the first entry is a heading: the first line comes after it
        while 0 <= index.row() < len(self.lines.entries) and self._item(index) is None:
            index = self.lines.index(index.row() + step, 0)
        return index if index.isValid() else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape for what it says."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the chosen line as it is where a heading is pressed: that is nothing to choose."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self._item(index):
            super().mousePressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the line that begins with what is typed, never to a heading."""
        before = self.currentIndex()
        super().keyboardSearch(search)
        if self._item(self.currentIndex()) is None:
            self.setCurrentIndex(before)

    def _open(self, index: Index) -> None:
        item = self._item(index)
        if item:
            self.opened.emit(item)

    def _item(self, index: Index) -> WorkItem | None:
        entry = self.lines.entries[index.row()] if 0 <= index.row() < len(self.lines.entries) else None
        return entry if isinstance(entry, WorkItem) else None


class _LineDelegate(QStyledItemDelegate):
    """Draws a heading, or a line: what and in which case; the date and the days left on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if isinstance(entry, WorkGroup):
            self._draw_group(painter, option.rect, entry)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            ground = "chosen" if chosen else "hover" if over else "surface"
            painter.fillRect(option.rect, theme().colour(ground))
            self._draw_item(painter, option.rect, entry, _today(index), chosen=chosen)
        painter.restore()

    def _draw_group(self, painter: QPainter, room: QRect, group: WorkGroup) -> None:
        look = theme()
        painter.setFont(look.font(3.75, bold=True))
        painter.setPen(look.colour(group.tone))
        where = room.adjusted(look.pixels(3), 0, -look.pixels(3), -look.pixels(1.5))
        words = f"{group.title}  ·  {len(group.items)}"
        painter.drawText(where, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)

    def _draw_item(self, painter: QPainter, room: QRect, item: WorkItem, today: date, *, chosen: bool) -> None:
        look = theme()
        tone = _tone(item, today)
        side = look.pixels(5)
        middle = room.center().y() - side / 2
        paint_icon(
            painter,
            item.kind.value.icon,
            QRectF(room.left() + look.pixels(3), middle, side, side),
            look.colour("chosen-ink" if chosen else tone),
        )
        due = _due_width(item, today)
        words = room.adjusted(look.pixels(WORDS), 0, -due - look.pixels(GAP), 0)
        lines, more = _title_lines(item, words.width()), _more_lines(item, words.width())
        step, top = _line_step(), room.center().y() - (len(lines) + len(more)) * _line_step() // 2
        for n, line in enumerate((*lines, *more)):
            where = QRect(words.left(), top + n * step, words.width(), step)
            if n < len(lines):
                self._write(painter, where, line, bold=True, ink="chosen-ink" if chosen else "ink")
            else:
                self._write(painter, where, line, size=3.25, ink="chosen-ink" if chosen else "quiet")
        when = QRect(room.right() - due - look.pixels(3), top, due, step)
        ink = "chosen-ink" if chosen else "ink"
        self._write(painter, when, in_short(item.due_on) if item.due_on else "", ink=ink, right=True)
        left = "chosen-ink" if chosen else tone
        when.translate(0, step)
        self._write(painter, when, left_in_words(item, today), size=3.25, bold=tone == "danger", ink=left, right=True)
        painter.setPen(look.colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        *,
        size: float = 3.5,
        bold: bool = False,
        ink: str = "ink",
        right: bool = False,
    ) -> None:
        painter.setFont(theme().font(size, bold=bold))
        painter.setPen(theme().colour(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """Return the height of a heading, or of a line with its title in as many lines as it needs."""
        look, entry = theme(), index.data(Qt.ItemDataRole.UserRole)
        view = self.parent()
        if isinstance(entry, WorkGroup) or not isinstance(view, QListView):
            return QSize(look.pixels(40), look.pixels(look.dense(11)))
        room = view.viewport().width() - _due_width(entry, _today(index)) - look.pixels(WORDS + GAP)
        more = (len(_title_lines(entry, room)) + len(_more_lines(entry, room)) - 2) * _line_step()
        return QSize(look.pixels(40), look.pixels(look.dense(14)) + more)


WORDS, GAP = 11.0, 6.0
"""Units before the words of a line, and between them and the date."""

MOST_LINES = 3
"""Lines a title takes at most."""


def _line_step() -> int:
    return theme().pixels(5)


def _due_width(item: WorkItem, today: date) -> int:
    """Return how wide the date and the days left are, whichever is the wider."""
    date_, left = QFontMetrics(theme().font(3.5)), QFontMetrics(theme().font(3.25, bold=True))
    wide = date_.horizontalAdvance(in_short(item.due_on)) if item.due_on else 0
    return max(wide, left.horizontalAdvance(left_in_words(item, today))) + theme().pixels(1)


def _more_lines(item: WorkItem, room: int) -> list[str]:
    """Return what it is, in which case and whose, in lines: no name is cut."""
    more = " · ".join(part for part in (item.kind.value.word, item.reference, item.resident) if part)
    return wrapped(more, QFontMetrics(theme().font(3.25)), room)


def _title_lines(item: WorkItem, room: int) -> list[str]:
    """Return the title in lines as wide as there is room; what is longer than the most goes on in the last."""
    metrics = QFontMetrics(theme().font(3.5, bold=True))
    if metrics.horizontalAdvance(item.what) <= room:
        return [item.what]
    lines = wrapped(item.what, metrics, room)
    return [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])] if len(lines) > MOST_LINES else lines


def _today(index: Index) -> date:
    model = index.model()
    return model.today if isinstance(model, WorkModel) else date.min


def _tone(item: WorkItem, today: date) -> str:
    if item.days_left is None:
        return "warn" if item.question else "quiet"
    if item.due_on and item.due_on < today:
        return "danger"
    return (
        "danger"
        if item.days_left < 0
        else "warn"
        if item.days_left == 0
        else "info"
        if item.days_left <= 3
        else "quiet"
    )
