"""The clocks of other matters, by hand from world_2026.md 14.2 and the policy, both sides of each boundary."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.desk.register import shipped
from complaints_desktop.facts.matters import MatterFacts, MatterStepFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms.matter_words import matters_suggested
from complaints_desktop.rules.clocks import Outcome, because_of, explain
from complaints_desktop.rules.matters import MATTERS, MatterClocks, matter_clocks
from complaints_desktop.rules.register import BODIES, Register, read_row
from db.terms import MatterKind, MatterStepKind, Role
from tests.complaints_desktop.facts import a_case, a_stage
from tests.tables import each_row

CALENDAR = working_calendar()

OWNER = OfficerFacts(id="dpo", name="A Data Protection Officer", role=Role.OWNER)
LATER = date(2028, 12, 1)


def a_matter(kind: MatterKind, received_on: date, *steps: tuple[MatterStepKind, date]) -> MatterFacts:
    """Return a matter with what was done about it on which days."""
    done = (MatterStepFacts(id=str(n), kind=each, done_on=on, text="Done") for n, (each, on) in enumerate(steps))
    return MatterFacts(
        id="matter", kind=kind, received_on=received_on, what="They say so", recognised="In it", owner=OWNER,
        steps=tuple(done),
    )  # fmt: skip


def clocks_of(matter: MatterFacts, today: date, register: Register | None = None) -> MatterClocks:
    """Return a matter with its clocks as they stand on a day."""
    case = a_case(a_stage(1, received_on=matter.received_on), matters=(matter,))
    (found,) = matter_clocks(case, register=register or shipped(), today=today, calendar=CALENDAR)
    return found


def due(kind: MatterKind, received_on: date) -> dict[str, date | None]:
    """Return by when what is due of a matter received that day."""
    found = clocks_of(a_matter(kind, received_on), received_on)
    return {each.row.limit: each.clock.due for each in found.clocks}


@each_row(
    ("received", "last"),
    [
        # the two worked examples of world_2026.md 14.2
        (date(2026, 6, 25), date(2026, 7, 27)),
        (date(2026, 11, 25), date(2026, 12, 29)),
        # the first day it holds: the thirtieth day is a Sunday
        (date(2026, 6, 19), date(2026, 7, 20)),
        # a day before and after a weekend, and a month's end
        (date(2026, 7, 1), date(2026, 7, 31)),
        (date(2026, 7, 2), date(2026, 8, 3)),
        (date(2026, 7, 3), date(2026, 8, 3)),
        (date(2026, 7, 4), date(2026, 8, 3)),
        (date(2026, 7, 5), date(2026, 8, 4)),
        # received at a weekend: the next day is day 1 all the same
        (date(2026, 8, 1), date(2026, 9, 1)),
        # in a leap year the thirtieth day is 29 February, in another 1 March
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2028, 1, 31), date(2028, 3, 1)),
        (date(2027, 1, 30), date(2027, 3, 1)),
    ],
)
def test_a_data_protection_complaint_is_acknowledged_by_then(received, last):
    assert due(MatterKind.DATA_PROTECTION, received)["acknowledge"] == last


@pytest.mark.parametrize("received", [date(2026, 6, 25), date(2026, 11, 25), date(2026, 7, 1)])
def test_our_own_target_to_answer_ends_on_no_day_off_and_never_before_the_day_to_acknowledge(received):
    found = due(MatterKind.DATA_PROTECTION, received)
    assert found["answer"] == found["acknowledge"]


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 10, 5), date(2026, 11, 30)),
        (date(2026, 10, 31), date(2026, 12, 26)),  # a Saturday and Boxing Day: eight weeks end on it
        (date(2028, 1, 4), date(2028, 2, 29)),
        (date(2028, 1, 5), date(2028, 3, 1)),
        (date(2024, 4, 1), date(2024, 5, 27)),
    ],
)
def test_a_complaint_about_money_advice_is_answered_by_then(received, last):
    assert due(MatterKind.MONEY_ADVICE, received) == {"answer": last}


@pytest.mark.parametrize(
    ("kind", "received", "said"),
    [
        (MatterKind.DATA_PROTECTION, date(2026, 6, 18), "in force on 18 June 2026; one holds from 19 June 2026"),
        (MatterKind.MONEY_ADVICE, date(2024, 3, 31), "in force on 31 March 2024; one holds from 1 April 2024"),
        (MatterKind.CARE, date(2026, 11, 24), "in force on 24 November 2026. Do so without undue delay"),
    ],
)
def test_what_no_rule_of_the_day_limits_has_no_clock_and_says_so(kind, received, said):
    for today in (received, LATER):
        found = clocks_of(a_matter(kind, received), today)
        assert found.clocks == ()
        assert said in found.unlimited[-1]


def test_a_landlord_s_own_row_gives_care_a_clock():
    value = {"words": "Answer", "number": 20, "unit": "working days", "law": "Our own target", "paragraph": ""}
    own = read_row({
        "kind": "care_limit", "name": "answer", "value": value, "from_on": date(2026, 11, 1), "source": "Our policy",
        "checked_on": date(2026, 11, 1), "checked_by": "A manager", "sure": "A",
    })  # fmt: skip
    register = Register((*shipped().rows, own))
    found = clocks_of(a_matter(MatterKind.CARE, date(2026, 11, 2)), date(2026, 11, 2), register)

    assert [each.clock.due for each in found.clocks] == [date(2026, 11, 30)]


def test_only_to_acknowledge_personal_data_is_the_law_and_to_answer_it_our_own_target():
    found = clocks_of(a_matter(MatterKind.DATA_PROTECTION, date(2026, 6, 25)), LATER).clocks
    assert {each.row.limit: each.clock.rule.ours for each in found} == {"acknowledge": False, "answer": True}


@pytest.mark.parametrize(
    ("sent", "outcome"),
    [(date(2026, 7, 25), Outcome.MET), (date(2026, 7, 27), Outcome.MET), (date(2026, 7, 28), Outcome.LATE)],
)
def test_it_is_late_a_day_after_the_last_day_moved_to(sent, outcome):
    matter = a_matter(MatterKind.DATA_PROTECTION, date(2026, 6, 25), (MatterStepKind.ACKNOWLEDGED, sent))
    clock = clocks_of(matter, LATER).named("acknowledge")

    assert clock is not None
    assert clock.outcome is outcome


@pytest.mark.parametrize(
    ("today", "outcome"), [(date(2026, 7, 27), Outcome.RUNNING), (date(2026, 7, 28), Outcome.OVERDUE)]
)
def test_it_is_overdue_a_day_after_it(today, outcome):
    clock = clocks_of(a_matter(MatterKind.DATA_PROTECTION, date(2026, 6, 25)), today).named("acknowledge")

    assert clock is not None
    assert clock.outcome is outcome


def test_an_answer_says_that_we_have_it_too():
    matter = a_matter(MatterKind.DATA_PROTECTION, date(2026, 6, 25), (MatterStepKind.ANSWERED, date(2026, 7, 2)))

    assert [each.clock.outcome for each in clocks_of(matter, LATER).clocks] == [Outcome.MET, Outcome.MET]


@pytest.mark.parametrize(
    ("ended", "outcome"), [(date(2026, 7, 27), Outcome.NOT_RECORDED), (date(2026, 7, 28), Outcome.OVERDUE)]
)
def test_a_matter_that_was_withdrawn_stands_as_it_stood_that_day(ended, outcome):
    matter = a_matter(MatterKind.DATA_PROTECTION, date(2026, 6, 25), (MatterStepKind.WITHDRAWN, ended))
    found = clocks_of(matter, LATER)
    clock = found.named("acknowledge")

    assert clock is not None
    assert (clock.outcome, clock.open, found.next, matter.open) == (outcome, False, None, False)


def test_the_end_of_the_complaint_ends_no_matter():
    matter = a_matter(MatterKind.DATA_PROTECTION, date(2026, 6, 25))
    case = a_case(a_stage(1, responded_on=date(2026, 6, 30)), matters=(matter,), closed_on=date(2026, 7, 1))
    (found,) = matter_clocks(case, register=shipped(), today=date(2026, 7, 28), calendar=CALENDAR)

    assert found.next is not None
    assert found.next.outcome is Outcome.OVERDUE


def test_the_days_are_explained_one_by_one():
    clock = clocks_of(a_matter(MatterKind.DATA_PROTECTION, date(2026, 6, 25)), date(2026, 6, 25)).named("acknowledge")
    assert clock is not None
    lines = list(explain(clock, CALENDAR))

    assert lines[0] == (
        "Data Protection Act s164A: acknowledge the complaint about personal data within 30 calendar days of the day "
        "it is received."
    )
    assert "Saturday 25 July 2026: day 30." in lines
    assert "Monday 27 July 2026: day 32, the due date, as day 30 was a day off." in lines
    assert lines[-1].startswith("Due on Monday 27 July 2026")


@pytest.mark.parametrize(
    ("received", "sent", "said"),
    [
        (25, date(2026, 7, 24), "acknowledged after 29 calendar days; the limit is 30"),
        (25, date(2026, 7, 25), "acknowledged after 30 calendar days; the limit is 30"),
        (
            25,
            date(2026, 7, 27),
            "acknowledged after 32 calendar days; the limit is 30, and day 30 was a day off: the last day was Monday "
            "27 July 2026",
        ),
        (
            25,
            date(2026, 7, 28),
            "acknowledged after 33 calendar days; the limit is 30, and day 30 was a day off: the last day was Monday "
            "27 July 2026",
        ),
        (24, date(2026, 7, 25), "acknowledged after 31 calendar days; the limit is 30"),  # the thirtieth was a Friday
    ],
)
def test_it_is_said_why_more_days_than_the_limit_are_in_time(received, sent, said):
    matter = a_matter(MatterKind.DATA_PROTECTION, date(2026, 6, received), (MatterStepKind.ACKNOWLEDGED, sent))
    clock = clocks_of(matter, LATER).named("acknowledge")

    assert clock is not None
    assert because_of(clock) == said


@given(st.dates(date(2026, 6, 19), date(2028, 11, 20)))
def test_the_last_day_is_the_first_worked_from_the_thirtieth_on(received):
    last = due(MatterKind.DATA_PROTECTION, received)["acknowledge"]
    assert last is not None
    between = [received + timedelta(30 + n) for n in range((last - received).days - 30)]

    assert CALENDAR.is_working(last)
    assert last >= received + timedelta(30)
    assert not any(CALENDAR.is_working(day) for day in between)


@pytest.mark.parametrize(
    ("kind", "steps", "said"),
    [
        (MatterKind.CARE, (), "No record that the Care Quality Commission was told."),
        (MatterKind.CARE, (MatterStepKind.TOLD,), "No record that the Care Quality Commission was told."),
        (MatterKind.CARE, (MatterStepKind.ANSWERED,), "No record that the Care Quality Commission was told."),
        (MatterKind.CARE, (MatterStepKind.BODY_TOLD,), ""),
        (MatterKind.CARE, (MatterStepKind.MISTAKEN,), ""),
        (MatterKind.DATA_PROTECTION, (), ""),
    ],
)
def test_of_care_it_is_said_until_the_regulator_was_told(kind, steps, said):
    day = date(2026, 11, 25)
    assert clocks_of(a_matter(kind, day, *((step, day) for step in steps)), day).untold == said


def test_each_kind_names_bodies_that_the_register_knows():
    assert {kind: row.bodies for kind, row in MATTERS.items()} == {
        "data protection": ("ico",),
        "money advice": ("fos",),
        "care": ("lgsco", "cqc"),
    }
    known = shipped().in_force(BODIES, date(2026, 11, 24))
    assert all(body in known for row in MATTERS.values() for body in row.bodies)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("You shared my details with my ex", {"data protection": "shared my details"}),
        ("I asked for a Subject   Access request in May", {"data protection": "Subject   Access"}),
        ("The carers came late", {"care": "carers"}),
        ("I had money advice and the debt adviser was wrong", {"money advice": "money advice"}),
        ("My SAR and the care worker", {"data protection": "SAR", "care": "care worker"}),
        ("Take care with the sarcasm, and be careful", {}),
        (None, {}),
    ],
)
def test_words_that_may_mean_another_matter_are_pointed_out(said, found):
    assert matters_suggested(said) == found
