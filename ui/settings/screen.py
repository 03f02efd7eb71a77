"""Settings: what letters say of us, how days are counted, how the program looks; the sections in a list on the left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.office import Office
from complaints_desktop.reading.drafts import Kept, open_drafts
from complaints_desktop.reading.setting_versions import Version, versions_on
from ui.kit.icons import icon
from ui.kit.layouts import column, frame
from ui.kit.panes import MAIN, SidePanes
from ui.kit.texts import text
from ui.kit.theme import theme
from ui.settings.first_steps import first_steps
from ui.workplace.place import Place
from ui.workplace.section import DRAFT, Section
from ui.workplace.workplace import Screen, Workplace

SECTIONS: Mapping[str, tuple[str, str, str, str]] = {
    "my-details": ("My details", "person", "ui.settings.my_details", "MyDetails"),
    "landlord": ("The landlord", "home", "ui.settings.landlord", "Landlord"),
    "targets": ("Our own targets", "clock", "ui.settings.targets", "Targets"),
    "weekly": ("Weekly targets", "tick-circle", "ui.settings.weekly", "Weekly"),
    "homes": ("Homes counted", "home", "ui.settings.homes", "Homes"),
    "measures": ("Targets of measures", "star", "ui.settings.measures", "Measures"),
    "readings": ("How measures are read", "question", "ui.settings.readings", "ReadingsSection"),
    "quality": ("Quality of handling", "tick-circle", "ui.settings.quality", "QualityMatrix"),
    "bases": ("Base years", "calendar", "ui.settings.bases", "Bases"),
    "team": ("Giving out work", "people", "ui.settings.team", "TeamSection"),
    "authority": ("Authority to offer money", "money", "ui.settings.authority", "Authority"),
    "approvals": ("Letters to approve", "letters", "ui.settings.approvals", "Approvals"),
    "letters": ("Our letters", "letters", "ui.settings.letter_policy", "Letters"),
    "paragraphs": ("Standard paragraphs", "document", "ui.settings.paragraphs", "Paragraphs"),
    "contractors": ("Contractors", "people", "ui.settings.contractors", "Contractors"),
    "bank-holidays": ("Bank holidays", "calendar", "ui.settings.bank_holidays", "BankHolidays"),
    "rules": ("What changed", "refresh", "ui.settings.rules", "Rules"),
    "counting": ("Counting days", "law", "ui.settings.counting", "Counting"),
    "appearance": ("Appearance", "eye", "ui.settings.look", "AppearanceSection"),
    "weights": ("Risk weights", "commitments", "ui.settings.weights", "RiskWeights"),
}
"""Every section: title, icon, and the class that is it, imported when it is first looked at."""


class SettingsScreen(Screen):
    """The sections, one at a time."""

    subjects = frozenset({Subject.SETTINGS, Subject.CALENDAR})

    def __init__(self, workplace: Workplace) -> None:
        """List the sections; each is made when it is chosen."""
        super().__init__(workplace)
        self._made: dict[str, Section] = {}
        self._versions: Mapping[str, Version] = {}
        self._kept: frozenset[str] = frozenset()
        """Classes of sections in which something was typed that is not saved, as far as they were not looked at."""
        self.list = QListWidget()
        self.list.setAccessibleName("Sections of the settings")
        self.list.setProperty("role", "plain")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        side, inside = frame("group", gap=3, edge=(6, 0, 3, 3))
        inside.addWidget(text("Settings", "title"))
        inside.addWidget(self.list, 1)
        names = ("This part", "All settings")
        panes = SidePanes(self._stack, side, names=names, units=66, least=44, share=0.25, side_first=True)
        column(self, gap=0).addWidget(panes)
        self.list.itemActivated.connect(lambda _: panes.show_part(MAIN))
        self.list.itemClicked.connect(lambda _: panes.show_part(MAIN))
        self._name_sections()
        self.list.currentRowChanged.connect(self._choose)
        self.list.activated.connect(lambda _: self.section.focus_first())
        self.list.setCurrentRow(0)
        theme().changed.connect(self._name_sections)

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self._section(tuple(SECTIONS)[self.list.currentRow()])

    def show_place(self, place: Place) -> None:
        """Show a part of this screen."""
        self.show_section(place.place)

    def show_section(self, name: str) -> None:
        """Show the section called `name`, ready to be typed in."""
        self.list.setCurrentRow(tuple(SECTIONS).index(name))
        self.section.focus_first()

    def load(self) -> None:
        """Show what holds today, and since when."""

        def work(office: Office) -> tuple[Mapping[str, Version], tuple[Kept, ...]]:
            desk = office.desk()
            with office.record.reading() as session:
                return versions_on(session, desk.today), open_drafts(session, desk, kind=DRAFT)

        self.workplace.operations.read(self, work, self._show, topic="settings")

    def _show(self, found: tuple[Mapping[str, Version], tuple[Kept, ...]]) -> None:
        self._versions, kept = found
        self._kept = frozenset(each.kind.partition(":")[2] for each in kept if each.content)
        versions = self._versions
        self._name_sections()
        for section in self._made.values():
            section.show_settings(versions)

    def _choose(self, row: int) -> None:
        self._stack.setCurrentWidget(self._section(tuple(SECTIONS)[row]))

    def _section(self, name: str) -> Section:
        if name not in self._made:
            _, _, module, kind = SECTIONS[name]
            make = cast("Callable[[Workplace], Section]", getattr(import_module(module), kind))
            self._made[name] = section = make(self.workplace)
            self._stack.addWidget(section)
            section.marked.connect(self._name_sections)
            section.show_settings(self._versions)
        return self._made[name]

    def _is_typed(self, name: str) -> bool:
        """Whether something typed in a section is not saved."""
        return self._made[name].dirty if name in self._made else SECTIONS[name][3] in self._kept

    def _name_sections(self) -> None:
        wanted = {section for _, _, section in first_steps(self.workplace.desk())}
        for row, (name, (title, icon_name, _, _)) in enumerate(SECTIONS.items()):
            if row == self.list.count():
                self.list.addItem(QListWidgetItem())
            item = self.list.item(row)
            said = ("not saved",) if self._is_typed(name) else ("to do",) if name in wanted else ()
            item.setText(" · ".join((title, *said)))
            item.setIcon(icon(icon_name, "ink"))
            item.setSizeHint(QSize(0, theme().pixels(9)))
        self.list.setIconSize(QSize(theme().pixels(4.5), theme().pixels(4.5)))
