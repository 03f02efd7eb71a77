"""Numbers: what measures count by, packs, reviews of quality, and surveys of residents."""

from alembic import op

from db.migrations.subjects import statements, undone

revision = "0011"
down_revision = "0010"

SUBJECTS = ("numbers",)


def upgrade() -> None:
    """Make the tables, and what a case and a person say for the numbers."""
    for statement in statements("0011", SUBJECTS):
        op.get_bind().exec_driver_sql(statement)
    op.get_bind().exec_driver_sql("UPDATE desk SET derived_on = NULL")  # what is derived anew has a table more


def downgrade() -> None:
    """Take all of it off again, the last made first."""
    for statement in reversed(statements("0011", SUBJECTS)):
        op.get_bind().exec_driver_sql(undone(statement))
