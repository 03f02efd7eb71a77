"""What single duties are judged on and say: told days, changes, a Director, the checklist, another decision."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.facts.definition import PointChangeFacts, PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.investigation import ChecklistFacts, ConsulteeFacts
from complaints_desktop.rules.duties import Outcome, Verdict
from complaints_desktop.rules.duties.receipt import what_follows
from db.terms import Checked, Closing, Decision, PointChangeKind
from tests.complaints_desktop.facts import a_case, a_stage, an_extension
from tests.complaints_desktop.rules.test_duties import a_refusal
from tests.complaints_desktop.rules.test_duties_block import POINT, finding, ready, verdict, whole

DAY = date(2026, 3, 2)
GONE = {"responded_on": DAY}


@pytest.mark.parametrize(
    ("whom", "follows"),
    [
        ("", ""),
        (" ", ""),
        ("her MP", "Not ours: nothing starts until it reaches us (Code 3.2)."),
        (
            "the repairs line",
            "One of ours: it was a complaint that day, and treating it later is a failing (Code 1.3, 1.5).",
        ),
    ],
)
def test_it_is_said_what_follows_from_whom_they_told_first(whom, follows):
    assert what_follows(whom) == follows


TOLD = {"told_received_on": date(2026, 2, 27)}
WRONG = "the acknowledgement told them Friday 27 February 2026, and it was Monday 2 March 2026"
NO_MORE = "; no letter of this stage can tell them any more"


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (a_case(ready()), None),
        (a_case(ready(**TOLD, received_on=None)), None),
        (a_case(ready(**TOLD)), Verdict(Outcome.TO_DO, WRONG, "definition_changes")),
        (a_case(ready(**TOLD, **GONE)), Verdict(Outcome.NOT_RECORDED, WRONG, "definition_changes")),
        (
            a_case(ready(**TOLD), closed_on=DAY, closed_as=Closing.WITHDRAWN),
            Verdict(Outcome.NOT_RECORDED, WRONG + NO_MORE, "definition_changes"),
        ),
        (
            a_case(ready(**TOLD), ready(2)),
            Verdict(Outcome.NOT_RECORDED, WRONG + NO_MORE, "definition_changes"),
        ),
    ],
)
def test_a_corrected_day_of_receipt_is_told_while_a_letter_of_its_stage_can(case, expected):
    assert verdict(case, "receipt-told") == expected


def test_of_several_points_that_lack_something_the_first_is_where_to_begin():
    bare = [
        replace(POINT, id=f"p{n}", number=n, outcome_sought=None, responsibility=None, findings=()) for n in (1, 2, 3)
    ]
    case = whole(points=tuple(bare))
    assert verdict(case, "define") == Verdict(
        Outcome.TO_DO, "the outcome sought is missing for point 1, 2 and 3", "outcome_sought", "p1"
    )
    assert verdict(case, "responsible") == Verdict(
        Outcome.TO_DO, "whose responsibility is missing for point 1, 2 and 3", "responsibility", "p1"
    )
    found = replace(finding(), no_remedy_because=None)
    case = whole(points=tuple(replace(each, findings=(found,)) for each in bare))
    because = "point 1, 2 and 3 is upheld without a remedy or a reason why not"
    assert verdict(case, "remedy") == Verdict(Outcome.TO_DO, because, "remedy", "p1")


def changed(number: int, *told: date | None) -> PointFacts:
    """Return a point that was reworded, each time told on that day."""
    change = PointChangeFacts(
        id="change", kind=PointChangeKind.REWORDED, was="A leak", because="Clearer", changed_on=DAY
    )  # fmt: skip
    return replace(POINT, id=f"p{number}", number=number, changes=tuple(replace(change, told_on=day) for day in told))


EVERY = Verdict(Outcome.MET, "the resident was told of every change")


@pytest.mark.parametrize(
    ("case", "stage", "expected"),
    [
        (whole(), 1, None),
        (whole(points=()), 1, None),
        (whole(points=(changed(1, DAY), changed(2))), 1, EVERY),
        (whole(points=(changed(1),), withdrawn=(changed(2, DAY),)), 1, EVERY),
        (
            whole(points=(changed(1, DAY), changed(2, None)), withdrawn=(changed(3, None),)), 1,
            Verdict(Outcome.TO_DO, "the resident was not told what changed at point 2 and 3", "definition_changes"),
        ),
        (
            whole(ready(**GONE), points=(changed(1, None),)), 1,
            Verdict(Outcome.NOT_RECORDED, "the resident was not told what changed at point 1", "definition_changes"),
        ),
        (a_case(ready(), ready(2), points=(changed(1, DAY),)), 1, None),
        (a_case(ready(), ready(2), points=(changed(1, DAY),)), 2, EVERY),
    ],
)  # fmt: skip
def test_the_resident_is_told_of_every_change_at_the_stage_the_complaint_is_at(case, stage, expected):
    assert verdict(case, "changes", stage=stage) == expected


def consulted(*names: str) -> dict[str, object]:
    asked = ConsulteeFacts(id="c", name="", consulted_on=DAY, said=None)
    return {"consultees": tuple(replace(asked, name=each) for each in names)}


NO_DIRECTOR = "the case is complex, and no Director was consulted (our policy)"


@pytest.mark.parametrize(
    ("complex_", "stage", "expected"),
    [
        (None, {}, None),
        (False, {}, None),
        (False, consulted("The Director of Homes"), None),
        (True, {}, Verdict(Outcome.TO_DO, NO_DIRECTOR, "consultees")),
        (True, consulted("A surveyor"), Verdict(Outcome.TO_DO, NO_DIRECTOR, "consultees")),
        (True, {"acknowledged_on": None}, None),
        (True, GONE, None),
        (
            True, {**consulted("A surveyor", "The director of Homes"), "acknowledged_on": None},
            Verdict(Outcome.MET, "The director of Homes consulted"),
        ),
        (
            True, {**consulted("Director A", "DIRECTOR B"), **GONE},
            Verdict(Outcome.MET, "Director A and DIRECTOR B consulted"),
        ),
    ],
)  # fmt: skip
def test_the_director_is_consulted_on_a_complex_case_and_who_was_not_is_not_reproached_later(complex_, stage, expected):
    assert verdict(whole(ready(**stage), complex=complex_), "director") == expected


LINE = ChecklistFacts(line="gap", words="The gap")
DONE = replace(LINE, line="list", words="The list", answer=Checked.DONE)
WAITS, LAST = replace(LINE, line="visit", words="The visit"), replace(LINE, line="log", words="The log")


@pytest.mark.parametrize(
    ("lines", "stage", "expected"),
    [
        ((), {}, None),
        ((LINE,), {"acknowledged_on": None}, None),
        ((LINE,), {}, Verdict(Outcome.TO_DO, "1 line without an answer or a reason: The gap", "checklist", "gap")),
        (
            (DONE, WAITS, LINE, LAST), {},
            Verdict(Outcome.TO_DO, "3 lines without an answer or a reason: The visit", "checklist", "visit"),
        ),
        (
            (DONE, replace(LINE, answer=Checked.OPEN, because="On Friday")), {},
            Verdict(Outcome.MET, "2 lines answered, or open with a reason"),
        ),
        ((LINE, WAITS), GONE, None),
        (
            (DONE, WAITS), GONE,
            Verdict(Outcome.NOT_RECORDED, "1 line without an answer or a reason: The visit", "checklist", "visit"),
        ),
    ],
)  # fmt: skip
def test_the_checklist_names_the_first_line_that_waits_and_asks_nothing_of_what_nobody_began(lines, stage, expected):
    assert verdict(whole(ready(checklist=lines, **stage)), "checklist") == expected


def decided(decision: Decision | None, because: str | None = None) -> FindingFacts:
    return replace(finding(2), decision=decision, changed_because=because)


EACH = Verdict(Outcome.MET, "each point has a decision, reasons and what they rest on")
UNEXPLAINED = Verdict(
    Outcome.TO_DO, "point 1 has another decision than at stage 1, and not why", "findings", POINT.id
)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Decision.UPHELD, decided(Decision.UPHELD), EACH),
        (Decision.UPHELD, decided(Decision.NOT_UPHELD), UNEXPLAINED),
        (Decision.UPHELD, decided(Decision.NOT_UPHELD, "The log was found"), EACH),
        (None, decided(Decision.NOT_UPHELD), EACH),
        ("nothing", decided(Decision.NOT_UPHELD), EACH),
    ],
)
def test_another_decision_than_at_stage_1_says_why(first, second, expected):
    before = () if first == "nothing" else (replace(finding(1), decision=first),)
    points = (replace(POINT, findings=(*before, second)),)
    case = a_case(replace(ready(), responded_on=DAY), ready(2), points=points)
    assert verdict(case, "decide", stage=2) == expected
    unanswered = a_case(ready(), ready(2), points=points)
    assert verdict(unanswered, "decide", stage=2) == EACH


def test_a_decision_of_stage_1_is_held_against_no_other():
    found = (finding(1), replace(finding(2), decision=Decision.NOT_UPHELD))
    assert verdict(a_case(ready(), ready(2), points=(replace(POINT, findings=found),)), "decide") == EACH


@pytest.mark.parametrize(
    ("to", "because"),
    [
        ((20,), "reasons given to the resident in time"),
        ((20, 23), "reasons given to the resident in time; a stage extended again is outside the standard"),
    ],
)
def test_a_stage_extended_again_is_said_to_be_outside_the_standard(to, because):
    longer = tuple(an_extension(date(2026, 3, day), notified_on=DAY) for day in to)
    assert verdict(whole(ready(extensions=longer)), "extension") == Verdict(Outcome.MET, because)


def test_what_was_overdue_when_it_was_refused_runs_anew_until_it_is_done_and_is_late_then():
    stage = a_stage(received_on=DAY, refused_on=date(2026, 3, 10), directed_on=date(2026, 3, 16))
    for acknowledged, outcome in ((None, Outcome.RUNNING), (date(2026, 3, 16), Outcome.LATE)):
        found = verdict(a_case(replace(stage, acknowledged_on=acknowledged)), "acknowledge", date(2026, 3, 16))
        assert found is not None
        assert found.outcome is outcome


def test_a_refused_stage_still_lacks_its_day_of_receipt_and_the_approval_of_its_refusal():
    told = a_refusal(refused_on=DAY)
    case = a_case(a_stage(refused_on=DAY), refusals=(told,), closed_on=DAY, closed_as=Closing.REFUSED)
    for key in ("received", "refuse", "refusal-letter"):
        found = verdict(case, key)
        assert found is not None, key
        assert found.outcome is Outcome.NOT_RECORDED
    assert verdict(case, "define") is None
