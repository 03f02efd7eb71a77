"""Refusals: which ground holds and what shows it, whose approval it needs, and what the Ombudsman may direct."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import update

from complaints_desktop.actions import closing, definition, letters, refusals, settings, team
from complaints_desktop.case.case import load_case
from complaints_desktop.case.team import Names
from complaints_desktop.desk import signing_in
from complaints_desktop.desk.judgement import clocks_of, point_clocks_of
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.grounds import ground_called, grounds
from complaints_desktop.forms.merits import require_merits
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.refusals import AcceptanceDirected, RefusalTakenBack
from complaints_desktop.letters.briefing import letter_blockers, letter_matter, matter_of
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.gate import Severity
from complaints_desktop.letters.values import values
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.clocks import ClockName, explain
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import State, state_of
from db.model import Officer, Refusal, Stage
from db.record.connection import SessionRows
from db.terms import Closing, Reopened, Responsibility, Role
from tests.complaints_desktop.facts import a_case, a_stage
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

RECEIVED = date(2026, 3, 26)
TODAY = RECEIVED + timedelta(4)
GROUNDS = {each.code: each.words for each in grounds()}
AGE = {
    "ground": GROUNDS["X1"],
    "reasons": "The bath was fitted in 2023, and nothing about it was said before this month",
    "evidence": None,
    "filed_on": None,
    "issue_on": date(2025, 1, 6),
    "aware_on": date(2025, 3, 25),
    "safety": False,
    "discretion": "Nobody was ill, away or waiting for us; the fitter and his papers are gone",
}
OURS = "The claim was never filed at court."
OWN = {"filed_on": None, "reasons": "The rent policy was followed in each of her four letters"}


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint received on 26 March 2026, four days ago, with two points."""
    office.on(RECEIVED)
    made = office.log(RECEIVED)
    office.on(TODAY)
    with office.working() as session:
        for text in ("The bath", "The calls"):
            words = PointWords(text=text, responsibility=Responsibility.OURS)
            definition.add_point(session, office.desk, case_id=made, typed=words)
        session.add(Officer(id="head", name="A Head", role=Role.HEAD.value))
        session.add(Officer(id="manager", name="A Second Manager", role=Role.COMPLAINTS_MANAGER.value))
        session.add(Officer(id="officer", name="An Officer", role=Role.RESOLUTION_OFFICER.value))
    return made


@contextmanager
def at_desk(office: Office, who: str) -> Iterator[None]:
    """Let somebody else sit at the desk."""
    own = office.desk
    with office.record.reading() as session:
        officer = Names(session).someone(who)
    office.desk = replace(own, officer=officer)
    yield
    office.desk = replace(own, now=office.desk.now)


def read(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def stage_is(office: Office, case_id: str, number: int = 1, **dates: date) -> None:
    with office.working() as session:
        this = (Stage.case_id == case_id) & (Stage.number == number)
        session.execute(update(Stage).where(this).values(**dates))


def escalate(office: Office, case_id: str) -> None:
    stage_is(office, case_id, acknowledged_on=TODAY, responded_on=TODAY)
    with office.working() as session:
        session.add(Stage(case_id=case_id, number=2, received_on=TODAY))


def propose(office: Office, case_id: str, **typed: object) -> None:
    with office.working() as session:
        refusals.propose(session, office.desk, case_id=case_id, typed=filled("refuse", **typed))


def approve(office: Office, case_id: str, who: str = "head", **typed: object) -> None:
    with at_desk(office, who), office.working() as session:
        refusals.approve(session, office.desk, case_id=case_id, refusal_id="", typed=filled("approve", **typed))


def issue(office: Office, case_id: str, kind: str = "stage1-refusal") -> None:
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind=kind, typed={})


def direct(office: Office, case_id: str, **typed: object) -> None:
    with office.working() as session:
        refusals.direct(session, office.desk, case_id=case_id, typed=filled("direct", **typed))


def take_back(office: Office, case_id: str, **typed: object) -> None:
    with office.working() as session:
        refusals.accept(session, office.desk, case_id=case_id, typed=filled("accept", because=OURS, **typed))


def refused(office: Office, case_id: str, **typed: object) -> Refused:
    with pytest.raises(Refused) as why:
        propose(office, case_id, **typed)
    assert read(office, case_id).refusals == ()
    return why.value


def test_a_refusal_is_proposed_by_name_with_ground_reasons_and_evidence(office: Office, case_id: str):
    propose(office, case_id)
    (made,) = read(office, case_id).refusals
    assert (made.stage, made.ground, made.filed_on) == (1, GROUNDS["X2"], date(2026, 3, 2))
    assert (made.proposed_on, made.proposed_by) == (TODAY, office.desk.officer)
    assert (made.proposed, made.stands, made.approved_by) == (True, False, None)
    assert state_of(read(office, case_id)) is State.LOGGED


