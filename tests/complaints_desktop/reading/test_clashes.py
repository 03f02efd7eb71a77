"""A clash is shown with both values, by whom and what it was before; nothing is decided by reading it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from complaints_desktop.reading.clashes import Entry, bound, clash_of, clashes, may_not_write
from complaints_desktop.reading.unsettled import Mark, marks, unsettled
from complaints_desktop.sample import two_desks
from db.model import Point, Stage
from db.record.connection import SessionRows
from db.terms import Role


@pytest.fixture
def case_id(office):
    return office.log(office.desk.today, summary="No heating")


@pytest.fixture
def point(office, case_id):
    with office.working() as session:
        row = Point(case_id=case_id, number=1, text="No heating for 23 days", added_on=office.desk.today)
        session.add(row)
        session.flush()
        return row.id


def test_a_clash_says_both_values_with_who_when_and_where(office, case_id, point):
    with office.working() as session:
        two_desks.clash(
            session, "point", point, "text", theirs="No heating for 24 days", case_id=case_id, before="No heating"
        )
        (found,) = clashes(session, office.desk)
    assert (found.what, found.before) == ("Point 1: text", "No heating")
    assert (found.kept.words, found.kept.by, found.kept.desk) == ("No heating for 23 days", "Ruth Adeyemi", "K7Q")
    assert (found.theirs.words, found.theirs.by, found.theirs.desk) == ("No heating for 24 days", "Tom Hale", "M2X")
    assert found.theirs.at == datetime(2026, 3, 26, 9, 30, tzinfo=UTC)
    assert (found.resident, found.now, found.entry) == ("A Resident", "", Entry.LONG)
    assert found.reference.startswith("26-K7Q")


def test_what_it_was_before_may_be_unknown(office, case_id, point):
    with office.working() as session:
        two_desks.clash(session, "point", point, "text", theirs="Another", case_id=case_id)
        assert clashes(session, office.desk)[0].before is None


def test_a_value_changed_since_is_shown_as_it_is_now(office, case_id, point):
    with office.working() as session:
        two_desks.clash(session, "point", point, "text", theirs="Another", case_id=case_id)
        session.execute(update(Point).values(text="A third, written since"))
        assert clashes(session, office.desk)[0].now == "A third, written since"


@pytest.mark.parametrize(
    ("entity", "field", "entry"),
    [
        ("point", "outcome_sought", Entry.LONG),
        ("point", "responsibility", Entry.CHOICE),
        ("point", "responsible_body", Entry.LINE),
        ("point", "withdrawn_on", Entry.DATE),
        ("case_", "handler_id", Entry.CHOICE),
        ("case_", "vulnerable", Entry.CHOICE),
        ("case_", "person_id", Entry.NONE),
        ("case_", "logged_at", Entry.NONE),
    ],
)
def test_a_third_value_is_typed_as_the_field_asks(office, case_id, point, entity, field, entry):
    with office.working() as session:
        row = case_id if entity == "case_" else point
        clash_id = two_desks.clash(session, entity, row, field, theirs=None, case_id=case_id)
        assert clash_of(session, office.desk, clash_id).entry is entry


def test_only_the_clashes_of_a_case_are_asked_for(office, case_id, point):
    other = office.log(office.desk.today)
    with office.working() as session:
        two_desks.clash(session, "point", point, "text", theirs="Another", case_id=case_id)
        two_desks.clash(session, "case_", other, "category", theirs="repairs", case_id=other)
        assert [each.case_id for each in clashes(session, office.desk, other)] == [other]
        assert unsettled(SessionRows(session)) == (2, 0)


def test_fields_a_rule_ties_together_are_named_with_the_clash(office, case_id):
    assert frozenset({"closed_on", "closed_as"}) in bound("case_")
    with office.working() as session:
        for field, value in (("closed_on", "2026-03-26"), ("closed_as", "answered"), ("category", "repairs")):
            two_desks.clash(session, "case_", case_id, field, theirs=value, case_id=case_id, change="c")
        found = {each.field: each.along for each in clashes(session, office.desk)}
    assert found == {"closed_on": ("Case closed as",), "closed_as": ("Case closed",), "category": ()}


def test_an_officer_is_told_what_they_can_only_keep():
    assert may_not_write(Role.RESOLUTION_OFFICER, "point", "text") == ""
    assert may_not_write(Role.RESOLUTION_OFFICER, "case_", "handler_id").startswith("A resolution officer may not")
    assert may_not_write(Role.HEAD, "case_", "handler_id") == ""


def test_the_marks_of_a_page_of_cases_tell_what_waits_from_what_must_be_settled(office, case_id, point):
    other = office.log(office.desk.today)
    with office.working() as session:
        assert marks(SessionRows(session), [case_id, other]) == {}  # a desk that shares nothing has nothing waiting
        two_desks.join(session)
        stage = session.scalars(select(Stage.id).where(Stage.case_id == case_id)).one()
        two_desks.clash(session, "point", point, "text", theirs="Another", case_id=case_id)
        two_desks.held(session, "closed_once", case_id, two_desks.change("stage", stage, "update", {}))
        found = marks(SessionRows(session), [case_id, other])
    assert (found[case_id].clashes, found[case_id].held) == (1, 1)
    assert found[case_id].words == "1 clash"
    assert found[other].waiting > 0
    assert found[other].words == f"{found[other].waiting} waiting"
    assert Mark().words == ""
