"""The law of erasure: after it a word that somebody wrote is in no column of the server and of no desk.

The word is put into every text that can be written about a person and their case, found in the model; it is then looked
for in every column there is, found in the catalogues.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import sha256
from typing import Any

from sqlalchemy import JSON, insert

from complaints_desktop.rules.shared_rights import shared_rights
from db.model import Base, DocumentBytes, Rescue, new_id
from db.model.drafts import draft_id
from db.model.entities import belonging, captured, field_of, fields
from db.model.marks import Belongs
from db.record.driver import connect
from db.record.engine import as_json
from db.shared.desks import begin_another_life
from db.shared.rights import ANY as NEW
from db.shared.rights import OWN
from db.sync import second_copy
from db.sync.history import keep_history
from tests.db.conftest import KEY
from tests.db.rows import row_for
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import SharedDesk, as_the_server_asks, by_one, signatures
from tests.postgres import Shared

WORD = "Zebedee"
LETTER = f"Dear {WORD}".encode() * 20

STAYS: Mapping[str, str] = {
    "sync.erasure.reason": "the register of erasures has to say why; the form asks to name nobody the case is about",
    "cat: erased_case.reason": "the same register, as it is told to a manager, and to no officer",
}
"""Columns in which the word is still, and why."""

MAY = {(each.entity.removeprefix(OWN), each.field) for each in shared_rights().allowed}
"""What somebody may write: NEW where it is a row; of the rest nothing can come to the server."""

OF_ALL: Mapping[str, str] = {
    "holiday_change": "a day of the calendar",
    "contractor": "a firm that works for the landlord, and whom to ask for there",
    "home": "a building of the landlord's own, from its list; who lives there stands with the person",
    "officer": "a colleague: the landlord's own directory, who also has an answered case to answer for",
    "setting": "the landlord's own: its name, its targets, its words",
    "wording": "the landlord's own wording of letters",
    "locked_wording": "the landlord's own wording of letters",
    "standard_paragraph": "paragraphs for many letters",
    "dated_rule": "what changes with time, and from where that is known",
    "team": "the landlord's own",
    **dict.fromkeys(
        (
            *("absence", "deputy", "membership", "skill", "working_pattern"),
            *("agreed_action", "day_note", "induction_step", "objective", "one_to_one", "training"),
        ),
        "of and for colleagues: who complains is no part of it",
    ),
    "pack": "numbers and references of cases, no words of anybody and no names",
    "pack_words": "what is said of numbers: whom it is about is said by reference",
    "rebase": "why a chart is counted anew",
    "quality_draw": "which answers are reviewed, by number",
    "calibration": "what reviewers agreed on criteria",
    "survey_wave": "the landlord's own",
}
"""Entities that belong to no person and no case, and why nobody writes about a person there."""

NO_WORDS: Mapping[str, str] = {
    "case_.reference": "the number this program gave it",
    "case_.category": "a word of the landlord's list",
    "case_.channel": "a word of the landlord's list",
    "case_.priority": "a word of the landlord's list",
    "case_.route": "a word of the landlord's list",
    "case_.updates_by": "a word of the landlord's list",
    "case_.tenure": "a word of the landlord's list",
    "case_.estate": "an estate of the landlord's",
    "quality_review.letter_sha256": "a fingerprint",
    "quality_review.residents": "a panel's name",
    "quality_review.matrix": "a version of the matrix",
    "quality_score.criterion": "a criterion of the matrix",
    "review_reply.criterion": "a criterion of the matrix",
    "review_reply.scored": "a mark",
    "survey_ask.language": "a language",
    "survey_ask.asked_id": "an id",
    "case_link.other_id": "an id",
    "case_link.other_reference": "the number this program gave another case",
    "checklist_line.line": "a line of the checklist",
    "finding.decided_by_id": "an id",
    "evidence_check.checked_by_id": "an id",
    "extension.reason_code": "a word of the landlord's list",
    "home_hazard.name": "a hazard of the register",
    "home_hazard.words": "a hazard of the register",
    "commitment.hazard_limit": "a limit of the register",
    "incident.taken_to": "a body of the landlord's",
    "authority.given_by_id": "an id",
    "conduct_warning.arose_in_id": "an id",
    "restriction.arose_in_id": "an id",
    "commitment.offer_id": "an id",
    "commitment.order_id": "an id",
    "letter.recipient_id": "an id",
    "letter_copy.recipient_id": "an id",
    "letter.said_sha256": "a fingerprint",
    "letter_submission.kind": "a word of the catalogue",
    "letter_submission.said_sha256": "a fingerprint",
    "letter_answer.code": "a word of the landlord's list",
    "letter_answer.said_sha256": "a fingerprint",
    "despatch.sent_as": "a word of the landlord's list",
    "miss.cause": "a word of the landlord's list",
    "letter_rule.kind": "a word of the catalogue",
    "offer.guide": "a row of the register",
    "person.merged_into_id": "an id",
    "refusal.ground": "a word of the landlord's list",
    "document.kind": "a word of the landlord's list",
    "document.point_id": "an id",
    "document.contact_id": "an id",
    "document.copy_of_id": "an id",
    "document.added_by_id": "an id",
    "document.media_type": "the kind of file",
    "document.sha256": "a fingerprint",
    "draft.kind": "which letter or form it is",
    "given_back.entity": "which table",
    "given_back.entity_id": "an id",
    "given_back.fields": "names of columns",
    "import_run.sha256": "a fingerprint",
    "letter.kind": "a word of the catalogue; the server takes no other spelling",
    "letter.template_version": "a number",
    "settlement.clash_id": "an id",
    "settlement.held_id": "an id",
    "settlement.their_change": "an id",
}
"""Texts about a case that are not emptied, and why nobody writes about a person there."""


def texts(table: str) -> list[str]:
    """Return the columns of a table in which somebody writes of a person."""
    return [column.name for column in fields(Base.metadata.tables[table]) if field_of(column).personal]


def written(table: str, said: str = WORD, *, again: bool = False) -> dict[str, Any]:
    """Return each of them with the word; `again`, those that may be changed."""
    columns = Base.metadata.tables[table].columns
    names = [name for name in texts(table) if not again or (table, name) in MAY]
    return {name: {"said": said} if isinstance(columns[name].type, JSON) else said for name in names}


def everything(desk: SharedDesk) -> dict[str, str]:
    """Write a row of everything that belongs to a person or a case, the word in every text, then write each again."""
    ids = {"team": desk.team("North"), "officer": desk.one("SELECT id FROM officer WHERE login = ?", desk.login)}
    theirs = [each for each in by_one() if each.name not in OF_ALL]
    of_a_case = [each for each in theirs if (each.name, NEW) in MAY]
    for name in ("quality_draw", "survey_wave"):
        ids[name] = desk.add(name, **row_for(Base.metadata.tables[name], ids))
    for table in of_a_case:
        row = row_for(table, ids) | written(table.name) | as_the_server_asks(table.name, ids)
        if table.name == "document":
            row |= {"size": len(LETTER), "sha256": sha256(LETTER).hexdigest()}
        if "case_id" in table.columns:
            row["case_id"] = ids["case_"]
        signed = signatures().get(table.name, ())
        row |= {field: ids["officer"] for field in signed if field in row or table.name == "draft"}
        if table.name == "draft":
            row["id"] = draft_id(row["kind"], ids["case_"], ids["officer"])
        if table.name == "case_":
            row |= {"person_id": ids["person"], "team_id": ids["team"], "import_run_id": ids["import_run"]}
        ids[table.name] = row["id"]
        with desk.record.writing(author=desk.login) as session:
            session.execute(insert(Base.metadata.tables[table.name]), row)
    for table in of_a_case:
        if not captured()[table.name].insert_only and written(table.name, again=True):
            desk.set(table.name, ids[table.name], **written(table.name, f"{WORD} again", again=True))
    with desk.record.writing(author=desk.login) as session:
        session.add(DocumentBytes(document_id=ids["document"], content=LETTER))
    return ids


def judged(one: SharedDesk, other: SharedDesk, ids: Mapping[str, str]) -> None:
    """Have one propose a refusal and a restriction, ask for a sum and submit a letter, and another judge all four."""
    columns = Base.metadata.tables
    for desk in (other, one):
        desk.sync()
    proposed = row_for(columns["refusal"], ids) | {"proposed_by_id": one.one("SELECT officer_id FROM desk")}
    refusal = one.add("refusal", **proposed)
    wanted = row_for(columns["money_request"], ids) | {"asked_by_id": proposed["proposed_by_id"]}
    request = one.add("money_request", **wanted)
    sent = row_for(columns["letter_submission"], ids) | {"submitted_by_id": proposed["proposed_by_id"]}
    submission = one.add("letter_submission", **sent)
    wished = row_for(columns["restriction"], ids) | {"proposed_by_id": proposed["proposed_by_id"]}
    restriction = one.add("restriction", **wished)
    for desk in (one, other):
        desk.sync()
    said = row_for(columns["approval"], {**ids, "refusal": refusal}) | written("approval")
    me = other.one("SELECT officer_id FROM desk")
    other.add("approval", **{**said, "approved_by_id": me})
    answer = row_for(columns["money_answer"], {**ids, "money_request": request}) | written("money_answer")
    other.add("money_answer", **{**answer, "answered_by_id": me})
    back = row_for(columns["letter_answer"], {**ids, "letter_submission": submission}) | written("letter_answer")
    other.add("letter_answer", **{**back, "said_sha256": sent["said_sha256"], "answered_by_id": me})
    spoken = row_for(columns["restriction_answer"], {**ids, "restriction": restriction}) | written("restriction_answer")
    other.add("restriction_answer", **{**spoken, "answered_by_id": me})
    other.sync()


def intake(desk: SharedDesk) -> None:
    """Type an intake in three savings, and end it: it has become a case."""
    me = desk.one("SELECT id FROM officer WHERE login = ?", desk.login)
    draft = draft_id("log", None, me)
    desk.add("draft", id=draft, kind="log", officer_id=me, content={"said": WORD}, saved_at=desk.now())
    desk.set("draft", draft, content={"said": f"{WORD} rang"})
    desk.set("draft", draft, content={}, ended_at=desk.now())


def clash(one: SharedDesk, other: SharedDesk, table: str, row: str, field: str) -> None:
    """Have two desks set one text, each without knowing of the other."""
    for desk in (one, other):
        desk.sync()
    for desk in (one, other):
        desk.set(table, row, **{field: f"{WORD} by {desk.login}"})
    for desk in (one, other, one):
        desk.sync()


def noted(desk: SharedDesk, *rows: tuple[str, str, str | None, dict[str, Any]]) -> None:
    """Note what a server put back has lost."""
    with desk.record.writing(author="test", applying=True) as session:
        for entity, entity_id, case_id, image in rows:
            more = {"state": "open", "image": as_json(image), "ver": as_json({"*": new_id()}), "found_at": desk.now()}
            session.add(Rescue(entity=entity, entity_id=entity_id, case_id=case_id, **more))


def lost_of(ids: Mapping[str, str]) -> list[tuple[str, str, str | None, dict[str, Any]]]:
    """Return what can have been lost of a person and their case."""
    need = {"entity": "need", "entity_id": new_id(), "patch": {"person_id": ids["person"], "note": WORD}}
    name = {"entity": "person", "entity_id": ids["person"], "their_value": WORD}
    return [
        ("need", new_id(), None, {"person_id": ids["person"], "note": WORD}),
        ("person", ids["person"], None, {"name": WORD}),
        ("contact", new_id(), ids["case_"], {"case_id": ids["case_"], "summary": WORD}),
        ("clash", new_id(), None, name),
        ("held", new_id(), None, {"changes": [need]}),
    ]


def held(desk: SharedDesk, ids: Mapping[str, str]) -> None:
    """Write what is held: on a case that went to another team meanwhile; deal with one of it, and say why."""
    need = desk.add("need", **row_for(Base.metadata.tables["need"], ids) | written("need"))
    desk.set("person", ids["person"], how_to_contact=f"{WORD} by post")
    desk.note(ids["case_"], f"{WORD} rang")
    desk.sync()
    me = desk.one("SELECT id FROM officer WHERE login = ?", desk.login)
    [(question,)] = desk.rows("SELECT id FROM held WHERE doc LIKE ?", "%by post%")
    assert desk.rows("SELECT 1 FROM held WHERE doc LIKE ?", f"%{need}%")
    desk.add("settlement", held_id=question, choice="set aside", because=WORD, settled_by_id=me, settled_at=desk.now())
    desk.sync()


def at_the_server(shared: Shared) -> set[str]:
    """Return the columns of the server, of whatever table, that have the word."""
    tables = shared.admin.execute(
        "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    )
    found = set()
    for schema, table in tables.fetchall():
        rows = shared.admin.execute(f"SELECT * FROM {schema}.{table}")
        names = [f"{schema}.{table}.{column.name}" for column in rows.description or ()]
        found |= _with_the_word(names, rows.fetchall())
    return found


def at_the_desk(desk: SharedDesk) -> set[str]:
    """Return the columns of a desk's record that have the word, the pages of the search among them."""
    found = set()
    with closing(connect(desk.path, KEY)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        for (table,) in tables.fetchall():
            rows = connection.execute(f"SELECT * FROM {table}")
            names = [f"{table}.{column[0]}" for column in rows.description]
            found |= _with_the_word(names, rows.fetchall())
    return found


def _with_the_word(names: list[str], rows: Iterable[tuple[Any, ...]]) -> set[str]:
    return {name for row in rows for name, value in zip(names, row, strict=True) if _has_the_word(value)}


def _has_the_word(value: object) -> bool:
    if isinstance(value, bytes | memoryview):
        try:
            value = zlib.decompress(value)
        except zlib.error:
            value = bytes(value)
        value = value.decode("utf-8", "ignore")
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return WORD.lower() in text.lower()


def test_what_was_erased_is_in_no_column_of_the_server_or_of_any_desk(desk: Desks, shared: Shared):
    begin_another_life(shared.admin)  # so that something given back after a loss is taken
    ann, cat, sue = desk("ann"), desk("cat"), desk("sue")
    ids = everything(cat)
    intake(ann)
    judged(ann, cat, ids)
    clash(ann, cat, "person", ids["person"], "preferred_name")
    clash(ann, cat, "case_", ids["case_"], "learning")
    for each in (ann, cat):
        keep_history(each.record, each.transport, ids["case_"])
        each.sync()
    cat.set("case_", ids["case_"], team_id=sue.team("South"))
    cat.sync()
    held(ann, ids)
    keep_history(cat.record, cat.transport, ids["case_"])
    for each in (ann, cat, sue):
        each.sync()
        noted(each, *lost_of(ids))
    device = cat.one("SELECT device_id FROM desk")
    before = everywhere(shared, ann, cat, sue)
    assert before >= {f"app.{name}" for name in _typed(personal=True) if (name.split(".")[0], NEW) in MAY}
    assert before >= {"sync.change.patch", "sync.piece.content", "ann: change.patch", "cat: kept_history.patch"}
    assert before >= {"ann: held.doc", "cat: clash.doc", "sue: rescue.image", "cat: document_bytes.content"}
    cat.transport.erase({"device": device, "case_id": ids["case_"], "reason": f"{WORD} asked for it"})
    for _ in range(2):
        for each in (ann, cat, sue):
            each.sync()
    left = everywhere(shared, ann, cat, sue) ^ STAYS.keys()
    assert not left, "\n".join(sorted(left))
    assert cat.rows("SELECT 1 FROM held WHERE state = 'open'") == []
    for each in (ann, cat, sue):
        assert WORD not in str(second_copy.read(second_copy.path_of(each.path), KEY))
        assert each.path.with_name(each.path.name + "-wal").stat().st_size == 0


def test_what_is_no_text_about_a_person_is_named_with_a_reason():
    assert NO_WORDS.keys() == _typed(personal=False)
    assert OF_ALL.keys() == set(belonging(Belongs.TO_ALL, Belongs.TO_OFFICER))


def _typed(*, personal: bool) -> set[str]:
    """Return the texts of all that belongs to a person or a case, those that are emptied or the others."""
    return {
        f"{table}.{column.name}"
        for table in captured().keys() - OF_ALL.keys()
        for column in fields(Base.metadata.tables[table])
        if field_of(column).personal is personal
    }


def everywhere(shared: Shared, *desks: SharedDesk) -> set[str]:
    """Return every column that has the word, at the server and at the desks."""
    at_desks = {f"{desk.login}: {column}" for desk in desks for column in at_the_desk(desk)}
    return at_the_server(shared) | at_desks