@pytest.mark.parametrize(
    ("aware_on", "why"),
    [
        (RECEIVED.replace(year=2025), "within 12 months of Wednesday 26 March 2025"),
        (RECEIVED.replace(year=2025) - timedelta(1), ""),
        (date(2025, 1, 5), "Nobody knows on"),
    ],
)
def test_twelve_months_are_counted_from_the_day_they_knew_and_exactly_twelve_are_not_older(
    office: Office, case_id: str, aware_on: date, why: str
):
    if not why:
        propose(office, case_id, **{**AGE, "aware_on": aware_on})
        assert read(office, case_id).refusals[0].aware_on == aware_on
        return
    said = refused(office, case_id, **{**AGE, "aware_on": aware_on})
    assert why in said.why
    assert said.field == "aware_on"


def test_a_leap_day_has_its_year_on_the_last_of_february(office: Office, case_id: str):
    for received, old in ((date(2025, 2, 28), False), (date(2025, 3, 1), True)):
        stage_is(office, case_id, received_on=received)
        typed = {**AGE, "issue_on": date(2024, 2, 29), "aware_on": date(2024, 2, 29)}
        if old:
            propose(office, case_id, **typed)
        else:
            assert "within 12 months" in refused(office, case_id, **typed).why


@pytest.mark.parametrize("name", ["issue_on", "aware_on", "safety", "discretion"])
def test_age_asks_both_dates_safety_and_why_discretion_is_not_used(office: Office, case_id: str, name: str):
    said = refused(office, case_id, **{**AGE, name: None})
    assert said.field == name
    assert said.paragraph in ("2.2", "2.3")


def test_discretion_is_reasoned_and_where_it_is_about_safety_the_reasons_speak_of_that():
    case = a_case(stages=(a_stage(1, received_on=RECEIVED),))
    about_safety = "The boiler was made safe by our gas engineer in May; nobody was ill, and no records are left"
    for words, safety, why in (
        ("Discretion was looked at and not used.", False, "says nothing of what was considered"),
        ("We considered using our discretion but there is no good reason to make an exception.", False, "says nothing"),
        (AGE["discretion"], False, ""),
        ("Nobody was away or waiting for us; the fitter and his papers are gone", True, "speaks for accepting it"),
        (about_safety, True, ""),
    ):
        said = filled("refuse", **{**AGE, "discretion": words, "safety": safety})
        try:
            require_merits(ground_called(str(AGE["ground"])), said, case)
            found = ""
        except Refused as refused_it:
            found = f"{refused_it.field}: {refused_it.why}"
        assert (why in found, "discretion" in found) == (True, bool(why)), words


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"filed_on": None}, "filed_on"),
        ({"evidence": None}, "evidence"),
        ({"evidence": "A letter from a solicitor says that there will be a claim"}, "evidence"),
        ({"ground": GROUNDS["X3"], "evidence": "The same leak as last year"}, "evidence"),
        ({"ground": GROUNDS["X6"], "evidence": None}, "evidence"),
    ],
)
def test_each_ground_asks_for_what_shows_it(office: Office, case_id: str, typed: dict[str, object], field: str):
    said = refused(office, case_id, **typed)
    assert (said.field, said.paragraph) == (field, "2.2")


@pytest.mark.parametrize(
    ("whose", "home", "may"),
    [
        ("A Resident", "9 Low Lane", True),
        ("Somebody Else", "9 Low Lane", False),
        ("Somebody Else", "1 High Street", True),
    ],
)
def test_an_earlier_case_is_one_of_the_resident_or_their_home(
    office: Office, case_id: str, whose: str, home: str, may: bool
):
    resident = read(office, case_id).resident
    assert resident is not None
    known = resident.id if whose == resident.name else None
    who = PersonDetails(name=whose, address=home, postcode=resident.postcode, person_id=known)
    earlier = read(office, office.log(date(2026, 3, 2), resident=who)).reference
    typed = {"ground": GROUNDS["X3"], "evidence": f"{earlier.lower()}, answered in March; nothing new since"}
    if may:
        propose(office, case_id, **typed)
    else:
        said = refused(office, case_id, **typed)
        assert (said.field, said.why) == ("evidence", f"{earlier} is another resident's case")


def test_what_a_solicitor_writes_is_not_enough(office: Office, case_id: str):
    said = refused(office, case_id, evidence="A letter before claim from Smith and Partners")
    assert "a solicitor's letter is not enough" in said.do


@pytest.mark.parametrize(
    ("reasons", "why"),
    [
        ("n/a", "says nothing"),
        (" . ", "says nothing"),
        ("TBC", "says nothing"),
        (GROUNDS["X2"], "the words of the ground"),
        ("We refuse this complaint because a claim about it has been filed at the court.", "the words of the ground"),
    ],
)
def test_reasons_are_of_this_case_alone(office: Office, case_id: str, reasons: str, why: str):
    said = refused(office, case_id, reasons=reasons)
    assert why in said.why
    assert said.field == "reasons"


@pytest.mark.parametrize(("code", "stage"), [("X4", 1), ("X10", 2), ("X11", 2)])
def test_what_is_no_ground_is_refused_in_words(office: Office, case_id: str, code: str, stage: int):
    if stage == 2:
        escalate(office, case_id)
    said = refused(office, case_id, ground=GROUNDS[code])
    assert said.why == next(each.never for each in grounds() if each.code == code)
    assert said.field == "ground"


