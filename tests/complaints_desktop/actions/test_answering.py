"""What goes into an answer: evidence, conflicts, findings and money, at the stage they belong to; and the closing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from complaints_desktop.actions import closing, contacts, definition, findings, investigation, money
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.judgement import clocks_of, judged
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.investigation import EvidenceFacts
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.letters.offered import offered_after
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.duties import Outcome, Verdict, blocking
from complaints_desktop.rules.duties.learning import LEARNED
from complaints_desktop.rules.refusals import Refused
from db.model import Offer, Stage
from db.terms import Closing, ContactKind, Decision, Direction, EvidenceResult, MoneyKind, Responsibility
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint with one point, acknowledged today."""
    made = office.log(TODAY)
    with office.working() as session:
        words = PointWords(text="The leak", responsibility=Responsibility.OURS)
        definition.add_point(session, office.desk, case_id=made, typed=words)
        session.execute(update(Stage).where(Stage.case_id == made).values(acknowledged_on=TODAY))
    return made


def read(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def answer(office: Office, case_id: str) -> None:
    with office.working() as session:
        session.execute(update(Stage).where(Stage.case_id == case_id).values(responded_on=TODAY))


def decide(office: Office, case_id: str, decision: Decision | None, **said: str | None) -> None:
    point = read(office, case_id).points[0]
    found = PointDecision(decision=decision, **said)
    with office.working() as session:
        findings.decide(session, office.desk, case_id=case_id, point_id=point.id, typed=found)


def offer(office: Office, case_id: str, pence: int, **typed: str | date) -> str:
    with office.working() as session:
        made = money.offer(
            session,
            office.desk,
            case_id=case_id,
            typed=filled("offer", pence=pence, **typed),
        ).made
    assert made is not None
    return made


def evidence(
    office: Office,
    case_id: str,
    item: str,
    result: EvidenceResult,
    *,
    note: str | None = None,
    evidence_id: str | None = None,
) -> str | None:
    with office.working() as session:
        return investigation.record_evidence(
            session,
            office.desk,
            case_id=case_id,
            typed=Evidence(item=item, result=result, note=note),
            evidence_id=evidence_id,
        ).made


@pytest.mark.parametrize("result", [each for each in EvidenceResult if each is not EvidenceResult.NO_ANSWER])
def test_evidence_says_what_it_is_how_it_came_out_and_when(office: Office, case_id: str, result: EvidenceResult):
    evidence(office, case_id, " Photos ", result, note=" of the hall ")
    (kept,) = read(office, case_id).current.evidence
    assert (kept.item, kept.result, kept.note, kept.checked_on) == ("Photos", result, "of the hall", TODAY)


def test_silence_is_no_answer_with_each_day_it_was_chased_and_holds_the_answer_up_no_more(office: Office, case_id: str):
    def told(**said: object) -> EvidenceFacts:
        """Say what came of asking the contractor; return what is on record."""
        typed = Evidence(**{"item": "Job sheets", "asked_of": "The contractor", "asked_on": TODAY, **said})
        on_record = read(office, case_id).current.evidence
        with office.working() as session:
            investigation.record_evidence(
                session,
                office.desk,
                case_id=case_id,
                typed=typed,
                evidence_id=on_record[0].id if on_record else None,
            )
        return read(office, case_id).current.evidence[0]

    told(result=EvidenceResult.ASKED)
    office.on(TODAY + timedelta(9))
    days = [TODAY + timedelta(3), TODAY + timedelta(7)]
    for day in (*days, days[-1]):
        assert told(result=EvidenceResult.ASKED, chased_on=day).unanswered_on is None
    for field, missing in (("asked_of", {"asked_of": None}), ("chased_on", {"chased_on": None})):
        with pytest.raises(Refused) as refused:
            told(**{"result": EvidenceResult.NO_ANSWER, "chased_on": days[-1], **missing})
        assert (refused.value.field, refused.value.paragraph) == (field, "5.8")
    kept = told(result=EvidenceResult.NO_ANSWER, chased_on=days[-1])
    assert (kept.result, kept.unanswered_on) == (EvidenceResult.NO_ANSWER, office.desk.today)
    case = read(office, case_id)
    chases = [each.contact_on for each in case.contacts if each.summary.startswith("Chased for an answer: Job sheets")]
    assert sorted(chases) == days
    assert not any(each.duty.key == "evidence" for each in blocking(judged(case, office.desk).duties, Act.RESPOND, 1))
    assert told(result=EvidenceResult.SEEN, chased_on=days[-1]).unanswered_on is None


@pytest.mark.parametrize(("item", "taken"), [("Job sheet " * 20, True), ("Job sheet " * 20 + "s", False), (" ", False)])
def test_evidence_has_a_name_that_fits(office: Office, case_id: str, item: str, taken: bool):
    if taken:
        evidence(office, case_id, item, EvidenceResult.SEEN)
    else:
        with pytest.raises(Refused) as refused:
            evidence(office, case_id, item, EvidenceResult.SEEN)
        assert refused.value.field == "item"
    assert len(read(office, case_id).current.evidence) == int(taken)


def test_evidence_brought_up_to_date_is_the_same_piece_on_the_day_it_was_seen(office: Office, case_id: str):
    made = evidence(office, case_id, "Job history", EvidenceResult.ASKED, note="asked Repairs")
    office.on(TODAY + timedelta(4))
    assert evidence(office, case_id, "Job history", EvidenceResult.SEEN, evidence_id=made) == made
    (kept,) = read(office, case_id).current.evidence
    assert (kept.result, kept.checked_on, kept.note) == (EvidenceResult.SEEN, TODAY + timedelta(4), None)


def test_evidence_of_another_case_is_not_brought_up_to_date_from_this_one(office: Office, case_id: str):
    made = evidence(office, case_id, "Photos", EvidenceResult.ASKED)
    with pytest.raises(Refused, match="not part of this case"):
        evidence(office, office.log(TODAY), "Photos", EvidenceResult.SEEN, evidence_id=made)
    assert read(office, case_id).current.evidence[0].result is EvidenceResult.ASKED


@pytest.mark.parametrize(
    ("conflict", "measures", "taken"),
    [(False, None, True), (False, "said anyway", True), (True, "Ann decides", True), (True, None, False)],
)
def test_a_conflict_says_what_was_done_about_it(
    office: Office, case_id: str, conflict: bool, measures: str | None, taken: bool
):
    said = Declaration(conflict=conflict, measures=measures)
    if not taken:
        with pytest.raises(Refused) as refused, office.working() as session:
            investigation.declare_conflict(session, office.desk, case_id=case_id, typed=said)
        assert (refused.value.field, refused.value.paragraph) == ("measures", "5.8")
        return
    with office.working() as session:
        investigation.declare_conflict(session, office.desk, case_id=case_id, typed=said)
    (kept,) = read(office, case_id).current.conflicts
    assert (kept.conflict, kept.measures, kept.declared_on) == (conflict, measures, TODAY)
    assert kept.officer.id == office.desk.officer.id


@pytest.mark.parametrize("decision", [None, *Decision])
def test_what_is_found_on_a_point_is_kept_as_far_as_it_goes(office: Office, case_id: str, decision: Decision | None):
    decide(office, case_id, decision, reasons=" We came too late ", reference=" Policy 4 ")
    (kept,) = read(office, case_id).points[0].findings
    assert (kept.stage, kept.decision, kept.reasons, kept.reference) == (1, decision, "We came too late", "Policy 4")


def test_a_second_thought_takes_the_place_of_the_first(office: Office, case_id: str):
    decide(office, case_id, Decision.NOT_UPHELD, reasons="We came in time", no_remedy_because="Nothing to put right")
    decide(office, case_id, Decision.UPHELD, reasons="Late after all")
    (kept,) = read(office, case_id).points[0].findings
    assert (kept.decision, kept.reasons, kept.no_remedy_because) == (Decision.UPHELD, "Late after all", None)


@pytest.mark.parametrize(("field", "limit"), [("reference", 500), ("reasons", 20_000), ("no_remedy_because", 20_000)])
def test_what_is_found_fits_its_field(office: Office, case_id: str, field: str, limit: int):
    decide(office, case_id, None, **{field: ("Late" * limit)[:limit]})
    with pytest.raises(Refused) as refused:
        decide(office, case_id, None, **{field: ("Late" * limit)[: limit + 1]})
    assert refused.value.field == field


@pytest.mark.parametrize("pence", [-1, 0])
def test_an_offer_is_more_than_nothing(office: Office, case_id: str, pence: int):
    with pytest.raises(Refused) as refused:
        offer(office, case_id, pence)
    assert str(refused.value) == "An offer is more than nothing. Give the sum in pounds and pence."
    assert refused.value.field == "pence"


def test_the_same_money_is_not_offered_twice_for_the_same_reason(office: Office, case_id: str):
    offer(office, case_id, 2_500, because="The visit of 3 March")
    with pytest.raises(Refused, match=r"That is offered already: £25 for") as refused:
        offer(office, case_id, 2_500, because="the visit of 3 March.")
    assert refused.value.field == "because"
    offer(office, case_id, 2_500, because="The visit of 9 March")
    offer(office, case_id, 2_600, because="The visit of 3 March")


def test_an_offer_says_what_it_is_for(office: Office, case_id: str):
    point = read(office, case_id).points[0].id
    made = offer(office, case_id, 1, because=" Two missed visits ", point_id=point)
    (kept,) = read(office, case_id).current.offers
    assert (kept.id, kept.point_id, kept.kind, kept.pence) == (made, point, MoneyKind.TIME, 1)
    assert (kept.because, kept.offered_on, kept.paid_on) == ("Two missed visits", None, None)


def test_what_was_taken_back_leaves_room_within_the_authority(office: Office, case_id: str):
    made = offer(office, case_id, 500_000)
    with pytest.raises(Refused) as refused:
        offer(office, case_id, 1)
    assert refused.value.why == "That makes £5,000.01 on this case, and you may offer £5,000"
    with office.working() as session:
        money.take_back(session, office.desk, case_id=case_id, offer_id=made)
    offer(office, case_id, 500_000)
    rows = office.record.rows("SELECT pence, withdrawn_on FROM offer ORDER BY withdrawn_on IS NULL")
    assert rows == [(500_000, "2026-03-26"), (500_000, None)]


def test_money_a_letter_has_offered_is_not_taken_back(office: Office, case_id: str):
    made = offer(office, case_id, 100)
    with office.working() as session:
        session.get_one(Offer, made).offered_on = TODAY
    with pytest.raises(Refused, match="The resident was told of that offer") as refused, office.working() as session:
        money.take_back(session, office.desk, case_id=case_id, offer_id=made)
    assert (refused.value.do, refused.value.field) == ("Correct it with a further offer.", "pence")
    assert [each.pence for each in read(office, case_id).current.offers] == [100]


def test_money_of_another_case_is_not_taken_back_from_this_one(office: Office, case_id: str):
    made = offer(office, case_id, 100)
    other = office.log(TODAY)
    with office.working() as session:
        session.execute(update(Stage).where(Stage.case_id == other).values(acknowledged_on=TODAY))
    with pytest.raises(Refused, match="not part of this case"), office.working() as session:
        money.take_back(session, office.desk, case_id=other, offer_id=made)
    assert len(read(office, case_id).current.offers) == 1


@pytest.mark.parametrize("kind", ContactKind)
@pytest.mark.parametrize("direction", Direction)
def test_a_contact_of_any_kind_says_who_what_and_when(
    office: Office, case_id: str, kind: ContactKind, direction: Direction
):
    with office.working() as session:
        contacts.record_contact(
            session,
            office.desk,
            case_id=case_id,
            typed=ContactMade(
                kind=kind,
                direction=direction,
                contact_on=TODAY - timedelta(1),
                summary=" Rang\r\nagain ",
                with_whom=" the daughter ",
            ),
        )
    (kept,) = read(office, case_id).contacts
    assert (kept.kind, kept.direction, kept.contact_on) == (kind, direction, TODAY - timedelta(1))
    assert (kept.summary, kept.with_whom) == ("Rang\nagain", "the daughter")
    assert kept.recorded_at == office.desk.now


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"summary": " "}, "summary"),
        ({"summary": "x" * 20_001}, "summary"),
        ({"with_whom": "x" * 201}, "with_whom"),
        ({"contact_on": TODAY + timedelta(1)}, "contact_on"),
        ({"contact_on": date(1999, 12, 31)}, "contact_on"),
    ],
)
def test_a_contact_that_cannot_be_is_refused_at_its_field(
    office: Office, case_id: str, typed: dict[str, object], field: str
):
    said = filled("contact", **{"contact_on": TODAY, **typed})
    with pytest.raises(Refused) as refused, office.working() as session:
        contacts.record_contact(session, office.desk, case_id=case_id, typed=said)
    assert refused.value.field == field
    assert read(office, case_id).contacts == ()


