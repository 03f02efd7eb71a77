"""Every path of a complaint: first contacts, refusals, reopenings, links and what hangs on them: r0006_paths.sql."""

from importlib.resources import files

from alembic import op

revision = "0006"
down_revision = "0005"

LISTED = (
    *("reference", "resident", "address", "postcode", "category", "channel", "stage", "state", "next_on"),
    *("received_on", "handler", "team", "risk", "open_commitments"),
)
"""The columns by which the case list is sorted."""

BEFORE = ("open", "vulnerable", "open_commitments")
NOW = ("open", "kind", "stage", "vulnerable", "open_commitments")
"""What their indexes carry along."""


def upgrade() -> None:
    """Make the tables and the columns of tables that are there, and the indexes of the list anew."""
    _do(*_schema(), "UPDATE case_row SET kind = 'complaint'", *_indexes(NOW))


def downgrade() -> None:
    """Take all of it off again, the last made first."""
    _do(*(f"DROP INDEX ix_case_row_{column}" for column in LISTED))
    _do(*(_undone(statement.split()) for statement in reversed(_schema())))
    _do(*(f"CREATE INDEX {_index(column, BEFORE)}" for column in LISTED))


def _do(*statements: str) -> None:
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)


def _indexes(carried: tuple[str, ...]) -> list[str]:
    dropped = [f"DROP INDEX ix_case_row_{column}" for column in LISTED]
    return [*dropped, *(f"CREATE INDEX {_index(column, carried)}" for column in LISTED)]


def _index(column: str, carried: tuple[str, ...]) -> str:
    columns = ", ".join((column, '"row"', *(other for other in carried if other != column)))
    return f"ix_case_row_{column} ON case_row ({columns})"


def _undone(words: list[str]) -> str:
    """Return what takes off what a statement made."""
    if words[0] == "ALTER":
        return f"ALTER TABLE {words[2]} DROP COLUMN {words[5]}"
    return f"DROP {words[1]} {words[2]}"


def _schema() -> list[str]:
    """Return the statements of the file, one after the other."""
    text = files("db.migrations.versions").joinpath("r0006_paths.sql").read_text(encoding="utf-8")
    return [statement.strip() for statement in text.split(";\n") if statement.strip()]
