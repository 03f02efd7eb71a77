"""The team: who works when and can do what, who is away and who does their work, how officers grow."""

from alembic import op

from db.migrations.subjects import statements, undone

revision = "0010"
down_revision = "0009"

SUBJECTS = ("team",)


def upgrade() -> None:
    """Make the tables, and the day an officer joined."""
    for statement in statements("0010", SUBJECTS):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Take all of it off again, the last made first."""
    for statement in reversed(statements("0010", SUBJECTS)):
        op.get_bind().exec_driver_sql(undone(statement))