@pytest.mark.parametrize("code", [each.code for each in grounds() if each.own])
def test_a_request_to_escalate_is_refused_on_the_grounds_of_section_2_alone(office: Office, case_id: str, code: str):
    escalate(office, case_id)
    assert "is not one of the choices" in refused(office, case_id, ground=GROUNDS[code]).why


@pytest.mark.parametrize(("code", "may"), [("X2", False), ("X5", False), ("X9", True)])
def test_after_the_acknowledgement_only_behaviour_ends_a_complaint(office: Office, case_id: str, code: str, may: bool):
    stage_is(office, case_id, acknowledged_on=TODAY)
    typed = {"ground": GROUNDS[code], "reasons": "She hit the plumber twice in April, and wrote that she would again"}
    if may:
        propose(office, case_id, **typed)
    else:
        assert "accepted when it was acknowledged" in refused(office, case_id, **typed).why


def test_a_point_alone_is_refused_at_stage_2_only(office: Office, case_id: str):
    point = read(office, case_id).points[0].id
    assert refused(office, case_id, point_id=point).paragraph == "5.7"
    escalate(office, case_id)
    propose(office, case_id, point_id=point)
    assert read(office, case_id).proposed()[0].point_id == point


def test_nobody_approves_what_they_proposed_and_an_officer_approves_nothing(office: Office, case_id: str):
    propose(office, case_id)
    with office.working() as session, pytest.raises(Refused, match="You proposed this refusal"):
        refusals.approve(session, office.desk, case_id=case_id, refusal_id="", typed=filled("approve"))
    with pytest.raises(Refused, match="may not judge a refusal"):
        approve(office, case_id, who="officer")
    assert read(office, case_id).refusals[0].approvals == ()


def test_other_words_are_another_refusal_and_want_their_own_approval(office: Office, case_id: str):
    ready(office)
    propose(office, case_id)
    approve(office, case_id)
    assert read(office, case_id).refusals[0].approved_by is not None
    propose(office, case_id, reasons="The claim of her sister is about another flat altogether")
    first, second = read(office, case_id).refusals
    assert (first.dropped_on, second.approved_by) == (TODAY, None)
    with pytest.raises(Refused, match="not approved yet") as why:
        issue(office, case_id)
    assert why.value.paragraph == "2.1"


def test_a_refusal_that_was_sent_back_says_what_is_missing(office: Office, case_id: str):
    ready(office)
    propose(office, case_id)
    with at_desk(office, "head"), office.working() as session:
        refusals.send_back(session, office.desk, case_id=case_id, refusal_id="", typed=filled("send-back"))
    with pytest.raises(Refused, match="sent back: Say what the claim asks for"):
        issue(office, case_id)
    approve(office, case_id, who="manager")
    assert read(office, case_id).refusals[0].approved_by is not None


@pytest.mark.parametrize("typed", [{**OWN, "ground": GROUNDS["X5"]}, {**AGE, "safety": True}])
def test_our_own_grounds_and_safety_want_the_reasons_of_who_approves(office: Office, case_id: str, typed):
    propose(office, case_id, **typed)
    with pytest.raises(Refused) as why:
        approve(office, case_id)
    assert (why.value.field, why.value.paragraph) == ("because", "2.5")
    approve(office, case_id, because="I read the file and rang her")


@pytest.mark.parametrize(("who", "may"), [("manager", False), ("head", True)])
def test_a_complaint_is_ended_for_behaviour_by_the_head_alone(office: Office, case_id: str, who: str, may: bool):
    propose(office, case_id, ground=GROUNDS["X9"], **OWN)
    if may:
        approve(office, case_id, who=who, because="I read the file and rang her")
    else:
        with pytest.raises(Refused, match="only with the approval of the head"):
            approve(office, case_id, who=who, because="I read the file and rang her")


def ready(office: Office) -> None:
    """Give the landlord and the sender all that a letter prints of them."""
    landlord = as_value(LandlordDetails(name="A Landlord", address="1 Long Row", phone="01632 960100"))
    me = {"job_title": "Complaints Manager", "phone": "01632 960101", "email": None}
    with office.working() as session:
        settings.change_setting(session, office.desk, name="landlord", value=landlord)
        team.change_my_details(session, office.desk, name="Test Officer", **me)
    with office.record.reading() as session:
        office.desk = signing_in.desk_at(SessionRows(session), office.desk.now)


