"""Words on the screen: titles, headings, hints, with the role the style sheet knows them by."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel


def text(words: str = "", role: str = "", *, wrap: bool = True, tone: str = "") -> QLabel:
    """Return words that are shown as they are: markup a resident typed stays as typed."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    return label


def copyable(words: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """Return words that can be marked and copied, with the mouse or the keyboard."""
    label = text(words, role, wrap=wrap)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setAccessibleName(words)
    return label


def unmarked(words: str) -> str:
    """Return words for a button, a box or a menu: an ampersand stays one, and marks no letter."""
    return words.replace("&", "&&")


def heading(words: str) -> QLabel:
    """Return the heading of a group."""
    return text(words, "heading")


def wrapped(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    """Return `words` in lines no wider than `room`; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        if lines and metrics.horizontalAdvance(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]
