"""One month of a contractor: what was kept, missed and why, chased, tried in vain; on paper without a resident."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from complaints_desktop.exchange.review_paper import review_pdf
from complaints_desktop.reading.partner_review import month_of, partner_review, promised_through
from complaints_desktop.rules.refusals import Refused
from db.model import Chase, Commitment, CommitmentUpdate, Miss, Officer
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
MARCH = date(2026, 3, 9)
NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)


def promise(session: Session, case_id: str, due: date, late: int | None, who: str = "Zed Ltd") -> str:
    """Add a promise made 20 days before its date, and done so many days after it; None where it is open."""
    row = Commitment(
        case_id=case_id,
        source="stage 1",
        what="Call Ms Resident about the gutter",
        kind="repair",
        owner_id="ann",
        contractor=who,
        promised_on=due - timedelta(20),
        due_on=due,
        first_due_on=due,
        impact=2,
        completed_on=None if late is None else due + timedelta(late),
        state="open" if late is None else "completed",
    )
    session.add(row)
    session.flush()
    return row.id


def explain(session: Session, case_id: str, of: str, cause: str, at: datetime) -> None:
    said = {"level": "people", "missed_on": TODAY, "said_on": TODAY, "recorded_at": at}
    session.add(Miss(case_id=case_id, commitment_id=of, cause=cause, **said))


@pytest.fixture
def case_id(office: Office) -> str:
    office.on(TODAY)
    with office.working() as session:
        session.add(Officer(id="ann", name="Ann", role="owner of commitments"))
    case_id = office.log(date(2026, 2, 2))
    with office.working() as session:
        promise(session, case_id, date(2026, 3, 5), 0)
        late = promise(session, case_id, date(2026, 3, 6), 4, "ZED  LTD")
        overdue = promise(session, case_id, date(2026, 3, 20), None)
        promise(session, case_id, date(2026, 3, 30), None)
        promise(session, case_id, date(2026, 2, 20), 0)  # of the month before
        promise(session, case_id, date(2026, 3, 5), 9, "Acorn")
        explain(session, case_id, late, "delay", NOW - timedelta(1))
        explain(session, case_id, late, "work quality", NOW)  # the cause turned out to be another
        for day in (3, 4):
            session.add(
                Chase(
                    case_id=case_id, commitment_id=overdue, asked="Zed", chased_on=date(2026, 3, day), recorded_at=NOW
                )
            )
        session.add(
            CommitmentUpdate(
                case_id=case_id,
                commitment_id=overdue,
                kind="no access",
                update_on=date(2026, 3, 2),
                text="Nobody in",
                recorded_at=NOW,
            )
        )
    return case_id


def test_the_month_of_a_contractor_counts_what_is_theirs_however_it_was_written(office: Office, case_id: str):
    with office.record.reading() as session:
        found = partner_review(session, office.desk, contractor="zed ltd", month=MARCH)
        assert promised_through(session, office.desk) == ("Acorn", "Zed Ltd")
        with pytest.raises(Refused, match="No promise names “Nobody”"):
            partner_review(session, office.desk, contractor="Nobody", month=MARCH)
    first = found.first
    assert (first.due, first.on_time, first.missed, first.running, first.left) == (4, 1, 2, 1, -2)
    assert (found.finished, found.days) == (2, 22.0)
    assert (found.causes, found.unexplained) == ({"work quality": 1}, 1)
    assert (found.chases, found.chased, [number for _, number in found.no_access]) == (2, 1, [1])
    assert [line.commitment.due_on.day for line in found.open] == [20, 30]
    assert [line.commitment.due_on.day for line in found.overdue] == [20]
    assert month_of(date(2028, 2, 29)) == (date(2028, 2, 1), date(2028, 2, 29))


def test_on_paper_it_says_the_target_and_what_is_left_of_it_and_names_no_resident(office: Office, case_id: str):
    with office.record.reading() as session:
        found = partner_review(session, office.desk, contractor="Zed Ltd", month=MARCH)
        empty = partner_review(session, office.desk, contractor="Acorn", month=date(2026, 1, 1))
    found = replace(found, counted=replace(found.counted, written_late=1))
    pages = PdfReader(BytesIO(review_pdf(found, office.desk, sample=False))).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    for said in (
        "Monthly review, March 2026: Zed Ltd",
        "By the date first promised 3 1 33.3% 2 0 1",
        "4 promises fall due in the month, so none may be missed; 2 were missed. That is 2 too many.",
        "2 promises were done in the month, 22 days after they were made, on average.",
        "Work quality 1 Nobody has said why yet 1",
        "Of those kept in time, 1 was written down as kept more than 5 working days later.",
        "We asked twice how 1 promise stood.",
        "Call the resident about the gutter Fri 20 Mar 2026 4 overdue",
    ):
        assert said in words, said
    assert "Ms Resident" not in words
    (page,) = PdfReader(BytesIO(review_pdf(empty, office.desk, sample=False))).pages
    words = " ".join(page.extract_text().split())
    assert "Nothing falls due in this month. • Nothing was done in the month." in words
    assert "None was missed." in words
