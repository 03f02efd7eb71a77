"""The checks of the letter gate, each alone, at both sides of its boundary."""
