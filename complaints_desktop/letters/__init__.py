"""Letters: their kinds, what must be in them, the gate before they leave, and the page in four formats."""
