"""What is indexed for the search, and the triggers that keep it so: one document a case, a contact, a file with words.

The words of files are taken behind the work (`db/record/document_words.py`). The FTS5 tables hold only the index and
no second copy of the text. `search_doc` gives each document a number that only grows, so "newest first" is the order
in which FTS5 reads, and a first page costs the same for one match as for 100,000. There are no prefix indexes: measured
at 100,000 cases and 300,000 contacts they save at most 10 ms a search and double the cost of every write. All of it can
be made again from the record by `install`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from db.model.entities import about, captured, marked
from db.model.marks import Belongs, Searched
from db.record.connection import Connection

PREFIX = "search_"
TOKENS = "tokenize = \"unicode61 remove_diacritics 2\", content = '', contentless_delete = 1"


def joined(column: str) -> str:
    """Return SQL for the text without what people put between the parts of a number: `SW1A 1AA` as `SW1A1AA`."""
    for mark in (" ", "-", "/", "(", ")", "."):
        column = f"replace({column}, '{mark}', '')"
    return column


def national(column: str) -> str:
    """Return SQL for a phone number in one piece, as it is dialled at home."""
    return f"replace(replace({joined(column)}, '+440', '0'), '+44', '0')"


def _without_apostrophes(column: str) -> str:
    return f"iif({column} GLOB '*[''’]*', replace(replace({column}, '''', ''), '’', ''), NULL)"


def _as_it_is(column: str) -> str:
    return column


FORMS: Mapping[Searched, tuple[Callable[[str], str], ...]] = {
    Searched.NUMBER: (_as_it_is, joined),
    Searched.NAME: (_as_it_is, _without_apostrophes),
    Searched.PHONE: (_as_it_is, national),
    Searched.WHO: (_as_it_is,),
    Searched.WHAT: (_as_it_is,),
}
"""In which forms a text is indexed."""

BETWEEN = "' · '"
"""What stands between two texts of a case, so that the words around what is found do not run into the next."""

CONTACT = "contact"
"""The entity whose rows are documents of their own."""

GONE_BY = {"document": "withdrawn_on"}
"""What is shown no more once that is set, and so is not found: a title may say what should never have been here."""


def _searched(entity: str) -> dict[str, Searched]:
    """Return the columns of an entity that are searched, and as what."""
    return {column.name: field.searched for column, field in marked(entity) if field.searched}


def _texts(entity: str, kinds: Iterable[Searched]) -> list[str]:
    """Return SQL for each form of the columns of an entity that are searched as one of `kinds`."""
    found = ((f"{entity}.{name}", kind) for name, kind in _searched(entity).items() if kind in kinds)
    return [form(column) for column, kind in found for form in FORMS[kind]]


def _parts() -> list[str]:
    """Return the entities whose texts are part of their case's document. Raise TypeError for one that cannot be."""
    found = [entity for entity in captured() if _searched(entity) and entity not in {"case_", "person", CONTACT}]
    for entity in found:
        if about(entity).belongs is not Belongs.TO_CASE:
            raise TypeError(f"{entity} is searched, and belongs to no case that could be found by it")
    return found


def _of_part(entity: str) -> str:
    texts = ", ".join(f"nullif({text}, '')" for text in _texts(entity, Searched))
    said = f"nullif(concat_ws({BETWEEN}, {texts}), '')"
    stands = f" AND {entity}.{GONE_BY[entity]} IS NULL" if entity in GONE_BY else ""
    return f"(SELECT group_concat({said}, {BETWEEN}) FROM {entity} WHERE {entity}.case_id = case_.id{stands})"


WHAT = frozenset({Searched.WHAT})
WHO = ", ".join(text for entity in ("case_", "person") for text in _texts(entity, set(Searched) - WHAT))
WHAT_IS_SAID = ", ".join([*_texts("case_", WHAT), *map(_of_part, _parts())])

TABLES = (
    "CREATE TABLE search_doc (row INTEGER PRIMARY KEY, kind TEXT NOT NULL, source_id TEXT NOT NULL,"
    " UNIQUE (source_id, kind))",
    f"CREATE VIRTUAL TABLE search_case USING fts5 (who, what, {TOKENS})",
    f"CREATE VIRTUAL TABLE search_contact USING fts5 (said, {TOKENS})",
    f"CREATE VIRTUAL TABLE search_file USING fts5 (words, {TOKENS})",
)

