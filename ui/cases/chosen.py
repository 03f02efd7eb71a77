"""What can be done to the cases chosen in the list: to one, whatever its case allows; to several, what fits all."""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from complaints_desktop.reading.case_list import CaseLine
from complaints_desktop.rules.wording import count
from ui.kit.clipboard import copy_words
from ui.kit.menus import show_menu
from ui.kit.paged_table import PagedTable
from ui.kit.row_menu import RowMenu
from ui.workplace.list_out import ListOut
from ui.workplace.place import Place
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace


class ChosenCases(QObject):
    """The acts on the rows that are chosen, by key and by a right click."""

    def __init__(self, screen: Screen, workplace: Workplace, table: PagedTable[CaseLine], out: ListOut) -> None:
        """Offer them at the `table` of the screen; a table is copied `out` of it."""
        super().__init__(screen)
        self._screen, self._workplace, self._table = screen, workplace, table
        self._acts = (
            screen_action(screen, "Copy reference", "Ctrl+Shift+G", self.copy_references),
            screen_action(screen, "Copy as a table", "", out.copy),  # Ctrl+C is the table's own
            screen_action(screen, "Print their letters…", "", partial(self._go_with, "print")),
            screen_action(screen, "Write to all of them…", "", partial(self._go_with, "merge")),
            screen_action(screen, "Reassign…", "Ctrl+Alt+G", partial(self._go_with, "team", "reassign")),
        )
        RowMenu(table, lambda _, where: self._offer(where))

    def copy_references(self) -> None:
        """Copy the references of the cases that are chosen."""
        lines = self._table.rows.known(self._table.chosen_ids)
        copy_words("\n".join(line.reference for line in lines))
        self._workplace.go.say(f"{count(len(lines), 'reference')} copied")

    def _go_with(self, screen: str, place: str = "cases") -> None:
        """Go to a screen about the cases that are chosen."""
        lines = self._table.rows.known(self._table.chosen_ids)
        self._workplace.go.show_place(Place(screen, place=place, subject=" ".join(line.case_id for line in lines)))

    def _offer(self, where: QPoint) -> None:
        if self._table.chosen_number > 1:
            menu = QMenu("Cases", self._screen)
            menu.addActions(self._acts)
            show_menu(menu, where)
        else:
            self._workplace.go.offer_acts(self._screen.case_at_hand, where, self._acts)