def test_an_answered_case_is_closed_with_what_was_learned(office: Office, case_id: str):
    answer(office, case_id)
    with pytest.raises(Refused) as refused, office.working() as session:
        closing.close(session, office.desk, case_id=case_id, typed=Closure(learning=""))
    assert (refused.value.paragraph, refused.value.field) == ("9.1", "learning")
    with office.working() as session:
        closing.close(session, office.desk, case_id=case_id, typed=Closure(learning=" Ring first "))
    case = read(office, case_id)
    assert (case.closed_on, case.closed_as, case.learning) == (TODAY, Closing.ANSWERED, "Ring first")


@pytest.mark.parametrize("given", [None, "  "])
def test_what_was_learned_before_the_closing_is_enough_and_is_kept(office: Office, case_id: str, given: str | None):
    answer(office, case_id)
    with office.working() as session:
        closing.learn(session, office.desk, case_id=case_id, learning="Ring first")
    with office.working() as session:
        closing.close(session, office.desk, case_id=case_id, typed=Closure(learning=given or ""))
    assert read(office, case_id).learning == "Ring first"


def test_what_is_learned_says_something(office: Office, case_id: str):
    with pytest.raises(Refused, match="What was learned is missing") as refused, office.working() as session:
        closing.learn(session, office.desk, case_id=case_id, learning=" ")
    assert (refused.value.paragraph, refused.value.field) == ("9.1", "learning")


