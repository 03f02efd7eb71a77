"""Work of somebody who covers: to do meanwhile, a handover to read, a resident to tell, and what two were given."""

from dataclasses import replace
from datetime import date, timedelta

from complaints_desktop.actions.absences import (
    end_absence,
    give_out,
    hand_back,
    read_handover,
    resident_told,
    settle_cover,
)
from complaints_desktop.reading.case_list import CaseFilter, case_lines, case_rows
from complaints_desktop.reading.held_in import held_in
from complaints_desktop.reading.my_work import Kind, WorkItem, my_work
from complaints_desktop.reading.team_work import pieces
from complaints_desktop.rules.holding import acting
from db.model import Case, Cover, HandoverNote, Membership, Officer, Team
from db.team_terms import Part
from tests.complaints_desktop.actions.test_absences import OFFICERS, TODAY, away, case, do, of, piece, team
from tests.complaints_desktop.office import Office

__all__ = ["team"]


def work(office: Office, who: str) -> list[WorkItem]:
    """Return what an officer has to do."""
    name, role = OFFICERS[who]
    desk = replace(office.desk, officer=replace(office.desk.officer, id=who, name=name, role=role))
    with office.record.reading() as session:
        return list(my_work(session, desk).items)


def kinds(office: Office, who: str) -> set[Kind]:
    return {each.kind for each in work(office, who)}


