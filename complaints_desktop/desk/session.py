"""The session an action works in, named for what is seen: it hands work over and knows no SQL, not even by name."""

from sqlalchemy.orm import Session

__all__ = ["Session"]
