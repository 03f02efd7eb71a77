"""Whatever a person may say on the phone finds the case."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import String, insert, text, update

from db.model import Base, Case, Commitment, Contact, Finding, Person, Point
from db.model.entities import captured, is_typed, marked
from db.record import indexing
from db.record.check import check
from db.record.driver import connect_writer
from db.record.local import Record
from db.record.search import excerpts, find, query_of
from tests.db.conftest import KEY
from tests.db.rows import NOW, TODAY, one_of_each, row_for
from tests.thorough import some


class Desk:
    """Logs cases, so that a test reads as what was said."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.number = 0

    def log(self, *, summary: str | None = None, source_reference: str | None = None, **person: str) -> str:
        self.number += 1
        resident = Person(**({"name": "A Resident"} | person))
        case = Case(reference=f"26-K7Q-{self.number:04d}", person_id=resident.id, logged_at=NOW)
        case.summary, case.source_reference = summary, source_reference
        with self.record.writing(author="ann") as session:
            session.add_all([resident, case])
        return case.id

    def call(self, case_id: str, summary: str) -> str:
        contact = Contact(
            case_id=case_id, kind="call", direction="in", contact_on=TODAY, summary=summary, recorded_at=NOW
        )
        with self.record.writing(author="ann") as session:
            session.add(contact)
        return contact.id

    def found(self, typed: str, limit: int = 50) -> list[str]:
        return [hit.case_id for hit in find(self.record, typed, limit)]


@pytest.fixture
def desk(record: Record) -> Desk:
    return Desk(record)


@pytest.mark.parametrize("typed", ["26-K7Q-0001", "26k7q0001", "26 k7q 0001", "K7Q-0001", "26-K7Q-0", "26-k7"])
def test_a_reference_is_found_however_it_is_said(desk: Desk, typed: str):
    case_id = desk.log()
    assert desk.found(typed) == [case_id]


def test_the_last_digits_of_a_reference_are_no_prefix_of_every_telephone_number(desk: Desk):
    desk.number = 43
    case_id = desk.log()
    desk.log(phone="0161 496 0000")
    assert desk.found("0044") == [case_id]


@pytest.mark.parametrize("typed", ["CRM/2031-77", "crm203177", "CRM 2031", "crm/20"])
def test_the_reference_of_another_system_is_found(desk: Desk, typed: str):
    case_id = desk.log(source_reference="CRM/2031-77")
    desk.log(source_reference="CRX/2099-77")
    assert desk.found(typed) == [case_id]


@pytest.mark.parametrize("kept", ["SW1A 1AA", "SW1A1AA", "sw1a 1aa"])
@pytest.mark.parametrize("typed", ["SW1A 1AA", "sw1a1aa", "sw1a 1", "SW1A", "sw1a1"])
def test_a_postcode_is_found_with_and_without_its_space(desk: Desk, kept: str, typed: str):
    case_id = desk.log(postcode=kept)
    desk.log(postcode="M1 1AE")
    assert desk.found(typed) == [case_id]


@pytest.mark.parametrize(
    "kept", ["0161 496 0000", "01614960000", "(0161) 496-0000", "+44 161 496 0000", "+44 (0)161 4960000"]
)
@pytest.mark.parametrize(
    "typed", ["0161 496 0000", "01614960000", "0161 496", "0161496", "+44 161 496 0000", "0044 161 496"]
)
def test_a_phone_number_is_found_however_it_is_written(desk: Desk, kept: str, typed: str):
    case_id = desk.log(phone=kept)
    desk.log(phone="020 7946 0000")
    assert desk.found(typed) == [case_id]


@pytest.mark.parametrize("typed", ["Zoë", "zoe", "ZOE OBR", "o'brien", "O’Brien", "obrien zoë", "brien"])
def test_a_name_is_found_without_its_accents_capitals_and_apostrophes(desk: Desk, typed: str):
    case_id = desk.log(name="Zoë O’Brien")
    desk.log(name="Zack Briers")
    assert desk.found(typed) == [case_id]


def test_every_word_must_match_and_each_may_be_unfinished(desk: Desk):
    case_id = desk.log(name="Ann Smith", address="12 Acacia Avenue", summary="Damp in the bedroom")
    desk.log(name="Bob Smith", address="14 Acacia Avenue", summary="Noise")
    assert desk.found("smi aca dam") == [case_id]
    assert desk.found("12 acacia") == [case_id]
    assert desk.found("smith noise damp") == []


def test_a_point_and_a_contact_are_found(desk: Desk):
    case_id = desk.log()
    with desk.record.writing(author="ann") as session:
        session.add(Point(case_id=case_id, number=1, text="The boiler was left broken", added_on=TODAY))
    contact_id = desk.call(case_id, "Said the roof leaks as well")
    (by_point,) = find(desk.record, "boiler")
    (by_contact,) = find(desk.record, "roof leak")
    assert (by_point.case_id, by_point.kind, by_point.source_id) == (case_id, "case", case_id)
    assert (by_contact.case_id, by_contact.kind, by_contact.source_id) == (case_id, "contact", contact_id)


