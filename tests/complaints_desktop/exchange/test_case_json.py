"""A case as JSON is a contract: these keys, these words and these numbers, whatever the case is."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.exchange.case_json import case_as_json
from complaints_desktop.exchange.commitment_json import commitment_as_json
from complaints_desktop.facts.absences import CoverFacts
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.first_contact import FirstContactFacts
from complaints_desktop.facts.investigation import ChecklistFacts, DisputedFacts, EvidenceFacts, InvitationFacts
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.all_done import all_done, asked_how_it_went_from
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks import ClockName, Target, clocks
from complaints_desktop.rules.clocks.units import CLOCK_HOURS
from complaints_desktop.rules.duties import duties
from complaints_desktop.rules.forecast import Forecast
from complaints_desktop.rules.jeopardy import Jeopardy
from complaints_desktop.rules.risk import Band, Risk
from complaints_desktop.rules.states import state_of
from db.number_terms import StockType
from db.team_terms import Part
from db.terms import (
    CaseKind,
    CommitmentState,
    Decision,
    EndedBy,
    EvidenceKind,
    EvidenceResult,
    LinkKind,
    Party,
    Readiness,
    Responsibility,
    Role,
    UpdateKind,
)
from tests.complaints_desktop.facts import (
    a_case,
    a_followed_case,
    a_letter,
    a_promise,
    a_stage,
    an_extension,
    an_update,
)

TODAY = date(2026, 3, 26)
NOON = datetime(2026, 3, 26, 12, tzinfo=UTC)
CALENDAR: WorkingCalendar = working_calendar()

FORECAST = Forecast(percent=61, because=("it is not started",))
RISK = Risk(4, 4, Band.CRITICAL, ("impact class 4", "due today +3"), 0, jeopardy=True, forecast=FORECAST, overdue=False)


def view(case: CaseFacts, *, targets: tuple[Target, ...] = (), **more: Any) -> CaseView:
    running = clocks(case, today=TODAY, calendar=CALENDAR, targets=targets)
    given: dict[str, Any] = {
        "case": case,
        "state": state_of(case),
        "clocks": running,
        "duties": duties(case, running, today=TODAY),
        "risks": tuple((each, RISK if each.open else None) for each in case.commitments),
        "levels": {},
        "next_act": None,
        "allowed": frozenset(),
    }
    return CaseView(**{**given, **more})


def told(case: CaseFacts, **more: Any) -> dict[str, Any]:
    """The case as a script reads it."""
    said: dict[str, Any] = json.loads(json.dumps(case_as_json(view(case, **more), CALENDAR)))
    return said


def clock(case: CaseFacts, name: str, stage: int = 1, **more: Any) -> dict[str, Any]:
    (found,) = [each for each in told(case, **more)["stages"][stage - 1]["clocks"] if each["clock"] == name]
    return dict(found)


ANSWERED = a_case(
    a_stage(
        received_on=date(2026, 2, 2),
        acknowledged_on=date(2026, 2, 10),
        responded_on=date(2026, 2, 24),
        outcome=Decision.PARTLY_UPHELD,
    ),
    expressed_on=date(2026, 1, 30),
    logged_on=date(2026, 2, 3),
    source_reference="A1",
    team="North",
    category="repairs",
    channel="letter",
    summary="The leak",
)


def test_a_case_has_these_keys_and_no_other():
    assert list(told(a_case())) == [
        *("reference", "source_reference", "kind", "state", "sample", "resident", "handler", "covers", "team"),
        "category",
        *("channel", "tenure", "stock_type", "estate"),
        *("summary", "priority", "route", "triage_because", "expressed_on", "expressed_to", "choice"),
        *("first_contact", "logged_on", "closed_on", "closed_as", "first_closed_on", "first_closed_as"),
        *("reopenings", "stages", "people", "restrictions", "warnings", "links", "refusals", "updates", "points"),
        *("withdrawn_points", "definition_changes", "duties", "commitments", "all_done_on"),
        *("asked_how_it_went_from", "incidents", "hazards", "matters", "money", "letters", "contacts"),
    ]


def test_who_covers_is_told_and_not_why_they():
    ann, ben = (OfficerFacts(id=name, name=name, role=Role.RESOLUTION_OFFICER) for name in ("Ann", "Ben"))
    because = "Ben carries 40 of 100 and Cy is away"
    said = {"id": "c", "part": Part.HANDLER, "commitment_id": None, "absence_id": None, "for_good": False}
    given = CoverFacts(**said, owner=ann, officer=ben, from_on=TODAY, because=because, recorded_at=NOON)
    assert told(a_case(covers=(given,)))["covers"] == [
        {"part": "handler", "of": "Ann", "by": "Ben", "for_good": False, "from": "2026-03-26", "until": None}
    ]


def test_what_stands_in_the_case_is_said_as_it_stands():
    held = {"tenure": "leasehold", "stock_type": StockType.OTHER}
    said = told(replace(ANSWERED, closed_on=date(2026, 3, 2), sample=True, **held))
    assert {name: value for name, value in said.items() if not isinstance(value, list)} == {
        "reference": "26-AAA-0001",
        "source_reference": "A1",
        "kind": "complaint",
        "state": "closed",
        "sample": True,
        "resident": "A Resident",
        "handler": "An Officer",
        "team": "North",
        "category": "repairs",
        "channel": "letter",
        "tenure": "leasehold",
        "stock_type": "neither",
        "estate": None,
        "summary": "The leak",
        "priority": None,
        "route": None,
        "triage_because": None,
        "expressed_on": "2026-01-30",
        "expressed_to": None,
        "choice": {"offered_on": None, "offered_by": None, "answer": None},
        "first_contact": None,
        "people": {"complain_too": [], "authorities": []},
        "logged_on": "2026-02-03",
        "closed_on": "2026-03-02",
        "closed_as": None,
        "first_closed_on": None,
        "first_closed_as": None,
        "all_done_on": None,
        "asked_how_it_went_from": None,
        "contacts": 0,
        "updates": {"every_working_days": None, "by": None, "agreed": "", "next_due": None, "because": None},
    }


def test_what_is_not_known_is_null_and_never_left_out():
    said = told(a_case(resident=None, handler=None))
    unknown = {name for name, value in said.items() if value is None}
    assert unknown == {
        *("source_reference", "resident", "handler", "team", "category", "channel", "summary", "priority", "route"),
        *("tenure", "stock_type", "estate"),
        *("triage_because", "expressed_on", "expressed_to", "first_contact", "logged_on", "closed_on", "closed_as"),
        *("first_closed_on", "first_closed_as", "all_done_on", "asked_how_it_went_from"),
    }
    assert said["state"] == "logged"


def test_of_what_is_no_complaint_it_is_said_what_becomes_of_it_and_what_belongs_to_it():
    told_of = FirstContactFacts(id="f", received_on=date(2026, 3, 2), next_step="A visit", told_on=date(2026, 3, 3))
    link = LinkFacts(
        id="l", kind=LinkKind.REQUEST, other_id="other", other_reference="26-AAA-0002", from_here=False, because=None,
        linked_on=date(2026, 3, 4), ended_on=None,
    )  # fmt: skip
    said = told(a_case(a_stage(0), kind=CaseKind.REQUEST, first_contact=told_of, links=(link,)))
    assert (said["kind"], said["stages"]) == ("service request", [])
    assert said["first_contact"]["next_step"] == "A visit"
    assert said["first_contact"]["told_on"] == "2026-03-03"
    assert [(each["reference"], each["from_here"]) for each in said["links"]] == [("26-AAA-0002", False)]


def test_a_stage_has_these_keys_and_its_dates():
    (stage,) = told(ANSWERED)["stages"]
    assert {name: value for name, value in stage.items() if name not in ("clocks", "spans")} == {
        "stage": 1,
        "received_on": "2026-02-02",
        "request_reason": None,
        "late_because": None,
        "reviewer": None,
        "decided_by": None,
        "consulted": [],
        "acknowledged_on": "2026-02-10",
        "responded_on": "2026-02-24",
        "refused_on": None,
        "directed_on": None,
        "taken_back_on": None,
        "outcome": "partly upheld",
        "extended_to": [],
        "extensions": [],
        "of_points": [],
        "own_targets": [],
        "evidence": [],
        "disputed": [],
        "invitations": [],
        "checklist": [],
    }


def test_what_a_decision_rests_on_is_said():
    line = ChecklistFacts(line="gap", words="The gap is clear")
    fact = DisputedFacts(id="d", fact="A visit", resident_says="No", we_hold="Yes", preferred=None, because=None)
    asked = EvidenceFacts(
        id="e", item="Log", result=EvidenceResult.ASKED, checked_on=TODAY, note=None, asked_of="Repairs", due_on=TODAY
    )
    invited = InvitationFacts(
        id="i", party=Party.STAFF, name="A", invited_on=TODAY, reply_by=None, replied_on=None, said=None
    )
    stage = a_stage(evidence=(asked,), disputed=(fact,), invitations=(invited,), checklist=(line,))
    (said,) = told(a_case(stage))["stages"]
    assert said["evidence"][0]["asked_of"] == "Repairs"
    assert (said["evidence"][0]["due_on"], said["evidence"][0]["chased_on"]) == ("2026-03-26", None)
    assert said["disputed"][0] == {
        "fact": "A visit",
        "resident_says": "No",
        "we_hold": "Yes",
        "preferred": None,
        "because": None,
    }
    assert said["invitations"][0]["party"] == "member of staff"
    assert said["checklist"] == [
        {"line": "gap", "words": "The gap is clear", "answer": None, "by_record": False, "because": None}
    ]


def test_a_clock_has_these_keys():
    assert list(clock(ANSWERED, "acknowledge")) == [
        *("clock", "paragraph", "from", "limit_working_days", "limit", "unit", "first_due", "due", "done"),
        *(
            "working_days_taken",
            "taken",
            "working_days_from_receipt",
            "outcome",
            "overdue_when_refused",
            "targets",
            "explanation",
        ),
    ]


def test_an_acknowledgement_a_day_late_says_six_working_days_and_late():
    said = clock(ANSWERED, "acknowledge")
    assert {name: said[name] for name in list(said)[:13]} == {
        "clock": "acknowledge",
        "paragraph": "6.2",
        "from": "2026-02-02",
        "limit_working_days": 5,
        "limit": 5,
        "unit": "working days",
        "first_due": "2026-02-09",
        "due": "2026-02-09",
        "done": "2026-02-10",
        "working_days_taken": 6,
        "taken": 6,
        "working_days_from_receipt": 6,
        "outcome": "late",
    }
    assert said["explanation"]
    assert all(isinstance(line, str) and line for line in said["explanation"])


def test_a_response_counts_from_the_acknowledgement_and_from_receipt():
    said = clock(ANSWERED, "respond")
    assert (said["paragraph"], said["from"], said["limit_working_days"]) == ("6.3", "2026-02-10", 10)
    assert (said["due"], said["done"], said["outcome"]) == ("2026-02-24", "2026-02-24", "met")
    assert (said["working_days_taken"], said["working_days_from_receipt"]) == (10, 16)


@pytest.mark.parametrize(
    ("received", "outcome", "due"),
    [
        (date(2026, 3, 26), "running", "2026-04-02"),
        (date(2026, 3, 19), "running", "2026-03-26"),
        (date(2026, 3, 18), "overdue", "2026-03-25"),
    ],
)
def test_a_clock_that_runs_is_overdue_the_day_after_its_date(received: date, outcome: str, due: str):
    said = clock(a_case(a_stage(received_on=received)), "acknowledge")
    assert (said["outcome"], said["due"], said["done"], said["working_days_taken"]) == (outcome, due, None, None)


def test_of_a_case_with_no_dates_the_clock_is_not_recorded():
    said = clock(a_case(a_stage()), "acknowledge")
    assert (said["outcome"], said["from"], said["due"], said["done"]) == ("not recorded", None, None, None)


def test_an_extension_keeps_the_first_date_beside_the_new_one():
    stage = a_stage(
        received_on=date(2026, 3, 2),
        acknowledged_on=date(2026, 3, 9),
        extensions=(an_extension(date(2026, 4, 8), notified_on=date(2026, 3, 20), reason="A survey"),),
    )
    said = clock(a_case(stage), "respond")
    assert (said["first_due"], said["due"], said["outcome"]) == ("2026-03-23", "2026-04-08", "extended")
    assert told(a_case(stage))["stages"][0]["extended_to"] == ["2026-04-08"]


@pytest.mark.parametrize(("limit", "due", "met"), [(15, "2026-02-23", False), (16, "2026-02-24", True)])
def test_a_landlords_own_target_stands_beside_the_date_of_the_code(limit: int, due: str, met: bool):
    said = clock(ANSWERED, "respond", targets=(Target("Quick answer", ClockName.RESPOND, 1, limit),))
    assert said["targets"] == [{"name": "Quick answer", "due": due, "met": met}]
    assert (said["due"], said["outcome"]) == ("2026-02-24", "met")


def test_a_limit_in_another_unit_is_not_said_to_be_in_working_days():
    seen = view(ANSWERED)
    by_the_hour = tuple(replace(each, rule=replace(each.rule, unit=CLOCK_HOURS, limit=24)) for each in seen.clocks)
    said = case_as_json(replace(seen, clocks=by_the_hour), CALENDAR)["stages"][0]["clocks"][0]
    assert (said["limit"], said["unit"], said["taken"]) == (24, "clock hours", 6)
    assert [said[name] for name in said if "working_days" in name] == [None, None, None]


def test_the_second_stage_has_its_own_clocks_under_its_own_paragraphs():
    case = a_case(
        a_stage(1, received_on=date(2026, 1, 5), acknowledged_on=date(2026, 1, 6), responded_on=date(2026, 1, 19)),
        a_stage(2, received_on=date(2026, 2, 2), acknowledged_on=date(2026, 2, 9)),
    )
    first, second = told(case)["stages"]
    assert [each["clock"] for each in first["clocks"]] == [each["clock"] for each in second["clocks"]]
    said = clock(case, "respond", stage=2)
    assert (said["paragraph"], said["limit_working_days"], said["due"]) == ("6.14", 20, "2026-03-09")
    assert said["outcome"] == "overdue"


def test_spans_are_between_each_two_events_known_in_their_order():
    (stage,) = told(ANSWERED)["stages"]
    assert [(span["from"], span["to"], span["working_days"]) for span in stage["spans"]] == [
        ("expressed", "received", 1),
        ("expressed", "logged", 2),
        ("expressed", "acknowledged", 7),
        ("expressed", "responded", 17),
        ("received", "logged", 1),
        ("received", "acknowledged", 6),
        ("received", "responded", 16),
        ("logged", "acknowledged", 5),
        ("logged", "responded", 15),
        ("acknowledged", "responded", 10),
    ]


def test_the_first_expression_and_the_logging_belong_to_the_first_stage_alone():
    case = replace(
        ANSWERED, stages=(*ANSWERED.stages, a_stage(2, received_on=date(2026, 3, 2), acknowledged_on=date(2026, 3, 4)))
    )
    assert told(case)["stages"][1]["spans"] == [{"from": "received", "to": "acknowledged", "working_days": 2}]
    assert told(a_case(a_stage()))["stages"][0]["spans"] == []


def test_a_point_says_its_words_and_whose_it_is():
    point = PointFacts(
        id="point",
        number=2,
        text="The street light",
        outcome_sought="Mend it",
        responsibility=Responsibility.NOT_OURS,
        responsible_body="the council",
        findings=(FindingFacts(id="f", stage=1, decision=None, reasons="x", reference=None, no_remedy_because=None),),
    )
    assert told(a_case(points=(point,)))["points"] == [
        {"number": 2, "text": "The street light", "outcome_sought": "Mend it", "responsibility": "not ours"}
    ]


def test_a_duty_says_its_paragraph_what_it_asks_and_why_it_stands_as_it_does():
    said = told(ANSWERED)["duties"]
    assert all(list(each) == ["paragraph", "stage", "asks", "outcome", "because"] for each in said)
    (late,) = [each for each in said if each["paragraph"] == "6.2"]
    assert (late["stage"], late["outcome"]) == (1, "late")
    assert "6 working days" in late["because"]


PLAIN = {
    "what": "Repair the gutter",
    "kind": "repair",
    "source": "stage 1",
    "owner": "An Officer",
    "contractor": None,
    "state": "open",
    "promised": "2026-01-05",
    "due": "2026-02-02",
    "first_due": "2026-02-02",
    "counts": "2026-02-02",
    "agreed_with_resident": True,
    "started": "2026-01-05",
    **dict.fromkeys(
        ("appointment", "readiness", "interim", "job_number", "cost_pounds", "work_done", "completed", "past_hour")
    ),
    **dict.fromkeys(("evidence_kind", "evidence", "ended_by", "ended_because")),
    "updates": [],
}
"""A promise of which little is known."""

FOLLOWED = {
    **{"level": None, "evidence_document": None, "chases": [], "level_answers": [], "misses": []},
    **{"resident_answers": [], "sign_offs": []},
}
"""What was done to follow it, where nothing was."""


def test_an_open_promise_says_its_risk_and_how_far_it_has_come():
    moved = an_update(
        UpdateKind.REDATED,
        date(2026, 1, 30),
        text="The part is late",
        old_due_on=date(2026, 2, 2),
        new_due_on=date(2026, 3, 30),
        resident_agreed=True,
    )
    told_ = {"readiness": Readiness.BOOKED, "interim": "A bucket", "job_number": "J 17", "cost_pence": 12_050}
    promise = a_promise(contractor="Brixton Roofs", due_on=date(2026, 3, 30), updates=(moved,), **told_)
    level = {"levels": {promise.id: Jeopardy(level=2, because="its risk is critical")}}
    (said,) = told(a_case(commitments=(promise,)), **level)["commitments"]
    assert said == {
        **PLAIN,
        "contractor": "Brixton Roofs",
        "due": "2026-03-30",
        "counts": "2026-03-30",
        "readiness": "appointment booked",
        "interim": "A bucket",
        "job_number": "J 17",
        "cost_pounds": "120.50",
        "updates": [
            {
                "kind": "new date",
                "on": "2026-01-30",
                "text": "The part is late",
                "old_due": "2026-02-02",
                "new_due": "2026-03-30",
                "resident_agreed": True,
            }
        ],
        "risk": {
            "impact": 4,
            "likelihood": 4,
            "score": 16,
            "band": "critical",
            "because": ["impact class 4", "due today +3"],
            "forecast": {"percent": 61, "because": ["it is not started"]},
        },
        **FOLLOWED,
        "level": {"level": 2, "because": "its risk is critical"},
    }


def test_a_promise_that_was_kept_says_when_by_what_and_how_it_was_followed_to_its_end():
    done = date(2026, 2, 9)
    kept = a_promise(
        state=CommitmentState.COMPLETED,
        completed_on=done,
        work_done_on=done,
        evidence="Job sheet 4711",
        evidence_kind=EvidenceKind.REFERENCE,
    )
    case = replace(a_followed_case(kept, done), closed_on=date(2026, 2, 2))
    (said,) = told(case)["commitments"]
    by = {"on": "2026-02-09", "by": "An Officer"}
    assert said == {
        **PLAIN,
        "state": "completed",
        "work_done": "2026-02-09",
        "completed": "2026-02-09",
        "past_hour": None,
        "evidence_kind": "a reference in another system",
        "evidence": "Job sheet 4711",
        "risk": None,
        **FOLLOWED,
        "chases": [{"asked": "Brixton Roofs", "words": "When?", "on": "2026-02-09", "again": None}],
        "level_answers": [{"level": 3, "due_then": "2026-02-02", "answer": "On Friday.", "told": "The head", **by}],
        "misses": [
            {
                "cause": "materials",
                "lies_with": "supplier",
                "why": "No tiles.",
                "changes": "We stock them.",
                "risk_to_the_business": None,
                "missed": "2026-02-03",
                **by,
            }
        ],
        "resident_answers": [{"answer": "it is done", "words": "It is dry", **by}],
        "sign_offs": [{"words": "The photo", **by, "stands": True}],
    }
    assert told(case)["all_done_on"] is None  # as the view says it
    seen = told(case, done=all_done(case), asked_from=asked_how_it_went_from(case))
    assert (seen["all_done_on"], seen["asked_how_it_went_from"]) == ("2026-02-09", "2026-02-09")


def test_a_promise_that_was_ended_says_by_whom_and_why():
    ended = a_promise(
        state=CommitmentState.CANCELLED, ended_by=EndedBy.RESIDENT, cancelled_because="They did it themselves"
    )
    said = commitment_as_json(ended, None)
    assert (said["ended_by"], said["ended_because"]) == ("the resident", "They did it themselves")


def test_a_letter_says_its_kind_its_day_and_its_fingerprint():
    letter = a_letter("stage1-acknowledgement", date(2026, 2, 10))
    assert told(a_case(letters=(letter,)))["letters"] == [
        {
            "kind": "stage1-acknowledgement",
            "issued_on": "2026-02-10",
            "to": ["A Resident"],
            "sha256": "ab" * 32,
            "outside_standard": False,
            "put_right_on": None,
            "sent": [],
        }
    ]
