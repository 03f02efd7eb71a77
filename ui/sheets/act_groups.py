"""The acts on a case by what they are about: no menu is longer than the screen, and each act has one place."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.sheets.case_acts import CaseAct

FIRST = ("contact", "attach", "promise")
"""What is done every day stands in the menu itself."""

LETTERS = "&Write a letter"

GROUPS: Mapping[str, tuple[str, ...]] = {
    "The &course of it": (
        *("define", "add-issue", "correct", "updates", "extend", "allocate", "escalate", "request"),
        *("tell-next-step", "review-request", "offer-choice", "pass-on", "answer-enquiry", "end-request"),
        "make-complaint",
    ),
    "&Investigation": ("assess", "evidence", "dispute", "invite", "checklist", "declare-conflict", "consult"),
    "&Hazards and other matters": ("hazard", "matter", "incident"),
    "&People, needs and contact": (
        *("person", "need", "adjust", "represent", "join", "died-or-left", "warn", "restrict", "merge-person"),
    ),
    "&Money": ("offer", "ask-money", "order-money"),
    "&End it, or go on": (
        *("close", "withdraw", "refuse", "drop-refusal", "approve", "send-back", "accept", "direct", "reopen"),
    ),
    "&Other cases, and what came twice": ("link", "unlink", "merge", "unmerge", "settle-letters"),
    "&Keeping and erasing": ("hold", "lift-hold", "keep-longer", "decide-erasing", "erase"),
}
"""The menus within the menu, each with a letter of its own, by the names of their forms."""


def fill(menu: QMenu, acts: Iterable[CaseAct], action: Callable[[CaseAct], QAction]) -> None:
    """Put `acts` into `menu`: the everyday ones, the letters, then a menu for each group that has any of them."""
    known = {each.name: each for each in acts}
    for name in FIRST:
        if name in known:
            menu.addAction(action(known[name]))
    menu.addSeparator()
    letters = tuple(name for name, each in known.items() if each.stages)
    for title, names in {LETTERS: letters, **GROUPS}.items():
        found = [known[name] for name in names if name in known]
        if found:
            inside = menu.addMenu(title)
            inside.setToolTipsVisible(True)
            inside.addActions([action(each) for each in found])
