"""The columns of the list, view by view: those a person is used to, or those a view has in their place."""

from complaints_desktop.reading.case_list import CaseLine
from ui.cases.views import BEGIN_WITH, View
from ui.kit.column_header import Arrangement
from ui.kit.paged_table import PagedTable

ALONE = ("reference", "resident", "state", "next", "left")
AMONG_OTHERS = ("reference", "sync", "resident", "state", "next", "left")
"""The columns before anybody chooses, besides those there is room for: where work is shared, whether it is."""


class ViewColumns:
    """Stands the table as each view would have it, and gives back what it had before."""

    def __init__(self, table: PagedTable[CaseLine]) -> None:
        """Begin with the `table` as the person is used to it."""
        self._table, self._view, self._shares = table, "", False
        self._usual: Arrangement | None = None
        """How the person has it, while a view has columns of its own."""

    def show_view(self, view: View) -> None:
        """Show the columns of the view; one without columns of its own has those the person is used to."""
        own = view.columns or BEGIN_WITH.get(view.name)
        if own and self._usual is None:
            self._usual = self._table.columns.arrangement
        if view.columns:
            self._table.columns.show_columns(view.columns)
        elif self._usual:
            self._table.columns.arrange(Arrangement() if own else self._usual)
            self._usual = self._usual if own else None
        self._view = view.name
        self._begin()

    def show_shared(self, shares: bool) -> None:
        """Begin with a column more where work is shared."""
        if shares != self._shares:
            self._shares = shares
            self._begin()

    def _begin(self) -> None:
        usual = AMONG_OTHERS if self._shares else ALONE
        self._table.columns.begin_with(BEGIN_WITH.get(self._view) or usual)
