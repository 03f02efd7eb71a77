"""Promises: made, moved, kept or cancelled, and never lost from the tracker."""

from datetime import date, timedelta

import pytest

from complaints_desktop.actions import closing, commitments
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.commitments import Complete, Move, Update
from complaints_desktop.reading.commitment_board import Show, commitment_board
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from db.model import Stage
from db.terms import (
    CommitmentKind,
    CommitmentSource,
    CommitmentState,
    Dependency,
    EndedBy,
    EvidenceKind,
    Hazard,
    UpdateKind,
)
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
DUE = date(2026, 4, 24)


@pytest.fixture
def promised(office: Office) -> str:
    """A promise on a complaint logged today; the id of the case."""
    case_id = office.log(TODAY)
    promise(office, case_id)
    return case_id


def promise(office: Office, case_id: str, **typed: object) -> None:
    with office.working() as session:
        commitments.promise(session, office.desk, case_id=case_id, typed=filled("promise", **typed))


def the_promise(office: Office, case_id: str) -> CommitmentFacts:
    with office.record.reading() as session:
        return load_case(session, case_id).commitments[0]


@pytest.mark.parametrize(
    ("typed", "field"), [({"what": " "}, "what"), ({"owner": ""}, "owner"), ({"due_on": None}, "due_on")]
)
def test_a_promise_says_who_does_what_by_when(office: Office, typed: dict[str, object], field: str):
    case_id = office.log(TODAY)
    with pytest.raises(Refused) as refused:
        promise(office, case_id, **typed)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("source", "impact"), [(None, 2), (CommitmentSource.ORDER, 4), (CommitmentSource.RECOMMENDATION, 2)]
)
def test_what_the_ombudsman_orders_is_a_promise_of_its_own_and_of_no_small_impact(office: Office, source, impact):
    case_id = office.log(TODAY)
    promise(office, case_id, source=source, impact=2)
    made = the_promise(office, case_id)
    assert (made.source, made.impact) == (source or CommitmentSource.STAGE_1, impact)


def test_the_same_is_not_promised_twice_by_the_same_for_the_same_day(office: Office, promised: str):
    due = the_promise(office, promised).due_on
    with pytest.raises(Refused, match=r"is to do that by .+ already") as refused:
        promise(office, promised)
    assert refused.value.field == "what"
    promise(office, promised, due_on=due + timedelta(1))
    promise(office, promised, owner="Somebody else")


@pytest.mark.parametrize("impact", [-1, 0, 6, 9])
def test_there_is_no_impact_class_but_1_to_5(office: Office, impact: int):
    case_id = office.log(TODAY)
    with pytest.raises(Refused, match=f"“{impact}” is not one of the choices") as refused:
        promise(office, case_id, impact=impact)
    assert refused.value.field == "impact"


@pytest.mark.parametrize("impact", [1, 5])
def test_impact_classes_1_and_5_are_taken(office: Office, impact: int):
    case_id = office.log(TODAY)
    promise(office, case_id, impact=impact)
    assert the_promise(office, case_id).impact == impact


def test_a_promise_for_today_is_taken_and_for_yesterday_refused(office: Office):
    case_id = office.log(TODAY)
    promise(office, case_id, due_on=TODAY)
    with pytest.raises(Refused, match="has passed"):
        promise(office, case_id, due_on=TODAY - timedelta(1))


def test_a_promise_past_the_known_calendar_is_refused_in_words(office: Office):
    case_id = office.log(TODAY)
    with pytest.raises(Refused, match="bank holidays are known"):
        promise(office, case_id, due_on=date(2031, 1, 6))


def test_the_same_owner_is_one_officer(office: Office, promised: str):
    promise(office, promised, what="Paint the gutter")
    assert office.record.rows("SELECT count(*) FROM officer WHERE name = 'Repairs team'") == [(1,)]


def test_a_moved_date_keeps_the_first_and_says_why_and_whether_they_agreed(office: Office, promised: str):
    before = the_promise(office, promised)
    with office.working() as session:
        commitments.move(
            session,
            office.desk,
            commitment_id=before.id,
            typed=Move(due_on=DUE + timedelta(7), because="Scaffold not free", agreed=True),
        )
    after = the_promise(office, promised)
    assert (after.first_due_on, after.due_on) == (DUE, DUE + timedelta(7))
    (update,) = after.updates
    assert (update.old_due_on, update.text, update.resident_agreed) == (DUE, "Scaffold not free", True)


