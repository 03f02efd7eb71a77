"""What hangs on a case: people, money, hazards, documents, dated rules; one file of SQL a subject."""

from importlib.resources import files

from alembic import op

revision = "0007"
down_revision = "0006"

SUBJECTS: tuple[str, ...] = ("register", "refusals", "people", "documents", "money", "hazards", "papers")
"""The files r0007_SUBJECT.sql, one that is referred to before those that refer to it."""


def upgrade() -> None:
    """Make the tables, and the columns of tables that are there."""
    for statement in _schema():
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Take all of it off again, the last made first."""
    for statement in reversed(_schema()):
        op.get_bind().exec_driver_sql(_undone(statement.split()))


def _undone(words: list[str]) -> str:
    """Return what takes off what a statement made."""
    if words[0] == "ALTER":
        return f"ALTER TABLE {words[2]} DROP COLUMN {words[5]}"
    return f"DROP {words[1]} {words[2]}"


def _schema() -> list[str]:
    """Return the statements of the files, one after the other."""
    versions = files("db.migrations.versions")
    texts = (versions.joinpath(f"r0007_{subject}.sql").read_text(encoding="utf-8") for subject in SUBJECTS)
    return [statement.strip() for text in texts for statement in text.split(";\n") if statement.strip()]
