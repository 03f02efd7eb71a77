"""What the case list is narrowed to: switches, facets with counts, and the same in words, each to be taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.case_list import CaseFilter
from complaints_desktop.rules.wording import capitalised
from ui.cases.views import View
from ui.kit.buttons import Button
from ui.kit.facets import Choice, FacetPanel
from ui.kit.layouts import column, frame, row, show_if
from ui.kit.texts import text

SWITCHES = {
    "mine": "My cases",
    "open": "Open",
    "overdue": "Past their next date",
    "vulnerable": "Needs on record",
    "commitments": "Open commitments",
}
FACETS = {
    "kind": "Kind",
    "state": "State",
    "stage": "Stage",
    "category": "Category",
    "channel": "Channel",
    "handler": "Handler",
    "team": "Team",
}

Narrowing = tuple[str, Callable[[], None]]
"""One thing the list is narrowed to, in words, and what takes it away."""


class Filters(QWidget):
    """The panel beside the list."""

    changed = Signal()

    def __init__(self) -> None:
        """Begin with nothing narrowed."""
        super().__init__()
        self.switches = {name: QCheckBox(words) for name, words in SWITCHES.items()}
        self.facets = FacetPanel(FACETS)
        self.behind: tuple[str, tuple[str, ...]] | None = None
        """The cases behind a number that was opened: what it is called, and their ids."""
        self._clear = Button("Clear", self.clear, role="link", name="Take every filter away")
        side, inside = frame("group", gap=3, edge=(6, 4, 4, 4))
        head = row()
        head.addWidget(text("Narrow to", "heading", wrap=False), 1)
        head.addWidget(self._clear)
        inside.addLayout(head)
        boxes = column(gap=0)
        for name, box in self.switches.items():
            box.setAccessibleName(SWITCHES[name])
            box.toggled.connect(lambda _: self._changed())
            boxes.addWidget(box)
        inside.addLayout(boxes)
        inside.addWidget(self.facets, 1)
        column(self, gap=0).addWidget(side)
        self.facets.changed.connect(lambda _: self._changed())

    @property
    def on(self) -> tuple[str, ...]:
        """The switches that are on."""
        return tuple(name for name, box in self.switches.items() if box.isChecked())

    def set_to(self, switches: Sequence[str], facets: Mapping[str, object]) -> None:
        """Narrow to these without saying so, as a view does."""
        for name, box in self.switches.items():
            blocked = box.blockSignals(True)
            box.setChecked(name in switches)
            box.blockSignals(blocked)
        self.facets.set_values(facets)
        show_if(self._clear, bool(self.narrowed()))

    def show_view(self, view: View) -> None:
        """Narrow as a view does."""
        self.behind = None
        self.set_to(view.switches, view.facets)

    def show_behind(self, words: str, ids: Sequence[str]) -> None:
        """Narrow to the cases behind a number, and to nothing else."""
        self.behind = (words, tuple(ids))
        self.set_to((), {})

    def clear(self) -> None:
        """Take everything away."""
        self.behind = None
        self.set_to((), {})
        self._changed()

    def where(self, desk: Desk, words: str) -> CaseFilter:
        """Return the filter that is set, at this desk, with these words."""
        return CaseFilter(
            text=words,
            open_only="open" in self.on,
            handler_id=desk.officer.id if "mine" in self.on else None,
            overdue_on=desk.today if "overdue" in self.on else None,
            vulnerable="vulnerable" in self.on,
            with_commitments="commitments" in self.on,
            among=self.behind[1] if self.behind else None,
            facets=tuple(
                (name, value)
                for name, value in self.facets.values.items()
                if name in FACETS and isinstance(value, str | int)
            ),
        )

    def show_counts(self, counts: Mapping[str, Sequence[tuple[str | int, int]]]) -> None:
        """Show how many each choice would leave; a choice that is made is shown though it leaves none."""
        shown = {}
        for name, found in counts.items():
            choices = [Choice(value, choice_words(name, value), number) for value, number in found]
            made = self.facets.values.get(name)
            if made is not None and made not in [value for value, _ in found]:
                choices.insert(0, Choice(made, choice_words(name, made), 0))
            shown[name] = choices
        self.facets.show_counts(shown)

    def narrowed(self) -> list[Narrowing]:
        """Return what the list is narrowed to."""
        switched = [(SWITCHES[name], partial(self.switches[name].setChecked, False)) for name in self.on]
        chosen = [
            (f"{FACETS[name]}: {choice_words(name, value)}", partial(self.facets.choose, name, None))
            for name, value in self.facets.values.items()
            if name in FACETS
        ]
        behind = [(self.behind[0], self._leave_behind)] if self.behind else []
        return [*behind, *switched, *chosen]

    def _leave_behind(self) -> None:
        self.behind = None
        self._changed()

    def _changed(self) -> None:
        show_if(self._clear, bool(self.narrowed()))
        self.changed.emit()


def choice_words(facet: str, value: object) -> str:
    """Return a value of a facet in words."""
    if facet == "stage":
        return f"Stage {value}" if value else "No stage"
    return capitalised(str(value)) or "Not known"
