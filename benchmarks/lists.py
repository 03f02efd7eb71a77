"""The case list, the search and one case, at 100,000 cases: against the same SQL on a raw connection."""

from collections.abc import Iterator

from benchmarks.measure import Line, against, within
from complaints_desktop.office import Office
from complaints_desktop.reading.case_list import FACETS, PAGE, CaseFilter, case_lines, case_rows
from complaints_desktop.reading.case_view import view_case
from db.case_list import SORTED
from db.record import driver
from db.record.home import OpenHome
from db.record.key_file import KeyFile
from db.record.search import IN_CASE, IN_CONTACT, IN_FILE, find, query_of
from db.record.search import PAGE as PAGE_BESIDE

PAGE_SIZE, SHOWN = 60, 20


def lists(home: OpenHome, office: Office) -> Iterator[Line]:
    """Yield the lines about lists."""
    record = office.record
    key = KeyFile(home.paths.key_file).read(driver.file_id(home.paths.record))
    assert key is not None, "the bench home keeps its key in a file"
    raw = driver.connect(home.paths.record, key, reader=True)
    for sort in SORTED:
        yield _page(f"page of the list by {sort}", office, raw, CaseFilter(), sort)
    for facet in FACETS:
        ((value,),) = record.rows(f"SELECT {facet} FROM case_row GROUP BY {facet} ORDER BY count(*) DESC LIMIT 1")
        yield _page(f"page of the list where {facet} is {value}", office, raw, CaseFilter(facets=((facet, value),)))
    yield within("first page of the list", lambda: _first_page(office), 50)
    yield within("ordered ids of all 100,000", lambda: case_rows(record, CaseFilter(), sort="next_on"), 60)
    yield within("ordered ids by resident", lambda: case_rows(record, CaseFilter(), sort="resident"), 60)
    for typed in ("zieli", "gutter", "26-5MP-0", "rang"):
        yield _search(typed, office, raw)
    case_id = case_lines(record, case_rows(record, CaseFilter())[:1])[0].case_id
    yield within("a case opened", lambda: _open_case(office, case_id), 50)
    raw.close()


def _page(what: str, office: Office, raw: driver.Connection, where: CaseFilter, sort: str = "next_on") -> Line:
    ids = case_rows(office.record, where, sort=sort)[500 : 500 + PAGE_SIZE]
    marks = ", ".join("?" * len(ids))
    return against(
        what,
        lambda: case_lines(office.record, ids),
        lambda: raw.execute(f"{PAGE} ({marks})", ids).fetchall(),
        "raw sqlcipher3",
        1.5,
        runs=99,
    )


def _first_page(office: Office) -> None:
    case_lines(office.record, case_rows(office.record, CaseFilter())[:PAGE_SIZE])


def _search(typed: str, office: Office, raw: driver.Connection) -> Line:
    query = query_of(typed)

    def plain() -> None:
        """The same questions to FTS5, with nothing made of the answers."""
        found = raw.execute(IN_CASE, (f"who : ({query})", SHOWN)).fetchall()
        if len(found) < SHOWN:
            found += raw.execute(IN_CASE, (query, SHOWN)).fetchall()
        if len(found) < SHOWN:
            found += raw.execute(IN_CONTACT, (query, 2**62, PAGE_BESIDE)).fetchall()
        if len(found) < SHOWN:
            raw.execute(IN_FILE, (query, 2**62, PAGE_BESIDE)).fetchall()

    return against(
        f"search as you type: {typed}",
        lambda: find(office.record, typed, limit=SHOWN),
        plain,
        "raw FTS5",
        1.5,
        runs=15,
    )


def _open_case(office: Office, case_id: str) -> None:
    with office.record.reading() as session:
        view_case(session, office.desk(), case_id=case_id)
