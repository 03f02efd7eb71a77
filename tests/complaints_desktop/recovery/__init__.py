"""Recovery of the key."""
