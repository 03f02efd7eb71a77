"""Recovery of the key in the window."""