def test_the_resident_of_that_name_comes_before_a_case_that_speaks_of_one_and_that_before_a_contact(desk: Desk):
    resident = desk.log(name="Ann Smith")
    spoken_of = desk.log(summary="Mr Smith of the contractor did not come")
    called = desk.log()
    desk.call(called, "Smith rang")
    assert desk.found("smith") == [resident, spoken_of, called]


def test_the_newest_come_first_and_each_case_once(desk: Desk):
    cases = [desk.log(summary="damp") for _ in range(4)]
    for case_id in (*cases, cases[0]):
        desk.call(case_id, "damp again")
    assert desk.found("damp") == cases[::-1]
    assert desk.found("damp", limit=2) == [cases[3], cases[2]]
    assert desk.found("again") == [cases[0], cases[3], cases[2], cases[1]]


def test_a_case_is_found_behind_more_contacts_of_another_than_are_read_at_once(desk: Desk, monkeypatch):
    monkeypatch.setattr("db.record.search.PAGE", 3)
    first, second = desk.log(), desk.log()
    desk.call(first, "leak")
    for _ in range(7):
        desk.call(second, "leak")
    assert desk.found("leak") == [second, first]


def test_what_changes_is_found_by_its_new_words_alone(desk: Desk):
    case_id = desk.log(name="Ann Smith", summary="damp")
    with desk.record.writing(author="ann") as session:
        case = session.get_one(Case, case_id)
        session.get_one(Person, case.person_id).name = "Ann Jones"
        case.summary = "mould"
    assert desk.found("jones mould") == [case_id]
    assert desk.found("smith") == []
    assert desk.found("damp") == []


def test_a_case_told_that_it_has_another_resident_is_found_by_that_one(desk: Desk):
    case_id = desk.log(name="Ann Smith")
    other = Person(name="Carol Jones")
    with desk.record.writing(author="ann") as session:
        session.add(other)
        session.get_one(Case, case_id).person_id = other.id
    assert (desk.found("smith"), desk.found("carol")) == ([], [case_id])


def test_a_void_case_is_not_found(desk: Desk):
    case_id = desk.log(summary="damp")
    desk.call(case_id, "roof")
    with desk.record.writing(author="ann") as session:
        session.get_one(Case, case_id).void_because = "the import was undone"
    assert desk.found("damp") == desk.found("roof") == []
    assert desk.found("the import was undone") == []


def test_what_the_shared_database_takes_away_is_not_found(desk: Desk):
    case_id = desk.log(summary="damp")
    desk.call(case_id, "roof")
    with desk.record.writing(author="the shared database", applying=True) as session:
        session.execute(text("DELETE FROM contact"))
        session.execute(text("DELETE FROM case_"))
    assert desk.found("damp") == desk.found("roof") == []
    assert desk.record.rows("SELECT count(*) FROM search_doc") == [(0,)]


