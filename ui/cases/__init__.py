"""Cases: the whole record as a table."""
