"""What is done by a key, or from a menu, to the pieces that are chosen in a plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from complaints_desktop.reading.decided import refusals
from ui.kit.menus import show_menu
from ui.kit.texts import unmarked
from ui.team.columns import share_words
from ui.team.plan_page import PlanPage


def lock(page: PlanPage) -> None:
    """Lock the pieces that are chosen with who takes them by the plan."""
    if page.found:
        page.decide(page.decided.lock(page.found, page.table.chosen))


def leave_out(page: PlanPage) -> None:
    """Leave the pieces that are chosen where they are."""
    if page.found:
        page.decide(page.decided.leave(page.found, page.table.chosen))


def let_go(page: PlanPage) -> None:
    """Let the proposal decide again about the pieces that are chosen."""
    if page.found:
        page.decide(page.decided.let_go(page.found, page.table.chosen))


def not_to_them(page: PlanPage) -> None:
    """Let the pieces that are chosen not go to who takes them by the plan."""
    row = page.table.current
    if page.found and row and row.taker_id:
        page.decide(page.decided.not_to(page.found, page.table.chosen, row.taker_id))


def turn_keeping(page: PlanPage) -> None:
    """Give the pieces that are chosen for good, or again for a time."""
    row = page.table.current
    if row and row.taker_id and page.about.absence_id:
        page.keep(not row.for_good)


def ask_whom(page: PlanPage) -> None:
    """Show everybody the pieces could go to, with how much they have then, and why not to the others."""
    index = page.table.currentIndex()
    if page.found and index.isValid():
        where = page.table.viewport().mapToGlobal(page.table.visualRect(index).bottomLeft())
        show_menu(_takers(page), where)


def _takers(page: PlanPage) -> QMenu:
    menu = QMenu("Give to", page)
    found, pieces = page.found, page.table.chosen
    for load in sorted(found.plan.loads, key=lambda each: page.name(each.carrier)) if found else ():
        why = next(iter(refusals(found, pieces, load.carrier).values()), "") if found else ""
        name = page.name(load.carrier)
        said = why.partition(": ")[2] if why else f"{name}, {share_words(load.after, load.capacity)} after"
        act = menu.addAction(unmarked(said), partial(page.give, pieces, load.carrier))
        act.setEnabled(not why)
    return menu


ACTS: tuple[tuple[str, str, Callable[[PlanPage], object]], ...] = (
    ("Give to…", "F2", ask_whom),
    ("Lock with who takes it", "Ctrl+L", lock),
    ("Leave it where it is", "Delete", leave_out),
    ("Not to who takes it", "Ctrl+Delete", not_to_them),
    ("Let the proposal decide again", "Ctrl+R", let_go),
    ("For good, or while they are away", "Ctrl+G", turn_keeping),
)
"""What is done to the pieces that are chosen, by which key."""
