"""The table of duties, written out by hand from the Code, and what each of them stops at which stage."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.investigation import ConflictFacts, EvidenceFacts
from complaints_desktop.facts.not_loaded import NotLoaded
from complaints_desktop.facts.people import AdjustmentFacts, PersonFacts
from complaints_desktop.facts.restrictions import RestrictionFacts, RestrictionReviewFacts
from complaints_desktop.facts.stages import NO_STAGE, StageFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import clocks
from complaints_desktop.rules.duties import DUTIES, DutyState, Outcome, Verdict, blocking, duties
from complaints_desktop.rules.duties.receipt import RECEIVED
from db.terms import Closing, CommitmentState, Decision, EvidenceResult, Hazard, Responsibility, Reviewed
from tests.complaints_desktop.facts import OFFICER, RESIDENT, a_case, a_promise, a_stage, an_extension
from tests.tables import each_row

CALENDAR = working_calendar()
DAY = date(2026, 3, 2)
ISSUE, ANSWER, END, NOTHING = {Act.ACKNOWLEDGE, Act.RESPOND}, {Act.RESPOND}, {Act.CLOSE}, set[Act]()

TABLE = [
    # key, stage 1, stage 2, the act that meets it, the acts it stops, whether the letter has a hole without it
    ("own", "", "", Act.ALLOCATE, NOTHING, False),
    ("tell", "", "", Act.TELL_NEXT_STEP, NOTHING, False),
    ("look-again", "", "", Act.REVIEW_REQUEST, NOTHING, False),
    ("choice", "", "", Act.OFFER_CHOICE, {Act.PASS_ON, Act.ANSWER_ENQUIRY, Act.END_REQUEST}, False),
    ("received", "3.2", "6.11", Act.CORRECT, ISSUE, False),
    ("recognise", "1.3", "1.3", Act.CORRECT, NOTHING, False),
    ("late-request", "", "5.11", Act.REQUEST, NOTHING, False),
    ("reviewer", "", "6.13", Act.ALLOCATE, ISSUE, False),
    ("refuse", "2.1", "5.11", Act.APPROVE, NOTHING, False),
    ("discretion", "2.3", "2.3", Act.REFUSE, NOTHING, False),
    ("refusal-letter", "2.4", "2.4", Act.REFUSE, NOTHING, False),
    ("acknowledge", "6.2", "6.11", Act.ACKNOWLEDGE, NOTHING, False),
    ("define", "5.6", "5.6", Act.DEFINE, ISSUE, True),
    ("responsible", "5.7", "5.7", Act.DEFINE, ISSUE, True),
    ("changes", "6.8", "6.8", Act.TELL_CHANGE, ANSWER, False),
    ("receipt-told", "6.2", "6.11", Act.TELL_CHANGE, ANSWER, False),
    ("assess", "6.1", "", Act.ASSESS, NOTHING, False),
    ("director", "6.1", "6.20", Act.CHECK, NOTHING, False),
    ("adjust", "5.10", "5.10", Act.NEEDS, NOTHING, False),
    ("restrictions", "5.14", "5.14", Act.REVIEW_RESTRICTION, NOTHING, False),
    ("conflict", "5.8", "5.8", Act.CHECK, ANSWER, False),
    ("evidence", "5.8", "5.8", Act.CHECK, ANSWER, False),
    ("checklist", "5.8", "5.8", Act.CHECK, NOTHING, False),
    ("decide", "6.7", "6.18", Act.FIND, ANSWER, True),
    ("remedy", "7.1", "7.1", Act.PROMISE, ANSWER, True),
    ("respond", "6.3", "6.14", Act.RESPOND, NOTHING, False),
    ("extension", "6.4", "6.15", Act.EXTEND, NOTHING, False),
    ("updates", "5.9", "5.9", Act.CONTACT, NOTHING, False),
    ("letter", "6.9", "6.19", Act.RESPOND, NOTHING, False),
    ("promises", "6.6", "6.17", Act.UPDATE_COMMITMENT, NOTHING, False),
    ("learn", "9.1", "9.1", Act.CLOSE, END, False),
]


def test_the_duties_are_those_of_the_code_in_this_order():
    found = [
        (each.key, each.paragraphs.get(1, ""), each.paragraphs.get(2, ""), each.act, set(each.blocks), each.in_letter)
        for each in DUTIES
    ]
    assert found == TABLE


def test_of_what_is_no_complaint_the_code_asks_this():
    asked = {each.key: each.paragraphs[NO_STAGE] for each in DUTIES if NO_STAGE in each.paragraphs}
    assert asked == {
        "own": "1.4", "tell": "1.4", "look-again": "1.4", "choice": "1.3", "adjust": "5.10", "restrictions": "5.14",
        "promises": "7.3",
    }  # fmt: skip


def test_a_stage_the_code_does_not_know_has_no_paragraph():
    found = [DutyState(RECEIVED, stage, Verdict(Outcome.MET, "")) for stage in (0, 1, 2, 3)]
    assert [each.paragraph for each in found[1:3]] == ["3.2", "6.11"]
    for unknown in (found[0], found[3]):
        with pytest.raises(KeyError):
            _ = unknown.paragraph


def finding(stage: int = 1) -> FindingFacts:
    return FindingFacts(
        id=f"f{stage}", stage=stage, decision=Decision.UPHELD, reasons="We came late", reference="Repairs policy 4",
        no_remedy_because="It was put right in March",
    )  # fmt: skip


POINT = PointFacts(
    id="point", number=1, text="The leak", outcome_sought="Mend it", responsibility=Responsibility.OURS,
    responsible_body=None, findings=(finding(1), finding(2)),
)  # fmt: skip
NO_CONFLICT = ConflictFacts(officer=OFFICER, declared_on=DAY, conflict=False, measures=None)
PHOTOS = EvidenceFacts(id="e", item="Photos", result=EvidenceResult.SEEN, checked_on=DAY, note=None)


def ready(number: int = 1, **lacking: object) -> StageFacts:
    """Return a stage that may be answered, but for what is `lacking`."""
    have: dict[str, object] = {"received_on": DAY, "acknowledged_on": DAY, "evidence": (PHOTOS,)}
    return a_stage(number, **{**have, "conflicts": (NO_CONFLICT,), **lacking})


def whole(stage: StageFacts | None = None, **lacking: object) -> CaseFacts:
    return a_case(*([stage] if stage else [ready()]), **{"points": (POINT,), **lacking})


def states(case: CaseFacts, today: date = DAY) -> tuple[DutyState, ...]:
    return duties(case, clocks(case, today=today, calendar=CALENDAR), today=today)


def stops(case: CaseFacts, act: Act, stage: int = 1) -> list[str]:
    return [state.duty.key for state in blocking(states(case), act, stage)]


def verdict(case: CaseFacts, key: str, today: date = DAY, stage: int = 1) -> Verdict | None:
    return next((each.verdict for each in states(case, today) if (each.duty.key, each.stage) == (key, stage)), None)


def point(**changes: object) -> tuple[PointFacts, ...]:
    return (replace(POINT, **changes),)  # type: ignore[arg-type]


LACKING = {
    "the day it was received": (whole(ready(received_on=None)), ["received"], ["received"]),
    "any point": (whole(points=()), ["define"], ["define"]),
    "the outcome sought": (whole(points=point(outcome_sought="")), ["define"], ["define"]),
    "whose responsibility it is": (whole(points=point(responsibility=None)), ["responsible"], ["responsible"]),
    "a declaration of conflicts": (whole(ready(conflicts=())), ["conflict"], []),
    "the measures against a conflict": (
        whole(ready(conflicts=(replace(NO_CONFLICT, conflict=True),))), ["conflict"], [],
    ),
    "any evidence": (whole(ready(evidence=())), ["evidence"], []),
    "evidence that was asked for": (
        whole(ready(evidence=(PHOTOS, replace(PHOTOS, result=EvidenceResult.ASKED)))), ["evidence"], [],
    ),
    "a decision": (whole(points=point(findings=())), ["decide"], []),
    "the reasons": (whole(points=point(findings=(replace(finding(), reasons=None),))), ["decide"], []),
    "the rule it was held against": (whole(points=point(findings=(replace(finding(), reference=""),))), ["decide"], []),
    "a remedy": (whole(points=point(findings=(replace(finding(), no_remedy_because=None),))), ["remedy"], []),
    "nothing": (whole(), [], []),
}  # fmt: skip


@each_row(("case", "answer", "acknowledgement"), LACKING.values(), ids=LACKING)
def test_a_letter_does_not_leave_without_what_the_code_asks_before_it(case, answer, acknowledgement):
    assert stops(case, Act.RESPOND) == answer
    assert stops(case, Act.ACKNOWLEDGE) == acknowledgement
    assert stops(case, Act.CLOSE) == []


@pytest.mark.parametrize("act", [Act.RESPOND, Act.ACKNOWLEDGE, Act.CLOSE])
def test_the_duties_that_stop_an_act_may_be_judged_alone(act):
    case = whole(ready(evidence=(), responded_on=DAY), points=())
    running = clocks(case, today=DAY, calendar=CALENDAR)
    alone = duties(case, running, today=DAY, stops=act)
    assert alone == tuple(each for each in states(case) if act in each.duty.blocks)
    assert alone


def test_what_no_duty_that_stops_an_act_is_judged_on_need_not_be_loaded():
    missing = NotLoaded("letters")
    case = whole(ready(responded_on=DAY), letters=missing)
    running = clocks(case, today=DAY, calendar=CALENDAR)
    assert blocking(duties(case, running, today=DAY, stops=Act.RESPOND), Act.RESPOND, 1) == ()
    with pytest.raises(LookupError, match="the letters of this case were not loaded"):
        duties(case, running, today=DAY)


def test_a_case_is_not_closed_before_what_was_learned_is_written_down():
    answered = ready(responded_on=DAY)
    assert stops(whole(answered), Act.CLOSE) == ["learn"]
    assert stops(whole(answered, learning="Calls are returned"), Act.CLOSE) == []


def test_what_stage_1_lacks_does_not_stop_stage_2_nor_the_other_way():
    case = a_case(ready(evidence=()), ready(2, conflicts=()), points=(POINT,))
    assert stops(case, Act.RESPOND, 1) == ["evidence"]
    assert stops(case, Act.RESPOND, 2) == ["reviewer", "conflict"]


@pytest.mark.parametrize(
    ("result", "settled"),
    [
        (EvidenceResult.SEEN, True),
        (EvidenceResult.NOT_HELD, True),
        (EvidenceResult.NOT_NEEDED, True),
        (EvidenceResult.ASKED, False),
    ],
)
def test_evidence_is_weighed_when_nothing_is_waited_for(result, settled):
    case = whole(ready(evidence=(replace(PHOTOS, result=result),)))
    assert ("evidence" in stops(case, Act.RESPOND)) is not settled


GONE = {
    "answered": whole(a_stage(received_on=DAY, acknowledged_on=DAY, responded_on=DAY), points=()),
    "closed": whole(a_stage(received_on=DAY, acknowledged_on=DAY), points=(), closed_on=DAY, closed_as=Closing.REFUSED),
    "left behind": a_case(a_stage(received_on=DAY, acknowledged_on=DAY), a_stage(2, received_on=DAY)),
}


@pytest.mark.parametrize("key", ["define", "conflict", "evidence"])
@pytest.mark.parametrize("case", GONE.values(), ids=GONE)
def test_what_is_missing_of_a_stage_gone_by_is_not_recorded(key, case):
    found = verdict(case, key)
    assert found is not None
    assert found.outcome is Outcome.NOT_RECORDED


ASKED = {"hazard": Hazard.NONE, "complex": False, "vulnerable": False}


@pytest.mark.parametrize(
    ("unknown", "said"),
    [
        ((), "hazard, complexity and needs are on record"),
        (("hazard",), "not yet asked: the hazard"),
        (("complex",), "not yet asked: the complexity"),
        (("vulnerable",), "not yet asked: needs"),
        (("complex", "vulnerable"), "not yet asked: the complexity and needs"),
        (("hazard", "complex", "vulnerable"), "not yet asked: the hazard, the complexity and needs"),
    ],
)
def test_hazard_complexity_and_needs_are_all_assessed_once(unknown, said):
    case = whole(**{**ASKED, **dict.fromkeys(unknown)})
    found = verdict(case, "assess")
    assert found is not None
    assert (found.outcome, found.because) == (Outcome.TO_DO if unknown else Outcome.MET, said)
    assert verdict(a_case(ready(), ready(2)), "assess", stage=2) is None


@pytest.mark.parametrize(
    ("review_on", "outcome", "said"),
    [
        (None, Outcome.MET, "agreed: large print"),
        (DAY, Outcome.MET, "agreed: large print"),
        (date(2026, 3, 1), Outcome.OVERDUE, "the review of large print is overdue"),
    ],
)
def test_an_agreed_adjustment_is_reviewed_by_its_day_where_it_has_one(review_on, outcome, said):
    agreed = AdjustmentFacts(id="a", kind="large print", detail=None, agreed_on=DAY, review_on=review_on)
    told = {"resident": replace(RESIDENT, adjustments=(agreed,))}
    found = verdict(whole(**told), "adjust")
    assert found is not None
    assert (found.outcome, found.because) == (outcome, said)
    both = a_case(ready(), ready(2), **told)
    assert [each.stage for each in states(both) if each.duty.key == "adjust"] == [2]
    assert verdict(whole(resident=None), "adjust") is None
    assert verdict(whole(), "adjust") is None


def restricted(*reviews: RestrictionReviewFacts, **facts: object) -> PersonFacts:
    """Return a resident whose contact is restricted, to be looked at again by DAY."""
    said = dict.fromkeys(("kind", "detail", "reach", "reasons", "evidence", "proportionate", "equality"), "Calls")
    none = dict.fromkeys(("arose_in_id", "adjusted", "no_warning", "no_warning_because", "proposed_by"))
    told = {"id": "r", **said, **none, "review_on": DAY, "proposed_on": DAY, "imposed_on": DAY, "reviews": reviews}
    return replace(RESIDENT, restrictions=(RestrictionFacts(**{**told, **facts}),))  # type: ignore[arg-type]


def a_review(**facts: object) -> RestrictionReviewFacts:
    none = dict.fromkeys(
        ("appealed_on", "appeal", "recorded_by", "outcome", "because", "remains", "next_on", "reviewed_on", "told_on")
    )
    return RestrictionReviewFacts(**{"id": "v", "reviewed_by": None, **none, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("resident", "today", "outcome"),
    [
        (restricted(), DAY, Outcome.MET),
        (restricted(), DAY + timedelta(1), Outcome.OVERDUE),
        (restricted(imposed_on=None), DAY + timedelta(1), None),
        (restricted(a_review(outcome=Reviewed.ENDED, reviewed_on=DAY)), DAY + timedelta(1), None),
        (restricted(a_review(appealed_on=DAY, appeal="Too much")), DAY, Outcome.TO_DO),
    ],
)
def test_a_restriction_is_reviewed_by_its_day_and_an_appeal_against_it_decided(resident, today, outcome):
    found = verdict(whole(resident=resident), "restrictions", today)
    assert (found.outcome if found else None) is outcome
    assert found is None or found.about == ("" if outcome is Outcome.MET else "r")
    both = a_case(ready(), ready(2), resident=resident)
    assert [each.stage for each in states(both) if each.duty.key == "restrictions"] in ([2], [])


def test_nothing_is_weighed_or_decided_before_the_acknowledgement():
    new = whole(ready(acknowledged_on=None, conflicts=(), evidence=()), points=point(findings=()))
    assert not {"conflict", "evidence", "decide"} & {each.duty.key for each in states(new)}


KEPT = a_promise(id="kept", state=CommitmentState.COMPLETED)


@pytest.mark.parametrize(
    ("promises", "today", "outcome", "said"),
    [
        ((a_promise(),), date(2026, 2, 2), Outcome.RUNNING, "1 commitment open, none past its date"),
        ((a_promise(),), date(2026, 2, 3), Outcome.OVERDUE, "1 commitment past its date: “Repair the gutter”"),
        ((a_promise(), a_promise(id="b"), KEPT), date(2026, 2, 3), Outcome.OVERDUE, "2 commitments past their dates"),
        ((KEPT,), date(2026, 2, 3), Outcome.MET, "every commitment is kept"),
    ],
)
def test_promises_are_followed_to_their_end(promises, today, outcome, said):
    found = verdict(whole(commitments=promises), "promises", today)
    assert found is not None
    assert found.outcome is outcome
    assert found.because.startswith(said)


def test_promises_and_learning_belong_to_the_stage_the_case_is_at():
    case = a_case(ready(responded_on=DAY), ready(2, responded_on=DAY), points=(POINT,), commitments=(a_promise(),))
    assert [each.stage for each in states(case) if each.duty.key == "promises"] == [2]
    assert [each.stage for each in states(case) if each.duty.key == "learn"] == [2]
    assert verdict(whole(), "promises") is None
    assert verdict(whole(), "learn") is None


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, Outcome.TO_DO),
        ({"closed_on": DAY, "closed_as": Closing.ANSWERED}, Outcome.NOT_RECORDED),
        ({"learning": "Calls are returned"}, Outcome.MET),
    ],
)
def test_what_was_learned_is_asked_until_the_case_is_closed(facts, outcome):
    found = verdict(whole(ready(responded_on=DAY), **facts), "learn")
    assert found is not None
    assert found.outcome is outcome


@pytest.mark.parametrize(("stage", "paragraph"), [(1, "6.7"), (2, "6.18")])
def test_a_duty_names_the_paragraph_of_its_stage(stage, paragraph):
    found = next(
        each
        for each in states(a_case(ready(), ready(2), points=(POINT,)))
        if (each.duty.key, each.stage) == ("decide", stage)
    )
    assert found.paragraph == paragraph


@pytest.mark.parametrize(
    ("outcome", "unmet"),
    [
        (Outcome.MET, False), (Outcome.LATE, False), (Outcome.RUNNING, False), (Outcome.EXTENDED, False),
        (Outcome.OVERDUE, True), (Outcome.NOT_RECORDED, True), (Outcome.TO_DO, True), (Outcome.NOT_MET, True),
    ],
)  # fmt: skip
def test_what_somebody_still_has_to_do_is_unmet(outcome, unmet):
    assert DutyState(DUTIES[0], 1, Verdict(outcome, "")).unmet is unmet


LONGER = an_extension(date(2026, 3, 20), notified_on=DAY, reason="Survey")

SENTENCES = [
    # the stage, the day, the duty, what it says
    (ready(acknowledged_on=date(2026, 3, 9)), date(2026, 3, 9), "acknowledge", Outcome.MET,
     "acknowledged after 5 working days; the limit is 5"),
    (ready(acknowledged_on=date(2026, 3, 10)), date(2026, 3, 10), "acknowledge", Outcome.LATE,
     "acknowledged after 6 working days; the limit is 5"),
    (ready(received_on=date(2026, 3, 6), acknowledged_on=date(2026, 3, 14)), date(2026, 3, 16), "acknowledge",
     Outcome.LATE, "acknowledged after 5 working days and a day off, on Saturday 14 March 2026; the limit is 5"),
    (ready(acknowledged_on=None), DAY, "acknowledge", Outcome.RUNNING,
     "due by Monday 9 March 2026: 5 working days from Monday 2 March 2026"),
    (ready(responded_on=date(2026, 3, 16)), date(2026, 3, 17), "respond", Outcome.MET,
     "answered after 10 working days; the limit is 10"),
    (ready(acknowledged_on=None), DAY, "respond", Outcome.RUNNING,
     "starts with the acknowledgement; the latest the Code could allow is Monday 23 March 2026"),
    (ready(acknowledged_on=None), date(2026, 3, 24), "respond", Outcome.OVERDUE,
     "not answered yet; the acknowledgement is not recorded, and the latest the Code could allow was Monday 23 March "
     "2026"),
    (ready(acknowledged_on=None, responded_on=date(2026, 3, 24)), date(2026, 3, 25), "respond", Outcome.LATE,
     "answered on Tuesday 24 March 2026; the acknowledgement is not recorded, and the latest the Code could allow was "
     "Monday 23 March 2026"),
    (ready(acknowledged_on=None, responded_on=DAY), DAY, "respond", Outcome.NOT_RECORDED,
     "answered on Monday 2 March 2026, but the acknowledgement it is counted from is not recorded"),
    (ready(acknowledged_on=None, responded_on=DAY), DAY, "acknowledge", Outcome.NOT_RECORDED,
     "no date is recorded on which it was acknowledged"),
    (ready(received_on=None, acknowledged_on=None), DAY, "acknowledge", Outcome.NOT_RECORDED,
     "the day it starts from is not recorded"),
    (ready(received_on=None, acknowledged_on=None), DAY, "respond", Outcome.NOT_RECORDED,
     "the day it starts from is not recorded"),
    (ready(acknowledged_on=None), date(2026, 3, 10), "acknowledge", Outcome.OVERDUE,
     "due by Monday 9 March 2026: 5 working days from Monday 2 March 2026"),
    (ready(extensions=(LONGER,)), DAY, "respond", Outcome.EXTENDED,
     "due by Friday 20 March 2026: 10 working days from Monday 2 March 2026, and extended"),
    (ready(extensions=(LONGER,)), date(2026, 3, 23), "respond", Outcome.OVERDUE,
     "due by Friday 20 March 2026: 10 working days from Monday 2 March 2026, and extended"),
    (ready(extensions=(LONGER,), responded_on=date(2026, 3, 16)), date(2026, 3, 17), "respond", Outcome.MET,
     "answered after 10 working days; the limit is 10, extended to Friday 20 March 2026"),
    (ready(acknowledged_on=None, extensions=(replace(LONGER, due_on=date(2026, 3, 27)),)), DAY, "respond",
     Outcome.EXTENDED,
     "not answered yet; the acknowledgement is not recorded, and the latest the Code could allow was Friday 27 March "
     "2026"),
    (ready(responded_on=date(2026, 3, 21)), date(2026, 3, 23), "respond", Outcome.LATE,
     "answered after 14 working days; the limit is 10"),
]  # fmt: skip


@each_row(("stage", "today", "key", "outcome", "said"), SENTENCES)
def test_a_timed_duty_says_in_one_sentence_how_it_stands(stage, today, key, outcome, said):
    found = verdict(whole(stage), key, today)
    assert found is not None
    assert (found.outcome, found.because) == (outcome, said)


def test_each_stage_is_judged_by_its_own_clock():
    case = a_case(ready(), ready(2, received_on=date(2026, 6, 1), acknowledged_on=date(2026, 6, 2)), points=(POINT,))
    for stage, said in ((1, "acknowledged after 0 working days"), (2, "acknowledged after 1 working day")):
        found = verdict(case, "acknowledge", date(2026, 6, 3), stage)
        assert found is not None
        assert found.because == f"{said}; the limit is 5"


def test_a_stage_the_code_does_not_know_is_asked_nothing():
    assert {each.stage for each in states(a_case(ready(), ready(3)))} == {1}


def test_a_date_past_the_known_calendar_is_said_where_the_duty_stands():
    found = verdict(whole(ready(received_on=date(2028, 12, 29), acknowledged_on=None)), "acknowledge")
    assert found is not None
    assert found.outcome is Outcome.NOT_RECORDED
    assert found.because.startswith("The bank holidays are known from 2000-01-01 to 2028-12-31")


def test_an_answer_says_to_which_day_it_was_extended():
    longer = an_extension(date(2026, 3, 20), notified_on=DAY, reason="Survey")
    found = verdict(whole(ready(extensions=(longer,), responded_on=date(2026, 3, 18))), "respond")
    assert found is not None
    assert found.because == "answered after 12 working days; the limit is 10, extended to Friday 20 March 2026"


def test_a_recorded_day_of_receipt_is_met_in_words():
    assert verdict(whole(), "received") == Verdict(Outcome.MET, "received on Monday 2 March 2026")


def test_whose_responsibility_is_asked_of_points_only():
    assert verdict(whole(points=()), "responsible") is None


@pytest.mark.parametrize(
    ("closed", "received", "outcome", "said"),
    [
        (date(2026, 3, 9), DAY, Outcome.NOT_RECORDED,
         "closed on Monday 9 March 2026, when the date it was due by, Monday 9 March 2026, had not passed"),
        (date(2026, 3, 10), DAY, Outcome.OVERDUE,
         "due by Monday 9 March 2026, and not acknowledged when it was closed on Tuesday 10 March 2026"),
        (date(2026, 3, 10), None, Outcome.NOT_RECORDED, "the day it starts from is not recorded"),
    ],
)  # fmt: skip
def test_a_duty_that_was_closed_unmet_says_on_which_side_of_its_date(closed, received, outcome, said):
    case = whole(
        a_stage(received_on=received, acknowledged_on=None), closed_on=closed, closed_as=Closing.WITHDRAWN,
    )  # fmt: skip
    assert verdict(case, "acknowledge", date(2026, 6, 1)) == Verdict(outcome, said)


def test_an_answer_left_behind_without_its_acknowledgement_is_not_recorded_and_one_to_come_is_running():
    alone = a_case(ready(acknowledged_on=None))
    left = a_case(ready(acknowledged_on=None), ready(2))
    found = [verdict(case, "respond", date(2026, 3, 3)) for case in (alone, left)]
    assert [each and each.outcome for each in found] == [Outcome.RUNNING, Outcome.NOT_RECORDED]


def test_whose_responsibility_only_a_newer_program_knows_is_not_said():
    case = whole(points=point(responsibility=Responsibility.of_row("the moon's")))
    assert verdict(case, "responsible") == Verdict(
        Outcome.TO_DO, "whose responsibility is missing for point 1", "responsibility", POINT.id
    )


def test_the_first_expression_is_named_beside_a_missing_receipt_of_stage_1_alone():
    case = a_case(ready(received_on=None, responded_on=DAY), ready(2, received_on=None), expressed_on=DAY)
    assert verdict(case, "received", stage=2) == Verdict(
        Outcome.TO_DO, "the day it was received is not recorded", "received_on"
    )
    assert verdict(case, "received") == Verdict(
        Outcome.NOT_RECORDED,
        "the day it was received is not recorded; what follows is counted from the day it was first said, "
        "Monday 2 March 2026",
        "received_on",
    )


UNMEASURED = replace(NO_CONFLICT, conflict=True)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ((NO_CONFLICT, NO_CONFLICT), Verdict(Outcome.MET, "declared by An Officer and An Officer")),
        (
            (NO_CONFLICT, UNMEASURED),
            Verdict(Outcome.TO_DO, "a conflict is declared, but not what was done about it", "conflict"),
        ),
        ((replace(UNMEASURED, measures="Handed over"),), Verdict(Outcome.MET, "declared by An Officer")),
        ((), Verdict(Outcome.TO_DO, "no declaration of conflict of interest", "conflict")),
    ],
)
def test_one_declared_conflict_without_measures_is_one_too_many(declared, expected):
    assert verdict(whole(ready(conflicts=declared)), "conflict") == expected


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ((), "point 1 has no decision"),
        ((replace(finding(), decision=None),), "point 1 has no decision"),
        (
            (replace(finding(), decision=Decision.of_row("mostly upheld")),),
            "point 1 has a decision this program does not know (“mostly upheld”)",
        ),
        ((replace(finding(), reasons=""),), "point 1 has no reasons"),
        ((replace(finding(), reference=None),), "point 1 names no policy, law or good practice"),
    ],
)
def test_what_a_point_lacks_is_said_by_its_number(findings, said):
    assert verdict(whole(points=point(findings=findings)), "decide") == Verdict(
        Outcome.TO_DO, said, "findings", POINT.id
    )


def test_what_several_points_lack_is_said_of_each_and_of_none_nothing_is():
    second = replace(POINT, id="second", number=2, findings=())
    third = replace(POINT, number=3, findings=(replace(finding(), reasons=None),))
    found = verdict(whole(points=(POINT, second, third)), "decide")
    assert found == Verdict(Outcome.TO_DO, "point 2 has no decision; point 3 has no reasons", "findings", "second")
    assert verdict(whole(), "decide") == Verdict(
        Outcome.MET, "each point has a decision, reasons and what they rest on"
    )
    assert verdict(whole(points=()), "decide") is None


TOLD_LATE = an_extension(date(2026, 3, 20), notified_on=date(2026, 3, 17), reason="Survey")
UNTOLD = an_extension(date(2026, 3, 23), notified_on=None, reason="Survey")


@pytest.mark.parametrize(
    ("extensions", "expected"),
    [
        ((), None),
        ((LONGER,), Verdict(Outcome.MET, "reasons given to the resident in time")),
        (
            (UNTOLD,),
            Verdict(
                Outcome.NOT_RECORDED,
                "to Monday 23 March 2026: the day the resident was told of it is not recorded",
                "extension",
            ),
        ),
        (
            (TOLD_LATE, UNTOLD),
            Verdict(
                Outcome.NOT_MET,
                "to Friday 20 March 2026: the resident was told on Tuesday 17 March 2026, after the due date Monday "
                "16 March 2026; to Monday 23 March 2026: the day the resident was told of it is not recorded",
                "extension",
            ),
        ),
    ],
)
def test_an_extension_is_not_met_where_one_fault_of_several_is_known(extensions, expected):
    assert verdict(whole(ready(extensions=extensions)), "extension") == expected


def test_an_extension_of_an_answer_whose_start_is_not_recorded_cannot_be_judged():
    case = whole(ready(received_on=None, acknowledged_on=None, extensions=(LONGER,)))
    found = verdict(case, "extension")
    assert found is not None
    assert (found.outcome, found.because) == (
        Outcome.NOT_RECORDED, "to Friday 20 March 2026: the day the answer is counted from is not recorded",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "today", "outcome"),
    [
        (ready(), date(2026, 3, 16), None),
        (ready(), date(2026, 3, 17), Outcome.TO_DO),
        (ready(extensions=(LONGER,)), DAY, Outcome.TO_DO),
        (ready(responded_on=date(2026, 3, 16)), date(2026, 3, 17), None),
        (ready(responded_on=date(2026, 3, 17)), date(2026, 3, 17), Outcome.NOT_RECORDED),
    ],
)
def test_how_often_to_keep_in_touch_is_agreed_when_the_answer_leaves_the_codes_time(stage, today, outcome):
    found = verdict(whole(stage), "updates", today)
    assert (found and found.outcome) == outcome


def test_no_letter_is_asked_for_before_the_answer():
    assert verdict(whole(), "letter") is None
    assert verdict(whole(ready(responded_on=DAY)), "letter") == Verdict(
        Outcome.NOT_RECORDED, "the letter itself is not in this record"
    )


def test_of_several_promises_past_their_date_the_first_is_named():
    later = a_promise(id="b", what="Paint the wall", due_on=date(2026, 2, 2))
    case = whole(commitments=(later, a_promise(what="Clear the drain", due_on=date(2026, 2, 1))))
    found = verdict(case, "promises", date(2026, 2, 3))
    assert found == Verdict(Outcome.OVERDUE, "2 commitments past their dates: “Clear the drain”", "promises", "promise")
    found = verdict(case, "promises", date(2026, 2, 2))
    assert found == Verdict(Outcome.OVERDUE, "1 commitment past its date: “Clear the drain”", "promises", "promise")
    found = verdict(case, "promises", date(2026, 2, 1))
    assert found == Verdict(Outcome.RUNNING, "2 commitments open, none past its date", about="promise")
