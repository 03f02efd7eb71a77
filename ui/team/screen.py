"""The team, one view at a time; what is decided opens over it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.absence_plan import Asked
from complaints_desktop.reading.decided import Decided
from complaints_desktop.reading.team_board import AbsenceLine, TeamBoard, next_time, team_board
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import count
from complaints_desktop.team.away_words import COMES_AGAIN, EACH_TIME, away_words
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.folding import FoldingBar, FoldingSegments
from ui.kit.layouts import column, show_if
from ui.kit.panes import Pages, PagesOver
from ui.kit.texts import text
from ui.team.absence_sheet import AbsenceSheet, BackSheet
from ui.team.absences_view import AbsencesView
from ui.team.growth_view import EVERYBODY, PARTS, WEEK, GrowthView
from ui.team.load_view import LoadView
from ui.team.people_view import PeopleView
from ui.team.plan_acts import ACTS
from ui.team.plan_page import About, PlanPage
from ui.team.return_page import ReturnPage
from ui.team.unallocated_view import UnallocatedView
from ui.workplace.place import Place
from ui.workplace.question import question
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

LOAD, ABSENCES, UNALLOCATED, PEOPLE, GROWTH = "load", "absences", "unallocated", "people", "growth"
REASSIGN, ABSENCE, PLAN, ILL = "reassign", "absence", "plan", "ill"
VIEWS = (
    (LOAD, "Load"),
    (ABSENCES, "Absences"),
    (UNALLOCATED, "Not allocated"),
    (PEOPLE, "People"),
    (GROWTH, "One-to-ones and training"),
)

View = LoadView | AbsencesView | UnallocatedView | PeopleView | GrowthView
Over = AbsenceSheet | BackSheet | PlanPage | ReturnPage


class TeamScreen(Screen):
    """Who carries what, who is away, and what nobody has."""

    subjects = frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.TEAM, Subject.CALENDAR, Subject.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the load."""
        super().__init__(workplace)
        self.board: TeamBoard | None = None
        self._waits: Callable[[], object] | None = None
        self._place = Place("team")
        self._decided: dict[tuple[str | None, frozenset[str]], Decided] = {}
        self.views = FoldingSegments("Show", VIEWS)
        self.load_view, self.absences = LoadView(workplace), AbsencesView(workplace)
        self.unallocated = UnallocatedView(workplace, self.plan_unallocated)
        self.people_view, self.growth_view = PeopleView(workplace), GrowthView(workplace)
        self._parts: dict[str, View] = {
            LOAD: self.load_view,
            ABSENCES: self.absences,
            UNALLOCATED: self.unallocated,
            PEOPLE: self.people_view,
            GROWTH: self.growth_view,
        }
        self.pages, self.over = Pages(), PagesOver()
        for part in self._parts.values():
            self.pages.addWidget(part)
        self.views.chosen.connect(self.show_view)
        self.absences.asked.connect(self._do)
        self._lay_out()
        screen_action(self, "Plan an absence…", "Ctrl+Alt+A", partial(self._do, "plan"))
        screen_action(self, "Ill today…", "Ctrl+Alt+Shift+A", partial(self._do, "ill"))
        self.acts = [screen_action(self, words, keys, partial(self._of_plan, act)) for words, keys, act in ACTS]
        self._let_act()

    def load(self) -> None:
        """Ask what everybody carries; a plan that is open is made anew only by who decides it."""
        self.workplace.operations.read(
            self, question(team_board), self._show, topic="board", words="Looking up the team"
        )

    def show_view(self, name: str) -> None:
        """Show one of the views."""
        self.views.choose(name)
        self.pages.setCurrentWidget(self._parts[name])
        if name == GROWTH:  # read when it is looked at: it is nobody's but theirs and who leads
            self.growth_view.load()

    def show_place(self, place: Place) -> None:
        """Show the view that is called, or the plan for the cases that are named."""
        if self.plan is not None and place == self._place:
            return  # one comes back to it from a case: what was decided stands
        self._place = place
        refused = refusal(self.workplace.desk().officer.role, Act.GIVE_OUT) if place.place == REASSIGN else None
        if place.place == REASSIGN and refused is None:
            self.reassign(frozenset(place.subject.split()))
            return
        self.leave()
        if place.place == ABSENCE:
            self.show_view(ABSENCES)
            self._when_known(partial(self._see_to, place.subject))
            return
        if refused is not None:
            self._say_why_not(Act.GIVE_OUT)
        self.show_view(place.place if place.place in self._parts else LOAD)
        if place.place == GROWTH and place.subject in {*PARTS, EVERYBODY, WEEK}:
            self.growth_view.show_part(place.subject)

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        shown = self._opened or self._parts[self.views.value]
        if isinstance(shown, PeopleView):
            shown.table.setFocus()
        else:
            shown.focus_first()

    @property
    def case_at_hand(self) -> str:
        """The case of the piece that is chosen."""
        shown = self._opened or self._parts[self.views.value]
        return "" if isinstance(shown, AbsenceSheet | BackSheet | PeopleView | GrowthView) else shown.case_at_hand

    @property
    def plan(self) -> PlanPage | None:
        """The plan that is open."""
        shown = self._opened
        return shown if isinstance(shown, PlanPage) else None

    def plan_for(self, line: AbsenceLine) -> None:
        """Open the proposal for one absence."""
        absence = line.absence
        first, last = next_time(absence, self.workplace.today())
        title = f"While {line.officer.name} is away"
        why = (
            f"Away {away_words(absence)}. Each piece has its reason; it stays theirs unless you give it for good. "
            "Whoever takes a case reads its handover and tells the resident."
        )
        if absence.every_weeks:
            why = f"Away {away_words(absence)}. {COMES_AGAIN}. {EACH_TIME}"
        asked = Asked(officer_id=line.officer.id, first=first, last=last)
        none = f"{line.officer.name} holds nothing that has to be given out."
        self._open_plan(About(title=title, why=why, asked=asked, absence_id=absence.id, none=none))

    def plan_unallocated(self) -> None:
        """Open the proposal for what nobody has."""
        asked = Asked(first=self.workplace.today(), last=None)
        why = "By the same reasons as any other proposal. Change what you like; with the button each becomes theirs."
        none = "Every open case has somebody."
        self._open_plan(About(title="Cases nobody has yet", why=why, asked=asked, tells=False, none=none))

    def reassign(self, cases: frozenset[str]) -> None:
        """Open the proposal for the cases that were chosen."""
        asked = Asked(first=self.workplace.today(), last=None, cases=cases)
        why = (
            "Give the cases to somebody with F2 or by dragging, or take the proposal: it moves what makes the load "
            "fairer. Each becomes theirs for good; they read its handover and tell the resident."
        )
        none = "None of these cases is open."
        self._open_plan(About(title=f"Reassign {count(len(cases), 'case')}", why=why, asked=asked, none=none))

    def leave(self) -> None:
        """Close what is open over the views."""
        for n in range(self.over.count() - 1, 0, -1):
            page = self.over.widget(n)
            if isinstance(page, PlanPage):
                page.stop()
                self._decided[_what(page.about)] = page.decided
            if page is not None:
                self.over.removeWidget(page)
                page.deleteLater()
        self._let_act()

    @property
    def _opened(self) -> Over | None:
        shown = self.over.currentWidget()
        return shown if isinstance(shown, AbsenceSheet | BackSheet | PlanPage | ReturnPage) else None

    def _open_plan(self, about: About) -> None:
        page = PlanPage(self.workplace, about, self.acts, self._decided.get(_what(about), Decided()))
        self._open(page)
        page.done.connect(self._done)
        page.solve()

    def _do(self, what: str) -> None:
        """Do what the list of absences asks for, once the team is known."""
        if self.board is None:
            self._waits = partial(self._do, what)
            return
        line = self.absences.line
        if what in (PLAN, ILL) and not self.board.may_be_away:
            self._say_why_not(Act.SAY_AWAY)
            return
        if what in (PLAN, ILL):
            sheet = AbsenceSheet(self.workplace, self.board, ill=what == ILL)
            sheet.done.connect(self._recorded)
            self._open(sheet)
        elif line is not None and what == "share":
            self.plan_for(line)
        elif line is not None and what == "return":
            page = ReturnPage(self.workplace, line)
            page.done.connect(self._done)
            self._open(page)
            page.solve()
        elif line is not None:
            back = BackSheet(self.workplace, line)
            back.done.connect(self._recorded)
            self._open(back)

    def _say_why_not(self, act: Act) -> None:
        refused = refusal(self.workplace.desk().officer.role, act)
        if refused is not None:
            self.workplace.go.say(f"{refused.why}. {refused.do}", tone="warn")

    def _recorded(self, words: str, absence_id: str) -> None:
        """Show the absence that was recorded, and to who leads the proposal for its work."""
        self._done(words)
        self.show_view(ABSENCES)
        if absence_id and self.board and self.board.leads:
            self._when_known(partial(self._see_to, absence_id))

    def _when_known(self, act: Callable[[], object]) -> None:
        """Do it once the team is read anew."""
        self._waits = act
        self.load()

    def _see_to(self, absence_id: str) -> None:
        """Open what is to be done about one absence: what comes back, or who does the work."""
        self.absences.choose(absence_id)
        line = self.absences.line
        if self.board and self.board.leads and line is not None and line.absence.id == absence_id:
            self._do("return" if line.comes_back else "share")

    def _open(self, page: Over) -> None:
        self.leave()
        page.left.connect(self._go_back)
        self.over.addWidget(page)
        self.over.setCurrentWidget(page)
        self._let_act()
        page.focus_first()

    def _go_back(self) -> None:
        """Go back to the views, or to the list in which the cases of the plan were chosen."""
        chosen = self.plan is not None and self.plan.about.asked.cases
        self.leave()
        if chosen:
            self.workplace.go.back()
        else:
            self.focus_first()

    def _done(self, words: str) -> None:
        self._go_back()
        self.workplace.go.say(words)

    def _of_plan(self, act: Callable[[PlanPage], object]) -> None:
        if self.plan is not None:
            act(self.plan)

    def _let_act(self) -> None:
        for each in self.acts:
            each.setEnabled(self.plan is not None)

    def _show(self, board: TeamBoard) -> None:
        self.board = board
        self.load_view.show_board(board)
        self.absences.show_board(board)
        self.unallocated.show_board(board)
        self.people_view.show_settings({})
        if self.views.value == GROWTH:
            self.growth_view.load()
        show_if(self.say_away, bool(board.may_be_away))
        back = sum(each.comes_back for each in board.absences)
        self.views.set_words(ABSENCES, f"Absences, {back:,} to give back" if back else "Absences")
        self.views.set_words(
            UNALLOCATED, f"Not allocated {len(board.unallocated):,}" if board.leads else "Not allocated"
        )
        self._bar.fold()
        waits, self._waits = self._waits, None
        if waits is not None:
            waits()

    def _lay_out(self) -> None:
        main = QWidget()
        stack = column(main, gap=3, edge=(5, 6, 4, 6))
        plan = Button("Plan an absence…", partial(self._do, PLAN), icon_name="calendar")
        self.say_away = flow(plan, Button("Ill today…", partial(self._do, ILL)))
        stack.addWidget(flow(text("Team", "title", wrap=False), self.say_away, gap=4))
        self._bar = FoldingBar(self.views)
        stack.addWidget(self._bar)
        stack.addWidget(self.pages, 1)
        self.over.addWidget(main)
        column(self, gap=0).addWidget(self.over)


def _what(about: About) -> tuple[str | None, frozenset[str]]:
    """Return by what a plan is known again: the absence, or the cases."""
    return about.absence_id, about.asked.cases
