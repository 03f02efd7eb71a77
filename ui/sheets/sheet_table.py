"""The forms of a case by name: one table for the buttons, the duties and the menus alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from ui.sheets.assessment import AssessSheet
from ui.sheets.closing import CloseSheet, WithdrawSheet
from ui.sheets.commitments import CommitmentSheet
from ui.sheets.definition import PointSheet, WithdrawPointSheet
from ui.sheets.erasing import EraseSheet
from ui.sheets.findings import FindingSheet
from ui.sheets.form_sheet import FormSheet
from ui.sheets.investigation import ConflictSheet, EvidenceSheet
from ui.sheets.money import MoneySheet
from ui.sheets.people import AdjustmentSheet, NeedSheet, PersonSheet, ReviewSheet
from ui.sheets.sheet import ActionSheet
from ui.sheets.updates import UpdatesSheet
from ui.workplace.workplace import Workplace

SHEETS: dict[str, Callable[[Workplace, CaseView, str], ActionSheet]] = {
    "point": PointSheet,
    "withdraw-point": WithdrawPointSheet,
    "assess": AssessSheet,
    "updates": UpdatesSheet,
    "finding": FindingSheet,
    "evidence": EvidenceSheet,
    "conflict": ConflictSheet,
    "promise": partial(FormSheet, "promise"),
    "update": partial(CommitmentSheet, "update"),
    "move": partial(CommitmentSheet, "move"),
    "complete": partial(CommitmentSheet, "complete"),
    "cancel": partial(CommitmentSheet, "cancel"),
    "person": PersonSheet,
    "need": NeedSheet,
    "adjustment": AdjustmentSheet,
    "review": ReviewSheet,
    "offer": MoneySheet,
    "close": CloseSheet,
    "withdraw": WithdrawSheet,
    "erase": EraseSheet,
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
    "acknowledge": Act.ACKNOWLEDGE.key,
    "respond": Act.RESPOND.key,
    "letter": Act.RESPOND.key,
    "updates": "updates",
    "promises": "promises",
    "learn": "close",
}
"""Where each duty of the Code is met."""

MORE: dict[str, tuple[str, Act]] = {
    "story": ("Record a contact", Act.CONTACT),
    "point": ("Add a point", Act.DEFINE),
    "assess": ("Assess hazard, complexity and needs", Act.ASSESS),
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
    "erase": ("Erase the case (data protection)", Act.ERASE),
}
"""What the menu of a case offers, and the act each needs."""

PLACE_OF_FIELD: dict[str, str] = {
    "points": "complaint",
    "definition": "complaint",
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

FORM_OF_COLUMN: dict[str, str] = {
    "text": "point",
    "outcome_sought": "point",
    "responsibility": "point",
    "decision": "finding",
    "reasons": "finding",
    "reference": "finding",
    "findings": "finding",
    "overall": "finding",
    "remedy": "promise",
}
"""The form of one point in which a column of it is filled in, or what is missing on all of them together."""


def place_of_field(field: str, case: CaseFacts) -> tuple[str, str]:
    """Return where a field of a letter is filled in: a tab or form, and the id of the point it is about, if any.

    `points.2.reasons` is about point 2; `overall` or `outcome_sought` about the first point that lacks it.
    """
    *_, column = parts = field.split(".")
    form = FORM_OF_COLUMN.get(column)
    if form is None or (len(parts) > 1 and parts[0] != "points"):
        return PLACE_OF_FIELD.get(parts[0], "complaint"), ""
    numbers = [int(part) for part in parts if part.isdigit()]
    lacking = [point for point in case.points if _lacks(point, column, case.current.number)]
    found = [point for point in case.points if point.number in numbers] if numbers else [*lacking, *case.points]
    return (form, found[0].id) if found else ("complaint", "")


def _lacks(point: PointFacts, column: str, stage: int) -> bool:
    """Whether what the form of `column` asks is still open for a point."""
    if FORM_OF_COLUMN[column] == "finding":
        finding = point.finding(stage)
        return finding is None or not (finding.decision and finding.reasons and finding.reference)
    return not getattr(point, column, None)
