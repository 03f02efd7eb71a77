"""The desk's side of the shared database: what was written here goes there, what was written there comes here."""