def test_the_letter_ends_the_case_as_refused_and_a_direction_starts_a_new_clock(office: Office, case_id: str):
    ready(office)
    propose(office, case_id)
    approve(office, case_id)
    issue(office, case_id)
    case = read(office, case_id)
    assert (case.current.refused_on, case.closed_on, case.closed_as) == (TODAY, TODAY, Closing.REFUSED)
    assert (case.refusals[0].refused_on, case.refusals[0].stands) == (TODAY, True)
    assert [each.kind for each in case.letters] == ["stage1-refusal"]
    office.on(date(2026, 7, 1))
    direct(office, case_id, directed_on=date(2026, 6, 30))
    case = read(office, case_id)
    assert (state_of(case), case.closed_on) == (State.LOGGED, None)
    assert case.reopenings[0].why is Reopened.OMBUDSMAN
    assert (case.refusals[0].directed_on, case.refusals[0].stands) == (date(2026, 6, 30), False)
    clock = next(each for each in clocks_of(case, office.desk) if each.rule.clock == ClockName.ACKNOWLEDGE)
    assert (clock.started, clock.due, clock.outcome) == (date(2026, 6, 30), date(2026, 7, 7), Outcome.RUNNING)


BEHAVIOUR = {**OWN, "ground": GROUNDS["X9"]}
LATE = {"lateness_reason": "We asked the court twice."}


@pytest.mark.parametrize(("issued_on", "late"), [(date(2026, 4, 2), False), (date(2026, 4, 7), True)])
def test_a_refusal_that_comes_late_says_so_and_so_does_what_follows_the_direction(
    office: Office, case_id: str, issued_on: date, late: bool
):
    ready(office)
    propose(office, case_id)
    approve(office, case_id)
    office.on(issued_on)
    assert said_of_lateness(office, case_id, "stage1-refusal") == (
        ["You should have had this letter by Thursday 2 April 2026. It is 1 working day late."] if late else []
    )
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="stage1-refusal", typed=LATE if late else {})
    office.on(date(2026, 7, 1))
    direct(office, case_id, directed_on=date(2026, 6, 30))
    assert said_of_lateness(office, case_id, "stage1-acknowledgement") == (
        ["You should have heard from us by Thursday 2 April 2026. Our refusal was 1 working day late."] if late else []
    )


def test_a_refusal_after_the_acknowledgement_is_late_by_the_day_of_the_answer(office: Office, case_id: str):
    stage_is(office, case_id, acknowledged_on=TODAY)
    propose(office, case_id, **BEHAVIOUR)
    office.on(date(2026, 4, 16))
    said = said_of_lateness(office, case_id, "stage1-refusal")
    assert said == ["You should have had this letter by Wednesday 15 April 2026. It is 1 working day late."]


def test_a_point_refused_late_leaves_the_lateness_to_the_acknowledgement(office: Office, case_id: str):
    escalate(office, case_id)
    propose(office, case_id, point_id=read(office, case_id).points[0].id)
    office.on(date(2026, 6, 1))
    assert said_of_lateness(office, case_id, "stage2-refusal") == []
    assert said_of_lateness(office, case_id, "stage2-acknowledgement")


def said_of_lateness(office: Office, case_id: str, kind: str) -> list[str]:
    """Return what a letter of today says of what came late."""
    matter = matter_of(read(office, case_id), office.desk, kind=letter_kind(kind), typed={})
    return [each["sentence"] for each in values(matter)["lateness"]]


def test_what_the_ombudsman_directed_us_to_accept_is_not_refused_again(office: Office, case_id: str):
    ready(office)
    propose(office, case_id)
    approve(office, case_id)
    issue(office, case_id)
    direct(office, case_id, directed_on=TODAY)
    with pytest.raises(Refused, match="directed us to accept this") as why:
        propose(office, case_id)
    assert why.value.paragraph == "2.4"


def test_who_approved_a_refusal_does_not_sign_its_letter(office: Office, case_id: str):
    ready(office)
    with at_desk(office, "officer"):
        propose(office, case_id)
    with office.working() as session:
        refusals.approve(session, office.desk, case_id=case_id, refusal_id="", typed=filled("approve"))
    with pytest.raises(Refused, match="somebody else signs the letter"):
        issue(office, case_id)
    assert read(office, case_id).current.refused_on is None


def test_a_refused_request_to_escalate_leaves_the_case_to_be_closed_with_what_was_learned(office, case_id):
    ready(office)
    escalate(office, case_id)
    propose(office, case_id)
    approve(office, case_id)
    issue(office, case_id, "stage2-refusal")
    assert state_of(read(office, case_id)) is State.REFUSED
    with office.working() as session:
        closing.close(session, office.desk, case_id=case_id, typed=Closure(learning="Say sooner what is at court"))
    assert read(office, case_id).closed_as is Closing.REFUSED
    direct(office, case_id, directed_on=TODAY)
    assert state_of(read(office, case_id)) is State.STAGE_2_REQUESTED


def test_a_point_that_is_refused_leaves_the_rest_of_stage_2_to_go_on(office: Office, case_id: str):
    ready(office)
    escalate(office, case_id)
    point = read(office, case_id).points[0].id
    propose(office, case_id, point_id=point)
    approve(office, case_id)
    issue(office, case_id, "stage2-refusal")
    case = read(office, case_id)
    assert (state_of(case), case.current.refused_on) == (State.STAGE_2_REQUESTED, None)
    assert set(case.refused_at(2)) == {point}
    direct(office, case_id, point_id=point, directed_on=TODAY)
    case = read(office, case_id)
    assert case.refused_at(2) == {}
    assert case.changed_points == ()


