"""What the Code asks, row by row: to do, met, and "not recorded" once the stage has gone by."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.investigation import ConflictFacts, EvidenceFacts
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.facts.people import AdjustmentFacts
from complaints_desktop.facts.refusals import ApprovalFacts, RefusalFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import clocks
from complaints_desktop.rules.duties import DUTIES, DutyState, Outcome, blocking, duties
from complaints_desktop.rules.duties.receipt import not_ours
from db.terms import Closing, Decision, EvidenceResult, Hazard, Judgement, MoneyKind, Responsibility
from tests.complaints_desktop.facts import OFFICER, RESIDENT, a_case, a_letter, a_promise, a_stage, an_extension
from tests.tables import each_row

CALENDAR = working_calendar()
DAY = date(2026, 3, 2)
POINT = PointFacts(
    id="point",
    number=1,
    text="The leak",
    outcome_sought="Mend it",
    responsibility=Responsibility.OURS,
    responsible_body=None,
)
FINDING = FindingFacts(
    id="finding", stage=1, decision=Decision.UPHELD, reasons="Because", reference="Policy 1", no_remedy_because=None
)
OPEN = a_stage(received_on=DAY, acknowledged_on=DAY)
GONE = replace(OPEN, responded_on=DAY)


def declared(*, conflict: bool, measures: str | None = None) -> CaseFacts:
    declaration = ConflictFacts(officer=OFFICER, declared_on=DAY, conflict=conflict, measures=measures)
    return a_case(replace(OPEN, conflicts=(declaration,)))


def weighed(result: EvidenceResult) -> CaseFacts:
    photos = EvidenceFacts(id="e", item="Photos", result=result, checked_on=DAY, note=None)
    return a_case(replace(OPEN, evidence=(photos,)))


MONEY = OfferFacts(id="o", point_id="point", kind=MoneyKind.TIME, pence=1, because=None, offered_on=None, paid_on=None)


def judged(case: CaseFacts, key: str, today: date = DAY, stage: int = 1) -> DutyState | None:
    found = duties(case, clocks(case, today=today, calendar=CALENDAR), today=today)
    return next((state for state in found if state.duty.key == key and state.stage == stage), None)


def outcome(case: CaseFacts, key: str, today: date = DAY) -> Outcome | None:
    state = judged(case, key, today)
    return state.verdict.outcome if state else None


@each_row(
    ("key", "lacking", "meeting"),
    [
        ("define", a_case(OPEN), a_case(OPEN, points=(POINT,))),
        ("define", a_case(OPEN, points=(replace(POINT, outcome_sought=None),)), a_case(OPEN, points=(POINT,))),
        ("responsible", a_case(OPEN, points=(replace(POINT, responsibility=None),)), a_case(OPEN, points=(POINT,))),
        (
            "assess",
            a_case(OPEN, hazard=Hazard.NONE, vulnerable=False),
            a_case(OPEN, hazard=Hazard.NONE, vulnerable=False, complex=False),
        ),
        (
            "conflict",
            a_case(OPEN),
            a_case(
                replace(
                    OPEN, conflicts=(ConflictFacts(officer=OFFICER, declared_on=DAY, conflict=False, measures=None),)
                )
            ),
        ),
        (
            "conflict",
            a_case(
                replace(
                    OPEN, conflicts=(ConflictFacts(officer=OFFICER, declared_on=DAY, conflict=True, measures=None),)
                )
            ),
            a_case(
                replace(OPEN, conflicts=(ConflictFacts(officer=OFFICER, declared_on=DAY, conflict=True, measures="x"),))
            ),
        ),
        (
            "evidence",
            a_case(
                replace(
                    OPEN,
                    evidence=(
                        EvidenceFacts(id="e", item="Photos", result=EvidenceResult.ASKED, checked_on=DAY, note=None),
                    ),
                )
            ),
            a_case(
                replace(
                    OPEN,
                    evidence=(
                        EvidenceFacts(id="e", item="Photos", result=EvidenceResult.SEEN, checked_on=DAY, note=None),
                    ),
                )
            ),
        ),
        ("decide", a_case(OPEN, points=(POINT,)), a_case(OPEN, points=(replace(POINT, findings=(FINDING,)),))),
        (
            "decide",
            a_case(OPEN, points=(replace(POINT, findings=(replace(FINDING, reference=None),)),)),
            a_case(OPEN, points=(replace(POINT, findings=(FINDING,)),)),
        ),
        (
            "remedy",
            a_case(OPEN, points=(replace(POINT, findings=(FINDING,)),)),
            a_case(OPEN, points=(replace(POINT, findings=(FINDING,)),), commitments=(a_promise(point_id="point"),)),
        ),
        (
            "remedy",
            a_case(OPEN, points=(replace(POINT, findings=(FINDING,)),)),
            a_case(OPEN, points=(replace(POINT, findings=(replace(FINDING, no_remedy_because="none asked"),)),)),
        ),
        (
            "remedy",
            a_case(OPEN, points=(replace(POINT, findings=(FINDING,)),)),
            a_case(
                replace(
                    OPEN,
                    offers=(MONEY,),
                ),
                points=(replace(POINT, findings=(FINDING,)),),
            ),
        ),
    ],
)
def test_a_duty_is_to_do_until_it_is_met(key, lacking, meeting):
    assert outcome(lacking, key) is Outcome.TO_DO
    assert outcome(meeting, key) is Outcome.MET


@pytest.mark.parametrize("key", ["define", "conflict", "evidence"])
def test_what_was_not_written_down_before_the_answer_is_not_recorded(key):
    assert outcome(a_case(GONE), key) is Outcome.NOT_RECORDED


def test_a_point_not_upheld_needs_no_remedy():
    finding = replace(FINDING, decision=Decision.NOT_UPHELD)
    assert judged(a_case(OPEN, points=(replace(POINT, findings=(finding,)),)), "remedy") is None


@pytest.mark.parametrize(("today", "expected"), [(date(2026, 6, 1), Outcome.MET), (date(2026, 6, 2), Outcome.OVERDUE)])
def test_an_adjustment_is_reviewed_by_its_day(today, expected):
    agreed = AdjustmentFacts(id="a", kind="large print", detail=None, agreed_on=DAY, review_on=date(2026, 6, 1))
    assert outcome(a_case(OPEN, resident=replace(RESIDENT, adjustments=(agreed,))), "adjust", today) is expected


def test_of_two_adjustments_to_review_the_first_is_gone_to():
    first = AdjustmentFacts(id="a", kind="large print", detail=None, agreed_on=DAY, review_on=date(2026, 6, 1))
    both = (first, replace(first, id="b", kind="interpreter"))
    state = judged(a_case(OPEN, resident=replace(RESIDENT, adjustments=both)), "adjust", date(2026, 6, 2))
    assert state is not None
    assert (state.verdict.because, state.verdict.about) == (
        "the review of large print and interpreter is overdue",
        "a",
    )


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2026, 2, 2), Outcome.RUNNING), (date(2026, 2, 3), Outcome.OVERDUE)]
)
def test_an_open_promise_is_overdue_the_day_after_its_date(today, expected):
    assert outcome(a_case(GONE, commitments=(a_promise(),)), "promises", today) is expected


@pytest.mark.parametrize(
    ("facts", "expected", "said"),
    [
        ({"notified_on": date(2026, 3, 16)}, Outcome.MET, "in time"),
        ({"notified_on": date(2026, 3, 17)}, Outcome.NOT_MET, "told on Tuesday 17 March 2026, after the due date"),
        ({"notified_on": date(2026, 3, 16), "reason": None}, Outcome.NOT_RECORDED, "its reason is not recorded"),
        ({"notified_on": None}, Outcome.NOT_RECORDED, "told of it is not recorded"),
        ({"notified_on": date(2026, 3, 16), "due_on": date(2026, 3, 31)}, Outcome.NOT_MET, "it counts to Monday 30"),
    ],
)
def test_an_extension_has_its_reason_is_told_by_the_due_date_and_keeps_to_its_cap(facts, expected, said):
    extension = replace(an_extension(date(2026, 3, 30)), **facts)
    state = judged(a_case(replace(OPEN, extensions=(extension,))), "extension", date(2026, 3, 18))
    assert state is not None
    assert state.verdict.outcome is expected
    assert said in state.verdict.because


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("the repairs line", Outcome.NOT_MET),
        ("our Ombudsman officer", Outcome.NOT_MET),
        ("their MP", Outcome.MET),
        ("Councillor Shah", Outcome.MET),
        ("Citizens Advice", Outcome.MET),
        (None, Outcome.NOT_RECORDED),
    ],
)
def test_a_complaint_is_recognised_when_it_is_first_voiced_to_one_of_ours(whom, expected):
    told = {"expressed_on": date(2026, 2, 23), "expressed_to": whom}
    state = judged(a_case(OPEN, **told), "recognise")
    assert state is not None
    assert (state.paragraph, state.verdict.outcome) == ("1.3", expected)
    assert state.verdict.because.startswith("recognised after 5 working days: first said on Monday 23 February 2026")


def test_118_days_of_one_published_decision_are_a_duty_of_their_own():
    stage = a_stage(received_on=date(2024, 7, 1), acknowledged_on=date(2024, 7, 5))
    case = a_case(stage, expressed_on=date(2024, 1, 11), expressed_to="the contact centre")
    state = judged(case, "recognise", date(2024, 8, 1))
    assert state is not None
    assert state.verdict.because.startswith("recognised after 118 working days")
    assert outcome(case, "acknowledge", date(2024, 8, 1)) is Outcome.MET


@pytest.mark.parametrize("said_on", [DAY, None])
def test_a_complaint_voiced_on_the_day_it_was_received_raises_no_duty_to_recognise_it(said_on):
    assert judged(a_case(OPEN, expressed_on=said_on), "recognise") is None


def test_a_first_expression_is_not_called_a_receipt():
    case = a_case(a_stage(), expressed_on=DAY)
    state = judged(case, "received")
    assert state is not None
    assert state.verdict.outcome is Outcome.TO_DO
    assert state.verdict.because.endswith("counted from the day it was first said, Monday 2 March 2026")


@pytest.mark.parametrize(("refused_on", "expected"), [(2, Outcome.MET), (3, Outcome.LATE)])
def test_what_was_overdue_when_it_was_refused_is_late_also_where_the_direction_was_acknowledged_in_time(
    refused_on, expected
):
    directed = {"directed_on": date(2026, 4, 28), "acknowledged_on": date(2026, 4, 28)}
    case = a_case(a_stage(received_on=date(2026, 3, 26), refused_on=date(2026, 4, refused_on), **directed))
    state = judged(case, "acknowledge", date(2026, 4, 28))
    assert state is not None
    assert state.verdict.outcome is expected


@pytest.mark.parametrize(
    ("closed", "expected", "said"),
    [
        (date(2026, 3, 17), Outcome.OVERDUE, "and not answered when it was closed on Tuesday 17 March 2026"),
        (date(2026, 3, 16), Outcome.NOT_RECORDED, "had not passed"),
    ],
)
def test_a_withdrawn_case_keeps_what_was_overdue_and_says_so(closed, expected, said):
    state = judged(a_case(OPEN, closed_on=closed, closed_as=Closing.WITHDRAWN), "respond", date(2026, 9, 1))
    assert state is not None
    assert state.verdict.outcome is expected
    assert said in state.verdict.because


def test_updates_are_agreed_when_the_answer_is_outside_the_codes_time():
    late = date(2026, 3, 17)
    assert outcome(a_case(OPEN), "updates", date(2026, 3, 16)) is None
    assert outcome(a_case(OPEN), "updates", late) is Outcome.TO_DO
    assert outcome(a_case(OPEN, updates_agreed="Phone, Fridays"), "updates", late) is Outcome.MET


def test_the_letter_is_met_by_one_issued_here_and_not_recorded_for_one_sent_elsewhere():
    letter = a_letter("stage1-response", DAY)
    assert outcome(a_case(GONE), "letter") is Outcome.NOT_RECORDED
    assert outcome(a_case(GONE, letters=(letter,)), "letter") is Outcome.MET


def test_an_unacknowledged_case_without_a_definition_cannot_be_acknowledged():
    case = a_case(a_stage(received_on=DAY))
    found = duties(case, clocks(case, today=DAY, calendar=CALENDAR), today=DAY)
    assert [state.duty.key for state in blocking(found, Act.ACKNOWLEDGE, 1)] == ["define"]


def test_stage_2_duties_name_the_paragraphs_of_stage_2():
    case = a_case(a_stage(), a_stage(2, received_on=DAY))
    state = judged(case, "respond", stage=2)
    assert state is not None
    assert state.paragraph == "6.14"


def test_no_duty_stands_twice_in_the_table():
    assert len({duty.key for duty in DUTIES}) == len(DUTIES)


def test_an_answer_that_waits_for_its_acknowledgement_is_running_and_asks_nothing_yet():
    case = a_case(a_stage(received_on=DAY))
    assert outcome(case, "respond") is Outcome.RUNNING
    assert outcome(case, "respond", date(2026, 3, 24)) is Outcome.OVERDUE


def test_an_answer_given_without_a_recorded_acknowledgement_cannot_be_judged():
    assert outcome(a_case(a_stage(received_on=DAY, responded_on=DAY)), "respond") is Outcome.NOT_RECORDED


@each_row(
    "whom",
    [
        *("Ann Lee MP", "their MPs", "the Member of Parliament", "the councillors", "Cllr Shah", "the Mayor"),
        *("the Ombudsman", "an advocate", "the advocacy service", "a solicitor", "her lawyer", "Citizens’ Advice"),
        *("Citizens Advice", "Shelter", "a newspaper", "the press", "a journalist", "her GP", "the doctor", "police"),
    ],
)
def test_who_does_not_work_for_us_is_known_by_a_word(whom):
    assert not_ours(whom)


@pytest.mark.parametrize("whom", ["our Ombudsman officer", "the Ombudsman team", "Ombudsman liaison", "the compress"])
def test_who_works_for_us_is_ours_though_the_word_sounds_like_it(whom):
    assert not not_ours(whom)


def a_refusal(**facts):
    """Return a refusal at stage 1 that the officer proposed."""
    given = dict.fromkeys(("point_id", "issue_on", "aware_on", "filed_on", "evidence", "discretion", "safety"))
    given |= {"id": "refusal", "stage": 1, "ground": "a claim", "reasons": "The leak is at court", "proposed_on": DAY}
    given |= {"proposed_by": OFFICER, "refused_on": None, "dropped_on": None, "directed_on": None, "directed_by": None}
    given |= dict.fromkeys(("taken_back_on", "taken_back_because", "taken_back_by"))
    return RefusalFacts(**{**given, **facts})


def said(judgement, by, because=None):
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    return ApprovalFacts(judgement=judgement, because=because, approved_by=by, approved_on=DAY, recorded_at=at)


HEAD = replace(OFFICER, id="head", name="A Head")
APPROVED, BACK = said(Judgement.APPROVED, HEAD), said(Judgement.SENT_BACK, HEAD, "Say why")


@pytest.mark.parametrize(
    ("approvals", "expected", "because"),
    [
        ((), Outcome.TO_DO, "nobody else has approved it"),
        ((APPROVED,), Outcome.MET, "approved by A Head"),
        ((BACK, APPROVED), Outcome.MET, "approved by A Head"),
        ((APPROVED, BACK), Outcome.TO_DO, "sent back: Say why"),
        ((said(Judgement.APPROVED, OFFICER),), Outcome.TO_DO, "nobody else has approved it"),
    ],
)
def test_a_refusal_wants_the_approval_of_somebody_else_and_the_last_word_counts(approvals, expected, because):
    state = judged(a_case(OPEN, refusals=(a_refusal(approvals=approvals),)), "refuse")
    assert state is not None
    assert (state.verdict.outcome, state.verdict.because) == (expected, because)


def test_a_refusal_that_was_dropped_asks_nothing():
    dropped = a_case(OPEN, refusals=(a_refusal(dropped_on=DAY),))
    assert all(judged(dropped, key) is None for key in ("refuse", "discretion", "refusal-letter"))


def test_a_refusal_is_explained_by_its_letter_and_one_without_is_not_recorded():
    proposed = a_case(OPEN, refusals=(a_refusal(approvals=(APPROVED,)),))
    assert outcome(proposed, "refusal-letter") is Outcome.TO_DO
    gone = replace(OPEN, refused_on=DAY)
    told = a_refusal(approvals=(APPROVED,), refused_on=DAY)
    assert outcome(a_case(gone, refusals=(told,)), "refusal-letter") is Outcome.NOT_RECORDED
    assert outcome(a_case(gone), "refusal-letter") is Outcome.NOT_RECORDED
    sent = (a_letter("stage1-refusal", DAY),)
    assert outcome(a_case(gone, refusals=(told,), letters=sent), "refusal-letter") is Outcome.MET


def test_discretion_is_considered_where_a_complaint_is_refused_for_its_age():
    assert judged(a_case(OPEN, refusals=(a_refusal(),)), "discretion") is None
    aged = a_case(OPEN, refusals=(a_refusal(aware_on=DAY, discretion="Nobody was ill"),))
    assert outcome(aged, "discretion") is Outcome.MET


@pytest.mark.parametrize(("days", "acknowledge"), [(0, None), (1, Outcome.OVERDUE)])
def test_what_was_refused_owes_no_acknowledgement_or_answer_but_stays_overdue_where_it_was(days, acknowledge):
    refused_on = date(2026, 3, 9) + timedelta(days)
    stage = a_stage(received_on=DAY, refused_on=refused_on)
    case = a_case(stage, closed_on=refused_on, closed_as=Closing.REFUSED)
    found = duties(case, clocks(case, today=refused_on, calendar=CALENDAR), today=refused_on)
    assert outcome(case, "acknowledge", refused_on) is acknowledge
    assert not {state.duty.key for state in found} & {"respond", "define", "assess", "learn"}
    assert outcome(case, "refusal-letter", refused_on) is Outcome.NOT_RECORDED
