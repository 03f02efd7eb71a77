"""The landlord's own wording of letters: who writes which sections, and who keeps the standard paragraphs."""

from complaints_desktop.rules.acts.act import LEADERS, MANAGERS, ActRow
from complaints_desktop.rules.states import NO_CASE
from db.shared.rights import ANY as NEW

VERSIONS = "A wording is followed by another, and each stays on record with the letters that were made with it"

WRITE_WORDING = ActRow(
    words="change the wording of letters",
    who=LEADERS,
    states=NO_CASE,
    stays=VERSIONS,
    writes={"wording": (NEW,)},
)

WRITE_LOCKED_WORDING = ActRow(
    words="change what letters say of decisions and rights",
    who=MANAGERS,
    states=NO_CASE,
    stays=VERSIONS,
    writes={"locked_wording": (NEW,)},
)

KEEP_PARAGRAPHS = ActRow(
    words="keep standard paragraphs",
    who=LEADERS,
    states=NO_CASE,
    stays="A standard paragraph is changed again, or ended; letters that were made with it stay as they went",
    writes={"standard_paragraph": (NEW, "topic", "title", "text", "owner_id", "expires_on", "ended_on")},
)