def test_moving_to_the_date_it_has_is_refused(office: Office, promised: str):
    commitment = the_promise(office, promised)
    with office.working() as session, pytest.raises(Refused, match="has already"):
        commitments.move(
            session,
            office.desk,
            commitment_id=commitment.id,
            typed=Move(due_on=DUE, because="No part", agreed=False),
        )


def test_work_done_without_evidence_leaves_the_promise_open(office: Office, promised: str):
    commitment = the_promise(office, promised)
    with office.working() as session:
        commitments.complete(
            session, office.desk, commitment_id=commitment.id, typed=Complete(completed_on=TODAY, evidence=None)
        )
    assert the_promise(office, promised).open
    with office.working() as session:
        commitments.complete(
            session,
            office.desk,
            commitment_id=commitment.id,
            typed=filled("complete", completed_on=TODAY, evidence="Photos, job 4411"),
        )
    kept = the_promise(office, promised)
    assert (kept.state, kept.completed_on, kept.evidence) == (CommitmentState.COMPLETED, TODAY, "Photos, job 4411")


def test_evidence_that_says_nothing_is_refused(office: Office, promised: str):
    made = the_promise(office, promised).id
    for kind, words in ((EvidenceKind.REFERENCE, "Job sheet 0"), (EvidenceKind.RESIDENT, "they said yes")):
        typed = filled("complete", completed_on=TODAY, evidence_kind=kind, evidence=words)
        with pytest.raises(Refused) as caught, office.working() as session:
            commitments.complete(session, office.desk, commitment_id=made, typed=typed)
        assert caught.value.field == "evidence"


def test_a_promise_that_is_kept_takes_no_further_update(office: Office, promised: str):
    commitment = the_promise(office, promised)
    with office.working() as session:
        commitments.cancel(
            session,
            office.desk,
            commitment_id=commitment.id,
            typed=filled("cancel", because="The resident moved"),
        )
    with office.working() as session, pytest.raises(Refused, match="is cancelled"):
        commitments.update(
            session,
            office.desk,
            commitment_id=commitment.id,
            typed=Update(kind=UpdateKind.PROGRESS, text="still going"),
        )


def test_the_promises_of_a_closed_case_stay_in_the_tracker_with_their_risk(office: Office, promised: str):
    with office.working() as session:
        session.get_one(Stage, load_case(session, promised).current.id).responded_on = TODAY
    with office.working() as session:
        closing.close(session, office.desk, case_id=promised, typed=Closure(learning="Ring first"))
    with office.record.reading() as session:
        (line,) = commitment_board(session, office.desk).lines
    assert line.risk is not None
    assert line.risk.score == line.risk.impact * line.risk.likelihood > 0
    assert office.record.rows("SELECT state, risk, open_commitments FROM case_row") == [
        ("closed, commitments open", line.risk.score, 1)
    ]


def test_the_matrix_has_every_line_in_its_cell(office: Office, promised: str):
    promise(office, promised, impact=5, dependency=Dependency.CONTRACTOR_AND_MORE, due_on=TODAY + timedelta(1))
    with office.record.reading() as session:
        board = commitment_board(session, office.desk)
    assert set(board.matrix) == {(line.risk.impact, line.risk.likelihood) for line in board.lines}
    assert board.lines[0].risk.score > board.lines[1].risk.score


@pytest.mark.parametrize(("day", "shown"), [(DUE - timedelta(7), True), (DUE - timedelta(8), False)])
def test_due_in_seven_days_means_seven(office: Office, promised: str, day: date, shown: bool):
    office.on(day)
    with office.record.reading() as session:
        assert bool(commitment_board(session, office.desk, show=Show.THIS_WEEK).lines) is shown


def test_my_work_shows_the_acknowledgement_first_and_my_cases_promises(office: Office, promised: str):
    with office.record.reading() as session:
        work = my_work(session, office.desk)
    assert [item.kind for item in work.items] == [Kind.ACKNOWLEDGE, Kind.COMMITMENT]
    acknowledge = work.items[0]
    assert (acknowledge.due_on, acknowledge.days_left) == (date(2026, 4, 2), 5)
    assert "Code 6.2" in acknowledge.because


@pytest.mark.parametrize(("day", "left"), [(date(2026, 4, 2), 0), (date(2026, 4, 7), -1)])
def test_days_left_are_working_days_and_negative_when_overdue(office: Office, promised: str, day: date, left: int):
    office.on(day)
    with office.record.reading() as session:
        assert my_work(session, office.desk).items[0].days_left == left


