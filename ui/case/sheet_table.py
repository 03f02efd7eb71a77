"""The forms of a case by name: one table for the buttons, the duties and the menus alike."""

from __future__ import annotations

from complaints_desktop.permissions import Act
from ui.case.sheets.base import ActionSheet
from ui.case.sheets.decisions import ConflictSheet, EvidenceSheet, FindingSheet
from ui.case.sheets.definition import AssessSheet, PointSheet, UpdatesSheet, WithdrawPointSheet
from ui.case.sheets.ending import CloseSheet, MoneySheet, WithdrawSheet
from ui.case.sheets.people import AdjustmentSheet, NeedSheet, PersonSheet, ReviewSheet
from ui.case.sheets.promises import CancelSheet, CompleteSheet, MoveSheet, PromiseSheet, UpdateSheet

SHEETS: dict[str, type[ActionSheet]] = {
    "point": PointSheet,
    "withdraw-point": WithdrawPointSheet,
    "assess": AssessSheet,
    "updates": UpdatesSheet,
    "finding": FindingSheet,
    "evidence": EvidenceSheet,
    "conflict": ConflictSheet,
    "promise": PromiseSheet,
    "update": UpdateSheet,
    "move": MoveSheet,
    "complete": CompleteSheet,
    "cancel": CancelSheet,
    "person": PersonSheet,
    "need": NeedSheet,
    "adjustment": AdjustmentSheet,
    "review": ReviewSheet,
    "offer": MoneySheet,
    "close": CloseSheet,
    "withdraw": WithdrawSheet,
}

ON_SOMETHING = frozenset({"withdraw-point", "finding", "update", "move", "complete", "cancel", "review"})
"""The forms about one point, promise or adjustment: without one, its tab is opened instead."""

TAB_OF: dict[str, str] = {
    "withdraw-point": "complaint",
    "finding": "complaint",
    "update": "promises",
    "move": "promises",
    "complete": "promises",
    "cancel": "promises",
    "review": "people",
}

LETTERS: dict[str, str] = {Act.ACKNOWLEDGE.value: "stage{}-acknowledgement", Act.RESPOND.value: "stage{}-response"}
"""The acts that are letters, and the kind of letter by the number of the stage."""

PLACE_OF_DUTY: dict[str, str] = {
    "received": "story",
    "define": "complaint",
    "responsible": "complaint",
    "assess": "assess",
    "adjust": "people",
    "conflict": "conflict",
    "evidence": "evidence",
    "decide": "complaint",
    "remedy": "promise",
    "acknowledge": Act.ACKNOWLEDGE.value,
    "respond": Act.RESPOND.value,
    "letter": Act.RESPOND.value,
    "updates": "updates",
    "promises": "promises",
    "learn": "close",
}
"""Where each duty of the Code is met."""

MORE: dict[str, tuple[str, Act]] = {
    "story": ("Record a contact", Act.CONTACT),
    "point": ("Add a point", Act.DEFINE),
    "assess": ("Assess hazard, complexity and needs", Act.TRIAGE),
    "evidence": ("Record evidence", Act.CHECK),
    "conflict": ("Declare a conflict of interest, or that there is none", Act.CHECK),
    "promise": ("Promise a remedy", Act.PROMISE),
    "offer": ("Offer money", Act.OFFER),
    "updates": ("Agree how often to update the resident", Act.CONTACT),
    "adjustment": ("Agree an adjustment", Act.NEEDS),
    "need": ("Record a need", Act.NEEDS),
    "person": ("Correct the resident's details", Act.NEEDS),
    "close": ("Close the case", Act.CLOSE),
    "withdraw": ("Withdrawn by the resident", Act.WITHDRAW),
}
"""What the menu of a case offers, and the act each needs."""

PLACE_OF_FIELD: dict[str, str] = {
    "points": "complaint",
    "findings": "complaint",
    "definition": "complaint",
    "overall": "complaint",
    "outcome_sought": "complaint",
    "responsibility": "complaint",
    "evidence": "evidence",
    "not_held": "evidence",
    "conflict": "conflict",
    "remedy": "promise",
    "commitments": "promises",
    "promises": "promises",
    "paid_by": "promise",
    "money": "money",
    "updates_agreed": "updates",
    "salutation": "person",
    "resident": "person",
    "recipient": "people",
    "adjustments": "people",
    "hazard": "assess",
    "received_on": "story",
}
"""Where in the case a field of a letter is filled in."""