def test_every_duty_that_stops_a_closing_does(office: Office, case_id: str, monkeypatch: pytest.MonkeyPatch):
    further = replace(
        LEARNED,
        paragraphs={1: "9.2", 2: "9.3"},
        asks="Tell the board",
        judge=lambda _: Verdict(Outcome.TO_DO, "not told"),
    )
    monkeypatch.setattr("complaints_desktop.rules.duties.table.DUTIES", (LEARNED, further))
    answer(office, case_id)
    with pytest.raises(Refused, match="Tell the board: not told") as refused, office.working() as session:
        closing.close(session, office.desk, case_id=case_id, typed=Closure(learning="Ring first"))
    assert refused.value.paragraph == "9.2"
    case = read(office, case_id)
    assert (case.closed_on, case.learning) == (None, None)


def test_a_withdrawal_says_who_asked_how_when_and_why_and_that_is_a_contact(office: Office, case_id: str):
    typed = filled("withdraw", how=ContactKind.EMAIL, because=" The leak is mended ")
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=case_id, typed=typed)
    case = read(office, case_id)
    assert (case.closed_on, case.closed_as) == (TODAY, Closing.WITHDRAWN)
    (said,) = case.contacts
    assert (said.kind, said.direction, said.contact_on) == (ContactKind.EMAIL, Direction.IN, TODAY)
    assert (said.with_whom, said.summary) == ("A Resident", "Withdrawn at the resident's request: The leak is mended")