OF_CASE = "search_doc.kind = 'case' AND search_doc.source_id"
OF_CONTACT = "search_doc.kind = 'contact' AND search_doc.source_id"
OF_FILE = "search_doc.kind = 'file' AND search_doc.source_id"
"""A document is known by its kind and its id, for an id may stand for a case and for a contact too."""

VIEWS = (
    f"""CREATE VIEW search_case_text AS
        SELECT search_doc.row, case_.id AS case_id, case_.person_id, concat_ws(' ', {WHO}) AS who,
            concat_ws({BETWEEN}, {WHAT_IS_SAID}) AS what
        FROM case_ JOIN search_doc ON {OF_CASE} = case_.id LEFT JOIN person ON person.id = case_.person_id
        WHERE case_.void_because IS NULL""",
    f"""CREATE VIEW search_contact_text AS
        SELECT search_doc.row, contact.id AS contact_id, concat_ws(' ', {", ".join(_texts(CONTACT, Searched))}) AS said
        FROM contact JOIN search_doc ON {OF_CONTACT} = contact.id""",
    f"""CREATE VIEW search_file_text AS
        SELECT search_doc.row, document_id, words FROM document_text JOIN search_doc ON {OF_FILE} = document_id""",
)

ADD_CASES = "INSERT INTO search_case (rowid, who, what) SELECT row, who, what FROM search_case_text"
ADD_CONTACTS = "INSERT INTO search_contact (rowid, said) SELECT row, said FROM search_contact_text"
ADD_FILES = "INSERT INTO search_file (rowid, words) SELECT row, words FROM search_file_text"
WITHOUT_WORDS = "DELETE FROM document_text WHERE document_id"
DROP_CASES = f"DELETE FROM search_case WHERE rowid IN (SELECT row FROM search_doc WHERE {OF_CASE} {{}})"
CASES_OF_PERSON = "IN (SELECT id FROM case_ WHERE person_id = NEW.id)"


def _again(case_id: str) -> str:
    return f"{DROP_CASES.format(f'= {case_id}')}; {ADD_CASES} WHERE case_id = {case_id};"


def _of_person() -> str:
    return f"{DROP_CASES.format(CASES_OF_PERSON)}; {ADD_CASES} WHERE person_id = NEW.id;"


def _forget(table: str, of_kind: str, source_id: str = "OLD.id") -> str:
    return (
        f"DELETE FROM {table} WHERE rowid = (SELECT row FROM search_doc WHERE {of_kind} = {source_id}); "
        f"DELETE FROM search_doc WHERE {of_kind} = {source_id};"
    )


def _of(entity: str, *beside: str) -> str:
    """Return the event that changes what is searched of an entity, or one of the columns `beside`."""
    searched = _searched(entity)
    names = (column.name for column, _ in marked(entity) if column.name in searched or column.name in beside)
    return f"UPDATE OF {', '.join(names)} ON {entity}"


def _of_parts() -> dict[str, str]:
    """Return after which event to a part the document of its case is written anew."""
    return {
        event: _again(case_id)
        for entity in _parts()
        for event, case_id in (
            (f"INSERT ON {entity}", "NEW.case_id"),
            (_of(entity, "case_id", *filter(None, [GONE_BY.get(entity)])), "NEW.case_id"),
            (f"DELETE ON {entity}", "OLD.case_id"),
        )
    }


def _number(kind: str, source_id: str = "NEW.id") -> str:
    return f"INSERT INTO search_doc (kind, source_id) VALUES ('{kind}', {source_id});"


PERSON_IS_KNOWN = "WHEN EXISTS (SELECT 1 FROM case_ WHERE person_id = NEW.id)"

NEW_CASE = "INSERT ON case_"

