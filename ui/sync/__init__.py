"""The person's side of the shared database: how it stands, joining it, clashes and held work."""
