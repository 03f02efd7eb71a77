"""Somebody is away: who may say so, who is given their work, who may not have it, and what comes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from complaints_desktop.actions import commitments, letters, undo
from complaints_desktop.actions.absences import (
    Given,
    end_absence,
    give_out,
    hand_back,
    read_handover,
    resident_told,
    say_away,
    share_out,
)
from complaints_desktop.actions.allocation import allocate
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.settings import TeamPolicy
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.allocation import HANDLER, Allocation
from complaints_desktop.reading.absence_plan import Asked, Proposal, proposal
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.reading.decided import Decided
from complaints_desktop.reading.team_work import pieces
from complaints_desktop.rules.holding import acting, cover, holder
from complaints_desktop.rules.refusals import Refused
from db.model import Absence, Case, Commitment, Membership, Officer, Stage, Team
from db.team_terms import Away, Part
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
"""A Thursday."""

OFFICERS = {
    "ann": ("Ann Lee", Role.RESOLUTION_OFFICER),
    "ben": ("Ben Okoro", Role.RESOLUTION_OFFICER),
    "tom": ("Tom Hale", Role.TEAM_LEADER),
    "gas": ("Gas Team", Role.OWNER),
}


@pytest.fixture
def team(office: Office) -> Office:
    office.on(TODAY)
    with office.working() as session:
        session.add_all(Officer(id=key, name=name, role=role.value) for key, (name, role) in OFFICERS.items())
    return office


def do(office: Office, act: Callable[..., Changes], by: str = "", **said: object) -> Changes:
    """Do it as the officer at the desk, or as another."""
    desk = office.desk
    if by:
        name, role = OFFICERS[by]
        desk = replace(desk, officer=replace(desk.officer, id=by, name=name, role=role))
    with office.record.writing(author=desk.officer.id) as session:
        return undo.offered(session, desk, act(session, desk, **said))


def why_not(office: Office, act: Callable[..., Changes], by: str = "", **said: object) -> str:
    with pytest.raises(Refused) as found:
        do(office, act, by, **said)
    return found.value.why


def of(office: Office, handler: str) -> str:
    """Log a case that is somebody's."""
    case_id = office.log(TODAY)
    with office.working() as session:
        session.get_one(Case, case_id).handler_id = handler
        session.flush()
        restate(session, office.desk, [case_id])
    return case_id


