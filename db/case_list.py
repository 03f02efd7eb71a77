"""What the case list may be sorted by: each of these columns has an index, and each is offered."""

SORTED = (
    "reference",
    "resident",
    "address",
    "postcode",
    "category",
    "channel",
    "stage",
    "state",
    "next_on",
    "received_on",
    "handler",
    "team",
    "risk",
    "open_commitments",
)

COVERED = ("open", "kind", "stage", "vulnerable", "open_commitments")
"""Columns each of their indexes carries along, so that a list narrowed by them is read from the index alone."""

A_COMPLAINT = "complaint"
"""What a line says of a case that has no kind of its own."""
