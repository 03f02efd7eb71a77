"""How officers grow: who reads it, what counts in a week, who is trained, and what the sheet of a one-to-one says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import update

from complaints_desktop.actions import growth, settings
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.signing_in import desk_at
from complaints_desktop.exchange.growth_papers import one_to_one_pdf, week_pdf
from complaints_desktop.forms.induction import usual_steps
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.reading.growing import RUNS_OUT, Trained, growing, last_of_each
from complaints_desktop.reading.one_to_one import one_to_one
from complaints_desktop.reading.training_register import Register, in_words, training_register
from complaints_desktop.reading.week_review import WeekOf, monday_of, week_review
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.weekly import Measure, reached
from db.model import Contractor, Officer, OneToOne, Stage
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
"""A Thursday."""
MONDAY = date(2026, 3, 23)


@pytest.fixture
def team(office: Office) -> Office:
    office.on(TODAY)
    with office.working() as session:
        for name, role in (("ann", Role.RESOLUTION_OFFICER), ("ben", Role.RESOLUTION_OFFICER), ("lea", Role.AUDITOR)):
            session.add(Officer(id=name, name=name.title(), role=role.value))
        session.add(Contractor(id="roofs", name="Roofs Ltd"))
    return office


def at(office: Office, officer: str, role: Role = Role.RESOLUTION_OFFICER) -> Desk:
    return replace(office.desk, officer=replace(office.desk.officer, id=officer, role=role))


def do(office: Office, act: Callable[..., Changes], **said: object) -> None:
    with office.working() as session:
        act(session, office.desk, **said)


def test_what_is_on_record_of_how_somebody_grows_is_read_by_them_and_by_who_leads_and_nobody_else(team: Office):
    do(
        team,
        growth.hold_one_to_one,
        officer_id="ann",
        held_on=TODAY,
        words="It goes well.",
        agreed=[("Read the guide", TODAY)],
    )
    for desk in (at(team, "ann"), at(team, "tom", Role.TEAM_LEADER), at(team, "mia", Role.HEAD)):
        with team.record.reading() as session:
            found = growing(session, desk, officer_id="ann")
        assert [(each.words, [one.what for one in each.agreed]) for each in found.talks] == [
            ("It goes well.", ["Read the guide"])
        ]
    for desk in (at(team, "ben"), at(team, "lea", Role.AUDITOR), at(team, "oz", Role.OMBUDSMAN_OFFICER)):
        for read in (growing, one_to_one):
            with team.record.reading() as session, pytest.raises(Refused, match="between an officer and whoever leads"):
                read(session, desk, officer_id="ann")
        with team.record.reading() as session, pytest.raises(Refused, match="read by who leads"):
            training_register(session, desk)


def test_what_was_taken_back_is_read_no_more(team: Office):
    do(team, growth.record_training, officer_id="ann", course="Damp", taken_on=TODAY)
    with team.record.reading() as session:
        (one,) = growing(session, team.desk, officer_id="ann").trained
    do(team, growth.take_back, kind=growth.Training, row_id=one.id)
    with team.record.reading() as session:
        assert growing(session, team.desk, officer_id="ann").trained == ()


def test_who_leads_takes_back_nothing_that_somebody_else_wrote_down_of_them(team: Office):
    me = team.desk.officer.id
    held = {"officer_id": me, "held_on": TODAY}
    with team.working() as session:
        other = replace(team.desk, officer=replace(team.desk.officer, id="ann"))
        theirs, own = (growth.hold_one_to_one(session, desk, **held).made for desk in (other, team.desk))
    with pytest.raises(Refused, match="Somebody else wrote that down of you"):
        do(team, growth.take_back, kind=OneToOne, row_id=theirs)
    do(team, growth.take_back, kind=OneToOne, row_id=own)


def test_a_training_counts_up_to_its_last_day_and_is_said_to_run_out_two_months_before():
    def until(day: date | None) -> Trained:
        return Trained(id="1", course="Damp", taken_on=TODAY - timedelta(400), score=None, expires_on=day)

    table = (
        (TODAY - timedelta(1), False, False),
        (TODAY, True, True),
        (TODAY + RUNS_OUT, True, True),
        (TODAY + RUNS_OUT + timedelta(1), True, False),
        (None, True, False),
    )
    for day, counts, soon in table:
        assert (until(day).counts(TODAY), until(day).runs_out(TODAY)) == (counts, soon), day
    shorter, longer = until(TODAY), replace(until(TODAY + timedelta(9)), id="2", course="DAMP")
    assert last_of_each([longer, shorter]) == (longer,) == last_of_each([shorter, longer])


def test_the_register_says_what_share_of_the_staff_has_each_course_and_the_codes_objective(team: Office):
    def register() -> Register:
        with team.record.reading() as session:
            return training_register(session, team.desk)

    assert list(in_words(register())) == [
        "No training is on record.",
        "The Code’s objective (9.8): 0 of 3 officers have it",
        "The Code’s objective (9.8): 0 of 1 contractor have it",
    ]
    ended = {"taken_on": TODAY - timedelta(400), "expires_on": TODAY - timedelta(1)}
    do(team, growth.record_training, officer_id="ann", course="Damp", taken_on=TODAY, score=80)
    do(team, growth.record_training, officer_id="ben", course="damp", score=99, **ended)
    for whose in ({"officer_id": "ann"}, {"contractor_id": "roofs"}):
        said = {"what": growth.STANDARD, "standard": True, "review_on": TODAY + timedelta(90)}
        do(team, growth.set_objective, **said, **whose)
    found = register()
    (damp,) = found.courses
    assert (damp.have, damp.of, damp.score, damp.without) == (1, 3, 80, ("Ben", "Test Officer"))
    assert (found.standard, [(each.name, each.standard) for each in found.contractors]) == (1, [("Roofs Ltd", True)])
    do(team, growth.set_standard, review_on=TODAY + timedelta(90))
    assert register().standard == 3
    with pytest.raises(Refused, match="Everybody has the Code’s objective"):
        do(team, growth.set_standard, review_on=TODAY + timedelta(90))
    assert "Lea" not in [each.officer.name for each in found.learners]


def week(office: Office, desk: Desk | None = None, monday: date = MONDAY) -> tuple[WeekOf, ...]:
    with office.record.reading() as session:
        return week_review(session, desk or office.desk, monday=monday)


def counted(office: Office, measure: Measure) -> list[tuple[int, int]]:
    found = [one for each in week(office) if each.officer.id == office.desk.officer.id for one in each.counted]
    return [(each.done, each.of) for each in found if each.measure is measure]


def test_what_fell_due_counts_once_its_day_has_passed_and_in_time_up_to_its_day(team: Office):
    team.log(date(2026, 3, 18))  # to be acknowledged by Wednesday 25 March
    due = date(2026, 3, 25)
    team.on(due)
    assert counted(team, Measure.ACKNOWLEDGED) == [(0, 0)]
    team.on(TODAY)
    assert counted(team, Measure.ACKNOWLEDGED) == [(0, 1)]
    for on, done in ((due, 1), (TODAY, 0)):
        with team.working() as session:
            session.execute(update(Stage).values(acknowledged_on=on))
            restate_all(session, team.desk)
        assert counted(team, Measure.ACKNOWLEDGED) == [(done, 1)], on
    assert [one.of for each in week(team, monday=MONDAY - timedelta(7)) for one in each.counted if one.of] == []


def test_who_does_not_lead_reads_their_own_week_alone(team: Office):
    assert [each.officer.id for each in week(team, at(team, "ann"))] == ["ann"]
    assert {each.officer.id for each in week(team)} >= {"ann", "ben"}


def test_a_target_is_reached_at_its_percent_and_says_nothing_where_nothing_fell_due():
    table = ((9, 10, 90, True), (89, 100, 90, False), (0, 0, 90, None), (1, 1, None, None), (0, 5, 0, True))
    for done, of, target, answer in table:
        assert reached(done, of, target) is answer, (done, of, target)


def test_what_is_asked_of_a_role_is_a_setting_with_a_day(team: Office):
    with team.working() as session:
        settings.change_weekly(session, team.desk, targets={Role.RESOLUTION_OFFICER: {Measure.ANSWERED: 80}})
        with pytest.raises(Refused, match="101 is not a percentage"):
            settings.change_weekly(session, team.desk, targets={Role.OWNER: {Measure.PROMISES: 101}})
    team.desk = desk_at(team.record, team.desk.now)
    assert team.desk.settings.weekly == {Role.RESOLUTION_OFFICER: {Measure.ANSWERED: 80}}
    (own,) = week(team, at(team, "ann"))
    assert [each.words for each in own.counted] == ["Complaints answered in time: 0 of 0 (80 % asked)"]


def test_the_usual_plan_of_an_induction_has_a_day_for_each_step(team: Office):
    steps = usual_steps(MONDAY, team.desk.calendar)
    assert len(steps) > 5
    days = [day for _, day in steps]
    assert days == sorted(days)
    assert days[0] > MONDAY
    do(team, growth.plan_induction, officer_id="ann", steps=steps)
    with team.record.reading() as session:
        assert [each.step for each in growing(session, team.desk, officer_id="ann").steps] == [
            each for each, _ in steps
        ]


def test_the_sheet_says_what_was_agreed_and_whether_it_is_done_and_the_list_what_was_late(team: Office):
    case_id = team.log(date(2026, 3, 18))
    agreed = [("Ring the surveyor", TODAY - timedelta(2)), ("Read the guide", TODAY + timedelta(5))]
    held = TODAY - timedelta(9)
    me = team.desk.officer.id
    do(team, growth.hold_one_to_one, officer_id=me, held_on=held, agreed=agreed, next_on=TODAY)
    with team.record.reading() as session:
        sheet = one_to_one(session, team.desk, officer_id=me)
    assert [each.case_id for each in sheet.cases] == [case_id]
    words = said_in(one_to_one_pdf(sheet, team.desk, sample=False))
    for part in (
        "Held on Tuesday 17 March 2026 by Test Officer",
        "Not done, 2 working days overdue",
        "To be done",
        "1 open case, 1 of them past their next date",
        "(Code 9.8) is not set yet",
        "No training is on record",
    ):
        assert part in words, part
    assert "100 %: not reached" in said_in(week_pdf(week(team), team.desk, monday_of(TODAY), sample=False))


def said_in(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
