"""Each form filled in as somebody would, for what the test does not say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from complaints_desktop.actions.table import FORMS
from complaints_desktop.forms.form import Entry
from db.terms import Decision, EvidenceResult, Hazard, MoneyKind

FILLED: Mapping[str, Mapping[str, Any]] = {
    "promise": {
        "what": "Repair the gutter",
        "owner": "Repairs team",
        "due_on": date(2026, 4, 24),
        "how_you_will_know": "We will ring",
        "impact": 2,
    },
    "update": {"text": "The part has come"},
    "move": {"due_on": date(2026, 5, 8), "because": "The part is late", "agreed": True},
    "complete": {"evidence": "Photographs"},
    "cancel": {"because": "They moved"},
    "contact": {"summary": "Rang", "contact_on": date(2026, 3, 26)},
    "define": {"text": "The leak"},
    "withdraw-point": {"because": "said twice"},
    "decide": {"decision": Decision.UPHELD, "reasons": "We were late", "reference": "Policy 4"},
    "assess": {"hazard": Hazard.SIGNIFICANT, "complex": True, "vulnerable": False},
    "evidence": {"item": "Photographs", "result": EvidenceResult.SEEN},
    "declare-conflict": {"conflict": False},
    "offer": {"kind": MoneyKind.TIME, "pence": 100, "because": "As agreed"},
    "updates": {"updates_agreed": "A call every Friday"},
    "adjust": {"kind": "Large print", "review_on": date(2026, 10, 1)},
    "need": {"kind": "hearing"},
    "person": {"name": "A Resident"},
    "review": {"keep": False},
    "close": {"learning": "Ring before a visit is moved"},
    "withdraw": {"because": "Rang: it is mended"},
    "erase": {"because": "Retention is over", "again": "26-AAA-0001"},
}
"""What each form needs, by the names of its fields."""


def filled(name: str, **typed: Any) -> Any:
    """Return the form called `name` filled in, with `typed` in the place of what it says here."""
    form: type[Entry] = FORMS[name].form
    return form(**{**FILLED[name], **typed})
