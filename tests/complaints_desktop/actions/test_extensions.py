"""An answer is put off with a reason, in time, no further than the Code allows; it counts once the resident is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from complaints_desktop.actions import extensions, letters, settings, team
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.desk.signing_in import desk_at
from complaints_desktop.exchange.case_json import case_as_json
from complaints_desktop.letters.briefing import letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.write import write
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.clocks import Clock, ClockName, explain
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.refusals import Refused
from db.model import Extension, Stage
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office
from tests.tables import each_row

ACKNOWLEDGED = date(2026, 3, 26)
DUE, FURTHEST = date(2026, 4, 13), date(2026, 4, 27)
"""Ten working days over Easter, and ten more."""

SAID = {"done_so_far": "A surveyor looked at the roof on 8 April."}


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint acknowledged on 26 March, at a landlord whose letters can leave; the day is 9 April."""
    made = office.log(ACKNOWLEDGED)
    landlord = as_value(LandlordDetails(name="A Landlord", address="1 Long Row", phone="01632 960100"))
    with office.working() as session:
        settings.change_setting(session, office.desk, name="landlord", value=landlord)
        me = {"name": "Test Officer", "job_title": "Resolution Officer", "email": None, "phone": "01632 960123"}
        team.change_my_details(session, office.desk, **me)
        session.execute(update(Stage).where(Stage.case_id == made).values(acknowledged_on=ACKNOWLEDGED))
    office.desk = desk_at(office.record, office.desk.now)
    sit(office, Role.RESOLUTION_OFFICER)
    office.on(date(2026, 4, 9))
    return made


def sit(office: Office, role: Role) -> None:
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=role))


def extend(office: Office, case_id: str, due_on: date, **typed: object) -> None:
    with office.working() as session:
        extensions.extend(session, office.desk, case_id=case_id, typed=filled("extend", due_on=due_on, **typed))


def tell(office: Office, case_id: str) -> None:
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="stage1-extension", typed=SAID)


def answer(office: Office, case_id: str) -> Clock:
    with office.record.reading() as session:
        clocks = clocks_of(load_case(session, case_id), office.desk)
    return next(clock for clock in clocks if clock.rule.clock == ClockName.RESPOND)


def approver(office: Office) -> str | None:
    ((found,),) = office.record.rows("SELECT approved_by_id FROM extension")
    return found


def known(office: Office, case_id: str) -> list[tuple[date, str | None, date | None]]:
    with office.record.reading() as session:
        found = load_case(session, case_id).current.extensions
    return [(each.due_on, each.reason, each.notified_on) for each in found]


def test_an_extension_counts_once_a_letter_has_told_the_resident(office: Office, case_id: str):
    extend(office, case_id, date(2026, 4, 20))
    assert (answer(office, case_id).due, answer(office, case_id).outcome) == (DUE, Outcome.RUNNING)
    tell(office, case_id)
    assert (answer(office, case_id).due, answer(office, case_id).outcome) == (date(2026, 4, 20), Outcome.EXTENDED)


@pytest.mark.parametrize(
    ("due_on", "field"),
    [(DUE, "due_on"), (date(2026, 4, 14), None), (FURTHEST, None), (date(2026, 4, 28), "good_reason")],
)
def test_it_ends_after_the_day_the_answer_is_due_and_within_as_much_again(office: Office, case_id: str, due_on, field):
    if field is None:
        extend(office, case_id, due_on)
        assert [day for day, *_ in known(office, case_id)] == [due_on]
        return
    with pytest.raises(Refused) as refused:
        extend(office, case_id, due_on)
    assert (refused.value.field, known(office, case_id)) == (field, [])


