"""Whatever a field is set to arrives as it was typed, and nothing arrives that was not."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from db.model import Base, new_id
from db.model.entities import captured, signatures
from db.sync.outbox import NUL
from tests.db.record.test_capture import GOES_WITH
from tests.db.rows import TEXTS, plain
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import SharedDesk, by_one, furnish

APPROVED = ("approved_on", "approved_by_id", "issued_at")

FIXED = {
    *(("stage", each) for each in ("acknowledged_on", "responded_on", "outcome", "decider_id")),  # set for good
    *(("case_", each) for each in ("closed_on", "closed_as")),
    ("officer", "login"),
    ("officer", "left_on"),
    ("officer", "team_id"),
    ("draft", "officer_id"),
    ("draft", "case_id"),
    *(("reopening", each) for each in ("closed_on", "closed_as")),
    ("refusal", "refused_on"),
    *(("pack", each) for each in APPROVED),  # by another than made it
    ("stage", "refused_on"),
    ("conduct_warning", "told_on"),
    ("restriction", "imposed_on"),
    ("restriction_review", "told_on"),
    ("restriction_review", "appealed_on"),
    ("document", "withdrawn_on"),  # the one document here is a letter's
    ("document", "destroyed_at"),
    *(("commitment", each) for each in ("offer_id", "order_id")),
}
"""Fields that decide who sees a row, or who may log in; and what another has to approve, or what has to be, first."""

NULLABLE = [
    (table.name, column.name)
    for table in by_one()
    for column in table.columns
    if column.nullable and column.name != "ver" and not captured()[table.name].insert_only
]


@pytest.fixture
def pair(desk: Desks) -> tuple[SharedDesk, SharedDesk]:
    """Two managers' desks that hold one row of each table, which any role may write to."""
    first, second = desk("cat"), desk("cat")
    rights = (
        "INSERT INTO sync.allowed SELECT 'complaints manager', e, f FROM (VALUES {}) t (e, f) ON CONFLICT DO NOTHING"
    )
    pairs = [(table.name, field) for table in by_one() for field in ("*", *(column.name for column in table.columns))]
    first.shared.admin.execute("INSERT INTO sync.life (epoch) VALUES (gen_random_uuid())")  # else nothing is given back
    first.shared.admin.execute(rights.format(", ".join(f"('{entity}', '{field}')" for entity, field in pairs)))  # type: ignore[arg-type]
    return first, second


def test_clearing_any_field_clears_it_everywhere(pair: tuple[SharedDesk, SharedDesk]):
    first, second = pair
    me = first.one("SELECT officer_id FROM desk")
    ids = furnish(first.record, me)
    assert NULLABLE
    for table, name in set(NULLABLE) - FIXED:
        column = Base.metadata.tables[table].columns[name]
        others = GOES_WITH.get((table, name), {})
        back = {"state": "open"} if "state" in others else dict.fromkeys(others)
        signed = {"officer": me} if name in signatures().get(table, ()) else {}
        first.set(table, ids[table], **{name: plain(column, ids | signed), **others})
        first.set(table, ids[table], **{name: None, **back})
    first.sync()
    second.sync()
    assert first.rows("SELECT doc ->> 'rule', doc -> 'changes' FROM held") == []
    for table, name in set(NULLABLE) - FIXED:
        assert second.field(table, ids[table], name) is None, (table, name)


def test_every_kind_of_value_arrives_as_it_was(pair: tuple[SharedDesk, SharedDesk]):
    first, second = pair
    me = first.one("SELECT officer_id FROM desk")
    ids = furnish(first.record, me)
    for table in by_one():
        if not captured()[table.name].insert_only:
            fields = {c.name: plain(c, ids) for c in table.columns if c.nullable and c.name != "ver"}
            fields |= dict.fromkeys(signatures().get(table.name, ()), me)
            fields |= dict.fromkeys(("completed_on", "offer_id", "order_id")) if table.name == "commitment" else {}
            fields |= (
                {"told_on": None} if table.name in ("conduct_warning", "restriction_review") else {}
            )  # by a letter
            fields |= {"paid_on": None, "refused_on": None, "withdrawn_on": None} if table.name == "offer" else {}
            fields |= {"refused_on": None} if table.name in ("refusal", "stage") else {}  # by another, once approved
            fields |= {"left_on": None, "login": None} if table.name == "officer" else {}
            fields |= {"imposed_on": None} if table.name == "restriction" else {}  # likewise
            fields |= {"appealed_on": None} if table.name == "restriction_review" else {}  # by another than proposed it
            fields |= {"withdrawn_on": None, "destroyed_at": None} if table.name == "document" else {}  # a letter's
            fields |= dict.fromkeys(APPROVED) if table.name == "pack" else {}  # by another than made it
            if fields:
                first.set(table.name, ids[table.name], **fields)
    typed = {table.name: _read(first, table, ids) for table in by_one()}
    first.sync()
    assert first.rows("SELECT doc ->> 'rule', doc -> 'changes' FROM held") == []
    second.sync()
    for table in by_one():
        assert _read(second, table, ids) == typed[table.name], table.name
        assert _read(first, table, ids) == typed[table.name], table.name


def _read(desk: SharedDesk, table: Any, ids: dict[str, str]) -> dict[str, Any]:
    columns = [column for column in table.columns if column.name != "ver"]
    with desk.record.reading() as session:
        return dict(session.execute(select(*columns).where(table.c.id == ids[table.name])).mappings().one())


@given(texts=st.lists(TEXTS | st.text(max_size=200), min_size=1, max_size=10))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_arrives_unchanged_but_for_the_one_character_no_server_keeps(
    pair: tuple[SharedDesk, SharedDesk], texts: list[str]
):
    first, second = pair
    ids = [first.add("person", name="Ada", address=text) for text in texts]
    mine = {"officer_id": first.one("SELECT officer_id FROM desk"), "saved_at": first.now()}
    drafts = [first.add("draft", kind=new_id(), content={"said": text}, **mine) for text in texts]
    first.sync()
    second.sync()
    assert first.rows("SELECT doc ->> 'rule', doc -> 'changes' FROM held") == []
    for each in (first, second):
        for text, person, draft in zip(texts, ids, drafts, strict=True):
            assert each.field("person", person, "address") == text.replace("\0", "\ufffd")
            content = each.one("SELECT content FROM draft WHERE id = ?", draft)
            assert json.loads(content) == {"said": text.replace("\0", "\ufffd")}


@given(TEXTS | st.text(alphabet='\\u0\0"', max_size=12))
def test_only_the_null_character_itself_is_replaced_in_what_is_sent(text: str):
    sent = NUL.sub(r"\1\\ufffd", json.dumps({"said": text}))
    assert json.loads(sent) == {"said": text.replace("\0", "\ufffd")}


def test_an_update_by_hand_of_many_rows_is_sent_row_by_row(pair: tuple[SharedDesk, SharedDesk]):
    first, second = pair
    for number in range(30):
        first.add("team", name=f"Team {number}")
    with first.record.writing(author="cat") as session:
        session.execute(update(Base.metadata.tables["team"]).values(name=Base.metadata.tables["team"].c.name + "!"))
    first.sync()
    second.sync()
    assert second.one("SELECT count(*) FROM team WHERE name LIKE 'Team %!'") == 30
