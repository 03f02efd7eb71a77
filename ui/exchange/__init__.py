"""How data comes in, and how the record is kept safe: import, back-up, check."""