@pytest.mark.parametrize(("told_on", "outcome"), [(date(2026, 4, 16), Outcome.MET), (date(2026, 4, 17), Outcome.LATE)])
def test_a_point_taken_up_by_direction_after_the_acknowledgement_has_a_letter_and_clocks_of_its_own(
    office: Office, case_id: str, told_on: date, outcome: Outcome
):
    ready(office)
    with office.working() as session:
        for point in read(office, case_id).points:
            words = PointWords(text=point.text, outcome_sought="Mend it", responsibility=Responsibility.OURS)
            definition.change_point(session, office.desk, case_id=case_id, point_id=point.id, typed=words)
    escalate(office, case_id)
    point = read(office, case_id).points[0]
    propose(office, case_id, point_id=point.id)
    approve(office, case_id)
    issue(office, case_id, "stage2-refusal")
    with office.working() as session:
        session.execute(update(Stage).where(Stage.number == 2).values(acknowledged_on=TODAY))
    office.on(date(2026, 4, 9))
    assert point_clocks_of(read(office, case_id), office.desk) == ()
    direct(office, case_id, point_id=point.id, directed_on=date(2026, 4, 9))
    case = read(office, case_id)
    assert [each.id for each in case.changed_points] == [point.id]
    with office.record.reading() as session:
        work = [each for each in my_work(session, office.desk).items if each.kind is Kind.TAKE_UP]
    assert [(each.what, each.due_on, each.place) for each in work] == [
        ("Tell the resident that we look at point 1 after all", date(2026, 4, 16), "tell-change")
    ]
    acknowledge, answer = point_clocks_of(case, office.desk)
    assert (acknowledge.point, acknowledge.due, acknowledge.outcome) == (1, date(2026, 4, 16), Outcome.RUNNING)
    assert {each.due for each in clocks_of(case, office.desk) if each.rule.stage == 2} == {
        date(2026, 4, 8),
        date(2026, 4, 29),
    }
    office.on(told_on)
    (told,) = values(matter_of(case, office.desk, kind=letter_kind("definition-change"), typed={}))["changed_points"]
    again = "We told you that we would not look at this point at stage 2. "
    assert told["told"] == f"{again}We will look at it now, and I am sorry for the delay."
    assert told["because"] == "The Housing Ombudsman directed us to, and told us so on Thursday 9 April 2026."
    issue(office, case_id, "definition-change")
    acknowledge, answer = point_clocks_of(read(office, case_id), office.desk)
    assert (acknowledge.done, acknowledge.outcome) == (told_on, outcome)
    assert (answer.started, answer.due) == (told_on, office.desk.calendar.due(told_on, 20))


def test_a_refusal_taken_back_keeps_its_day_and_gives_no_new_time(office: Office, case_id: str):
    ready(office)
    propose(office, case_id)
    approve(office, case_id)
    issue(office, case_id)
    office.on(date(2026, 4, 7))
    take_back(office, case_id)
    case = read(office, case_id)
    assert (state_of(case), case.closed_on) == (State.LOGGED, None)
    assert (case.reopenings[0].why, case.reopenings[0].because) == (
        Reopened.ACCEPTED,
        OURS,
    )
    (kept,) = case.refusals
    assert (kept.refused_on, kept.stands, kept.taken_back_on, kept.taken_back_because) == (
        TODAY,
        False,
        date(2026, 4, 7),
        OURS,
    )
    clock = next(each for each in clocks_of(case, office.desk) if each.rule.clock == ClockName.ACKNOWLEDGE)
    assert (clock.started, clock.due, clock.outcome) == (case.current.received_on, date(2026, 4, 2), Outcome.OVERDUE)
    said = "Refused in between, and accepted after all on Tuesday 7 April 2026: our own refusal gives no new time."
    assert said in list(explain(clock, office.desk.calendar))
    assert said_of_lateness(office, case_id, "stage1-acknowledgement") == [
        "You should have had this letter by Thursday 2 April 2026. It is 1 working day late."
    ]
    shown = values(matter_of(case, office.desk, kind=letter_kind("stage1-acknowledgement"), typed={}))
    assert (shown["taken_back_on"], shown["taken_back_because"]) == ("Tuesday 7 April 2026", OURS)


def test_what_was_accepted_after_all_is_answered_and_neither_refused_nor_accepted_again(office: Office, case_id: str):
    ready(office)
    propose(office, case_id)
    approve(office, case_id)
    issue(office, case_id)
    take_back(office, case_id)
    with pytest.raises(Refused, match="We accepted this after all, and it is not refused again") as why:
        propose(office, case_id)
    assert why.value.paragraph == "2.1"
    for again in (partial(take_back, office, case_id), partial(direct, office, case_id, directed_on=TODAY)):
        with pytest.raises(Refused, match=r"Nothing was refused here|No refusal of this stands here"):
            again()


