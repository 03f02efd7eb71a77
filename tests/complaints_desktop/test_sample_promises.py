"""How sample promises went: the same seed draws the same; a miss has causes that show, and a record that says so."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from complaints_desktop.forms.choices import listed
from complaints_desktop.rules.on_time import ATTEMPTS
from complaints_desktop.sample.cases import stock
from complaints_desktop.sample.courses import CAUSES, Course, Courses
from complaints_desktop.sample.promises import WHY, PromiseRows
from complaints_desktop.sample.team import SampleTeam
from db.model import Base, Chase, Commitment, CommitmentUpdate, LevelAnswer, Miss, ResidentAnswer, SignOff, table_of
from db.terms import EvidenceKind

MADE_ON = date(2026, 3, 26)
WORDS = stock().words
TEAM = SampleTeam("team", ("handler",), owners={name: name for name in WORDS["owners"]}, leaders=("leader", "manager"))


def drawn(number: int, seed: int = 1) -> list[Course]:
    courses = Courses(Random(seed), WORDS)
    return [courses.draw(courses.random.choice(WORDS["promises"]), MADE_ON) for _ in range(number)]


def rows(course: Course, today: date, seed: int = 1) -> list[tuple[type[Base], dict[str, object]]]:
    made = PromiseRows(case_id="c", handler="handler", team=TEAM, today=today, random=Random(seed), course=course)
    return list(made.rows())


def test_the_same_seed_draws_the_same_promises_and_another_draws_others():
    assert drawn(50) == drawn(50) != drawn(50, seed=2)
    for course in drawn(20):
        names = {"id", "commitment_id"}
        first, second = (
            [{k: v for k, v in row.items() if k not in names} for _, row in rows(course, date(2026, 5, 1))]
            for _ in range(2)
        )
        assert first == second


def test_a_promise_goes_in_the_order_of_its_days_and_is_late_where_it_is_missed():
    for each in drawn(500):
        assert each.promised_on <= each.started_on <= each.done_on
        assert each.promised_on < each.arranged_on <= each.done_on
        assert all(each.promised_on < day < each.done_on for day in each.attempts)
        assert (each.done_on > each.due_on) is each.missed
        assert each.moved_on is None or each.promised_on < each.moved_on <= each.first_due_on < each.due_on


def test_who_keeps_dates_badly_and_what_befell_a_promise_show_among_its_misses():
    found = drawn(3_000)

    def share(which: list[Course]) -> float:
        return sum(each.missed for each in which) / len(which)

    bad = max(WORDS["contractors"], key=lambda each: each["late"])["name"]
    assert share([each for each in found if each.contractor == bad]) > 2 * share(found)
    assert share([each for each in found if each.attempts]) > share([each for each in found if not each.attempts])
    assert set(Counter(each.because for each in found if each.missed)) == set(CAUSES)


def test_the_causes_are_those_of_the_list_and_each_says_how_it_came_about():
    assert {cause for cause, _ in CAUSES.values()} <= {each.value for each in listed("miss_causes")}
    assert WHY.keys() == CAUSES.keys()


@pytest.mark.parametrize("days", [0, 20, 200])
def test_nothing_is_on_record_of_a_day_that_has_not_come_and_every_row_fills_its_table(days: int):
    today, fields = MADE_ON + timedelta(days), dict[type[Base], set[str]]()
    for number, course in enumerate(drawn(300)):
        for entity, row in rows(course, today, seed=number):
            assert set(row) <= set(table_of(entity).columns.keys())
            assert fields.setdefault(entity, set(row)) == set(row)
            said = [
                row[name] for name in row if name in {"completed_on", "update_on", "chased_on", "said_on", "asked_on"}
            ]
            assert all(day is None or day <= today for day in said)  # type: ignore[operator]
            assert entity is not Miss or len(course.attempts) < ATTEMPTS
    after = {CommitmentUpdate, Chase, LevelAnswer, Miss, ResidentAnswer, SignOff}
    assert set(fields) == ({Commitment, *after} if days == 200 else {Commitment} if not days else set(fields))


def test_what_is_kept_is_shown_by_a_reference_or_by_what_the_resident_said():
    kept = (rows(each, date(2027, 1, 1), seed=number)[0][1] for number, each in enumerate(drawn(100)))
    shown = Counter(row["evidence_kind"] for row in kept)
    assert shown.keys() <= {EvidenceKind.REFERENCE.value, EvidenceKind.RESIDENT.value, None}
    assert min(shown[EvidenceKind.REFERENCE.value], shown[EvidenceKind.RESIDENT.value]) > 10
