"""How long cases are kept."""
