"""My work: what is due, by what hurts first."""
