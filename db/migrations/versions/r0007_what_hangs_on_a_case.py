"""What hangs on a case: people, money, hazards, documents, dated rules; one file of SQL a subject."""

from alembic import op

from db.migrations.subjects import statements, undone

revision = "0007"
down_revision = "0006"

SUBJECTS: tuple[str, ...] = (
    *("register", "refusals", "people", "documents", "money", "hazards", "papers"),
    *("looked", "restrictions", "matters"),
)
"""The files r0007_SUBJECT.sql, one that is referred to before those that refer to it."""


MISTAKE, ACCEPTED = "'closed by mistake'", "'we accepted after all what we had refused'"
"""Why a case goes on: the word before, and what is said now where a refusal was accepted."""


def upgrade() -> None:
    """Make the tables, and the columns of tables that are there, and take the word in."""
    for statement in statements("0007", SUBJECTS):
        op.get_bind().exec_driver_sql(statement)
    _say(f"{MISTAKE}, ", f"{MISTAKE}, {ACCEPTED}, ")


def downgrade() -> None:
    """Take all of it off again, the last made first."""
    op.get_bind().exec_driver_sql(f"UPDATE reopening SET why = {MISTAKE} WHERE why = {ACCEPTED}")
    _say(f"{MISTAKE}, {ACCEPTED}, ", f"{MISTAKE}, ")
    for statement in reversed(statements("0007", SUBJECTS)):
        op.get_bind().exec_driver_sql(undone(statement))


def _say(words: str, instead: str) -> None:
    """Make the table of reopenings anew with other words in its CHECK: SQLite changes none of a table that is there."""
    bind = op.get_bind()
    made = "SELECT sql FROM sqlite_schema WHERE tbl_name = 'reopening' AND sql IS NOT NULL ORDER BY type DESC"
    table, *indexes = bind.exec_driver_sql(made).scalars()
    if words not in table:
        raise RuntimeError("the reopenings know other words than were expected")
    bind.exec_driver_sql("ALTER TABLE reopening RENAME TO reopening_before")
    bind.exec_driver_sql(table.replace(words, instead))
    bind.exec_driver_sql("INSERT INTO reopening SELECT * FROM reopening_before")
    for statement in ("DROP TABLE reopening_before", *indexes):
        bind.exec_driver_sql(statement)