def test_further_than_the_code_allows_is_for_a_manager_with_a_good_reason(office: Office, case_id: str):
    because = {"good_reason": "The roof can only be opened when the scaffold stands"}
    with pytest.raises(Refused, match="Ask a complaints manager") as refused:
        extend(office, case_id, date(2026, 4, 28), **because)
    assert refused.value.paragraph == "6.4"
    sit(office, Role.COMPLAINTS_MANAGER)
    extend(office, case_id, FURTHEST, **because)
    extend(office, case_id, date(2026, 4, 28), **because)
    assert approver(office) == office.desk.officer.id
    extend(office, case_id, FURTHEST, **because)
    assert approver(office) is None
    extend(office, case_id, date(2026, 4, 28), **because)
    tell(office, case_id)
    assert answer(office, case_id).due == date(2026, 4, 28)


@pytest.mark.parametrize(("day", "late"), [(DUE, False), (date(2026, 4, 14), True)])
def test_once_the_answer_is_late_no_extension_makes_it_punctual(office: Office, case_id: str, day: date, late: bool):
    office.on(day)
    if late:
        with pytest.raises(Refused, match="explained before that day"):
            extend(office, case_id, date(2026, 4, 20))
    else:
        extend(office, case_id, date(2026, 4, 20))
    assert len(known(office, case_id)) == int(not late)


@pytest.mark.parametrize(("day", "late"), [(DUE, False), (date(2026, 4, 14), True)])
def test_no_letter_tells_of_an_extension_once_the_answer_is_late(office: Office, case_id: str, day: date, late: bool):
    extend(office, case_id, date(2026, 4, 20))
    office.on(day)
    if late:
        with pytest.raises(Refused, match="does not count") as refused:
            tell(office, case_id)
        assert refused.value.paragraph == "6.4"
    else:
        tell(office, case_id)
    assert (known(office, case_id)[0][2] is None) is late


def test_of_two_that_two_desks_made_the_furthest_is_told_of(office: Office, case_id: str):
    extend(office, case_id, date(2026, 4, 16))
    with office.working() as session:
        stage = load_case(session, case_id).current.id
        session.add(Extension(case_id=case_id, stage_id=stage, due_on=date(2026, 4, 20), reason="The scaffold is late"))
    tell(office, case_id)
    assert [(day, told) for day, _, told in known(office, case_id)] == [
        (date(2026, 4, 16), None),
        (date(2026, 4, 20), date(2026, 4, 9)),
    ]


def test_what_nobody_was_told_of_is_put_in_better_words_and_what_was_told_stays(office: Office, case_id: str):
    extend(office, case_id, date(2026, 4, 20), reason="Bad words")
    extend(office, case_id, date(2026, 4, 17))
    tell(office, case_id)
    extend(office, case_id, date(2026, 4, 22), reason="The scaffold is late")
    told, untold = known(office, case_id)
    assert told == (date(2026, 4, 17), "The surveyor comes on Monday", date(2026, 4, 9))
    assert untold == (date(2026, 4, 22), "The scaffold is late", None)


def test_the_letter_says_why_until_when_and_where_else_to_turn(office: Office, case_id: str):
    extend(office, case_id, date(2026, 4, 20))
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind="stage1-extension", typed=SAID)
    words = write(compose(matter), ".txt").decode()
    for said in ("The surveyor comes on Monday", "by Monday 20 April 2026", "on 8 April", "Housing Ombudsman"):
        assert said in words


def test_no_letter_tells_of_an_extension_that_is_not_on_record(office: Office, case_id: str):
    with pytest.raises(Refused) as refused:
        tell(office, case_id)
    assert refused.value.field == "extension_to"


@each_row("words", ["n/a", "N/A.", ".", "TBC", "xxx", "to follow", "-"])
@each_row("field", ["reason", "reason_code", "good_reason"])
def test_what_only_fills_its_place_is_no_reason(office: Office, case_id: str, field: str, words: str):
    sit(office, Role.COMPLAINTS_MANAGER)
    with pytest.raises(Refused) as refused:
        extend(office, case_id, date(2026, 4, 28), **{"good_reason": "The scaffold is late", field: words})
    assert (refused.value.field, known(office, case_id)) == (field, [])


