"""Each form filled in as somebody would, for what the test does not say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from complaints_desktop.actions.table import FORMS
from complaints_desktop.forms.form import Entry

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
}
"""What each form needs, by the names of its fields."""


def filled(name: str, **typed: Any) -> Any:
    """Return the form called `name` filled in, with `typed` in the place of what it says here."""
    form: type[Entry] = FORMS[name].form
    return form(**{**FILLED[name], **typed})
