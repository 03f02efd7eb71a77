"""The revisions, `r0001_…` and on; their numbers only grow, by which a newer file is known."""