TRIGGERS = {
    NEW_CASE: f"{_number('case')} {ADD_CASES} WHERE case_id = NEW.id;",
    _of("case_", "person_id", "void_because"): _again("NEW.id"),
    "DELETE ON case_": _forget("search_case", OF_CASE),
    f"INSERT ON person {PERSON_IS_KNOWN}": _of_person(),
    f"{_of('person')} {PERSON_IS_KNOWN}": _of_person(),
    **_of_parts(),
    "INSERT ON contact": f"{_number('contact')} {ADD_CONTACTS} WHERE contact_id = NEW.id;",
    _of(CONTACT): (
        f"DELETE FROM search_contact WHERE rowid = (SELECT row FROM search_doc WHERE {OF_CONTACT} = NEW.id); "
        f"{ADD_CONTACTS} WHERE contact_id = NEW.id;"
    ),
    "DELETE ON contact": _forget("search_contact", OF_CONTACT),
    "INSERT ON document_text": (
        f"{_number('file', 'NEW.document_id')} {ADD_FILES} WHERE document_id = NEW.document_id;"
    ),
    "DELETE ON document_text": _forget("search_file", OF_FILE, "OLD.document_id"),
    "DELETE ON document_bytes": f"{WITHOUT_WORDS} = OLD.document_id;",
    "UPDATE OF withdrawn_on ON document WHEN NEW.withdrawn_on IS NOT NULL": f"{WITHOUT_WORDS} = NEW.id;",
}
"""After which event what is done. They run for pulled rows too: the index is this desk's own."""


def install(connection: Connection) -> None:
    """Make the index anew on a raw connection, with all that the record holds."""
    uninstall(connection)
    for statement in (*TABLES, *VIEWS):
        connection.execute(statement)
    fill(connection)
    for statement in triggers():
        connection.execute(statement)


def compact(connection: Connection) -> None:
    """Write the index anew without the words of documents that were taken out: until then they are only marked so."""
    for table in ("search_case", "search_contact", "search_file"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def uninstall(connection: Connection) -> None:
    """Drop the index and its triggers."""
    for kind in ("trigger", "view", "table"):
        found = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = ? AND name GLOB 'search_*' "
            "AND (type <> 'table' OR name = 'search_doc' OR sql LIKE 'CREATE VIRTUAL%')",
            (kind,),
        )
        for (name,) in found.fetchall():
            connection.execute(f"DROP {kind} {name}")


def triggers() -> Iterator[str]:
    """Yield the triggers as SQL."""
    for event, statements in TRIGGERS.items():
        yield _trigger(event, statements)


def _trigger(event: str, statements: str) -> str:
    return f"CREATE TRIGGER {_name(event)} AFTER {event} BEGIN {statements} END"


def _name(event: str) -> str:
    words = event.split()
    column = words[2].strip(",") if words[1] == "OF" else ""
    return PREFIX + "_".join(filter(None, (words[words.index("ON") + 1], words[0].lower(), column)))


@contextmanager
def at_once(connection: Connection) -> Iterator[None]:
    """Index the cases that are inserted meanwhile together at the end: one at a time takes four times as long.

    FTS5 writes its index out after every statement that fires a trigger. To be used within a transaction, which must
    end where this raises; meanwhile cases, their parts and people are only added, and no part of an earlier case.
    """
    ((last,),) = connection.execute("SELECT coalesce(max(row), 0) FROM search_doc").fetchall()
    new_parts = [event for event in _of_parts() if event.startswith("INSERT")]
    _replace(connection, NEW_CASE, _number("case"))
    for event in new_parts:
        connection.execute(f"DROP TRIGGER {_name(event)}")
    yield
    connection.execute(f"{ADD_CASES} WHERE row > ? ORDER BY row", (last,))
    _replace(connection, NEW_CASE, TRIGGERS[NEW_CASE])
    for event in new_parts:
        connection.execute(_trigger(event, TRIGGERS[event]))


def _replace(connection: Connection, event: str, statements: str) -> None:
    connection.execute(f"DROP TRIGGER {_name(event)}")
    connection.execute(_trigger(event, statements))


def fill(connection: Connection) -> None:
    """Index all cases, contacts and words of files, oldest first; their ids sort by the time they were made."""
    connection.execute(f"{WITHOUT_WORDS} NOT IN (SELECT id FROM document WHERE withdrawn_on IS NULL)")
    connection.execute("INSERT INTO search_doc (kind, source_id) SELECT 'case', id FROM case_ ORDER BY id")
    connection.execute("INSERT INTO search_doc (kind, source_id) SELECT 'contact', id FROM contact ORDER BY id")
    connection.execute(
        "INSERT INTO search_doc (kind, source_id) SELECT 'file', document_id FROM document_text ORDER BY document_id"
    )
    connection.execute(f"{ADD_CASES} ORDER BY row")
    connection.execute(f"{ADD_CONTACTS} ORDER BY row")
    connection.execute(f"{ADD_FILES} ORDER BY row")
