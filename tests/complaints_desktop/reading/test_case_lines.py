"""The case list says of a case what its screen and the commitment board say of it: they ask one function."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update

from complaints_desktop.actions import commitments
from complaints_desktop.forms.commitments import Move
from complaints_desktop.office import Office as TheOffice
from complaints_desktop.reading.case_lines import restate_all, wrong_lines
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.reading.commitment_board import commitment_board
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.reading.stage_rows import uncounted
from complaints_desktop.reading.track_record import FEWEST
from db.model import CaseRow, Commitment, Desk, StageRow, table_of
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

MADE = date(2026, 3, 26)
DUE = date(2026, 4, 10)
LATER = date(2026, 5, 1)
TODAY = date(2026, 4, 13)


def promise(office: Office, case_id: str, due_on: date, **typed: object) -> str:
    told = filled("promise", **{"what": "Repair it", "owner": "Repairs", "due_on": due_on, **typed})
    with office.working() as session:
        made = commitments.promise(session, office.desk, case_id=case_id, typed=told).made
    assert made is not None
    return made


def test_what_is_not_counted_or_counted_otherwise_is_counted_at_the_start(office: Office) -> None:
    office.log(MADE)
    office.log(MADE)
    with office.record.writing(author="an older program", applying=True) as session:
        session.execute(delete(StageRow).where(StageRow.row == 1))
        session.execute(update(StageRow).values(numbers=b"1234"))
        session.execute(update(Desk).values(derived_on=None))
    started = TheOffice(office.record, user="Test Officer")
    assert started.start_day()
    with office.record.reading() as session:
        assert list(wrong_lines(session, started.desk())) == []


@pytest.fixture
def promised(office: Office) -> tuple[str, list[str]]:
    """A case with one promise still open by an owner who has ten others just past their date, kept but for three."""
    first = office.log(MADE)
    promise(office, first, LATER)
    second = office.log(MADE)
    past = [promise(office, second, DUE, what=f"Repair {number}") for number in range(FEWEST)]
    office.on(DUE)
    for made in past[3:]:
        with office.working() as session:
            commitments.complete(
                session,
                office.desk,
                commitment_id=made,
                typed=filled("complete", completed_on=DUE, evidence="seen, job 4411"),
            )
    office.on(TODAY)
    with office.working() as session:
        restate_all(session, office.desk)
    return first, past


def listed(office: Office) -> dict[str, int]:
    with office.record.reading() as session:
        lines = session.execute(select(CaseRow.case_id, CaseRow.risk)).all()
    return {line.case_id: line.risk for line in lines}


def on_the_board(office: Office) -> dict[str, int]:
    with office.record.reading() as session:
        board = commitment_board(session, office.desk)
    worst: dict[str, int] = {}
    for line in board.lines:
        worst[line.case_id] = max(worst.get(line.case_id, 0), line.risk.score)
    return worst


def test_the_list_the_board_the_case_and_my_work_say_the_same_risk(office: Office, promised):
    case_id, _ = promised
    with office.record.reading() as session:
        view = view_case(session, office.desk, case_id=case_id)
        mine = [i for i in my_work(session, office.desk).items if i.kind is Kind.COMMITMENT and i.case_id == case_id]
    (risk,) = [risk for _, risk in view.risks if risk]
    assert any("on time in 70% of the last 90 days" in why for why in risk.because)
    assert mine[0].risk == risk
    assert listed(office)[case_id] == on_the_board(office)[case_id] == risk.score


@pytest.mark.parametrize("act", ["complete", "move", "cancel"])
def test_what_becomes_of_one_promise_is_said_of_every_case_its_owner_promised_in(office: Office, promised, act: str):
    case_id, past = promised
    before = listed(office)[case_id]
    for made in past[:3]:
        about = {"commitment_id": made}
        with office.working() as session:
            if act == "complete":
                commitments.complete(
                    session,
                    office.desk,
                    **about,
                    typed=filled("complete", completed_on=DUE, evidence="seen late, job 4411"),
                )
            elif act == "move":
                commitments.move(
                    session, office.desk, **about, typed=Move(due_on=LATER + timedelta(7), because="parts", agreed=True)
                )
            else:
                commitments.cancel(
                    session, office.desk, **about, typed=filled("cancel", because="It is mended already")
                )
        assert listed(office)[case_id] == on_the_board(office)[case_id]
        with office.record.reading() as session:
            assert list(wrong_lines(session, office.desk)) == []
    after = listed(office)[case_id]
    assert after < before if act == "complete" else after == before  # to move or end what is overdue mends no record


def test_the_list_never_says_what_the_board_does_not(office: Office, promised):
    case_id, _ = promised
    with office.working() as session:
        session.execute(update(Commitment).where(Commitment.case_id == case_id).values(impact=5))
        restate_all(session, office.desk)
    assert {case: risk for case, risk in listed(office).items() if risk} == on_the_board(office)


def test_a_stage_row_of_odd_bytes_is_derived_anew_and_one_of_no_case_is_seen(office: Office) -> None:
    case_id = office.log(MADE)
    with office.record.writing(author="test", applying=True) as session:
        (row,) = session.scalars(select(StageRow)).all()
        said = {each.name: getattr(row, each.name) for each in table_of(StageRow).c if each.name != "row"}
        session.add(StageRow(**said | {"stage": 2, "numbers": b"odd"}))
    assert list(uncounted(office.record)) == [[case_id]]
    with office.record.writing(author="test", applying=True) as session:
        restate_all(session, office.desk)
        assert list(wrong_lines(session, office.desk)) == []
        session.add(StageRow(**said | {"case_id": "gone"}))
        session.flush()
        assert list(wrong_lines(session, office.desk)) == ["the numbers count a case that is not there (gone)"]
    assert list(uncounted(office.record)) == []
