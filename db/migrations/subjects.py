"""The files of SQL of a revision that has several, one a subject; and what takes off again what they made."""

from collections.abc import Sequence
from importlib.resources import files


def statements(revision: str, subjects: Sequence[str]) -> list[str]:
    """Return the statements of the files rREVISION_SUBJECT.sql, one after the other."""
    versions = files("db.migrations.versions")
    texts = (versions.joinpath(f"r{revision}_{subject}.sql").read_text(encoding="utf-8") for subject in subjects)
    return [statement.strip() for text in texts for statement in text.split(";\n") if statement.strip()]


def undone(statement: str) -> str:
    """Return what takes off what a statement made: a column, a table or an index."""
    words = statement.split()
    if words[0] == "ALTER":
        return f"ALTER TABLE {words[2]} DROP COLUMN {words[5]}"
    return f"DROP {words[1]} {words[2]}"
