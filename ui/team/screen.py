"""The team, one view at a time; what is decided opens over it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.team_board import TeamBoard, team_board
from ui.kit.flow import flow
from ui.kit.folding import FoldingBar, FoldingSegments
from ui.kit.layouts import column
from ui.kit.panes import Pages
from ui.kit.texts import text
from ui.team.load_view import LoadView
from ui.team.people_view import PeopleView
from ui.workplace.place import Place
from ui.workplace.question import question
from ui.workplace.workplace import Screen, Workplace

LOAD, PEOPLE = "load", "people"
VIEWS = ((LOAD, "Load"), (PEOPLE, "People"))


class TeamScreen(Screen):
    """Who carries what."""

    subjects = frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.TEAM, Subject.CALENDAR, Subject.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the load."""
        super().__init__(workplace)
        self.views = FoldingSegments("Show", VIEWS)
        self.load_view = LoadView(workplace)
        self.people_view = PeopleView(workplace)
        self._parts: dict[str, QWidget] = {LOAD: self.load_view, PEOPLE: self.people_view}
        self.pages = Pages()
        for part in self._parts.values():
            self.pages.addWidget(part)
        self.views.chosen.connect(self.show_view)
        stack = column(self, gap=3, edge=(5, 6, 4, 6))
        stack.addWidget(flow(text("Team", "title", wrap=False)))
        stack.addWidget(FoldingBar(self.views))
        stack.addWidget(self.pages, 1)

    def load(self) -> None:
        """Ask what everybody carries."""
        self.workplace.operations.read(
            self, question(team_board), self._show, topic="board", words="Looking up the team"
        )

    def show_view(self, name: str) -> None:
        """Show one of the views."""
        self.views.choose(name)
        self.pages.setCurrentWidget(self._parts[name])

    def show_place(self, place: Place) -> None:
        """Show the view that is called."""
        self.show_view(place.place if place.place in self._parts else LOAD)

    def focus_first(self) -> None:
        """Put the cursor into the list."""
        if self.pages.currentWidget() is self.people_view:
            self.people_view.table.setFocus()
        else:
            self.load_view.focus_first()

    @property
    def case_at_hand(self) -> str:
        """The case of the piece that is chosen."""
        return self.load_view.case_at_hand

    def _show(self, board: TeamBoard) -> None:
        self.load_view.show_board(board)
        self.people_view.show_settings({})
