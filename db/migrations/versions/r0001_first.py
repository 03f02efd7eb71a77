"""The first schema of the record, as it was: r0001_first.sql."""

from importlib.resources import files

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table with its constraints and indexes."""
    for statement in _schema():
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Drop every table, the children first."""
    made = [statement.split()[2] for statement in _schema() if statement.startswith("CREATE TABLE")]
    for table in reversed(made):
        op.get_bind().exec_driver_sql(f"DROP TABLE {table}")


def _schema() -> list[str]:
    """Return the statements of the file, one after the other."""
    text = files("db.migrations.versions").joinpath("r0001_first.sql").read_text(encoding="utf-8")
    return [statement.strip() for statement in text.split(";\n") if statement.strip()]
