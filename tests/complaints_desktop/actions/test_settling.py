"""A person's answer to a clash or to held work is written once, by the rules, and nothing that was typed is lost."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from complaints_desktop.actions.settling import redo, set_aside, settle
from complaints_desktop.reading.clashes import clashes
from complaints_desktop.reading.held_work import held_work
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.sample import two_desks
from db.model import (
    Case,
    CaseRow,
    Change,
    Clash,
    Commitment,
    Contact,
    Held,
    Officer,
    Person,
    Point,
    Settlement,
    Stage,
    new_id,
)
from db.terms import Choice, Role


@pytest.fixture
def case_id(office):
    return office.log(office.desk.today)


@pytest.fixture
def point(office, case_id):
    with office.working() as session:
        row = Point(case_id=case_id, number=1, text="Cold for 23 days", added_on=office.desk.today)
        session.add(row)
        session.flush()
        return row.id


def settled(session):
    return [(each.choice, each.clash_id, each.held_id) for each in session.scalars(select(Settlement))]


def last_batch(session):
    """The entities and patches of the newest user action."""
    changes = session.scalars(select(Change).order_by(Change.seq)).all()
    return [(each.entity, json.loads(each.patch)) for each in changes if each.batch == changes[-1].batch]


def stage_of(session, case_id):
    return session.scalars(select(Stage).where(Stage.case_id == case_id)).one()


def test_keeping_what_stands_changes_nothing_and_closes_the_clash(office, case_id, point):
    with office.working() as session:
        clash_id = two_desks.clash(session, "point", point, "text", theirs="Cold for 24 days", case_id=case_id)
    with office.working() as session:
        settle(session, office.desk, clash_id=clash_id, choice=Choice.KEPT)
    with office.record.reading() as session:
        assert [entity for entity, _ in last_batch(session)] == ["settlement"]
        assert settled(session) == [("kept", clash_id, None)]
        assert clashes(session, office.desk) == ()


def test_taking_the_other_value_writes_it_and_the_settlement_in_one_batch(office, case_id, point):
    with office.working() as session:
        clash_id = two_desks.clash(session, "point", point, "text", theirs="Cold for 24 days", case_id=case_id)
    with office.working() as session:
        changes = settle(session, office.desk, clash_id=clash_id, choice=Choice.THEIRS)
    with office.record.reading() as session:
        (first, patch), (second, settlement) = last_batch(session)
        assert (first, patch) == ("point", {"text": "Cold for 24 days"})
        assert (second, settlement["choice"]) == ("settlement", "theirs")
        assert changes.cases == {case_id}


def test_a_third_value_is_written_in_the_type_of_the_field(office, case_id):
    with office.working() as session:
        stage = stage_of(session, case_id).id
        clash_id = two_desks.clash(session, "stage", stage, "acknowledged_on", theirs="2026-03-27", case_id=case_id)
    with office.working() as session:
        settle(session, office.desk, clash_id=clash_id, choice=Choice.WRITTEN, value="2026-03-26")
    with office.record.reading() as session:
        assert stage_of(session, case_id).acknowledged_on == office.desk.today
        line = session.scalars(select(CaseRow).where(CaseRow.case_id == case_id)).one()
        assert line.state == "acknowledged"  # the line of the list is derived in the same step


def acknowledged_twice(office, session, case_id, **more):
    """A clash over the day of acknowledgement, which a letter has set."""
    stage = stage_of(session, case_id)
    stage.acknowledged_on = office.desk.today
    session.flush()
    return two_desks.clash(session, "stage", stage.id, "acknowledged_on", theirs="2026-03-27", case_id=case_id, **more)


def test_between_two_letters_a_colleague_chooses_and_nobody_writes_a_third_day(office, case_id):
    with office.working() as session:
        clash_id = acknowledged_twice(office, session, case_id, their_author=new_id())
    with office.working() as session, pytest.raises(Refused, match="is one of the two"):
        settle(session, office.desk, clash_id=clash_id, choice=Choice.WRITTEN, value="2026-03-25")
    with office.working() as session:
        settle(session, office.desk, clash_id=clash_id, choice=Choice.THEIRS)
        assert stage_of(session, case_id).acknowledged_on.isoformat() == "2026-03-27"


def test_nobody_takes_their_own_day_over_the_one_a_colleagues_letter_has_set(office, case_id):
    with office.working() as session:
        clash_id = acknowledged_twice(office, session, case_id, their_author=office.desk.officer.id)
    with office.working() as session, pytest.raises(Refused, match="the other value is your own"):
        settle(session, office.desk, clash_id=clash_id, choice=Choice.THEIRS)
    with office.working() as session:
        settle(session, office.desk, clash_id=clash_id, choice=Choice.KEPT)
        assert stage_of(session, case_id).acknowledged_on == office.desk.today


def test_ones_own_value_is_taken_where_nothing_has_set_the_field_for_good(office, case_id, point):
    with office.working() as session:
        me = office.desk.officer.id
        clash_id = two_desks.clash(
            session, "point", point, "text", theirs="Cold for 24 days", case_id=case_id, their_author=me
        )
        settle(session, office.desk, clash_id=clash_id, choice=Choice.THEIRS)
        assert session.get_one(Point, point).text == "Cold for 24 days"


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [("vulnerable", True, True), ("complex", False, False), ("hazard", "significant", "significant")],
)
def test_a_yes_a_no_and_a_word_of_a_list_are_taken_as_they_are(office, case_id, field, value, kept):
    with office.working() as session:
        clash_id = two_desks.clash(session, "case_", case_id, field, theirs=value, case_id=case_id)
        settle(session, office.desk, clash_id=clash_id, choice=Choice.THEIRS)
        assert (
            getattr(session.get_one(Case, case_id), field) is kept
            or getattr(session.get_one(Case, case_id), field) == kept
        )


def test_what_a_rule_ties_together_is_settled_together(office, case_id):
    with office.working() as session:
        for field, value in (("closed_on", "2026-03-26"), ("closed_as", "answered")):
            two_desks.clash(session, "case_", case_id, field, theirs=value, case_id=case_id, change="c")
        first = clashes(session, office.desk)[0]
        settle(session, office.desk, clash_id=first.id, choice=Choice.THEIRS)
        case = session.get_one(Case, case_id)
        assert (case.closed_on, case.closed_as) == (office.desk.today, "answered")
        assert len(settled(session)) == 2
        assert clashes(session, office.desk) == ()


def test_a_value_the_record_does_not_let_stand_is_refused_in_words_and_nothing_is_written(office, case_id):
    with office.working() as session:
        clash_id = two_desks.clash(session, "case_", case_id, "closed_on", theirs="2026-03-26", case_id=case_id)
    with office.working() as session, pytest.raises(Refused, match="cannot stand beside"):
        settle(session, office.desk, clash_id=clash_id, choice=Choice.THEIRS)
    with office.working() as session, pytest.raises(Refused, match="“soon” cannot be closed"):
        settle(session, office.desk, clash_id=clash_id, choice=Choice.WRITTEN, value="soon")
    with office.record.reading() as session:
        assert settled(session) == []


def test_a_clash_is_settled_once(office, case_id, point):
    with office.working() as session:
        clash_id = two_desks.clash(session, "point", point, "text", theirs="Another", case_id=case_id)
        settle(session, office.desk, clash_id=clash_id, choice=Choice.KEPT)
        with pytest.raises(Refused, match="settled already"):
            settle(session, office.desk, clash_id=clash_id, choice=Choice.THEIRS)


def test_a_clash_opens_again_when_the_other_desk_has_gone_on_writing(office, case_id, point):
    with office.working() as session:
        clash_id = two_desks.clash(session, "point", point, "text", theirs="Another", case_id=case_id)
        settle(session, office.desk, clash_id=clash_id, choice=Choice.KEPT)
        row = session.get_one(Clash, clash_id)
        row.doc = {**row.doc, "their_change": new_id(), "their_value": "Yet another"}
        session.flush()
        assert [each.theirs.words for each in clashes(session, office.desk)] == ["Yet another"]


def test_a_clash_over_what_is_not_theirs_to_write_is_not_theirs_to_settle(office, case_id):
    desk = replace(office.desk, officer=replace(office.desk.officer, role=Role.RESOLUTION_OFFICER))
    with office.working() as session:
        other = Officer(name="Tom Hale", role=Role.RESOLUTION_OFFICER.value)
        session.add(other)
        session.flush()
        clash_id = two_desks.clash(session, "case_", case_id, "handler_id", theirs=other.id, case_id=case_id)
        for choice in (Choice.THEIRS, Choice.KEPT):
            with pytest.raises(Refused, match="not yours to settle"):
                settle(session, desk, clash_id=clash_id, choice=choice)
        settle(session, office.desk, clash_id=clash_id, choice=Choice.KEPT)
        assert clashes(session, desk) == ()


def test_an_auditor_settles_nothing(office, case_id, point):
    desk = replace(office.desk, officer=replace(office.desk.officer, role=Role.AUDITOR))
    with office.working() as session:
        clash_id = two_desks.clash(session, "point", point, "text", theirs="Another", case_id=case_id)
        with pytest.raises(Refused, match="may not settle a clash"):
            settle(session, desk, clash_id=clash_id, choice=Choice.KEPT)


def test_a_clash_about_a_row_that_has_left_this_desk_can_only_be_kept(office, case_id, point):
    with office.working() as session:
        clash_id = two_desks.clash(session, "point", point, "text", theirs="Another", case_id=case_id)
        row = session.get_one(Clash, clash_id)
        row.doc = {**row.doc, "entity_id": new_id()}
        session.flush()
        with pytest.raises(Refused, match="not on this desk"):
            settle(session, office.desk, clash_id=clash_id, choice=Choice.THEIRS)
        settle(session, office.desk, clash_id=clash_id, choice=Choice.KEPT)


def contact(case_id, **more):
    return {
        "case_id": case_id,
        "kind": "call",
        "direction": "in",
        "contact_on": "2026-03-25",
        "summary": "Rang about the boiler",
        "recorded_at": two_desks.AT,
        **more,
    }


def test_held_rows_are_made_again_with_their_ids_and_held_fields_are_set_again(office, case_id):
    made = new_id()
    with office.working() as session:
        stage = stage_of(session, case_id).id
        held_id = two_desks.held(
            session,
            "not_your_case",
            case_id,
            two_desks.change("contact", made, "insert", contact(case_id)),
            two_desks.change("stage", stage, "update", {"acknowledged_on": "2026-03-26"}),
        )
    with office.working() as session:
        redo(session, office.desk, held_id=held_id)
    with office.record.reading() as session:
        assert [entity for entity, _ in last_batch(session)] == ["contact", "stage", "settlement"]
        assert session.get_one(Contact, made).summary == "Rang about the boiler"
        assert stage_of(session, case_id).acknowledged_on == office.desk.today
        assert settled(session) == [("redone", None, held_id)]
        assert held_work(session, office.desk) == ()


def test_a_case_held_for_its_reference_is_tried_again_under_one_of_its_own(office, case_id):
    made, person, stage = new_id(), new_id(), new_id()
    taken = f"{office.desk.today:%y}-K7Q-0001"
    changes = (
        two_desks.change("person", person, "insert", {"name": "Ama Mensah"}),
        two_desks.change(
            "case_",
            made,
            "insert",
            {"reference": taken, "person_id": person, "logged_at": two_desks.AT, "sample": False},
        ),
        two_desks.change("stage", stage, "insert", {"case_id": made, "number": 1, "received_on": "2026-03-25"}),
    )
    with office.working() as session:
        held_id = two_desks.held(session, "uq_case__reference", made, *changes)
        redo(session, office.desk, held_id=held_id)
        assert session.get_one(Case, made).reference == f"{office.desk.today:%y}-K7Q-0002"
        assert session.get_one(Person, person).name == "Ama Mensah"
        assert session.scalars(select(CaseRow).where(CaseRow.case_id == made)).one().resident == "Ama Mensah"


def test_trying_again_brings_a_row_up_to_date_that_has_come_to_be_meanwhile(office, case_id, point):
    with office.working() as session:
        held_id = two_desks.held(
            session, "fk_point_case_id", case_id, two_desks.change("point", point, "insert", {"text": "As typed"})
        )
        redo(session, office.desk, held_id=held_id)
        session.expire_all()
        assert session.get_one(Point, point).text == "As typed"


@pytest.mark.parametrize("rule", ["erased", "unreadable"])
def test_what_cannot_be_taken_in_is_not_tried_again(office, case_id, rule):
    with office.working() as session:
        held_id = two_desks.held(
            session, rule, case_id, two_desks.change("contact", new_id(), "insert", contact(case_id))
        )
        with pytest.raises(Refused):
            redo(session, office.desk, held_id=held_id)
        assert len(held_work(session, office.desk)) == 1


def test_trying_again_is_refused_in_words_where_its_row_or_what_it_points_at_is_not_here(office, case_id):
    with office.working() as session:
        lost = two_desks.held(session, "fk", case_id, two_desks.change("stage", new_id(), "update", {"number": 2}))
        adrift = two_desks.held(
            session, "fk", case_id, two_desks.change("contact", new_id(), "insert", contact(new_id()))
        )
        newer = two_desks.held(session, "fk", case_id, two_desks.change("stage", new_id(), "update", {"mood": "calm"}))
        for held_id, why in ((lost, "not on this desk"), (adrift, "“case” points at"), (newer, "older than")):
            with pytest.raises(Refused, match=why):
                redo(session, office.desk, held_id=held_id)
        assert settled(session) == []


def test_held_work_is_set_aside_with_a_reason_and_stays_on_record(office, case_id):
    with office.working() as session:
        held_id = two_desks.held(
            session, "closed_once", case_id, two_desks.change("case_", case_id, "update", {"learning": "Nothing"})
        )
        with pytest.raises(Refused, match="Why it is set aside is missing"):
            set_aside(session, office.desk, held_id=held_id, because="  ")
        set_aside(session, office.desk, held_id=held_id, because="Tom had closed it already")
        row = session.scalars(select(Settlement)).one()
        assert (row.choice, row.because, row.held_id) == ("set aside", "Tom had closed it already", held_id)
        assert held_work(session, office.desk) == ()
        assert session.get_one(Held, held_id).doc["changes"]


def test_a_promise_cancelled_at_another_desk_is_settled_with_its_reason(office, case_id):
    with office.working() as session:
        day = office.desk.today
        days = {"promised_on": day, "due_on": day, "first_due_on": day}
        owner = office.desk.officer.id
        promise = Commitment(case_id=case_id, what="Mend the roof", kind="repair", owner_id=owner, impact=3, **days)
        session.add(promise)
        session.flush()
        for field, value in (("state", "completed"), ("completed_on", "2026-03-26")):
            two_desks.clash(session, "commitment", promise.id, field, theirs=value, case_id=case_id, change="c")
        settle(session, office.desk, clash_id=clashes(session, office.desk)[1].id, choice=Choice.THEIRS)
        session.expire_all()
        assert session.get_one(Commitment, promise.id).state == "completed"
        assert session.scalars(select(CaseRow).where(CaseRow.case_id == case_id)).one().open_commitments == 0