def test_the_work_of_a_case_is_of_who_covers_it_and_stays_in_sight_of_whose_it_is(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben", note="Look.")])
    assert kinds(team, "ben") == {Kind.ACKNOWLEDGE, Kind.HANDOVER, Kind.TELL_CONTACT}
    assert kinds(team, "ann") == {Kind.ACKNOWLEDGE}
    do(team, hand_back, absence_id=absence)
    assert kinds(team, "ben") == set()
    assert kinds(team, "ann") == {Kind.ACKNOWLEDGE}


def test_the_list_names_who_covers_and_finds_the_case_under_both(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben")])
    for who in ("ann", "ben"):
        (line,) = case_lines(team.record, case_rows(team.record, CaseFilter(handler_id=who)))
        assert line.whose == "Ann Lee, covered by Ben Okoro"
    do(team, hand_back, absence_id=absence)
    assert case_rows(team.record, CaseFilter(handler_id="ben")) == []


def test_a_handover_is_work_until_it_is_read_and_the_resident_told(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben", note="Look.")])
    (note,) = case(team, case_id).handovers
    (told,) = (each for each in work(team, "ben") if each.kind is Kind.TELL_CONTACT)
    assert told.due_on == date(2026, 3, 27)
    with team.working() as session:  # as it comes from a desk whose clock is wrong
        session.get_one(HandoverNote, note.id).written_at = team.desk.now + timedelta(365)
    (told,) = (each for each in work(team, "ben") if each.kind is Kind.TELL_CONTACT)
    assert told.due_on == date(2026, 3, 27)
    do(team, read_handover, by="ben", note_id=note.id)
    assert kinds(team, "ben") == {Kind.ACKNOWLEDGE, Kind.TELL_CONTACT}
    do(team, resident_told, by="ben", note_id=note.id, told_on=TODAY)
    assert kinds(team, "ben") == {Kind.ACKNOWLEDGE}


def test_what_two_desks_gave_to_two_people_is_settled_by_who_leads(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben")])
    with team.working() as session:  # as it comes from another desk
        said = {"part": Part.HANDLER.value, "for_id": "ann", "because": "has most room", "from_on": TODAY}
        session.add(Cover(case_id=case_id, officer_id="tom", recorded_at=team.desk.now, **said))
    assert Kind.GIVEN_TWICE in kinds(team, "tom")
    assert Kind.GIVEN_TWICE not in kinds(team, "ben")
    ben = next(each for each in case(team, case_id).covers if each.officer.id == "ben")
    do(team, settle_cover, by="tom", cover_id=ben.id)
    assert Kind.GIVEN_TWICE not in kinds(team, "tom")
    assert acting(case(team, case_id), Part.HANDLER, TODAY).id == "ben"


def test_who_leads_plans_an_absence_in_which_something_falls_due_and_gives_back_what_is_out(team: Office):
    case_id = of(team, "ann")
    later = away(team, "ann", from_on=TODAY + timedelta(4), to_on=TODAY + timedelta(11))
    assert Kind.PLAN_ABSENCE in kinds(team, "tom")
    assert Kind.PLAN_ABSENCE not in kinds(team, "ben")
    do(team, give_out, absence_id=later, given=[piece(case_id, "ben")])
    assert Kind.PLAN_ABSENCE not in kinds(team, "tom")
    team.on(TODAY + timedelta(5))
    assert not kinds(team, "tom") & {Kind.PLAN_ABSENCE, Kind.COME_BACK}
    team.on(TODAY + timedelta(12))
    assert Kind.COME_BACK in kinds(team, "tom")
    do(team, hand_back, absence_id=later)
    assert Kind.COME_BACK not in kinds(team, "tom")


def test_of_an_absence_that_comes_again_no_plan_is_asked(team: Office):
    of(team, "ann")
    away(team, "ann", to_on=TODAY, every_weeks=1, until_on=TODAY + timedelta(70))
    assert Kind.PLAN_ABSENCE not in kinds(team, "tom")


def test_what_was_given_to_somebody_who_has_left_since_is_planned_anew(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben")])
    assert Kind.PLAN_ABSENCE not in kinds(team, "tom")
    with team.working() as session:
        session.get_one(Officer, "ben").left_on = TODAY
    assert Kind.PLAN_ABSENCE in kinds(team, "tom")


def test_what_somebody_covers_who_does_not_see_it_any_more_is_planned_anew(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    with team.working() as session:
        session.add_all(Team(id=name, name=name) for name in ("North", "South"))
        session.flush()
        session.get_one(Case, case_id).team_id = session.get_one(Officer, "ben").team_id = "North"
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben")])
    table = (  # the team of the case, of whoever covers it, and where they work beside it
        (("North", "North", None), "Ben Okoro"),
        (("South", "North", None), ""),
        (("South", None, None), ""),
        ((None, "North", None), "Ben Okoro"),
        (("North", "South", None), ""),
        (("North", "South", "North"), "Ben Okoro"),
    )
    for (of_case, theirs, beside), by in table:
        with team.working() as session:
            session.get_one(Case, case_id).team_id = of_case
            session.get_one(Officer, "ben").team_id = theirs
            if beside:
                session.add(Membership(officer_id="ben", team_id=beside, from_on=TODAY))
        with team.record.reading() as session:
            owed = held_in(session, team.desk, officer_id="ann", last=None)
            [found] = pieces(session, team.desk)
        assert {each.by for each in owed} == {by}, (of_case, theirs, beside)
        assert found.actor_id == ("ben" if by else "ann"), (of_case, theirs, beside)
        assert (Kind.PLAN_ABSENCE in kinds(team, "tom")) is not bool(by), (of_case, theirs, beside)


def test_what_is_out_for_an_absence_that_was_taken_back_or_of_who_has_left_is_still_asked_about(team: Office):
    case_id, later = of(team, "ann"), away(team, "ann", from_on=TODAY + timedelta(4))
    do(team, give_out, absence_id=later, given=[piece(case_id, "ben")])
    do(team, end_absence, absence_id=later, back_on=TODAY)
    assert Kind.COME_BACK in kinds(team, "tom")
    do(team, hand_back, absence_id=later)
    assert Kind.COME_BACK not in kinds(team, "tom")
    do(team, give_out, absence_id=away(team, "ann", to_on=None), given=[piece(case_id, "ben")])
    with team.working() as session:
        session.get_one(Officer, "ann").left_on = TODAY
    assert Kind.COME_BACK in kinds(team, "tom")
