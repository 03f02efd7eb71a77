"""What a desk keeps for the shared database: r0002_sharing.sql. Only new tables and indexes."""

from importlib.resources import files

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables with their constraints and indexes."""
    for statement in _schema():
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Drop them; an index on a table that stays is dropped by its name."""
    for kind, name in reversed([(each.split()[1], each.split()[2]) for each in _schema()]):
        op.get_bind().exec_driver_sql(f"DROP {kind} {name}")


def _schema() -> list[str]:
    """Return the statements of the file, one after the other."""
    text = files("db.migrations.versions").joinpath("r0002_sharing.sql").read_text(encoding="utf-8")
    return [statement.strip() for statement in text.split(";\n") if statement.strip()]