def test_nobody_without_authority_withdraws_for_the_resident(office: Office, case_id: str):
    typed = filled("withdraw", who="whoever speaks for them")
    with pytest.raises(Refused, match="Nobody with authority speaks") as refused, office.working() as session:
        closing.withdraw(session, office.desk, case_id=case_id, typed=typed)
    assert (refused.value.paragraph, read(office, case_id).closed_on) == ("3.6", None)


@pytest.mark.parametrize("nothing", ["n/a", " . ", "TBC", "None", "nоne", "—"])  # a Cyrillic o
def test_no_complaint_is_withdrawn_for_a_reason_that_says_nothing(office: Office, case_id: str, nothing: str):
    with pytest.raises(Refused, match="says nothing") as refused, office.working() as session:
        closing.withdraw(session, office.desk, case_id=case_id, typed=filled("withdraw", because=nothing))
    assert refused.value.field == "because"
    assert read(office, case_id).closed_on is None


@pytest.mark.parametrize(
    ("asked_on", "why"),
    [(TODAY - timedelta(1), "is before the complaint was received"), (TODAY + timedelta(1), "has not come yet")],
)
def test_nobody_withdraws_a_complaint_before_it_was_made_or_in_time_to_come(office, case_id, asked_on, why):
    with pytest.raises(Refused, match=why) as refused, office.working() as session:
        closing.withdraw(session, office.desk, case_id=case_id, typed=filled("withdraw", asked_on=asked_on))
    assert refused.value.field == "asked_on"


@pytest.mark.parametrize(("days", "outcome"), [(0, Outcome.NOT_RECORDED), (1, Outcome.OVERDUE)])
def test_a_withdrawal_leaves_overdue_what_was_overdue_whatever_day_the_resident_said_it(office, case_id, days, outcome):
    due = next(c.due for c in clocks_of(read(office, case_id), office.desk) if c.rule.clock == ClockName.RESPOND)
    office.on(due + timedelta(days))
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=case_id, typed=filled("withdraw", asked_on=TODAY))
    office.on(due + timedelta(200))
    clock = next(c for c in clocks_of(read(office, case_id), office.desk) if c.rule.clock == ClockName.RESPOND)
    assert clock.outcome is outcome


