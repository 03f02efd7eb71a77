"""One change may be as large as the report of a large import: it goes alone, and nothing behind it is stopped."""

from tests.db.sync.conftest import Desks
from tests.db.sync.desks import NOW


def test_a_change_of_many_megabytes_is_shared_and_so_is_what_follows(desk: Desks):
    cat = desk("cat")
    rows = [{"line": n, "result": "invalid", "reason": "the day is not a date " * 8} for n in range(40_000)]
    run = cat.add("import_run", file_name="x.csv", sha256="a" * 64, started_at=NOW, report={"rows": rows})
    case_id = cat.log_case("26-CAT-0001")
    cat.sync()
    assert cat.unsent() == 0
    assert (cat.has("import_run", run), cat.has("case_", case_id)) == (True, True)
    assert cat.one("SELECT count(*) FROM held") == 0
