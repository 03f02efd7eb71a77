"""The landlord's homes, and the home a person lives in: r0005_homes.sql."""

from importlib.resources import files

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables with their constraints and indexes, and the columns of tables that are there."""
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
    """Return the statements of the file, one after the other."""
    text = files("db.migrations.versions").joinpath("r0005_homes.sql").read_text(encoding="utf-8")
    return [statement.strip() for statement in text.split(";\n") if statement.strip()]
