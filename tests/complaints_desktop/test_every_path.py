"""Whatever is done to a complaint, by whomever, on any day: it is done or refused in words, and the Code is kept."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from complaints_desktop.actions.table import FORMS
from complaints_desktop.case.case import find_case
from complaints_desktop.desk.judgement import clocks_of, point_clocks_of
from complaints_desktop.exchange.importing import Result, import_file
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.stages import NO_STAGE, StageFacts
from complaints_desktop.forms.about import SUBJECTS
from complaints_desktop.forms.form import Kind
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.rules import workflow
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.refusals import Refused
from db.terms import CaseKind
from tests.complaints_desktop.lived import ACTS, LETTERS, STAFF, Life, staffed
from tests.complaints_desktop.office import Office
from tests.complaints_desktop.reckoned import Reckoned, explained, reckon, reckon_points
from tests.complaints_desktop.ways import WAYS
from tests.thorough import some

BEGINNINGS = st.sampled_from([date(2025, 12, 23), date(2026, 4, 2), date(2024, 2, 29), date(2026, 7, 10)])
"""Before Christmas, before Good Friday, on a leap day, on a Friday."""
PASSING = st.sampled_from([1, 1, 3, 7, 7, 14, 30, 200, -1, -3, -400])
ODD = st.sampled_from(["", "n/a", ".", "2", "no", "31/12/2025", "1 Jan 2027", "29/2/2026", "The lift is stuck again"])
SPANS = st.lists(st.none() | st.integers(0, 30), min_size=9, max_size=9)
TOLD: Mapping[CaseKind, Mapping[str, object]] = {
    CaseKind.REQUEST: {"unhappy": False},
    CaseKind.COMPLIMENT: {"about_whom": "The plumber"},
    CaseKind.ENQUIRY: {"unhappy": False, "asked_by": "Councillor Bell"},
}
"""What has to be said of each kind."""
COLUMNS = (
    *("received_on", "acknowledged_on", "stage1_extension_notified_on", "stage1_due_extended_to"),
    *("stage1_responded_on", "escalated_on", "stage2_acknowledged_on", "stage2_responded_on", "closed_on"),
)
CLOCKS = ("acknowledge", "respond")


class EveryPath(RuleBasedStateMachine):
    """A complaint, or what it is before it is one, from its first day."""

    template: Path
    folder: Path
    numbers = count()
    done: ClassVar[Counter[str]] = Counter()
    """What was done, by its name, over all lives."""
    life: Life | None = None

    def begin(self, day: date) -> Path:
        """Open an office of its own on that day."""
        place = self.folder / str(next(self.numbers))
        place.mkdir()
        self.office = staffed(self.template, place, day)
        return place

    @initialize(
        day=BEGINNINGS,
        before=st.sampled_from([0, 1, 3, 20, 400]),
        kind=st.none() | st.none() | st.sampled_from(CaseKind),
        spans=st.none() | st.none() | SPANS,
    )
    def begins(self, day: date, before: int, kind: CaseKind | None, spans: list[int | None] | None) -> None:
        """Somebody complained, or asked or praised, today or before; or a complaint comes in from another program."""
        place, received = self.begin(day), day - timedelta(before)
        told = {"kind": str(kind), **TOLD[kind]} if kind else {}
        case_id = imported(self.office, place, received, spans) if spans and not kind else None
        self.life = Life(self.office, case_id or self.office.log(received, **told))

    @rule(days=PASSING)
    def wait(self, days: int) -> None:
        """Days pass, or the clock is set back."""
        if date(2023, 1, 1) < self.life.today + timedelta(days) < date(2028, 1, 1):
            self.life.move(days)

    @rule(name=st.sampled_from(list(STAFF)))
    def sit(self, name: str) -> None:
        """Another sits down."""
        self.life.sit(name)

    @rule(
        any_of=st.sampled_from([None, None, *ACTS]),
        index=st.integers(0, 40),
        which=st.integers(1, 3),
        field=st.integers(0, 12),
        odd=ODD,
        choice=st.integers(0, 5),
    )
    def act(self, any_of: str | None, index: int, which: int, field: int, odd: str, choice: int) -> None:
        """An act, most often one that may be done now, with something odd in a field or another choice of a list."""
        name = any_of or self.open_to(index)
        asks = list(FORMS[name].form.asks.items())
        said = {}
        if field < len(asks):
            key, asked = asks[field]
            choices = [each.key for each in asked.choices(self.life.case)] if asked.kind is Kind.CHOICE else []
            said[asked.key or key] = choices[choice] if choice < len(choices) else odd
        self.tried(name, said, which)

    def open_to(self, index: int) -> str:
        """Return an act that whoever sits here may do now."""
        may = workflow.allowed(self.life.case, self.life.office.desk.officer.role)
        names = [name for name in ACTS if FORMS[name].form.header.act in may] or ACTS
        return names[index % len(names)]

    @rule(kind=st.sampled_from(LETTERS))
    def letter(self, kind: str) -> None:
        """Any letter."""
        self.tried(kind)

    @rule(way=st.sampled_from(list(WAYS)))
    def go_on(self, way: str) -> None:
        """What a good officer does next: the acts of a way through the Code, and their letter."""
        for name, said, which in WAYS[way](self.life):
            self.tried(name, said, which)

    @precondition(lambda self: self.life and self.life.written)
    @rule()
    def take_back(self) -> None:
        """What was done last is taken back."""
        before, refused = self.written(), self.life.take_back()
        if refused is not None:
            assert self.written() == before
            in_words(refused)

    def tried(self, name: str, said: Mapping[str, str] | None = None, which: int = 0) -> None:
        """Do it: it is done, and the list says so; or it is refused in words, and nothing is written."""
        life, before = self.life, self.written()
        case, role = life.case, life.office.desk.officer.role
        is_letter = name in LETTERS
        act = letter_kind(name).act if is_letter else FORMS[name].form.header.act
        forbidden = workflow.refusal(case, role, act)
        if is_letter:
            refused = life.letter(name)
        else:
            there = SUBJECTS[FORMS[name].form.header.about](case)
            refused = life.act(name, said, str(which) if there and which else "")
        event(f"{name}: {refused.why if refused else 'done'}")
        if refused is None:
            self.done[f"{name} a point" if said and said.get("point") else name] += 1
            assert forbidden is None
            kept_in_list = life.listed()
            life.derive()
            assert life.listed() == kept_in_list
            return
        assert self.written() == before
        in_words(refused)
        if forbidden is not None:
            assert (refused.why, refused.paragraph) == (forbidden.why, forbidden.paragraph)

    def written(self) -> int:
        """Return how many changes are on record."""
        ((changes,),) = self.life.office.record.rows("SELECT count(*) FROM change")
        return changes

    @invariant()
    def the_code_is_kept(self) -> None:
        """Its clocks are those reckoned by another hand, and no rule is broken."""
        if self.life is None:
            return
        case, desk = self.life.case, self.life.office.desk
        found = [each for each in clocks_of(case, desk) if each.rule.clock in CLOCKS]
        assert [shown(each) for each in found] == list(reckon(case, desk.today))
        of_points = point_clocks_of(case, desk)
        assert [(each.point, shown(each)) for each in of_points] == list(reckon_points(case, desk.today))
        for clock in (*found, *of_points):
            explained(clock, desk.calendar)
        kept(case)

    def teardown(self) -> None:
        """Close the record."""
        if self.life is not None:
            self.life.office.record.close()


def shown(clock: Clock) -> Reckoned:
    """Return what the program says of a clock."""
    return Reckoned(clock.rule.stage, clock.rule.clock, clock.first_due, clock.due, clock.outcome.value)


def in_words(refused: Refused) -> None:
    """A refusal is a sentence somebody understands, and what to do."""
    assert refused.why[0].isupper() or refused.why[0] in "“0123456789", refused.why
    assert refused.do.rstrip("”").endswith((".", "?")), refused.do
    assert "Error" not in str(refused)


def kept(case: CaseFacts) -> None:
    """Hold the case to what the Code says of it, read from the facts alone."""
    assert [stage.number for stage in case.stages] in (([1], [1, 2]) if case.is_complaint else ([NO_STAGE],))
    sent = Counter((letter.stage, letter.kind.rpartition("-")[2]) for letter in case.letters)
    assert all(times == 1 for (_, what), times in sent.items() if what in ("acknowledgement", "response"))
    for stage in case.stages:
        if (stage.number, "response") in sent:
            answered(case, stage)
    first, second = case.stage(1), case.stage(2)
    if first and second and second.decider:
        assert second.decider != first.decider
        assert second.decider.id not in {each.officer.id for each in first.conflicts}


def answered(case: CaseFacts, stage: StageFacts) -> None:
    """An answer has its acknowledgement before it, somebody who decided, and a decision on every point."""
    days = [stage.received_on, stage.acknowledged_on, stage.responded_on]
    assert all(days)
    assert days == sorted(days)
    assert stage.decider is not None
    for point in case.points_at(stage.number):
        finding = point.finding(stage.number)
        said = finding and finding.decision and finding.reasons and finding.reference
        assert said or point.id in case.refused_at(stage.number)


def imported(office: Office, place: Path, received: date, spans: list[int | None]) -> str | None:
    """Bring in a complaint with these days between its events, where its row can be; return its id."""
    row, day = {"source_reference": "A1", "resident_name": "A Resident"}, received
    for column, days in zip(COLUMNS, spans, strict=True):
        if days is not None:
            day += timedelta(days)
            row[column] = day.isoformat()
    if "stage1_due_extended_to" in row:
        row["stage1_extension_reason"] = "A survey"
    path = place / "complaints.csv"
    path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n", encoding="utf-8")
    with office.working() as session:
        report, _ = import_file(session, office.desk, path)
        return find_case(session, "A1") if report.rows[0].result is Result.NEW else None


@pytest.mark.long
def test_every_path_is_done_or_refused_in_words_and_keeps_to_the_code(template: Path):
    with TemporaryDirectory() as folder:
        EveryPath.template, EveryPath.folder = template, Path(folder)
        run_state_machine_as_test(
            EveryPath,
            settings=settings(
                max_examples=some(6, 300),
                stateful_step_count=some(12, 50),
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    for seldom in ("direct", "accept", "direct a point", "accept a point"):
        assert EveryPath.done[seldom] >= some(0, 10), EveryPath.done
