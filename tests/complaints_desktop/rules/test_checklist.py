"""The checklist before a decision: what the record answers by itself, what waits, and that it holds up nothing."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.investigation import (
    ChecklistFacts,
    ConflictFacts,
    DisputedFacts,
    EvidenceFacts,
    InvitationFacts,
)
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.checklist import ANSWERED_BY, checklist
from complaints_desktop.rules.clocks import clocks
from complaints_desktop.rules.duties import DutyState, Outcome, blocking, duties
from db.terms import Checked, Decision, EvidenceResult, Party, Preferred
from tests.complaints_desktop.facts import OFFICER, a_case, a_stage

DAY = date(2026, 3, 2)
FINDING = FindingFacts(
    id="f", stage=1, decision=Decision.UPHELD, reasons="x", reference="y", no_remedy_because=None, policy_then="Of 2024"
)
PIECE = EvidenceFacts(id="e", item="Log", result=EvidenceResult.SEEN, checked_on=DAY, note=None)
FACT = DisputedFacts(id="d", fact="x", resident_says="a", we_hold="b", preferred=Preferred.OURS, because="The log")
ASKED = InvitationFacts(
    id="i", party=Party.RESIDENT, name=None, invited_on=DAY, reply_by=None, replied_on=None, said=None
)
LINES = (
    ChecklistFacts(line="conflict", words="Conflict declared", record="conflict declared"),
    ChecklistFacts(line="gap", words="The gap"),
)


def at(**facts: object) -> StageFacts:
    return a_stage(received_on=DAY, acknowledged_on=DAY, **{"checklist": LINES, **facts})


def point(finding: FindingFacts | None) -> PointFacts:
    findings = (finding,) if finding else ()
    return PointFacts(
        id="p", number=1, text="x", outcome_sought="y", responsibility=None, responsible_body=None, findings=findings
    )


def judged(case: CaseFacts) -> list[DutyState]:
    ran = clocks(case, today=DAY, calendar=working_calendar())
    return [each for each in duties(case, ran, today=DAY) if each.duty.key == "checklist"]


YES_AND_NO = {
    "points decided": (
        a_case(at(), points=(point(FINDING),)),
        a_case(at(), points=(point(replace(FINDING, decision=None)),)),
        a_case(at(), points=(point(FINDING), point(replace(FINDING, decision=None)))),
        a_case(at(), points=(point(FINDING), point(None))),
    ),
    "evidence answered": (
        a_case(at(evidence=(PIECE,))),
        a_case(at(evidence=(PIECE, replace(PIECE, result=EvidenceResult.ASKED)))),
    ),
    "disputes weighed": (
        a_case(at(disputed=(FACT,))),
        a_case(at(disputed=(FACT, replace(FACT, preferred=None)))),
        a_case(at(disputed=(FACT, replace(FACT, because="tbc")))),
    ),
    "policy then named": (
        a_case(at(), points=(point(FINDING),)),
        a_case(at(), points=(point(replace(FINDING, policy_then=None)),)),
        a_case(at(), points=(point(FINDING), point(replace(FINDING, policy_then="n/a")))),
        a_case(at(), points=(point(FINDING), point(None))),
    ),
    "conflict declared": (
        a_case(at(conflicts=(ConflictFacts(officer=OFFICER, declared_on=DAY, conflict=False, measures=None),))),
        a_case(at()),
    ),
    "resident invited": (
        a_case(at(invitations=(ASKED,))),
        a_case(at(invitations=(replace(ASKED, party=Party.STAFF),))),
    ),
    "learning recorded": (a_case(at(), learning="Call back the same day"), a_case(at(), learning="n/a")),
}


def test_what_the_record_answers_is_tried_both_ways():
    assert YES_AND_NO.keys() == ANSWERED_BY.keys()


@pytest.mark.parametrize("name", YES_AND_NO)
def test_the_record_answers_a_line_where_it_shows_it_and_not_where_it_does_not(name: str):
    yes, *noes = YES_AND_NO[name]
    assert ANSWERED_BY[name](yes, yes.current)
    assert not any(ANSWERED_BY[name](no, no.current) for no in noes)
    assert not ANSWERED_BY[name](a_case(at()), at())


@pytest.mark.parametrize(
    ("answer", "because", "done", "waits", "says"),
    [
        (None, None, False, True, "not answered"),
        (None, "The visit is tomorrow", False, True, "not answered"),
        (Checked.DONE, None, True, False, "done"),
        (Checked.NOT_NEEDED, "One person", True, False, "not needed"),
        (Checked.OPEN, "The visit is tomorrow", False, False, "open"),
        (Checked.OPEN, "tbc", False, True, "open"),
    ],
)
def test_a_line_waits_until_it_has_an_answer_or_a_reason(
    answer: Checked | None, because: str | None, done: bool, waits: bool, says: str
):
    stage = at(checklist=(replace(LINES[1], answer=answer, because=because),))
    (state,) = checklist(a_case(stage), stage)
    assert (state.done, state.waits, state.by_record, state.says) == (done, waits, False, says)


@pytest.mark.parametrize("answer", [None, Checked.OPEN])
def test_a_line_that_the_record_answers_is_done_whatever_was_said_to_it(answer: Checked | None):
    stage = at(
        checklist=(replace(LINES[0], answer=answer),),
        conflicts=(ConflictFacts(officer=OFFICER, declared_on=DAY, conflict=False, measures=None),),
    )
    (state,) = checklist(a_case(stage), stage)
    assert (state.done, state.waits, state.by_record, state.says) == (True, False, True, "done, as the record shows")


def test_a_line_that_waits_is_said_and_holds_up_no_response():
    case = a_case(at())
    (state,) = judged(case)
    assert state.verdict.outcome is Outcome.TO_DO
    assert state.verdict.because == "2 lines without an answer or a reason: Conflict declared"
    assert blocking([state], Act.RESPOND, 1) == ()


def test_an_answered_stage_that_nobody_asked_is_not_reproached():
    assert judged(a_case(at(responded_on=DAY))) == []
