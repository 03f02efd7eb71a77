"""The shared PostgreSQL: how a desk reaches it, and how an administrator makes, migrates and looks after it."""
