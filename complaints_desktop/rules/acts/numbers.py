"""Packs of numbers, and from when a chart is counted anew."""

from complaints_desktop.rules.acts.act import LEADERS, MANAGERS, ActRow
from complaints_desktop.rules.states import NO_CASE
from db.shared.rights import ANY as NEW

MAKE_PACK = ActRow(
    words="put a pack of numbers together",
    who=LEADERS,
    states=NO_CASE,
    stays="A pack is taken back by name until it is issued",
    writes={"pack": (NEW, "withdrawn_on"), "pack_words": (NEW,), "rebase": (NEW, "withdrawn_on")},
)


APPROVE_PACK = ActRow(
    words="approve a pack of numbers",
    who=MANAGERS,
    states=NO_CASE,
    stays="An approval stays on record; what is wrong is put right in another version",
    writes={"pack": ("approved_on", "approved_by_id")},
)


ISSUE_PACK = ActRow(
    words="issue a pack of numbers",
    who=MANAGERS,
    states=NO_CASE,
    stays="What was issued has gone out; another version says what changed",
    writes={"pack": ("issued_at", "issued_by_id", "sha256")},
)