@pytest.mark.parametrize("kind", [UpdateKind.PROGRESS, UpdateKind.NO_ACCESS, UpdateKind.DECLINED])
def test_what_happened_to_a_promise_is_said_on_its_day_and_leaves_it_open(
    office: Office, promised: str, kind: UpdateKind
):
    commitment = the_promise(office, promised)
    office.on(TODAY + timedelta(1))
    with office.working() as session:
        commitments.update(
            session, office.desk, commitment_id=commitment.id, typed=Update(kind=kind, text=" Nobody in ")
        )
    after = the_promise(office, promised)
    (said,) = after.updates
    assert (said.kind, said.update_on, said.text) == (kind, TODAY + timedelta(1), "Nobody in")
    assert (said.old_due_on, said.new_due_on, said.resident_agreed) == (None, None, None)
    assert (after.open, after.due_on, after.started_on, after.appointment_on) == (True, DUE, None, None)


@pytest.mark.parametrize("kind", [UpdateKind.REDATED, UpdateKind.COMPLETED, UpdateKind.CANCELLED])
def test_an_end_or_a_new_date_is_never_only_said(office: Office, promised: str, kind: UpdateKind):
    commitment = the_promise(office, promised)
    with office.working() as session, pytest.raises(Refused, match="is not one of the choices"):
        commitments.update(
            session, office.desk, commitment_id=commitment.id, typed=Update(kind=kind, text="They were told")
        )
    assert the_promise(office, promised) == commitment


def test_the_work_starts_once_and_the_appointment_may_change(office: Office, promised: str):
    commitment = the_promise(office, promised)
    for days in (1, 2):
        office.on(TODAY + timedelta(days))
        with office.working() as session:
            commitments.update(
                session,
                office.desk,
                commitment_id=commitment.id,
                typed=Update(
                    kind=UpdateKind.PROGRESS, text="Scaffold is up", started=True, appointment_on=DUE - timedelta(days)
                ),
            )
    after = the_promise(office, promised)
    assert (after.started_on, after.appointment_on) == (TODAY + timedelta(1), DUE - timedelta(2))


def test_a_promise_keeps_all_that_was_typed(office: Office, promised: str):
    typed = {
        "contractor": " Brixton Roofs ",
        "how_you_will_know": "We ring",
        "agreed_with_resident": True,
        "higher_risk_home": True,
        "needs_appointment": True,
        "impact": 4,
        "dependency": Dependency.CONTRACTOR,
        "due_on": DUE - timedelta(1),
    }
    promise(office, promised, **typed)
    kept = the_promise(office, promised)
    assert {name: getattr(kept, name) for name in typed} == {**typed, "contractor": "Brixton Roofs"}
    assert (kept.what, kept.owner.name, kept.promised_on) == ("Repair the gutter", "Repairs team", TODAY)
    assert (kept.first_due_on, kept.state, kept.source.value) == (DUE - timedelta(1), CommitmentState.OPEN, "stage 1")


@pytest.mark.parametrize(("days", "taken"), [(-1, False), (0, True), (1, False)])
def test_work_is_done_between_the_promise_and_today(office: Office, promised: str, days: int, taken: bool):
    commitment = the_promise(office, promised)
    done = Complete(
        completed_on=TODAY + timedelta(days), evidence_kind=EvidenceKind.REFERENCE, evidence="Photos, job 4411"
    )
    if taken:
        with office.working() as session:
            commitments.complete(session, office.desk, commitment_id=commitment.id, typed=done)
    else:
        with pytest.raises(Refused) as refused, office.working() as session:
            commitments.complete(session, office.desk, commitment_id=commitment.id, typed=done)
        assert refused.value.field == "completed_on"
    assert the_promise(office, promised).open is not taken


def test_a_promise_kept_with_no_day_said_was_kept_today(office: Office, promised: str):
    commitment = the_promise(office, promised)
    office.on(TODAY + timedelta(3))
    with office.working() as session:
        commitments.complete(
            session,
            office.desk,
            commitment_id=commitment.id,
            typed=filled("complete", completed_on=None, evidence=" Photos, job 4411 "),
        )
    after = the_promise(office, promised)
    assert (after.completed_on, after.work_done_on, after.evidence) == (*[TODAY + timedelta(3)] * 2, "Photos, job 4411")
    assert [update.text for update in after.updates] == ["Kept. Evidence: Photos, job 4411"]


