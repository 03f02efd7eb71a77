"""The way back to a record whose key or log-in is lost: words on paper, and the landlord's own recovery key."""
