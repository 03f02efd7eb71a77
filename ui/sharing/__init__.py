"""The sharing as it is seen: how it stands, what clashes, what is held."""
