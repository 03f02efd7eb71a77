"""Cases whose period is over: what keeps them, what an erasure takes, and the way to decide."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.retention import Due, Reach, Registered, due, reach, register
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import capitalised, count, in_short
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.flow import flow
from ui.kit.layouts import column, scrolled, show_if, sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import heading, text
from ui.workplace.place import Place
from ui.workplace.question import question
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session

COLUMNS: tuple[Column[Due], ...] = (
    Column(name="reference", title="Case", width=30, text=lambda each: each.reference),
    Column(name="closed", title="Closed", width=30, text=lambda each: in_short(each.closed_on)),
    Column(name="standing", title="How it stands", width=60, text=lambda each: each.standing, stretch=True),
)
REGISTER: tuple[Column[Registered], ...] = (
    Column(name="when", title="When", width=40, text=lambda line: line.when, goes=True),
    Column(name="reference", title="Case", width=30, text=lambda line: line.reference),
    Column(name="what", title="What", width=30, text=lambda line: capitalised(line.what)),
    Column(name="by", title="By", width=34, text=lambda line: line.by, goes=True),
    Column(name="because", title="Why", width=36, text=lambda line: line.because, stretch=True),
)
DECISIONS = {
    "decide-erasing": "It is to be erased…",
    "keep-longer": "Keep it longer…",
    "hold": "Set a legal hold…",
    "lift-hold": "Lift the hold…",
    "erase": "Erase it…",
}
"""The forms by which a case of the list is decided on."""

OPEN: dict[str, Callable[[Due], bool]] = {
    "decide-erasing": lambda each: each.kept.proposed,
    "keep-longer": lambda _: True,
    "hold": lambda each: not each.held,
    "lift-hold": lambda each: each.held,
    "erase": lambda each: each.kept.decided is not None and not each.kept.because,
}
"""For which case each is offered."""


class RetentionScreen(Screen):
    """How long cases are kept."""

    subjects = frozenset({Subject.CASE, Subject.SETTINGS, Subject.SHARING})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with what is closed longest."""
        super().__init__(workplace)
        page = QWidget()
        column(self, gap=0).addWidget(scrolled(page))
        stack = column(page, gap=3, edge=(5, 6, 6, 6))
        stack.addWidget(text("How long cases are kept", "title"))
        self.said = Banner()
        self._count, self._reach = text("", "hint"), text("", "hint", wrap=True)
        self.table: PagedTable[Due] = PagedTable("Cases whose period is over", COLUMNS)
        self.register: PagedTable[Registered] = PagedTable("Register of decisions and erasures", REGISTER)
        self._buttons = {name: Button(words, partial(self._decide, name)) for name, words in DECISIONS.items()}
        self._decided = QWidget()
        below = column(self._decided, gap=3)
        for part in (self.said, self._count):
            stack.addWidget(part)
        stack.addWidget(sized(self.table, least_height=50), 3)
        stack.addWidget(flow(*self._buttons.values()))
        stack.addWidget(self._reach)
        below.addWidget(heading("Decided and erased"))
        below.addWidget(sized(self.register, least_height=36), 1)
        stack.addWidget(self._decided, 2)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._ask_reach())
        self.table.activated.connect(lambda _: self._open())

    def load(self) -> None:
        """Ask for the cases, and for the register."""

        def both(session: Session, desk: Desk) -> tuple[tuple[Due, ...], tuple[Registered, ...]]:
            return due(session, desk), register(session, desk)

        reads = self.workplace.operations
        reads.read(self, question(both), self._show, topic="retention", refused=self._refused)

    @property
    def case_at_hand(self) -> str:
        """The case whose line is chosen."""
        return self.table.current.case_id if self.table.current else ""

    def _show(self, found: tuple[tuple[Due, ...], tuple[Registered, ...]]) -> None:
        cases, lines = found
        self.said.say("")
        self.table.show_ids([each.case_id for each in cases], {each.case_id: each for each in cases})
        self.register.show_ids(range(len(lines)), dict(enumerate(lines)))
        proposed = sum(each.kept.proposed for each in cases)
        none = "No case is closed longer than the landlord's period yet; the first will stand here to be decided on"
        some = f"{count(len(cases), 'case')} closed longer than the landlord's period, {proposed} to be decided"
        self._count.setText(f"{some if cases else none}. Nothing is erased by itself.")
        show_if(self._decided, bool(lines))
        if cases and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        self._ask_reach()

    def _refused(self, refused: Refused) -> None:
        self.said.say(refused.why, more=refused.do, tone="warn")

    def _ask_reach(self) -> None:
        """Say what an erasure of the chosen case takes, and offer what may be decided of it."""
        chosen = self.table.current
        for name, button in self._buttons.items():
            button.setEnabled(chosen is not None and OPEN[name](chosen))
        if self.case_at_hand:
            asked = question(reach, case_id=self.case_at_hand)
            self.workplace.operations.read(self, asked, self._show_reach, topic="reach", refused=self._refused)
        else:
            self._reach.setText("")

    def _show_reach(self, found: Reach) -> None:
        self._reach.setText(f"An erasure takes {'; '.join(found.goes)}.\nIt leaves {'; '.join(found.stays)}.")

    def _decide(self, name: str) -> None:
        if self.case_at_hand:
            self.workplace.go.show_place(Place("case", self.case_at_hand, name, back=True))

    def _open(self) -> None:
        if self.case_at_hand:
            self.workplace.go.open_case(self.case_at_hand)
