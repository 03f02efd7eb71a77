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
