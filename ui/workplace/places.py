"""Where one can be: each screen with its title, its shortcut and how it is made; and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from ui.workplace.place import Place
from ui.workplace.workplace import Screen, Workplace


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of screen; its module is imported when it is first shown."""

    title: str
    module: str
    name: str
    shortcut: str = ""
    on_rail: bool = False
    part_of: str = ""
    """The place of the rail that it is found in, which stands lit while it is shown."""

    def make(self, workplace: Workplace) -> Screen:
        """Make the screen."""
        screen = getattr(import_module(self.module), self.name)
        return cast("Callable[[Workplace], Screen]", screen)(workplace)


PLACES: dict[str, Entry] = {
    "my-work": Entry("My work", "ui.my_work.screen", "MyWorkScreen", "Ctrl+1", on_rail=True),
    "cases": Entry("Cases", "ui.cases.screen", "CasesScreen", "Ctrl+2", on_rail=True),
    "commitments": Entry("Commitments", "ui.commitments.screen", "CommitmentsScreen", "Ctrl+3", on_rail=True),
    "team": Entry("Team", "ui.team.screen", "TeamScreen", "Ctrl+4", on_rail=True),
    "numbers": Entry("Numbers", "ui.numbers.screen", "NumbersScreen", "Ctrl+5", on_rail=True),
    "quality": Entry("Quality", "ui.numbers.quality_screen", "QualityScreen", "Ctrl+Alt+Q", part_of="numbers"),
    "log": Entry("Log a complaint", "ui.intake.screen", "LogScreen", "Ctrl+N"),
    "settings": Entry("Settings", "ui.settings.screen", "SettingsScreen", "Ctrl+,"),
    "sharing": Entry("Sharing", "ui.sharing.screen", "SharingScreen", "Ctrl+."),
    "import": Entry("Import complaints", "ui.exchange.import_screen", "ImportScreen", "Ctrl+I"),
    "homes": Entry("Bring in the list of homes", "ui.exchange.homes_screen", "HomesScreen", "Ctrl+Alt+I"),
    "promises-back": Entry("Take a list of promises back", "ui.exchange.promises_screen", "PromisesBackScreen"),
    "rules-file": Entry("Take rules in from a file", "ui.exchange.rules_screen", "RulesScreen"),
    "looked": Entry("Who looked", "ui.looked.screen", "LookedScreen"),
    "surveys": Entry("Surveys", "ui.numbers.surveys_screen", "SurveysScreen", part_of="numbers"),
    "survey-file": Entry(
        "Take answers to a survey in", "ui.exchange.survey_screen", "SurveyFileScreen", part_of="numbers"
    ),
    "retention": Entry("How long cases are kept", "ui.retention.screen", "RetentionScreen"),
    "wording-file": Entry("Take a set of wordings in", "ui.exchange.wording_screen", "WordingFileScreen"),
    "wording": Entry("Wording of letters", "ui.wording.screen", "WordingScreen"),
    "safekeeping": Entry("Keep the record safe", "ui.exchange.safekeeping", "SafekeepingScreen", "Ctrl+B"),
    "case": Entry("Case", "ui.case.screen", "CaseScreen"),
    "print": Entry("Print letters", "ui.letters.pile_screen", "PileScreen", "Ctrl+Alt+P"),
    "letters-and-code": Entry("Letters and the Code", "ui.letters.catalogue_screen", "CatalogueScreen"),
    "merge": Entry("Write to many", "ui.letters.merge_screen", "MergeScreen"),
    "letter": Entry("Letter", "ui.letters.screen", "LetterScreen"),
}
"""Every screen there is; one that is not built yet is not shown."""


def import_all() -> None:
    """Import every screen now, so that the first look at one does not wait for it."""
    for entry in PLACES.values():
        import_module(entry.module)


class History:
    """The places visited, for the way back."""

    def __init__(self) -> None:
        """Start nowhere."""
        self._places: list[Place] = []

    def go(self, place: Place) -> None:
        """Remember a place; going where one is already is no step."""
        if not self._places or self._places[-1] != place:
            self._places.append(place)

    def back(self) -> Place | None:
        """Return the place before this one, None where this is the first."""
        if len(self._places) < 2:
            return None
        self._places.pop()
        return self._places[-1]
