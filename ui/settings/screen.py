"""Settings: how the program looks, what letters say of the landlord, the bank holidays."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.changes import Subject
from ui.kit.buttons import Segments
from ui.kit.layouts import column, frame, row, scrolled, sized
from ui.kit.texts import copyable, text
from ui.kit.theme import SCALES, theme
from ui.kit.tokens import Look
from ui.settings.appearance import SYSTEM, Appearance
from ui.settings.holiday_card import HolidayCard
from ui.settings.landlord_card import LandlordCard
from ui.workplace import Screen, Workplace

LOOKS = ((SYSTEM, "As the system is"), *((look.value, look.value.capitalize()) for look in Look))


class SettingsScreen(Screen):
    """What can be set."""

    subjects = frozenset({Subject.SETTINGS, Subject.CALENDAR})

    def __init__(self, workplace: Workplace) -> None:
        """Lay out a card for each subject."""
        super().__init__(workplace)
        self.landlord, self.holidays = LandlordCard(workplace), HolidayCard(workplace)
        self._targets = copyable("", "hint")
        page = QWidget()
        stack = column(page, gap=4, edge=(5, 6))
        stack.addWidget(text("Settings", "title"))
        for card in (self._appearance_card(), self.landlord, self.holidays, self._targets_card()):
            stack.addWidget(sized(card, most_width=230))
        stack.addStretch()
        column(self, gap=0).addWidget(scrolled(page))
        self.setFocusProxy(self.looks)

    def load(self) -> None:
        """Show the settings that hold today."""
        desk = self.workplace.desk()
        self.landlord.show_details(desk.settings.landlord)
        self.holidays.show_calendar(desk)
        lines = [
            f"{each.name}: {each.clock.value} stage {each.stage} within {each.limit} working days"
            for each in desk.settings.targets
        ]
        said = "\n".join(lines) or "None: only the Code's own dates are shown."
        self._targets.setText(said)
        self._targets.setAccessibleName(said)

    def _appearance_card(self) -> QWidget:
        card, stack = frame("card", gap=3, edge=4)
        stack.addWidget(text("Appearance", "heading"))
        self.looks = Segments("Colours", LOOKS)
        self.sizes = Segments("Size of text", tuple((str(percent), f"{percent} %") for percent in SCALES))
        appearance = theme().findChild(Appearance)
        for label, segments in (("Colours", self.looks), ("Size of text", self.sizes)):
            line = row(gap=3)
            line.addWidget(sized(text(label, "label"), fixed_width=32))
            line.addWidget(segments, 1)
            stack.addLayout(line)
        if isinstance(appearance, Appearance):
            self.looks.choose(appearance.look)
            self.sizes.choose(str(appearance.percent))
            self.looks.chosen.connect(appearance.choose_look)
            self.sizes.chosen.connect(partial(_choose_size, appearance))
        return card

    def _targets_card(self) -> QWidget:
        card, stack = frame("card", gap=2, edge=4)
        stack.addWidget(text("Our own, stricter targets", "heading"))
        stack.addWidget(text("They are shown beside the Code's dates, never in their place.", "hint"))
        stack.addWidget(self._targets)
        return card


def _choose_size(appearance: Appearance, percent: str) -> None:
    appearance.choose_size(int(percent))
