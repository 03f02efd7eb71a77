"""What the fields of a change held before it, so that an act can be taken back."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; of what was written before, nothing is known."""
    op.get_bind().exec_driver_sql("ALTER TABLE change ADD COLUMN was TEXT")


def downgrade() -> None:
    """Take it off again."""
    op.get_bind().exec_driver_sql("ALTER TABLE change DROP COLUMN was")
