"""What a promise needs to be followed to its end: chased, answered for, signed off, and its misses explained."""

from alembic import op

from db.migrations.subjects import statements, undone

revision = "0009"
down_revision = "0008"

SUBJECTS = ("commitments",)


def upgrade() -> None:
    """Make the tables, and the columns of the promise."""
    for statement in statements("0009", SUBJECTS):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Take all of it off again, the last made first."""
    for statement in reversed(statements("0009", SUBJECTS)):
        op.get_bind().exec_driver_sql(undone(statement))