def paid(office: Office, case_id: str, offer_id: str, **typed: Any) -> None:
    with office.working() as session:
        met = filled("pay", **{"offered_on": None, "paid_on": TODAY, **typed})
        money.pay(session, office.desk, case_id=case_id, offer_id=offer_id, typed=met)


def said_of(office: Office, case_id: str, offer_id: str, **typed: Any) -> None:
    with office.working() as session:
        said = filled("answer-offer", **{"offered_on": None, "answered_on": TODAY, **typed})
        money.answer(session, office.desk, case_id=case_id, offer_id=offer_id, typed=said)


def next_letter(office: Office, case_id: str, act: Act) -> str | None:
    """Return the letter that is offered after an act."""
    with office.record.reading() as session:
        kind = offered_after(session, office.desk, case_id=case_id, act=act)
    return kind.name if kind else None


def test_an_offer_after_the_answer_waits_for_the_letter_that_tells_of_it(office: Office, case_id: str):
    answer(office, case_id)
    offer(office, case_id, 100)
    assert [each.offered_on for each in read(office, case_id).current.offers] == [None]


def test_the_limit_counts_the_money_of_both_stages(office: Office, case_id: str):
    offer(office, case_id, 400_000)
    answer(office, case_id)
    with office.working() as session:
        session.add(Stage(case_id=case_id, number=2, received_on=TODAY))
    offer(office, case_id, 100_000)
    with pytest.raises(Refused, match=r"That makes £5,000\.01 on this case"):
        offer(office, case_id, 1)
    assert read(office, case_id).offered_pence == 500_000


def test_a_sum_is_told_accepted_and_paid_each_on_its_day(office: Office, case_id: str):
    made, before = offer(office, case_id, 100), TODAY - timedelta(1)
    with pytest.raises(Refused, match="was not told of") as refused:
        paid(office, case_id, made)
    assert refused.value.field == "offered_on"
    said_of(office, case_id, made, offered_on=before, answered_on=before)
    assert next_letter(office, case_id, Act.PAY) is None
    paid(office, case_id, made)
    assert next_letter(office, case_id, Act.PAY) == "money-paid"
    assert next_letter(office, case_id, Act.UPDATE_COMMITMENT) == "commitments-done"
    answer(office, case_id)  # now it says all of it, and that there is no more to come
    assert next_letter(office, case_id, Act.UPDATE_COMMITMENT) == "all-done"
    (kept,) = read(office, case_id).current.offers
    assert (kept.offered_on, kept.accepted_on, kept.paid_on) == (before, before, TODAY)
    assert (kept.paid_how, kept.paid_reference) == ("bank transfer", "P 17")


@pytest.mark.parametrize(("do", "field"), [(said_of, "answered_on"), (paid, "paid_on")])
def test_no_sum_is_accepted_or_paid_before_it_was_offered(office: Office, case_id: str, do: Any, field: str):
    made = offer(office, case_id, 100, offered_on=TODAY)
    with pytest.raises(Refused, match="is before the offer") as refused:
        do(office, case_id, made, **{field: TODAY - timedelta(1)})
    assert refused.value.field == field
    do(office, case_id, made, **{field: TODAY})


def test_the_day_of_an_offer_that_was_told_stands(office: Office, case_id: str):
    made = offer(office, case_id, 100, offered_on=TODAY)
    with pytest.raises(Refused, match="Leave the day of the offer as it is"):
        paid(office, case_id, made, offered_on=TODAY - timedelta(1))
    assert read(office, case_id).current.offers[0].paid_on is None


def test_what_was_taken_back_is_not_paid(office: Office, case_id: str):
    made = offer(office, case_id, 100)
    with office.working() as session:
        money.take_back(session, office.desk, case_id=case_id, offer_id=made)
    with pytest.raises(Refused, match="not part of this case"):
        paid(office, case_id, made, offered_on=TODAY)


@pytest.mark.parametrize("because", ["n/a", ".", "TBC"])
def test_a_placeholder_is_no_reason_for_a_sum(office: Office, case_id: str, because: str):
    with pytest.raises(Refused, match="says nothing"):
        offer(office, case_id, 100, because=because)
