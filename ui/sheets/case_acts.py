"""What can be done to a case, with its keys: one table for the menu bar, the right-click menu and the search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from complaints_desktop.facts.stages import NO_STAGE
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.reading.what_now import WhatNow
from complaints_desktop.rules.acts import Act
from ui.sheets.sheet_table import MORE
from ui.workplace.workplace import Navigator

KEYS: Mapping[str, str] = {
    "contact": "Ctrl+Shift+C",
    "attach": "",
    "define": "Ctrl+Shift+A",
    "add-issue": "",
    "correct": "",
    "assess": "Ctrl+Shift+H",
    "evidence": "Ctrl+Shift+E",
    "dispute": "",
    "invite": "",
    "checklist": "",
    "declare-conflict": "Ctrl+Shift+D",
    "promise": "Ctrl+Shift+P",
    "extend": "Ctrl+Shift+X",
    "offer": "Ctrl+Shift+M",
    "updates": "Ctrl+Shift+O",
    "adjust": "Ctrl+Shift+J",
    "need": "Ctrl+Shift+N",
    "person": "Ctrl+Shift+R",
    "represent": "",
    "join": "",
    "died-or-left": "",
    "escalate": "Ctrl+Shift+U",
    "request": "",
    "allocate": "Ctrl+Shift+T",
    "consult": "",
    "close": "Ctrl+Shift+F",
    "withdraw": "Ctrl+Shift+W",
    "refuse": "",
    "drop-refusal": "",
    "approve": "",
    "send-back": "",
    "direct": "",
    "accept": "",
    "link": "",
    "unlink": "",
    "merge": "",
    "unmerge": "",
    "merge-person": "",
    "reopen": "",
    "tell-next-step": "",
    "review-request": "Ctrl+Shift+V",
    "offer-choice": "Ctrl+Shift+Q",
    "pass-on": "",
    "answer-enquiry": "Ctrl+Shift+Y",
    "end-request": "Ctrl+Shift+End",
    "make-complaint": "Ctrl+Shift+Insert",
    "incident": "",
    "ask-money": "",
    "settle-letters": "",
    "order-money": "",
    "hazard": "",
    "warn": "",
    "restrict": "",
    "matter": "",
    "hold": "",
    "lift-hold": "",
    "keep-longer": "",
    "decide-erasing": "",
    "erase": "Ctrl+Shift+Delete",
}
"""The keys of each form, none of what is done once in a long while."""

LETTERS_WITH_KEYS = (
    *("receipt", "stage1-acknowledgement", "stage1-extension", "progress-update", "stage1-response"),
    *("definition-change", "stage2-acknowledgement", "stage2-extension", "stage2-response"),
)
"""Letters that are written every day, counted through: Ctrl+Shift+1 is the first. The others have no keys."""


@dataclass(frozen=True, slots=True)
class CaseAct:
    """A form or a letter of a case, as a menu offers it."""

    name: str
    words: str
    act: Act
    keys: str
    stages: tuple[int, ...] = ()
    """Of a letter: the stages it belongs to."""

    def why_not(self, now: WhatNow) -> str:
        """Return why it cannot be done to the case as it is now; empty where it can."""
        if self.stages and now.stage not in self.stages:
            return _of_another(self.stages[0], now.stage)
        refused = now.refused.get(self.act)
        return f"{refused.why}. {refused.do}" if refused else ""

    def open(self, go: Navigator, case_id: str) -> None:
        """Go to where it is done."""
        if self.stages:
            go.open_letter(case_id, self.name)
        else:
            go.open_case(case_id, self.name)


@lru_cache(maxsize=1)
def case_acts() -> tuple[CaseAct, ...]:
    """Return the letters of a case, then its forms, each in the order of its own table."""
    letters = (CaseAct(kind.name, kind.writing, kind.act, _keys(kind.name), kind.stages) for kind in letter_kinds())
    forms = (CaseAct(name, words, act, KEYS[name]) for name, (words, act) in MORE.items())
    return (*letters, *forms)


def _keys(name: str) -> str:
    return f"Ctrl+Shift+{LETTERS_WITH_KEYS.index(name) + 1}" if name in LETTERS_WITH_KEYS else ""


def _of_another(stage: int, now: int) -> str:
    """Return why a letter of a stage is not written where the case is at another, or has none (Code 1.4)."""
    if NO_STAGE in (stage, now):
        of = "what is no complaint" if stage == NO_STAGE else "a complaint"
        return f"This letter is about {of}."
    return f"This letter is of stage {stage}, and the case is at stage {now}."