def test_a_complaint_refused_after_its_acknowledgement_is_taken_up_by_a_letter_on_each_point(office, case_id):
    ready(office)
    stage_is(office, case_id, acknowledged_on=TODAY)
    propose(office, case_id, **BEHAVIOUR)
    approve(office, case_id, who="head", because="I read the file and rang her")
    issue(office, case_id)
    take_back(office, case_id)
    case = read(office, case_id)
    assert [each.id for each in case.changed_points] == [each.id for each in case.points]
    told = values(matter_of(case, office.desk, kind=letter_kind("definition-change"), typed={}))["changed_points"]
    assert (
        told[0]["told"]
        == "We told you that we would not look into this point. We will look at it now, and I am sorry for the delay."
    )
    answer = next(each for each in clocks_of(case, office.desk) if each.rule.clock == ClockName.RESPOND)
    assert (answer.started, answer.outcome) == (TODAY, Outcome.RUNNING)


@pytest.mark.parametrize("before", [True, False])
def test_a_point_taken_back_is_acknowledged_late_and_answered_with_the_rest(office: Office, case_id: str, before: bool):
    ready(office)
    escalate(office, case_id)
    point = read(office, case_id).points[0].id
    propose(office, case_id, point_id=point)
    approve(office, case_id)
    issue(office, case_id, "stage2-refusal")
    if not before:
        stage_is(office, case_id, number=2, acknowledged_on=TODAY)
    office.on(date(2026, 4, 16))
    take_back(office, case_id, point_id=point)
    case = read(office, case_id)
    assert case.refused_at(2) == {}
    assert bool(case.changed_points) is not before
    found = [(each.point, each.rule.clock, each.due, each.outcome) for each in point_clocks_of(case, office.desk)]
    late = [(1, ClockName.ACKNOWLEDGE, date(2026, 4, 8), Outcome.OVERDUE)]
    assert found == ([] if before else late)


def refused_point(office: Office, case_id: str) -> str:
    """Have a point of stage 2 refused, and return it."""
    ready(office)
    escalate(office, case_id)
    point = read(office, case_id).points[0].id
    propose(office, case_id, point_id=point)
    approve(office, case_id)
    issue(office, case_id, "stage2-refusal")
    return point


def refused_when_acknowledged(office: Office, case_id: str) -> None:
    """Have a complaint refused for behaviour after its acknowledgement."""
    ready(office)
    with office.working() as session:
        for point in read(office, case_id).points:
            words = PointWords(text=point.text, outcome_sought="Mend it", responsibility=Responsibility.OURS)
            definition.change_point(session, office.desk, case_id=case_id, point_id=point.id, typed=words)
    stage_is(office, case_id, acknowledged_on=TODAY)
    propose(office, case_id, **BEHAVIOUR)
    approve(office, case_id, who="head", because="I read the file and rang her")
    issue(office, case_id)


def reword(office: Office, case_id: str, text: str, because: str) -> None:
    """Change the first point after it was sent."""
    words = PointWords(
        text=text, outcome_sought="A new bath", responsibility=Responsibility.OURS, changed_because=because
    )
    with office.working() as session:
        point = read(office, case_id).points[0].id
        definition.change_point(session, office.desk, case_id=case_id, point_id=point, typed=words)


def told_of_change(office: Office, case_id: str) -> dict[str, str]:
    """Return what the letter of a change says of the first point."""
    matter = matter_of(read(office, case_id), office.desk, kind=letter_kind("definition-change"), typed={})
    return values(matter)["changed_points"][0]


def test_a_case_the_resident_withdrew_does_not_go_on_because_a_refusal_is_accepted(office: Office, case_id: str):
    point = refused_point(office, case_id)
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=case_id, typed=filled("withdraw", asked_on=TODAY))
    for accepting in (take_back, partial(direct, directed_on=TODAY)):
        with pytest.raises(Refused, match="ended as withdrawn since") as why:
            accepting(office, case_id, point_id=point)
        assert "reopen the case first" in why.value.do
    case = read(office, case_id)
    assert (case.closed_as, case.reopenings, case.refusals[0].stands) == (Closing.WITHDRAWN, (), True)


def test_what_was_accepted_is_not_refused_again_with_the_rest_or_by_its_parts(office: Office, case_id: str):
    point = refused_point(office, case_id)
    direct(office, case_id, point_id=point, directed_on=TODAY)
    with pytest.raises(Refused, match="directed us to accept this"):
        propose(office, case_id)


def test_a_stage_accepted_whole_is_not_refused_point_by_point(office: Office, case_id: str):
    ready(office)
    escalate(office, case_id)
    propose(office, case_id)
    approve(office, case_id)
    issue(office, case_id, "stage2-refusal")
    take_back(office, case_id)
    with pytest.raises(Refused, match="We accepted this after all"):
        propose(office, case_id, point_id=read(office, case_id).points[0].id)


def test_a_refusal_approved_before_a_part_of_it_was_accepted_is_not_told(office: Office, case_id: str):
    point = refused_point(office, case_id)
    propose(office, case_id)
    approve(office, case_id)
    take_back(office, case_id, point_id=point)
    with pytest.raises(Refused, match="We accepted this after all"):
        issue(office, case_id, "stage2-refusal")


