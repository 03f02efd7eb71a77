"""The forms of a case by name: what menus, tabs, duties and letters ask of them, derived; an unknown name raises."""

from __future__ import annotations

from collections.abc import Mapping

from complaints_desktop.actions.table import FORMS
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.forms.about import About
from complaints_desktop.forms.form import Header
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from ui.sheets.allocation import AllocateSheet
from ui.sheets.chasing import ChaseSheet
from ui.sheets.closing import EndSheet
from ui.sheets.commitments import CommitmentSheet
from ui.sheets.despatch import DespatchSheet
from ui.sheets.erasing import EraseSheet
from ui.sheets.extending import ExtendSheet
from ui.sheets.findings import DecideSheet
from ui.sheets.level import LevelSheet
from ui.sheets.refusals import RefusalSheet
from ui.sheets.restrictions import RestrictionSheet
from ui.sheets.sheet import ActionSheet
from ui.sheets.submissions import SubmissionSheet
from ui.workplace.workplace import Workplace

_HEADERS: Mapping[str, Header] = {name: row.form.header for name, row in FORMS.items()}

INLINE: Mapping[str, str] = {name: header.tab for name, header in _HEADERS.items() if header.tab}
"""The forms that stand in a tab of the case, and which."""

SHEETS = tuple(name for name in FORMS if name not in INLINE)
"""The forms that open over the tabs."""

ON_SOMETHING = frozenset(
    name for name, header in _HEADERS.items() if header.about not in (About.CASE, About.RESIDENT) and not header.or_none
)
"""The forms about one point, promise or adjustment: without one, its tab is opened instead."""

_TAB_ABOUT: Mapping[About, str] = {
    About.POINT: "complaint",
    About.EVIDENCE: "complaint",
    About.COMMITMENT: "promises",
    About.ANY_COMMITMENT: "promises",
    About.ADJUSTMENT: "people",
    About.OFFER: "money",
    About.MONEY_ORDER: "money",
    About.DISPUTED: "complaint",
    About.INVITATION: "complaint",
    About.CHECKLIST: "complaint",
    About.INCIDENT: "complaint",
    About.AUTHORITY: "people",
    About.NEED: "people",
    About.COMPLAINANT: "people",
    About.DOCUMENT: "documents",
    About.WITHDRAWN: "documents",
    About.HAZARD: "complaint",
    About.WARNING: "people",
    About.RESTRICTION: "people",
    About.MATTER: "complaint",
    About.LETTER: "letters",
    About.DESPATCH: "letters",
    About.SUBMISSION: "letters",
}

TAB_OF: Mapping[str, str] = {name: _TAB_ABOUT[_HEADERS[name].about] for name in FORMS if name in ON_SOMETHING}
"""Where what a form is about stands."""

MORE: Mapping[str, tuple[str, Act]] = {
    name: (header.menu, header.act) for name, header in _HEADERS.items() if header.menu
}
"""What the menu of a case offers, and the act each needs."""

PROMISES = frozenset({About.COMMITMENT, About.ANY_COMMITMENT})

_SHOWING: Mapping[str, type[ActionSheet]] = {
    **{name: CommitmentSheet for name, header in _HEADERS.items() if header.about in PROMISES},
    **{name: RefusalSheet for name, header in _HEADERS.items() if header.about is About.REFUSAL},
    **{name: RestrictionSheet for name, header in _HEADERS.items() if header.about is About.RESTRICTION},
    **dict.fromkeys(("send-letter", "return-letter"), DespatchSheet),
    **{name: SubmissionSheet for name, header in _HEADERS.items() if header.about is About.SUBMISSION},
    **dict.fromkeys(("warn", "restrict"), RestrictionSheet),
    "answer-level": LevelSheet,
    "chase": ChaseSheet,
    "decide": DecideSheet,
    "extend": ExtendSheet,
    "allocate": AllocateSheet,
    **dict.fromkeys(("close", "withdraw"), EndSheet),
    "erase": EraseSheet,
}
"""The forms that show something above their fields; the others are drawn as they are declared."""

PLACE_OF_MATTER: Mapping[str, str] = {
    "points": "complaint",
    "definition": "complaint",
    "definition_changes": "tell-change",
    "money": "money",
    "commitments": "promises",
    "updates_agreed": "updates",
    "learning": "close",
    "approval": "letters",
    "awaited": "letters",
    "sender": "settings",
    "refuse": "refuse",
    "warn": "warn",
    "restrict": "restrict",
    "restrictions": "people",
    "approve": "approve",
    "evidence": "evidence",
    "checklist": "checklist",
    "conflict": "declare-conflict",
    "remedy": "promise",
    "promises": "promises",
    "resident": "person",
    "recipient": "people",
    "adjustments": "people",
    "hazard": "assess",
    "matters": "matter",
    "received_on": "correct",
    "expressed_on": "correct",
    "expressed_to": "correct",
    "issued_on": "story",
    "kind": "story",
    "salutation": "person",
    "reviewer": "allocate",
    "late_because": "request",
}
"""Where in the case is mended what a gate or a duty names that is no field of the letter."""

FORM_OF_COLUMN: Mapping[str, str] = {
    **{column: name for name in ("define", "decide") for column in FORMS[name].form.asks},
    "findings": "decide",
    "overall": "decide",
    "remedy": "promise",
}
"""The form of one point in which a column of it is filled in, or what is missing on all of them together."""


def sheet_of(name: str, workplace: Workplace, view: CaseView, subject: str = "") -> ActionSheet:
    """Return the form called `name` on a case, about `subject`."""
    return _SHOWING.get(name, ActionSheet)(name, workplace, view, subject)


def place_of_field(field: str, kind: LetterKind, case: CaseFacts) -> tuple[str, str]:
    """Return where a field of a letter is filled in: a tab or form, and the id of the point it is about, if any.

    `points.2.reasons` is about point 2; `overall` or `outcome_sought` about the first point that lacks it.
    """
    *_, column = parts = field.split(".")
    form = FORM_OF_COLUMN.get(column)
    if form is None or (len(parts) > 1 and parts[0] != "points"):
        declared = kind.field(field) or kind.field(parts[0])
        return (declared.place if declared and declared.place else PLACE_OF_MATTER[parts[0]]), ""
    numbers = [int(part) for part in parts if part.isdigit()]
    lacking = [point for point in case.points_at(case.current.number) if _lacks(point, column, case.current.number)]
    found = [point for point in case.points if point.number in numbers] if numbers else [*lacking, *case.points]
    return (form, found[0].id) if found else ("complaint", "")


def _lacks(point: PointFacts, column: str, stage: int) -> bool:
    """Whether what the form of `column` asks is still open for a point."""
    if FORM_OF_COLUMN[column] == "decide":
        finding = point.finding(stage)
        return finding is None or not (finding.decision and finding.reasons and finding.reference)
    return not getattr(point, column, None)
