"""The daily comparison sees a value that differs under the same version, wherever it was spoilt, and only then."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from db.model import Base, Case
from db.model.entities import captured
from db.sync import digest, rescue
from db.sync.digest import document_in_print
from tests.db.rows import plain
from tests.db.sync.desks import SharedDesk, by_one, furnish
from tests.db.sync.test_values import pair
from tests.db.sync.typist import CrashedError
from tests.postgres import Shared
from tests.thorough import some

__all__ = ["pair"]

VALUES = {
    "case_": {"learning": "'spoilt'", "complex": "1", "expressed_on": "'2026-01-02'"},
    "stage": {"received_on": "'2026-01-02'"},
    "import_run": {"report": "'{\"spoilt\": 1}'"},
    "offer": {"pence": "7"},
}
"""A field of each kind of column, and another value for it."""


MORE = {"commitment": {"state": "completed"}}
"""What has to be set as well, where every optional field of a row is."""


def compare(desk: SharedDesk) -> bool:
    desk.put(digest_on="2026-01-01")
    return desk.sync().differed


@pytest.mark.parametrize(("table", "field"), [(table, field) for table, fields in VALUES.items() for field in fields])
def test_a_value_spoilt_at_the_desk_is_found_and_healed(pair: tuple[SharedDesk, SharedDesk], table: str, field: str):
    first, second = pair
    ids = furnish(first.record, first.one("SELECT officer_id FROM desk"))
    first.sync()
    second.sync()
    right = second.field(table, ids[table], field)
    with second.record.writing(author="a fault", applying=True) as session:
        session.connection().exec_driver_sql(f"UPDATE {table} SET {field} = {VALUES[table][field]}")
    assert second.field(table, ids[table], field) != right
    assert compare(second)
    assert second.field(table, ids[table], field) == right
    assert not compare(second)


def test_others_write_while_it_is_compared_and_what_they_write_is_no_difference(
    pair: tuple[SharedDesk, SharedDesk], monkeypatch: pytest.MonkeyPatch
):
    first, _ = pair
    ids = furnish(first.record, first.one("SELECT officer_id FROM desk"))
    first.sync()
    compared = digest.differs

    def while_somebody_types(*about: Any) -> bool:
        first.set("case_", ids["case_"], learning="typed meanwhile")
        return compared(*about)

    monkeypatch.setattr(digest, "differs", while_somebody_types)
    assert not compare(first)
    assert first.field("case_", ids["case_"], "learning") == "typed meanwhile"
    assert first.unsent() == 1


def test_what_is_typed_before_it_is_compared_puts_it_off(pair: tuple[SharedDesk, SharedDesk]):
    first, _ = pair
    ids = furnish(first.record, first.one("SELECT officer_id FROM desk"))
    first.sync()
    pull = first.transport.pull

    def typing(asked: Any) -> Iterator[str]:
        lines = list(pull(asked))
        first.set("case_", ids["case_"], learning="typed meanwhile")
        yield from lines

    first.transport.pull = typing  # type: ignore[method-assign]
    assert not compare(first)
    assert first.one("SELECT digest_on FROM shared_database") == "2026-01-01"
    first.transport.pull = pull  # type: ignore[method-assign]
    first.sync()
    assert first.one("SELECT digest_on FROM shared_database") == "2026-03-26"


def test_it_is_given_up_between_two_pieces_and_done_at_the_next_cycle(
    pair: tuple[SharedDesk, SharedDesk], monkeypatch: pytest.MonkeyPatch
):
    first, _ = pair
    furnish(first.record, first.one("SELECT officer_id FROM desk"))
    first.sync()
    steps: list[int] = []
    first.put(digest_on="2026-01-01")
    first.sync(meter=lambda *_: steps.append(1))
    monkeypatch.setattr(digest, "AT_ONCE", 1)
    first.put(digest_on="2026-01-01")

    def giving_up(*_: int) -> None:
        steps.pop()
        if len(steps) == 1:
            raise CrashedError

    with pytest.raises(CrashedError):
        first.sync(meter=giving_up)
    assert first.one("SELECT digest_on FROM shared_database") == "2026-01-01"
    assert not first.sync().differed
    assert first.one("SELECT digest_on FROM shared_database") == "2026-03-26"


def test_two_differences_at_one_moment_of_a_clock_that_stands_are_both_set_aside(
    pair: tuple[SharedDesk, SharedDesk],
):
    first, _ = pair
    furnish(first.record, first.one("SELECT officer_id FROM desk"))
    first.sync()
    for number in (1, 2, 3, 4):
        with first.record.writing(author="a fault", applying=True) as session:
            session.execute(update(Case).values(learning=f"spoilt {number}"))
        assert compare(first)
        assert len(rescue.copies(first.record)) == min(number, rescue.MOST_COPIES)


@pytest.mark.parametrize(("table", "field"), [("case_", "learning"), ("case_", "complex"), ("import_run", "report")])
def test_a_value_spoilt_at_the_server_is_found(
    pair: tuple[SharedDesk, SharedDesk], shared: Shared, table: str, field: str
):
    first, second = pair
    furnish(first.record, first.one("SELECT officer_id FROM desk"))
    first.sync()
    second.sync()
    value = VALUES[table][field] if field != "complex" else "NOT coalesce(complex, FALSE)"
    shared.admin.execute(f"UPDATE app.{table} SET {field} = {value}")  # type: ignore[arg-type]
    assert compare(first)
    assert compare(second)
    assert not compare(second)


def test_an_empty_text_is_not_nothing(pair: tuple[SharedDesk, SharedDesk], shared: Shared):
    first, _ = pair
    ids = furnish(first.record, first.one("SELECT officer_id FROM desk"))
    first.set("case_", ids["case_"], learning=None)
    first.sync()
    assert not compare(first)
    shared.admin.execute("UPDATE app.case_ SET learning = ''")
    assert compare(first)


DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e15, 1e15, allow_nan=False) | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=8,
)


@settings(max_examples=some(20, 150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=DOCUMENTS)
def test_both_sides_write_a_document_alike(shared: Shared, document: Any):
    text = json.dumps(document, ensure_ascii=False).replace("\\u0000", "")
    ((there,),) = shared.admin.execute("SELECT sync.in_print(%s::jsonb)", (text,)).fetchall()
    assert document_in_print(text) == there


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@settings(max_examples=some(8, 40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_the_fields_hold_both_sides_write_the_same_fingerprint(
    pair: tuple[SharedDesk, SharedDesk], data: st.DataObject
):
    """Texts and documents of any content in every table, beside dates, yes or no, moments and numbers."""
    first, _ = pair
    if not first.rows("SELECT 1 FROM case_"):
        ids = furnish(first.record, first.one("SELECT officer_id FROM desk"))
        for table in by_one():
            optional = [c for c in table.columns if c.nullable and not c.foreign_keys and c.name != "ver"]
            if optional and not captured()[table.name].insert_only and table.name not in ("officer", "draft"):
                first.set(
                    table.name, ids[table.name], **{c.name: plain(c, ids) for c in optional} | MORE.get(table.name, {})
                )
        first.sync()
    for table in by_one():
        for column in table.columns:
            if str(column.type) in ("TEXT", "JSON") and column.name != "ver":
                _set_on_both_sides(first, table.name, column.name, data)
    assert not compare(first)
    with first.record.writing(author="a fault", applying=True) as session:
        session.execute(update(Case).values(learning="spoilt"))
    assert compare(first), "it compares nothing"


def _set_on_both_sides(desk: SharedDesk, table: str, field: str, data: st.DataObject) -> None:
    of_json = str(Base.metadata.tables[table].columns[field].type) == "JSON"
    value = data.draw(st.dictionaries(TEXTS, TEXTS | st.integers(-(2**53), 2**53), max_size=2) if of_json else TEXTS)
    if not of_json and not value.strip():
        value = f"not blank {value}"
    with desk.record.writing(author="test", applying=True) as session:
        session.execute(update(Base.metadata.tables[table]).values({field: value}))
    there = json.dumps(value) if of_json else value
    desk.shared.admin.execute(f"UPDATE app.{table} SET {field} = %s", (there,))  # type: ignore[arg-type]