def test_while_all_of_stage_2_is_refused_no_point_of_it_is_accepted_alone(office: Office, case_id: str):
    point = refused_point(office, case_id)
    propose(office, case_id)
    approve(office, case_id)
    issue(office, case_id, "stage2-refusal")
    with pytest.raises(Refused, match="All of stage 2 is refused"):
        take_back(office, case_id, point_id=point)
    take_back(office, case_id)
    assert set(read(office, case_id).refused_at(2)) == {point}


def test_an_acknowledgement_that_named_a_point_as_refused_does_not_tell_of_its_acceptance(office: Office, case_id: str):
    """The direction had reached us the day before the acknowledgement, and was written down after it."""
    point = refused_point(office, case_id)
    stage_is(office, case_id, number=2, acknowledged_on=TODAY + timedelta(2))
    office.on(TODAY + timedelta(7))
    direct(office, case_id, point_id=point, directed_on=TODAY + timedelta(1))
    acknowledge, _ = point_clocks_of(read(office, case_id), office.desk)
    assert (acknowledge.done, acknowledge.outcome) == (None, Outcome.RUNNING)


def test_a_letter_of_a_later_change_does_not_say_again_that_we_refused(office: Office, case_id: str):
    refused_when_acknowledged(office, case_id)
    take_back(office, case_id)
    issue(office, case_id, "definition-change")
    reword(office, case_id, "The bath", "She wants a new bath")
    said = told_of_change(office, case_id)
    assert said["told"] == "We have changed what we say about this point. It stands below as it is now."
    assert said["because"] == "She wants a new bath."


def test_a_point_accepted_and_then_reworded_is_told_both_each_with_its_reason(office: Office, case_id: str):
    refused_when_acknowledged(office, case_id)
    take_back(office, case_id)
    reword(office, case_id, "The bath leaks", "She told us that it leaks")
    said = told_of_change(office, case_id)
    assert said["told"] == (
        "We told you that we would not look into this point. We will look at it now, and I am sorry for the delay. "
        "We have put this point into other words."
    )
    assert (said["was"], said["because"]) == ("The bath", f"{OURS} She told us that it leaks.")


@pytest.mark.parametrize(
    ("directed", "work", "answer"),
    [(True, date(2026, 6, 5), "Friday 12 June 2026"), (False, date(2026, 6, 1), "")],
)
def test_what_was_accepted_whole_after_its_acknowledgement_is_told_by_letter_with_the_day_of_the_answer(
    office: Office, case_id: str, directed: bool, work: date, answer: str
):
    refused_when_acknowledged(office, case_id)
    office.on(date(2026, 6, 1))
    if directed:
        direct(office, case_id, directed_on=date(2026, 5, 29))
    else:
        take_back(office, case_id)
    with office.record.reading() as session:
        found = [each for each in my_work(session, office.desk).items if each.kind is Kind.TAKE_UP]
    assert [(each.what, each.due_on) for each in found] == [("Tell the resident that we look at it after all", work)]
    matter = matter_of(read(office, case_id), office.desk, kind=letter_kind("definition-change"), typed={})
    said = values(matter)
    assert (said["respond_by"], said["answer_was_due"]) == (answer, "" if directed else "Wednesday 15 April 2026")
    issue(office, case_id, "definition-change")
    with office.record.reading() as session:
        assert Kind.TAKE_UP not in {each.kind for each in my_work(session, office.desk).items}


@pytest.mark.parametrize(("own_on", "directed"), [(date(2026, 4, 8), True), (date(2026, 4, 6), False)])
def test_a_refusal_accepted_at_two_desks_stands_as_it_was_accepted_first(
    office: Office, case_id: str, own_on: date, directed: bool
):
    ready(office)
    propose(office, case_id)
    approve(office, case_id)
    issue(office, case_id)
    office.on(date(2026, 4, 8))
    direct(office, case_id, directed_on=date(2026, 4, 7))
    with office.working() as session:  # as the other desk shares it
        session.execute(update(Stage).values(taken_back_on=own_on))
        session.execute(update(Refusal).values(taken_back_on=own_on, taken_back_because=OURS))
    case = read(office, case_id)
    assert (case.refusals[0].by_direction, case.refusals[0].accepted_on == own_on) == (directed, not directed)
    shown = values(matter_of(case, office.desk, kind=letter_kind("stage1-acknowledgement"), typed={}))
    assert (bool(shown["directed_on"]), bool(shown["taken_back_on"])) == (directed, not directed)
    clock = next(each for each in clocks_of(case, office.desk) if each.rule.clock == ClockName.ACKNOWLEDGE)
    assert clock.started == (date(2026, 4, 7) if directed else RECEIVED)


def test_a_single_point_is_asked_for_only_where_one_was_refused_alone(office: Office, case_id: str):
    for form in (AcceptanceDirected, RefusalTakenBack):
        assert form.left_out(read(office, case_id), {}) == {"point_id"}
    refused_point(office, case_id)
    for form in (AcceptanceDirected, RefusalTakenBack):
        assert form.left_out(read(office, case_id), {}) == frozenset()


