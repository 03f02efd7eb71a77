"""Sharing: how it stands in plain words, what a person must settle, and which desks have not been heard from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFrame, QWidget

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.office import Office
from complaints_desktop.reading.clashes import clashes
from complaints_desktop.reading.held_work import held_work
from complaints_desktop.reading.letters_twice import sent_twice
from complaints_desktop.reading.rescued import lost_groups
from complaints_desktop.reading.sharing_state import SharingState, sharing_state, why_not
from complaints_desktop.rules.wording import count
from complaints_desktop.sharing.desks import DeskHeard
from db.problems import EnvironmentProblem
from db.shared.failures import WrongPassword
from db.sync.transport import Revoked
from ui.kit.banner import Action, Banner
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import column, filling, frame, scrolled, show_if
from ui.kit.panes import Pages
from ui.kit.progress import ProgressStrip
from ui.kit.readable import Readable
from ui.kit.texts import copyable, heading, text
from ui.sharing.asked import Asked, asked, sheet_of
from ui.sharing.join_sheet import JoinSheet
from ui.sharing.lost_sheet import LostSheet
from ui.sharing.needs_server import NeedsServer
from ui.sharing.password_sheet import PasswordSheet
from ui.sharing.question_sheet import QuestionSheet
from ui.sharing.short_table import ShortTable
from ui.sharing.tables import (
    Question,
    desk_columns,
    lost_columns,
    of_clash,
    of_held,
    of_lost,
    of_twice,
    question_columns,
)
from ui.sharing.words import LOST, NOTICES, WHAT_IT_IS, standing
from ui.workplace.meter import Meter
from ui.workplace.operations import Task
from ui.workplace.place import Place
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.sharing.sharing import Sharing

Answer = TypeVar("Answer")
Over = QuestionSheet | JoinSheet | PasswordSheet


@dataclass(frozen=True, slots=True)
class Standing:
    """What one look at the sharing needs."""

    state: SharingState
    questions: tuple[Question, ...]
    lost: tuple[Question, ...] = ()


class SharingScreen(Screen):
    """The state on top, then what is to settle, then the desks; forms open over it."""

    subjects = frozenset({Subject.SHARING, Subject.CASE})

    def __init__(self, workplace: Workplace) -> None:
        """Lay the page out."""
        super().__init__(workplace)
        self.standing = Standing(SharingState(), ())
        self._task: Task | None = None
        self._sheet: Over | None = None
        self._join_sheet: JoinSheet | None = None
        self._looked = False
        self._understood = ""
        self.state, self.trouble, self.notice = Banner(), Banner(), Banner()
        self.progress = ProgressStrip()
        self.join = Button("Join a shared database", self.open_join, role="primary")
        self.share = Button("Share now", self.share_now, role="primary", icon_name="refresh")
        self.questions: ShortTable[Question] = ShortTable("Clashes and held work", question_columns())
        self.lost: ShortTable[Question] = ShortTable("Known here and lost at the server", lost_columns())
        self.all_lost = Button("Look at all of it", lambda: self.show_section("lost:all"), icon_name="eye")
        self.desks: ShortTable[DeskHeard] = ShortTable("Desks of the team", desk_columns())
        self.ask_desks = NeedsServer("Ask which desks have been heard from", self.look_at_desks, icon_name="desk")
        self.over = filling(Pages(), least_height=45)
        self._lay_out()
        for table in (self.questions, self.lost):
            table.opened.connect(self._open_question)
        workplace.operations.settled.connect(self._settled)
        screen_action(self, "Share now", "F5", self.share_now)

    def load(self) -> None:
        """Ask how it stands, and what is to settle."""

        def work(office: Office) -> Standing:
            with office.record.reading() as session:
                desk = office.desk()
                found = [of_clash(each) for each in clashes(session, desk)]
                found += [of_twice(each) for each in sent_twice(session)]
                found += [of_held(each) for each in held_work(session, desk)]
                lost = tuple(map(of_lost, lost_groups(session, desk)))
            return Standing(sharing_state(office.record), tuple(found), lost)

        self.workplace.operations.read(self, work, self._show, topic="sharing")

    def show_place(self, place: Place) -> None:
        """Show a part of this screen."""
        self.show_section(place.place)

    def show_section(self, name: str) -> None:
        """Open what is called `name` (`clash:ID`, `held:ID`, `lost:ID` or `lost:all`), or the form to `join`."""
        if name == "join":
            self.open_join()
            return
        self.workplace.operations.read(self, lambda office: asked(office, name), self._open_asked, topic="asked")

    def focus_first(self) -> None:
        """Put the cursor where work is: on what is to settle, or on the one button there is."""
        if self._sheet is not None:
            self._sheet.focus_first()
        elif self.standing.questions:
            self.questions.setFocus()
        elif self.standing.lost:
            self.lost.setFocus()
        else:
            (self.share if self.standing.state.joined else self.join).setFocus()

    def open_join(self) -> None:
        """Open the form of the first connection."""
        if self._join_sheet is None:
            self._join_sheet = JoinSheet(self.workplace)
            self._join_sheet.done.connect(self._joined)
            self._join_sheet.stopped.connect(self._join_stopped)
        self._open(self._join_sheet)

    def open_password(self) -> None:
        """Ask for the password again."""
        sheet = PasswordSheet(self.workplace, self.standing.state.address, self.standing.state.login)
        sheet.done.connect(self.close_sheet)
        self._open(sheet)

    def share_now(self) -> None:
        """Share, without waiting for the next time."""
        if self._task is None and self.standing.state.joined:
            meter = Meter(self)
            meter.show_in(self.progress)
            self._ask_server("Sharing", lambda sharing: sharing.once(meter), lambda _: None, meter)

    def look_at_desks(self) -> None:
        """Ask the shared database how the desks of the team stand."""
        if self._task is None:
            self._ask_server(
                "Asking the shared database", lambda sharing: sharing.desks(), self._show_desks, Meter(self)
            )

    def show_notice(self, name: str) -> None:
        """Say what has happened to this copy of the record: one of NOTICES, or nothing."""
        said = NOTICES.get(name)
        if said is None or name == self._understood:
            self.notice.say("")
            return
        seen = (("Understood", lambda: self._understand(name)),)
        self.notice.say(said.words, more=said.more, tone=said.tone, icon_name=said.icon, actions=seen)

    def _understand(self, name: str) -> None:
        self._understood = name
        self.notice.say("")
        self.focus_first()

    def _lay_out(self) -> None:
        page = QWidget()
        stack = column(page, gap=4, edge=(5, 6))
        stack.addWidget(text("Sharing", "title"))
        for banner in (self.notice, self.state, self.trouble):
            stack.addWidget(banner)
            banner.say("")
        self._alone = heading("This record is shared with nobody yet")
        stack.addWidget(self._alone)
        self._about = copyable("")
        about = Readable(most=190)
        column(about, edge=(0, 0, 2, 0)).addWidget(self._about)
        stack.addWidget(about)
        stack.addWidget(flow(self.join, self.share))
        self._to_settle = self._card("To settle", self.questions)
        self._lost_card = self._card(
            "Known here and lost at the server", text(LOST, "hint"), self.lost, flow(self.all_lost)
        )
        self._desks_card = self._card("Desks of the team", self.ask_desks, self.desks)
        self.desks.hide()
        for card in (self._to_settle, self._lost_card, self._desks_card):
            stack.addWidget(card)
            card.hide()
        stack.addStretch()
        self.over.addWidget(scrolled(page))
        outer = column(self, gap=0)
        outer.addWidget(self.over, 1)
        outer.addWidget(self.progress)

    def _card(self, title: str, *parts: QWidget) -> QFrame:
        card, inside = frame("card", gap=3, edge=4)
        inside.addWidget(heading(title))
        for part in parts:
            inside.addWidget(part)
        return card

    def _show(self, found: Standing) -> None:
        first, self._looked = not self._looked, True
        self.standing = found
        self.show_notice(self.workplace.operations.news or "")
        state, problem = found.state, self.workplace.operations.not_shared
        said = standing(state, problem)
        self.state.say(said.words if state.joined else "", more=said.more, tone=said.tone, icon_name=said.icon)
        self._show_trouble(problem if state.joined else None)
        self._about.setText(f"Joined to {state.address} as {state.login}." if state.joined else WHAT_IT_IS)
        self._about.setAccessibleName(self._about.text())
        show_if(self._alone, not state.joined)
        show_if(self.join, not state.joined)
        show_if(self.share, state.joined)
        show_if(self._to_settle, bool(found.questions))
        show_if(self._lost_card, bool(found.lost))
        show_if(self.all_lost, len(found.lost) > 1)
        show_if(self._desks_card, state.joined and state.leads)
        self.ask_desks.allow(why_not(state, problem))
        self.questions.show_rows({each.id: each for each in found.questions})
        self.lost.show_rows({each.id: each for each in found.lost})
        if first and self.isVisible() and self._sheet is None and (found.questions or found.lost):
            self.focus_first()

    def _show_trouble(self, problem: EnvironmentProblem | None) -> None:
        if problem is None:
            self.trouble.say("")
        else:
            actions: tuple[Action, ...] = () if isinstance(problem, Revoked) else (("Try again", self.share_now),)
            if isinstance(problem, WrongPassword):
                actions = (("Type the password", self.open_password), *actions)
            self.trouble.say(problem.what, more=problem.advice, tone="warn", actions=actions)

    def _open_question(self, name: Hashable) -> None:
        kind, _, wanted = str(name).partition(":")
        if kind == "letters":
            self.workplace.go.open_case(wanted, "letters")
        else:
            self.show_section(str(name))

    def _open_asked(self, found: Asked) -> None:
        sheet = sheet_of(self.workplace, found)
        if sheet is None:
            self.close_sheet()
            self.workplace.go.say("That has been settled already", tone="info")
        else:
            sheet.done.connect(partial(self._answered, sheet))
            self._open(sheet)

    def _open(self, sheet: Over) -> None:
        self._take_out()
        self._sheet = sheet
        sheet.left.connect(self.close_sheet)
        self.over.addWidget(sheet)
        self.over.setCurrentWidget(sheet)
        sheet.focus_first()

    def _answered(self, sheet: QuestionSheet, words: str) -> None:
        """Go on to the next question; after the last, back to the page."""
        waiting = self.standing.lost if isinstance(sheet, LostSheet) else self.standing.questions
        left = [each for each in waiting if each.id not in sheet.settles]
        if left:
            self.workplace.go.say(f"{words}. {count(len(left), 'more', 'more')} to settle.")
            self.show_section(left[0].id)
        else:
            self.workplace.go.say(f"{words}. Nothing more to settle.")
            self.close_sheet()
        self.load()

    def _joined(self) -> None:
        self.close_sheet()
        if self._join_sheet is not None:
            self._join_sheet.deleteLater()
            self._join_sheet = None
        self.workplace.go.say("This desk has joined the shared database")
        self.load()

    def _join_stopped(self) -> None:
        self.close_sheet()
        self.workplace.go.say("The first fetch was stopped. What is missing comes with the next sharing.", tone="info")
        self.load()

    def _show_desks(self, found: Sequence[DeskHeard]) -> None:
        self.desks.show()
        self.desks.show_rows({each.code: each for each in found})
        self.desks.setFocus()

    def _ask_server(
        self, words: str, work: Callable[[Sharing], Answer], then: Callable[[Answer], object], meter: Meter
    ) -> None:
        self._task = self.workplace.operations.share(
            self, work, then, words=words, troubled=lambda _: self._tell(), meter=meter
        )
        self.share.setEnabled(False)
        self.progress.say(words, self._task.cancel)

    def _tell(self) -> None:
        """Have the foot of the rail, and this page, say how it stands now."""
        self.workplace.operations.changed.emit(Changes(subjects=frozenset({Subject.SHARING})), self)

    def _settled(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.share.setEnabled(True)
            self.progress.say("", None)

    def close_sheet(self) -> None:
        """Show the page again, whatever is open over it."""
        self._take_out()
        self.over.setCurrentIndex(0)
        self.focus_first()

    def _take_out(self) -> None:
        if self._sheet is not None:
            self.over.removeWidget(self._sheet)
            if self._sheet is self._join_sheet:  # what was typed stands nowhere else: a password is in no draft
                self._sheet.setParent(self)
                self._sheet.hide()
            else:
                self._sheet.deleteLater()
            self._sheet = None
