"""What the record answers of a review by itself: A1, C2, D2, E1."""

from dataclasses import replace
from datetime import UTC, date, datetime

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.letters import Again, LetterFacts, LetterFindingFacts
from complaints_desktop.quality.presence import CHECKS, Found, found
from complaints_desktop.rules.clocks import clocks
from complaints_desktop.rules.duties import duties
from db.number_terms import Reviewed, Scored
from db.terms import EndedBy
from tests.complaints_desktop.facts import OFFICER, a_case, a_promise, a_stage

YES, PARTLY, NO, OUT = Scored.YES, Scored.PARTLY, Scored.NO, Scored.NOT_APPLICABLE
TODAY = date(2026, 5, 1)
RECEIVED, ACKNOWLEDGED, ANSWERED = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 16)


def letter(kind: str, **facts: object) -> LetterFacts:
    """Return a letter that was issued at stage 1."""
    given = {
        **{"id": kind, "stage": 1, "kind": f"stage1-{kind}", "again": Again.NEVER, "issued_on": ANSWERED},
        **{"issued_at": datetime(2026, 3, 16, 9, tzinfo=UTC), "author": OFFICER, "recipient": "A Resident"},
        **{"sha256": "", "document_id": kind},
    }
    return LetterFacts(**{**given, **facts})  # type: ignore[arg-type]


def case(**facts: object) -> CaseFacts:
    """Return a case that was answered at stage 1, with both letters."""
    stage = a_stage(received_on=RECEIVED, acknowledged_on=ACKNOWLEDGED, responded_on=ANSWERED)
    return a_case(stage, letters=(letter("acknowledgement"), letter("response")), **facts)


def shown(of: CaseFacts, looks_at: Reviewed = Reviewed.FILE) -> dict[str, Found]:
    """Return what the record shows."""
    running = clocks(of, today=TODAY, now=datetime(2026, 5, 1, 9, tzinfo=UTC), calendar=working_calendar())
    return dict(found(of, of.stages[0], duties(of, running, today=TODAY), looks_at))


def test_of_a_letter_alone_only_the_letter_is_looked_up() -> None:
    assert set(shown(case())) == set(CHECKS) == {"A1", "C2", "D2", "E1"}
    assert set(shown(case(), Reviewed.LETTER)) == {"C2"}


def test_a_letter_that_passed_its_gate_is_whole_and_one_that_was_let_pass_is_not() -> None:
    assert shown(case())["C2"].scored is YES
    stayed = LetterFindingFacts(id="f", why="No reason at point 2", because="Agreed with legal", override_id="o")
    let_pass = replace(case(), letters=(letter("response", findings=(stayed,)),))
    assert shown(let_pass)["C2"] == Found(PARTLY, "it went although this was found in it: No reason at point 2")
    assert "C2" not in shown(replace(case(), letters=())), "what is not in the record, it cannot tell"
    unanswered = a_case(a_stage(received_on=RECEIVED))
    assert shown(unanswered)["C2"].scored is OUT


def test_a_promise_nobody_agreed_with_the_resident_is_half_a_promise() -> None:
    assert shown(case())["D2"].scored is OUT
    agreed, not_agreed = a_promise(), a_promise(id="other", agreed_with_resident=False)
    assert shown(case(commitments=(agreed,)))["D2"].scored is YES
    both = shown(case(commitments=(agreed, not_agreed)))["D2"]
    assert (both.scored, "not agreed with the resident" in both.because) == (PARTLY, True)
    assert shown(case(commitments=(not_agreed,)))["D2"].scored is NO
    slip = replace(not_agreed, ended_by=EndedBy.MISTAKE)
    assert shown(case(commitments=(slip,)))["D2"].scored is OUT


def test_a_receipt_that_came_before_what_is_recorded_costs_points_by_the_clocks_there_are() -> None:
    plain = shown(case())["A1"]
    assert (plain.scored, plain.because) == (PARTLY, "no point of the complaint is written down")
    early = shown(case(expressed_on=date(2026, 2, 2), expressed_to="A housing officer"))["A1"]
    assert early.scored is PARTLY
    assert "recognised after" in early.because


def test_what_is_missing_of_the_file_is_said() -> None:
    whole = shown(case())["E1"]
    assert whole == Found(PARTLY, "no contact with the resident is recorded")
    unsent = replace(case(), letters=(letter("response", send_by=ANSWERED), letter("acknowledgement")))
    assert "nobody recorded how 1 copy went" in shown(unsent)["E1"].because