def test_how_the_resident_hears_from_us_is_kept_with_it_and_printed_in_its_letter(office: Office, case_id: str):
    extend(office, case_id, date(2026, 4, 20), updates_every=3, updates_by="phone")
    extend(office, case_id, date(2026, 4, 21))
    with office.record.reading() as session:
        case = load_case(session, case_id)
        matter = letter_matter(session, office.desk, case_id=case_id, kind="stage1-extension", typed=SAID)
    assert (case.updates_every, case.updates_by) == (3, "phone")
    assert "until then: by phone every 3 working days." in write(compose(matter), ".txt").decode()


def test_a_stage_extended_again_counts_and_is_said_to_be_outside_the_standard(office: Office, case_id: str):
    said = []
    for day in (date(2026, 4, 20), date(2026, 4, 22)):
        extend(office, case_id, day)
        tell(office, case_id)
        with office.record.reading() as session:
            view = view_case(session, office.desk, case_id=case_id)
        told = case_as_json(view, office.desk.calendar)
        (duty,) = [each.verdict for each in view.duties if each.duty.key == "extension"]
        (stage,) = told["stages"]
        assert (duty.outcome, answer(office, case_id).due) == (Outcome.MET, day)
        lines = list(explain(answer(office, case_id), office.desk.calendar))
        said.append(
            (
                "outside the standard" in duty.because,
                any("outside the standard" in line for line in lines),
                [each["outside_standard"] for each in stage["extensions"]],
                [each["outside_standard"] for each in told["letters"]],
            )
        )
    assert said == [(False, False, [False], [False]), (True, True, [False, True], [False, True])]


@pytest.mark.parametrize(("day", "work"), [(date(2026, 4, 9), True), (DUE, True), (date(2026, 4, 14), False)])
def test_an_extension_nobody_was_told_of_is_work_while_it_can_still_count(
    office: Office, case_id: str, day: date, work: bool
):
    assert told_of(office) == []
    extend(office, case_id, date(2026, 4, 20))
    office.on(day)
    assert told_of(office) == [("Tell the resident of the extension", DUE, "stage1-extension")] * work


def test_it_is_work_no_more_once_a_letter_has_told(office: Office, case_id: str):
    extend(office, case_id, date(2026, 4, 20))
    tell(office, case_id)
    assert told_of(office) == []


def told_of(office: Office) -> list[tuple[str, date | None, str]]:
    with office.record.reading() as session:
        items = my_work(session, office.desk).items
    return [(each.what, each.due_on, each.place) for each in items if each.kind is Kind.TELL]


REQUESTED, ACKNOWLEDGED_2 = date(2026, 4, 9), date(2026, 4, 9)
DUE_2, FURTHEST_2 = date(2026, 5, 8), date(2026, 6, 8)
"""Twenty working days over the May holiday, and twenty more over the next."""


def at_stage_2(office: Office, case_id: str) -> None:
    with office.working() as session:
        session.execute(update(Stage).values(responded_on=REQUESTED))
        dates = {"received_on": REQUESTED, "acknowledged_on": ACKNOWLEDGED_2}
        session.add(Stage(case_id=case_id, number=2, **dates))


@pytest.mark.parametrize(
    ("due_on", "field"),
    [(DUE_2, "due_on"), (FURTHEST_2, None), (FURTHEST_2 + timedelta(1), "good_reason")],
)
def test_stage_2_is_extended_by_twenty_working_days_past_its_first_date(office: Office, case_id: str, due_on, field):
    at_stage_2(office, case_id)
    if field:
        with pytest.raises(Refused) as refused:
            extend(office, case_id, due_on)
        assert refused.value.field == field
        assert refused.value.paragraph in (None, "6.15")
        return
    extend(office, case_id, due_on)
    assert told_of(office) == [("Tell the resident of the extension", DUE_2, "stage2-extension")]
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="stage2-extension", typed=SAID)
    with office.record.reading() as session:
        clock = clocks_of(load_case(session, case_id), office.desk)[-1]
    assert (clock.rule.stage, clock.first_due, clock.due, clock.outcome) == (2, DUE_2, due_on, Outcome.EXTENDED)
    assert told_of(office) == []
