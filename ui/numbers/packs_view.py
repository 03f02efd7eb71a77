"""The packs: which there are and how they stand, and a new one put together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.packs import make_pack
from complaints_desktop.numbers.packs import PACKS
from complaints_desktop.reading.numbers_board import days_asked
from complaints_desktop.reading.pack_figures import PackAsked
from complaints_desktop.reading.packs import PackLine
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import capitalised, in_short
from db.number_terms import PackKind
from ui.kit.banner import Banner, EmptyState
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.fields import ChoiceField
from ui.kit.flow import flow
from ui.kit.layouts import column, filling, show_if, sized
from ui.kit.paged_table import PagedTable
from ui.kit.panes import Pages
from ui.workplace.table_looks import remember
from ui.workplace.workplace import Workplace

COLUMNS: tuple[Column[PackLine], ...] = (
    Column(name="title", title="Pack", width=50, text=lambda each: each.row.title, stretch=True),
    Column(name="of", title="Contractor", width=30, text=lambda each: each.of_whom, goes=True),
    Column(name="period", title="Period", width=44, text=lambda each: each.period),
    Column(name="version", title="Version", width=16, text=lambda each: str(each.version), right=True),
    Column(name="stands", title="Stands", width=24, text=lambda each: capitalised(each.stands)),
    Column(name="made", title="Made", width=36, text=lambda each: in_short(each.made_on), goes=True),
    Column(name="by", title="By", width=38, text=lambda each: each.made_by, goes=True),
)

NONE = ("No pack has been put together yet", "A pack holds the numbers of a period for one reader, with your words.")
NONE_TO_READ = ("No pack has been issued yet", "Packs stand here once they are issued.")


class PacksView(QWidget):
    """The list above which a new one is made."""

    def __init__(self, workplace: Workplace, opens: Callable[[str], object]) -> None:
        """`opens` is called with the id of a pack."""
        super().__init__()
        self._workplace, self._opens = workplace, opens
        self._may = False
        self.kind = ChoiceField(
            "kind", "Pack", tuple((each, f"{capitalised(row.rhythm)}, for {row.reader}") for each, row in PACKS.items())
        )
        spans = days_asked(workplace.today())
        self.period = ChoiceField("period", "Period", tuple((span, words) for words, span in spans.items()))
        self.contractor = ChoiceField("contractor", "Contractor", ())
        self.make = Button("Put it together", self._make, role="primary")
        self.said = Banner()
        self.table: PagedTable[PackLine] = PagedTable("Packs", COLUMNS)
        remember(self.table, workplace, "packs")
        self.empty, self._pages = EmptyState(*NONE_TO_READ, icon_name="document"), Pages()
        self._lay_out()
        self.kind.box.currentIndexChanged.connect(lambda _: self._show_fields())
        self.table.opened.connect(lambda pack_id: opens(str(pack_id)))

    def _lay_out(self) -> None:
        stack = column(self, gap=2)
        fields = (self.kind, self.period, self.contractor)
        self._new = flow(*(sized(each, least_width=56, most_width=90) for each in fields), gap=3)
        stack.addWidget(self._new)
        stack.addWidget(flow(self.make))
        stack.addWidget(self.said)
        for page in (self.empty, filling(self.table, least_height=30)):
            self._pages.addWidget(page)
        stack.addWidget(self._pages, 1)
        self._let_make()

    def _let_make(self) -> None:
        """Offer to put a pack together to who may."""
        self._may = refusal(self._workplace.desk().officer.role, Act.MAKE_PACK) is None
        for part in (self._new, self.make):
            show_if(part, self._may)
        self.empty.say(*(NONE if self._may else NONE_TO_READ))
        self._show_fields()

    def show_packs(self, lines: Sequence[PackLine], contractors: Sequence[str]) -> None:
        """Show the packs there are."""
        self._let_make()
        self.contractor.set_choices(tuple((each, each) for each in contractors))
        known: dict[Hashable, PackLine] = {each.id: each for each in lines}
        self.table.show_ids(list(known), known)
        if known and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        self._pages.setCurrentIndex(1 if known else 0)

    def focus_first(self) -> None:
        """Put the cursor where one begins."""
        (self.kind if self._may else self.table).setFocus()

    def _show_fields(self) -> None:
        kind = self.kind.value
        show_if(self.contractor, isinstance(kind, PackKind) and PACKS[kind].of_contractor)

    def _make(self) -> None:
        kind, span = self.kind.value, self.period.value
        for field, words in ((self.kind, "Choose for whom."), (self.period, "Choose the period.")):
            field.show_error("" if field.value else words)
        if not isinstance(kind, PackKind) or span is None:
            return
        contractor = str(self.contractor.value or "") if PACKS[kind].of_contractor else ""
        asked = PackAsked(kind=kind, span=span, contractor=contractor)  # type: ignore[arg-type]  # a Span, as offered
        self.said.say("")
        self._workplace.operations.do(
            self,
            partial(make_pack, asked=asked),
            lambda changes: self._opens(changes.made or ""),
            words="Putting the pack together",
            refused=self._refused,
        )

    def _refused(self, refused: Refused) -> None:
        self.said.say(refused.why, more=refused.do, tone="warn")
