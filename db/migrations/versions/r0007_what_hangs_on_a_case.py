"""What hangs on a case: people, money, hazards, documents, dated rules; one file of SQL a subject."""

from importlib.resources import files

from alembic import op

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
    for statement in _schema():
        op.get_bind().exec_driver_sql(statement)
    _say(f"{MISTAKE}, ", f"{MISTAKE}, {ACCEPTED}, ")


def downgrade() -> None:
    """Take all of it off again, the last made first."""
    op.get_bind().exec_driver_sql(f"UPDATE reopening SET why = {MISTAKE} WHERE why = {ACCEPTED}")
    _say(f"{MISTAKE}, {ACCEPTED}, ", f"{MISTAKE}, ")
    for statement in reversed(_schema()):
        op.get_bind().exec_driver_sql(_undone(statement.split()))


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
