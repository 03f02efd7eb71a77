"""What is done to the documents of a case: kept by any caseworker, destroyed by a manager."""

from complaints_desktop.rules.acts.act import MANAGERS, WITH_OMBUDSMAN, ActRow
from complaints_desktop.rules.states import ANY
from db.shared.rights import ANY as NEW

ATTACH = ActRow(
    words="keep documents",
    who=WITH_OMBUDSMAN,
    states=ANY,
    paragraph="5.12",
    stays="",
    writes={
        "document": (
            *(NEW, "title", "kind", "dated_on", "sender", "point_id", "place"),
            *("withdrawn_on", "withdrawn_because"),
        ),
        "contact": (NEW,),
    },
)
"""An e-mail that is attached is a contact too."""

DESTROY = ActRow(
    words="destroy a withdrawn file",
    who=MANAGERS,
    states=ANY,
    stays="A file that was destroyed is nowhere any more",
    writes={"document": ("destroyed_at", "destroyed_because", "destroyed_by_id")},
)
"""What was attached by mistake is somebody's letter all the same: its bytes need not wait for the end of the case."""
