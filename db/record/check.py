"""Look the record through: each page as it was written, each row where it belongs, what was derived still right."""

from collections.abc import Callable, Iterable

from db.problems import EnvironmentProblem, in_words
from db.record.connection import Connection
from db.record.damage import Problem, damage
from db.record.local import Record


def check(record: Record, *, derived: Callable[[], Iterable[str]] | None = None) -> list[Problem]:
    """Return what is wrong with the record; an empty list is good news.

    `derived` recomputes what the lists derive from dated events and yields a sentence for each difference.
    """
    try:
        with record.connection() as connection:
            found = damage(connection, thorough=True)
            if found:
                return found  # what else would be read from it means nothing
            found = [*_unversioned(connection), *_unindexed(connection)]
        if derived is not None:
            found += [Problem("derived", sentence) for sentence in derived()]
    except EnvironmentProblem as problem:
        return [Problem("file", problem.what)]
    return found


def _unversioned(connection: Connection) -> list[Problem]:
    """Every captured row was made by a change on record, or came from the shared database with its versions."""
    from db.model.entities import captured
    from db.record.packing import packed_ids

    found: list[Problem] = []
    packed = packed_ids(connection)
    connection.create_function("is_packed", 1, lambda change: change in packed)
    for table in captured():
        with in_words():
            ((missing,),) = connection.execute(
                f"SELECT count(*) FROM {table} WHERE ver IS NULL OR NOT json_valid(ver) OR NOT EXISTS "
                f"(SELECT 1 FROM change WHERE change_id = {table}.ver ->> '*' UNION ALL SELECT 1 FROM shared_database)"
                f" AND NOT is_packed({table}.ver ->> '*')"
            ).fetchall()
        if missing:
            found.append(Problem("capture", f"{missing} rows of {table} have no change on record"))
    return found


def _unindexed(connection: Connection) -> list[Problem]:
    """Every case and contact can be found by searching."""
    from db.record.indexing import OF_CASE, OF_CONTACT

    found: list[Problem] = []
    for table, what, of_kind in (("case_", "cases", OF_CASE), ("contact", "contacts", OF_CONTACT)):
        question = (
            f"SELECT count(*) FROM {table} WHERE NOT EXISTS (SELECT 1 FROM search_doc WHERE {of_kind} = {table}.id)"
        )
        with in_words():
            ((missing,),) = connection.execute(question).fetchall()
        if missing:
            found.append(Problem("search", f"{missing} {what} are missing from the search"))
    return found
