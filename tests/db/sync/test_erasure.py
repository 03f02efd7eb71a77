"""What was erased is nowhere on a desk any more: rows, changes, shadows, the search, the log, the second copy."""

import json

from db.model import Held, Rescue, new_id
from db.model.drafts import draft_id
from db.record.connection import raw_of
from db.record.driver import connect
from db.record.engine import as_json
from db.sync import feeds, second_copy
from db.sync.history import keep_history
from tests.db.conftest import KEY
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import NOW, SharedDesk

MARKER = "Zebedee"


def erase(desk: SharedDesk, case_id: str) -> None:
    device = desk.one("SELECT device_id FROM desk")
    desk.transport.erase({"device": device, "case_id": case_id, "reason": "kept long enough"})


def holds(desk: SharedDesk) -> list[str]:
    """Return the tables in which the marker is, whatever they are, the pages of the index among them."""
    connection = connect(desk.path, KEY)
    found = []
    try:
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
        for (name,) in names:
            rows = connection.execute(f"SELECT * FROM {name}").fetchall()
            if any(_has_marker(value) for row in rows for value in row):
                found.append(name)
    finally:
        connection.close()
    return found


def _has_marker(value: object) -> bool:
    text = value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)
    return MARKER.lower() in text.lower()


def test_an_erased_case_is_nowhere_on_a_desk_that_was_away(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    person = ann.add("person", name=f"{MARKER} Bell")
    case_id = ann.log_case("26-AAA-0001", person_id=person, summary=f"{MARKER} has damp")
    ann.note(case_id, f"{MARKER} rang")
    ann.sync()
    cat.sync()
    ann.set("person", person, preferred_name=MARKER)
    ann.sync()
    keep_history(ann.record, ann.transport, case_id)
    ann.note(case_id, f"{MARKER} rang while we were away")
    assert set(holds(ann)) >= {"person", "case_", "contact", "change", "kept_history"}
    erase(cat, case_id)
    ann.sync()
    cat.sync()
    assert holds(ann) == holds(cat) == []
    assert second_copy.read(second_copy.path_of(ann.path), KEY) == []
    for each in (ann, cat):
        log = each.path.with_name(each.path.name + "-wal")
        assert log.stat().st_size == 0
        assert each.has("case_", case_id)


def test_what_comes_too_late_for_an_erasure_stays_nowhere_either(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    cat.sync()
    erase(cat, case_id)
    ann.sync()
    ann.note(case_id, f"{MARKER} rang")
    ann.sync()
    cat.sync()
    assert holds(ann) == holds(cat) == []


def test_a_clash_about_an_erased_case_is_over(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    cat.sync()
    ann.set("case_", case_id, learning=f"{MARKER} one")
    cat.set("case_", case_id, learning=f"{MARKER} two")
    for each in (ann, cat, ann):
        each.sync()
    assert "clash" in holds(ann)
    erase(cat, case_id)
    for each in (ann, cat):
        each.sync()
        assert holds(each) == []
        assert each.rows("SELECT * FROM clash WHERE state = 'open'") == []


def test_a_lost_question_about_a_person_leaves_with_their_erasure(desk: Desks):
    ann = desk("ann")
    person, stranger = new_id(), new_id()
    with ann.record.writing(author="test", applying=True) as session:
        for about in (person, stranger):
            row = {"entity": "person", "entity_id": about, "their_value": MARKER if about == person else "Bell"}
            for entity, image in (("clash", row), ("held", {"changes": [row]})):
                session.add(
                    Rescue(
                        entity=entity,
                        entity_id=new_id(),
                        state="open",
                        image=as_json(image),
                        ver="{}",
                        found_at=ann.record.now(),
                    )
                )
    with ann.record.writing(author="test", applying=True) as session:
        feeds.erase(raw_of(session), [{"case_id": new_id(), "rows": [["person", person, ["name"]]]}])
    assert holds(ann) == []
    assert ann.record.rows("SELECT count(*) FROM rescue") == [(2,)]


def test_a_clash_about_an_erased_person_is_nowhere_on_a_desk_and_no_question_any_more(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    person = ann.add("person", name="A Resident")
    case_id = ann.log_case("26-AAA-0001", person_id=person)
    for each in (ann, cat):
        each.sync()
    ann.set("person", person, preferred_name="Bell")
    cat.set("person", person, preferred_name=f"{MARKER} Bell")
    for each in (ann, cat, ann):
        each.sync()
    assert "clash" in holds(ann)
    erase(cat, case_id)
    for each in (ann, cat, ann):
        each.sync()
        assert holds(each) == []
        assert each.record.rows("SELECT count(*) FROM clash WHERE state = 'open'") == [(0,)]
    ann.put(full=1)
    ann.sync()
    assert ann.record.rows("SELECT count(*) FROM clash") == [(0,)]


def test_held_work_on_an_erased_person_leaves_with_their_erasure(desk: Desks):
    ann = desk("ann")
    person, stranger = new_id(), new_id()
    with ann.record.writing(author="test", applying=True) as session:
        for about in (person, stranger):
            doc = {"changes": [{"entity": "person", "entity_id": about, "patch": {"name": "Bell"}}]}
            session.add(Held(id=about, state="open", doc=doc))
        session.flush()
        feeds.erase(raw_of(session), [{"case_id": new_id(), "rows": [["person", person, ["name"]]]}])
    assert ann.record.rows("SELECT id FROM held") == [(stranger,)]


def test_of_an_intake_still_being_typed_a_desk_keeps_what_stands_and_what_it_has_not_sent(desk: Desks):
    ann = desk("ann")
    me = ann.one("SELECT id FROM officer WHERE login = 'ann'")
    draft = draft_id("log", None, me)
    ann.add("draft", id=draft, kind="log", officer_id=me, content={"said": "one"}, saved_at=NOW)
    ann.set("draft", draft, content={"said": "two"})
    ann.sync()
    erase_here = {"case_id": new_id(), "rows": []}
    said = "SELECT patch ->> '$.content.said' FROM change WHERE entity = 'draft' ORDER BY seq"
    with ann.record.writing(author="test", applying=True) as session:
        feeds.erase(raw_of(session), [erase_here])
    assert ann.rows(said) == [(None,), ("two",)]
    ann.set("draft", draft, content={"said": "three"})
    ann.set("draft", draft, content={"said": "four"})
    with ann.record.writing(author="test", applying=True) as session:
        feeds.erase(raw_of(session), [erase_here])
    assert ann.rows(said) == [(None,), (None,), ("three",), ("four",)]
    ann.sync()
    assert ann.rows("SELECT 1 FROM held") == []
    assert ann.field("draft", draft, "content") == as_json({"said": "four"})


def test_the_report_of_an_import_loses_the_rows_of_an_erased_case_in_the_log_of_its_desk_too(desk: Desks):
    cat = desk("cat")
    run = cat.add("import_run", file_name="old.csv", sha256="a", started_at=NOW, report={})
    one, other = (cat.log_case(f"26-AAA-000{n}", import_run_id=run) for n in (1, 2))
    rows = [{"reference": "26-AAA-0001", "reason": MARKER}, {"reference": "26-AAA-0002", "reason": "of the other"}]
    cat.set("import_run", run, report={"rows": rows})
    cat.sync()
    assert {"change", "import_run"} <= set(holds(cat))
    erase(cat, one)
    cat.sync()
    assert holds(cat) == []
    reports = cat.rows("SELECT patch -> 'report' FROM change WHERE entity = 'import_run' ORDER BY seq")
    assert [json.loads(report) for (report,) in reports] == [{}, {"rows": rows[1:]}]
    assert cat.has("case_", other)
