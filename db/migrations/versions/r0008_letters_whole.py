"""What letters need to be whole; one file of SQL a subject."""

from alembic import op

from db.migrations.subjects import statements, undone

revision = "0008"
down_revision = "0007"

SUBJECTS: tuple[str, ...] = ("issuing", "wording", "gate")
"""The files r0008_SUBJECT.sql, one that is referred to before those that refer to it."""


def upgrade() -> None:
    """Let a letter be of no stage, and make the tables and the columns of tables that are there."""
    for statement in (*statements("0008", ("letter",)), *statements("0008", SUBJECTS)):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Take all of it off again, the last made first; a letter of no stage has no place before, and stops it."""
    for statement in reversed(statements("0008", SUBJECTS)):
        op.get_bind().exec_driver_sql(undone(statement))
    for statement in statements("0008", ("letter",)):
        op.get_bind().exec_driver_sql(statement.replace("stage_id VARCHAR(36),", "stage_id VARCHAR(36) NOT NULL,"))
