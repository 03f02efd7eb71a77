"""What can be done to a case, in the menu bar and by a right click; what cannot be done now is greyed and says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from complaints_desktop.reading.what_now import WhatNow, what_now
from ui.sheets.act_groups import fill
from ui.sheets.case_acts import CaseAct, case_acts
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

NO_CASE = "Open a case first, or choose one in a list."


class CaseMenu(QObject):
    """Fills the menu of the bar with acts on the case at hand, and pops one up for any other."""

    def __init__(self, menu: QMenu, window: QWidget, workplace: Workplace, at_hand: Callable[[], str]) -> None:
        """`at_hand` names the case that is shown or chosen; empty where none is."""
        super().__init__(menu)
        self._menu, self._window, self._workplace, self._at_hand = menu, window, workplace, at_hand
        self.actions: dict[str, QAction] = {}
        fill(menu, case_acts(), self._action)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._look)
        menu.aboutToHide.connect(self._let_keys_be_used)

    def pop_up(self, case_id: str, where: QPoint, row: Sequence[QAction] = ()) -> None:
        """Show what can be done to a case at a place on the screen, and above it what can be done to the `row`."""
        self._ask(case_id, partial(self._popped, where, row), topic="pop-up")

    def do(self, each: CaseAct, case_id: str) -> None:
        """Go to where an act is done, or say why it cannot be done now."""

        def answered(now: WhatNow) -> None:
            why = each.why_not(now)
            if why:
                self._workplace.go.say(why, tone="warn")
            else:
                each.open(self._workplace.go, case_id)

        self._ask(case_id, answered, topic="act")

    def _action(self, each: CaseAct) -> QAction:
        action = QAction(each.words, self._window)
        action.setShortcut(QKeySequence(each.keys))
        action.triggered.connect(lambda *_: self._do_at_hand(each))
        self.actions[each.name] = action
        return action

    def _do_at_hand(self, each: CaseAct) -> None:
        case_id = self._at_hand()
        if case_id:
            self.do(each, case_id)
        else:
            self._workplace.go.say(NO_CASE, tone="warn")

    def _look(self) -> None:
        """Say of each act whether it can be done; until the record has answered, all can be tried."""
        case_id = self._at_hand()
        if case_id:
            self._ask(case_id, self._show, topic="menu")
        else:
            for action in self.actions.values():
                _allow(action, NO_CASE)

    def _show(self, now: WhatNow) -> None:
        if self._menu.isVisible():
            size = self._menu.size()
            for each in case_acts():
                _allow(self.actions[each.name], each.why_not(now))
            self._menu.resize(size)  # Qt has made it as high as all its rows, past the end of the screen

    def _let_keys_be_used(self) -> None:
        """Leave no act greyed behind a closed menu: its keys ask anew, for another case or on another day."""
        for action in self.actions.values():
            _allow(action, "")

    def _popped(self, where: QPoint, row: Sequence[QAction], now: WhatNow) -> None:
        menu = QMenu(f"Case {now.reference}", self._window)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        go = self._workplace.go
        first = menu.addAction(f"Open {now.reference}")
        first.triggered.connect(lambda *_: go.open_case(now.case_id))
        menu.setDefaultAction(first)
        menu.addActions(row)
        menu.addSeparator()

        def action(each: CaseAct) -> QAction:
            made = QAction(f"{each.words}\t{each.keys}", menu)
            made.triggered.connect(lambda *_: each.open(go, now.case_id))
            _allow(made, each.why_not(now))
            return made

        fill(menu, case_acts(), action)
        menu.popup(where)

    def _ask(self, case_id: str, then: Callable[[WhatNow], object], *, topic: str) -> None:
        work = question(what_now, case_id=case_id)
        self._workplace.operations.read(self, work, then, topic=topic, words="Looking at the case")


def _allow(action: QAction, why_not: str) -> None:
    action.setEnabled(not why_not)
    action.setToolTip(why_not)
    action.setStatusTip(why_not)
