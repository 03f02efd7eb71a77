"""What is done to the documents of a case: one act, which any caseworker may do as long as the record is kept."""

from complaints_desktop.rules.acts.act import WITH_OMBUDSMAN, ActRow
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
