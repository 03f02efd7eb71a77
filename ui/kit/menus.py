"""Menus made when they are asked for: behind a button, or at a row."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.kit.buttons import Button


def show_menu(menu: QMenu, where: QPoint) -> None:
    """Show `menu` at a place of the screen; it ends when it is closed."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(where)


def menu_button(words: str, icon_name: str, menu: Callable[[], QMenu]) -> Button:
    """Return a button that shows a menu under it."""
    button = Button(words, icon_name=icon_name, name=words)
    button.clicked.connect(lambda: show_menu(menu(), button.mapToGlobal(button.rect().bottomLeft())))
    return button
