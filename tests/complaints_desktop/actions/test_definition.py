"""The complaint definition: what a point keeps, which refusals it meets, and what stays when it is withdrawn."""

from datetime import date

import pytest

from complaints_desktop.actions import assessment, definition, updates
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.definition import PointWords, WithdrawPoint
from complaints_desktop.forms.updates import Updates
from complaints_desktop.rules.refusals import Refused
from db.terms import Hazard, Responsibility
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    return office.log(TODAY)


def add(office: Office, case_id: str, **typed: object) -> str:
    with office.working() as session:
        words = PointWords(**{"text": "The leak", **typed})  # type: ignore[arg-type]
        made = definition.add_point(session, office.desk, case_id=case_id, typed=words).made
    assert made is not None
    return made


def points(office: Office, case_id: str) -> tuple[PointFacts, ...]:
    with office.record.reading() as session:
        return load_case(session, case_id).points


def test_a_point_keeps_what_was_typed_cleaned(office: Office, case_id: str):
    made = add(
        office,
        case_id,
        text="  The street\u202e light\0 ",
        outcome_sought=" Mend it ",
        responsibility=Responsibility.NOT_OURS,
        responsible_body=" the council ",
    )
    (point,) = points(office, case_id)
    assert (point.id, point.number, point.text) == (made, 1, "The street light")
    assert (point.outcome_sought, point.responsible_body) == ("Mend it", "the council")
    assert point.responsibility is Responsibility.NOT_OURS
    assert office.record.rows("SELECT added_on FROM point") == [("2026-03-26",)]


def test_a_point_is_not_written_down_twice(office: Office, case_id: str):
    add(office, case_id, text="The leak")
    with pytest.raises(Refused, match="Point 1 says the same already") as refused:
        add(office, case_id, text="the leak. ")
    assert refused.value.field == "text"
    add(office, case_id, text="The leaks")
    assert len(points(office, case_id)) == 2


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\0"])
def test_a_point_says_something(office: Office, case_id: str, text: str):
    with pytest.raises(Refused, match="Write the point as you understand it") as refused:
        add(office, case_id, text=text)
    assert (refused.value.field, refused.value.paragraph) == ("text", "5.6")
    assert points(office, case_id) == ()


@pytest.mark.parametrize(
    ("responsibility", "body", "taken"),
    [
        (None, None, True),
        (Responsibility.OURS, None, True),
        (Responsibility.OURS, "the council", True),
        (Responsibility.NOT_OURS, "the council", True),
        (Responsibility.NOT_OURS, None, False),
        (Responsibility.NOT_OURS, "  ", False),
        (Responsibility.TO_CLARIFY, "the freeholder", True),
        (Responsibility.TO_CLARIFY, None, False),
    ],
)
def test_a_point_that_is_not_yet_ours_names_somebody(
    office: Office, case_id: str, responsibility: Responsibility | None, body: str | None, taken: bool
):
    if taken:
        add(office, case_id, responsibility=responsibility, responsible_body=body)
        assert points(office, case_id)[0].responsibility is responsibility
        return
    with pytest.raises(Refused) as refused:
        add(office, case_id, responsibility=responsibility, responsible_body=body)
    assert refused.value.do == "Say who is responsible, or whom we are asking."
    assert (refused.value.field, refused.value.paragraph) == ("responsible_body", "5.7")
    assert points(office, case_id) == ()


def test_a_changed_point_keeps_its_number_and_loses_what_is_no_longer_said(office: Office, case_id: str):
    first = add(office, case_id, outcome_sought="Mend it", responsibility=Responsibility.OURS)
    add(office, case_id, text="The noise")
    with office.working() as session:
        words = PointWords(text="The leak in the hall")
        definition.change_point(session, office.desk, case_id=case_id, point_id=first, typed=words)
    one, two = points(office, case_id)
    assert (one.number, one.text, one.outcome_sought, one.responsibility) == (1, "The leak in the hall", None, None)
    assert (two.number, two.text) == (2, "The noise")


def test_a_refused_change_leaves_the_point_as_it_was(office: Office, case_id: str):
    made = add(office, case_id)
    words = PointWords(text="Not ours after all", responsibility=Responsibility.NOT_OURS)
    with pytest.raises(Refused), office.working() as session:
        definition.change_point(session, office.desk, case_id=case_id, point_id=made, typed=words)
    assert [point.text for point in points(office, case_id)] == ["The leak"]


@pytest.mark.parametrize("because", ["", "  ", "x" * 201])
def test_a_point_is_withdrawn_with_a_reason_that_fits(office: Office, case_id: str, because: str):
    made = add(office, case_id)
    with pytest.raises(Refused) as refused, office.working() as session:
        definition.withdraw_point(
            session, office.desk, case_id=case_id, point_id=made, typed=WithdrawPoint(because=because)
        )
    assert refused.value.field == "because"
    assert len(points(office, case_id)) == 1


def test_a_withdrawn_point_stays_on_record_and_its_number_is_not_given_again(office: Office, case_id: str):
    made = add(office, case_id)
    with office.working() as session:
        definition.withdraw_point(
            session,
            office.desk,
            case_id=case_id,
            point_id=made,
            typed=WithdrawPoint(because="No pipe " + "damp" * 48),
        )
    add(office, case_id, text="The noise")
    assert [(point.number, point.text) for point in points(office, case_id)] == [(2, "The noise")]
    kept = office.record.rows("SELECT number, withdrawn_on, length(withdrawn_because) FROM point ORDER BY number")
    assert kept == [(1, "2026-03-26", 200), (2, None, None)]


@pytest.mark.parametrize("hazard", Hazard)
@pytest.mark.parametrize("complex", [True, False])
def test_the_early_sorting_can_be_done_again(office: Office, case_id: str, hazard: Hazard, complex: bool):
    for said in (not complex, complex):
        with office.working() as session:
            assessment.assess(
                session,
                office.desk,
                case_id=case_id,
                typed=Assessment(hazard=hazard, complex=said, vulnerable=not said),
            )
    with office.record.reading() as session:
        case = load_case(session, case_id)
    assert (case.hazard, case.complex, case.vulnerable) == (hazard, complex, not complex)
    assert office.record.rows("SELECT hazard FROM case_row") == [(int(hazard is not Hazard.NONE),)]


@pytest.mark.parametrize(("agreed", "taken"), [("x" * 200, True), ("x" * 201, False), ("", False), (" \t", False)])
def test_how_the_resident_wants_to_hear_from_us_is_kept_in_a_line(
    office: Office, case_id: str, agreed: str, taken: bool
):
    if taken:
        with office.working() as session:
            updates.agree_updates(session, office.desk, case_id=case_id, typed=Updates(updates_agreed=agreed))
    else:
        with pytest.raises(Refused) as refused, office.working() as session:
            updates.agree_updates(session, office.desk, case_id=case_id, typed=Updates(updates_agreed=agreed))
        assert refused.value.field == "updates_agreed"
    assert office.record.rows("SELECT updates_agreed FROM case_") == [(agreed if taken else None,)]
