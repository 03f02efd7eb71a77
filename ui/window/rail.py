"""The rail on the left: the places there are, and at its foot who works here, the sharing and the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from complaints_desktop.rules.wording import capitalised
from ui.kit.buttons import Button
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame, scrolled, show_if, sized
from ui.kit.reading_order import bring_into_view
from ui.kit.texts import text
from ui.sharing.foot import SharingFoot
from ui.workplace.places import Entry

if TYPE_CHECKING:
    from complaints_desktop.facts.team import OfficerFacts

WIDE, NARROW = 46.0, 15.0
"""Units across: with the words of each place, and with its drawing alone."""

FOOT = (("sharing", "refresh"), ("settings", "settings"))
"""The places at the foot, and their drawings: these are in sight however low the window is."""


class Rail(QFrame):
    """The way to each place. What does not fit between head and foot scrolls."""

    def __init__(
        self,
        places: Mapping[str, Entry],
        go: Callable[[str], object],
        *,
        search: Callable[[], object],
        open_sharing: Callable[[], object],
    ) -> None:
        """Lead to `places` by `go`; nothing can be pressed before `enable`."""
        super().__init__()
        self.setProperty("role", "rail")
        self._places, self._go = places, go
        self.buttons: dict[str, Button] = {}
        self.narrow = False
        self.officer, self.key, self.key_mark = text("", "small"), text("", "small"), Picture("key", "warn")
        self.status = SharingFoot("Opening the record …", open_sharing)
        self._name = text("Complaints Desktop", "subheading")
        stack = column(self, gap=1, edge=(3, 2))
        stack.addWidget(self._name)
        log = Button(places["log"].title, partial(go, "log"), role="primary", icon_name="log")
        stack.addWidget(self._known("log", log))
        self.search = Button("Search", search, role="rail", icon_name="search")
        self.search.setToolTip("Search everything (Ctrl+K)")
        stack.addWidget(self.search)
        middle, inside = frame("group", gap=0.5, edge=(1, 0))
        for name, entry in places.items():
            if entry.on_rail:
                inside.addWidget(self._place(name, name))
        inside.addStretch()
        stack.addWidget(scrolled(middle), 1)
        for part in (self.officer, self.key, self.status):
            stack.addWidget(part)
        stack.insertWidget(stack.indexOf(self.status), self.key_mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for name, icon_name in FOOT:
            stack.addWidget(self._place(name, icon_name))
        self.enable(on=False)
        self._fit()

    def enable(self, *, on: bool = True) -> None:
        """Let everything be pressed: the record is open."""
        for button in (*self.buttons.values(), self.search, self.status):
            button.setEnabled(on)

    def show_place(self, name: str) -> None:
        """Mark the place that is shown."""
        for each, button in self.buttons.items():
            button.stand(on=each == name)
        if name in self.buttons:
            bring_into_view(self.buttons[name])

    def show_officer(self, officer: OfficerFacts) -> None:
        """Say who works here."""
        self.officer.setText(f"{officer.name}\n{officer.job_title or capitalised(officer.role.value)}")

    def say_key(self, notice: str) -> None:
        """Keep in sight what there is to know about where the key is."""
        self.key.setText(notice.partition(",")[0])
        for part in (self.key, self.key_mark):
            part.setToolTip(notice)
            part.setAccessibleName(notice)
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Show the drawings alone, or their words beside them."""
        if narrow != self.narrow:
            self.narrow = narrow
            self._fit()

    def _place(self, name: str, icon_name: str) -> Button:
        entry = self._places[name]
        button = Button(entry.title, role="rail", icon_name=icon_name)
        button.turns(lambda _: self._go(name))
        return self._known(name, button)

    def _known(self, name: str, button: Button) -> Button:
        entry = self._places[name]
        button.setToolTip(f"{entry.title} ({entry.shortcut})")
        self.buttons[name] = button
        return button

    def _fit(self) -> None:
        sized(self, fixed_width=NARROW if self.narrow else WIDE)
        for button in (*self.buttons.values(), self.search):
            button.fold(on=self.narrow)
        self.status.fold(on=self.narrow)
        for part in (self._name, self.officer):
            show_if(part, not self.narrow)
        show_if(self.key, bool(self.key.text()) and not self.narrow)
        show_if(self.key_mark, bool(self.key.text()) and self.narrow)