def test_an_excerpt_shows_the_words_around_what_was_found(desk: Desk):
    case_id = desk.log(summary=f"{'It began in spring. ' * 20}Then the BÖILER broke. {'Nobody came. ' * 20}")
    desk.call(case_id, "the roof")
    (shown,) = excerpts(desk.record, "boil", find(desk.record, "boil"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "Then the BÖILER broke." in shown
    whole = "It began in spring. Then the BÖILER broke. Nobody came."
    assert set(shown.split()) <= {"…", *whole.split()}
    assert excerpts(desk.record, "roof", find(desk.record, "roof")) == ["the roof"]


def test_an_excerpt_keeps_apart_what_was_said_in_different_places(desk: Desk):
    case_id = desk.log(summary="Damp")
    with desk.record.writing(author="ann") as session:
        for number, said in enumerate(("The boiler", "The calls"), 1):
            session.add(Point(case_id=case_id, number=number, text=said, added_on=TODAY))
    (shown,) = excerpts(desk.record, "boiler", find(desk.record, "boiler"))
    assert shown == "Damp · The boiler · The calls"


def test_a_contractor_and_the_reasons_of_a_decision_are_found_with_the_words_around_them(desk: Desk):
    case_id = desk.log(summary="Damp in the bedroom")
    with desk.record.writing(author="ann") as session:
        ids = one_of_each(session)
        session.execute(update(Commitment).values(case_id=case_id, contractor="Brightwell Property Care"))
        found = {"case_id": case_id, "reasons": "The surveyor found a failed gutter joint"}
        session.execute(update(Finding).where(Finding.id == ids["finding"]).values(**found))
    for typed, shown in (("brightwell", "Brightwell Property Care"), ("gutter", "a failed gutter joint")):
        hits = find(desk.record, typed)
        assert [each.case_id for each in hits] == [case_id]
        assert shown in excerpts(desk.record, typed, hits)[0]


@given(st.text(max_size=40) | st.text('"*()-+:^{}\0AND OR NEAR,.', max_size=20))
@settings(max_examples=some(50, 150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_typed(desk: Desk, typed: str):
    assert excerpts(desk.record, typed, find(desk.record, typed)) == []


@given(st.text(st.characters(codec="utf-8"), min_size=2, max_size=30))
@settings(max_examples=some(30, 100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_words_of_a_summary_find_it(desk: Desk, words: str):
    if any(len(word) > 1 for word in query_of(words).replace('"', "").split()) and words.isascii():
        case_id = desk.log(summary=words)
        assert case_id in desk.found(words, limit=1000)


@pytest.mark.parametrize("typed", ["", "   ", '"', "*", "()", "😀", "\0", "\ud800", "-", "%"])
def test_what_holds_no_letter_or_digit_finds_nothing(desk: Desk, typed: str):
    desk.log(summary="%*-()")
    assert desk.found(typed) == []


def test_operators_are_words_like_any_other(desk: Desk):
    case_id = desk.log(summary="Cats and dogs, near or not")
    assert desk.found("cats AND dogs") == [case_id]
    assert desk.found("NOT cats") == [case_id]
    assert desk.found("who:cats") == []


def test_a_megabyte_typed_finds_nothing_and_does_no_harm(desk: Desk):
    desk.log(summary="damp")
    assert desk.found("x" * 1_000_000) == []
    assert desk.found("!" * 1_000_000 + "damp") == []
    assert desk.found("damp " * 200_000) != []


def test_one_letter_still_being_typed_does_not_empty_the_list(desk: Desk):
    case_id = desk.log(name="Ann Smith")
    assert desk.found("smith a") == [case_id]


def test_the_index_made_anew_finds_the_same(desk: Desk, path: Path):
    cases = [desk.log(summary=f"damp {number}", name=f"Resident {number}") for number in range(5)]
    desk.call(cases[2], "roof")
    before = desk.found("damp"), desk.found("roof")
    connection, _ = connect_writer(path, KEY)
    connection.execute("BEGIN IMMEDIATE")
    indexing.install(connection)
    connection.execute("COMMIT")
    connection.close()
    assert (desk.found("damp"), desk.found("roof")) == before == (cases[::-1], [cases[2]])


def test_a_case_and_a_contact_of_one_id_are_both_found_and_leave_each_by_itself(desk: Desk):
    case_id = desk.log(summary="damp")
    contact = Contact(
        id=case_id, case_id=case_id, kind="call", direction="in", contact_on=TODAY, summary="roof", recorded_at=NOW
    )
    with desk.record.writing(author="ann") as session:
        session.add(contact)
    assert desk.found("damp") == desk.found("roof") == [case_id]
    hits = find(desk.record, "damp") + find(desk.record, "roof")
    assert [(each.kind, shown) for each, shown in zip(hits, excerpts(desk.record, "damp roof", hits), strict=True)] == [
        ("case", "damp"),
        ("contact", "roof"),
    ]
    with desk.record.writing(author="the shared database", applying=True) as session:
        session.execute(text("UPDATE contact SET summary = 'stairs'"))
    assert desk.found("roof") == []
    assert desk.found("damp") == desk.found("stairs") == [case_id]
    assert check(desk.record) == []
    with desk.record.writing(author="the shared database", applying=True) as session:
        session.execute(text("DELETE FROM contact"))
    assert desk.found("stairs") == []
    assert desk.found("damp") == [case_id]


SEARCHED = [entity for entity in captured() if any(said.searched for _, said in marked(entity))]
TRIED_ELSEWHERE = ("reference", "sha256", "void_because")
TYPED = {
    entity: {
        column.name: said.searched is not None
        for column, said in marked(entity)
        if isinstance(column.type, String)
        and is_typed(column)
        and column.name not in ("reference", "sha256", "void_because")
    }
    for entity in (*SEARCHED, "reopening")
}
"""Texts of entities that are searched, and of one that is not; a reference and a fingerprint have theirs.

A case that is void is found by nothing.
"""


@pytest.mark.parametrize("entity", TYPED)
def test_a_text_is_found_where_its_column_says_it_is_searched(desk: Desk, entity: str):
    words = {name: f"zebrafish{name.replace('_', '')}" for name in TYPED[entity]}
    with desk.record.writing(author="ann") as session:
        ids = one_of_each(session)
        session.execute(update(Case).values(person_id=ids["person"]))
        table = Base.metadata.tables[entity]
        if captured()[entity].insert_only:
            session.execute(insert(table), row_for(table, ids) | words)
        else:
            session.execute(update(table).where(table.c.id == ids[entity]).values(words))
    found = {name: desk.found(word) for name, word in words.items()}
    assert found == {name: [ids["case_"]] if searched else [] for name, searched in TYPED[entity].items()}