def test_nothing_is_acknowledged_while_a_refusal_of_it_waits_for_its_letter(office: Office, case_id: str):
    ready(office)
    propose(office, case_id)
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind="stage1-acknowledgement", typed={})
        found = [each for each in letter_blockers(matter) if each.field == "refuse"]
    assert [(each.paragraph, each.severity) for each in found] == [("2.1", Severity.BLOCKS)]
    with office.working() as session:
        refusals.drop(session, office.desk, case_id=case_id, refusal_id="")
        matter = letter_matter(session, office.desk, case_id=case_id, kind="stage1-acknowledgement", typed={})
        assert "refuse" not in {each.field for each in letter_blockers(matter)}


def test_the_ombudsman_directs_no_acceptance_before_the_refusal_or_of_what_was_not_refused(office, case_id):
    ready(office)
    propose(office, case_id)
    approve(office, case_id)
    issue(office, case_id)
    with pytest.raises(Refused, match="is before the refusal"):
        direct(office, case_id, directed_on=TODAY - timedelta(1))
    direct(office, case_id, directed_on=TODAY)
    with pytest.raises(Refused):
        direct(office, case_id, directed_on=TODAY)


def test_what_is_dropped_stays_on_record_and_the_complaint_goes_on(office: Office, case_id: str):
    propose(office, case_id)
    with office.working() as session:
        refusals.drop(session, office.desk, case_id=case_id, refusal_id="")
    case = read(office, case_id)
    assert (case.proposed(), case.refusals[0].dropped_on) == ((), TODAY)
    with pytest.raises(Refused, match="No such refusal is proposed"):
        approve(office, case_id)


def to_do(office: Office) -> list[tuple[Kind, str, str]]:
    """Return the work that refusals make for who sits at the desk."""
    with office.record.reading() as session:
        items = my_work(session, office.desk).items
    return [(each.kind, each.what, each.because) for each in items if each.kind in (Kind.APPROVE, Kind.REFUSE)]


def test_who_may_approve_finds_in_their_work_what_others_proposed_until_it_is_judged(office: Office, case_id: str):
    propose(office, case_id)
    assert to_do(office) == []
    with at_desk(office, "officer"):
        assert to_do(office) == []
    with at_desk(office, "manager"):
        assert to_do(office) == [(Kind.APPROVE, "Refusal to approve", f"Test Officer proposed it: {GROUNDS['X2']}")]
    approve(office, case_id)
    with at_desk(office, "manager"):
        assert to_do(office) == []
    assert to_do(office) == [(Kind.REFUSE, "Send the letter of the refusal", f"approved: {GROUNDS['X2']}")]


def test_what_was_sent_back_is_work_of_who_handles_the_case(office: Office, case_id: str):
    propose(office, case_id)
    with at_desk(office, "head"), office.working() as session:
        refusals.send_back(session, office.desk, case_id=case_id, refusal_id="", typed=filled("send-back"))
    ((kind, what, because),) = to_do(office)
    assert (kind, because) == (Kind.REFUSE, "sent back: Say what the claim asks for")
    assert "other words" in what


SAME = "The claim asks the court to have the leak mended, and will be heard in June, as she told us"


@pytest.mark.parametrize(
    ("reasons", "days", "alike"),
    [
        (SAME, 0, True),
        (SAME.replace("leak", "roof").upper(), 0, True),
        (SAME, 365, True),
        (SAME, 366, False),
        ("Her neighbour filed a claim of his own, which names our fence", 0, False),
    ],
)
def test_reasons_nearly_those_of_another_refusal_of_12_months_are_pointed_out_and_bar_nothing(
    office: Office, case_id: str, reasons: str, days: int, alike: bool
):
    office.on(RECEIVED - timedelta(400))
    other = office.log(RECEIVED - timedelta(400))
    office.on(TODAY - timedelta(days))
    propose(office, other, reasons=SAME, filed_on=date(2025, 1, 6))
    office.on(TODAY)
    propose(office, case_id, reasons=reasons)
    reference = read(office, other).reference
    with at_desk(office, "manager"):
        said = [because for _, _, because in to_do(office)]
    assert (f"nearly the same reasons as in {reference} (Code 2.5)" in " ".join(said)) is alike
    approve(office, case_id)


def test_the_letters_of_stage_2_say_which_points_were_refused_and_when_that_was_told(office: Office, case_id: str):
    ready(office)
    escalate(office, case_id)
    first, last = read(office, case_id).points
    propose(office, case_id, point_id=first.id)
    approve(office, case_id)
    issue(office, case_id, "stage2-refusal")
    case = read(office, case_id)
    matter = matter_of(case, office.desk, kind=letter_kind("stage2-response"), typed={})
    said = values(matter)
    assert [each["heading"] for each in said["points"]] == ["Point 2: The calls"]
    assert [each["text"] for each in said["refused_points"]] == ["The bath."]
    assert said["refused_points"][0]["told"] == "We told you why on Monday 30 March 2026."
    assert said["accepted"] == ()
    with pytest.raises(Refused, match="Nothing else is left for stage 2"):
        propose(office, case_id, point_id=last.id)
