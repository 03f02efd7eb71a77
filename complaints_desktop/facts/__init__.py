"""A case as plain, detached facts, one module an aggregate."""