@pytest.mark.parametrize("because", ["", " ", "x" * 201])
def test_a_promise_is_cancelled_with_a_reason_that_fits(office: Office, promised: str, because: str):
    commitment = the_promise(office, promised)
    with pytest.raises(Refused) as refused, office.working() as session:
        commitments.cancel(session, office.desk, commitment_id=commitment.id, typed=filled("cancel", because=because))
    assert refused.value.field == "because"
    assert the_promise(office, promised) == commitment


def test_an_order_is_ended_by_who_gave_it_and_nothing_else_is(office: Office):
    order, advice = CommitmentSource.ORDER, CommitmentSource.RECOMMENDATION
    for source, by, taken in (
        (order, EndedBy.US, False),
        (order, EndedBy.RESIDENT, True),
        (order, EndedBy.MISTAKE, True),
        (order, EndedBy.NOT_ASKED, True),
        (advice, EndedBy.US, True),
        (advice, EndedBy.NOT_ASKED, True),
        (None, EndedBy.US, True),
        (None, EndedBy.NOT_ASKED, False),
    ):
        case_id = office.log(TODAY)
        promise(office, case_id, source=source)
        made, typed = the_promise(office, case_id), filled("cancel", because="They moved", ended_by=by)
        if taken:
            with office.working() as session:
                commitments.cancel(session, office.desk, commitment_id=made.id, typed=typed)
            continue
        with pytest.raises(Refused) as refused, office.working() as session:
            commitments.cancel(session, office.desk, commitment_id=made.id, typed=typed)
        assert refused.value.field == "ended_by", (source, by)


@pytest.mark.parametrize(("days", "taken"), [(-1, False), (0, True), (1, True)])
def test_a_promise_is_moved_to_today_or_later(office: Office, promised: str, days: int, taken: bool):
    commitment = the_promise(office, promised)
    moved = Move(due_on=TODAY + timedelta(days), because="The part is late", agreed=False)
    if not taken:
        with pytest.raises(Refused, match="That date has passed") as refused, office.working() as session:
            commitments.move(session, office.desk, commitment_id=commitment.id, typed=moved)
        assert (refused.value.field, refused.value.paragraph) == ("due_on", "7.3")
        return
    with office.working() as session:
        commitments.move(session, office.desk, commitment_id=commitment.id, typed=moved)
    after = the_promise(office, promised)
    assert (after.due_on, after.agreed_with_resident) == (TODAY + timedelta(days), False)


@pytest.mark.parametrize(
    ("hazard", "kind", "expected"),
    [
        (Hazard.EMERGENCY, CommitmentKind.REPAIR, (5, "emergency")),
        (Hazard.SIGNIFICANT, CommitmentKind.INSPECTION, (4, "significant")),
        (Hazard.EMERGENCY, CommitmentKind.APOLOGY, (2, "none")),
        (Hazard.NONE, CommitmentKind.REPAIR, (2, "none")),
        (None, CommitmentKind.REPAIR, (2, "none")),
    ],
)
def test_work_in_a_hazardous_home_has_the_hazard_and_its_impact_whatever_was_chosen(office, hazard, kind, expected):
    case_id = office.log(office.desk.today, hazard=hazard)
    with office.working() as session:
        commitments.promise(session, office.desk, case_id=case_id, typed=filled("promise", kind=kind, impact=2))

    assert office.record.rows("SELECT impact, hazard FROM commitment") == [expected]


def test_that_the_resident_agrees_to_a_date_that_was_proposed_is_recorded_once(office: Office):
    case_id = office.log(date(2026, 3, 26))
    promise(office, case_id)
    made = the_promise(office, case_id)
    later = made.due_on + timedelta(14)

    def move(*, agreed: bool) -> None:
        with office.working() as session:
            said = filled("move", due_on=later, because="The part has not come", agreed=agreed)
            commitments.move(session, office.desk, commitment_id=made.id, typed=said)

    move(agreed=False)
    with pytest.raises(Refused, match="That is the date it has already"):
        move(agreed=False)
    move(agreed=True)
    answered = the_promise(office, case_id)
    assert (answered.due_on, answered.agreed_with_resident) == (later, True)
    assert answered.updates[-1].text.startswith("The resident agreed to ")
    assert (answered.updates[-1].new_due_on, answered.agreed) == (later, True)
    assert [each.new_due_on for each in answered.updates if each.kind is UpdateKind.REDATED] == [later]
    with pytest.raises(Refused, match="That is the date it has already"):
        move(agreed=True)
