"""How a row of a palette is drawn: its drawing, its words, and a second line about it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit.icons import icon
from ui.kit.offers import Marks, Offer
from ui.kit.theme import theme

Index = QModelIndex | QPersistentModelIndex


class OfferRow(QStyledItemDelegate):
    """Draws a heading, or a row of two lines; either is as high as its words need."""

    def __init__(self, parent: QWidget) -> None:
        """Know no words yet."""
        super().__init__(parent)
        self._room = 0
        self._set: dict[tuple[int, bool], QTextDocument] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row; the chosen one has a bar before it, so that colour is not alone."""
        offer, look = index.data(Qt.ItemDataRole.UserRole), theme()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and offer is not None
        painter.save()
        if chosen or (offer and option.state & QStyle.StateFlag.State_MouseOver):
            painter.fillRect(option.rect, look.colour("chosen" if chosen else "hover"))
        if chosen:
            bar = QRect(option.rect.topLeft(), QSize(look.pixels(0.75), option.rect.height()))
            painter.fillRect(bar, look.colour("accent"))
        if offer is not None:
            side = look.pixels(4.5)
            where = QRect(option.rect.topLeft() + QPoint(look.pixels(2), look.pixels(1.5)), QSize(side, side))
            icon(offer.icon_name, "chosen-ink" if chosen else _ink(offer)).paint(painter, where)
        painter.translate(option.rect.left() + look.pixels(9 if offer else 2), option.rect.top() + look.pixels(1.25))
        self._words(index, chosen=chosen).drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """Return the height the words need."""
        height = self._words(index, chosen=False).size().height()
        return QSize(theme().pixels(40), int(height) + theme().pixels(2.5))

    def forget(self, room: int) -> None:
        """Set the words anew when they are next looked at: they are others, or as many pixels across as `room` says."""
        self._room = room
        self._set.clear()

    def _words(self, index: Index, *, chosen: bool) -> QTextDocument:
        """Return the words of a row as they are set; setting takes longer than all else there is to draw."""
        known = self._set.get((index.row(), chosen))
        if known is None:
            offer = index.data(Qt.ItemDataRole.UserRole)
            ink, quiet = ("chosen-ink", "chosen-ink") if chosen else (_ink(offer), "quiet")
            known = _document(offer, str(index.data()), theme().colour(ink).name(), theme().colour(quiet).name())
            known.setTextWidth(self._room)
            self._set[index.row(), chosen] = known
        return known


def _ink(offer: Offer | None) -> str:
    return "quiet" if offer is None or offer.dim else "ink"


def _document(offer: Offer | None, heading: str, ink: str, quiet: str) -> QTextDocument:
    """Return the words of an offer in two lines, or of a heading in one."""
    made, small = QTextDocument(), theme().pixels(3.25)
    made.setDocumentMargin(0)
    made.setDefaultFont(theme().font())
    if offer is None:
        made.setHtml(f'<div style="color:{quiet}; font-size:{small}px; font-weight:600">{escape(heading)}</div>')
    else:
        more = f'<div style="color:{quiet}; font-size:{small}px">{bold(offer.more, offer.more_marks)}</div>'
        made.setHtml(f'<div style="color:{ink}">{bold(offer.words, offer.marks)}</div>{more if offer.more else ""}')
    return made


def bold(words: str, marks: Marks) -> str:
    """Return `words` as HTML, with what was found in bold and underlined."""
    made, last = "", 0
    for begin, end in marks:
        made += f"{escape(words[last:begin])}<b><u>{escape(words[begin:end])}</u></b>"
        last = end
    return made + escape(words[last:])