def case(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def away(office: Office, who: str, **said: object) -> str:
    days = {"from_on": TODAY, "to_on": TODAY + timedelta(7)} | said
    return str(do(office, say_away, officer_id=who, **days).made)


def piece(case_id: str, officer: str, part: Part = Part.HANDLER, **said: object) -> Given:
    return Given(case_id=case_id, part=part, officer_id=officer, because="has most room", **said)


def planned(office: Office, absent: str, decided: Decided | None = None) -> Proposal:
    asked = (decided or Decided()).asked(Asked(officer_id=absent, first=TODAY, last=None))
    with office.record.reading() as session:
        return proposal(session, office.desk, asked=asked)


def test_a_proposal_is_given_out_as_a_whole_with_its_handovers_and_taken_back_as_a_whole(team: Office):
    cases = [of(team, "ann"), of(team, "ann")]
    absence = away(team, "ann", to_on=None)
    decided = Decided(locked=dict.fromkeys([f"handler:{each}" for each in cases], "ben")).write(cases[0], "Call first.")
    found = planned(team, "ann", decided)
    changes = do(team, share_out, absence_id=absence, found=found, decided=decided)
    for each in cases:
        assert acting(case(team, each), Part.HANDLER, TODAY).name == "Ben Okoro"
    first, second = (case(team, each).handovers for each in cases)
    assert [each.words for each in first] == ["Call first."]
    assert "Where it stands: stage 1" in second[0].words
    do(team, undo.undo, written=changes.written)
    for each in cases:
        assert acting(case(team, each), Part.HANDLER, TODAY).name == "Ann Lee"
        assert case(team, each).handovers == ()


def test_what_changed_since_a_proposal_was_made_is_refused_as_a_whole(team: Office):
    cases = [of(team, "ann"), of(team, "ann")]
    absence = away(team, "ann", to_on=None)
    decided = Decided(locked=dict.fromkeys([f"handler:{each}" for each in cases], "ben"))
    found = planned(team, "ann", decided)
    said = {"absence_id": absence, "found": found, "decided": decided}
    do(team, give_out, absence_id=None, given=[piece(cases[1], "tom", for_good=True)])
    assert "has changed hands meanwhile" in why_not(team, share_out, **said)
    assert acting(case(team, cases[0]), Part.HANDLER, TODAY).name == "Ann Lee"
    found = planned(team, "ann", decided)
    away(team, "ben")
    said["found"] = found
    assert "Ben Okoro is away" in why_not(team, share_out, **said)


def test_what_somebody_covers_who_goes_away_too_comes_back_when_the_first_is_back(team: Office):
    mine = of(team, "ann")
    first, second = away(team, "ann"), away(team, "ben")
    do(team, give_out, absence_id=first, given=[piece(mine, "ben")])
    do(team, give_out, absence_id=second, given=[piece(mine, "tom")])
    assert acting(case(team, mine), Part.HANDLER, TODAY).name == "Tom Hale"
    do(team, hand_back, absence_id=first)
    assert acting(case(team, mine), Part.HANDLER, TODAY).name == "Ann Lee"
    assert "Nothing of that absence" in why_not(team, hand_back, absence_id=second)


def test_days_that_cannot_be_are_refused(team: Office):
    table = [
        ({"to_on": TODAY - timedelta(1)}, "It would end before it begins"),
        (
            {"to_on": TODAY, "from_midday": True, "to_midday": True},
            "From midday until midday of one day",
        ),
        ({"every_weeks": 0, "until_on": TODAY}, "It is not said how often they are away again"),
        ({"every_weeks": 1, "to_on": None, "until_on": TODAY}, "What comes again has an end each time"),
        ({"every_weeks": 1, "until_on": TODAY + timedelta(90)}, "What comes again has an end each time"),
        ({"every_weeks": 2, "until_on": None}, "It is not said until when it comes again"),
        ({"every_weeks": 2, "until_on": TODAY}, "It is not said until when it comes again"),
        ({"officer_id": "nobody"}, "That officer is not known here"),
    ]
    for said, why in table:
        given = {"officer_id": "ann", "from_on": TODAY, "to_on": TODAY + timedelta(7)} | said
        assert why in why_not(team, say_away, **given), said


def test_officers_say_that_they_are_away_themselves_and_of_others_only_who_leads(team: Office):
    days = {"from_on": TODAY, "to_on": TODAY}
    do(team, say_away, by="ann", officer_id="ann", **days)
    assert "another" in why_not(team, say_away, by="ann", officer_id="ben", **days)
    do(team, say_away, by="tom", officer_id="ben", **days)
    assert "may not record" in why_not(team, say_away, by="gas", officer_id="gas", **days)
    theirs = away(team, "ben")
    assert "another" in why_not(team, end_absence, by="ann", absence_id=theirs, back_on=TODAY)


def test_time_in_which_somebody_is_recorded_as_away_is_not_recorded_twice(team: Office):
    away(team, "ann", from_midday=True)
    for first, last, said, new in (
        (0, 7, {"from_midday": True}, False),
        (3, 4, {}, False),
        (0, 7, {}, True),
        (3, 8, {}, True),
        (9, None, {}, True),
        (20, 21, {"kind": Away.SUDDEN}, False),
        (20, 21, {"every_weeks": 2, "until_on": TODAY + timedelta(60)}, True),
    ):
        days = {"from_on": TODAY + timedelta(first), "to_on": None if last is None else TODAY + timedelta(last)}
        if new:
            do(team, say_away, officer_id="ann", **days, **said)
        else:
            assert "already" in why_not(team, say_away, officer_id="ann", **days, **said), (days, said)
    do(team, say_away, officer_id="ben", from_on=TODAY + timedelta(3), to_on=TODAY + timedelta(4))


def test_who_is_back_before_it_began_was_not_away(team: Office):
    absence = away(team, "ann", from_on=TODAY + timedelta(3), to_on=None)
    do(team, end_absence, absence_id=absence, back_on=TODAY + timedelta(5))
    with team.record.reading() as session:
        row = session.get_one(Absence, absence)
        assert (row.to_on, row.withdrawn_on) == (TODAY + timedelta(4), None)
    do(team, end_absence, absence_id=absence, back_on=TODAY + timedelta(3))
    with team.record.reading() as session:
        assert session.get_one(Absence, absence).withdrawn_on == TODAY


def test_cover_is_not_ownership(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben", note="The surveyor comes on Friday.")])
    found = case(team, case_id)
    assert (holder(found, Part.HANDLER).id, acting(found, Part.HANDLER, TODAY).id) == ("ann", "ben")
    assert [(each.officer.id, each.words) for each in found.handovers] == [("ben", "The surveyor comes on Friday.")]

    do(team, hand_back, absence_id=absence)
    found = case(team, case_id)
    assert (holder(found, Part.HANDLER).id, acting(found, Part.HANDLER, TODAY).id) == ("ann", "ann")


def test_a_plan_reads_its_cases_at_once_however_many_it_has(team: Office):
    absence, asked = away(team, "ann"), []
    for number in (1, 4):
        given, said = [piece(of(team, "ann"), "ben") for _ in range(number)], list[str]()
        with team.working() as session:
            event.listen(session.get_bind(), "before_cursor_execute", lambda *told, said=said: said.append(told[2]))
            give_out(session, team.desk, absence_id=absence, given=given)
        asked.append(sum("FROM stage" in each for each in said))
    assert asked[0] == asked[1] > 0


def test_cover_begins_with_the_absence_and_not_with_the_plan(team: Office):
    first = TODAY + timedelta(4)
    case_id, absence = of(team, "ann"), away(team, "ann", from_on=first)
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben")])
    found = case(team, case_id)
    acts = [acting(found, Part.HANDLER, first + timedelta(each)).id for each in (-1, 0)]
    assert acts == ["ann", "ben"]


def test_what_is_given_for_good_is_theirs_and_does_not_come_back(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben", for_good=True)])
    assert holder(case(team, case_id), Part.HANDLER).id == "ben"
    assert why_not(team, hand_back, absence_id=absence) == "Nothing of that absence is with anybody else"


def test_an_absence_that_comes_again_is_covered_by_nobody_from_one_time_to_the_next(team: Office):
    case_id = of(team, "ann")
    fridays = away(team, "ann", to_on=TODAY, every_weeks=1, until_on=TODAY + timedelta(70))
    given = {"absence_id": fridays, "given": [piece(case_id, "ben")]}
    assert "would have the work on the days between too" in why_not(team, give_out, **given)
    do(team, give_out, absence_id=fridays, given=[piece(case_id, "ben", for_good=True)])
    once = away(team, "ben", to_on=TODAY)
    do(team, give_out, absence_id=once, given=[piece(case_id, "tom")])
    found = case(team, case_id)
    assert (holder(found, Part.HANDLER).id, acting(found, Part.HANDLER, TODAY).id) == ("ben", "tom")


def test_what_stays_when_somebody_comes_back_becomes_theirs(team: Office):
    kept, back, absence = of(team, "ann"), of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(each, "ben") for each in (kept, back)])
    stays = cover(case(team, kept), Part.HANDLER, TODAY)
    do(team, hand_back, absence_id=absence, stays=[stays.id])
    assert [holder(case(team, each), Part.HANDLER).id for each in (kept, back)] == ["ben", "ann"]
    assert cover(case(team, back), Part.HANDLER, TODAY) is None


def test_what_is_done_with_meanwhile_stays_with_nobody_and_keeps_nobody_from_coming_back(team: Office):
    closed, kept, absence = of(team, "ann"), of(team, "ann"), away(team, "ann")
    typed = filled("promise", what="Mend the gutter", owner="Ann Lee", due_on=date(2026, 4, 24))
    promise = str(do(team, commitments.promise, case_id=kept, typed=typed).made)
    given = [piece(each, "ben") for each in (closed, kept)]
    do(team, give_out, absence_id=absence, given=[*given, piece(kept, "gas", Part.PROMISE, commitment_id=promise)])
    with team.working() as session:
        row = session.get_one(Case, closed)
        row.closed_on, row.closed_as = TODAY, "withdrawn"
        session.get_one(Commitment, promise).state = "cancelled"
    stays = [each.id for one in (closed, kept) for each in case(team, one).covers]
    do(team, hand_back, absence_id=absence, stays=stays)
    assert [holder(case(team, each), Part.HANDLER).id for each in (closed, kept)] == ["ann", "ben"]
    standing = [each for one in (closed, kept) for each in case(team, one).covers if each.stands(TODAY)]
    assert standing == []


def test_a_promise_is_covered_beside_its_case(team: Office):
    case_id = of(team, "ann")
    typed = filled("promise", what="Mend the gutter", owner="Ann Lee", due_on=date(2026, 4, 24))
    promise = do(team, commitments.promise, case_id=case_id, typed=typed).made
    absence = away(team, "ann")
    given = piece(case_id, "gas", Part.PROMISE, commitment_id=promise)
    do(team, give_out, absence_id=absence, given=[given])
    found = case(team, case_id)
    assert acting(found, Part.PROMISE, TODAY, promise).id == "gas"
    assert acting(found, Part.HANDLER, TODAY).id == "ann"


def test_who_may_not_have_it_is_refused_in_words_and_nothing_is_given(team: Office):
    mine, theirs = of(team, "ann"), of(team, "ben")
    absence = away(team, "ann")
    with team.working() as session:
        session.get_one(Officer, "tom").left_on = TODAY
    table = [
        (piece(mine, "gas"), "Gas Team does not work on cases"),
        (piece(mine, "tom"), "Whoever it is given to does not work here"),
        (piece(mine, "nobody"), "Whoever it is given to does not work here"),
        (piece(theirs, "ben"), "is not theirs any more: Ben Okoro has it"),
        (piece(mine, "ben", Part.PROMISE, commitment_id="none"), "is not open any more"),
        (replace(piece(mine, "ben"), because=" "), "Why they is missing"),
    ]
    for given, why in table:
        assert why in why_not(team, give_out, absence_id=absence, given=[piece(mine, "ben"), given]), given
        assert case(team, mine).covers == ()
    assert "may not give out" in why_not(team, give_out, by="ann", absence_id=absence, given=[piece(mine, "ben")])
    assert why_not(team, give_out, absence_id=absence, given=[]) == "Nothing is given to anybody"


def test_stage_2_goes_to_nobody_who_answered_stage_1_by_cover_either(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    with team.working() as session:
        case_row = session.query(Stage).filter(Stage.case_id == case_id).one()
        case_row.decider_id = "ben"
        session.add(Stage(case_id=case_id, number=2, received_on=TODAY))
    for part in (Part.HANDLER, Part.REVIEWER):
        given = [piece(case_id, "ben", part, for_good=True)]
        assert "answered it at stage 1" in why_not(team, give_out, absence_id=None, given=given)
    do(team, give_out, absence_id=absence, given=[piece(case_id, "tom")])


def test_of_two_who_were_given_it_the_later_has_it_and_the_earlier_ends(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    for officer in ("ben", "tom"):
        do(team, give_out, absence_id=absence, given=[piece(case_id, officer)])
    found = case(team, case_id)
    assert [(each.officer.id, each.ended_on) for each in found.covers] == [("ben", TODAY), ("tom", None)]


def test_a_plan_is_taken_back_as_a_whole_on_its_day(team: Office):
    cases, absence = [of(team, "ann") for _ in range(3)], away(team, "ann")
    given = [piece(each, "ben", for_good=number == 0, note="Look.") for number, each in enumerate(cases)]
    done = do(team, give_out, absence_id=absence, given=given)
    do(team, undo.undo, written=done.written)
    for each in cases:
        found = case(team, each)
        assert (holder(found, Part.HANDLER).id, acting(found, Part.HANDLER, TODAY).id) == ("ann", "ann")
        assert found.handovers == ()


def test_coming_back_is_taken_back_on_its_day(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben")])
    done = do(team, hand_back, absence_id=absence)
    do(team, undo.undo, written=done.written)
    assert acting(case(team, case_id), Part.HANDLER, TODAY).id == "ben"


def test_a_handover_is_read_by_whom_it_is_for(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben", note="Look.")])
    (note,) = case(team, case_id).handovers
    assert "another" in why_not(team, read_handover, by="ann", note_id=note.id)
    do(team, read_handover, by="ben", note_id=note.id)
    assert "has not come yet" in why_not(team, resident_told, by="ben", note_id=note.id, told_on=TODAY + timedelta(1))
    do(team, resident_told, by="ben", note_id=note.id, told_on=TODAY)
    (note,) = case(team, case_id).handovers
    assert (note.read_at is not None, note.resident_told_on) == (True, TODAY)


def test_a_letter_to_one_resident_does_not_keep_the_whole_plan(team: Office):
    cases, absence = [of(team, "ann") for _ in range(2)], away(team, "ann")
    done = do(team, give_out, absence_id=absence, given=[piece(each, "ben") for each in cases])
    team.name()
    team.on(TODAY)
    with team.working() as session:
        said = {"who_calls": "I will call you on the phone."}
        letters.issue(session, team.desk, case_id=cases[0], kind="receipt", typed=said)
    do(team, undo.undo, written=done.written)
    assert acting(case(team, cases[0]), Part.HANDLER, TODAY).id == "ann"


def test_work_goes_to_nobody_who_would_not_see_it(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    with team.working() as session:
        session.add_all(Team(id=name, name=name) for name in ("North", "South"))
        session.flush()
        session.get_one(Case, case_id).team_id = session.get_one(Officer, "ann").team_id = "North"
        session.get_one(Officer, "ben").team_id = "South"
    given = {"given": [piece(case_id, "ben")]}
    assert "Ben Okoro works in another team, and would not see" in why_not(team, give_out, absence_id=absence, **given)
    team.desk = replace(team.desk, settings=replace(team.desk.settings, team=TeamPolicy(between_teams=True)))
    assert not [each for each in planned(team, "ann").plan.moves if each.taker == "ben"]
    do(team, give_out, absence_id=None, given=[piece(case_id, "ben", for_good=True)])
    assert case(team, case_id).team == "South"
    with team.working() as session:
        session.add(Membership(officer_id="ann", team_id="South", from_on=TODAY))
    assert "would never come back" in why_not(team, give_out, absence_id=None, given=[piece(case_id, "ann")])
    do(team, give_out, absence_id=None, given=[piece(case_id, "ann", for_good=True)])
    assert (acting(case(team, case_id), Part.HANDLER, TODAY).id, case(team, case_id).team) == ("ann", "South")


def test_nobody_covers_for_somebody_whose_it_is_not_any_more(team: Office):
    case_id, absence = of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(case_id, "ben")])
    do(team, allocate, case_id=case_id, typed=Allocation(part=HANDLER, officer="Tom Hale"))
    with team.record.reading() as session:
        [found] = pieces(session, team.desk)
    assert (acting(case(team, case_id), Part.HANDLER, TODAY).id, found.actor_id) == ("tom", "tom")


def test_a_cover_goes_on_until_the_day_on_which_another_has_it(team: Office):
    case_id, ill = of(team, "ann"), away(team, "ann", to_on=None)
    do(team, give_out, absence_id=ill, given=[piece(case_id, "ben")])
    later = away(team, "ben", from_on=TODAY + timedelta(20), to_on=TODAY + timedelta(30))
    do(team, give_out, absence_id=later, given=[piece(case_id, "tom")])
    has = {day: acting(case(team, case_id), Part.HANDLER, TODAY + timedelta(day)).id for day in (0, 19, 20, 30)}
    assert has == {0: "ben", 19: "ben", 20: "tom", 30: "tom"}

    do(team, hand_back, absence_id=ill)
    assert acting(case(team, case_id), Part.HANDLER, TODAY).id == "ann"
    assert acting(case(team, case_id), Part.HANDLER, TODAY + timedelta(25)).id == "ann"


def test_a_cover_that_was_still_to_begin_is_replaced_at_once(team: Office):
    first = TODAY + timedelta(4)
    case_id, absence = of(team, "ann"), away(team, "ann", from_on=first)
    for officer in ("ben", "tom"):
        do(team, give_out, absence_id=absence, given=[piece(case_id, officer)])
    assert acting(case(team, case_id), Part.HANDLER, first).id == "tom"
    assert [each.goes_on(TODAY) for each in case(team, case_id).covers] == [False, True]
